package demo

import (
	"fmt"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// guideStep is one thing a visitor does to see what Afterword is for.
type guideStep struct {
	Title, Text string
	Done, Now   bool   // Now: it is the one to do next
	Link        string // where to do it; empty: on this page
}

// guideOf says how far a visitor has come. What is done is read off the process, so that
// the steps can be taken on any page and in any order.
func guideOf(v followup.ProcessView, round interview.Interview, now time.Time) []guideStep {
	var approved, sent, lost, all int
	checkIn := false // drafted, its day has come, and it waits for a yes
	for _, s := range v.Steps {
		if s.Phase == note.CheckIn && s.Note != nil && s.Note.State == note.Draft {
			checkIn = checkIn || !now.Before(s.Opens) && !s.Status.Over() && !v.Paused
		}
		if s.Phase != note.Anchor || s.InterviewID != round.ID {
			continue
		}
		all++
		switch {
		case s.Note == nil:
		case s.Note.State == note.Sent:
			approved, sent = approved+1, sent+1
		case s.Note.State.Final():
			lost++
		case s.Note.State != note.Draft:
			approved++
		}
	}
	answered := false
	for _, m := range v.Mails {
		answered = answered || m.Kind == letter.KindReply || m.Kind == letter.KindHiringSystem
	}
	process := "/processes/" + v.ID
	steps := []guideStep{
		{Title: fmt.Sprintf("Approve the %s", count(all, "note")), Text: "Each is different, made of what Ada wrote down after the talk.", Done: approved == all, Link: process},
		{Title: "Wind to the next moment", Text: "Each press brings one note to its inbox below. They arrive minutes apart.", Done: sent == all},
		{Title: "Wind on by days", Text: "The check-in waits until the date they gave has passed, then for your yes.", Done: promisePassed(round, now)},
		{Title: "Let somebody answer", Text: "Everything else pauses and asks you what the answer was.", Done: answered},
	}
	if approved > 0 && approved < all {
		steps[0].Text = fmt.Sprintf("%d of %d done.", approved, all)
	}
	if lost > 0 {
		steps[0].Text = "Their time passed without your yes, so nothing left. Stop the demo and start it again for a new try."
	}
	if steps[2].Done && checkIn {
		steps[2].Text, steps[2].Link = "The date has passed in silence: now the check-in waits for your yes.", process
	}
	if answered && v.Paused {
		steps[3].Text, steps[3].Link = "It did, and everything else pauses. Now say what the answer was.", process
	}
	for i := range steps {
		if !steps[i].Done {
			steps[i].Now = true
			break
		}
	}
	return steps
}

func promisePassed(round interview.Interview, now time.Time) bool {
	return round.Promise == nil || round.Promise.Date.IsZero() || interview.DateOf(now.In(round.Ends.Location())).After(round.Promise.Date)
}

// promiseLine says how long it is until the date that the employer gave.
func promiseLine(round interview.Interview, now time.Time) string {
	if round.Promise == nil || round.Promise.Date.IsZero() {
		return ""
	}
	zone := round.Ends.Location()
	// Noon of both days: a change of the clocks must not cost a day.
	days := int(round.Promise.Date.At(12, 0, time.UTC).Sub(interview.DateOf(now.In(zone)).At(12, 0, time.UTC)).Hours() / 24)
	said := "They said " + round.Promise.Date.Words()
	switch {
	case days > 1:
		return fmt.Sprintf("%s: that is in %d days. Until then nobody is asked for news.", said, days)
	case days == 1:
		return said + ": that is tomorrow. Until then nobody is asked for news."
	case days == 0:
		return said + ": that is today. Nobody is asked for news before it has passed."
	case days == -1:
		return said + ": that was yesterday."
	default:
		return fmt.Sprintf("%s: that was %d days ago.", said, -days)
	}
}

// heldWords says why notes that were approved have not left yet.
func heldWords(v followup.ProcessView, now time.Time) string {
	for _, s := range v.Steps {
		if s.Note != nil && s.Note.Approval != nil && !s.Due.After(now) && s.Note.NotBefore.After(now) {
			return fmt.Sprintf("An approved note is held for %d minutes, so that you can undo.", int(undo.Minutes()))
		}
	}
	return ""
}

func count(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	for i, word := range []string{"two", "three", "four", "five"} {
		if n == i+2 {
			return word + " " + what + "s"
		}
	}
	return fmt.Sprintf("%d %ss", n, what)
}
