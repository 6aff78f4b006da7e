package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) settle() *cobra.Command {
	return &cobra.Command{
		Use:   "settle NOTE sent|not-sent",
		Short: "Say what became of a note whose fate is unknown",
		Long: `When the connection broke at the wrong moment, nobody can tell whether a note left.
It is never sent again by itself. Look for it in your Sent folder, then say what you
found.`,
		Example: "  afterword settle 5f3a9c21 sent",
		Args:    exactly("a note", "sent or not-sent"),
		RunE: func(c *cobra.Command, args []string) error {
			if args[1] != "sent" && args[1] != "not-sent" {
				return usagef("%q is neither sent nor not-sent", args[1])
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				_, step, err := findNote(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				n, err := s.SettleNote(c.Context(), followup.Local, step.Note.ID, args[1] == "sent")
				if err != nil {
					return err
				}
				e.paper().line("The note to %s is %s.", shown(n.To.Name), n.State)
				return nil
			})
		},
	}
}
