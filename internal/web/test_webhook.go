package web

import (
	"errors"
	"net/http"
	"net/url"

	"afterword/internal/followup"
)

// testWebhook tells an address of a test now.
func (s *site) testWebhook(w http.ResponseWriter, r *http.Request) error {
	if s.Service.API == nil {
		return followup.ErrNotFound
	}
	d, err := s.Service.TestWebhook(r.Context(), accountOf(r.Context()), r.PathValue("webhook"))
	return s.afterDelivery(w, r, d, err)
}

// afterDelivery shows the page again, which says how a delivery fared.
func (s *site) afterDelivery(w http.ResponseWriter, r *http.Request, d followup.Delivery, err error) error {
	word := "not-taken"
	switch {
	case errors.Is(err, followup.ErrNotOver):
		word = "no-need"
	case errors.Is(err, followup.ErrSealed):
		// The delivery says so.
	case err != nil:
		return err
	case d.State == followup.Delivered:
		word = "taken"
	}
	id := r.PathValue("webhook")
	http.Redirect(w, r, "/settings/programs?done="+word+"&webhook="+url.QueryEscape(id)+"#webhook-"+id, http.StatusSeeOther)
	return nil
}
