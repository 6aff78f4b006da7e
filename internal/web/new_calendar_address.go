package web

import "net/http"

// newCalendarAddress gives the feed an address, in place of the one it had.
func (s *site) newCalendarAddress(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.Service.NewCalendarAddress(r.Context(), accountOf(r.Context())); err != nil {
		return err
	}
	http.Redirect(w, r, "/calendar?done=new", http.StatusSeeOther)
	return nil
}
