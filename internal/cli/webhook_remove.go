package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) webhookRemove() *cobra.Command {
	return &cobra.Command{
		Use:   "remove WEBHOOK",
		Short: "Remove a webhook, and what it was told",
		Args:  exactly("the URL or id of a webhook"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.onWebhook(c.Context(), args[0], func(s *followup.Service, w followup.Webhook) error {
				if err := s.RemoveWebhook(c.Context(), followup.Local, w.ID); err != nil {
					return err
				}
				e.paper().line("Removed: %s is told nothing any more.", shown(w.URL))
				return nil
			})
		},
	}
}
