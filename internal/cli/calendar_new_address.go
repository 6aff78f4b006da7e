package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) calendarNewAddress() *cobra.Command {
	return &cobra.Command{
		Use:   "new-address",
		Short: "Give the calendar feed an address that nobody knows",
		Long: `New-address makes the address of the calendar feed. One that it had before leads nowhere
from now on: subscribe anew where you want to go on reading.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				made, err := s.NewCalendarAddress(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				return e.printCalendar(c.Context(), made)
			})
		},
	}
}
