package followup_test

import (
	"errors"
	"slices"
	"testing"

	"afterword/internal/compose"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/zone"
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

// TestDebriefOfWhoAsked: every question follows who asked it to another name, and when that
// person turns out not to have been there, the process file can still be read back.
func TestDebriefOfWhoAsked(t *testing.T) {
	w := newWorld(t)
	id := w.record(withTwoMissed()).ProcessID
	askers := func(p interview.Process) (names []string) {
		for _, q := range p.Interviews[0].MissedQuestions() {
			names = append(names, q.AskedBy)
		}
		return names
	}
	w.debrief(id, followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefName, Was: "Wei Chen", Now: "Wei Cheng"})
	if got := askers(w.show(id).Process.Process); !slices.Equal(got, []string{"Wei Cheng", "Wei Cheng"}) {
		t.Errorf("after the new name they were asked by %q", got)
	}
	w.debrief(id, followup.DebriefChange{Who: "Wei Cheng", Field: followup.Leaves})
	written, err := processfile.Write(processfile.File{Process: w.show(id).Process.Process})
	if err != nil {
		t.Fatal(err)
	}
	read, err := processfile.Read("globex.yaml", written, zone.Load)
	if err != nil {
		t.Fatalf("%v\n%s", err, written)
	}
	if got := askers(read.Process); !slices.Equal(got, []string{"", ""}) {
		t.Errorf("without Wei they were asked by %q", got)
	}
}

// TestPromptOfTheChosenQuestion: who is written to about a missed question is who asked the
// chosen one, wherever it stands.
func TestPromptOfTheChosenQuestion(t *testing.T) {
	w := newWorld(t)
	p := withTwoMissed()
	questions := p.Interviews[0].MissedQuestions()
	questions[0].Choice = interview.Leave
	questions[1].AskedBy = "Priya Raman"
	p.Interviews[0] = p.Interviews[0].WithMissedQuestions(questions)
	id := w.record(p).ProcessID
	for to, want := range map[string]bool{"Wei Chen": false, "Priya Raman": true} {
		asked, err := w.PromptNote(t.Context(), followup.Local, id, "onsite", to, note.Anchor)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(asked.Prompts, func(p followup.NotePrompt) bool { return p.Part == compose.Missed }); got != want {
			t.Errorf("%s is asked about a missed question: %v", to, got)
		}
	}
}
