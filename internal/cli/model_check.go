package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) modelCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Ask the model's server whether it is there and where it runs, sending no text",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				m, err := s.CheckModel(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				if e.json {
					return e.printJSON(modelJSONOf(m))
				}
				e.printModel(m, true)
				return nil
			})
		},
	}
}
