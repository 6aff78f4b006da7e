package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) offerRestore() *cobra.Command {
	return &cobra.Command{
		Use:     "restore PROCESS EMPLOYER",
		Short:   "You still hold an offer that you removed",
		Example: "  afterword offer restore Globex Initech",
		Args:    exactly("a process", "who made the offer"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				err := s.ReinstateOffer(c.Context(), followup.Local, v.ID, args[1])
				if errors.Is(err, followup.ErrNoOffer) {
					return usagef("%q: %w", args[1], followup.ErrNoOffer)
				}
				if err != nil {
					return err
				}
				return e.printOffers(c.Context(), s, v.ID)
			})
		},
	}
}
