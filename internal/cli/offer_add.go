package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/place"
)

func (e *env) offerAdd() *cobra.Command {
	var where string
	var first bool
	c := &cobra.Command{
		Use:   "add PROCESS EMPLOYER DAY",
		Short: "Record an offer and the last day on which you can accept it",
		Long: `Add records an offer of another employer. DAY is the last one on which you can accept it.
With --place their working days count, too. With --first-choice the note to the process
may say that this employer is your first choice; mark it only if it is true.
An offer of the same employer is replaced.`,
		Example: "  afterword offer add Globex Initech 2026-12-04 --place Munich",
		Args:    exactly("a process", "who made the offer", "the last day to accept it"),
		RunE: func(c *cobra.Command, args []string) error {
			expires, err := interview.ParseDate(strings.TrimSpace(args[2]))
			if err != nil {
				return &usageError{err}
			}
			if where != "" {
				if _, err := place.Read(where); err != nil {
					return &usageError{err}
				}
			}
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				o := interview.Offer{Employer: args[1], Expires: expires, Place: where}
				if err := s.RecordOffer(c.Context(), followup.Local, v.ID, o); err != nil {
					return err
				}
				if first {
					if err := s.MarkFirstChoice(c.Context(), followup.Local, v.ID, true); err != nil {
						return err
					}
				}
				return e.printOffers(c.Context(), s, v.ID)
			})
		},
	}
	c.Flags().StringVar(&where, "place", "", "where that employer works: a `city`, region or time zone")
	c.Flags().BoolVar(&first, "first-choice", false, "this process is at your first choice")
	return c
}
