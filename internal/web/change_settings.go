package web

import (
	"errors"
	"net/http"
	"slices"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review/checks"
)

// chooseWay sets how notes go that are approved from now on.
func (s *site) chooseWay(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	way := note.Way(r.PostForm.Get("way"))
	if !slices.Contains(note.Ways(), way) {
		return s.renderSettings(w, r, http.StatusUnprocessableEntity, settingsTurn{Wrong: "Choose how your notes go."})
	}
	if _, err := s.Service.ShowMailbox(r.Context(), accountOf(r.Context())); errors.Is(err, followup.ErrSealed) {
		return s.renderSettings(w, r, http.StatusConflict, settingsTurn{Wrong: "Add your mailbox again first: what is stored of it cannot be opened."})
	} else if err != nil {
		return s.renderSettings(w, r, http.StatusConflict, settingsTurn{Wrong: "Add your mailbox first: nothing goes anywhere without one."})
	}
	if _, err := s.Service.ChooseWay(r.Context(), accountOf(r.Context()), way); err != nil {
		return err
	}
	http.Redirect(w, r, "/settings?done=way", http.StatusSeeOther)
	return nil
}

// switchChecks sets which checks of the review run: those whose box is ticked. One that
// the settings file switches off has no box to tick.
func (s *site) switchChecks(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	set, byFile, err := s.Service.ShowPreferences(r.Context(), accountOf(r.Context()))
	if err != nil {
		return err
	}
	var off []string
	for _, check := range checks.All() {
		if slices.Contains(byFile, check.ID) {
			if slices.Contains(set.Off, check.ID) {
				off = append(off, check.ID) // as it was: the page does not ask
			}
			continue
		}
		if !slices.Contains(r.PostForm["on"], check.ID) {
			off = append(off, check.ID)
		}
	}
	if err := s.Service.SwitchChecks(r.Context(), accountOf(r.Context()), off); err != nil {
		return err
	}
	http.Redirect(w, r, "/settings?done=checks#checks", http.StatusSeeOther)
	return nil
}
