package mailbox

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox/oauth"
)

// renewBefore is how long before its end an access token is no longer used, which covers a
// slow sign-in and clocks that differ.
const renewBefore = 2 * time.Minute

// Tokens keeps the OAuth tokens of stored mailboxes, for all programs that share them.
// followup.StoredTokens implements it.
type Tokens interface {
	// Token returns an account's newest token.
	Token(ctx context.Context, account followup.AccountID) (followup.Token, error)
	// ReplaceToken stores next where used is still the newest, and returns what is the
	// newest now.
	ReplaceToken(ctx context.Context, account followup.AccountID, used, next followup.Token) (followup.Token, error)
}

// turns lets one goroutine at a time renew the token of an account.
type turns struct {
	mu   sync.Mutex
	held map[followup.AccountID]chan struct{}
}

// take waits for the account's turn and returns how to give it up.
func (t *turns) take(ctx context.Context, account followup.AccountID) (release func(), err error) {
	t.mu.Lock()
	if t.held == nil {
		t.held = map[followup.AccountID]chan struct{}{}
	}
	turn, ok := t.held[account]
	if !ok {
		turn = make(chan struct{}, 1)
		t.held[account] = turn
	}
	t.mu.Unlock()
	select {
	case turn <- struct{}{}:
		return func() { <-turn }, nil
	case <-ctx.Done():
		return nil, &stopped{context.Cause(ctx)}
	}
}

// accessToken returns a token to sign in with, a new one where the known one is about to end.
func (c *Client) accessToken(ctx context.Context, m followup.Mailbox) (string, error) {
	if lasts(m.OAuth.Token) || !c.renews(m) {
		return m.OAuth.Token.Access, nil
	}
	return c.renew(ctx, m, m.OAuth.Token.Access)
}

// lasts reports whether a token is good for some time.
func lasts(t followup.Token) bool {
	return t.Access != "" && (t.Expires.IsZero() || time.Until(t.Expires) > renewBefore)
}

// renews reports whether the token of a mailbox can be renewed here. One that is not stored
// yet was given a moment ago, and what came after it would be lost.
func (c *Client) renews(m followup.Mailbox) bool { return c.tokens != nil && m.Account != "" }

// renew returns another access token than stale. Of all programs and goroutines that share
// the mailbox few ask the provider: whoever comes later finds the newest token stored.
func (c *Client) renew(ctx context.Context, m followup.Mailbox, stale string) (string, error) {
	release, err := c.turns.take(ctx, m.Account)
	if err != nil {
		return "", err
	}
	defer release()
	used, err := c.tokens.Token(ctx, m.Account)
	if err != nil {
		return "", fmt.Errorf("renew the access to the mailbox: %w", err)
	}
	if used.Access != stale && lasts(used) {
		return used.Access, nil
	}
	provider := oauth.Client{OAuth: m.OAuth, CAFile: m.CAFile, Address: m.Address}
	provider.Token = used
	next, err := provider.Refresh(ctx)
	if errors.Is(err, oauth.ErrRevoked) {
		if access, ok := c.renewedElsewhere(ctx, m.Account, used); ok {
			return access, nil
		}
		return "", &accessEnded{err}
	}
	if err != nil {
		return "", fmt.Errorf("renew the access to the mailbox: %w", err)
	}
	// A token that was renewed must not be lost to the end of ctx: the old one may be void.
	newest, err := c.tokens.ReplaceToken(context.WithoutCancel(ctx), m.Account, used, next)
	if err != nil {
		return "", fmt.Errorf("keep the renewed access to the mailbox: %w", err)
	}
	c.log.Debug("the access to the mailbox was renewed", "until", newest.Expires)
	return newest.Access, nil
}

// storedWithin is how long another node may take to store a token that the provider gave it.
const storedWithin = time.Second

// renewedElsewhere returns the access token that another node has renewed at this moment, with a
// provider that takes a refresh token only once: it may have got the token, and not stored it yet.
func (c *Client) renewedElsewhere(ctx context.Context, account followup.AccountID, used followup.Token) (access string, ok bool) {
	for end := time.Now().Add(storedWithin); ; {
		if newest, err := c.tokens.Token(ctx, account); err == nil && newest != used && lasts(newest) {
			return newest.Access, true
		}
		select {
		case <-ctx.Done():
			return "", false
		case <-time.After(storedWithin / 20):
		}
		if time.Now().After(end) {
			return "", false
		}
	}
}

// accessEnded means that only the person can let Afterword into the mailbox again.
type accessEnded struct{ err error }

func (e *accessEnded) Error() string {
	return "your provider no longer lets Afterword into the mailbox, sign in again, on the page Settings or with afterword mailbox authorize: " + e.err.Error()
}
func (e *accessEnded) Unwrap() error { return e.err }
