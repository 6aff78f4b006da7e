package web

import (
	"errors"
	"net/http"
	"strings"

	"afterword/internal/followup"
)

// approveNotes approves the notes that were ticked on the page that showed them as they
// would leave, each under the digest of what was shown. One that cannot be approved keeps
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
	last := ""
	for _, id := range r.PostForm["note"] {
		n, ok := noteIn(v, id)
		if !ok {
			return followup.ErrNotFound
		}
		_, err := s.Service.ApproveNoteWay(r.Context(), account, id, r.PostForm.Get("shown-"+id), chosenWay(r))
		var blocked *followup.BlockedError
		switch {
		case err == nil:
			approved, last = append(approved, n.To.Name), id
		case overtaken(err):
			not = append(not, "the note to "+n.To.Name+" changed after it was shown")
		case errors.As(err, &blocked):
			not = append(not, "in the note to "+n.To.Name+" something must be put right first")
		case errors.Is(err, followup.ErrNoStep):
			not = append(not, "the plan has no place for the note to "+n.To.Name+" any more")
		default:
			return err
		}
	}
	switch {
	case len(not) > 0:
		alert := "Not approved: " + strings.Join(not, "; ") + ". Read it as it is now, and decide again."
		if len(approved) > 0 {
			alert += " Approved: " + namesWords(approved) + "."
		}
		return s.renderApproval(w, r, http.StatusConflict, p, only, turn{Alert: alert})
	case len(approved) == 0:
		return s.renderApproval(w, r, http.StatusUnprocessableEntity, p, only, turn{Alert: "Nothing was approved: tick at least one note."})
	case len(approved) == 1:
		http.Redirect(w, r, processPath(process)+"?done=approved&note="+last+"#note-"+last, http.StatusSeeOther)
	default:
		http.Redirect(w, r, processPath(process)+"?done=approved-all", http.StatusSeeOther)
	}
	return nil
}
