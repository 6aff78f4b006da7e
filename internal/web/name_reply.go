package web

import (
	"errors"
	"net/http"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

// nameReply records what a reply was. The date counts only with the answer that has one:
// the style sheet hides its field from the others, and a browser sends it all the same.
func (s *site) nameReply(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	t := turn{Reply: cadence.EventKind(r.PostForm.Get("answer")), Date: r.PostForm.Get("date")}
	var date interview.Date
	switch {
	case !isReply(t.Reply):
		t.Wrong = "Choose what the reply was."
	case t.Reply == cadence.NewDate && t.Date == "":
		t.Wrong = "Give the date by which they will answer."
	case t.Reply == cadence.NewDate:
		var err error
		if date, err = interview.ParseDate(t.Date); err != nil {
			t.Wrong = "That is no date. Write it as YYYY-MM-DD, for example 2026-12-01."
		}
	}
	if t.Wrong != "" {
		return s.showAgain(w, r, http.StatusUnprocessableEntity, t)
	}
	err := s.Service.NameReply(r.Context(), s.Account, r.PathValue("id"), r.PostForm.Get("seen"), t.Reply, date)
	switch {
	case err == nil:
		backTo(w, r, "named")
		return nil
	case errors.Is(err, followup.ErrNoReply), errors.Is(err, followup.ErrStale):
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "No reply waits to be named any more. Here is where the process stands."})
	case errors.Is(err, followup.ErrNotFound):
		return err
	}
	// The only other thing a verb refuses is a process that ended meanwhile.
	v, showErr := s.Service.ShowProcess(r.Context(), s.Account, r.PathValue("id"))
	if showErr != nil || v.State != followup.Ended {
		return err
	}
	return s.renderProcess(w, r, v, http.StatusConflict, turn{Alert: "This process has ended. Nothing was changed."})
}
