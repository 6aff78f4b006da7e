package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) mailboxCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Sign in to your mailbox and say what is there",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				m, report, err := s.CheckMailbox(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				return e.printReport(m, report)
			})
		},
	}
}
