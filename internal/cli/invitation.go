package cli

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/invite"
)

// invitationFlags are what a person may say about an invitation.
type invitationFlags struct {
	process, as, zone string
	panel             bool
}

func (f *invitationFlags) register(c *cobra.Command, process bool) {
	if process {
		c.Flags().StringVar(&f.process, "process", "", "the `process` that an invitation belongs to")
	}
	c.Flags().StringVar(&f.as, "as", "", "what an invitation is: rescheduled, one-round or new-round")
	c.Flags().StringVar(&f.zone, "zone", "", "where the clock of an invitation hangs, an IANA `name`")
	c.Flags().BoolVar(&f.panel, "panel", false, "take over who is invited")
}

func (f *invitationFlags) given() bool { return *f != invitationFlags{} }

func (f *invitationFlags) read() (followup.InvitationAnswer, error) {
	switch as := invite.Place(f.as); as {
	case "", invite.Rescheduled, invite.OneRound, invite.NewRound:
		return followup.InvitationAnswer{Place: as, Zone: f.zone, Panel: f.panel}, nil
	}
	return followup.InvitationAnswer{}, usagef("%q is none of rescheduled, one-round, new-round", f.as)
}

func (e *env) invitation() *cobra.Command {
	var answer invitationFlags
	c := &cobra.Command{
		Use:   "invitation PROCESS add|ignore",
		Short: "Add the invitation that came by mail, or ignore it",
		Long: `When a calendar invitation comes into your mailbox that would change a process,
Afterword offers it and takes nothing over by itself: "afterword show PROCESS" says what
it would change. Add takes it in as "afterword add FILE.ics" does, and asks the same
questions; ignore puts it away for good. Of several the oldest is meant.`,
		Example: "  afterword invitation Globex add\n  afterword invitation Globex add --as rescheduled\n  afterword invitation Globex ignore",
		Args:    exactly("a process", "add or ignore"),
		RunE: func(c *cobra.Command, args []string) error {
			said, err := answer.read()
			if err != nil {
				return err
			}
			if args[1] != "add" && args[1] != "ignore" {
				return usagef("%q is neither add nor ignore", args[1])
			}
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				if len(v.Invitations) == 0 {
					return usagef("no invitation is waiting for %s at %s: afterword sync looks for mail", v.Role, v.Employer)
				}
				key := v.Invitations[0].Mail.Key
				if args[1] == "ignore" {
					if err := s.IgnoreWaiting(c.Context(), followup.Local, v.ID, key); err != nil {
						return err
					}
					if !e.json {
						e.paper().text("", "Ignored. It is not offered again.")
					}
					return e.printRecorded(c.Context(), s, []string{v.ID}, nil)
				}
				done, err := s.AddWaiting(c.Context(), followup.Local, v.ID, key, said)
				if err = e.sayInvited(done, err); err != nil {
					return err
				}
				return e.printRecorded(c.Context(), s, []string{v.ID}, done)
			})
		},
	}
	answer.register(c, false)
	return c
}

// addInvitations takes invitations in and says what they changed. It returns what each
// of them is.
func (e *env) addInvitations(ctx context.Context, s *followup.Service, all []invite.Invitation, typed string, answer followup.InvitationAnswer) ([]followup.Invited, error) {
	id := ""
	if typed != "" {
		v, err := findProcess(ctx, s, typed)
		if err != nil {
			return nil, err
		}
		id = v.ID
	}
	done, err := s.AddInvitations(ctx, followup.Local, id, all, answer)
	return done, e.sayInvited(done, err)
}

// invitedJSON is what an invitation that was added changed.
type invitedJSON struct {
	Process string         `json:"process"` // id
	Summary string         `json:"summary"`
	Meaning invite.Meaning `json:"meaning"`
	Changed bool           `json:"changed"`
	Says    []string       `json:"says"`
}

func invitedJSONOf(done []followup.Invited) (out []invitedJSON) {
	for _, d := range done {
		out = append(out, invitedJSON{d.ProcessID, d.Summary, d.Meaning, d.Changed, append([]string{}, d.Says...)})
	}
	return out
}

// sayInvited prints what invitations changed. What must be answered first, and what the
// person can put right, is a usage error.
func (e *env) sayInvited(done []followup.Invited, err error) error {
	switch {
	case errors.Is(err, followup.ErrNoProcess):
		return usagef("%w. To begin with it, make a process file: afterword invite FILE.ics --me YOUR-ADDRESS > FILE.yaml. If it belongs to a process, name that with --process", err)
	case errors.Is(err, followup.ErrManyProcesses):
		return usagef("%w. Say which with --process", err)
	case errors.Is(err, followup.ErrOver):
		return usagef("%w: afterword answer PROCESS next-round", err)
	case errors.Is(err, followup.ErrNoTime), errors.Is(err, followup.ErrTooMany), errors.Is(err, followup.ErrCrowd), errors.Is(err, followup.ErrNoSuchPlace), errors.Is(err, followup.ErrNoSuchZone), errors.Is(err, followup.ErrNoInvitation):
		return &usageError{err}
	case err != nil:
		return err
	}
	for _, d := range done {
		if d.Asks != nil {
			return &usageError{errors.New(asked(*d.Asks))}
		}
	}
	if e.json {
		return nil
	}
	p := e.paper()
	for _, d := range done {
		p.line("%s", p.bold(shown(strings.TrimPrefix(d.Summary+": ", ": ")+d.Role+" at "+d.Employer)))
		for _, line := range d.Says {
			p.text("  ", line)
		}
		if d.PanelDiffers {
			p.text("  ", "To take over who is invited, add it again with --panel.")
		}
	}
	return nil
}

// asked words a question with the answers as they are typed.
func asked(q followup.InvitationQuestion) string {
	var b strings.Builder
	b.WriteString("nothing is stored yet: " + q.Says)
	if q.Zone {
		b.WriteString("\nSay so with --zone, for example --zone America/New_York.")
	}
	for _, place := range q.Places {
		b.WriteString("\n  --as " + string(place.Place) + strings.Repeat(" ", len(invite.Rescheduled)-len(place.Place)) + "  " + place.Says)
	}
	return b.String()
}

// waitingJSON is an invitation that waits to be added or ignored.
type waitingJSON struct {
	From    addressJSON    `json:"from"`
	At      time.Time      `json:"at"`
	Summary string         `json:"summary"`
	Meaning invite.Meaning `json:"meaning"`
	Says    []string       `json:"says"`
	Asks    string         `json:"asks,omitempty"`
}

func waitingJSONOf(waiting []followup.WaitingInvitation) []waitingJSON {
	var out []waitingJSON
	for _, o := range waiting {
		for _, d := range o.Events {
			one := waitingJSON{From: addressJSON{o.Mail.From.Name, o.Mail.From.Email}, At: o.Mail.At, Summary: d.Summary, Meaning: d.Meaning, Says: append([]string{}, d.Says...)}
			if d.Asks != nil {
				one.Asks = d.Asks.Says
			}
			out = append(out, one)
		}
	}
	return out
}

// printInvitations shows the invitations that wait, and what was called off.
func (e *env) printInvitations(v followup.ProcessView) {
	p := e.paper()
	for _, o := range v.Invitations {
		p.line("")
		from := o.Mail.From.Email
		if from == "" {
			from = "a file"
		}
		p.line("%s %s", p.yellow("An invitation came: add it?"), p.dim(shown("from "+from+", "+when(o.Mail.At))))
		for _, d := range o.Events {
			for _, line := range d.Says {
				p.text("  ", line)
			}
			if d.Asks != nil {
				p.text("  ", d.Asks.Says)
			}
		}
	}
	if len(v.Invitations) > 0 {
		p.text("  ", "afterword invitation "+shortID(v.ID)+" add, or ignore")
	}
	if v.CalledOff != nil {
		p.line("")
		p.line("%s", p.yellow("The interview on "+when(v.CalledOff.Interview.Starts)+" was called off."))
		p.text("  ", "Will it get another time? afterword answer "+shortID(v.ID)+" postponed. Is it over? Answer rejection, or withdrawn.")
	}
}
