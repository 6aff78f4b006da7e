package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

// errNotDelivered ends a test that nobody took.
var errNotDelivered = errors.New("the webhook did not take the test")

func (e *env) webhookTest() *cobra.Command {
	return &cobra.Command{
		Use:   "test WEBHOOK",
		Short: "Post a test to a webhook now, and say how that fared",
		Args:  exactly("the URL or id of a webhook"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.onWebhook(c.Context(), args[0], func(s *followup.Service, w followup.Webhook) error {
				d, err := s.TestWebhook(c.Context(), followup.Local, w.ID)
				if err != nil {
					return err
				}
				if e.json {
					err = e.printJSON(deliveryJSONOf(d))
				} else {
					e.paper().text("", "The test was "+fared(d)+".")
				}
				if err == nil && d.State != followup.Delivered {
					err = errNotDelivered
				}
				return err
			})
		},
	}
}
