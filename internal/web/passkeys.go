package web

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"afterword/internal/door"
	"afterword/internal/followup"
)

// orSentence is orProblem for what a page's script asks: the answer is a document.
func orSentence(serve func(http.ResponseWriter, *http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := serve(w, r)
		if err == nil {
			return
		}
		var tooMany *door.TooManyError
		var weak *door.WeakError
		p := problemOf(err)
		switch {
		case errors.Is(err, door.ErrRefused):
			p = &Problem{Status: http.StatusForbidden, Sentence: "That passkey does not let you in here. Try another way."}
		case errors.As(err, &tooMany):
			p = &Problem{Status: http.StatusTooManyRequests, Sentence: waitWords(tooMany)}
		case errors.As(err, &weak):
			p = &Problem{Status: http.StatusUnprocessableEntity, Sentence: weak.Sentence}
		case errors.Is(err, door.ErrOff):
			p = problemOf(followup.ErrNotFound)
		}
		siteOf(r.Context()).log().InfoContext(r.Context(), "a passkey was not taken", "path", loggedPath(r), "status", p.Status, "err", err)
		if err := sendJSON(w, p.Status, map[string]string{"sentence": p.Sentence}); err != nil {
			siteOf(r.Context()).log().ErrorContext(r.Context(), "a passkey is not answered", "err", err)
		}
	})
}

// askPasskey asks the browser of whoever is in for a new passkey.
func (s *site) askPasskey(w http.ResponseWriter, r *http.Request) error {
	who, in := visitorOf(r.Context())
	if !in {
		return followup.ErrNotFound
	}
	if !who.fresh {
		return signInAnew()
	}
	options, state, err := s.Door.BeginPasskey(r.Context(), who.Person)
	if err != nil {
		return err
	}
	s.sessions.Put(r.Context(), sessionPasskey, state)
	return sendJSON(w, http.StatusOK, options)
}

// addPasskey keeps the passkey that the browser made.
func (s *site) addPasskey(w http.ResponseWriter, r *http.Request) error {
	who, in := visitorOf(r.Context())
	if !in {
		return followup.ErrNotFound
	}
	if !who.fresh {
		return signInAnew()
	}
	var made struct {
		Name   string          `json:"name"`
		Answer json.RawMessage `json:"answer"`
	}
	if err := json.NewDecoder(r.Body).Decode(&made); err != nil {
		return errors.Join(door.ErrRefused, err)
	}
	state := s.sessions.PopString(r.Context(), sessionPasskey)
	if err := s.Door.AddPasskey(r.Context(), who.Person, state, made.Name, made.Answer); err != nil {
		return err
	}
	return sendJSON(w, http.StatusOK, map[string]string{"next": "/ways-in?done=added"})
}

// removePasskey forgets a passkey of whoever is in.
func (s *site) removePasskey(w http.ResponseWriter, r *http.Request) error {
	who, in := visitorOf(r.Context())
	if !in {
		return followup.ErrNotFound
	}
	err := s.Door.RemovePasskey(r.Context(), who.ID, r.PathValue("id"))
	if errors.Is(err, door.ErrNotFound) {
		return followup.ErrNotFound
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/ways-in?done=removed", http.StatusSeeOther)
	return nil
}

// askPasskeySignIn asks a browser for any passkey of this site.
func (s *site) askPasskeySignIn(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil || !s.Door.People {
		return followup.ErrNotFound
	}
	if err := s.Door.AdmitAsk(r.Context(), s.from(r)); err != nil {
		return err
	}
	options, state, err := s.Door.BeginPasskeySignIn()
	if err != nil {
		return err
	}
	s.sessions.Put(r.Context(), sessionPasskey, state)
	return sendJSON(w, http.StatusOK, options)
}

// signInByPasskey lets somebody in by their passkey.
func (s *site) signInByPasskey(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil || !s.Door.People {
		return followup.ErrNotFound
	}
	answer, err := io.ReadAll(r.Body)
	if err != nil {
		return errors.Join(door.ErrRefused, err)
	}
	p, err := s.Door.SignInByPasskey(r.Context(), s.sessions.PopString(r.Context(), sessionPasskey), answer)
	if err != nil {
		return err
	}
	if err := s.letIn(r.Context(), p); err != nil {
		return err
	}
	return sendJSON(w, http.StatusOK, map[string]string{"next": safeNext(r.URL.Query().Get("next"))})
}
