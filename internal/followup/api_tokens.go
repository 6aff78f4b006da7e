package followup

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Errors of AddAPIToken and Admit.
var (
	// ErrTokenName: a token is known by its name.
	ErrTokenName = errors.New("a token needs a name of 1 to 60 characters, such as the program it is for")
	// ErrNoScope: a token that allows nothing is of no use.
	ErrNoScope = errors.New("say what the token allows: one or more of read, write, assist, approve, admin")
	// ErrPast: it would never have let anybody in.
	ErrPast = errors.New("the token would have run out already: choose a later day")
	// ErrNotAdmitted: there is no such token, or it has run out.
	ErrNotAdmitted = errors.New("this token lets nobody in: it is unknown, removed, or has run out")
)

// apiTokenMark begins every token, so that whoever finds one knows what it is.
const apiTokenMark = "afterword_"

// usedWithin is how exactly it is stored when a token was used last.
const usedWithin = time.Minute

// AddAPIToken makes a token for a program that acts for the account. The text is what the
// program shows; it is returned once and stored nowhere. expires is zero for a token that
// does not run out.
func (s *Service) AddAPIToken(ctx context.Context, account AccountID, name string, scopes []Scope, expires time.Time) (t APIToken, text string, err error) {
	name = strings.TrimSpace(name)
	if n := utf8.RuneCountInString(name); n == 0 || n > 60 || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return t, "", ErrTokenName
	}
	scopes = slices.Compact(slices.Sorted(slices.Values(scopes)))
	for _, scope := range scopes {
		if !slices.Contains(Scopes(), scope) {
			return t, "", fmt.Errorf("%q: %w", scope, ErrNoScope)
		}
	}
	if len(scopes) == 0 {
		return t, "", ErrNoScope
	}
	now := s.Clock.Now()
	if !expires.IsZero() && !expires.After(now) {
		return t, "", ErrPast
	}
	text = apiTokenMark + rand.Text() + rand.Text() // 260 bits
	t = APIToken{ID: newID(), Name: name, Digest: digestOf(text), Scopes: scopes, Made: now, Expires: expires}
	if err := s.API.AddAPIToken(ctx, account, t); err != nil {
		return t, "", err
	}
	return t, text, nil
}

// ListAPITokens returns the tokens of an account, the oldest first.
func (s *Service) ListAPITokens(ctx context.Context, account AccountID) ([]APIToken, error) {
	return s.API.APITokens(ctx, account)
}

// RemoveAPIToken forgets a token: it lets nobody in from now on.
func (s *Service) RemoveAPIToken(ctx context.Context, account AccountID, id string) error {
	return s.API.RemoveAPIToken(ctx, account, id)
}

// Admit says whose token a program shows, and what it allows; ErrNotAdmitted where it
// lets nobody in.
func (s *Service) Admit(ctx context.Context, text string) (AccountID, APIToken, error) {
	if !strings.HasPrefix(text, apiTokenMark) {
		return "", APIToken{}, ErrNotAdmitted
	}
	account, t, err := s.API.FindAPIToken(ctx, digestOf(text))
	if errors.Is(err, ErrNotFound) {
		return "", APIToken{}, ErrNotAdmitted
	}
	if err != nil {
		return "", APIToken{}, err
	}
	now := s.Clock.Now()
	if !t.Expires.IsZero() && !now.Before(t.Expires) {
		return "", APIToken{}, ErrNotAdmitted
	}
	if now.Sub(t.Used) >= usedWithin {
		t.Used = now
		if err := s.API.UsedAPIToken(ctx, account, t.ID, now); err != nil {
			return "", APIToken{}, err
		}
	}
	return account, t, nil
}

// digestOf is how a token is known where it is stored.
func digestOf(text string) string {
	digest := sha256.Sum256([]byte(text))
	return hex.EncodeToString(digest[:])
}
