package followup_test

import (
	"errors"
	"slices"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

// withTwoMissed is globex with two missed questions, the first of them chosen.
func withTwoMissed() interview.Process {
	p := globex()
	p.Interviews[0] = p.Interviews[0].WithMissedQuestions([]interview.MissedQuestion{
		{AskedBy: "Wei Chen", Question: "How would you shard the index?", BetterAnswer: "By tenant.", Choice: interview.Write},
		{AskedBy: "Wei Chen", Question: "What would you measure?", BetterAnswer: "The queue."},
	})
	return p
}

// TestDebriefClearsOneMissedQuestion: the others stay, and the same changes a second time
// are refused instead of clearing the next question.
func TestDebriefClearsOneMissedQuestion(t *testing.T) {
	w := newWorld(t)
	id := w.record(withTwoMissed()).ProcessID
	want := withTwoMissed().Interviews[0].MissedQuestions()[1:]
	clearing := []followup.DebriefChange{
		{Field: followup.MissedBy, Was: "Wei Chen"},
		{Field: followup.MissedAsked, Was: "How would you shard the index?"},
		{Field: followup.MissedBetter, Was: "By tenant."},
	}
	w.debrief(id, clearing...)
	if got := w.show(id).Interviews[0].MissedQuestions(); !slices.Equal(got, want) {
		t.Errorf("after clearing the first: %+v, want %+v", got, want)
	}
	again, err := w.DebriefInterview(t.Context(), followup.Local, id, "onsite", clearing)
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Refused) != len(clearing) || !errors.Is(again.Refused[0].Err, followup.ErrDebriefChanged) {
		t.Errorf("the second time: %+v", again.Refused)
	}
	w.debrief(id, followup.DebriefChange{Field: followup.MissedBetter, Was: "The queue.", Now: "The oldest message."})
	want[0].BetterAnswer = "The oldest message."
	if got := w.show(id).Interviews[0].MissedQuestions(); !slices.Equal(got, want) {
		t.Errorf("at the end: %+v, want %+v", got, want)
	}
}
