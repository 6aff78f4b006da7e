package web

import (
	"net/http"

	"afterword/internal/followup"
)

// removeModel forgets a model, its key and the person's yes.
func (s *site) removeModel(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	endpoint, name := r.PostForm.Get("endpoint"), r.PostForm.Get("name")
	if endpoint == "" {
		return followup.ErrNotFound // without one, all of that name would go
	}
	if err := s.Service.RemoveModel(r.Context(), accountOf(r.Context()), name, endpoint); err != nil {
		return err
	}
	http.Redirect(w, r, "/settings/assist?done=removed", http.StatusSeeOther)
	return nil
}
