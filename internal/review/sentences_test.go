package review_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestSentences holds the checks of form, tact and timing against single sentences: of
// those with a planted fault at most 3 in 100 may be missed, and of the careful ones at
// most 3 in 100 may be warned of.
func TestSentences(t *testing.T) {
	planted, missed := 0, 0
	eachSentence(t, "planted.txt", func(id, sentence string) {
		planted++
		phase := note.Anchor
		if id == "guilt" || id == "worn-phrase" {
			phase = note.CheckIn
		}
		if !slices.ContainsFunc(readSentence(phase, sentence), func(f review.Finding) bool { return f.Check == id }) {
			missed++
			t.Logf("%s misses: %s", id, sentence)
		}
	})
	careful, warned := 0, 0
	eachSentence(t, "careful.txt", func(phase, sentence string) {
		careful++
		for _, f := range readSentence(note.Phase(phase), sentence) {
			if f.Check == "too-short" || f.Severity == review.Hint {
				continue
			}
			warned++
			t.Logf("%s: %s", f.Check, sentence)
		}
	})
	if planted < 70 || missed*100 > planted*3 {
		t.Errorf("%d of %d planted faults are missed", missed, planted)
	}
	if careful < 100 || warned*100 > careful*carefulSentences {
		t.Errorf("%d findings in %d careful sentences", warned, careful)
	}
}

// readSentence reviews a note that consists of one sentence.
func readSentence(phase note.Phase, sentence string) []review.Finding {
	var tested []review.Check
	for _, c := range checks.All() {
		if c.Group == review.Form || c.Group == review.Tact || c.Group == review.Timing {
			tested = append(tested, c)
		}
	}
	round := interview.Interview{ID: "onsite", Panel: []interview.Interviewer{{Name: "Wei Chen", Email: "wei.chen@globex.example"}}}
	return review.Run(tested,
		review.Draft{Phase: phase, To: round.Panel[0], Subject: "Thank you for the kiln tour", Body: "Dear Wei,\n\n" + sentence + "\n\nBest regards,\nAda Park\n"},
		review.Context{
			Process:   interview.Process{Candidate: interview.Candidate{Name: "Ada Park"}, Employer: "Globex", Role: "Welder", Interviews: []interview.Interview{round}},
			Interview: round, InThread: phase != note.Anchor,
		}, review.Options{})
}

// eachSentence calls f with each line below the first heading, and its heading.
func eachSentence(t *testing.T, file string, f func(heading, sentence string)) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "sentences", file))
	if err != nil {
		t.Fatal(err)
	}
	heading := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch next, isHeading := strings.CutPrefix(line, "# "); {
		case isHeading:
			heading = next
		case line != "" && heading != "":
			f(heading, line)
		}
	}
}
