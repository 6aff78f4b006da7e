package web

import (
	"html/template"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
)

// typedAsked are the notes of a panel as they stand in the editor.
type typedAsked struct {
	Notes []struct {
		ID      string `json:"id"`
		Subject string `json:"subject"`
		Body    string `json:"body"`
	} `json:"notes"`
	// Of are the ids of those to be reviewed; all where it is empty.
	Of []string `json:"of"`
}

// typedAnswer is what the review says of them.
type typedAnswer struct {
	Notes []typedNote `json:"notes"`
}

// typedNote is one of them. Ranges count UTF-16 code units, as browsers do.
type typedNote struct {
	ID string `json:"id"`
	// Shown is the digest of the note as it is stored, and Draft whether it may be changed.
	Shown    string         `json:"shown"`
	Draft    bool           `json:"draft"`
	Verdict  review.Verdict `json:"verdict"`
	Says     string         `json:"says"`
	Findings []typedFinding `json:"findings"`
	Aims     []typedAim     `json:"aims"`
	Room     *room          `json:"room"`
	// Own says how many words are the person's own; empty where no machine changed any.
	Own        string       `json:"own,omitempty"`
	AnchorUsed bool         `json:"anchor_used"`
	Beside     []typedShare `json:"beside"`
	// Heard is the part of the page that says all this in words.
	Heard template.HTML `json:"heard"`
}

type typedFinding struct {
	Check    string          `json:"check"`
	Severity review.Severity `json:"severity"`
	Word     string          `json:"word"`
	Message  string          `json:"message"`
	Part     review.Part     `json:"part"`
	From     int             `json:"from"`
	To       int             `json:"to"`
	// Whole says that it is about the note rather than about the place.
	Whole bool       `json:"whole"`
	Try   []typedTry `json:"try"`
	Leave string     `json:"leave,omitempty"` // the key that leaves it as it is
}

type typedTry struct {
	Key  string `json:"key"`
	Text string `json:"text"`
}

type typedAim struct {
	Name  review.AimName `json:"name"`
	Met   bool           `json:"met"`
	Words string         `json:"words"`
}

// typedShare is what a note shares with another one of its panel.
type typedShare struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Percent int        `json:"percent"`
	Runs    []typedRun `json:"runs"`
}

// typedRun are the same words in both.
type typedRun struct {
	From      int `json:"from"`
	To        int `json:"to"`
	ThereFrom int `json:"there_from"`
	ThereTo   int `json:"there_to"`
}

// reviewTyped tells the editor what the review says of words that are not stored. It is
// asked after every pause in typing.
func (s *site) reviewTyped(w http.ResponseWriter, r *http.Request) error {
	var asked typedAsked
	if err := readJSON(r, &asked); err != nil {
		return err
	}
	typed, of := map[string]followup.Typed{}, asked.Of
	for _, n := range asked.Notes {
		typed[n.ID] = followup.Typed{Subject: oneLine(n.Subject), Body: unixLines(n.Body)}
		if len(asked.Of) == 0 {
			of = append(of, n.ID)
		}
	}
	views, err := s.Service.ReviewTyped(r.Context(), accountOf(r.Context()), r.PathValue("id"), of, typed)
	if err != nil {
		return err
	}
	c, err := s.circumstances(r.Context())
	if err != nil {
		return err
	}
	answer := typedAnswer{Notes: []typedNote{}}
	for _, v := range views {
		n, err := typedNoteOf(v, c, r.PathValue("id"))
		if err != nil {
			return err
		}
		answer.Notes = append(answer.Notes, n)
	}
	return sendJSON(w, http.StatusOK, answer)
}

func typedNoteOf(v followup.TypedView, c circumstances, process string) (typedNote, error) {
	n := typedNote{
		ID: v.Note.ID, Shown: v.Stored, Draft: v.Note.State == note.Draft && !v.Status.Over(),
		Verdict: v.Verdict, Says: verdictWords(v.Verdict), Room: roomOf(v), Own: ownSaid(v), AnchorUsed: usesOwnAnchor(v),
		Findings: []typedFinding{}, Aims: []typedAim{}, Beside: []typedShare{},
	}
	offered := suggestionsOf(*v.Note, v.Findings)
	for i, f := range v.Findings {
		said := typedFinding{
			Check: f.Check, Severity: f.Severity, Word: severityWord(f.Severity), Message: f.Message, Part: f.Part,
			From: f.Span.StartUTF16, To: f.Span.EndUTF16, Leave: keyOf(v.StepView, *v.Note, f), Try: []typedTry{},
		}
		_, ok := excerptOf(v.Note.Subject, v.Note.Body, f)
		said.Whole = !ok
		for _, try := range offered[i] {
			said.Try = append(said.Try, typedTry{try.Key, try.Text})
		}
		n.Findings = append(n.Findings, said)
	}
	for _, a := range v.Aims {
		n.Aims = append(n.Aims, typedAim{a.Name, a.Met, a.Words})
	}
	for i, other := range v.Panel.Beside {
		share := typedShare{ID: v.Beside[i], Name: other.Draft.To.Name, Percent: other.Likeness.Percent(), Runs: []typedRun{}}
		for _, run := range other.Likeness.Runs {
			share.Runs = append(share.Runs, typedRun{run.A.StartUTF16, run.A.EndUTF16, run.B.StartUTF16, run.B.EndUTF16})
		}
		n.Beside = append(n.Beside, share)
	}
	view := noteView{ID: v.Note.ID}
	view.addReview(v.StepView, c)
	heard, err := render("heard", map[string]any{"Process": process, "Note": view})
	n.Heard = heard
	return n, err
}
