package outcome

import (
	"time"

	"afterword/internal/note"
)

// FirstNote is one interview, and how long after its end the first thank-you left.
type FirstNote struct {
	Employer string
	Ended    time.Time
	// Sent is false where no thank-you left within the first 24 hours or since.
	Sent  bool
	After time.Duration
}

// onTime is how long after an interview a thank-you is on time (SPEC.md section 1).
const onTime = 24 * time.Hour

func firstNotes(p Process, now time.Time) (cases []FirstNote) {
	for _, round := range p.Interviews {
		if !tookPlace(p, round, now) || len(round.Panel) == 0 {
			continue
		}
		c := FirstNote{Employer: p.Employer, Ended: round.Ends}
		for _, t := range p.Touches { // oldest first
			if t.InterviewID == round.ID && t.Phase == note.Anchor && !c.Sent {
				c.Sent, c.After = true, max(0, t.At.Sub(round.Ends))
			}
		}
		if !c.Sent && now.Sub(round.Ends) < onTime {
			continue // its time is not over
		}
		cases = append(cases, c)
	}
	return cases
}
