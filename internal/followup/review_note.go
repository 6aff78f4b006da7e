package followup

import (
	"strings"

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
}

func (r reviewed) verdict() review.Verdict { return review.VerdictOf(r.open) }

// review reads one note with everything the account knows: all its processes, and the
// notes of the note's own.
func (s *Service) review(all []Process, p Process, notes []note.Note, n note.Note) (reviewed, error) {
	round, _ := p.Interview(n.InterviewID)
	c := review.Context{
		Process:   p.Process,
		Interview: round,
		InThread:  n.Thread.InReplyTo != "",
		Now:       s.Clock.Now(),
	}
	for _, q := range all {
		if q.ID != p.ID {
			c.OtherProcesses = append(c.OtherProcesses, q.Process)
		}
	}
	for _, other := range notes {
		switch {
		case other.ID == n.ID || other.State == note.Cancelled || other.State == note.Skipped:
		case other.InterviewID == n.InterviewID && other.Phase == n.Phase:
			c.Panel = append(c.Panel, draftOf(round, other))
		case other.State == note.Sent:
			c.Earlier = append(c.Earlier, other)
		}
	}
	var o review.Options
	if s.ReviewOptions != nil {
		var err error
		if o, err = s.ReviewOptions(); err != nil {
			return reviewed{}, err
		}
	}
	r := reviewed{draft: draftOf(round, n), context: c}
	r.open, r.ignored = review.Heeded(r.draft, review.Run(checks.All(), r.draft, c, o), n.Ignored)
	return r, nil
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
