package oauth

import (
	"context"
	"time"

	"afterword/internal/followup"
)

// Asker asks providers step by step, for who cannot wait: a page. Its zero value is ready.
type Asker struct{}

var _ followup.Permissions = Asker{}

// Known implements followup.Permissions.
func (Asker) Known(provider string) (followup.OAuth, bool) {
	switch provider {
	case "google":
		return Google(), true
	case "microsoft":
		return Microsoft(), true
	}
	return followup.OAuth{}, false
}

// PageOf implements followup.Permissions.
func (Asker) PageOf(m followup.Mailbox, redirect, state, verifier string) (string, error) {
	return clientOf(m).page(redirect, state, verifier)
}

// Exchange implements followup.Permissions.
func (Asker) Exchange(ctx context.Context, m followup.Mailbox, redirect, verifier, code string) (followup.Token, error) {
	return clientOf(m).exchange(ctx, redirect, verifier, code)
}

// CodeFor implements followup.Permissions.
func (Asker) CodeFor(ctx context.Context, m followup.Mailbox) (followup.DeviceCode, error) {
	got, err := clientOf(m).code(ctx)
	if err != nil {
		return followup.DeviceCode{}, err
	}
	return followup.DeviceCode{
		Page: got.VerificationURI, Code: got.UserCode, Secret: got.DeviceCode,
		Lasts: time.Until(got.Expiry), Every: time.Duration(got.Interval) * time.Second,
	}, m.OAuth.CheckAddress(got.VerificationURI)
}

// TokenFor implements followup.Permissions.
func (Asker) TokenFor(ctx context.Context, m followup.Mailbox, secret string) (followup.Token, error) {
	return clientOf(m).askOnce(ctx, secret)
}

// Refused implements followup.Permissions.
func (Asker) Refused(m followup.Mailbox, code, said string) error {
	return clientOf(m).refusal(code, said)
}

func clientOf(m followup.Mailbox) Client {
	return Client{OAuth: m.OAuth, CAFile: m.CAFile, Address: m.Address}
}
