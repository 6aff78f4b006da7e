package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// approveNotes approves the notes that were ticked on the page that showed them as they
// would leave, each under the digest of what was shown and not before the time shown. One that cannot be approved keeps
// no other from it.
func (s *site) approveNotes(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	account, process := accountOf(r.Context()), r.PathValue("id")
	v, err := s.Service.ShowProcess(r.Context(), account, process)
	if err != nil {
		return err
	}
	p, _ := panelIn(r.PostForm.Get("panel"))
	only := r.PostForm.Get("only")
	var approved, not []string
	var failed error
	last := ""
	for _, id := range r.PostForm["note"] {
		n, ok := noteIn(v, id)
		if !ok {
			if len(approved)+len(not) > 0 {
				not = append(not, "one of the notes is gone")
				continue
			}
			return followup.ErrNotFound
		}
		_, err := s.approveShown(r, account, id)
		var blocked *followup.BlockedError
		switch {
		case err == nil:
			approved, last = append(approved, n.To.Name), id
		case errors.Is(err, followup.ErrEarlier):
			not = append(not, "the note to "+n.To.Name+" would leave on an earlier day than was shown")
		case errors.Is(err, followup.ErrNoAddress):
			not = append(not, "nobody knows an address of "+n.To.Name+" yet")
		case overtaken(err):
			not = append(not, "the note to "+n.To.Name+" changed after it was shown")
		case errors.As(err, &blocked):
			not = append(not, "in the note to "+n.To.Name+" something must be put right first")
		case errors.Is(err, followup.ErrNoStep):
			not = append(not, "the plan has no place for the note to "+n.To.Name+" any more")
		default:
			s.log().ErrorContext(r.Context(), "a note of several could not be approved", "process", process, "note", id, "err", err)
			not, failed = append(not, "the note to "+n.To.Name+", because something went wrong here, which the log tells"), err
		}
	}
	switch {
	case failed != nil && len(approved) == 0:
		return failed
	case len(not) > 0:
		alert := "Not approved: " + strings.Join(not, "; ") + ". Read it as it is now, and decide again."
		if len(approved) > 0 {
			alert += " Approved: " + namesWords(approved) + "."
		}
		status := http.StatusConflict
		if failed != nil {
			status = http.StatusInternalServerError
		}
		if err := s.renderApproval(w, r, status, p, only, turn{Alert: alert}); err != nil {
			return &Problem{Status: http.StatusInternalServerError, Title: "That did not work for all of them", Sentence: alert, Err: err}
		}
		return nil
	case len(approved) == 0:
		return s.renderApproval(w, r, http.StatusUnprocessableEntity, p, only, turn{Alert: "Nothing was approved: tick at least one note."})
	case len(approved) == 1:
		http.Redirect(w, r, processPath(process)+"?done=approved&note="+last+"#note-"+last, http.StatusSeeOther)
	default:
		http.Redirect(w, r, processPath(process)+"?done=approved-all", http.StatusSeeOther)
	}
	return nil
}

// approveShown approves one of them as the form says that it was shown.
func (s *site) approveShown(r *http.Request, account followup.AccountID, id string) (note.Note, error) {
	var shown time.Time
	if leaves := r.PostForm.Get("leaves-" + id); leaves != "" {
		var err error
		if shown, err = time.Parse(time.RFC3339Nano, leaves); err != nil {
			return note.Note{}, fmt.Errorf("%w: when it leaves cannot be read", followup.ErrNotWhatWasSeen)
		}
	}
	return s.Service.ApproveNoteSeen(r.Context(), account, id, followup.Seen{Digest: r.PostForm.Get("shown-" + id), Leaves: shown}, chosenWay(r))
}
