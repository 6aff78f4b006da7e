package web

import (
	"errors"
	"net/http"
	"strconv"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/letter"
)

// correctMail records what a mail is after all.
func (s *site) correctMail(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	t := inboxTurn{Key: r.PostForm.Get("key"), Kind: r.PostForm.Get("kind"), Process: r.PostForm.Get("process")}
	c := followup.Correction{Kind: letter.Kind(t.Kind), ProcessID: t.Process}
	word := "corrected"
	switch {
	case r.PostForm.Get("do") == "aside":
		c, word = followup.Correction{Kind: letter.KindUnrelated}, "aside"
	case c.Kind == letter.KindAutoReply && r.PostForm.Get("back") != "":
		t.Back = r.PostForm.Get("back")
		var err error
		if c.Return, err = interview.ParseDate(t.Back); err != nil {
			t.Wrong = "That is no date. Write it as YYYY-MM-DD, for example 2026-12-01, or leave it empty."
			return s.renderInbox(w, r, http.StatusUnprocessableEntity, t)
		}
	}
	err := s.Service.CorrectMail(r.Context(), accountOf(r.Context()), t.Key, c)
	switch {
	case errors.Is(err, followup.ErrAboutWhich):
		t.Wrong = "Choose the process that it is about."
		return s.renderInbox(w, r, http.StatusUnprocessableEntity, t)
	case errors.Is(err, followup.ErrNoSuchKind):
		t.Wrong = "Choose what it was."
		return s.renderInbox(w, r, http.StatusUnprocessableEntity, t)
	case err != nil:
		return err
	}
	http.Redirect(w, r, "/inbox?from="+strconv.Itoa(fromOf(r))+"&done="+word, http.StatusSeeOther)
	return nil
}

// undoCorrection makes of a mail again what it was taken for.
func (s *site) undoCorrection(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	err := s.Service.UndoCorrection(r.Context(), accountOf(r.Context()), r.PostForm.Get("key"))
	if err != nil && !errors.Is(err, followup.ErrNotCorrected) { // pressed twice
		return err
	}
	http.Redirect(w, r, "/inbox?from="+strconv.Itoa(fromOf(r))+"&done=undone", http.StatusSeeOther)
	return nil
}
