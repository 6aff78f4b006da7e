package followup

import (
	"context"
	"fmt"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// CardDraft is the text of a card with what the review says of it. It is not stored: a
// card is printed, and what belongs to the talk is the sentence in the debrief.
type CardDraft struct {
	To       interview.Interviewer
	Text     string
	Findings []review.Finding
	Verdict  review.Verdict
}

// DraftCard drafts a card to one of the latest round, who is named by name or address, out
// of the debrief, or reads the text that the person wrote instead. It is held against the
// e-mail to the same person, which it may not repeat.
func (s *Service) DraftCard(ctx context.Context, account AccountID, processID, who, text string) (CardDraft, error) {
	var d CardDraft
	err := s.Store.View(ctx, account, func(tx Tx) error {
		known, err := readSituation(ctx, tx, processID)
		if err != nil {
			return err
		}
		p := asPromised(known.process.Process, known.events)
		round, _ := p.Latest()
		to, ok := round.Interviewer(who)
		if !ok {
			return ErrNoInterviewer
		}
		d.To, d.Text = to, text
		if text == "" {
			d.Text = compose.CardText(compose.Request{Process: p, Interview: round, To: to}).Body
		}
		about := review.Context{Process: p, Interview: round, Now: s.Clock.Now()}
		for _, n := range known.notes {
			if n.Phase == note.Anchor && n.InterviewID == round.ID && (interview.Interviewer{Name: n.To.Name, Email: n.To.Email}).SameAs(to) {
				mail := draftOf(round, n)
				about.Email = &mail
			}
		}
		all, err := s.readBackground(ctx, tx)
		if err != nil {
			return err
		}
		o, err := all.options()
		if err != nil {
			return err
		}
		d.Findings = checks.OfACard(review.Draft{To: to, Body: d.Text}, about, o)
		d.Verdict = review.VerdictOf(d.Findings)
		return nil
	})
	if err != nil {
		return d, fmt.Errorf("draft a card: %w", err)
	}
	return d, nil
}
