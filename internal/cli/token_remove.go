package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) tokenRemove() *cobra.Command {
	return &cobra.Command{
		Use:   "remove NAME",
		Short: "Remove a token: it lets nobody in from now on",
		Args:  exactly("the name of a token"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				t, err := findToken(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				if err := s.RemoveAPIToken(c.Context(), followup.Local, t.ID); err != nil {
					return err
				}
				e.paper().line("Removed: %s lets nobody in any more.", shown(t.Name))
				return nil
			})
		},
	}
}

// isAny reports whether err is one of several.
func isAny(err error, of ...error) bool {
	for _, one := range of {
		if errors.Is(err, one) {
			return true
		}
	}
	return false
}
