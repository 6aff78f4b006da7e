package web

import (
	"net/http"

	"afterword/internal/followup"
)

// removeToken ends a token.
func (s *site) removeToken(w http.ResponseWriter, r *http.Request) error {
	if s.Service.API == nil {
		return followup.ErrNotFound
	}
	if err := s.Service.RemoveAPIToken(r.Context(), accountOf(r.Context()), r.PathValue("token")); err != nil {
		return err
	}
	http.Redirect(w, r, "/settings/programs?done=token-removed", http.StatusSeeOther)
	return nil
}
