package compose_test

import (
	"strings"
	"testing"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// TestAdviseMissed holds what becomes of each of several missed questions, and that at
// most one of them is in a note, the one to who asked.
func TestAdviseMissed(t *testing.T) {
	q := func(by, question, said, better string, choice interview.Choice) interview.MissedQuestion {
		return interview.MissedQuestion{AskedBy: by, Question: question, Said: said, BetterAnswer: better, Choice: choice}
	}
	const better = "Expand first, then contract, with both schemas live for a week."
	p, i := ada(panelOf(3)...)
	one, two := i.Panel[0].Name, i.Panel[1].Name
	tests := []struct {
		name      string
		questions []interview.MissedQuestion
		thanked   string
		words     string // of that note
		want      string
	}{
		{"none", nil, "", "", ""},
		{"one", []interview.MissedQuestion{q(one, "How would you roll back?", "", better, "")}, "", "", "write"},
		{"one without an answer", []interview.MissedQuestion{q(one, "How would you roll back?", "", "", "")}, "", "", "answer"},
		{"one left alone", []interview.MissedQuestion{q(one, "How?", "", better, interview.Leave)}, "", "", "leave"},
		{"a small slip", []interview.MissedQuestion{q(one, "Which index?", "a hash index", "A B-tree.", "")}, "", "", "leave"},
		{"a small slip that weighed", []interview.MissedQuestion{q(one, "Which index?", "a hash index", "A B-tree.", interview.Write)}, "", "", "write"},
		{"what was said anyway", []interview.MissedQuestion{q(one, "How?", "I would expand first and then contract, with both schemas live for a week", better, "")}, "", "", "leave"},
		{"three", []interview.MissedQuestion{q(one, "A?", "", better, ""), q(two, "B?", "", better, ""), q(one, "C?", "", better, "")}, "", "", "choose choose choose"},
		{"three, one chosen", []interview.MissedQuestion{q(one, "A?", "", better, ""), q(two, "B?", "", better, interview.Write), q(one, "C?", "", better, "")}, "", "", "leave write leave"},
		{"nobody is named as asking", []interview.MissedQuestion{q("", "A?", "", better, "")}, "", "", "leave"},
		{"two, one left alone", []interview.MissedQuestion{q(one, "A?", "", better, interview.Leave), q(two, "B?", "", better, "")}, "", "", "leave write"},
		{"late", []interview.MissedQuestion{q(one, "A?", "", better, "")}, one, "", "late"},
		{"it was in the note", []interview.MissedQuestion{q(one, "A?", "", better, "")}, one, "Dear you, I would expand first and then contract, both schemas live for a week.", "sent"},
		{"late for one", []interview.MissedQuestion{q(one, "A?", "", better, ""), q(two, "B?", "", better, interview.Write)}, one, "", "late write"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			round := i.WithMissedQuestions(tt.questions)
			advice := compose.AdviseMissed(round, func(who interview.Interviewer) (string, bool) {
				return tt.words, who.Name == tt.thanked
			})
			var acts []string
			for _, a := range advice {
				acts = append(acts, string(a.Act))
				if !strings.HasSuffix(a.Why, ".") {
					t.Errorf("the reason is %q", a.Why)
				}
			}
			if got := strings.Join(acts, " "); got != tt.want {
				t.Errorf("advised %q, want %q", got, tt.want)
			}
			for _, to := range round.Panel {
				body := compose.Write(request(p, round, note.Anchor, to)).Body
				in := strings.Count(body, "Expand first") + strings.Count(body, "A B-tree") + strings.Count(body, "What would you answer today")
				wanted := 0
				for _, a := range advice {
					chosen, _ := round.ChosenQuestion()
					if a.Question == chosen && chosen.AskedBy == to.Name && a.Act != compose.LeaveMissed {
						wanted++
					}
				}
				if in != wanted {
					t.Errorf("the note to %s has %d of the better answers, want %d:\n%s", to.Name, in, wanted, body)
				}
			}
		})
	}
}

// TestQuestionsLeftAloneAreNotCounted: of three questions with one left alone, two are open.
func TestQuestionsLeftAloneAreNotCounted(t *testing.T) {
	_, i := ada(panelOf(1)...)
	ask := func(question string, choice interview.Choice) interview.MissedQuestion {
		return interview.MissedQuestion{AskedBy: i.Panel[0].Name, Question: question, BetterAnswer: "Expand first, then contract.", Choice: choice}
	}
	round := i.WithMissedQuestions([]interview.MissedQuestion{ask("A?", interview.Leave), ask("B?", ""), ask("C?", "")})
	for n, want := range []string{"You leave it alone.", "Two questions are a lot to reopen.", "Two questions are a lot to reopen."} {
		if got := compose.AdviseMissed(round, func(interview.Interviewer) (string, bool) { return "", false })[n].Why; !strings.HasPrefix(got, want) {
			t.Errorf("of question %d it says %q, want %q", n+1, got, want)
		}
	}
}

// TestSmallSlipsAreNotCounted: of three questions with a trivial one among them, two are to
// choose from; beside one only, it is no choice at all.
func TestSmallSlipsAreNotCounted(t *testing.T) {
	p, i := ada(panelOf(1)...)
	slip := interview.MissedQuestion{AskedBy: i.Panel[0].Name, Question: "Which port?", Said: "5433", BetterAnswer: "5432"}
	real := interview.MissedQuestion{AskedBy: i.Panel[0].Name, Question: "How would you roll back?", BetterAnswer: "Expand first, then contract."}
	other := interview.MissedQuestion{AskedBy: i.Panel[0].Name, Question: "Which index?", BetterAnswer: "A covering one, as the report reads three columns."}
	for _, c := range []struct {
		questions []interview.MissedQuestion
		want      []string
		written   bool
	}{
		{[]interview.MissedQuestion{slip, real, other}, []string{"This was a small slip.", "Two questions", "Two questions"}, false},
		{[]interview.MissedQuestion{real, slip}, []string{"A short paragraph", "This was a small slip."}, true},
		{[]interview.MissedQuestion{slip, slip}, []string{"This was a small slip.", "This was a small slip."}, false},
	} {
		round := i.WithMissedQuestions(c.questions)
		for n, a := range compose.AdviseMissed(round, func(interview.Interviewer) (string, bool) { return "", false }) {
			if !strings.HasPrefix(a.Why, c.want[n]) {
				t.Errorf("of question %d it says %q, want %q", n+1, a.Why, c.want[n])
			}
		}
		if got := strings.Contains(compose.Write(request(p, round, note.Anchor, round.Panel[0])).Body, "Expand first"); got != c.written {
			t.Errorf("the better answer is in the note: %v, want %v", got, c.written)
		}
	}
}
