package web

import (
	"html/template"
	"net/http"

	"afterword/internal/interview"
	"afterword/internal/outcome"
)

// insightView is the page of what came of the notes.
type insightView struct {
	Empty    string // what is said where there is nothing; empty otherwise
	Figures  []figureView
	From, To string // of the proof, as its form begins
}

// figureView is a figure with its picture.
type figureView struct {
	outcome.Figure
	Picture template.HTML // empty where there is nothing to draw
}

// showInsight is the page of what came of the notes.
func (s *site) showInsight(w http.ResponseWriter, r *http.Request) error {
	account := accountOf(r.Context())
	report, err := s.Service.ReadOutcome(r.Context(), account)
	if err != nil {
		return err
	}
	proof, err := s.Service.ReadProof(r.Context(), account, interview.Date{}, interview.Date{})
	if err != nil {
		return err
	}
	v := insightView{From: proof.From.String(), To: proof.To.String()}
	if report.Empty() {
		v.Empty = outcome.Nothing
	} else {
		for _, f := range report.Figures() {
			shown := figureView{Figure: f}
			if f.N > 0 {
				shown.Picture = template.HTML(f.DrawSVG(true)) // it escapes what it shows
			}
			v.Figures = append(v.Figures, shown)
		}
	}
	body, err := render("insight.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Insight", Body: body, Styles: []string{"insight.css"}})
	return nil
}
