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

// Machines returns the pages for machines, by pattern of http.ServeMux: those that watch over
// a running Afterword, see package observe, and the one by which RunningAt knows this serve.
func (a *App) Machines() map[string]http.Handler {
	pages := a.watched.Pages()
	pages["GET "+provePath] = http.HandlerFunc(a.prove)
	return pages
}
