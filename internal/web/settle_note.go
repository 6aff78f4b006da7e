package web

import (
	"net/http"
)

// settleNote records what the person found in their Sent folder about a note whose fate
// was unknown.
func (s *site) settleNote(w http.ResponseWriter, r *http.Request) error {
	form, err := s.readNoteForm(r)
	if err != nil {
		return err
	}
	found := r.PostForm.Get("found")
	if found != "left" && found != "stayed" {
		return s.showAgain(w, r, http.StatusBadRequest, turn{
			NoteID: form.note.ID, Alert: "Say whether you found it: it left, or it did not.",
		})
	}
	_, err = s.Service.SettleNote(r.Context(), accountOf(r.Context()), form.note.ID, found == "left")
	switch {
	case err == nil:
		backTo(w, r, found)
		return nil
	case overtaken(err):
		return s.showAgain(w, r, http.StatusConflict, turn{
			NoteID: form.note.ID, Alert: "This was settled meanwhile. Here is where the note stands.",
		})
	default:
		return err
	}
}
