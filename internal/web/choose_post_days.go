package web

import (
	"errors"
	"net/http"
	"strings"

	"afterword/internal/followup"
)

// postForm is how long letters take by the person's own word, and what was typed to change
// it.
type postForm struct {
	Lines string
	Wrong string
}

func postOf(set followup.Preferences, t settingsTurn) postForm {
	if t.Post != nil {
		return *t.Post
	}
	return postForm{Lines: set.Post}
}

// choosePostDays keeps the person's own lines of how long letters take.
func (s *site) choosePostDays(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	lines := unixLines(r.PostForm.Get("lines"))
	err := s.Service.ChoosePostDays(r.Context(), accountOf(r.Context()), lines)
	var unreadable *followup.PostLinesError
	switch {
	case errors.As(err, &unreadable):
		says := sentence(strings.Replace(unreadable.Error(), "line:", "line ", 1)) // "line:2: write …"
		return s.renderSettings(w, r, http.StatusUnprocessableEntity, settingsTurn{Post: &postForm{Lines: lines, Wrong: "Nothing was changed. " + says}})
	case err != nil:
		return err
	}
	http.Redirect(w, r, "/settings?done=post", http.StatusSeeOther)
	return nil
}
