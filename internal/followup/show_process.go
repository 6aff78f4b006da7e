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
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// ProcessView is one process with everything a person wants to see of it. Its rounds have
// the promises that count now.
type ProcessView struct {
	Process
	Steps []StepView
	Mails []IncomingMail
	// Paused says that a reply waits for the person to say what it was.
	Paused bool
	// Replies are the mails that wait to be named, oldest first.
	Replies []IncomingMail
	// Answer is the last answer that was named; nil when none was.
	Answer *cadence.Event
	// Invitations are those that came by mail and wait to be added or ignored, oldest
	// first.
	Invitations []WaitingInvitation
	// CalledOff is the interview that was called off and of which it is not known what
	// follows; nil when there is none.
	CalledOff *CalledOff
	// Rests is since when the role is on hold; nil while it is not.
	Rests *cadence.Event
	// Rejection is what the process ended with, where it may be answered; nil otherwise.
	Rejection *Rejection
	// Missed is the round at which nobody called, MayBeMissed one of which that can be said
	// now; nil where there is none.
	Missed, MayBeMissed *interview.Interview
	// Budget is what was spent of the touches that courtesy allows.
	Budget cadence.Budget
	// Left are the notes that belong to no step of the plan any more.
	Left []note.Note
}

// Newest is the key of the newest reply that waits to be named, empty when none waits.
func (v ProcessView) Newest() string {
	if len(v.Replies) == 0 {
		return ""
	}
	return v.Replies[len(v.Replies)-1].Key
}

// StepView is a step of the plan with its note, if one was drafted.
type StepView struct {
	cadence.Step
	Note *note.Note
	// What the review says of a note that can still be edited: of what it read, what is
	// open, what the person said to leave as it is, and what the note does for its aims.
	Draft    review.Draft
	Findings []review.Finding
	Ignored  []review.Finding
	Aims     []review.Aim
	Verdict  review.Verdict
	// Own counts, of a note that a machine changed, the words that say something and are
	// the person's, All all that say something. Both are 0 where none did.
	Own, All int
	// Panel is how the note compares with the others of its panel.
	Panel checks.PanelView
}

// ListProcesses returns the processes of an account that go on, and of those that are over
// the latest, the latest of all first. It asks as few questions whatever there is stored.
func (s *Service) ListProcesses(ctx context.Context, account AccountID) ([]ProcessView, error) {
	var views []ProcessView
	err := s.Store.View(ctx, account, func(tx Tx) error {
		views = nil
		all, err := s.readBackground(ctx, tx)
		if err != nil {
			return err
		}
		own, err := ownAddress(ctx, tx)
		if err != nil && !errors.Is(err, ErrSealed) {
			return err
		}
		going, err := tx.Going(ctx, s.Clock.Now().Add(-lateReplies))
		if err != nil {
			return err
		}
		over, err := tx.Over(ctx, 0, processesRemembered)
		if err != nil {
			return err
		}
		listed := map[string]bool{}
		for _, standing := range slices.Concat(going, over) {
			if listed[standing.ID] {
				continue
			}
			listed[standing.ID] = true
			view := s.stands(standing, own)
			known := situation{process: standing.Process, notes: standing.Notes, events: standing.Events}
			if err := s.reviewNotes(all, known, &view); err != nil {
				return err
			}
			views = append(views, view)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list processes: %w", err)
	}
	slices.SortStableFunc(views, func(a, b ProcessView) int {
		return cmp.Or(endOf(b).Compare(endOf(a)), cmp.Compare(b.ID, a.ID))
	})
	return views, nil
}

// endOf is when the latest interview of a process ended; zero where there is none.
func endOf(v ProcessView) time.Time {
	latest, _ := v.Latest()
	return latest.Ends
}

// ShowProcess returns one process.
func (s *Service) ShowProcess(ctx context.Context, account AccountID, id string) (ProcessView, error) {
	var view ProcessView
	err := s.Store.View(ctx, account, func(tx Tx) error {
		p, err := tx.Process(ctx, id)
		if err != nil {
			return err
		}
		all, err := s.readBackground(ctx, tx)
		if err != nil {
			return err
		}
		view, err = s.view(ctx, tx, all, p)
		return err
	})
	if err != nil {
		return ProcessView{}, fmt.Errorf("show process %s: %w", id, err)
	}
	return view, nil
}

// view is a process with everything to be seen of it; all is what else the account knows.
func (s *Service) view(ctx context.Context, tx Tx, all background, p Process) (ProcessView, error) {
	known, err := situationOf(ctx, tx, p)
	if err != nil {
		return ProcessView{}, err
	}
	view, err := s.viewOf(ctx, tx, known)
	if err != nil {
		return ProcessView{}, err
	}
	return view, s.reviewNotes(all, known, &view)
}

// reviewNotes adds what the review says of the notes that have not left.
func (s *Service) reviewNotes(all background, known situation, view *ProcessView) error {
	for i := range view.Steps {
		step := &view.Steps[i]
		if step.Note == nil {
			continue
		}
		switch step.Note.State {
		case note.Draft, note.Approved, note.Scheduled:
			r, err := s.review(all, known, *step.Note, step.Due)
			if err != nil {
				return err
			}
			step.say(r)
		}
	}
	return nil
}

// say takes over what the review says of the step's note.
func (v *StepView) say(r reviewed) {
	v.Draft, v.Findings, v.Ignored, v.Verdict = r.draft, r.open, r.ignored, r.verdict()
	v.Aims, v.Panel = r.aims, r.panel
	if v.Note.Before != "" {
		v.Own, v.All = checks.OwnShare(r.draft, r.context)
	}
}

// viewOf is where a process stands, without what the review says of its notes.
func (s *Service) viewOf(ctx context.Context, tx Tx, known situation) (ProcessView, error) {
	mails, err := tx.Mails(ctx, known.process.ID)
	if err != nil {
		return ProcessView{}, err
	}
	own := ""
	if slices.ContainsFunc(mails, waits) {
		if own, err = ownAddress(ctx, tx); err != nil {
			return ProcessView{}, err
		}
	}
	return s.viewWith(known, mails, own), nil
}

// waits reports whether the invitation of a mail waits.
func waits(m IncomingMail) bool { return m.Invitation == Waiting }

// viewWith is viewOf for whoever has read the mails of the process, and knows the address
// of the mailbox.
func (s *Service) viewWith(known situation, mails []IncomingMail, own string) ProcessView {
	p := known.process
	steps := s.planOf(p, known.notes, known.events)
	view := ProcessView{Process: p, Left: leftNotes(steps, known.notes)}
	view.Mails = slices.DeleteFunc(slices.Clone(mails), isFile)
	view.Process.Process = asPromised(p.Process, known.events)
	var waiting []IncomingMail
	view.Answer, waiting = sinceAnswer(known.events, mails)
	for _, step := range steps {
		sv := StepView{Step: step}
		if n, ok := noteOf(known.notes, step); ok {
			sv.Note = &n
			if sv.Interviewer == "" {
				sv.Interviewer = n.To.Name // somebody who is not on the panel
			}
		}
		view.Paused = view.Paused || step.Status == cadence.Paused
		view.Steps = append(view.Steps, sv)
	}
	// The plan of a process that ended has nothing to pause, but a mail that comes after
	// all wants to be read.
	view.Paused = view.Paused || p.State == Ended && len(waiting) > 0
	if view.Paused {
		view.Replies = waiting
	}
	view.CalledOff = calledOff(known, view.Replies)
	view.Rests = cadence.RestsSince(p.Process, known.events)
	view.Rejection = rejectionOf(known, mails)
	view.Missed, view.MayBeMissed = missedTalks(known, s.Clock.Now())
	view.Budget = cadence.BudgetOf(p.Process, cadence.History{Touches: touchesOf(p, known.notes), Events: known.events})
	if slices.ContainsFunc(mails, waits) {
		view.Invitations = s.waitingIn(known, own, mails)
	}
	return view
}

// sinceAnswer returns the last answer that the person named, and the mails that came
// since and were taken for replies.
func sinceAnswer(events []cadence.Event, mails []IncomingMail) (answer *cadence.Event, waiting []IncomingMail) {
	var replies []cadence.Event
	for i, e := range events {
		switch {
		case slices.Contains(cadence.Answers(), e.Kind) || e.Kind == cadence.Resumed:
			answer, replies = &events[i], nil
		case e.Kind == cadence.Replied:
			replies = append(replies, e)
		}
	}
	for _, m := range mails {
		if slices.ContainsFunc(replies, func(e cadence.Event) bool {
			return e.At.Equal(m.At) && strings.EqualFold(e.Email, m.From.Email)
		}) {
			waiting = append(waiting, m)
		}
	}
	return answer, waiting
}

// leftNotes returns the notes that belong to no step: somebody is no longer on the panel,
// or another person became the contact.
func leftNotes(steps []cadence.Step, notes []note.Note) (left []note.Note) {
	for _, n := range notes {
		if _, ok := stepOf(steps, n); !ok {
			left = append(left, n)
		}
	}
	return left
}
