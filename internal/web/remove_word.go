package web

import (
	"net/http"
	"net/url"

	"afterword/internal/followup"
)

// removeWord takes a word off the list. The page that follows offers to put it back.
func (s *site) removeWord(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	word := r.PostForm.Get("word")
	removed, err := s.Service.RemoveWords(r.Context(), accountOf(r.Context()), word)
	if err != nil {
		return err
	}
	if len(removed) == 0 {
		return followup.ErrNotFound
	}
	http.Redirect(w, r, "/settings/words?removed="+url.QueryEscape(word), http.StatusSeeOther)
	return nil
}
