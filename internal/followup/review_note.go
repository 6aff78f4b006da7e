package followup

import (
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// reviewed is what the review says of a note.
type reviewed struct {
	draft   review.Draft
	context review.Context
	open    []review.Finding
	ignored []review.Finding // as the person said to leave them
	aims    []review.Aim
	panel   checks.PanelView
}

func (r reviewed) verdict() review.Verdict { return review.VerdictOf(r.open) }

// review reads one note with everything the account knows: all its processes, what was
// sent in them, and what happened in the note's own. due is when its step wants it to leave; zero without a step.
func (s *Service) review(all background, known situation, n note.Note, due time.Time) (reviewed, error) {
	o, err := all.options()
	if err != nil {
		return reviewed{}, err
	}
	c := s.contextOf(all, known, n, due)
	r := reviewed{draft: draftOf(c.Interview, n), context: c}
	review.Read(r.draft, c, func(doc *review.Doc) {
		r.open, r.ignored = review.Heeded(r.draft, doc.Findings(checks.All(), o), n.Ignored)
		r.aims, r.panel = checks.Aims(doc, r.open), checks.Panel(doc)
	})
	return r, nil
}

// contextOf is what the review is told besides the note.
func (s *Service) contextOf(all background, known situation, n note.Note, due time.Time) review.Context {
	p := known.process
	process := asPromised(p.Process, known.events)
	round, _ := process.Interview(n.InterviewID)
	c := review.Context{
		Process:   process,
		Interview: round,
		InThread:  n.Thread.InReplyTo != "",
		Before:    n.Before,
		Offered:   offered(known.events),
		Now:       s.Clock.Now(),
		SendAt:    due,
	}
	if n.Approval != nil && n.NotBefore.After(due) {
		c.SendAt = n.NotBefore
	}
	for _, q := range all.processes {
		if q.ID != p.ID {
			c.OtherProcesses = append(c.OtherProcesses, q.Process)
		}
	}
	for _, sent := range all.sent {
		if sent.ProcessID != p.ID {
			c.Earlier = append(c.Earlier, sent)
		}
	}
	var own []note.Note // sent in this process
	for _, other := range known.notes {
		switch {
		case isBeside(n, other):
			c.Panel = append(c.Panel, draftOf(round, other))
		case other.ID != n.ID && other.State == note.Sent:
			if other.MessageID == "" { // sent by hand, and nobody knows under which subject
				other.Subject = ""
			}
			own = append(own, other)
		}
	}
	c.Earlier = slices.Concat(c.Earlier, own, byHand(p, own))
	return c
}

// isBeside reports whether other is another note of the panel and phase of n.
func isBeside(n, other note.Note) bool {
	return other.ID != n.ID && other.State != note.Cancelled && other.State != note.Skipped &&
		other.InterviewID == n.InterviewID && other.Phase == n.Phase
}

// offered reports whether the last answer that was named is an offer.
func offered(events []cadence.Event) bool {
	for i := len(events) - 1; i >= 0; i-- {
		if slices.Contains(cadence.Answers(), events[i].Kind) {
			return events[i].Kind == cadence.Offered
		}
	}
	return false
}

// byHand are the notes that the person sent by hand and told of, without their words, but
// for those that are known already.
func byHand(p Process, known []note.Note) []note.Note {
	var notes []note.Note
	for _, t := range p.Touches {
		if t.InterviewID == "" {
			t.InterviewID, _ = roundBefore(p.Process, t.At)
		}
		if slices.ContainsFunc(known, func(n note.Note) bool {
			return n.InterviewID == t.InterviewID && n.Phase == t.Phase && strings.EqualFold(n.To.Email, t.To)
		}) {
			continue
		}
		notes = append(notes, t.Note(p.ID))
	}
	return notes
}

func draftOf(round interview.Interview, n note.Note) review.Draft {
	to := interview.Interviewer{Name: n.To.Name, Email: n.To.Email}
	for _, person := range round.Panel {
		if strings.EqualFold(person.Email, n.To.Email) {
			to = person
		}
	}
	return review.Draft{Phase: n.Phase, To: to, Subject: n.Subject, Body: n.Body}
}
