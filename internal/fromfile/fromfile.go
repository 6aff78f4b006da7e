// Package fromfile answers out of a process file alone what else is answered out of the
// store: which notes are drafted, with what the review knows of each, and what a card
// says. The stateless commands and the API's stateless routes ask it.
package fromfile

import (
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// Drafts drafts the notes of one phase of one round: one to each interviewer for the
// anchor, one to the contact for what follows. There are none where nobody can be written
// to.
func Drafts(f processfile.File, i interview.Interview, phase note.Phase, now time.Time) []compose.Draft {
	steps := cadence.Plan(f.Process, cadence.History{Touches: f.Touches}, now)
	recipients := i.Panel
	if phase != note.Anchor {
		contact, ok := i.Contact()
		if !ok {
			return nil
		}
		recipients = []interview.Interviewer{contact}
	}
	var drafts []compose.Draft
	for _, to := range recipients {
		r := compose.Request{Process: f.Process, Interview: i, Phase: phase, To: to, Leaves: leaves(steps, i, phase, to, now)}
		if phase != note.Anchor {
			r.ThreadSubject = threadSubject(f, steps, r, now)
		}
		drafts = append(drafts, compose.Write(r))
	}
	return drafts
}

// Leaves is when a note is planned to leave, and never before now.
func Leaves(f processfile.File, i interview.Interview, phase note.Phase, to interview.Interviewer, now time.Time) time.Time {
	return leaves(cadence.Plan(f.Process, cadence.History{Touches: f.Touches}, now), i, phase, to, now)
}

func leaves(steps []cadence.Step, i interview.Interview, phase note.Phase, to interview.Interviewer, now time.Time) time.Time {
	for _, s := range steps {
		if s.InterviewID == i.ID && s.Phase == phase && s.Interviewer == to.Name && strings.EqualFold(s.Email, to.Email) && s.Due.After(now) {
			return s.Due
		}
	}
	return now.In(i.Ends.Location())
}

// threadSubject is the subject of the first note to somebody: of the one that the file says
// was sent, which may be unknown, else of the one that is planned: as it is drafted
// now while it can still leave, then as it would have left in time.
func threadSubject(f processfile.File, steps []cadence.Step, r compose.Request, now time.Time) string {
	for _, t := range f.Touches {
		if t.Phase == note.Anchor && strings.EqualFold(t.To, r.To.Email) && (t.InterviewID == "" || t.InterviewID == r.Interview.ID) {
			return t.Subject
		}
	}
	open := slices.ContainsFunc(steps, func(s cadence.Step) bool {
		return s.InterviewID == r.Interview.ID && s.Phase == note.Anchor && s.Interviewer == r.To.Name && !s.Status.Over()
	})
	if !open { // the file does not tell of it; most leave in time
		now = r.Interview.Ends
		steps = cadence.Plan(f.Process, cadence.History{}, now)
	}
	r.Phase, r.Leaves = note.Anchor, leaves(steps, r.Interview, note.Anchor, r.To, now)
	return compose.Write(r).Subject
}

// Context is what the review knows of the n-th of several drafts of one panel.
func Context(f processfile.File, i interview.Interview, panel []review.Draft, n int, now time.Time) review.Context {
	c := review.Context{Process: f.Process, Interview: i, InThread: answers(panel[n]), Now: now}
	c.Panel = append(c.Panel, panel[:n]...)
	c.Panel = append(c.Panel, panel[n+1:]...)
	c.Earlier = f.SentNotes()
	return c
}

// answers reports whether a draft is in the thread of an earlier note.
func answers(d review.Draft) bool {
	return d.Phase != note.Anchor && review.WithoutReply(d.Subject) != strings.TrimSpace(d.Subject)
}

// ReviewCard reads a card as a note is read, but for what only a mail has and for its
// length, and beside the e-mail to the same person. Its own sentence counts as a moment of
// the talk. off are checks to leave out.
func ReviewCard(f processfile.File, i interview.Interview, to interview.Interviewer, text string, now time.Time, off []string) []review.Finding {
	about := review.Context{Process: f.Process, Interview: i, Now: now}
	for _, mail := range Drafts(f, i, note.Anchor, now) {
		if mail.To.SameAs(to) {
			about.Email = &review.Draft{Phase: note.Anchor, To: mail.To, Subject: mail.Subject, Body: mail.Body}
		}
	}
	return checks.OfACard(review.Draft{To: to, Body: text}, about, review.Options{Off: off})
}
