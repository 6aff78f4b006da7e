package web

import (
	"net/http"

	"afterword/internal/followup"
)

// retryDelivery tells an address once more of what it did not take.
func (s *site) retryDelivery(w http.ResponseWriter, r *http.Request) error {
	if s.Service.API == nil {
		return followup.ErrNotFound
	}
	d, err := s.Service.RetryDelivery(r.Context(), accountOf(r.Context()), r.PathValue("webhook"), r.PathValue("delivery"))
	return s.afterDelivery(w, r, d, err)
}
