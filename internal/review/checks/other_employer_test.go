package checks_test

import (
	"slices"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestEmployerOfAnyMissedQuestion: an employer that stands in the second missed question is
// the candidate's history; one that stands nowhere is not.
func TestEmployerOfAnyMissedQuestion(t *testing.T) {
	for better, flagged := range map[string]bool{"At Hooli I measured the queue first.": false, "I would measure the queue first.": true} {
		draft, about := toWei("Hi Wei,\n\nThank you. At Hooli I measured the queue before I touched the nightly reindex.\n\nBest,\nAda\n")
		about.OtherProcesses = []interview.Process{{Employer: "Hooli"}}
		round := about.Interview.WithMissedQuestions([]interview.MissedQuestion{
			{AskedBy: "Wei Chen", Question: "How would you shard it?", Choice: interview.Leave},
			{AskedBy: "Wei Chen", Question: "What would you measure?", BetterAnswer: better},
		})
		about.Interview, about.Process.Interviews = round, []interview.Interview{round}
		found := review.Run(checks.All(), draft, about, review.Options{})
		if got := slices.ContainsFunc(found, func(f review.Finding) bool { return f.Check == "other-employer" }); got != flagged {
			t.Errorf("with %q, Hooli is flagged: %v", better, got)
		}
	}
}
