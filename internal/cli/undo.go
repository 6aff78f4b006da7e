package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) undo() *cobra.Command {
	return &cobra.Command{
		Use:     "undo NOTE...",
		Short:   "Take an approval back",
		Long:    `Undo makes an approved note a draft again. It is possible until the note starts to leave.`,
		Example: "  afterword undo 5f3a9c21",
		Args:    notes("undo"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				for _, typed := range args {
					_, step, err := findNote(c.Context(), s, typed)
					if err != nil {
						return err
					}
					n, err := s.UndoApproval(c.Context(), followup.Local, step.Note.ID)
					if err != nil {
						return err
					}
					e.paper().line("The note to %s is a draft again.", shown(n.To.Name))
				}
				return nil
			})
		},
	}
}
