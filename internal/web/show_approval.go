package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// approvalView is the page that shows notes exactly as they would leave, to be approved one
// by one or together.
type approvalView struct {
	ID, Employer, Role string
	Action             string // where the form goes; what is shown stands in it, for a page that is loaded anew
	Flash, Alert       string
	Notes              []leavingNote
	Ready              int // how many of them can be approved
	Ways               []choice
	Way                string
	Undo               string // how long they are held; empty where they are not
	NoMailbox          bool
	Panel              string // for the form to come back to
}

// leavingNote is one note as it would leave.
type leavingNote struct {
	ID, Shown      string
	Name, Email    string // to whom
	From           string
	Subject, Body  string
	Answers        string // in whose thread it lands, in a sentence
	Copy           string // where the copy of it lies
	Leaves         string // when, for the form
	Theirs, Mine   moment // when, on both clocks
	TheirZone      string
	MyZone         string // empty where both clocks show the same
	Left           string
	Reason         string
	Ready          bool
	Why            string // it is not ready
	Path           string // of its card
	Verdict, Words string
	Findings       []finding
	Ignored        []ignoredFinding // what the person leaves as it is
}

// approvalPath is the page that shows the notes of one panel, or one note.
func approvalPath(process string, p panel, noteID string) string {
	path := processPath(process) + "/approve?" + p.query()
	if noteID != "" {
		path += "&note=" + url.QueryEscape(noteID)
	}
	return path
}

// showApproval is the page.
func (s *site) showApproval(w http.ResponseWriter, r *http.Request) error {
	p, _ := panelIn(r.URL.RawQuery)
	return s.renderApproval(w, r, http.StatusOK, p, r.URL.Query().Get("note"), turn{Flash: approvalDone[r.URL.Query().Get("done")]})
}

// approvalDone are the sentences of this page after the form of a card brought it up.
var approvalDone = map[string]string{"saved": "Saved. This is what would leave."}

// renderApproval shows one note, or those of a panel; all drafts that wait where neither is
// known.
func (s *site) renderApproval(w http.ResponseWriter, r *http.Request, status int, p panel, only string, t turn) error {
	v, err := s.Service.PreviewNotes(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	c, err := s.circumstances(r.Context())
	if err != nil {
		return err
	}
	if _, ok := noteIn(v.ProcessView, only); !ok {
		only = ""
	}
	known := slices.ContainsFunc(v.Steps, func(step followup.StepView) bool { return panel{step.InterviewID, step.Phase} == p })
	view := approvalView{
		ID: v.ID, Action: processPath(v.ID) + "/approve", Employer: v.Employer, Role: v.Role, Flash: t.Flash, Alert: t.Alert, NoMailbox: c.noMailbox,
		Ways: waysFor(c.way), Undo: heldWords(v.Held), Panel: p.query(),
	}
	if known || only != "" {
		view.Action = approvalPath(v.ID, p, only)
	}
	for _, preview := range v.Notes {
		of := panel{preview.InterviewID, preview.Phase}
		if only != "" && preview.Note.ID != only || only == "" && known && of != p {
			continue
		}
		n := s.leavingNoteOf(v.ProcessView, preview, c)
		if n.Ready {
			view.Ready++
		}
		view.Notes = append(view.Notes, n)
	}
	body, err := render("approval.html", view)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "What would leave, " + v.Employer, Body: body, Status: status, Styles: []string{"approval.css"}})
	return nil
}

func (s *site) leavingNoteOf(v followup.ProcessView, p followup.NotePreview, c circumstances) leavingNote {
	theirs := p.Due.Location()
	n := leavingNote{
		ID: p.Note.ID, Shown: p.Note.Digest(), Name: p.To.Name, Email: p.To.Email, From: addressWords(p.From),
		Subject: p.Subject, Body: strings.TrimRight(p.Body, "\n"), Copy: copyWords(p.SentBy, p.From.Email), Reason: p.Why,
		Leaves: p.Leaves.UTC().Format(time.RFC3339Nano),
		Theirs: momentOf(p.Leaves, theirs, c.now), TheirZone: zoneWords(p.Leaves, theirs), Left: untilWords(p.Leaves, c.now),
		Path: processPath(v.ID) + "#note-" + p.Note.ID, Verdict: string(p.Verdict), Words: verdictWords(p.Verdict),
		Answers: "It begins a thread of its own.",
	}
	n.Findings, n.Ignored = findingsOf(p.StepView), ignoredOf(p.StepView)
	if c.home != nil {
		if home := c.home(v.Candidate); onMyClock(n.Theirs, home) != "" {
			n.Mine, n.MyZone = momentOf(p.Leaves, home, c.now), zoneWords(p.Leaves, home)
		}
	}
	if a := p.Answers; a != nil {
		n.Answers = "It answers the mail from " + a.Name + ", “" + a.Subject + "”"
		if a.Ours {
			n.Answers = "It lands in the thread of your note to " + a.Name + ", “" + a.Subject + "”"
		}
		if !a.At.IsZero() {
			n.Answers += ", of " + momentOf(a.At, theirs, c.now).Words
		}
		n.Answers += "."
	}
	switch {
	case p.Note.To.Email == "":
		n.Why = "It can be approved when an address is known."
	case p.Unbuilt != nil:
		n.Why = "No mail can be made of it yet. " + sentence(strings.TrimPrefix(p.Unbuilt.Error(), "build the message: "))
	case p.Status == cadence.Paused:
		n.Why = "It can be approved when you have said what their answer was."
	case n.Verdict == "blocked":
		n.Why = "Something must be put right first."
	}
	n.Ready = n.Why == ""
	return n
}

// heldWords is how long a note is held, empty where it is not.
func heldWords(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return durationWords(d)
}

// addressWords is an address as a mail program shows it.
func addressWords(a letter.Address) string {
	if a.Name == "" {
		return a.Email
	}
	return a.Name + " <" + a.Email + ">"
}

// copyWords says where the copy of a note lies once it has left.
func copyWords(by followup.SentBy, own string) string {
	switch by {
	case followup.SentByProvider:
		return "Your provider files one in Sent."
	case followup.SentByUpload:
		return "Afterword puts one into Sent."
	}
	return "One goes to yourself at " + own + ", and Afterword moves it to Sent. Nobody else sees that."
}

// zoneWords names a zone with how far it is from UTC at a moment: "America/New_York, UTC-5".
func zoneWords(t time.Time, loc *time.Location) string {
	offset := strings.TrimSuffix(t.In(loc).Format("-07:00"), ":00")
	offset = offset[:1] + strings.TrimPrefix(offset[1:], "0")
	if name := loc.String(); name != "Local" && name != "" {
		return name + ", UTC" + offset
	}
	return "UTC" + offset
}

// readyToApprove is how many notes of a panel stand there to be approved.
func readyToApprove(cards []card) int {
	n := 0
	for _, c := range cards {
		if c.Note != nil && c.Note.CanApprove && c.Early == "" {
			n++
		}
	}
	return n
}

// chosenWay is the way that a form chose; empty for the usual one.
func chosenWay(r *http.Request) note.Way {
	if way := note.Way(r.PostForm.Get("way")); slices.Contains(note.Ways(), way) {
		return way
	}
	return ""
}
