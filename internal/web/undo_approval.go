package web

import (
	"errors"
	"net/http"

	"afterword/internal/followup"
)

// undoApproval takes an approval back, as long as the note has not started to leave.
func (s *site) undoApproval(w http.ResponseWriter, r *http.Request) error {
	form, err := s.readNoteForm(r)
	if err != nil {
		return err
	}
	_, err = s.Service.UndoApproval(r.Context(), accountOf(r.Context()), form.note.ID)
	switch {
	case err == nil:
		backTo(w, r, "undone")
		return nil
	case errors.Is(err, followup.ErrStillInDrafts):
		return s.showAgain(w, r, http.StatusConflict, turn{
			NoteID: form.note.ID, Alert: "It could not be taken out of your Drafts folder yet; that is tried again with every look at your mailbox. Do not send it from there.",
		})
	case overtaken(err):
		return s.showAgain(w, r, http.StatusConflict, turn{
			NoteID: form.note.ID, Alert: "There was no approval to take back any more. Here is where the note stands.",
		})
	default:
		return err
	}
}
