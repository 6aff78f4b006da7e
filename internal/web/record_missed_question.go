package web

import (
	"errors"
	"net/http"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

// recordMissedQuestion notes a question that the person would answer better now.
func (s *site) recordMissedQuestion(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	field := func(name string) string {
		return strings.TrimSpace(strings.ReplaceAll(r.PostForm.Get(name), "\r\n", "\n"))
	}
	typed := questionForm{
		Asker: field("asker"), Question: field("question"), Said: field("said"), Better: field("better"), Link: field("link"),
	}
	round, asker, _ := strings.Cut(typed.Asker, "\n")
	err := s.Service.RecordMissedQuestion(r.Context(), accountOf(r.Context()), r.PathValue("id"), round, interview.MissedQuestion{
		AskedBy: asker, Question: typed.Question, Said: typed.Said, BetterAnswer: typed.Better, Link: typed.Link,
	})
	var refused *followup.Refusal
	switch {
	case err == nil:
		backTo(w, r, "question")
		return nil
	case errors.As(err, &refused):
		typed.Field, typed.Wrong = refused.Field, sentence(refused.Error())
	case errors.Is(err, followup.ErrNoInterviewer), errors.Is(err, followup.ErrNotFound) && typed.Asker == "":
		typed.Field, typed.Wrong = "asker", "Say who asked it."
	case errors.Is(err, followup.ErrManyQuestions):
		typed.Field, typed.Wrong = "question", sentence(followup.ErrManyQuestions.Error())
	default:
		return s.factsNotChanged(w, r, err)
	}
	return s.showAgain(w, r, http.StatusUnprocessableEntity, turn{Question: &typed})
}
