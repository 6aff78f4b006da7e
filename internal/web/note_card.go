package web

import (
	"cmp"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/invite"
	"afterword/internal/note"
	"afterword/internal/review"
)

// card is a step of the plan with its note, in words.
type card struct {
	Key          string // unique on the page, for ids: "note-…" or "step-…"
	Process      string // id
	Name, Email  string
	Role         string
	Contact      string // why follow-ups go to them, where their role does not say it
	Word, Tone   string // see statusWord
	Lead         string // what the moment means: "Planned for"
	When         moment
	Mine         string // the same on the candidate's own clock; empty where that shows the same
	Until        moment // until when the step is worth doing; zero when it does not matter
	Reason       string
	Late         bool
	NoAddress    string // where their address is written down; empty where it is known
	Over         bool
	Note         *noteView
	Early        string // folded away, and until when: "Wed 2 Dec"
	Unfolded     bool   // all the same: a form brought something back
	Flash, Alert string
	// On the page where notes are written: the panel that this page shows, for its forms to
	// come back to, and what was written down about whom the note goes to.
	Panel   string
	Debrief *writtenDown
}

// noteView is a note as its card shows it.
type noteView struct {
	ID, To, Subject, Body string
	Paragraphs            []string
	Shown                 string // digest of the note this card was rendered from
	Rows                  int
	Editable, CanApprove  bool
	CanUndo, CanSettle    bool
	Ways                  []choice // how it may go, where it can be approved
	Why                   string   // it cannot be approved now
	Left                  string   // "in 9 min": how long approval can be taken back
	Verdict, VerdictWords string
	// Own counts the words that are the person's where a machine changed the note, All those
	// that say something; 0 where none did.
	Own, All  int
	CanPolish bool
	Findings  []finding
	Ignored   []ignoredFinding // what of it the person leaves as it is
	Aims      []aim
	Panel     *panelSide // nil without another note of the panel
	Trouble   string     // what went wrong, and Then what can be done
	Then      string
	MessageID string
	Room      *room // nil but where notes are written
	// Newest is the note as it is now, where the form holds what the person typed over an
	// older one.
	Newest *noteText
}

type noteText struct{ Subject, Body string }

// finding is a finding of the review in words.
type finding struct {
	Check, Severity, Word string
	Message               string
	Try                   []suggestion
	Key                   string // what leaves it as it is; empty where nothing can
	Blocks                bool
	OwnWord               string // to be added to the person's own words; empty for most
	Excerpt               *excerpt
}

// turn is what a form brought back to the page instead of a redirect: what was typed and
// why it was not taken.
type turn struct {
	NoteID string
	Typed  *noteText // nil when the stored text is shown
	Stale  bool      // the note changed since it was shown
	Alert  string
	Flash  string
	Reply  cadence.EventKind
	Date   string
	// What is wrong with the answer to a reply, and with its date.
	Wrong, WrongDate string
	// What a gracious reply was asked for with, and what is wrong with it.
	To, Own, WrongReply string
	// Where somebody works, as it was typed, and what is wrong with it.
	Who, Where, WrongPlace string
	// Invitation is the key of the mail whose invitation a form was about, with what was
	// answered, what is still asked and what is wrong.
	Invitation      string
	Place           invite.Place
	Zone            string
	Asks            *followup.InvitationQuestion
	WrongInvitation string
	// Another offer and a question to answer better, as they were typed, with what is wrong;
	// Named says that the person asked whose the offers are.
	Offer    *offerForm
	Question *questionForm
	Named    bool
}

// cardOf puts a step into words.
func cardOf(key string, v followup.StepView, p followup.Process, at circumstances, t turn) card {
	now := at.now
	word, tone := statusWord(v, at)
	if word == "Draft" && !p.Asks(v, now) {
		tone = "rest"
	}
	zone := v.Due.Location()
	c := card{
		Key: key, Process: p.ID, Name: v.Interviewer, Email: v.Email, Word: word, Tone: tone,
		Reason: v.Reason, Late: v.Rescue && !v.Status.Over(), Over: v.Status.Over(),
	}
	if v.Status == cadence.Paused {
		c.Reason = "" // the question at the top of the page says it once
	}
	round, _ := p.Interview(v.InterviewID)
	if person, ok := round.Interviewer(cmp.Or(v.Email, v.Interviewer)); ok {
		c.Role = string(person.Role)
		if v.Phase == note.CheckIn && !v.Status.Over() {
			c.Contact = contactWords(round, person)
		}
	}
	if v.Phase.HasNote() && v.Email == "" && !v.Status.Over() {
		c.NoAddress = debriefPath(p.ID, v.InterviewID)
	}
	c.Lead, c.When = "Planned for", momentOf(v.Due, zone, now)
	switch v.Phase {
	case note.Close:
		c.Lead = "Closes"
	case note.LookAgain:
		c.Lead = "On"
	}
	switch {
	case v.Note != nil:
		c.Key = "note-" + v.Note.ID
		c.addNote(v, zone, at, t)
	case v.Status.Over():
		c.Lead, c.When = "", moment{}
	}
	if v.Status == cadence.Paused { // the answer may move it
		switch c.Lead {
		case "Planned for":
			c.Lead = "Was planned for"
		case "Closes":
			c.Lead = "Was to close"
		}
	}
	if c.When.ISO != "" && at.home != nil && !c.Over {
		c.Mine = onMyClock(c.When, at.home(p.Candidate))
	}
	if !c.Over && v.Phase.HasNote() && (v.Note == nil || v.Note.State == note.Draft) {
		c.Until = momentOf(v.Closes, zone, now)
	}
	return c
}

func (c *card) addNote(v followup.StepView, zone *time.Location, at circumstances, t turn) {
	n, now := *v.Note, at.now
	view := &noteView{
		ID: n.ID, To: n.To.Email, Subject: n.Subject, Body: n.Body, Paragraphs: paragraphs(n.Body),
		Shown: n.Digest(), Trouble: sentence(n.Trouble), MessageID: n.MessageID,
		Editable: n.State == note.Draft && !v.Status.Over(),
		CanUndo:  n.State == note.Approved || n.State == note.Scheduled || n.State == note.InDrafts,
	}
	view.CanApprove = view.Editable && v.Status != cadence.Paused && n.To.Email != ""
	switch {
	case n.To.Email == "":
		view.Why = "It can be approved when an address is known."
	case v.Status == cadence.Paused:
		view.Why = "It can be approved when you have said what their answer was."
	}
	view.CanSettle = n.State == note.Unknown
	c.Over = n.State.Final() || (v.Status.Over() && n.State != note.Sending && n.State != note.Unknown && n.State != note.InDrafts)
	c.Note = view
	switch n.State {
	case note.Approved, note.Scheduled:
		leaves := v.LeavesAt()
		c.Lead, c.When = "Leaves", momentOf(leaves, zone, now)
		switch n.Way {
		case note.Drafts:
			c.Lead = "Into your Drafts"
		case note.ByHand:
			c.Lead = "You send it"
		}
		view.Left = untilWords(leaves, now)
		if view.Trouble != "" && !leaves.After(now) {
			c.Lead, view.Left = "Was to leave", "" // it waits for something else than time
		}
		if waitsForMailbox(v, at) {
			view.Trouble, view.Left = "It waits for a mailbox.", ""
			if c.Lead = "Planned for"; !leaves.After(now) {
				c.Lead = "Was to leave"
			}
		}
	case note.Sending, note.InDrafts:
		c.Lead, c.When = "", moment{}
	case note.Unknown:
		c.Lead, c.When = "Meant to leave", momentOf(n.NotBefore, zone, now)
	case note.Sent:
		c.Lead, c.When = "Sent", momentOf(n.SentAt, zone, now)
	case note.Failed, note.Cancelled, note.Skipped:
		c.Lead, c.When = "", moment{}
	}
	if !view.Editable && !c.Over || n.State == note.Sent {
		c.Reason = "" // it says what must come before: approval, which is behind us
	}
	if n.State == note.Failed {
		c.Reason = "" // it says when it can leave
		view.Then = "It is not tried again. You can still write to them by hand."
	}
	if view.Trouble == c.Reason {
		view.Trouble = "" // say it once
	}
	if view.CanApprove {
		view.Ways = waysFor(at.way)
	}
	if view.Editable || view.CanUndo {
		view.addReview(v, at)
	}
	if early(v, now) {
		c.Early, c.Unfolded = v.Opens.Format("Mon 2 Jan"), t.NoteID == n.ID
	}
	if t.NoteID == n.ID {
		c.Flash, c.Alert = t.Flash, t.Alert
		if t.Typed != nil && view.Editable {
			if t.Stale {
				view.Newest = &noteText{n.Subject, n.Body}
			}
			view.Subject, view.Body = t.Typed.Subject, t.Typed.Body
		} else if t.Typed != nil {
			// There is no form to hold what was typed: show it, to be copied.
			view.Newest = t.Typed
		}
	}
	view.Rows = rows(view.Body)
}

// addReview puts what the review says into words.
func (n *noteView) addReview(v followup.StepView, at circumstances) {
	n.Verdict, n.VerdictWords = string(v.Verdict), verdictWords(v.Verdict)
	n.Findings, n.Ignored, n.Aims = findingsOf(v), ignoredOf(v), aimsOf(v.Aims)
	n.Panel = panelSideOf(v.Draft, v.Panel)
	n.Own, n.All, n.CanPolish = v.Own, v.All, n.Editable && at.hasModel
}

// early reports whether v is a follow-up that was drafted before its day. It can be read,
// and need not.
func early(v followup.StepView, now time.Time) bool {
	return v.Note != nil && v.Note.State == note.Draft && v.Phase != note.Anchor && !v.Phase.Answers() && v.Status == cadence.Waiting && now.Before(v.Opens)
}

// waitsForMailbox reports whether an approved note has no mailbox to leave from.
func waitsForMailbox(v followup.StepView, c circumstances) bool {
	return c.noMailbox && v.Status != cadence.Paused && (v.Note.State == note.Approved || v.Note.State == note.Scheduled)
}

func findingsOf(v followup.StepView) []finding {
	var shown []finding
	n, all := *v.Note, v.Findings
	offered := suggestionsOf(n, all)
	for _, severity := range []review.Severity{review.Block, review.Warn, review.Hint} {
		for i, f := range all {
			if f.Severity != severity {
				continue
			}
			view := finding{Check: f.Check, Severity: string(f.Severity), Word: severityWord(f.Severity), Message: f.Message, Try: offered[i], Key: keyOf(v, n, f), Blocks: f.Severity == review.Block}
			view.OwnWord = ownWord(n, f)
			if e, ok := excerptOf(n.Subject, n.Body, f); ok {
				view.Excerpt = &e
			}
			shown = append(shown, view)
		}
	}
	return shown
}

// rows is how many lines a text area shows, so that a whole note is usually seen.
func rows(body string) int {
	lines := 1
	for line := range strings.SplitSeq(body, "\n") {
		lines += 1 + len([]rune(line))/44
	}
	return min(max(lines, 8), 24)
}

func paragraphs(body string) []string {
	var all []string
	for line := range strings.SplitSeq(body, "\n") {
		if strings.TrimSpace(line) != "" {
			all = append(all, line)
		}
	}
	return all
}

// formWords says how an interview was held.
func formWords(f interview.Form) string {
	switch f {
	case interview.Video:
		return "by video"
	case interview.Phone:
		return "by phone"
	case interview.OnSite:
		return "on site"
	}
	return string(f)
}
