package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/letter"
	"afterword/internal/note"
	"afterword/internal/review"
)

func (e *env) show() *cobra.Command {
	return &cobra.Command{
		Use:   "show PROCESS",
		Short: "Show one process: its plan, its notes and what came in",
		Long: `Show prints a process whole. PROCESS is the id that "afterword list" shows, or the
employer's name.`,
		Example: "  afterword show Globex",
		Args:    exactly("a process"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				if e.json {
					return e.printJSON(processesJSON([]followup.ProcessView{v}, true, s.Clock.Now())[0])
				}
				missing, err := mailboxMissing(c.Context(), s)
				if err != nil {
					return err
				}
				e.printProcess(v, s.Clock.Now(), missing)
				e.printBudget(v)
				e.printPlaces(v)
				e.printOffersAndQuestions(v, s.Clock.Now())
				e.printInvitations(v)
				e.printNotes(v, missing)
				e.printMails(v)
				return nil
			})
		},
	}
}

type processJSON struct {
	ID       string                `json:"id"`
	Employer string                `json:"employer"`
	Role     string                `json:"role"`
	State    followup.ProcessState `json:"state"`
	Paused   bool                  `json:"paused"`
	// Needs is how many things wait for the person.
	Needs int `json:"needs"`
	// OnHold is since when the role is on hold.
	OnHold *time.Time       `json:"on_hold,omitempty"`
	Steps  []storedStepJSON `json:"steps"`
	Budget budgetJSON       `json:"budget"`
	Mails  []mailJSON       `json:"mails,omitempty"`
	// Invitations came by mail and wait to be added or ignored.
	Invitations []waitingJSON `json:"invitations,omitempty"`
	// CalledOff is the start of an interview that was called off, while it is not known what
	// follows.
	CalledOff *time.Time `json:"called_off,omitempty"`
}

type storedStepJSON struct {
	stepJSON
	Note *noteJSON `json:"note,omitempty"`
}

type noteJSON struct {
	ID        string         `json:"id"`
	State     note.State     `json:"state"`
	Way       note.Way       `json:"way,omitempty"`
	Subject   string         `json:"subject"`
	Body      string         `json:"body,omitempty"`
	NotBefore *time.Time     `json:"not_before,omitempty"`
	SentAt    *time.Time     `json:"sent_at,omitempty"`
	MessageID string         `json:"message_id,omitempty"`
	Trouble   string         `json:"trouble,omitempty"`
	Verdict   review.Verdict `json:"verdict,omitempty"`
	Findings  []findingJSON  `json:"findings,omitempty"`
	Ignored   []findingJSON  `json:"ignored,omitempty"`
	Aims      []aimJSON      `json:"aims,omitempty"`
}

type mailJSON struct {
	Kind    letter.Kind `json:"kind"`
	From    addressJSON `json:"from"`
	Subject string      `json:"subject"`
	At      time.Time   `json:"at"`
	Text    string      `json:"text"`
}

// processesJSON converts processes as of now; whole includes what notes and mails say.
func processesJSON(views []followup.ProcessView, whole bool, now time.Time) []processJSON {
	out := make([]processJSON, 0, len(views))
	for _, v := range views {
		p := processJSON{ID: v.ID, Employer: v.Employer, Role: v.Role, State: v.State, Paused: v.Paused, Steps: []storedStepJSON{}}
		p.Budget, p.Needs = budgetJSONOf(v), len(v.Needs(now))
		if v.Rests != nil {
			p.OnHold = &v.Rests.At
		}
		p.Invitations = waitingJSONOf(v.Invitations)
		if v.CalledOff != nil {
			p.CalledOff = &v.CalledOff.Interview.Starts
		}
		for _, s := range v.Steps {
			step := storedStepJSON{stepJSON: stepJSONOf(v.Process.Process, s.Step)}
			if s.Note != nil {
				step.Note = noteJSONOf(*s.Note, s, whole)
			}
			p.Steps = append(p.Steps, step)
		}
		if whole {
			for _, m := range v.Mails {
				p.Mails = append(p.Mails, mailJSON{m.Kind, addressJSON{m.From.Name, m.From.Email}, m.Subject, m.At, m.Text})
			}
		}
		out = append(out, p)
	}
	return out
}

func noteJSONOf(n note.Note, s followup.StepView, whole bool) *noteJSON {
	out := &noteJSON{ID: n.ID, State: n.State, Way: n.Way, Subject: n.Subject, MessageID: n.MessageID, Trouble: n.Trouble, Verdict: s.Verdict}
	if !n.NotBefore.IsZero() {
		out.NotBefore = &n.NotBefore
	}
	if !n.SentAt.IsZero() {
		out.SentAt = &n.SentAt
	}
	if whole {
		out.Body = n.Body
		out.Findings, out.Ignored, out.Aims = stepFindings(s), leftFindings(s), aimsJSON(s.Aims)
	}
	return out
}

func (e *env) printProcess(v followup.ProcessView, now time.Time, noMailbox bool) {
	p := e.paper()
	p.line("%s  %s  %s", p.bold(shown(v.Role+" at "+v.Employer)), stateMark(p, v, now, noMailbox), p.dim(shortID(v.ID)))
	printNoMailbox(p, noMailbox, v)
	for _, s := range v.Steps {
		p.line("")
		state := ""
		if s.Note != nil {
			state = "  note " + shortID(s.Note.ID) + ", " + string(s.Note.State)
		}
		p.line("%s  %s%s", p.bold(stepTitle(s.Step)), statusMark(p, s.Status), state)
		switch {
		case !s.Phase.HasNote():
			p.line("  on %s", when(s.Due))
		case !s.Status.Over():
			p.line("  due %s", when(leavesAt(s)))
		}
		reason := reasonOf(s, noMailbox, now)
		p.text("  ", reason)
		if s.Note != nil && s.Note.Trouble != "" && !strings.Contains(reason, s.Note.Trouble) {
			p.text("  ", s.Note.Trouble)
		}
	}
}

func (e *env) printNotes(v followup.ProcessView, noMailbox bool) {
	p := e.paper()
	for _, s := range v.Steps {
		if s.Note == nil {
			continue
		}
		n := s.Note
		p.line("")
		p.line("%s", p.dim(strings.Repeat("─", 40)))
		p.line("%s %s, %s", p.bold("Note"), shortID(n.ID), string(n.State))
		if !n.SentAt.IsZero() {
			p.line("%s %s", p.bold("Sent:"), when(n.SentAt.In(s.Due.Location())))
		} else if n.Approval != nil {
			lead := "Leaves:"
			switch {
			case n.Way == note.ByHand:
				lead = "You send it:"
			case noMailbox:
				lead = "Would leave, with a mailbox:"
			}
			p.line("%s %s", p.bold(lead), when(n.NotBefore.In(s.Due.Location())))
		}
		printNote(p, *n)
		if s.Verdict != "" {
			p.line("")
			printVerdict(p, s.Verdict, stepFindings(s))
			printLeft(p, leftFindings(s))
			p.line("")
			printAims(p, aimsJSON(s.Aims))
			printOwn(p, s.Own, s.All)
		}
	}
}

func printNote(p *paper, n note.Note) {
	p.line("%s %s", p.bold("To:"), shown(n.To.Name+" <"+n.To.Email+">"))
	p.line("%s %s", p.bold("Subject:"), shown(n.Subject))
	p.line("")
	p.text("", strings.TrimRight(n.Body, "\n"))
}

func (e *env) printMails(v followup.ProcessView) {
	p := e.paper()
	for _, m := range v.Mails {
		p.line("")
		p.line("%s", p.dim(strings.Repeat("─", 40)))
		p.line("%s %s  %s", p.bold("Came in:"), string(m.Kind), when(m.At))
		p.line("%s %s", p.bold("From:"), shown(m.From.Name+" <"+m.From.Email+">"))
		p.line("%s %s", p.bold("Subject:"), shown(m.Subject))
		p.text("  ", m.Text)
	}
}
