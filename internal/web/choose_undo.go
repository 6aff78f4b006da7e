package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"afterword/internal/followup"
)

// undoForm is how long an approved note is held, and what was typed to change it.
type undoForm struct {
	Now     string // what applies now; empty where nothing is held
	Usual   string // what applies where the person chose nothing
	Own     bool   // they chose
	Minutes string
	Wrong   string
}

// undoOf is the form as it stands, or as it was typed.
func (s *site) undoOf(set followup.Preferences, t settingsTurn) undoForm {
	held := s.Service.HoldFor(set)
	v := undoForm{Own: set.Undo != nil, Minutes: strconv.Itoa(int(held.Minutes()))}
	if t.Undo != nil {
		v = *t.Undo
	}
	v.Now, v.Usual = heldWords(held), durationWords(s.Service.UndoWindow)
	return v
}

// chooseUndo sets how long notes are held that are approved from now on.
func (s *site) chooseUndo(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	form := undoForm{Own: r.PostForm.Get("undo") == "own", Minutes: strings.TrimSpace(oneLine(r.PostForm.Get("minutes")))}
	wrong := func() error {
		form.Wrong = "Write a number of minutes, from 0 to 120."
		return s.renderSettings(w, r, http.StatusUnprocessableEntity, settingsTurn{Undo: &form})
	}
	var undo *time.Duration
	if form.Own {
		minutes, err := strconv.Atoi(form.Minutes)
		if err != nil || minutes < 0 || minutes > 1000 { // the verb knows the limit
			return wrong()
		}
		held := time.Duration(minutes) * time.Minute
		undo = &held
	}
	err := s.Service.ChooseUndo(r.Context(), accountOf(r.Context()), undo)
	switch {
	case errors.Is(err, followup.ErrUndo):
		return wrong()
	case err != nil:
		return err
	}
	http.Redirect(w, r, "/settings?done=undo", http.StatusSeeOther)
	return nil
}
