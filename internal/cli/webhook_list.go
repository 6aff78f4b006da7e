package cli

import (
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) webhookList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the webhooks, and how the last messages fared",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				all, err := s.ListWebhooks(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				const shownOf = 5
				out := make([]webhookJSON, 0, len(all))
				p := e.paper()
				for _, w := range all {
					told, err := s.ListDeliveries(c.Context(), followup.Local, w.ID, shownOf)
					if err != nil {
						return err
					}
					out = append(out, webhookJSONOf(w, told))
					if e.json {
						continue
					}
					hears := "everything"
					if len(w.Kinds) > 0 {
						hears = words(w.Kinds)
					}
					p.line("%s  %s  %s", p.bold(shown(w.URL)), hears, p.dim(shortID(w.ID)))
					for _, d := range told {
						p.line("  %s  %s", p.dim(when(d.At.Local())), string(d.Kind))
						p.text("    ", fared(d))
					}
				}
				if e.json {
					return e.printJSON(struct {
						Webhooks []webhookJSON `json:"webhooks"`
					}{out})
				}
				if len(all) == 0 {
					p.line("There is no webhook: afterword webhook add adds one.")
				}
				return nil
			})
		},
	}
}

// webhookJSON is a webhook as programs read it, without its secret.
type webhookJSON struct {
	ID         string                   `json:"id"`
	URL        string                   `json:"url"`
	Kinds      []followup.HappeningKind `json:"kinds"`
	Private    bool                     `json:"private"`
	Deliveries []deliveryJSON           `json:"deliveries"`
}

type deliveryJSON struct {
	ID     string                 `json:"id"`
	Kind   followup.HappeningKind `json:"kind"`
	At     time.Time              `json:"at"`
	State  followup.DeliveryState `json:"state"`
	Tries  int                    `json:"tries"`
	Status int                    `json:"status"`
	Answer string                 `json:"answer"`
}

func deliveryJSONOf(d followup.Delivery) deliveryJSON {
	return deliveryJSON{d.ID, d.Kind, d.At, d.State, d.Tries, d.Status, d.Answer}
}

func webhookJSONOf(w followup.Webhook, told []followup.Delivery) webhookJSON {
	out := webhookJSON{ID: w.ID, URL: w.URL, Kinds: append([]followup.HappeningKind{}, w.Kinds...), Private: w.Private, Deliveries: []deliveryJSON{}}
	for _, d := range told {
		out.Deliveries = append(out.Deliveries, deliveryJSONOf(d))
	}
	return out
}
