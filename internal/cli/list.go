package cli

import (
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/cadence"
	"afterword/internal/followup"
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
					}{processesJSON(views, false)})
				}
				p := e.paper()
				if len(views) == 0 {
					p.text("", "Nothing is recorded yet. Write a process file, or make one from an invitation with \"afterword invite FILE.ics\", then run \"afterword add FILE\".")
				}
				for _, v := range views {
					p.line("%s  %s  %s", p.dim(shortID(v.ID)), p.bold(shown(v.Role+" at "+v.Employer)), stateMark(p, v))
					if len(v.Invitations) > 0 {
						p.text("          ", "An invitation came: add it? afterword show "+shortID(v.ID)+" says what it would change.")
					}
					if next, ok := nextStep(v); ok {
						p.line("          next: %s, %s", stepTitle(next.Step), when(leavesAt(next)))
						p.text("          ", reasonOf(next))
					}
					p.line("          %s", p.dim(v.Budget.Words()))
				}
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
func reasonOf(s followup.StepView) string {
	if s.Note == nil || s.Note.Approval == nil || s.Note.State != note.Approved && s.Note.State != note.Scheduled || s.Status == cadence.Paused {
		return s.Reason
	}
	at := when(leavesAt(s))
	switch s.Note.Way {
	case note.Drafts:
		return "You approved it: it is put into your Drafts folder on " + at + "."
	case note.ByHand:
		return "You approved it, to send it by hand on " + at + " or soon after."
	}
	return "You approved it: it leaves on " + at + "."
}

func stateMark(p *paper, v followup.ProcessView) string {
	switch {
	case v.State != followup.Active && !replies(v):
		return p.dim(string(v.State))
	case v.CalledOff != nil:
		return p.yellow("needs you: an interview was called off")
	case len(v.Invitations) > 0:
		return p.yellow("needs you: an invitation came")
	case v.Paused:
		return p.yellow("paused: somebody answered")
	}
	for _, s := range v.Steps {
		if s.Phase == note.LookAgain && s.Status == cadence.Ready {
			return p.yellow("needs you: look again at the role that is on hold")
		}
		if s.Note != nil && s.Note.State == note.Unknown {
			return p.yellow("needs you: a note may or may not have left")
		}
		if s.Note != nil && s.Note.State == note.InDrafts {
			return p.yellow("needs you: a note to send from your Drafts folder")
		}
		if s.Note != nil && s.Note.State == note.Approved && s.Note.Way == note.ByHand && s.Note.Trouble != "" {
			return p.yellow("needs you: a note to send by hand")
		}
		if s.Note != nil && s.Note.State == note.Draft && s.Status != cadence.Done && !s.Status.Over() {
			return p.yellow("needs you: a draft to approve")
		}
	}
	if v.Rests != nil {
		return p.dim("on hold")
	}
	return p.green("on its way")
}

// replies reports whether a process that is over still has the reply to a rejection to
// write or to send.
func replies(v followup.ProcessView) bool {
	for _, s := range v.Steps {
		if s.Phase == note.GraciousReply && !s.Status.Over() {
			return true
		}
	}
	return false
}
