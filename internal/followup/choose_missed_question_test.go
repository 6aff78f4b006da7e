package followup_test

import (
	"errors"
	"strings"
	"testing"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// endedNow is an answer that ends a process.
func endedNow(w *world) cadence.Event {
	return cadence.Event{Kind: cadence.Rejected, At: w.clock.Now()}
}

// TestMissedQuestions: of several questions the chosen one is in the note to who asked it
// and in no other; taking the choice back takes it out again.
func TestMissedQuestions(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	questions := []interview.MissedQuestion{
		{AskedBy: "Wei Chen", Question: "How would you roll back?", BetterAnswer: "Expand first, then contract, with both schemas live for a week."},
		{AskedBy: "priya@globex.example", Question: "How do you cache per tenant?", BetterAnswer: "The key carries the tenant, and the purge goes by tag and not by address."},
		{AskedBy: "Tomas Ruiz", Question: "Which metric would you drop?", BetterAnswer: "Page views, as nobody decides anything by them in that report.", Link: "https://example.org/metrics"},
	}
	has := func(want ...string) {
		t.Helper()
		for i, who := range []string{"wei@globex.example", "priya@globex.example", "tomas@globex.example"} {
			body := w.note(id, note.Anchor, who).Body
			for k, q := range questions {
				wanted := i == k && len(want) > 0 && want[0] == who
				if strings.Contains(body, q.BetterAnswer) != wanted {
					t.Errorf("the note to %s has the answer to %q: %v\n%s", who, q.Question, !wanted, body)
				}
			}
		}
	}
	record := func(q interview.MissedQuestion) {
		t.Helper()
		if err := w.RecordMissedQuestion(t.Context(), followup.Local, id, "onsite", q); err != nil {
			t.Fatal(err)
		}
	}
	choose := func(k int, choice interview.Choice) {
		t.Helper()
		asker := w.show(id).Interviews[0].MissedQuestions()[k].AskedBy
		if err := w.ChooseMissedQuestion(t.Context(), followup.Local, id, "onsite", asker, questions[k].Question, choice); err != nil {
			t.Fatal(err)
		}
	}
	has()
	record(questions[0])
	has("wei@globex.example")
	record(questions[1])
	has() // two, and none is chosen
	record(questions[2])
	choose(1, interview.Write)
	has("priya@globex.example")
	choose(2, interview.Write)
	has("tomas@globex.example")
	choose(2, "")
	has()
	choose(0, interview.Leave)
	choose(1, interview.Leave)
	has("tomas@globex.example") // the only one that is left
	choose(2, interview.Leave)
	has()

	if got := w.show(id).Interviews[0].MissedQuestions(); len(got) != 3 || got[1].AskedBy != "Priya Raman" {
		t.Errorf("kept are %+v", got)
	}
	record(questions[1]) // again: it replaces itself and keeps its choice
	if got := w.show(id).Interviews[0].MissedQuestions(); len(got) != 3 || got[1].Choice != interview.Leave {
		t.Errorf("kept are %+v", got)
	}
	w.record(globex()) // the file lists none
	if got := w.show(id).Interviews[0].MissedQuestions(); len(got) != 3 {
		t.Errorf("after the file was added again, %d are kept", len(got))
	}
}

// TestALateMissedQuestionGoesNowhere: once the thank-you has left, no note is drafted or
// changed because of one.
func TestALateMissedQuestionGoesNowhere(t *testing.T) {
	w, id, _ := thanked(t)
	before := w.notes(id)
	err := w.RecordMissedQuestion(t.Context(), followup.Local, id, "onsite", interview.MissedQuestion{
		AskedBy: "Wei Chen", Question: "How would you roll back?", BetterAnswer: "Expand first, then contract.", Link: "https://example.org/a",
	})
	if err != nil {
		t.Fatal(err)
	}
	after := w.notes(id)
	if len(after) != len(before) {
		t.Fatalf("%d notes became %d", len(before), len(after))
	}
	for i := range after {
		if after[i].Digest() != before[i].Digest() || strings.Contains(after[i].Body, "Expand first") {
			t.Errorf("the %s changed:\n%s", after[i].Phase, after[i].Body)
		}
	}
}

func TestQuestionsThatAreRefused(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	good := interview.MissedQuestion{AskedBy: "Wei Chen", Question: "Why?"}
	with := func(change func(*interview.MissedQuestion)) interview.MissedQuestion {
		q := good
		change(&q)
		return q
	}
	for name, q := range map[string]interview.MissedQuestion{
		"no question":       with(func(q *interview.MissedQuestion) { q.Question = " " }),
		"a stranger":        with(func(q *interview.MissedQuestion) { q.AskedBy = "Nobody" }),
		"no web address":    with(func(q *interview.MissedQuestion) { q.Link = "see my github" }),
		"another scheme":    with(func(q *interview.MissedQuestion) { q.Link = "javascript:alert(1)" }),
		"an endless answer": with(func(q *interview.MissedQuestion) { q.BetterAnswer = strings.Repeat("x", 10_001) }),
	} {
		if err := w.RecordMissedQuestion(t.Context(), followup.Local, id, "onsite", q); err == nil {
			t.Errorf("%s is recorded", name)
		}
	}
	if err := w.RecordMissedQuestion(t.Context(), followup.Local, id, "elsewhere", good); !errors.Is(err, followup.ErrNotFound) {
		t.Errorf("another interview: %v", err)
	}
	if err := w.ChooseMissedQuestion(t.Context(), followup.Local, id, "onsite", "Wei Chen", "Why?", interview.Write); !errors.Is(err, followup.ErrNoQuestion) {
		t.Errorf("a question that is not recorded: %v", err)
	}
	for n := range 11 {
		q := good
		q.Question = strings.Repeat("Why? ", n+1)
		if err := w.RecordMissedQuestion(t.Context(), followup.Local, id, "onsite", q); (err != nil) != (n == 10) {
			t.Errorf("question %d: %v", n+1, err)
		}
	}
}
