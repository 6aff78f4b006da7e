package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/polish"
)

// assistView is the page on which a model may help with one paragraph of a note.
type assistView struct {
	Process, Note string // ids
	Name          string // of whom the note goes to
	Shown         string // digest of the note that the page was rendered from
	Paragraphs    []paragraphChoice
	Tones         []toneChoice
	Model         string // its name; empty where there is none
	Where         string
	Key           string // what the person agrees to: see modelKey
	Allowed       bool
	Missing       string // why no model can be asked
	Sent          *sentView
	Offer         *hunksView
	Alert         string
}

type paragraphChoice struct {
	Number int
	Text   string
	Chosen bool
}

type toneChoice struct {
	Value, Words string
	Chosen       bool
}

// sentView is exactly what would be sent.
type sentView struct {
	Number   int
	Tone     string
	Messages []polish.Message
	Masks    []polish.Mask
}

// hunksView is what came back. Reply goes with the form, so that the same hunks have the
// same numbers; it is judged anew, and needs no trust.
type hunksView struct {
	Number         int
	Tone, Reply    string
	Hunks, Refused []hunkView
}

type hunkView struct {
	polish.Hunk
	Words string // what the level is called
	Taken bool
}

// assistForm is what a form of the page brought.
type assistForm struct {
	number int
	tone   polish.Tone
	shown  string
}

// showAssist is the page where a paragraph is chosen, and where it is shown what would be
// sent to the model. Nothing is sent by looking at it.
func (s *site) showAssist(w http.ResponseWriter, r *http.Request) error {
	f := assistForm{tone: toneOf(r.URL.Query().Get("tone"))}
	f.number, _ = strconv.Atoi(r.URL.Query().Get("paragraph")) // none is chosen where it is no number
	v, _, err := s.assist(r, f)
	if err != nil {
		return err
	}
	return s.renderAssist(w, r, http.StatusOK, v)
}

// assist is the page with what a form brought.
func (s *site) assist(r *http.Request, f assistForm) (assistView, note.Note, error) {
	ctx := r.Context()
	v, err := s.Service.ShowProcess(ctx, accountOf(ctx), r.PathValue("id"))
	if err != nil {
		return assistView{}, note.Note{}, err
	}
	n, ok := noteIn(v, r.PathValue("note"))
	if !ok {
		return assistView{}, note.Note{}, followup.ErrNotFound
	}
	if n.State != note.Draft {
		return assistView{}, n, &note.TransitionError{From: n.State, Verb: "polish"}
	}
	page := assistView{Process: n.ProcessID, Note: n.ID, Name: n.To.Name, Shown: n.Digest()}
	for i, text := range polish.Paragraphs(n.Body) {
		page.Paragraphs = append(page.Paragraphs, paragraphChoice{i + 1, text, i+1 == f.number})
	}
	for _, t := range []toneChoice{
		{string(polish.Grammar), "Put right what is wrong", false},
		{string(polish.Up), "More formal", false},
		{string(polish.Down), "Plainer", false},
	} {
		t.Chosen = t.Value == string(f.tone)
		page.Tones = append(page.Tones, t)
	}
	if err := s.describeModel(ctx, &page); err != nil {
		return page, n, err
	}
	if f.number == 0 {
		return page, n, nil
	}
	p, err := s.Service.PreparePolish(ctx, accountOf(ctx), n.ID, f.number, f.tone)
	if err != nil {
		page.Alert, err = assistWords(err)
		return page, n, err
	}
	page.Sent = &sentView{f.number, string(f.tone), p.Request.Messages(), p.Request.Masks}
	return page, n, nil
}

// describeModel says which model is used and where it runs.
func (s *site) describeModel(ctx context.Context, page *assistView) error {
	m, err := s.Service.UsedModel(ctx, accountOf(ctx))
	if err != nil {
		page.Missing, err = assistWords(err)
		return err
	}
	page.Model, page.Key, page.Allowed = m.Name, modelKey(m), !m.AllowedAt.IsZero()
	switch {
	case m.Runs == followup.Elsewhere:
		page.Where = "It runs elsewhere, at " + m.Endpoint + ": what is sent to it leaves this machine."
	case m.SaidBy == followup.ByPerson:
		page.Where = "It runs on this machine, you said."
	default:
		page.Where = "It runs on this machine, its server says."
	}
	return nil
}

// modelKey names a model and where it runs, so that a yes is to the one that was shown.
func modelKey(m followup.Model) string { return m.Endpoint + " " + m.Name + " " + string(m.Runs) }

// assistWords are what the page says of an error; what it does not know is returned.
func assistWords(err error) (string, error) {
	var unfit *polish.UnfitError
	switch {
	case errors.As(err, &unfit):
		return sentence(unfit.Error()), nil
	case errors.Is(err, followup.ErrNoModel):
		return "No model is added, and nothing is sent to one. Settings, Help with wording, adds one.", nil
	case errors.Is(err, followup.ErrNotAllowed):
		return "You have not allowed that your texts are sent to this model. Settings, Help with wording, does.", nil
	}
	for _, known := range []error{
		polish.ErrNothingWritten, polish.ErrAsksForNote, polish.ErrGap, polish.ErrNotEnglish, polish.ErrMask, polish.ErrNoText, polish.ErrNoReply,
		polish.ErrRewritten, polish.ErrTogether, polish.ErrNoChange, followup.ErrMoved, followup.ErrSilent,
		followup.ErrAssistOff, followup.ErrNoParagraph, followup.ErrSealed,
	} {
		if errors.Is(err, known) {
			return sentence(known.Error()), nil
		}
	}
	return "", err
}

func toneOf(word string) polish.Tone {
	for _, t := range polish.Tones() {
		if string(t) == word {
			return t
		}
	}
	return polish.Grammar
}

func (s *site) renderAssist(w http.ResponseWriter, r *http.Request, status int, v assistView) error {
	body, err := render("assist.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Polish a paragraph", Body: body, Status: status, Styles: []string{"assist.css"}})
	return nil
}
