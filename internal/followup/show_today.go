package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/note"
)

// Today is what a person sees first: what needs them, what leaves, what is waited for.
type Today struct {
	Needs []Need // what is pressing first, then by when it is to be done
	// Offered is what they may do and need not: thank-yous that are very late.
	Offered []Need
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
	AboutOffer        bool // in the place of the check-in
}

// Next is the step that a process waits for, and why.
type Next struct {
	Process, Employer, Role string
	Phase                   note.Phase // empty when nothing is planned
	To                      string
	At                      time.Time
	Reason                  string
	Budget                  cadence.Budget // what courtesy allows
	AboutOffer              bool           // a note about another offer, in the place of the check-in
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
	// unreadFor is how old the last reading of a mailbox may be: it is read every minute or
	// two, and what is approved waits for it.
	unreadFor = 15 * time.Minute
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
	needs, offered := v.asked(now)
	t.Needs, t.Offered = append(t.Needs, needs...), append(t.Offered, offered...)
	asked := map[string]bool{}
	for _, step := range v.Steps {
		if step.Note != nil {
			t.addLeaving(v, step, now)
		}
		if needOf(v, step, now) != "" {
			asked[Next{Phase: step.Phase, To: step.Interviewer}.key()] = true
		}
	}
	if v.State != Active || v.Paused || v.CalledOff != nil {
		return
	}
	next, left := nextOf(v, now)
	if !left && !asked[next.key()] {
		t.Waiting = append(t.Waiting, next)
	}
}

// key names the step that a process waits for.
func (n Next) key() string { return string(n.Phase) + "\x00" + n.To }

// LeavesAt is when the note of a step leaves, as far as is known: a draft when its step is
// due, an approved note when its approval lets it.
func (v StepView) LeavesAt() time.Time {
	if v.Note != nil && v.Note.Approval != nil && v.Note.NotBefore.After(v.Due) {
		return v.Note.NotBefore
	}
	return v.Due
}

func (t *Today) addLeaving(v ProcessView, step StepView, now time.Time) {
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
		AboutOffer: AboutOffer(v.Process.Process, step.Step, now),
	})
}

// nextOf is the step that comes next, and whether its note is on its way already.
func nextOf(v ProcessView, now time.Time) (next Next, onItsWay bool) {
	next = Next{Process: v.ID, Employer: v.Employer, Role: v.Role, Budget: v.Budget}
	var at *StepView
	for i, step := range v.Steps {
		if step.Status.Over() || v.onlyOffered(step) || step.Note != nil && (step.Note.State.Final() || step.Note.State == note.Unknown) {
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
	next.AboutOffer = AboutOffer(v.Process.Process, at.Step, now)
	next.Phase, next.To, next.At, next.Reason = at.Phase, at.Interviewer, at.LeavesAt(), at.Reason
	return next, at.Note != nil && at.Note.Approval != nil
}

func (t *Today) sort() {
	sortNeeds(t.Needs)
	slices.SortStableFunc(t.Leaving, func(a, b Leaving) int { return a.At.Compare(b.At) })
	slices.SortStableFunc(t.Waiting, func(a, b Next) int {
		if a.At.IsZero() != b.At.IsZero() {
			return b.At.Compare(a.At) // what has a day comes first
		}
		return a.At.Compare(b.At)
	})
}
