package review_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// bankKinds are the files of testdata/bank with the kind of fault that each holds.
var bankKinds = []struct {
	file, kind string
	phase      note.Phase
}{
	{"perks", "tact/perks", note.Anchor},
	{"ultimatum", "tact/ultimatum", note.Anchor},
	{"bidding", "tact/bidding", note.Anchor},
	{"offer-unrecorded", "tact/offer-unrecorded", note.Anchor},
	{"first-choice", "tact/first-choice", note.Anchor},
	{"defensiveness", "tact/defensiveness", note.Anchor},
	{"desperation", "tact/desperation", note.Anchor},
	{"guilt", "tact/guilt", note.CheckIn},
	{"presumption", "tact/presumption", note.Anchor},
	{"worn-phrase", "tact/worn-phrase", note.CheckIn},
	{"stock-phrase", "voice/cliche", note.Anchor},
	{"no-next-step", "form/no-next-step", note.Anchor},
	{"tense", "timing/tense", note.Anchor},
	{"role-title", "people/role-title", note.Anchor},
	{"thanks-other", "people/thanks-other", note.Anchor},
}

// TestSentenceBank holds the review against single sentences of many trades and many
// Englishes, each put into a note that is careful without it. It is harder than notes are: the
// sentences were written to differ. The bar is 97 in 100 found and 2 in 100 fine ones warned
// of; what is reached is held, see floors_test.go. Of the held-out half only the figures are
// shown, so that it stays a measure.
func TestSentenceBank(t *testing.T) {
	for _, half := range []string{"open", "held_out"} {
		t.Run(half, func(t *testing.T) {
			var table, lines strings.Builder
			fmt.Fprintf(&table, "%-18s %14s %14s\n", "kind", "found", "false alarms")
			allFound, allFaults, allAlarms, allFine := 0, 0, 0, 0
			for _, k := range bankKinds {
				faults, fine := bankSentences(t, half, k.file)
				found, alarms := 0, 0
				for _, sentence := range faults {
					if slices.ContainsFunc(reviewInHost(k.file, k.phase, sentence), func(f review.Finding) bool {
						return slices.Contains(kindChecks[k.kind], f.Check) && (k.file != "offer-unrecorded" || f.Severity == review.Block)
					}) {
						found++
					} else {
						fmt.Fprintf(&lines, "missed  %s: %s\n", k.file, sentence)
					}
				}
				for _, sentence := range fine {
					loud := slices.DeleteFunc(reviewInHost(k.file, k.phase, sentence), func(f review.Finding) bool {
						return f.Severity == review.Hint && (k.file != "no-next-step" || f.Check != "next-step-missing")
					})
					if len(loud) > 0 {
						alarms++
						fmt.Fprintf(&lines, "alarm   %s: [%s] %s\n", k.file, loud[0].Check, sentence)
					}
				}
				fmt.Fprintf(&table, "%-18s %5d of %5d %5d of %5d\n", k.file, found, len(faults), alarms, len(fine))
				if len(faults) < 20 || len(fine) < 20 {
					t.Errorf("%s: %d faults and %d fine sentences are too few to measure with", k.file, len(faults), len(fine))
				}
				allFound, allFaults, allAlarms, allFine = allFound+found, allFaults+len(faults), allAlarms+alarms, allFine+len(fine)
			}
			fmt.Fprintf(&table, "%-18s %5d of %5d %5d of %5d\n", "all", allFound, allFaults, allAlarms, allFine)
			if floor := bankFloors[half]; allFound*100 < allFaults*floor.found || allAlarms*100 > allFine*floor.alarms {
				t.Errorf("%d of %d faults are found and %d of %d fine sentences are warned of, want %d and at most %d in 100",
					allFound, allFaults, allAlarms, allFine, floor.found, floor.alarms)
			}
			if half == "open" {
				t.Logf("\n%s", lines.String())
			}
			t.Logf("\n%s", table.String())
		})
	}
}

// TestBankHostsAreCareful wants nothing said of the notes that the sentences are put into:
// what is found then is the sentence's.
func TestBankHostsAreCareful(t *testing.T) {
	for _, k := range bankKinds {
		sentence := "The drawing of the cage is on one page."
		if k.file == "no-next-step" {
			sentence = "I look forward to hearing from you."
		}
		for _, f := range reviewInHost(k.file, k.phase, sentence) {
			if f.Severity != review.Hint || slices.Contains(kindChecks[k.kind], f.Check) {
				t.Errorf("%s: the host alone gives %s: %s", k.file, f.Check, f.Message)
			}
		}
	}
}

// bankSentences reads one file of the bank: faults stand above the line "-- fine --", near
// misses below it, a sentence a line.
func bankSentences(t *testing.T, half, file string) (faults, fine []string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "bank", half, file+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	below := false
	for line := range strings.Lines(string(data)) {
		switch line = strings.TrimSpace(line); {
		case line == "-- fine --":
			below = true
		case line == "" || strings.HasPrefix(line, "#"):
		case below:
			fine = append(fine, line)
		default:
			faults = append(faults, line)
		}
	}
	return faults, fine
}

// reviewInHost reviews a careful note to Wei Chen with one sentence more. The interview
// was on a Monday afternoon; the anchor note leaves the next morning, the check-in two days
// after the promised date.
func reviewInHost(file string, phase note.Phase, sentence string) []review.Finding {
	zone := time.FixedZone("EST", -5*60*60)
	round := interview.Interview{
		ID: "onsite", Zone: "America/New_York", Form: interview.OnSite,
		Starts:  time.Date(2026, time.November, 23, 14, 0, 0, 0, zone),
		Ends:    time.Date(2026, time.November, 23, 15, 30, 0, 0, zone),
		Promise: &interview.Promise{Date: interview.Date{Year: 2026, Month: time.December, Day: 1}, Said: "by early next week"},
		Panel: []interview.Interviewer{
			{
				Name: "Wei Chen", AddressAs: "Wei", Email: "wei.chen@globex.example", Role: interview.HiringManager,
				Debrief: interview.Debrief{
					Anchor: "why the night shift waits two hours for spare parts",
					Need:   "every repair at night starts late because the store is across the yard",
					Value:  "At my last plant I cut the same wait to twenty minutes with a parts cage beside the line.",
				},
			},
			{Name: "Priya Raman", Email: "priya.raman@globex.example", Role: interview.Peer},
			{Name: "Tom Okafor", Email: "tom.okafor@globex.example", Role: interview.Recruiter},
		},
	}
	process := interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Email: "ada@example.org", Phone: "+1 555 0100"},
		Employer:  "Globex", Role: "Maintenance Planner",
	}
	switch file {
	case "ultimatum", "bidding":
		process.Offers = []interview.Offer{{Employer: "Initech", Expires: interview.Date{Year: 2026, Month: time.December, Day: 11}}}
	case "defensiveness":
		round.Missed = &interview.MissedQuestion{
			AskedBy: "Wei Chen", Question: "How would you plan a shutdown with two cranes instead of three?",
			BetterAnswer: "List the heavy lifts first and give each crane one side of the hall.",
		}
	}
	process.Interviews = []interview.Interview{round}
	context := review.Context{Process: process, Interview: round, InThread: phase != note.Anchor}
	draft := review.Draft{Phase: phase, To: round.Panel[0]}
	const moment = "What you told me about the night shift that waits two hours for spare parts stayed with me on the way home. "
	if phase == note.CheckIn {
		context.Now = time.Date(2026, time.December, 3, 10, 0, 0, 0, zone)
		draft.Subject = "Re: The night shift and its spare parts"
		draft.Body = "Dear Wei,\n\n" + moment + sentence + " Is there a date that I should plan with?\n\nBest regards,\nAda Park\n+1 555 0100\n"
	} else {
		context.Now = time.Date(2026, time.November, 24, 10, 0, 0, 0, zone)
		closing := "If anything is still open, please write to me or call.\n\n"
		if file == "no-next-step" {
			closing = ""
		}
		draft.Subject = "Thank you: the night shift and its spare parts"
		draft.Body = "Dear Wei,\n\nThank you for showing me the store and the line. " + moment +
			"At my last plant I cut the same wait to twenty minutes with a parts cage beside the line.\n\n" +
			sentence + "\n\n" + closing + "Best regards,\nAda Park\n+1 555 0100\n"
	}
	return review.Run(checks.All(), draft, context, review.Options{})
}
