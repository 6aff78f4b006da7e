package cli

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

// errNotTaken ends a second try that nobody took.
var errNotTaken = errors.New("the webhook did not take it")

func (e *env) webhookRetry() *cobra.Command {
	return &cobra.Command{
		Use:   "retry WEBHOOK",
		Short: "Post again now what a webhook did not take, and say how that fared",
		Long: `Retry posts again what was given up, the oldest first: what a webhook did not take within
half a day. What still waits is tried again by itself. It ends where the webhook does not take
one either.`,
		Args: exactly("the URL or id of a webhook"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.onWebhook(c.Context(), args[0], func(s *followup.Service, w followup.Webhook) error {
				const most = 200
				told, err := s.ListDeliveries(c.Context(), followup.Local, w.ID, most)
				if err != nil {
					return err
				}
				told = slices.DeleteFunc(told, func(d followup.Delivery) bool { return d.State != followup.DeliveryOver })
				slices.Reverse(told)
				out := make([]deliveryJSON, 0, len(told))
				var failed error
				for _, d := range told {
					d, err := s.RetryDelivery(c.Context(), followup.Local, w.ID, d.ID)
					if errors.Is(err, followup.ErrNotOver) {
						continue // somebody else did it meanwhile
					}
					if err != nil {
						return err
					}
					out = append(out, deliveryJSONOf(d))
					if !e.json {
						e.paper().line("%s  %s  %s", when(d.At.Local()), string(d.Kind), fared(d))
					}
					if d.State != followup.Delivered {
						failed = errNotTaken
						break
					}
				}
				if e.json {
					return errors.Join(e.printJSON(struct {
						Deliveries []deliveryJSON `json:"deliveries"`
					}{out}), failed)
				}
				if len(out) == 0 {
					e.paper().line("Nothing that it was told was given up.")
				}
				return failed
			})
		},
	}
}
