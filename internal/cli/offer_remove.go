package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) offerRemove() *cobra.Command {
	return &cobra.Command{
		Use:   "remove PROCESS EMPLOYER",
		Short: "You do not hold that offer any more",
		Long: `Remove takes an offer back: you declined it, or it fell through. A note that speaks of it
loses its approval. "afterword offer restore" undoes it.`,
		Example: "  afterword offer remove Globex Initech",
		Args:    exactly("a process", "who made the offer"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				err := s.WithdrawOffer(c.Context(), followup.Local, v.ID, args[1])
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
