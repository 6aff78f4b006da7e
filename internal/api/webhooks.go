package api

import (
	"context"
	"net/http"
	"time"

	"afterword/internal/followup"
)

type webhookListJSON struct {
	Webhooks []WebhookJSON `json:"webhooks" nullable:"false"`
}

// WebhookJSON is a webhook without its secret.
type WebhookJSON struct {
	ID      string                   `json:"id"`
	URL     string                   `json:"url"`
	Kinds   []followup.HappeningKind `json:"kinds" nullable:"false" doc:"What it hears of; empty means everything"`
	Private bool                     `json:"private" doc:"It may lie in a private network"`
	Made    time.Time                `json:"made"`
}

type newWebhookJSON struct {
	WebhookJSON
	Secret string `json:"secret" doc:"What messages are signed with. Shown this once."`
}

func webhookOf(w followup.Webhook) WebhookJSON {
	return WebhookJSON{w.ID, w.URL, append([]followup.HappeningKind{}, w.Kinds...), w.Private, w.Made}
}

type webhookIn struct {
	Body struct {
		URL   string                   `json:"url" minLength:"1" maxLength:"2000" doc:"https only. A receiver in a private network is allowed on the command line."`
		Kinds []followup.HappeningKind `json:"kinds,omitempty" maxItems:"20" nullable:"false" doc:"Of note.sent, note.unknown, approval.needed, reply.received, process.closed; everything where it is left out"`
	}
}

// WebhookID is the part of a path that names a webhook.
type WebhookID struct {
	Webhook string `path:"webhook" maxLength:"64" doc:"Id of the webhook"`
}

type deliveriesIn struct {
	WebhookID
	Limit int `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

type retryIn struct {
	WebhookID
	Delivery string `path:"delivery" maxLength:"100" doc:"Id of the delivery, which is the Webhook-Id of its message"`
}

type deliveryListJSON struct {
	Deliveries []deliveryJSON `json:"deliveries" nullable:"false"`
}

type deliveryJSON struct {
	ID      string                 `json:"id" doc:"The Webhook-Id of the message"`
	Kind    followup.HappeningKind `json:"kind"`
	Process string                 `json:"process"`
	Note    string                 `json:"note"`
	At      time.Time              `json:"at"`
	State   followup.DeliveryState `json:"state" enum:"waiting,delivered,given up"`
	Tries   int                    `json:"tries"`
	Tried   *time.Time             `json:"tried,omitempty"`
	Status  int                    `json:"status" doc:"Of the last answer; 0 where there was none"`
	Answer  string                 `json:"answer" doc:"How the last answer began, or why there was none"`
}

func deliveryOf(d followup.Delivery) deliveryJSON {
	return deliveryJSON{d.ID, d.Kind, d.Process, d.Note, d.At, d.State, d.Tries, timeOf(d.Tried), d.Status, d.Answer}
}

func (s *server) webhooks() {
	route(s, operation{
		id: "list-webhooks", method: http.MethodGet, path: "/webhooks", scope: followup.ScopeAdmin,
		summary: "The webhooks of this account",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[webhookListJSON], error) {
		all, err := s.Service.ListWebhooks(ctx, account)
		out := webhookListJSON{Webhooks: []WebhookJSON{}}
		for _, w := range all {
			out.Webhooks = append(out.Webhooks, webhookOf(w))
		}
		return answered(out, err)
	})
	route(s, operation{
		id: "add-webhook", method: http.MethodPost, path: "/webhooks", scope: followup.ScopeAdmin, created: true,
		summary: "Add a webhook: what happens is posted to it, signed",
	}, func(ctx context.Context, account followup.AccountID, in *webhookIn) (*answer[newWebhookJSON], error) {
		w, err := s.Service.AddWebhook(ctx, account, in.Body.URL, in.Body.Kinds, false)
		return answered(newWebhookJSON{webhookOf(w), w.Secret}, err)
	})
	route(s, operation{
		id: "remove-webhook", method: http.MethodDelete, path: "/webhooks/{webhook}", scope: followup.ScopeAdmin, none: true,
		summary: "Remove a webhook, and what it was told",
	}, func(ctx context.Context, account followup.AccountID, in *WebhookID) (*nothing, error) {
		return &nothing{}, s.Service.RemoveWebhook(ctx, account, in.Webhook)
	})
	route(s, operation{
		id: "test-webhook", method: http.MethodPost, path: "/webhooks/{webhook}/test", scope: followup.ScopeAdmin,
		summary: "Post a test to a webhook now, and say how that fared",
	}, func(ctx context.Context, account followup.AccountID, in *WebhookID) (*answer[deliveryJSON], error) {
		d, err := s.Service.TestWebhook(ctx, account, in.Webhook)
		return answered(deliveryOf(d), err)
	})
	route(s, operation{
		id: "retry-delivery", method: http.MethodPost, path: "/webhooks/{webhook}/deliveries/{delivery}/retry", scope: followup.ScopeAdmin,
		summary: "Tell a webhook now of what was given up, and say how that fared",
	}, func(ctx context.Context, account followup.AccountID, in *retryIn) (*answer[deliveryJSON], error) {
		d, err := s.Service.RetryDelivery(ctx, account, in.Webhook, in.Delivery)
		return answered(deliveryOf(d), err)
	})
	route(s, operation{
		id: "list-deliveries", method: http.MethodGet, path: "/webhooks/{webhook}/deliveries", scope: followup.ScopeAdmin,
		summary: "What a webhook was told, the latest first, and how that fared",
	}, func(ctx context.Context, account followup.AccountID, in *deliveriesIn) (*answer[deliveryListJSON], error) {
		all, err := s.Service.ListDeliveries(ctx, account, in.Webhook, in.Limit)
		out := deliveryListJSON{Deliveries: []deliveryJSON{}}
		for _, d := range all {
			out.Deliveries = append(out.Deliveries, deliveryOf(d))
		}
		return answered(out, err)
	})
}
