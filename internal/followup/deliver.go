package followup

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ErrNotTaken: the receiver of a webhook did not take what it was told.
var ErrNotTaken = errors.New("the receiver did not take it")

// errHookSecret: without its secret, nothing that a webhook is told can be signed.
var errHookSecret = errors.New("the webhook's secret cannot be read: restore the key file, or remove the webhook and add it again")

// hookSecretMark begins a webhook's secret; the rest is base64, as the libraries for
// Standard Webhooks read it.
const hookSecretMark = "whsec_"

func newHookSecret() string {
	key := make([]byte, 32)
	rand.Read(key) // never fails
	return hookSecretMark + base64.StdEncoding.EncodeToString(key)
}

// hookBody is what a receiver is told: what happened, and the ids to ask for more. The
// words of notes and mails are not in it.
type hookBody struct {
	Type      HappeningKind `json:"type"`
	Timestamp string        `json:"timestamp"`
	Data      hookData      `json:"data"`
}

type hookData struct {
	Process string `json:"process,omitempty"`
	Note    string `json:"note,omitempty"`
}

// Deliver tells a webhook of one happening, and stores how that fared. The error is
// ErrNotTaken where it is to be tried again; last says that this was the last try. What is
// not waiting any more is left alone, so that a job that runs twice tells once.
func (s *Service) Deliver(ctx context.Context, ref DeliveryRef, last bool) (DeliveryState, error) {
	hook, d, err := s.API.Delivery(ctx, ref.Account, ref.Webhook, ref.Happening)
	if err != nil && !errors.Is(err, ErrSealed) {
		return "", err
	}
	if d.State != DeliveryWaiting {
		return d.State, nil
	}
	return s.deliver(ctx, ref.Account, hook, d, last, err)
}

// deliver tells a webhook of one happening, whatever became of it before. unread is why the
// webhook's secret could not be read; nil where it was.
func (s *Service) deliver(ctx context.Context, account AccountID, hook Webhook, d Delivery, last bool, unread error) (DeliveryState, error) {
	var message HookMessage
	err := unread
	if err == nil {
		message, err = hookMessage(hook, d.Happening, s.Clock.Now())
	}
	if err != nil {
		return s.unsigned(ctx, account, d, last, err)
	}
	answer, postErr := s.Hooks.Post(ctx, message)
	d.Tries, d.Tried, d.Status, d.Answer = d.Tries+1, s.Clock.Now(), answer.Status, answer.Start
	taken := postErr == nil && answer.Status >= 200 && answer.Status < 300
	switch {
	case taken:
		d.State = Delivered
	case last:
		d.State = DeliveryOver
	}
	if postErr != nil {
		d.Answer = postErr.Error()
	}
	// The receiver may have been slow: what it said is stored all the same.
	saving, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := s.API.SaveDelivery(saving, account, d); err != nil {
		return d.State, err
	}
	switch {
	case taken:
		return d.State, nil
	case postErr != nil:
		return d.State, fmt.Errorf("%w: %w", ErrNotTaken, postErr)
	}
	return d.State, fmt.Errorf("%w: it answered with status %d", ErrNotTaken, answer.Status)
}

// unsigned stores that a delivery could not be signed, where this was its last try: one
// that nobody tries any more does not wait.
func (s *Service) unsigned(ctx context.Context, account AccountID, d Delivery, last bool, why error) (DeliveryState, error) {
	if !last {
		return d.State, why
	}
	d.State, d.Tries, d.Tried, d.Status, d.Answer = DeliveryOver, d.Tries+1, s.Clock.Now(), 0, errHookSecret.Error()
	if err := s.API.SaveDelivery(ctx, account, d); err != nil {
		return DeliveryWaiting, errors.Join(why, err)
	}
	return d.State, why
}

// NewDeliveries lists what webhooks are to be told and no queue has yet.
func (s *Service) NewDeliveries(ctx context.Context) ([]DeliveryRef, error) {
	const atOnce = 500
	return s.API.NewDeliveries(ctx, atOnce)
}

// QueuedDelivery stores that the queue has a delivery.
func (s *Service) QueuedDelivery(ctx context.Context, ref DeliveryRef) error {
	return s.API.QueuedDelivery(ctx, ref)
}

// hookMessage signs what a webhook is told, by the Standard Webhooks specification 1.0.0:
// HMAC-SHA256 over id, time and body, so that none of them can be changed or used again.
func hookMessage(hook Webhook, h Happening, now time.Time) (HookMessage, error) {
	body, err := json.Marshal(hookBody{h.Kind, h.At.UTC().Format(time.RFC3339Nano), hookData{h.Process, h.Note}})
	if err != nil {
		return HookMessage{}, fmt.Errorf("write what the webhook is told: %w", err)
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(hook.Secret, hookSecretMark))
	if err != nil {
		return HookMessage{}, errHookSecret
	}
	at := strconv.FormatInt(now.Unix(), 10)
	sum := hmac.New(sha256.New, key)
	fmt.Fprintf(sum, "%s.%s.%s", h.ID, at, body)
	return HookMessage{
		URL: hook.URL, Private: hook.Private, Body: body,
		Header: map[string]string{
			"Content-Type":      "application/json",
			"Webhook-Id":        h.ID,
			"Webhook-Timestamp": at,
			"Webhook-Signature": "v1," + base64.StdEncoding.EncodeToString(sum.Sum(nil)),
		},
	}, nil
}
