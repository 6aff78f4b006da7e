package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
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
			return e.stored(c.Context(), func(s *followup.Service) error {
				v, err := findProcess(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				err = s.ReplyGraciously(c.Context(), followup.Local, v.ID, to, say)
				for _, wrong := range []error{followup.ErrNoRejection, followup.ErrNobodyReads, followup.ErrNobodyToAnswer, followup.ErrAnswered, followup.ErrNoInterviewer} {
					if errors.Is(err, wrong) {
						return &usageError{err}
					}
				}
				if err != nil {
					return err
				}
				if r := v.Rejection; r != nil && r.NobodyReads && to == "" && !e.json {
					e.paper().text("", "The rejection came from "+r.By.Email+", which nobody reads. The reply goes to "+r.To[0].Name+" instead.")
				}
				return e.printRecorded(c.Context(), s, []string{v.ID}, nil)
			})
		},
	}
	c.Flags().StringVar(&to, "to", "", "`name` or address to answer (default who wrote it)")
	c.Flags().StringVar(&say, "say", "", "your own `words`, one or two sentences")
	return c
}
