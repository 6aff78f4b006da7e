package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

func (e *env) list() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List your processes and what comes next in each",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				views, err := s.ListProcesses(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				if e.json {
					return e.printJSON(struct {
						Processes []processJSON `json:"processes"`
					}{processesJSON(views, false, s.Clock.Now())})
				}
				missing, err := mailboxMissing(c.Context(), s)
				if err != nil {
					return err
				}
				p, now := e.paper(), s.Clock.Now()
				if len(views) == 0 {
					p.text("", "Nothing is recorded yet. Write a process file, or make one from an invitation with \"afterword invite FILE.ics\", then run \"afterword add FILE\".")
				}
				for _, v := range views {
					p.line("%s  %s  %s", p.dim(shortID(v.ID)), p.bold(shown(v.Role+" at "+v.Employer)), stateMark(p, v, now, missing))
					if len(v.Invitations) > 0 {
						p.text("          ", "An invitation came: add it? afterword show "+shortID(v.ID)+" says what it would change.")
					}
					if next, ok := nextStep(v); ok {
						p.line("          next: %s, %s", stepTitle(next.Step), when(leavesAt(next)))
						p.text("          ", reasonOf(next, missing, now))
					}
					p.line("          %s", p.dim(v.Budget.Words()))
				}
				printNoMailbox(p, missing, views...)
				return nil
			})
		},
	}
}

// nextStep returns the first step that something can still come of.
func nextStep(v followup.ProcessView) (next followup.StepView, ok bool) {
	if v.State == followup.MovedOn {
		return next, false
	}
	for _, s := range v.Steps {
		if !s.Status.Over() && (!ok || leavesAt(s).Before(leavesAt(next))) {
			next, ok = s, true
		}
	}
	return next, ok
}

// leavesAt is when a step's note leaves, or is due.
func leavesAt(s followup.StepView) time.Time {
	if s.Note != nil && s.Note.Approval != nil && s.Note.NotBefore.After(s.Due) {
		return s.Note.NotBefore.In(s.Due.Location())
	}
	return s.Due
}

// reasonOf is why a step is when it is. The plan does not know that its note is approved.
func reasonOf(s followup.StepView, noMailbox bool, now time.Time) string {
	if s.Note == nil || s.Note.Approval == nil || s.Note.State != note.Approved && s.Note.State != note.Scheduled || s.Status == cadence.Paused {
		return s.Reason
	}
	at := when(leavesAt(s))
	if noMailbox && s.Note.Way != note.ByHand {
		return "You approved it, and it waits for a mailbox."
	}
	if heldUp(s, now) {
		return "You approved it, and it was to leave on " + at + ". " + s.Note.Trouble
	}
	switch s.Note.Way {
	case note.Drafts:
		return "You approved it: it is put into your Drafts folder on " + at + "."
	case note.ByHand:
		return "You approved it, to send it by hand on " + at + " or soon after."
	}
	return "You approved it: it leaves on " + at + "."
}

// needWords says of each kind of need what is to be done.
var needWords = map[followup.NeedKind]string{
	followup.NeedSettle:     "a note may or may not have left",
	followup.NeedFollows:    "an interview was called off",
	followup.NeedInvitation: "an invitation came",
	followup.NeedTalk:       "did anybody call?",
	followup.NeedLookAgain:  "look again at the role that is on hold",
	followup.NeedDebrief:    "a debrief to write",
	followup.NeedGap:        "a question to answer in a draft",
	followup.NeedAddress:    "an address to find",
	followup.NeedApproval:   "a draft to approve",
	followup.NeedSend:       "a note to send yourself",
}

// stateMark says where a process stands, and what it needs first of the person.
func stateMark(p *paper, v followup.ProcessView, now time.Time, noMailbox bool) string {
	needs := v.Needs(now)
	switch {
	case len(needs) == 0 && v.State != followup.Active:
		return p.dim(string(v.State))
	case len(needs) == 0 && v.Rests != nil:
		return p.dim("on hold")
	case len(needs) == 0:
		return restMark(p, v, now, noMailbox)
	}
	mark := "needs you: " + needWords[needs[0].Kind]
	if needs[0].Kind == followup.NeedName {
		mark = "paused: somebody answered"
	}
	switch more := len(needs) - 1; {
	case more == 1:
		mark += ", and one thing more"
	case more > 1:
		mark += fmt.Sprintf(", and %d things more", more)
	}
	return p.yellow(mark)
}

// restMark says where a process stands that goes on and needs nothing of the person.
func restMark(p *paper, v followup.ProcessView, now time.Time, noMailbox bool) string {
	leaves := false
	for _, s := range v.Steps {
		if !approvedAndWaiting(s) {
			continue
		}
		if heldUp(s, now) && !noMailbox {
			return p.yellow("held up")
		}
		leaves = true
		noMailbox = noMailbox && s.Note.Way != note.ByHand
	}
	ahead := slices.ContainsFunc(v.Interviews, func(r interview.Interview) bool { return r.Ends.After(now) })
	switch {
	case leaves && noMailbox:
		return p.yellow("waits for a mailbox")
	case leaves:
		return p.green("on its way")
	case ahead:
		return p.dim("the interview is still to come")
	case len(v.Offered(now)) > 0:
		return p.dim("a late thank-you is possible")
	}
	return p.dim("nothing to do for now")
}

// approvedAndWaiting reports whether the note of a step was approved and has not left.
func approvedAndWaiting(s followup.StepView) bool {
	return s.Note != nil && s.Note.Approval != nil && !s.Status.Over() &&
		(s.Note.State == note.Approved || s.Note.State == note.Scheduled || s.Note.State == note.Sending)
}

// heldUp reports whether a note waits for something else than its time.
func heldUp(s followup.StepView, now time.Time) bool {
	return approvedAndWaiting(s) && s.Note.State != note.Sending && s.Note.Trouble != "" && !leavesAt(s).After(now)
}

// printNoMailbox tells what would be needed for anything to leave, where no mailbox was
// added and something goes on.
func printNoMailbox(p *paper, missing bool, views ...followup.ProcessView) {
	if missing && slices.ContainsFunc(views, func(v followup.ProcessView) bool { return v.State == followup.Active }) {
		p.text("", sayNoMailbox)
	}
}

// mailboxMissing reports whether no mailbox was added.
func mailboxMissing(ctx context.Context, s *followup.Service) (bool, error) {
	switch _, err := s.ShowMailbox(ctx, followup.Local); {
	case errors.Is(err, followup.ErrNotFound):
		return true, nil
	case err == nil, errors.Is(err, followup.ErrSealed):
		return false, nil
	default:
		return false, err
	}
}
