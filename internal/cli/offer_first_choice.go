package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) offerFirstChoice() *cobra.Command {
	var undo bool
	c := &cobra.Command{
		Use:   "first-choice PROCESS",
		Short: "Mark the employer of a process as your first choice",
		Long: `Only an employer that is marked so is told that it is your first choice. Mark it only if
it is true; --undo takes the mark back, and the approval of a note that says so with it.`,
		Example: "  afterword offer first-choice Globex",
		Args:    exactly("a process"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				if err := s.MarkFirstChoice(c.Context(), followup.Local, v.ID, !undo); err != nil {
					return err
				}
				return e.printOffers(c.Context(), s, v.ID)
			})
		},
	}
	c.Flags().BoolVar(&undo, "undo", false, "it is not")
	return c
}
