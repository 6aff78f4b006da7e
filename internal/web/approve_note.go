package web

import (
	"context"
	"errors"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
)

// approveNote approves the note exactly as the person saw it on the page:
//
//  1. a note that changed since it was shown is shown again instead;
//  2. words typed and not yet saved are saved; when the review has something to say about
//     them that the person cannot have read yet, that comes first;
//  3. the note is approved under the digest of what was shown.
func (s *site) approveNote(w http.ResponseWriter, r *http.Request) error {
	form, err := s.readNoteForm(r)
	if err != nil {
		return err
	}
	if form.note.Approval != nil && !form.changed() {
		backTo(w, r, "approved") // pressed twice
		return nil
	}
	if form.stale() {
		return s.showStale(w, r, form)
	}
	shown := form.note
	if form.changed() {
		shown, err = s.Service.EditNote(r.Context(), accountOf(r.Context()), shown.ID, form.shown, form.typed.Subject, form.typed.Body)
		if overtaken(err) {
			return s.showStale(w, r, form)
		}
		if err != nil {
			return err
		}
		verdict, err := s.verdictOf(r.Context(), shown)
		if err != nil {
			return err
		}
		if verdict != review.Clean {
			backTo(w, r, "reread")
			return nil
		}
	}
	_, err = s.Service.ApproveNoteWay(r.Context(), accountOf(r.Context()), shown.ID, shown.Digest(), chosenWay(r))
	var blocked *followup.BlockedError
	switch {
	case err == nil:
		backTo(w, r, "approved")
		return nil
	case errors.As(err, &blocked):
		return s.showAgain(w, r, http.StatusUnprocessableEntity, turn{
			NoteID: shown.ID, Alert: "Not approved: something must be put right first. It is marked below.",
		})
	case errors.Is(err, followup.ErrNoStep):
		return s.showAgain(w, r, http.StatusConflict, turn{
			NoteID: shown.ID, Alert: "Not approved: the plan has no place for this note any more.",
		})
	case overtaken(err):
		return s.showStale(w, r, form)
	default:
		return err
	}
}

// verdictOf is the newest verdict on a note.
func (s *site) verdictOf(ctx context.Context, n note.Note) (review.Verdict, error) {
	v, err := s.Service.ShowProcess(ctx, accountOf(ctx), n.ProcessID)
	if err != nil {
		return "", err
	}
	for _, step := range v.Steps {
		if step.Note != nil && step.Note.ID == n.ID {
			return step.Verdict, nil
		}
	}
	return "", followup.ErrNotFound
}

// waysFor are the ways a note can go, the usual one chosen.
func waysFor(usual note.Way) (all []choice) {
	for _, way := range note.Ways() {
		label, _ := wayWords(way)
		all = append(all, choice{string(way), label, way == usual})
	}
	return all
}
