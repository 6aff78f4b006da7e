package web

import (
	"errors"
	"net/http"

	"afterword/internal/followup"
)

// postponeInterview records that an interview that was called off gets another time.
func (s *site) postponeInterview(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	err := s.Service.PostponeInterview(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if errors.Is(err, followup.ErrNotCalledOff) {
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "Nothing was changed: what follows is known already."})
	}
	if err != nil {
		return err
	}
	backTo(w, r, "postponed")
	return nil
}
