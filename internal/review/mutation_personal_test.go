package review_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/reviewtest"
)

func personalMutations(t testing.TB) []mutation {
	return []mutation{
		{name: "stock praise only", kind: "personal/generic-anchor", want: review.Block, slips: stockPraise(sentences(t, "open.txtar", "personal/generic"))},
		{name: "no value sentence", kind: "personal/no-value", slips: onlyThanks},
		{name: "four value sentences", kind: "personal/many-values", slips: planting(sentences(t, "open.txtar", "personal/many-values"), isAnchor)},
		{name: "copied across the panel", kind: "personal/copied-panel", want: review.Block, slips: copyToAnother},
		{name: "copied from an earlier process", kind: "personal/copied-earlier", slips: copyFromEarlier},
	}
}

func isAnchor(c *reviewtest.Case) bool { return c.Draft.Phase == note.Anchor }

func stockPraise(praises []string) func(n int, c reviewtest.Case) []slip {
	return func(n int, c reviewtest.Case) []slip {
		first, _, _ := strings.Cut(c.Draft.Body, "\n\n")
		if c.Draft.Phase != note.Anchor || !strings.HasSuffix(strings.TrimSpace(first), ",") {
			return nil // salutation and text share a line
		}
		s := slip{Case: c, what: praises[n%len(praises)]}
		s.Draft.Body = first + "\n\n" + s.what + "\n\nBest regards,\n" + c.Context.Process.Candidate.Name + "\n"
		return []slip{s}
	}
}

// onlyThanks is a note with its moment and nothing else: no value, next step or address.
func onlyThanks(n int, c reviewtest.Case) []slip {
	anchor := c.Draft.To.Debrief.Anchor
	if c.Draft.Phase != note.Anchor || len(strings.Fields(anchor)) < 4 {
		return nil
	}
	first, _, _ := strings.Cut(c.Draft.Body, "\n")
	frames := []string{
		"Thank you for the talk. I keep thinking about what you told me: ANCHOR.",
		"It was good to meet you. What I remember best is this: ANCHOR. It made me smile.",
		"Thank you for your time. ANCHOR: I told that at dinner and everybody laughed.",
		"Many thanks for your time and for the story. You know the one: ANCHOR.",
	}
	s := slip{Case: c, what: frames[n%len(frames)]}
	s.Draft.Body = first + "\n\n" + strings.Replace(s.what, "ANCHOR", anchor, 1) + "\n\n" + personOf(interview.Interviewer{Name: c.Context.Process.Candidate.Name}).Given().Raw + "\n"
	if !strings.HasSuffix(strings.TrimSpace(first), ",") {
		return nil
	}
	return []slip{s}
}

// copyToAnother sends the note to somebody else of the panel as well, with the name changed.
func copyToAnother(_ int, c reviewtest.Case) []slip {
	name, ok := salutationName(c)
	if c.Draft.Phase != note.Anchor || !ok {
		return nil
	}
	var slips []slip
	for _, p := range c.Context.Interview.Panel {
		given := personOf(p).Given().Raw
		if p.SameAs(c.Draft.To) || !isLatin(given) {
			continue
		}
		s := inSalutation(c, name, given)
		s.what, s.text = c.Name+" to "+p.Name, ""
		s.Draft.To = p
		s.Context.Panel = []review.Draft{c.Draft}
		slips = append(slips, s)
	}
	return slips
}

// copyFromEarlier lets the same note have gone to somebody of another process, two weeks ago.
func copyFromEarlier(_ int, c reviewtest.Case) []slip {
	name, ok := salutationName(c)
	if c.Draft.Phase != note.Anchor || !ok {
		return nil
	}
	s := slip{Case: c, what: c.Name}
	s.Context.Earlier = append(slices.Clip(c.Context.Earlier), note.Note{
		ID: "earlier", ProcessID: "elsewhere", InterviewID: "elsewhere", Phase: note.Anchor, State: note.Sent, SentAt: c.Context.Now.Add(-14 * 24 * time.Hour),
		To: note.Address{Name: "Ottilie Sand", Email: "ottilie@elsewhere.example"}, Subject: c.Draft.Subject,
		Body: strings.Replace(strings.Replace(c.Draft.Body, name, "Ottilie", 1), c.Context.Process.Employer, "Elsewhere", -1),
	})
	return []slip{s}
}
