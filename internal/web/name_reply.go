package web

import (
	"errors"
	"net/http"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

// promiseDays is what a promised date may be, see followup.ErrPromiseDate.
const promiseDays = "Choose a day between today and a year from now."

// nameReply records what an answer was. The date counts only with the answer that has one:
// the style sheet hides its field from the others, and a browser sends it all the same.
func (s *site) nameReply(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	t := turn{Reply: cadence.EventKind(r.PostForm.Get("answer"))}
	t.Date = r.PostForm.Get(dateField(t.Reply))
	var date interview.Date
	switch {
	case !isReply(t.Reply):
		t.Wrong = "Choose what the answer was."
	case t.Reply == cadence.NewDate && t.Date == "":
		t.WrongDate = "Give the date by which they will answer. " + promiseDays
	case t.Date != "":
		var err error
		if date, err = interview.ParseDate(t.Date); err != nil {
			t.WrongDate = "That is no date. Write it as YYYY-MM-DD, for example 2026-12-01."
		}
	}
	if t.Wrong != "" || t.WrongDate != "" {
		return s.showAgain(w, r, http.StatusUnprocessableEntity, t)
	}
	err := s.Service.NameReply(r.Context(), accountOf(r.Context()), r.PathValue("id"), r.PostForm.Get("seen"), t.Reply, date)
	switch {
	case err == nil:
		backTo(w, r, "named")
		return nil
	case errors.Is(err, followup.ErrPromiseDate):
		t.WrongDate = promiseDays
		return s.showAgain(w, r, http.StatusUnprocessableEntity, t)
	case errors.Is(err, followup.ErrAnotherReply), errors.Is(err, followup.ErrStale):
		t.Wrong = "Nothing was saved yet: what had come in changed while you chose. Read it once more, then save your answer."
	case errors.Is(err, followup.ErrNotOnHold):
		t.Wrong = "Nothing was saved: the role is not on hold, so there is nothing to reopen."
	case errors.Is(err, followup.ErrNoReply):
		t.Wrong = "Nothing was saved: no reply waits, so there is no courtesy to go on from."
	default:
		return err
	}
	return s.showAgain(w, r, http.StatusConflict, t)
}

// dateField names the field of the date that goes with an answer; empty where none does.
func dateField(answer cadence.EventKind) string {
	switch answer {
	case cadence.NewDate:
		return "date"
	case cadence.OnHold:
		return "look-again"
	case cadence.Reopened:
		return "new-date"
	}
	return ""
}
