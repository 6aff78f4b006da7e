package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) calendarCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Sign in to your calendar server and say which calendar is there",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				found, err := s.CheckCalendar(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				return e.printFound(found)
			})
		},
	}
}
