package web

import (
	"net/http"
	"net/url"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// savedAsked is what the editor wants to be stored.
type savedAsked struct {
	Shown   string `json:"shown"` // digest of the note that the words were typed over
	Subject string `json:"subject"`
	Body    string `json:"body"`
}

// savedAnswer says what is stored now. Where the note was changed by something else
// meanwhile, that is the other's words, and nothing of them was overwritten.
type savedAnswer struct {
	Shown   string `json:"shown"`
	Draft   bool   `json:"draft"` // it may still be changed
	Subject string `json:"subject"`
	Body    string `json:"body"`
	Says    string `json:"says,omitempty"` // why it was not stored
}

// saveTyped stores what was typed, while it is typed.
func (s *site) saveTyped(w http.ResponseWriter, r *http.Request) error {
	var asked savedAsked
	if err := readJSON(r, &asked); err != nil {
		return err
	}
	n, err := s.noteAt(r)
	if err != nil {
		return err
	}
	subject, body := oneLine(asked.Subject), unixLines(asked.Body)
	if n.State == note.Draft && n.Subject == subject && n.Body == body {
		return sendJSON(w, http.StatusOK, savedOf(n)) // the answer to an earlier save got lost
	}
	if n.State == note.Draft && n.Digest() == asked.Shown {
		saved, err := s.Service.EditNote(r.Context(), accountOf(r.Context()), n.ID, asked.Shown, subject, body)
		if err == nil {
			return sendJSON(w, http.StatusOK, savedOf(saved))
		}
		if !overtaken(err) {
			return err
		}
		if n, err = s.noteAt(r); err != nil {
			return err
		}
	}
	answer := savedOf(n)
	answer.Says = "This note was changed elsewhere meanwhile. Your words are still here and not saved: choose which ones stay."
	if !answer.Draft {
		answer.Says = "This note is no draft any more, so your words were not saved. They are still here, to be copied."
	}
	return sendJSON(w, http.StatusConflict, answer)
}

func savedOf(n note.Note) savedAnswer {
	return savedAnswer{Shown: n.Digest(), Draft: n.State == note.Draft, Subject: n.Subject, Body: n.Body}
}

// noteAt is the note that a request's path names.
func (s *site) noteAt(r *http.Request) (note.Note, error) {
	v, err := s.Service.ShowProcess(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if err != nil {
		return note.Note{}, err
	}
	if n, ok := noteIn(v, r.PathValue("note")); ok {
		return n, nil
	}
	return note.Note{}, followup.ErrNotFound
}

// leaveTyped leaves a finding as it is, or takes that back, for the editor. The words that
// it is about are saved before.
func (s *site) leaveTyped(w http.ResponseWriter, r *http.Request) error {
	var asked struct {
		Act string `json:"act"` // the name of the button, see leave
		Key string `json:"key"`
	}
	if err := readJSON(r, &asked); err != nil {
		return err
	}
	n, err := s.noteAt(r)
	if err != nil {
		return err
	}
	word, err := s.leave(r.Context(), n, url.Values{asked.Act: {asked.Key}})
	if err != nil {
		return err
	}
	return sendJSON(w, http.StatusOK, struct {
		Says string `json:"says"`
	}{done[word]})
}
