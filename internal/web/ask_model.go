package web

import (
	"errors"
	"net/http"
	"strconv"

	"afterword/internal/followup"
	"afterword/internal/polish"
)

// askModel sends the paragraph that the page has shown to the model, and shows what of its
// reply may be taken:
//
//  1. a note that changed since it was shown is shown again instead;
//  2. so is the page where another model is used than the one that was shown;
//  3. where the person has not allowed this model yet, the form must bring their yes to the
//     one that was shown;
//  4. what the model sent is judged, and nothing is changed.
func (s *site) askModel(w http.ResponseWriter, r *http.Request) error {
	f, err := readAssistForm(r)
	if err != nil {
		return err
	}
	v, n, err := s.assist(r, f)
	if err != nil {
		return err
	}
	if f.shown != n.Digest() {
		v.Alert = changedMeanwhile
		return s.renderAssist(w, r, http.StatusConflict, v)
	}
	if v.Alert != "" || v.Missing != "" {
		return s.renderAssist(w, r, http.StatusUnprocessableEntity, v)
	}
	if r.PostForm.Get("model") != v.Key {
		v.Alert = "Nothing was sent: another model is used by now, or it runs elsewhere. Look at where it goes, then decide again."
		return s.renderAssist(w, r, http.StatusConflict, v)
	}
	ctx := r.Context()
	if !v.Allowed {
		m, err := s.Service.UsedModel(ctx, accountOf(ctx))
		if err != nil {
			return err
		}
		if r.PostForm.Get("allow") != modelKey(m) {
			v.Alert = "Nothing was sent: say first that texts you choose may go to this model."
			return s.renderAssist(w, r, http.StatusUnprocessableEntity, v)
		}
		if err := s.Service.AllowModel(ctx, accountOf(ctx), m); err != nil {
			return err
		}
		v.Allowed = true
	}
	p, err := s.Service.PolishParagraph(ctx, accountOf(ctx), n.ID, f.shown, f.number, f.tone)
	switch {
	case errors.Is(err, followup.ErrNotWhatWasSeen):
		v.Alert = changedMeanwhile
		return s.renderAssist(w, r, http.StatusConflict, v)
	case err != nil:
		if v.Alert, err = assistWords(err); err != nil {
			s.log().InfoContext(ctx, "a model was asked in vain", "err", err)
			v.Alert = "The model gave no answer that can be used: " + sentence(err.Error())
		}
		return s.renderAssist(w, r, http.StatusBadGateway, v)
	}
	v.Offer = hunksOf(f, p.Reply, p.Offer)
	v.Sent = nil
	return s.renderAssist(w, r, http.StatusOK, v)
}

func hunksOf(f assistForm, reply string, o polish.Offer) *hunksView {
	v := &hunksView{Number: f.number, Tone: string(f.tone), Reply: reply}
	for _, h := range o.Hunks {
		words := "Mended"
		if h.Level == polish.Amber {
			words = "Look at it"
		}
		v.Hunks = append(v.Hunks, hunkView{h, words, h.Level == polish.Green})
	}
	for _, h := range o.Refused {
		v.Refused = append(v.Refused, hunkView{Hunk: h})
	}
	return v
}

// readAssistForm reads what a form of the page brings.
func readAssistForm(r *http.Request) (assistForm, error) {
	if err := ReadForm(r); err != nil {
		return assistForm{}, err
	}
	number, err := strconv.Atoi(r.PostForm.Get("paragraph"))
	if err != nil {
		return assistForm{}, &Problem{Status: http.StatusBadRequest, Title: "Which paragraph?", Sentence: "Go back and choose one.", Err: err}
	}
	return assistForm{number: number, tone: toneOf(r.PostForm.Get("tone")), shown: r.PostForm.Get("shown")}, nil
}
