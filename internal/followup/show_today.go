package followup

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/compose"
	"afterword/internal/note"
)

// Need is one thing that only the person can do.
type Need struct {
	Kind                NeedKind
	Process             string // id
	Employer, Role      string
	Interview           string // id of the round; empty where it is about the process
	Phase               note.Phase
	Names               []string // who it is about
	Note                string   // id of the first note it is about; empty without one
	Opens, Due, By      time.Time
	Late                bool           // the thank-you is past its 24 hours
	Answered, Suggested int            // mails that wait
	Budget              cadence.Budget // of an approval: what courtesy allows
	Unheard             bool           // of a debrief: it may also be that nobody called
}

// NeedKind is what a person is to do.
type NeedKind string

// What a person may be to do, the most pressing first.
const (
	NeedSettle     NeedKind = "settle"     // nobody knows whether a note left
	NeedName       NeedKind = "name"       // say what a reply was
	NeedFollows    NeedKind = "follows"    // say what follows an interview that was called off
	NeedInvitation NeedKind = "invitation" // add or ignore what came by mail
	NeedTalk       NeedKind = "talk"       // say whether anybody called at the agreed time
	NeedLookAgain  NeedKind = "look-again" // look at a role that is on hold
	NeedDebrief    NeedKind = "debrief"    // write the interview down
	NeedGap        NeedKind = "gap"        // answer a question that stands in a draft
	NeedAddress    NeedKind = "address"    // find out where a note is to go
	NeedApproval   NeedKind = "approval"   // read and approve
	NeedSend       NeedKind = "send"       // send it, by hand or out of the Drafts folder
)

// NeedKinds lists what a person may be to do, the most pressing first.
func NeedKinds() []NeedKind {
	return []NeedKind{NeedSettle, NeedName, NeedFollows, NeedInvitation, NeedTalk, NeedLookAgain, NeedDebrief, NeedGap, NeedAddress, NeedApproval, NeedSend}
}

// Today is what a person sees first: what needs them, what leaves, what is waited for.
type Today struct {
	Needs []Need // what is pressing first, then by when it is to be done
	// Leaving are the approved notes, the next first.
	Leaving []Leaving
	// Waiting is what comes next in every process that needs nobody now, the next first.
	Waiting []Next
	// Over are processes that are over and still need a look.
	Going int // how many processes go on
	// Began reports whether there ever was a process.
	Began   bool
	Mailbox MailboxNews
	// Found are the invitations that came by mail and belong to no process, oldest first.
	Found []FoundInvitation
}

// Leaving is a note that leaves, or is put where the person sends it, by itself.
type Leaving struct {
	Process, Employer string
	To                string
	Phase             note.Phase
	Note              string // id
	At                time.Time
	Way               note.Way
	State             note.State
	Trouble           string // why it waits although its time has come
	Undo              bool
}

// Next is the step that a process waits for, and why.
type Next struct {
	Process, Employer, Role string
	Phase                   note.Phase // empty when nothing is planned
	To                      string
	At                      time.Time
	Reason                  string
	Budget                  cadence.Budget // what courtesy allows
}

// MailboxNews is what a person should know of their mailbox.
type MailboxNews struct {
	Missing bool // none was added, so that nothing can leave
	Address string
	// Unread is since when it was not read although something goes on; zero when it was.
	Unread time.Time
	// Reading is how far a reading is that goes on and takes long; the zero value where none
	// does.
	Reading Reading
	// PausedUntil is until when the provider wants nothing sent, PausedWhy its reason.
	PausedUntil time.Time
	PausedWhy   string
}

const (
	// lateReplies is how long a reply to a process that is over is shown as something to do.
	lateReplies = 60 * 24 * time.Hour
	// unreadFor is how old the last reading of a mailbox may be: it is read every few
	// minutes.
	unreadFor = 2 * time.Hour
)

// ShowToday returns what a person sees first. It reads only the processes that go on, in
// one snapshot with as many questions whatever there is stored.
func (s *Service) ShowToday(ctx context.Context, account AccountID) (Today, error) {
	var today Today
	now := s.Clock.Now()
	err := s.Store.View(ctx, account, func(tx Tx) error {
		today = Today{}
		all, err := tx.Going(ctx, now.Add(-lateReplies))
		if err != nil {
			return err
		}
		own, err := today.addMailbox(ctx, tx, now)
		if err != nil {
			return err
		}
		for _, standing := range all {
			today.add(s.stands(standing, own), now)
		}
		if err := today.addFound(ctx, tx, s, own); err != nil {
			return err
		}
		if today.Began = len(all) > 0; !today.Began {
			over, err := tx.Over(ctx, 0, 1)
			today.Began = len(over) > 0
			return err
		}
		return nil
	})
	if err != nil {
		return Today{}, fmt.Errorf("show what is to do today: %w", err)
	}
	if today.Going == 0 {
		today.Mailbox.Unread = time.Time{} // nothing waits for it
	}
	today.Mailbox.Reading = s.Progress.Reading(account)
	today.sort()
	return today, nil
}

// stands is where a process stands, without what the review says of its notes.
func (s *Service) stands(standing Standing, own string) ProcessView {
	known := situation{process: standing.Process, notes: standing.Notes, events: standing.Events}
	return s.viewWith(known, standing.Mails, own)
}

func (t *Today) addMailbox(ctx context.Context, tx Tx, now time.Time) (own string, err error) {
	m, err := tx.Mailbox(ctx)
	if errors.Is(err, ErrNotFound) {
		t.Mailbox.Missing = true
		return "", nil
	}
	if err != nil && !errors.Is(err, ErrSealed) {
		return "", err
	}
	t.Mailbox.Address = m.Address
	if !m.ReadAt.IsZero() && now.Sub(m.ReadAt) > unreadFor {
		t.Mailbox.Unread = m.ReadAt
	}
	if m.PausedUntil.After(now) {
		t.Mailbox.PausedUntil, t.Mailbox.PausedWhy = m.PausedUntil, m.PausedWhy
	}
	return m.Address, nil
}

// add adds what one process brings.
func (t *Today) add(v ProcessView, now time.Time) {
	if v.State == Active {
		t.Going++
	}
	need := func(n Need) {
		n.Process, n.Employer, n.Role = v.ID, v.Employer, v.Role
		t.Needs = append(t.Needs, n)
	}
	if len(v.Replies) > 0 && v.CalledOff == nil && len(v.Invitations) == 0 {
		n := Need{Kind: NeedName, Answered: len(v.Replies), By: v.Replies[len(v.Replies)-1].At}
		for _, m := range v.Replies {
			if name := cmp.Or(m.From.Name, m.From.Email); !slices.Contains(n.Names, name) {
				n.Names = append(n.Names, name)
			}
		}
		need(n)
	}
	if v.CalledOff != nil {
		need(Need{Kind: NeedFollows, Due: v.CalledOff.Interview.Starts})
	}
	if len(v.Invitations) > 0 {
		need(Need{Kind: NeedInvitation, Suggested: len(v.Invitations), By: v.Invitations[0].Mail.At})
	}
	if r := v.MayBeMissed; r != nil && now.Before(r.Ends) {
		n := Need{Kind: NeedTalk, Interview: r.ID, Due: r.Starts, By: r.Ends}
		for _, who := range r.Panel {
			n.Names = append(n.Names, who.Name)
		}
		need(n)
	}
	asked := t.addSteps(v, now, need)
	if v.State != Active || v.Paused || v.CalledOff != nil {
		return
	}
	next, left := nextOf(v)
	if !left && !asked[next.key()] {
		t.Waiting = append(t.Waiting, next)
	}
}

// key names the step that a process waits for.
func (n Next) key() string { return string(n.Phase) + "\x00" + n.To }

// addSteps adds what the steps of a process ask, and what leaves. What is asked of several
// people of a panel is one thing.
func (t *Today) addSteps(v ProcessView, now time.Time, need func(Need)) (asked map[string]bool) {
	asked = map[string]bool{}
	var together []Need
	for _, step := range v.Steps {
		if step.Note != nil {
			t.addLeaving(v, step)
		}
		kind := needOf(v, step, now)
		if kind == "" {
			continue
		}
		asked[Next{Phase: step.Phase, To: step.Interviewer}.key()] = true
		n := Need{Kind: kind, Interview: step.InterviewID, Phase: step.Phase, Opens: step.Opens, Due: step.Due, By: step.Closes, Late: step.Rescue}
		if step.Note != nil {
			n.Note = step.Note.ID
		}
		if kind == NeedApproval {
			n.Budget = v.Budget
		}
		n.Unheard = kind == NeedDebrief && v.MayBeMissed != nil && v.MayBeMissed.ID == step.InterviewID
		at := slices.IndexFunc(together, func(o Need) bool {
			return o.Kind == n.Kind && o.Interview == n.Interview && o.Phase == n.Phase && n.Kind != NeedSettle
		})
		if at < 0 {
			together, at = append(together, n), len(together)
		}
		o := &together[at]
		o.Names = append(o.Names, cmp.Or(step.Interviewer, step.Email))
		if step.Due.Before(o.Due) {
			o.Due = step.Due
		}
		if o.Note == "" {
			o.Note = n.Note
		}
	}
	for _, round := range v.Interviews { // one of which nobody knows who was there
		if v.State == Active && len(round.Panel) == 0 && !round.Ends.After(now) && now.Sub(round.Ends) < lateReplies {
			together = append(together, Need{Kind: NeedDebrief, Interview: round.ID, Phase: note.Anchor, By: round.Ends.Add(24 * time.Hour)})
		}
	}
	for _, n := range together {
		need(n)
	}
	return asked
}

// needOf is what a step asks of the person, empty when it asks nothing now.
func needOf(v ProcessView, step StepView, now time.Time) NeedKind {
	if step.Phase == note.LookAgain && v.State == Active && step.Status == cadence.Ready {
		return NeedLookAgain
	}
	if step.Note == nil {
		round, ok := v.Interview(step.InterviewID)
		if ok && v.State == Active && step.Phase == note.Anchor && !step.Status.Over() && step.Status != cadence.Paused && !round.Ends.After(now) {
			return NeedDebrief
		}
		return ""
	}
	if !step.Asks(v.State, now) {
		return ""
	}
	switch step.Note.State {
	case note.Unknown:
		return NeedSettle
	case note.InDrafts, note.Approved:
		return NeedSend
	}
	if len(compose.Questions(step.Note.Body)) > 0 {
		round, _ := v.Interview(step.InterviewID)
		if who, ok := round.Interviewer(cmp.Or(step.Email, step.Interviewer)); ok && step.Phase == note.Anchor && strings.TrimSpace(who.Debrief.Anchor) == "" {
			return NeedDebrief
		}
		return NeedGap
	}
	if step.Note.To.Email == "" {
		return NeedAddress
	}
	return NeedApproval
}

// Asks reports whether a step is the person's turn. A follow-up that is drafted ahead is
// not, before its day has come: silence is allowed to be silence.
func (v StepView) Asks(state ProcessState, now time.Time) bool {
	if v.Phase == note.LookAgain {
		return v.Status == cadence.Ready
	}
	if v.Note == nil {
		return false
	}
	switch v.Note.State {
	case note.Unknown, note.InDrafts:
		return true
	case note.Approved:
		return v.Note.Way == note.ByHand && v.Note.Trouble != ""
	case note.Draft:
		open := v.Phase == note.Anchor || !now.Before(v.Opens)
		goesOn := state == Active || state == Ended && v.Phase == note.GraciousReply
		return open && goesOn && (v.Status == cadence.Waiting || v.Status == cadence.Ready)
	}
	return false
}

// LeavesAt is when the note of a step leaves, as far as is known: a draft when its step is
// due, an approved note when its approval lets it.
func (v StepView) LeavesAt() time.Time {
	if v.Note != nil && v.Note.Approval != nil && v.Note.NotBefore.After(v.Due) {
		return v.Note.NotBefore
	}
	return v.Due
}

func (t *Today) addLeaving(v ProcessView, step StepView) {
	n := step.Note
	switch n.State {
	case note.Approved, note.Scheduled, note.Sending:
	default:
		return
	}
	if v.Paused || n.Way == note.ByHand && n.Trouble != "" { // it waits for the person
		return
	}
	t.Leaving = append(t.Leaving, Leaving{
		Process: v.ID, Employer: v.Employer, To: step.Interviewer, Phase: step.Phase, Note: n.ID, At: step.LeavesAt(),
		Way: n.Way, State: n.State, Trouble: n.Trouble, Undo: n.State != note.Sending,
	})
}

// nextOf is the step that comes next, and whether its note is on its way already.
func nextOf(v ProcessView) (next Next, onItsWay bool) {
	next = Next{Process: v.ID, Employer: v.Employer, Role: v.Role, Budget: v.Budget}
	var at *StepView
	for i, step := range v.Steps {
		if step.Status.Over() || step.Note != nil && (step.Note.State.Final() || step.Note.State == note.Unknown) {
			continue
		}
		if at == nil || step.LeavesAt().Before(at.LeavesAt()) {
			at = &v.Steps[i]
		}
	}
	if at == nil {
		if v.Answer != nil && v.Answer.Kind == cadence.NextRound {
			next.Reason = "They want to talk again. Add the next interview when its invitation comes: it gets its own plan."
		} else if len(v.Steps) > 0 {
			next.Reason = v.Steps[len(v.Steps)-1].Reason
		}
		return next, false
	}
	next.Phase, next.To, next.At, next.Reason = at.Phase, at.Interviewer, at.LeavesAt(), at.Reason
	return next, at.Note != nil && at.Note.Approval != nil
}

func (t *Today) sort() {
	rank := func(n Need) int {
		if n.Kind == NeedSettle || n.Kind == NeedName || n.Kind == NeedFollows || n.Kind == NeedInvitation || n.Kind == NeedTalk {
			return slices.Index(NeedKinds(), n.Kind)
		}
		return len(NeedKinds()) // the others by when they are to be done
	}
	slices.SortStableFunc(t.Needs, func(a, b Need) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		if d := a.By.Compare(b.By); d != 0 {
			return d
		}
		return slices.Index(NeedKinds(), a.Kind) - slices.Index(NeedKinds(), b.Kind)
	})
	slices.SortStableFunc(t.Leaving, func(a, b Leaving) int { return a.At.Compare(b.At) })
	slices.SortStableFunc(t.Waiting, func(a, b Next) int {
		if a.At.IsZero() != b.At.IsZero() {
			return b.At.Compare(a.At) // what has a day comes first
		}
		return a.At.Compare(b.At)
	})
}
