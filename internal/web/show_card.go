package web

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"strings"

	paper "afterword/internal/card"
	"afterword/internal/channel"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/review"
)

// cardPage is the page that says to whom a card is worth its stamp, and prints one.
type cardPage struct {
	ID, Employer, Role string
	Kind               string // as it is taken for
	Guessed            bool
	Kinds              []choice
	People             []cardAdvice
	Card               *cardForm // nil until somebody is chosen
	Flash              string
}

type choice struct {
	Value, Label string
	Chosen       bool
}

// cardAdvice is what is advised for one interviewer.
type cardAdvice struct {
	Name, Who    string
	Advice, Tone string
	Reason       string
	Chosen       bool
}

// cardForm is a card in the making.
type cardForm struct {
	Name, Who, Text, Front string
	Sizes, Looks           []choice
	Words, Limit           int
	Many                   bool
	Verdict, VerdictWords  string
	Findings               []finding
	Picture                template.HTML // SVG of our own making; empty when it cannot be drawn
	Wrong                  string
	Blocked                bool
}

// cardDone are the sentences after a form of this page was taken.
var cardDone = map[string]string{"kind": "Noted. The advice follows from it."}

// showCard is the page; ?to= says for whom a card is drafted.
func (s *site) showCard(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	return s.renderCard(w, r, http.StatusOK, cardAsked{To: q.Get("to"), Size: string(paper.A6), Look: string(paper.Printed), Front: frontOfCard}, cardDone[q.Get("done")])
}

const frontOfCard = "Thank you"

// cardAsked is what a form asked for.
type cardAsked struct{ To, Text, Size, Look, Front string }

func cardAskedIn(r *http.Request) (cardAsked, error) {
	if err := ReadForm(r); err != nil {
		return cardAsked{}, err
	}
	get := func(name string) string { return strings.ReplaceAll(r.PostForm.Get(name), "\r\n", "\n") }
	return cardAsked{get("to"), get("text"), get("size"), get("look"), get("front")}, nil
}

// lookAtCard shows the card as it would be printed. Nothing is stored.
func (s *site) lookAtCard(w http.ResponseWriter, r *http.Request) error {
	asked, err := cardAskedIn(r)
	if err != nil {
		return err
	}
	return s.renderCard(w, r, http.StatusOK, asked, "")
}

// printCard answers with the card as a PDF, unless the review blocks it.
func (s *site) printCard(w http.ResponseWriter, r *http.Request) error {
	asked, err := cardAskedIn(r)
	if err != nil {
		return err
	}
	draft, err := s.Service.DraftCard(r.Context(), accountOf(r.Context()), r.PathValue("id"), asked.To, asked.Text)
	if errors.Is(err, followup.ErrNoInterviewer) {
		return followup.ErrNotFound
	}
	if err != nil {
		return err
	}
	var pdf bytes.Buffer
	if draft.Verdict == review.Blocked || paper.Write(&pdf, asked.card(draft)) != nil {
		return s.renderCard(w, r, http.StatusUnprocessableEntity, asked, "")
	}
	w.Header().Set("Content-Type", "application/pdf")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": "card.pdf"}))
	w.Header().Set("Content-Length", fmt.Sprint(pdf.Len()))
	_, _ = w.Write(pdf.Bytes()) // the browser may be gone
	return nil
}

func (a cardAsked) card(d followup.CardDraft) paper.Card {
	return paper.Card{Text: d.Text, Size: paper.Size(a.Size), Look: paper.Look(a.Look), Front: a.Front, Title: "Card to " + d.To.Name}
}

func (s *site) renderCard(w http.ResponseWriter, r *http.Request, status int, asked cardAsked, flash string) error {
	account, id := accountOf(r.Context()), r.PathValue("id")
	v, err := s.Service.ShowProcess(r.Context(), account, id)
	if err != nil {
		return err
	}
	kind, advice, err := s.Service.AdviseChannel(r.Context(), account, id)
	if err != nil {
		return err
	}
	page := cardPage{ID: id, Employer: v.Employer, Role: v.Role, Kind: string(kind.Kind), Guessed: kind.Guessed, Flash: flash}
	page.Kinds = append(page.Kinds, choice{"", "I do not know: guess it", v.Kind == ""})
	for _, k := range interview.EmployerKinds() {
		page.Kinds = append(page.Kinds, choice{string(k), capitalised(string(k)), v.Kind == k})
	}
	for _, a := range advice {
		who := cmp.Or(a.To.Email, a.To.Name)
		word, tone := channelWord(a.Channel)
		page.People = append(page.People, cardAdvice{a.To.Name, who, word, tone, a.Reason, who == asked.To})
	}
	if asked.To != "" {
		draft, err := s.Service.DraftCard(r.Context(), account, id, asked.To, asked.Text)
		if errors.Is(err, followup.ErrNoInterviewer) {
			return followup.ErrNotFound
		}
		if err != nil {
			return err
		}
		page.Card = cardFormOf(asked, draft)
	}
	body, err := render("card-page.html", page)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "A card, " + v.Employer, Body: body, Status: status, Styles: []string{"card-page.css"}})
	return nil
}

func channelWord(c channel.Channel) (word, tone string) {
	switch c {
	case channel.Card:
		return "A card", "go"
	case channel.Both:
		return "E-mail, then a card", "go"
	}
	return "E-mail is enough", "rest"
}

func cardFormOf(asked cardAsked, d followup.CardDraft) *cardForm {
	f := &cardForm{
		Name: d.To.Name, Who: asked.To, Text: d.Text, Front: asked.Front, Words: paper.Words(d.Text), Limit: paper.WordLimit(paper.Size(asked.Size)),
		Verdict: string(d.Verdict), VerdictWords: verdictWords(d.Verdict), Blocked: d.Verdict == review.Blocked,
	}
	f.Many = f.Words > f.Limit
	for _, one := range []struct {
		size  paper.Size
		label string
	}{{paper.A6, "A6, 105 × 148 mm"}, {paper.FiveBySeven, "5 × 7 inches"}, {paper.Folded, "10 × 7 inches, folded"}} {
		f.Sizes = append(f.Sizes, choice{string(one.size), one.label, string(one.size) == asked.Size})
	}
	for _, look := range paper.Looks() {
		f.Looks = append(f.Looks, choice{string(look), capitalised(string(look)), string(look) == asked.Look})
	}
	for _, severity := range []review.Severity{review.Block, review.Warn, review.Hint} {
		for _, found := range d.Findings {
			if found.Severity == severity {
				f.Findings = append(f.Findings, finding{Check: found.Check, Severity: string(severity), Word: severityWord(severity), Message: found.Message})
			}
		}
	}
	var picture bytes.Buffer
	if err := paper.WritePicture(&picture, asked.card(d)); err != nil {
		f.Wrong = sentence(err.Error())
	} else {
		f.Picture = template.HTML(picture.String()) // numbers and words of ours only
	}
	return f
}

// nameEmployerKind records what sort of house the employer is.
func (s *site) nameEmployerKind(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	err := s.Service.NameEmployerKind(r.Context(), accountOf(r.Context()), r.PathValue("id"), interview.EmployerKind(r.PostForm.Get("kind")))
	if errors.Is(err, followup.ErrEmployerKind) {
		return &Problem{Status: http.StatusUnprocessableEntity, Title: "There is no such kind", Sentence: "Go back and choose one of the list; nothing was changed.", Err: err}
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/processes/"+r.PathValue("id")+"/card?done=kind", http.StatusSeeOther)
	return nil
}
