package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) calendarInterviews() *cobra.Command {
	return &cobra.Command{
		Use:   "interviews on|off",
		Short: "Choose whether the calendar shows the interviews, too",
		Long: `Interviews says whether the calendar shows your interviews besides what is due. They are
left out at first: whoever got an invitation has them in a calendar already.`,
		Example: "  afterword calendar interviews on",
		Args:    exactly("on or off"),
		RunE: func(c *cobra.Command, args []string) error {
			if args[0] != "on" && args[0] != "off" {
				return usagef("%q is neither on nor off", args[0])
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				if err := s.ShowInterviews(c.Context(), followup.Local, args[0] == "on"); err != nil {
					return err
				}
				if args[0] == "on" {
					e.paper().line("The calendar shows the interviews, too.")
				} else {
					e.paper().line("The calendar shows what is due, without the interviews.")
				}
				return nil
			})
		},
	}
}
