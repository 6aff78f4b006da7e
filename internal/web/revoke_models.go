package web

import (
	"net/http"
)

// revokeModels takes every such yes back.
func (s *site) revokeModels(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.Service.RevokeModels(r.Context(), accountOf(r.Context())); err != nil {
		return err
	}
	http.Redirect(w, r, "/settings/assist?done=revoked", http.StatusSeeOther)
	return nil
}
