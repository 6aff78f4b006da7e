package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

func (e *env) answer() *cobra.Command {
	var date string
	c := &cobra.Command{
		Use:   "answer PROCESS WHAT",
		Short: "Say what a reply was, so that the process goes on or ends",
		Long: `When somebody at the employer answers, every later step pauses until you say what
the answer was. An answer may also have come by telephone, and a later one corrects an
earlier one:

  courtesy     a thank-you or "we will be in touch": the plan goes on
  new-date     they named another date: give it with --date
  next-round   they want to talk again: this round ends
  offer        they made an offer: the process ends
  rejection    they said no: the process ends
  withdrawn    you stepped back: the process ends`,
		Example: "  afterword answer Globex new-date --date 2026-12-04",
		Args:    exactly("a process", "what the answer was"),
		RunE: func(c *cobra.Command, args []string) error {
			kind := cadence.EventKind(strings.ReplaceAll(args[1], "-", " "))
			if !slices.Contains(cadence.Answers(), kind) {
				return usagef("%q is none of courtesy, new-date, next-round, offer, rejection, withdrawn", args[1])
			}
			if kind == cadence.NewDate && date == "" {
				return usagef("say which date they named: add --date YYYY-MM-DD")
			}
			var day interview.Date
			if date != "" {
				var err error
				if day, err = interview.ParseDate(date); err != nil {
					return &usageError{err}
				}
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				v, err := findProcess(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				if err := s.NameReply(c.Context(), followup.Local, v.ID, v.Newest(), kind, day); err != nil {
					return err
				}
				return e.printRecorded(c.Context(), s, []string{v.ID})
			})
		},
	}
	c.Flags().StringVar(&date, "date", "", "the `day` they named, for new-date (YYYY-MM-DD)")
	return c
}
