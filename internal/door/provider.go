package door

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// Provider is the sign-in of the house, by OpenID Connect. Nobody gets an account by it:
// it lets in whom the administrator has added.
type Provider struct {
	// Name is what the button says: "Example University".
	Name string
	// Issuer is the provider's address, below which its configuration is found.
	Issuer string
	// ClientID and ClientSecret name Afterword to it. The secret may be empty.
	ClientID, ClientSecret string

	mu    sync.Mutex
	found *oidc.Provider
}

// providerTime bounds each question to the provider.
const providerTime = 10 * time.Second

// ProviderPath is where the provider sends people back to.
const ProviderPath = "/sign-in/provider/answer"

// askedProvider is what is kept between asking the provider and its answer.
type askedProvider struct {
	State, Nonce, Verifier string
}

// BeginProvider returns the address to send somebody to, and what to keep until they are
// back.
func (d *Door) BeginProvider(ctx context.Context) (address, state string, err error) {
	ctx = patient(ctx)
	config, _, err := d.provider(ctx)
	if err != nil {
		return "", "", err
	}
	asked := askedProvider{State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier()}
	kept, err := json.Marshal(asked)
	if err != nil {
		return "", "", fmt.Errorf("ask the provider: %w", err)
	}
	return config.AuthCodeURL(asked.State, oidc.Nonce(asked.Nonce), oauth2.S256ChallengeOption(asked.Verifier)), string(kept), nil
}

// SignInByProvider lets somebody in by the provider's answer:
//
//  1. it must be the answer to what this browser asked (state, and PKCE);
//  2. the token must be signed by the provider, for us, now, and for this asking (nonce);
//  3. whoever came in this way before is known by the provider's name for them; else
//     a verified address must be one that the administrator has added, and nobody may have
//     come in under it by another name.
//
// What is wrong is ErrRefused.
func (d *Door) SignInByProvider(ctx context.Context, kept, state, code string) (Person, error) {
	var asked askedProvider
	if kept == "" || json.Unmarshal([]byte(kept), &asked) != nil || state == "" ||
		subtle.ConstantTimeCompare([]byte(asked.State), []byte(state)) != 1 {
		return Person{}, fmt.Errorf("%w: the provider answered what this browser did not ask", ErrRefused)
	}
	ctx = patient(ctx)
	config, provider, err := d.provider(ctx)
	if err != nil {
		return Person{}, err
	}
	token, err := config.Exchange(ctx, code, oauth2.VerifierOption(asked.Verifier))
	if err != nil {
		return Person{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	raw, _ := token.Extra("id_token").(string)
	signed, err := provider.VerifierContext(context.WithoutCancel(ctx), &oidc.Config{ClientID: config.ClientID, Now: d.Now}).Verify(ctx, raw)
	if err != nil {
		return Person{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	if subtle.ConstantTimeCompare([]byte(signed.Nonce), []byte(asked.Nonce)) != 1 {
		return Person{}, fmt.Errorf("%w: the token is for another sign-in", ErrRefused)
	}
	var claims struct {
		Email    string `json:"email"`
		Verified bool   `json:"email_verified"`
	}
	if err := signed.Claims(&claims); err != nil {
		return Person{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	email := ""
	if claims.Verified {
		email = Fold(claims.Email)
	}
	return d.known(ctx, signed.Issuer, signed.Subject, email)
}

// known finds whom the provider names, and remembers the name at the first time.
func (d *Door) known(ctx context.Context, issuer, subject, email string) (Person, error) {
	p, err := d.Store.PersonBySubject(ctx, issuer, subject)
	if err == nil {
		return p, nil
	}
	if !errors.Is(err, ErrNotFound) {
		return Person{}, fmt.Errorf("sign in: %w", err)
	}
	if email == "" {
		return Person{}, fmt.Errorf("%w: the provider vouches for no address", ErrRefused)
	}
	p, err = d.Store.PersonByEmail(ctx, email)
	if errors.Is(err, ErrNotFound) {
		return Person{}, fmt.Errorf("%w: nobody with that address was added", ErrRefused)
	}
	if err != nil {
		return Person{}, fmt.Errorf("sign in: %w", err)
	}
	var after Person
	err = d.Store.ChangePerson(ctx, p.ID, func(p *Person) error {
		if p.Subject != "" {
			return fmt.Errorf("%w: the address belongs to somebody whom the provider calls otherwise", ErrRefused)
		}
		p.Issuer, p.Subject = issuer, subject
		after = *p
		return nil
	})
	return after, err
}

// patient is ctx with a client that does not wait for ever.
func patient(ctx context.Context) context.Context {
	return oidc.ClientContext(ctx, &http.Client{Timeout: providerTime})
}

// provider asks the provider for its configuration once; it need not be there when
// Afterword starts.
func (d *Door) provider(ctx context.Context) (*oauth2.Config, *oidc.Provider, error) {
	p := d.Provider
	if p == nil || d.Origin == nil || !d.People {
		return nil, nil, ErrOff
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found == nil {
		found, err := oidc.NewProvider(ctx, p.Issuer)
		if err != nil {
			return nil, nil, fmt.Errorf("ask %s how to sign in: %w", p.Issuer, err)
		}
		p.found = found
	}
	return &oauth2.Config{
		ClientID: p.ClientID, ClientSecret: p.ClientSecret, Endpoint: p.found.Endpoint(),
		RedirectURL: d.Origin.String() + ProviderPath, Scopes: []string{oidc.ScopeOpenID, "email"},
	}, p.found, nil
}
