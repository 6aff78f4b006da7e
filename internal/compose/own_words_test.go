package compose_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// ownSentence fails where the review says something of a draft whose sentences are
// Afterword's own; of tact, voice and wording a hint counts too.
func ownSentence(t *testing.T, what string, d compose.Draft, c review.Context) {
	t.Helper()
	for _, f := range review.Run(checks.All(), reviewed(d), c, review.Options{}) {
		if f.Severity != review.Hint || f.Group == review.Tact || f.Group == review.Voice || f.Check == "spelling" || f.Check == "punctuation-slip" || f.Check == "doubled-word" {
			t.Errorf("%s: %s (%s): %s\n%s", what, f.Check, f.Severity, f.Message, d.Body)
		}
	}
}

// TestOwnWordsPassTheReview takes every wording of every note through the program's own
// review: what it says itself must not be what it complains about, not even by a hint.
func TestOwnWordsPassTheReview(t *testing.T) {
	questions := []interview.MissedQuestion{
		{},
		{Question: "How would you roll back a failed migration?", BetterAnswer: "Expand first, then contract, so that each step can be undone.", Link: "https://example.org/ada/rollback"},
		{Question: "rolling back a failed migration", BetterAnswer: "Expand first, then contract, so that each step can be undone."},
		{Question: "how would you roll back", BetterAnswer: "expand first, then contract"},
		{BetterAnswer: "Expand first, then contract, so that each step can be undone."},
	}
	for round := range 14 { // the wording follows the round and the place on the panel
		panel := panelOf(6)
		for k := range panel {
			panel[k].Debrief = debriefsAsWritten()[k]
		}
		p, i := ada(panel...)
		i.ID = fmt.Sprint("round-", round)
		for q, missed := range questions {
			to := i.Panel[round%len(i.Panel)]
			asked := i
			asked.Missed = nil
			if missed != (interview.MissedQuestion{}) {
				missed.AskedBy = to.Name
				asked.Missed = &missed
			}
			d := compose.Write(request(p, asked, note.Anchor, to))
			if asked.Missed != nil && !strings.Contains(d.Body, "ontract") {
				t.Errorf("the better answer is missing in\n%s", d.Body)
			}
			ownSentence(t, fmt.Sprint("question ", q), d, review.Context{Process: p, Interview: asked, Now: i.Ends.Add(2 * time.Hour)})
		}
		for _, promise := range []*interview.Promise{nil, {Date: interview.Date{Year: 2026, Month: 12, Day: 1}}} {
			i.Promise = promise
			for _, phase := range []note.Phase{note.CheckIn, note.FinalPulse, note.GraciousReply} {
				r := request(p, i, phase, i.Panel[0])
				r.ThreadSubject, r.Own = "Thank you for your time today", "How you test the migrations stays with me."
				ownSentence(t, string(phase), compose.Write(r), review.Context{Process: p, Interview: i, InThread: true, Now: i.Ends.AddDate(0, 0, 14)})
			}
			ownSentence(t, "another time", compose.Write(request(p, i, note.AnotherTime, i.Panel[0])), review.Context{Process: p, Interview: i, Now: i.Starts.Add(20 * time.Minute)})
			for _, first := range []bool{false, true} {
				offered := p
				offered.FirstChoice = first
				offered.Offers = []interview.Offer{{Employer: "Initech", Expires: interview.DateOf(i.Ends).AddDays(11)}}
				offered.Interviews = []interview.Interview{i}
				r := request(offered, i, note.CheckIn, i.Panel[0])
				r.Leaves, r.ThreadSubject = i.Ends.AddDate(0, 0, 2), "Thank you for your time today"
				ownSentence(t, "offer", compose.Write(r), review.Context{Process: offered, Interview: i, InThread: true, Now: r.Leaves, SendAt: r.Leaves})
			}
		}
	}
}
