package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) calendarCloseAddress() *cobra.Command {
	return &cobra.Command{
		Use:   "close-address",
		Short: "Offer no calendar feed any more",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				if err := s.CloseCalendarAddress(c.Context(), followup.Local); err != nil {
					return err
				}
				e.paper().line("The feed has no address any more.")
				return nil
			})
		},
	}
}
