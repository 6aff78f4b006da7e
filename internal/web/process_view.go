package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// processView is a process in words.
type processView struct {
	ID, Employer, Role string
	State, Tone        string
	Over               bool
	Needs              int // how many things wait for the person
	NotesWait          int // how many of them are notes
	Invitations        []invitationView
	CalledOff          *calledOffView
	Talk               *talkView
	Gracious           *graciousView
	Budget             budgetView
	Timeline           *timelineView // nil where nothing is planned or was sent
	CanAddFile         bool
	Next               string // what comes next, and why
	NextWho, NextWhat  string
	NextWhen           moment
	Flash, Alert       string
	Reply              replyView
	NoMailbox          bool // and something may be to send
	Rounds             []roundView
	Mails              []mailView
	Touches            []touchView
	Left               []leftView
	Waiting            []waiting
	Places             []placeView
	PlacesFold         bool           // there are many, and none that a form brought back
	Offers             *offersView    // nil when nothing is sent any more
	Questions          *questionsView // nil before there is an interview
}

// manyPlaces is from how many people on where they work is folded away.
const manyPlaces = 6

// waiting names a note that waits for the person, to jump to.
type waiting struct{ Key, Name string }

// roundView is one interview with the steps that follow from it.
type roundView struct {
	id         string // of the interview
	Key, Title string
	Form       string
	When       moment
	Promise    string // "Tuesday 1 December"
	Said       string
	Phases     []phaseView
}

// phaseView is the steps of one phase.
type phaseView struct {
	Key, Title, Purpose string
	Stage               string // "over", "now" or "later"
	Write               string // where its drafts are written side by side; empty without any
	Approve             string // where several are shown as they would leave; empty without
	Cards               []card
}

// mailView is a mail that came in.
type mailView struct {
	Word, Name, Email, Subject string
	Paragraphs                 []string
	At                         moment
}

// touchView is a note the person sent by hand.
type touchView struct {
	Phase, To string
	At        moment
}

// viewOf puts a process into words. t is what a form brought back, zero for a plain view.
func viewOf(v followup.ProcessView, c circumstances, t turn) processView {
	now := c.now
	p := processView{ID: v.ID, Employer: v.Employer, Role: v.Role, Over: v.State != followup.Active && !v.Paused && !replying(v)}
	zone := zoneOf(v)
	p.State, p.Tone = stateWord(v)
	p.Needs = len(v.Needs(now))
	for _, step := range v.Steps {
		if step.Note != nil && v.Asks(step, now) {
			p.NotesWait++
		}
	}
	p.Invitations = invitationsOf(v, c, t)
	if v.CalledOff != nil {
		p.CalledOff = &calledOffView{Process: v.ID, When: momentOf(v.CalledOff.Interview.Starts, v.CalledOff.Interview.Starts.Location(), now).Words}
	}
	p.Talk, p.Gracious, p.Budget = talkOf(v, now), graciousOf(v, t), budgetOf(v, now)
	p.CanAddFile = v.State != followup.Ended
	p.addNext(v, c)
	for _, m := range v.Mails {
		p.Mails = append(p.Mails, mailOf(m, zone, now))
	}
	for _, touch := range v.Touches {
		title, _ := phaseWords(touch.Phase)
		p.Touches = append(p.Touches, touchView{Phase: title, To: touch.To, At: momentOf(touch.At, zone, now)})
	}
	p.Reply, p.NoMailbox = replyOf(v, c, t), c.noMailbox && !p.Over
	if t.NoteID == "" {
		p.Flash, p.Alert = t.Flash, t.Alert
	}
	p.addRounds(v, c, t)
	p.Left = leftOf(v, c, t)
	p.Places = placesOf(v, t)
	p.PlacesFold = len(p.Places) > manyPlaces && !slices.ContainsFunc(p.Places, func(q placeView) bool { return q.Open })
	p.Offers, p.Questions = offersOf(v, c, t), questionsOf(v, t)
	return p
}

func stateWord(v followup.ProcessView) (word, tone string) {
	switch {
	case v.CalledOff != nil:
		return "Called off", "ask"
	case len(v.Invitations) > 0:
		return "Invitation came", "ask"
	case v.Paused && v.State == followup.Ended:
		return "New reply", "ask"
	case v.Paused:
		return "Paused", "ask"
	case v.Rests != nil:
		return "On hold", "rest"
	case v.State == followup.MovedOn:
		return "Closed in silence", "rest"
	case v.State != followup.Ended:
		return "Active", "go"
	case v.Answer == nil:
		return "Ended", "rest"
	}
	switch v.Answer.Kind {
	case cadence.Offered:
		return "Offer", "good"
	case cadence.Rejected:
		return "Not this time", "rest"
	case cadence.Withdrawn:
		return "You stepped back", "rest"
	}
	return "Ended", "rest"
}

// addNext says which step comes next, when and why.
func (p *processView) addNext(v followup.ProcessView, c circumstances) {
	switch {
	case p.Over:
		p.Next = ending(v) + " Nothing more is sent."
		return
	case v.CalledOff != nil:
		p.Next = "The interview was called off. Say what follows, and the plan goes on from there."
		return
	case v.Paused && len(v.Invitations) > 0:
		p.Next = "An invitation came. Add it or ignore it, and say what the answer was."
		return
	case v.Paused && len(v.Replies) > 1:
		p.Next = fmt.Sprintf("%d replies wait. Say what the answer was, and the plan goes on from there.", len(v.Replies))
		return
	case v.Paused:
		p.Next = "They have answered. Say what the answer was, and the plan goes on from there."
		return
	}
	var next *followup.StepView
	var when time.Time
	for i, step := range v.Steps {
		if step.Status.Over() {
			continue
		}
		leaves := step.Due
		if step.Note != nil {
			if step.Note.State.Final() || step.Note.State == note.Unknown {
				continue
			}
			leaves = step.LeavesAt()
		}
		if next == nil || leaves.Before(when) {
			next, when = &v.Steps[i], leaves
		}
	}
	if next == nil {
		p.Next = nothingPlanned(v)
		return
	}
	p.NextWhat, _ = stepWords(v.Process, *next, c.now)
	p.NextWho, p.NextWhen, p.Next = next.Interviewer, momentOf(when, next.Due.Location(), c.now), next.Reason
	if next.Note != nil && next.Note.Approval != nil {
		p.Next = "You approved it, and it leaves by itself."
		if c.noMailbox {
			p.Next = "You approved it, and it waits for a mailbox."
		}
	}
}

// nothingPlanned says why no step is to come.
func nothingPlanned(v followup.ProcessView) string {
	if v.Answer != nil && v.Answer.Kind == cadence.NextRound {
		return "They want to talk again. Add the next interview when its invitation comes: it gets its own plan."
	}
	if len(v.Steps) > 0 {
		return v.Steps[len(v.Steps)-1].Reason
	}
	return "Nothing is planned."
}

// addRounds groups the steps by interview and phase, in the order of the plan.
func (p *processView) addRounds(v followup.ProcessView, c circumstances, t turn) {
	for i, step := range v.Steps {
		round := p.round(v, step, c.now)
		title, purpose := stepWords(v.Process, step, c.now)
		last := len(round.Phases) - 1
		if last < 0 || round.Phases[last].Title != title {
			round.Phases = append(round.Phases, phaseView{Key: fmt.Sprintf("phase-%d", i), Title: title, Purpose: purpose, Stage: "over"})
			last++
		}
		phase := &round.Phases[last]
		card := cardOf(stepKey(i), step, v.Process, c, t)
		if card.Note != nil && card.Note.Editable && !early(step, c.now) {
			phase.Write = writePath(v.ID, panel{step.InterviewID, step.Phase})
		}
		switch {
		case card.Note != nil && !card.Over && !early(step, c.now):
			phase.Stage = "now"
		case !card.Over && phase.Stage == "over":
			phase.Stage = "later"
		}
		if v.Asks(step, c.now) {
			p.Waiting = append(p.Waiting, waiting{card.Key, cmp.Or(card.Name, card.Email)})
		}
		phase.Cards = append(phase.Cards, card)
		if readyToApprove(phase.Cards) > 1 {
			phase.Approve = approvalPath(v.ID, panel{step.InterviewID, step.Phase}, "")
		}
	}
}

// round returns the view of the step's interview, begun with its first step. A step
// without one, the close of a process, follows the last interview.
func (p *processView) round(v followup.ProcessView, step followup.StepView, now time.Time) *roundView {
	held, ok := v.Interview(step.InterviewID)
	if !ok {
		if held, ok = v.Latest(); !ok {
			held = interview.Interview{ID: step.InterviewID}
		}
	}
	if i := slices.IndexFunc(p.Rounds, func(r roundView) bool { return r.id == held.ID }); i >= 0 {
		return &p.Rounds[i]
	}
	r := roundView{id: held.ID, Key: fmt.Sprintf("round-%d", len(p.Rounds)), Title: roundTitle(v.Process, held.ID), Form: formWords(held.Form)}
	if !held.Starts.IsZero() {
		r.When = momentOf(held.Starts, held.Starts.Location(), now)
	}
	if held.Promise != nil && !held.Promise.Date.IsZero() {
		r.Promise, r.Said = held.Promise.Date.Words(), held.Promise.Said
	}
	p.Rounds = append(p.Rounds, r)
	return &p.Rounds[len(p.Rounds)-1]
}

// stepKey names a step that has no note, on its page.
func stepKey(i int) string { return fmt.Sprintf("step-%d", i) }

func mailOf(m followup.IncomingMail, zone *time.Location, now time.Time) mailView {
	return mailView{
		Word: mailWord(m.Kind), Name: cmp.Or(m.From.Name, m.From.Email), Email: m.From.Email,
		Subject: cmp.Or(m.Subject, "(no subject)"), Paragraphs: paragraphs(m.Text), At: momentOf(m.At, zone, now),
	}
}

// zoneOf is the zone that a process's mails are shown in: that of its latest interview.
func zoneOf(v followup.ProcessView) *time.Location {
	if latest, ok := v.Latest(); ok {
		return latest.Starts.Location()
	}
	return time.UTC
}

// versionOf names what views say now. Two versions are equal when a page rendered from
// them would show the same facts; how long it is until something is left out.
func versionOf(c circumstances, views ...followup.ProcessView) (string, error) {
	var opened []bool
	for _, v := range views {
		for _, step := range v.Steps {
			opened = append(opened, !c.now.Before(step.Opens))
		}
	}
	h := sha256.New()
	if err := json.NewEncoder(h).Encode([]any{views, opened, c.noMailbox}); err != nil {
		return "", fmt.Errorf("name the version of a page: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)[:12]), nil
}

// isReply reports whether kind is one of the answers that a reply may have been.
func isReply(kind cadence.EventKind) bool { return slices.Contains(cadence.Answers(), kind) }

// noteIn finds a note of a process by its id.
func noteIn(v followup.ProcessView, id string) (note.Note, bool) {
	for _, step := range v.Steps {
		if step.Note != nil && step.Note.ID == id {
			return *step.Note, true
		}
	}
	return note.Note{}, false
}
