package store_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"afterword/internal/door"
	"afterword/internal/followup"
	"afterword/internal/store"
	"afterword/internal/store/postgrestest"
)

// TestRemovedPersonsPrograms: with a person go the tokens and webhooks of their account,
// and those of nobody else.
func TestRemovedPersonsPrograms(t *testing.T) {
	for name, opened := range map[string]func(*testing.T) *store.Store{
		"SQLite":     func(t *testing.T) *store.Store { return open(t, filepath.Join(t.TempDir(), "afterword.db")) },
		"PostgreSQL": func(t *testing.T) *store.Store { return openShared(t, postgrestest.Database(t), newKey(t)) },
	} {
		t.Run(name, func(t *testing.T) {
			s, now := opened(t), time.UnixMilli(1_800_000_000_000).UTC()
			for _, id := range []followup.AccountID{"ada", "bo"} {
				err := errors.Join(
					s.Door().AddPerson(t.Context(), door.Person{ID: id, Email: string(id) + "@example.org", AddedAt: now}),
					s.AddAPIToken(t.Context(), id, followup.APIToken{ID: "t", Name: "script", Digest: string(id), Scopes: []followup.Scope{followup.ScopeRead}, Made: now}),
					s.AddWebhook(t.Context(), id, followup.Webhook{ID: "w", URL: "https://hooks.example.org/", Secret: "secret", Made: now}),
				)
				if err != nil {
					t.Fatal(err)
				}
			}
			if err := s.Door().RemovePerson(t.Context(), "ada"); err != nil {
				t.Fatal(err)
			}
			if account, _, err := s.FindAPIToken(t.Context(), "ada"); !errors.Is(err, followup.ErrNotFound) {
				t.Errorf("the removed person's token is that of %q, %v", account, err)
			}
			if account, _, err := s.FindAPIToken(t.Context(), "bo"); err != nil || account != "bo" {
				t.Errorf("the other's token is that of %q, %v", account, err)
			}
			for id, want := range map[followup.AccountID]int{"ada": 0, "bo": 1} {
				if hooks, err := s.Webhooks(t.Context(), id); err != nil || len(hooks) != want {
					t.Errorf("%s has %d webhooks, want %d; %v", id, len(hooks), want, err)
				}
			}
		})
	}
}
