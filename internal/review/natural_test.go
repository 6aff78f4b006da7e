package review_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"afterword/internal/note"
	"afterword/internal/review"
)

// isKeptBack reports a line of training/natural that the table of weights is not learned
// from, see tools/reading.
func isKeptBack(line string) bool { return review.Hash(line)%10 == 0 }

// TestNaturalSentences holds the review against the tenth of the natural sentences that is
// kept back, each in a note that is careful without it. Only figures are shown, so that it
// stays a measure; what is reached is held, see floors_test.go.
func TestNaturalSentences(t *testing.T) {
	var table strings.Builder
	allFound, allFaults, allAlarms, allFine := 0, 0, 0, 0
	for _, k := range bankKinds {
		files, err := filepath.Glob(filepath.Join("testdata", "training", "natural", "*", k.file+".txt"))
		if err != nil || len(files) == 0 {
			continue // a kind that nothing is learned of
		}
		found, faults, alarms, fine := 0, 0, 0, 0
		for _, file := range files {
			keptBackLines(t, file, func(line string, isFault bool) {
				if !isFault {
					fine++
					if warnsOf(k.file, k.phase, line) {
						alarms++
					}
					return
				}
				faults++
				if slices.ContainsFunc(reviewInHost(k.file, k.phase, line), func(f review.Finding) bool { return slices.Contains(kindChecks[k.kind], f.Check) }) {
					found++
				}
			})
		}
		fmt.Fprintf(&table, "%-18s %5d of %5d found %5d of %5d near misses warned of\n", k.file, found, faults, alarms, fine)
		allFound, allFaults, allAlarms, allFine = allFound+found, allFaults+faults, allAlarms+alarms, allFine+fine
	}
	t.Logf("\n%s%-18s %5d of %5d found %5d of %5d near misses warned of", table.String(), "all", allFound, allFaults, allAlarms, allFine)
	if allFaults < 500 || allFine < 500 {
		t.Errorf("%d faults and %d near misses are too few to measure with", allFaults, allFine)
	}
	if allFound*1000 < allFaults*naturalFloors.found || allAlarms*1000 > allFine*naturalFloors.alarms {
		t.Errorf("want %d found and at most %d warned of in 1,000", naturalFloors.found, naturalFloors.alarms)
	}

	plain, warned := 0, 0
	files, err := filepath.Glob(filepath.Join("testdata", "training", "natural", "*", "fine.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no fine sentences", err)
	}
	for _, file := range files {
		keptBackLines(t, file, func(line string, _ bool) {
			plain++
			if warnsOf("perks", note.Anchor, line) {
				warned++
			}
		})
	}
	t.Logf("%d of %d fine sentences are warned of", warned, plain)
	if warned*1000 > plain*naturalFloors.plain {
		t.Errorf("%d of %d fine sentences are warned of, want %d in 1,000", warned, plain, naturalFloors.plain)
	}
}

// TestNaturalNextSteps holds what is read of the next step against the natural lines of it that are
// kept back: those that look ahead stand above "-- fine --".
func TestNaturalNextSteps(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "training", "natural", "*", "next-step.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no lines that look ahead", err)
	}
	ahead, unheard, others, mistaken := 0, 0, 0, 0
	for _, file := range files {
		keptBackLines(t, file, func(line string, looksAhead bool) {
			missing := slices.ContainsFunc(reviewInHost("no-next-step", note.Anchor, line), func(f review.Finding) bool { return f.Check == "next-step-missing" })
			switch {
			case looksAhead:
				ahead++
				if missing {
					unheard++
				}
			case !strings.HasSuffix(line, "?"): // every question asks for a step
				others++
				if !missing {
					mistaken++
				}
			}
		})
	}
	if ahead < 100 || others < 80 {
		t.Errorf("%d lines that look ahead and %d others are too few to measure with", ahead, others)
	}
	t.Logf("%d of %d that look ahead are not heard; %d of %d that do not are", unheard, ahead, mistaken, others)
	if unheard*1000 > ahead*nextStepFloors.unheard || mistaken*1000 > others*nextStepFloors.mistaken {
		t.Errorf("want at most %d unheard and %d mistaken in 1,000", nextStepFloors.unheard, nextStepFloors.mistaken)
	}
}

// warnsOf reports that a check of tact warns of a sentence or blocks it.
func warnsOf(host string, phase note.Phase, line string) bool {
	return slices.ContainsFunc(reviewInHost(host, phase, line), func(f review.Finding) bool {
		return f.Severity != review.Hint && slices.ContainsFunc(bankKinds, func(k struct {
			file, kind string
			phase      note.Phase
		},
		) bool {
			return strings.HasPrefix(k.kind, "tact/") && slices.Contains(kindChecks[k.kind], f.Check)
		})
	})
}

// keptBackLines gives each line of a file that is kept back: faults stand above "-- fine --".
func keptBackLines(t *testing.T, file string, each func(line string, isFault bool)) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	isFault := filepath.Base(file) != "fine.txt"
	for line := range strings.Lines(string(data)) {
		switch line = strings.TrimSpace(line); {
		case line == "-- fine --":
			isFault = false
		case line != "" && isKeptBack(line):
			each(line, isFault)
		}
	}
}
