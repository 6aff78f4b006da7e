package serve

import (
	"context"
	"net/http"

	"afterword/internal/followup"
)

// Accounts lists the accounts that have a mailbox.
func (a *App) Accounts(ctx context.Context) ([]followup.AccountID, error) {
	return a.store.Mailboxes(ctx)
}

// Machines returns the pages for machines that watch over a running Afterword, by
// pattern of http.ServeMux: see package observe.
func (a *App) Machines() map[string]http.Handler { return a.watched.Pages() }
