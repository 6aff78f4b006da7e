package web

import (
	"errors"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// editNote saves what the person typed, unless the note changed since it was shown, and
// shows it as it would leave where that was asked for.
func (s *site) editNote(w http.ResponseWriter, r *http.Request) error {
	form, err := s.readNoteForm(r)
	if err != nil {
		return err
	}
	if form.stale() {
		return s.showStale(w, r, form)
	}
	if form.changed() {
		_, err := s.Service.EditNote(r.Context(), accountOf(r.Context()), form.note.ID, form.shown, form.typed.Subject, form.typed.Body)
		if overtaken(err) {
			return s.showStale(w, r, form)
		}
		if err != nil {
			return err
		}
	}
	if r.PostForm.Get("then") == "look" {
		p := panel{form.note.InterviewID, form.note.Phase}
		http.Redirect(w, r, approvalPath(form.note.ProcessID, p, form.note.ID)+"&done=saved", http.StatusSeeOther)
		return nil
	}
	backTo(w, r, "saved")
	return nil
}

// overtaken reports whether a verb failed because somebody else was faster.
func overtaken(err error) bool {
	var transition *note.TransitionError
	return errors.Is(err, followup.ErrStale) || errors.Is(err, followup.ErrNotWhatWasSeen) || errors.As(err, &transition)
}
