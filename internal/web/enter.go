package web

import (
	"errors"
	"net/http"

	"afterword/internal/door"
	"afterword/internal/followup"
)

// enter takes a link that lets the person of this machine in. A browser that is in already
// leaves the link unused.
func (s *site) enter(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil || s.Door.People {
		return followup.ErrNotFound
	}
	if _, in := visitorOf(r.Context()); !in {
		p, err := s.Door.Enter(r.Context(), r.PathValue("secret"))
		if errors.Is(err, door.ErrSpent) {
			return &Problem{
				Status: http.StatusForbidden, Title: "This link opens nothing any more", Err: err,
				Sentence: "A link lets one browser in, once, and for a quarter of an hour. Run “afterword link” in a terminal for a new one.",
			}
		}
		if err != nil {
			return err
		}
		if err := s.letIn(r.Context(), p); err != nil {
			return err
		}
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
