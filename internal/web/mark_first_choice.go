package web

import "net/http"

// markFirstChoice records whether the employer is the person's first choice.
func (s *site) markFirstChoice(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	is := r.PostForm.Get("first") == "yes"
	if err := s.Service.MarkFirstChoice(r.Context(), accountOf(r.Context()), r.PathValue("id"), is); err != nil {
		return s.factsNotChanged(w, r, err)
	}
	word := "unfirst"
	if is {
		word = "first"
	}
	backTo(w, r, word)
	return nil
}
