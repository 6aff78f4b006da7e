package cli

import (
	"context"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/note"
)

func (e *env) reply() *cobra.Command {
	var to, say string
	c := &cobra.Command{
		Use:   "reply PROCESS",
		Short: "Draft a gracious reply to a rejection",
		Long: `Reply drafts an answer to the rejection that a process ended with: thanks for telling
you, what you take with you in your own words, one question, and a door left open. It
goes to who wrote the rejection, in its thread. Where nobody reads that address it goes
to the contact instead.

Give your own words with --say, or fill them in later with "afterword edit". Nothing
leaves before you approve it, and there is one reply.`,
		Example: "  afterword reply Globex --say \"How you test your migrations stays with me.\"\n  afterword reply Globex --to \"Wei Chen\"",
		Args:    exactly("a process"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				err := s.ReplyGraciously(c.Context(), followup.Local, v.ID, to, say)
				if err != nil {
					return err
				}
				if r := v.Rejection; r != nil && r.NobodyReads && to == "" && !e.json {
					e.paper().text("", "The rejection came from "+r.By.Email+", which nobody reads. The reply goes to "+r.To[0].Name+" instead.")
				}
				if e.json {
					return e.printRecorded(c.Context(), s, []string{v.ID}, nil)
				}
				return e.printReply(c.Context(), s, v.ID)
			})
		},
	}
	c.Flags().StringVar(&to, "to", "", "`name` or address to answer (default who wrote it)")
	c.Flags().StringVar(&say, "say", "", "your own `words`, one or two sentences")
	return c
}

// printReply prints the drafted reply and what to do next.
func (e *env) printReply(ctx context.Context, s *followup.Service, process string) error {
	v, err := s.ShowProcess(ctx, followup.Local, process)
	if err != nil {
		return err
	}
	missing, err := mailboxMissing(ctx, s)
	if err != nil {
		return err
	}
	p, now := e.paper(), s.Clock.Now()
	for _, step := range v.Steps {
		if step.Phase != note.GraciousReply {
			continue
		}
		if step.Note == nil || step.Status.Over() {
			p.text("", reasonOf(step, missing, now))
			continue
		}
		id := shortID(step.Note.ID)
		p.line("%s %s, %s", p.bold("Note"), id, string(step.Note.State))
		printNote(p, *step.Note)
		p.line("")
		if step.Verdict != "" {
			printVerdict(p, step.Verdict, stepFindings(step))
			p.line("")
		}
		p.text("", reasonOf(step, missing, now))
		p.text("", "Change it with \"afterword edit "+id+"\", and let it leave with \"afterword approve "+id+"\".")
	}
	return nil
}
