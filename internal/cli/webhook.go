package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) webhook() *cobra.Command {
	c := &cobra.Command{
		Use:   "webhook",
		Short: "Tell a program of yours what happens",
		Long: `Webhook makes, lists, tests and removes the addresses that "afterword serve" tells when a
note was sent, a note's fate is unknown, a note was drafted, a reply came in, or a process
was closed. A message holds ids, no words of notes or mails, and is signed. See docs/api.md.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(e.webhookAdd(), e.webhookList(), e.webhookTest(), e.webhookRetry(), e.webhookRemove())
	return c
}

// onWebhook does something with the webhook that a person means by its URL or its id.
func (e *env) onWebhook(ctx context.Context, typed string, do func(*followup.Service, followup.Webhook) error) error {
	return e.stored(ctx, func(s *followup.Service) error {
		w, err := findWebhook(ctx, s, typed)
		if err != nil {
			return err
		}
		return do(s, w)
	})
}

// findWebhook finds the webhook that a person means by its URL or its id.
func findWebhook(ctx context.Context, s *followup.Service, typed string) (followup.Webhook, error) {
	all, err := s.ListWebhooks(ctx, followup.Local)
	if err != nil {
		return followup.Webhook{}, err
	}
	for _, w := range all {
		if w.URL == typed || followup.MeansID(w.ID, typed) {
			return w, nil
		}
	}
	return followup.Webhook{}, usagef("there is no webhook %q: afterword webhook list shows them", typed)
}

// fared says how a delivery fared: "delivered, it answered with status 200".
func fared(d followup.Delivery) string {
	says := string(d.State)
	switch {
	case d.Status != 0:
		says += fmt.Sprintf(", it answered with status %d", d.Status)
		if d.Status >= 300 && d.Answer != "" {
			says += ": " + d.Answer
		}
	case d.Answer != "":
		says += ": " + d.Answer
	}
	return shown(says)
}
