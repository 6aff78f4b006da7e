package followup

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"afterword/internal/interview"
)

// Errors about missed questions.
var (
	// ErrNoQuestion: no such question is recorded.
	ErrNoQuestion = errors.New("no such question is recorded for this interview")
	// ErrManyQuestions: a round has as many missed questions as make sense.
	ErrManyQuestions = errors.New("ten questions of one interview are noted already: keep those that mattered most")
)

// What a missed question may hold, as in a process file.
const (
	mostQuestions = 10
	longestProse  = 10_000 // letters
)

// RecordMissedQuestion stores a question that the person would answer better now. One with
// the same words from the same interviewer is replaced. The draft to who asked is written
// anew where nobody touched it.
func (s *Service) RecordMissedQuestion(ctx context.Context, account AccountID, processID, interviewID string, q interview.MissedQuestion) error {
	q.AskedBy, q.Question, q.Said = strings.TrimSpace(q.AskedBy), strings.TrimSpace(q.Question), strings.TrimSpace(q.Said)
	q.BetterAnswer, q.Link = strings.TrimSpace(q.BetterAnswer), strings.TrimSpace(q.Link)
	if err := checkQuestion(q); err != nil {
		return fmt.Errorf("record a question: %w", err)
	}
	err := s.changeQuestions(ctx, account, processID, interviewID, func(round interview.Interview, all []interview.MissedQuestion) ([]interview.MissedQuestion, error) {
		asker, ok := round.Interviewer(q.AskedBy)
		if !ok {
			return nil, ErrNoInterviewer
		}
		q.AskedBy = asker.Name
		if at := questionAt(all, q.AskedBy, q.Question); at >= 0 {
			q.Choice = all[at].Choice
			all[at] = q
			return all, nil
		}
		if len(all) >= mostQuestions {
			return nil, ErrManyQuestions
		}
		return append(all, q), nil
	})
	if err != nil {
		return fmt.Errorf("record a question: %w", err)
	}
	return nil
}

func checkQuestion(q interview.MissedQuestion) error {
	if q.Question == "" {
		return refuseField("question", "write what was asked")
	}
	for _, text := range []string{q.Question, q.Said, q.BetterAnswer, q.Link} {
		if len([]rune(text)) > longestProse {
			return refuseField("better_answer", fmt.Sprintf("this is longer than %d letters: shorten it", longestProse))
		}
	}
	if q.Link == "" {
		return nil
	}
	u, err := url.Parse(q.Link)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.ContainsAny(q.Link, " \t\r\n") {
		return refuseField("link", "the link is not a web address: write all of it, beginning with https://")
	}
	return nil
}

// changeQuestions changes the missed questions of one round.
func (s *Service) changeQuestions(ctx context.Context, account AccountID, processID, interviewID string,
	change func(interview.Interview, []interview.MissedQuestion) ([]interview.MissedQuestion, error),
) error {
	return s.changeFacts(ctx, account, processID, func(p *interview.Process) error {
		for i, round := range p.Interviews {
			if round.ID != interviewID {
				continue
			}
			all, err := change(round, round.MissedQuestions())
			if err != nil {
				return err
			}
			p.Interviews[i] = round.WithMissedQuestions(all)
			return nil
		}
		return fmt.Errorf("interview %q: %w", interviewID, ErrNotFound)
	})
}

// questionAt finds a question by who asked it and its words; -1 when there is none.
func questionAt(all []interview.MissedQuestion, askedBy, question string) int {
	for i, q := range all {
		if strings.EqualFold(q.AskedBy, askedBy) && strings.TrimSpace(q.Question) == strings.TrimSpace(question) {
			return i
		}
	}
	return -1
}
