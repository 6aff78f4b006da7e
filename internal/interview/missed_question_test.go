package interview_test

import (
	"reflect"
	"testing"

	"afterword/internal/interview"
)

func TestChosenQuestion(t *testing.T) {
	q := func(question string, choice interview.Choice) interview.MissedQuestion {
		return interview.MissedQuestion{Question: question, Choice: choice}
	}
	for _, tt := range []struct {
		all  []interview.MissedQuestion
		want string
	}{
		{nil, ""},
		{[]interview.MissedQuestion{q("a", "")}, "a"},
		{[]interview.MissedQuestion{q("a", interview.Leave)}, ""},
		{[]interview.MissedQuestion{q("a", ""), q("b", "")}, ""},
		{[]interview.MissedQuestion{q("a", ""), q("b", interview.Write), q("c", "")}, "b"},
		{[]interview.MissedQuestion{q("a", interview.Leave), q("b", ""), q("c", interview.Leave)}, "b"},
	} {
		i := interview.Interview{}.WithMissedQuestions(tt.all)
		got, ok := i.ChosenQuestion()
		if got.Question != tt.want || ok != (tt.want != "") {
			t.Errorf("of %v %q is chosen (%v), want %q", tt.all, got.Question, ok, tt.want)
		}
		if again := i.MissedQuestions(); !reflect.DeepEqual(again, tt.all) {
			t.Errorf("lists %v, want %v", again, tt.all)
		}
	}
}
