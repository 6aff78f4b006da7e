package followup

import (
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/offer"
)

// OfferDates is what each offer that is held asks of the calendar, as seen at now. It is
// empty when none is held or no round was recorded.
func (v ProcessView) OfferDates(now time.Time) []offer.Dates {
	round, ok := v.Latest()
	if !ok || len(v.Offers) == 0 {
		return nil
	}
	contact, _ := round.Contact()
	return offer.Plan(v.Process.Process, round, contact, now)
}

// OfferNote is the step of the latest round in which a note about an offer goes; ok is
// false when the check-in is an ordinary one, has left, or will not go.
func (v ProcessView) OfferNote(now time.Time) (StepView, bool) {
	for _, s := range v.Steps {
		if AboutOffer(v.Process.Process, s.Step, now) {
			return s, true
		}
	}
	return StepView{}, false
}

// AboutOffer reports whether the note of a step, which has not left, is about a competing
// offer as seen at now.
func AboutOffer(p interview.Process, s cadence.Step, now time.Time) bool {
	if s.Phase != note.CheckIn || s.Status.Over() {
		return false
	}
	round, who, ok := personOf(p, s.InterviewID, s.Interviewer, s.Email)
	if !ok {
		return false
	}
	leaves := s.Due
	if leaves.Before(now) {
		leaves = now
	}
	_, ok = offer.ForNote(p, round, who, leaves)
	return ok
}

// MissedAdvice says of every missed question of a round what becomes of it.
func (v ProcessView) MissedAdvice(round interview.Interview) []compose.MissedAdvice {
	return compose.AdviseMissed(round, func(who interview.Interviewer) (body string, left bool) {
		for _, n := range v.anchors(round.ID) {
			if n.State == note.Sent && who.Email != "" && strings.EqualFold(n.To.Email, who.Email) {
				return n.Body, true
			}
		}
		for _, t := range v.Touches {
			if t.Phase == note.Anchor && (t.InterviewID == "" || t.InterviewID == round.ID) && who.Email != "" && strings.EqualFold(t.To, who.Email) {
				return "", true
			}
		}
		return "", false
	})
}

// anchors are the thank-yous of a round, with or without a step.
func (v ProcessView) anchors(round string) (notes []note.Note) {
	for _, s := range v.Steps {
		if s.Note != nil && s.Note.Phase == note.Anchor && s.Note.InterviewID == round {
			notes = append(notes, *s.Note)
		}
	}
	for _, n := range v.Left {
		if n.Phase == note.Anchor && n.InterviewID == round {
			notes = append(notes, n)
		}
	}
	return notes
}
