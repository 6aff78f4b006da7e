package web

import (
	"errors"
	"net/http"

	"afterword/internal/door"
	"afterword/internal/followup"
)

// goToProvider sends somebody to the sign-in of their house. It is a link and no form: the
// policy of the page lets a form lead to this site only.
func (s *site) goToProvider(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil || s.Door.Provider == nil {
		return followup.ErrNotFound
	}
	next := safeNext(r.URL.Query().Get("next"))
	err := s.Door.AdmitAsk(r.Context(), s.from(r))
	var tooMany *door.TooManyError
	if errors.As(err, &tooMany) {
		return s.renderSignIn(w, r, http.StatusTooManyRequests, signInView{Next: next, Alert: waitWords(tooMany)})
	}
	if err != nil {
		return err
	}
	address, state, err := s.Door.BeginProvider(r.Context())
	if err != nil {
		s.log().Error("the sign-in of the house does not answer", "err", err)
		return s.renderSignIn(w, r, http.StatusBadGateway, signInView{
			Next: next, Alert: "The sign-in of " + s.Door.Provider.Name + " does not answer. Try again in a while, or come in another way.",
		})
	}
	s.sessions.Put(r.Context(), sessionProvider, state)
	s.sessions.Put(r.Context(), sessionNext, next)
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

// signInByProvider takes the provider's answer.
func (s *site) signInByProvider(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil || s.Door.Provider == nil {
		return followup.ErrNotFound
	}
	kept := s.sessions.PopString(r.Context(), sessionProvider)
	next := safeNext(s.sessions.PopString(r.Context(), sessionNext))
	query := r.URL.Query()
	p, err := s.Door.SignInByProvider(r.Context(), kept, query.Get("state"), query.Get("code"))
	if errors.Is(err, door.ErrRefused) {
		s.log().Info("a sign-in by the provider was refused", "err", err)
		return s.renderSignIn(w, r, http.StatusForbidden, signInView{
			Next: next, Alert: "That did not let you in. Whoever runs this Afterword must have added your address, and " + s.Door.Provider.Name + " must vouch for it.",
		})
	}
	if err != nil {
		return err
	}
	if err := s.letIn(r.Context(), p); err != nil {
		return err
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}
