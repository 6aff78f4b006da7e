package followup

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// ByHand is a note that the person says they sent by hand.
type ByHand struct {
	To    string     // name or e-mail address of somebody on a panel
	At    time.Time  // zero means now
	Phase note.Phase // empty means the anchor, for somebody who has had none of the round's notes
}

// SaySent records that the person sent a note by hand. The note is sent then, whatever it
// waited for, and Afterword looks in their Sent folder for the thread. It returns what was
// recorded.
func (s *Service) SaySent(ctx context.Context, account AccountID, processID string, sent ByHand) (note.Touch, error) {
	var touch note.Touch
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		now := s.Clock.Now()
		if sent.At.IsZero() {
			sent.At = now
		}
		if sent.At.After(now) {
			return refusef("%s is still to come: say it when it is sent", sent.At.Format("Monday 2 January, 15:04"))
		}
		p, err := tx.Process(ctx, processID)
		if err != nil {
			return err
		}
		round, who, err := roundNaming(p.Process, sent.To, sent.At)
		if err != nil {
			return err
		}
		notes, err := tx.Notes(ctx, p.ID)
		if err != nil {
			return err
		}
		if sent.Phase == "" {
			if sent.Phase, err = firstPhase(touchesOf(p, notes), round.ID, who.Email, sent.At.Location()); err != nil {
				return err
			}
		}
		touch = note.Touch{InterviewID: round.ID, Phase: sent.Phase, To: who.Email, At: sent.At}
		if err := s.recordByHand(ctx, tx, &p, notes, touch); err != nil {
			return err
		}
		// It may lie in Sent already, and was nothing that anybody looked for.
		if err := s.readAgain(ctx, tx, p); err != nil {
			return err
		}
		_, err = s.replan(ctx, tx, &p)
		return err
	})
	if err != nil {
		return note.Touch{}, fmt.Errorf("record what you sent by hand: %w", err)
	}
	return touch, nil
}

// recordByHand marks the note of a touch as sent, or keeps the touch where there is none.
func (s *Service) recordByHand(ctx context.Context, tx Tx, p *Process, notes []note.Note, touch note.Touch) error {
	for _, t := range touchesOf(*p, notes) {
		if t.InterviewID == touch.InterviewID && t.Phase == touch.Phase && strings.EqualFold(t.To, touch.To) {
			return refusef("the %s to %s is known as sent on %s", t.Phase, t.To, t.At.In(touch.At.Location()).Format("Monday 2 January, 15:04"))
		}
	}
	for _, n := range notes {
		if n.InterviewID != touch.InterviewID || n.Phase != touch.Phase || !strings.EqualFold(n.To.Email, touch.To) || n.State.Final() {
			continue
		}
		if !n.Ours() {
			n = n.Forget()
		}
		n, err := n.SentByHand(touch.At, "")
		if err != nil {
			return err
		}
		return tx.SaveNote(ctx, &n)
	}
	p.Touches = append(p.Touches, touch)
	return tx.SaveProcess(ctx, p)
}

// firstPhase is the anchor, unless somebody had a note in a round: said a second time, the
// same note must not become the next one.
func firstPhase(touches []note.Touch, interviewID, email string, zone *time.Location) (note.Phase, error) {
	had := map[note.Phase]bool{}
	var last note.Touch
	for _, t := range touches {
		if t.InterviewID == interviewID && strings.EqualFold(t.To, email) {
			had[t.Phase] = true
			if t.At.After(last.At) {
				last = t
			}
		}
	}
	if len(had) == 0 {
		return note.Anchor, nil
	}
	known := fmt.Sprintf("the %s to %s is known as sent on %s", last.Phase, last.To, last.At.In(zone).Format("Monday 2 January, 15:04"))
	for _, phase := range note.Practice() {
		if !had[phase] {
			return "", refusef("%s: if you sent another note, say which, with --phase %s", known, phase)
		}
	}
	return "", refusef("%s, and there is no note after it", known)
}

// roundNaming finds who the person means, in the latest round that had begun.
func roundNaming(p interview.Process, named string, at time.Time) (interview.Interview, interview.Interviewer, error) {
	var found []interview.Interviewer
	var round interview.Interview
	for _, i := range p.Interviews {
		if i.Starts.After(at) {
			continue
		}
		var here []interview.Interviewer
		for _, who := range i.Panel {
			part := slices.ContainsFunc(strings.Fields(who.Name), func(word string) bool { return strings.EqualFold(word, named) })
			if strings.EqualFold(who.Name, named) || strings.EqualFold(who.Email, named) || part {
				here = append(here, who)
			}
		}
		if len(here) > 0 {
			found, round = here, i
		}
	}
	switch {
	case len(found) == 0:
		return round, interview.Interviewer{}, refusef("nobody called %q was on a panel by %s: write the name or the address as the process shows it", named, at.Format("Monday 2 January, 15:04"))
	case len(found) > 1:
		return round, interview.Interviewer{}, refusef("%q means %s and %s: write the whole name or the address", named, found[0].Name, found[1].Name)
	case found[0].Email == "":
		return round, found[0], fmt.Errorf("%s: %w", found[0].Name, ErrNoAddress)
	}
	return round, found[0], nil
}
