package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) calendarRemove() *cobra.Command {
	return &cobra.Command{
		Use:   "remove",
		Short: "Push to your calendar server no more",
		Long: `Remove forgets how to reach the calendar server. What lies there stays: delete the calendar
there if you want to be rid of it.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				if err := s.RemoveCalendarServer(c.Context(), followup.Local); err != nil {
					return err
				}
				e.paper().line("Nothing is pushed any more.")
				return nil
			})
		},
	}
}
