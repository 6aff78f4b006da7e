package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) modelRemove() *cobra.Command {
	var endpoint string
	c := &cobra.Command{
		Use:   "remove NAME",
		Short: "Forget a model, its key, and that you allowed it",
		Args:  exactly("the name of a model"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				err := s.RemoveModel(c.Context(), followup.Local, args[0], endpoint)
				if errors.Is(err, followup.ErrNotFound) {
					return &usageError{err}
				}
				if err != nil {
					return err
				}
				e.paper().line("Removed %s, its key, and that you had allowed it.", shown(args[0]))
				return nil
			})
		},
	}
	c.Flags().StringVar(&endpoint, "endpoint", "", "only the one at this `address`")
	return c
}
