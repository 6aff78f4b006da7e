package demo

import (
	"context"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/note"
)

const (
	// justAfter is how far past an instant time is wound, so that it has come.
	justAfter = time.Second
	// settleTime is how long notes that are leaving are waited for.
	settleTime = 10 * time.Second
	settleLook = 50 * time.Millisecond
)

// Wind lets time pass until an instant. It stops on the way at everything the plan
// foresees, as time itself would.
func (w *World) Wind(ctx context.Context, until time.Time) error {
	for {
		next, ok, err := w.Next(ctx)
		if err != nil {
			return err
		}
		if !ok || next.After(until) {
			w.clock.windTo(until)
			return w.happen(ctx)
		}
		w.clock.windTo(next.Add(justAfter))
		if err := w.happen(ctx); err != nil {
			return err
		}
	}
}

// Next returns the next instant at which something happens by the plan.
func (w *World) Next(ctx context.Context) (next time.Time, ok bool, err error) {
	views, err := w.app.Service.ListProcesses(ctx, followup.Local)
	if err != nil {
		return next, false, err
	}
	first, ok := nextOf(views, w.clock.Now())
	return first.at, ok, nil
}

// planned is an instant at which something happens by the plan, and what.
type planned struct {
	at   time.Time
	what string // "the note to Wei Chen leaves"
}

// nextOf finds what comes first after now. A process that waits for an answer to be named
// foresees nothing.
func nextOf(views []followup.ProcessView, now time.Time) (first planned, ok bool) {
	at := func(t time.Time, what string) {
		if t.After(now) && (!ok || t.Before(first.at)) {
			first, ok = planned{t, what}, true
		}
	}
	for _, v := range views {
		if v.State != followup.Active || v.Paused {
			continue
		}
		for _, s := range v.Steps {
			name := noteName(s.Phase) + " to " + s.Interviewer
			switch {
			case s.Status.Over() || s.Status == cadence.Paused:
			case s.Phase == note.Close:
				at(s.Due, "the process closes by itself")
			case s.Phase == note.LookAgain:
				at(s.Due, "it is time to look again at the role that is on hold")
			case s.Note != nil && s.Note.Approval != nil:
				leaves := s.Due
				if s.Note.NotBefore.After(leaves) {
					leaves = s.Note.NotBefore
				}
				at(leaves, name+" leaves")
			case s.Note != nil && s.Note.State == note.Unknown:
			default:
				at(s.Due, name+" is due, and waits for your yes")
				at(s.Closes, "it becomes too late for "+name)
				if s.Phase == note.Anchor && !s.Rescue && first.at.Equal(s.Closes) {
					first.what = name + " becomes late" // and is still worth sending
				}
			}
		}
	}
	return first, ok
}

// noteName is what a stranger calls a note of a phase.
func noteName(p note.Phase) string {
	switch p {
	case note.CheckIn:
		return "the check-in"
	case note.FinalPulse:
		return "the last note"
	case note.AnotherTime:
		return "the note that asks for another time"
	case note.GraciousReply:
		return "the reply"
	}
	return "the note"
}

// happen does at once what a running Afterword would do within the next minute, and
// waits until the notes that leave have left.
func (w *World) happen(ctx context.Context) error {
	if err := w.app.Service.ReadMailbox(ctx, followup.Local); err != nil {
		return err
	}
	if err := w.app.Service.HandOverDue(ctx); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, settleTime)
	defer cancel()
	for {
		leaving, err := w.leaving(ctx)
		if err != nil || !leaving {
			return err
		}
		select {
		case <-ctx.Done():
			return nil // the page shows the note as it is
		case <-time.After(settleLook):
		}
	}
}

func (w *World) leaving(ctx context.Context) (bool, error) {
	views, err := w.app.Service.ListProcesses(ctx, followup.Local)
	if err != nil {
		return false, err
	}
	for _, v := range views {
		for _, s := range v.Steps {
			if s.Note != nil && (s.Note.State == note.Scheduled || s.Note.State == note.Sending) {
				return true, nil
			}
		}
	}
	return false, nil
}
