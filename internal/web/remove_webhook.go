package web

import (
	"net/http"

	"afterword/internal/followup"
)

// removeWebhook forgets an address and what it was told.
func (s *site) removeWebhook(w http.ResponseWriter, r *http.Request) error {
	if s.Service.API == nil {
		return followup.ErrNotFound
	}
	if err := s.Service.RemoveWebhook(r.Context(), accountOf(r.Context()), r.PathValue("webhook")); err != nil {
		return err
	}
	http.Redirect(w, r, "/settings/programs?done=webhook-removed", http.StatusSeeOther)
	return nil
}
