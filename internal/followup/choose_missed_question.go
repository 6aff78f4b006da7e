package followup

import (
	"context"
	"fmt"

	"afterword/internal/interview"
)

// ChooseMissedQuestion records what the person decided about one missed question of a
// round: to write about it, which leaves the others of the round out; to leave it alone;
// or, with an empty choice, that they take the decision back.
func (s *Service) ChooseMissedQuestion(ctx context.Context, account AccountID, processID, interviewID, askedBy, question string, choice interview.Choice) error {
	err := s.changeQuestions(ctx, account, processID, interviewID, func(_ interview.Interview, all []interview.MissedQuestion) ([]interview.MissedQuestion, error) {
		at := questionAt(all, askedBy, question)
		if at < 0 {
			return nil, ErrNoQuestion
		}
		for i := range all {
			if choice == interview.Write && all[i].Choice == interview.Write {
				all[i].Choice = ""
			}
		}
		all[at].Choice = choice
		return all, nil
	})
	if err != nil {
		return fmt.Errorf("choose a question: %w", err)
	}
	return nil
}
