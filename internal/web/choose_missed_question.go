package web

import (
	"net/http"

	"afterword/internal/interview"
)

// chooseMissedQuestion records what the person decided about one question.
func (s *site) chooseMissedQuestion(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	var choice interview.Choice
	switch r.PostForm.Get("do") {
	case "write":
		choice = interview.Write
	case "leave":
		choice = interview.Leave
	case "undo":
	default:
		return s.showAgain(w, r, http.StatusBadRequest, turn{Alert: "Nothing was changed: say whether to write about it or to leave it alone."})
	}
	err := s.Service.ChooseMissedQuestion(r.Context(), accountOf(r.Context()), r.PathValue("id"),
		r.PostForm.Get("round"), r.PostForm.Get("asked_by"), r.PostForm.Get("question"), choice)
	if err != nil {
		return s.factsNotChanged(w, r, err)
	}
	backTo(w, r, "chosen")
	return nil
}
