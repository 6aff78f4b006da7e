package web

import "net/http"

// closeCalendarAddress takes the feed's address away.
func (s *site) closeCalendarAddress(w http.ResponseWriter, r *http.Request) error {
	if err := s.Service.CloseCalendarAddress(r.Context(), accountOf(r.Context())); err != nil {
		return err
	}
	http.Redirect(w, r, "/calendar?done=closed", http.StatusSeeOther)
	return nil
}
