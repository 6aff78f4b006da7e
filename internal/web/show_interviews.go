package web

import "net/http"

// showInterviews says whether the calendar shows the interviews, too.
func (s *site) showInterviews(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	if err := s.Service.ShowInterviews(r.Context(), accountOf(r.Context()), r.PostForm.Get("shown") == "yes"); err != nil {
		return err
	}
	http.Redirect(w, r, "/calendar?done=shown", http.StatusSeeOther)
	return nil
}
