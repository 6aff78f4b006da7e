package followup_test

import (
	"fmt"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/invite"
	"afterword/internal/note"
)

// TestPromisesWhileInvitationsChange is TestPromisesWhateverHappens with an interview that
// is moved, called off and revived at any moment. Besides its promises, no note leaves for
// an interview that was called off, no thank-you before the talk is over, and none on an
// approval from before a move.
func TestPromisesWhileInvitationsChange(t *testing.T) {
	left, meanings := 0, map[invite.Meaning]int{}
	for seed := range uint64(16) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			c := newChance(t, seed+1000)
			c.invitations, c.meanings = true, meanings
			p := globex()
			p.Interviews[0].CalendarUID = "onsite@globex"
			c.record(p)
			attempt := c.mail.onSend
			c.mail.onSend = func() {
				attempt()
				c.checkTalk()
			}
			for range 260 {
				c.step()
			}
			c.checkWhatLeft()
			c.checkCopies()
			left += len(c.mail.sent)
		})
	}
	if left < 5 || meanings[invite.Moved] < 50 || meanings[invite.Cancelled] < 10 || meanings[invite.Revived]+meanings[invite.Older] < 10 {
		t.Errorf("%d mails left, the invitations were %v", left, meanings)
	}
}

// checkTalk runs before the first byte of every attempt.
func (c *chance) checkTalk() {
	round := c.show(c.id).Interviews[0]
	if c.calledOff {
		c.t.Error("a note leaves for an interview that was called off")
	}
	for _, n := range c.notes(c.id) {
		if n.Attempt.Stage == note.Composed && n.Phase == note.Anchor && c.clock.Now().Before(round.Ends) {
			c.t.Errorf("a thank-you leaves at %s, and the talk ends at %s", c.clock.Now(), round.Ends)
		}
	}
}

// changeInvitation takes in another version of the invitation, or an old one.
func (c *chance) changeInvitation() {
	if c.mail.fetchErr != nil {
		return
	}
	// What the person sent themselves was for the talk as it was.
	c.readAt(c.clock.Now())
	starts := c.clock.Now().Add(time.Duration(c.rand.IntN(96)-48) * time.Hour).Truncate(time.Minute).In(newYork)
	e := event{uid: "onsite@globex", sequence: c.sequence + 1, start: starts.Format("20060102T150405"), end: starts.Add(time.Hour).Format("20060102T150405")}
	switch c.rand.IntN(5) {
	case 0, 1:
		e.method = "CANCEL"
	case 2:
		e.sequence = c.sequence - 1 // overtaken on its way
	}
	if round := c.show(c.id).Interviews[0]; c.rand.IntN(5) == 0 {
		e.start, e.end = round.Starts.Format("20060102T150405"), round.Ends.Format("20060102T150405")
	}
	done := c.add(followup.InvitationAnswer{}, ics(e))[0]
	c.meanings[done.Meaning]++
	if done.Changed {
		c.sequence = e.sequence
	}
	switch done.Meaning {
	case invite.Moved, invite.Revived:
		c.calledOff = false
	case invite.Cancelled:
		c.calledOff = true
	}
	for _, n := range c.notes(c.id) {
		if n.Approval == nil {
			delete(c.approved, n.ID)
		}
	}
}
