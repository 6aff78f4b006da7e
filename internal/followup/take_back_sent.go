package followup

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/note"
)

// TakeBackSent takes back that the person sent a note by hand (SaySent): the last one of
// which they told for that person, or that of a phase. The note is a draft again, and the
// plan follows. What was found in their Sent folder, or what Afterword sent, stays sent. It
// returns what was taken back.
func (s *Service) TakeBackSent(ctx context.Context, account AccountID, processID string, sent ByHand) (note.Touch, error) {
	var touch note.Touch
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		p, err := tx.Process(ctx, processID)
		if err != nil {
			return err
		}
		round, who, err := roundNaming(p.Process, sent.To, s.Clock.Now())
		if err != nil {
			return err
		}
		notes, err := tx.Notes(ctx, p.ID)
		if err != nil {
			return err
		}
		if touch, err = lastTold(touchesOf(p, notes), round.ID, who.Email, sent.Phase); err != nil {
			return err
		}
		if err := takeBackTouch(ctx, tx, &p, notes, touch); err != nil {
			return err
		}
		_, err = s.replan(ctx, tx, &p)
		return err
	})
	if err != nil {
		return note.Touch{}, fmt.Errorf("take back what you said: %w", err)
	}
	return touch, nil
}

// lastTold is the latest touch of somebody in a round, or the one of a phase, if nothing but
// the person's word stands for it.
func lastTold(touches []note.Touch, interviewID, email string, phase note.Phase) (note.Touch, error) {
	var last note.Touch
	for _, t := range touches {
		if t.InterviewID == interviewID && strings.EqualFold(t.To, email) && (phase == "" || t.Phase == phase) && !t.At.Before(last.At) {
			last = t
		}
	}
	switch {
	case last.To == "" && phase != "":
		return last, refusef("no %s to %s is known as sent", phase, email)
	case last.To == "":
		return last, refusef("nothing to %s is known as sent", email)
	case last.MessageID != "":
		return last, refusef("the %s to %s was seen in your mailbox as sent on %s: it left", last.Phase, email, last.At.Format("Monday 2 January"))
	}
	return last, nil
}

// takeBackTouch makes the note of a touch a draft again, or drops the touch that has none.
func takeBackTouch(ctx context.Context, tx Tx, p *Process, notes []note.Note, touch note.Touch) error {
	for _, n := range notes {
		if !n.ToldOnly() || note.TouchOf(n) != touch {
			continue
		}
		if n.Place.Folder != "" {
			return ErrStillInDrafts
		}
		n, err := n.NotSentAfterAll()
		if err != nil {
			return err
		}
		return tx.SaveNote(ctx, &n)
	}
	p.Touches = slices.DeleteFunc(p.Touches, func(t note.Touch) bool { return t == touch })
	return tx.SaveProcess(ctx, p)
}
