package review_test

import (
	"slices"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review/reviewtest"
	"afterword/internal/zone"
)

func timingMutations() []mutation {
	return []mutation{
		{name: "today, sent on another day", kind: "timing/tense", slips: tenseSlips},
		{name: "thank-you within the hour", kind: "timing/too-early", slips: thankAt(10 * time.Minute)},
		{name: "thank-you after four days", kind: "timing/too-late", slips: thankAt(97 * time.Hour)},
		{name: "check-in after two days", kind: "timing/too-early", by: []string{"promise-not-passed"}, slips: checkInEarly},
		{name: "check-in before the promised date", kind: "timing/promise-not-passed", slips: promiseAhead},
		{name: "check-in outside the thread", kind: "timing/out-of-thread", slips: leaveThread},
		{name: "subject changed in the thread", kind: "timing/subject-changed", slips: changeThreadSubject},
	}
}

// heldAt moves the interview so that it ended at an instant, an hour long.
func heldAt(c *reviewtest.Case, end time.Time) {
	c.Context.Interview.Ends = end
	c.Context.Interview.Starts = end.Add(-time.Hour)
	c.Context.Process.Interviews = slices.Clone(c.Context.Process.Interviews)
	for i, round := range c.Context.Process.Interviews {
		if round.ID == c.Context.Interview.ID {
			c.Context.Process.Interviews[i] = c.Context.Interview
		}
	}
}

// local is a time of a working day in the interview's zone: Tuesday 17 November 2026.
func local(c reviewtest.Case, day, hour int) time.Time {
	loc, err := zone.Load(c.Context.Interview.Zone)
	if err != nil {
		loc = time.UTC
	}
	return time.Date(2026, 11, day, hour, 0, 0, 0, loc)
}

// tenseSlips send a note that says "today" on the next day, or one that says "yesterday"
// on the day itself.
func tenseSlips(n int, c reviewtest.Case) []slip {
	if c.Draft.Phase != note.Anchor {
		return nil
	}
	phrases := []struct {
		text, fault string
		nextDay     bool
	}{
		{"Thank you again for meeting me today.", "today", true},
		{"It was good to talk to you earlier today.", "earlier today", true},
		{"Thank you for the conversation this morning.", "this morning", true},
		{"I enjoyed our talk this afternoon.", "this afternoon", true},
		{"Thanks for today.", "today", true},
		{"Today's interview was a pleasure.", "Today", true},
		{"Many thanks for taking the time to see me today.", "today", true},
		{"I am still smiling about our meeting today.", "today", true},
		{"Meeting you this morning was the best part of the day.", "this morning", true},
		{"Thank you for seeing me this afternoon.", "this afternoon", true},
		{"Thank you for the interview yesterday.", "yesterday", false},
		{"I enjoyed yesterday's conversation.", "yesterday", false},
		{"It was a pleasure to meet you yesterday.", "yesterday", false},
	}
	p := phrases[n%len(phrases)]
	s := slip{Case: c, what: p.text, text: p.fault}
	s.Draft.Body = plant(c, p.text, n)
	heldAt(&s.Case, local(c, 17, 13))
	s.Context.Now = local(c, 17, 15)
	if p.nextDay {
		s.Context.Now = local(c, 18, 9)
	}
	return []slip{s}
}

func thankAt(after time.Duration) func(n int, c reviewtest.Case) []slip {
	return func(_ int, c reviewtest.Case) []slip {
		if c.Draft.Phase != note.Anchor {
			return nil
		}
		s := slip{Case: c, what: "after " + after.String()}
		heldAt(&s.Case, local(c, 17, 13))
		s.Context.Now = s.Context.Interview.Ends.Add(after)
		return []slip{s}
	}
}

func checkInEarly(_ int, c reviewtest.Case) []slip {
	if c.Draft.Phase != note.CheckIn || len(c.Context.Process.Offers) > 0 {
		return nil // news of an offer may come sooner
	}
	s := slip{Case: c, what: "after two days"}
	s.Context.Interview.Promise = nil
	heldAt(&s.Case, local(c, 17, 13))
	s.Context.Now = local(c, 19, 10)
	return []slip{s}
}

func promiseAhead(_ int, c reviewtest.Case) []slip {
	if c.Draft.Phase != note.CheckIn || len(c.Context.Process.Offers) > 0 {
		return nil // news of an offer may come sooner
	}
	s := slip{Case: c, what: "three days before"}
	s.Context.Now = local(c, 27, 10)
	s.Context.Interview.Promise = &interview.Promise{Date: interview.DateOf(local(c, 30, 10)), Said: "we decide on the 30th"}
	heldAt(&s.Case, local(c, 17, 13))
	return []slip{s}
}

func leaveThread(_ int, c reviewtest.Case) []slip {
	if c.Draft.Phase == note.Anchor || !c.Context.InThread {
		return nil
	}
	s := slip{Case: c, what: c.Draft.Subject}
	s.Context.InThread = false
	s.Draft.Subject = strings.TrimPrefix(c.Draft.Subject, "Re: ")
	thanked(&s.Case, s.Draft.Subject)
	return []slip{s}
}

func changeThreadSubject(n int, c reviewtest.Case) []slip {
	if c.Draft.Phase == note.Anchor || !c.Context.InThread || !strings.HasPrefix(c.Draft.Subject, "Re: ") {
		return nil
	}
	s := slip{Case: c}
	thanked(&s.Case, strings.TrimPrefix(c.Draft.Subject, "Re: "))
	s.Draft.Subject = []string{"News about my application?", "My application", "Next steps", "Decision on the position?", "Interview last week"}[n%5]
	s.what = s.Draft.Subject
	return []slip{s}
}

// thanked lets a thank-you have gone to the recipient before, unless one has.
func thanked(c *reviewtest.Case, subject string) {
	if slices.ContainsFunc(c.Context.Earlier, func(n note.Note) bool { return n.ProcessID == c.Context.Process.ID && n.To.Email == c.Draft.To.Email }) {
		return
	}
	c.Context.Earlier = append(slices.Clip(c.Context.Earlier), note.Note{
		ID: "first", ProcessID: c.Context.Process.ID, InterviewID: c.Context.Interview.ID, Phase: note.Anchor, State: note.Sent,
		To: note.Address{Name: c.Draft.To.Name, Email: c.Draft.To.Email}, Subject: subject,
		Body: "Thank you for your time.\n", SentAt: c.Context.Now.Add(-10 * 24 * time.Hour),
	})
}
