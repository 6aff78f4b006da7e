package followup_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/invite"
	"afterword/internal/note"
)

// TestPromisesWhateverHappens lives through weeks of chance: a person who approves, edits
// and takes back, a server that refuses and hangs up, a mailbox that cannot be read,
// answers at any moment, a program that is stopped. At every attempt to send it holds the
// promises of SPEC.md: approved exactly so, not sent before, nobody answered, the mailbox
// was read. Notes go all three ways, and the person sends, changes and deletes drafts and
// writes by hand whenever they like: nobody ever gets two copies (by_chance_test.go).
func TestPromisesWhateverHappens(t *testing.T) {
	left, stops, fromDrafts, byHand, states := 0, 0, 0, 0, map[note.State]int{}
	for seed := range uint64(36) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			c := newChance(t, seed)
			for range 260 {
				c.step()
			}
			c.checkWhatLeft()
			c.checkCopies()
			left, stops = left+len(c.mail.sent), stops+c.stops
			fromDrafts, byHand = fromDrafts+c.fromDrafts, byHand+c.byHand
			for _, n := range c.notes(c.id) {
				states[n.State]++
			}
		})
	}
	// A chance that does nothing would keep every promise.
	if left < 12 || stops < 2 || states[note.Sent] < 20 || states[note.Unknown] < 2 || states[note.Failed] < 1 || states[note.Skipped] < 1 || fromDrafts < 2 || byHand < 4 {
		t.Errorf("%d mails left, %d from Drafts, %d by hand, %d stops, notes end as %v", left, fromDrafts, byHand, stops, states)
	}
}

type chance struct {
	*world
	t    *testing.T
	rand *rand.Rand
	id   string
	// approved is the digest that the person last said yes to, by note.
	approved map[string]string
	// settled are the notes that the person settled, rightly or wrongly.
	settled map[string]bool
	// answered says that a reply is in the mailbox and the person has not named it.
	answered bool
	replies  int
	stops    int // of the program, while a note was leaving
	ways
	// invitations says that the invitation changes, too; the rest is what it said last.
	invitations bool
	sequence    int
	calledOff   bool
	meanings    map[invite.Meaning]int
}

func newChance(t *testing.T, seed uint64) *chance {
	c := &chance{world: newWorld(t), t: t, rand: rand.New(rand.NewPCG(seed, 1)), approved: map[string]string{}, settled: map[string]bool{}, ways: newWays()}
	c.id = c.record(globex()).ProcessID
	c.mail.onSend, c.mail.onPut = c.checkAttempt, c.checkPlacing
	for _, n := range c.notes(c.id) { // so that there is something to lose
		c.approved[n.ID] = c.approve(n).Digest()
	}
	return c
}

// checkAttempt runs before the first byte of every attempt.
func (c *chance) checkAttempt() {
	var leaving []note.Note
	for _, n := range c.notes(c.id) {
		if n.Attempt.Stage == note.Composed {
			leaving = append(leaving, n)
		}
	}
	if len(leaving) != 1 {
		c.t.Errorf("%d notes are stored as leaving", len(leaving))
		return
	}
	n := leaving[0]
	c.leftAs[n.ID] = "<" + n.MessageID + ">"
	if n.Approval == nil || n.Approval.Digest != n.Digest() || c.approved[n.ID] != n.Digest() {
		c.t.Errorf("the %s note to %s leaves without an approval of what it says", n.Phase, n.To.Email)
	}
	if c.clock.Now().Before(n.NotBefore) {
		c.t.Errorf("it leaves at %s, not before %s", c.clock.Now(), n.NotBefore)
	}
	if c.reached[n.ID] {
		c.t.Errorf("the %s note to %s leaves, and the person sent it themselves", n.Phase, n.To.Email)
	}
	if n.Phase != note.Anchor && c.answered {
		c.t.Errorf("a %s leaves although somebody has answered", n.Phase)
	}
	if c.mail.fetchErr != nil {
		c.t.Error("a note leaves although the mailbox cannot be read")
	}
}

// checkWhatLeft holds what really left against what the program believes.
func (c *chance) checkWhatLeft() {
	left := map[string]int{}
	for _, message := range c.mail.sent {
		left[header(message, "Message-ID")]++
	}
	for _, n := range c.notes(c.id) {
		id := "<" + n.MessageID + ">"
		if c.leftAs[n.ID] != "" {
			id = c.leftAs[n.ID]
		}
		times := left[id]
		delete(left, id)
		told := c.settled[n.ID] || c.reached[n.ID] && times == 0
		switch {
		case times > 1:
			c.t.Errorf("the %s note to %s left %d times", n.Phase, n.To.Email, times)
		case times == 1 && n.State != note.Sent && n.State != note.Unknown && !told:
			c.t.Errorf("the %s note to %s left and is %s", n.Phase, n.To.Email, n.State)
		case times == 0 && n.State == note.Sent && !told:
			c.t.Errorf("the %s note to %s never left and is %s", n.Phase, n.To.Email, n.State)
		}
	}
	if len(left) > 0 {
		c.t.Errorf("mails left that no note knows: %v", left)
	}
}

// step does one thing that people, servers and time do.
func (c *chance) step() {
	notes := c.notes(c.id)
	n := notes[c.rand.IntN(len(notes))]
	if c.invitations && c.rand.IntN(10) == 0 {
		c.changeInvitation()
		return
	}
	switch c.rand.IntN(23) {
	case 0, 1, 2:
		way := note.Send
		if c.rand.IntN(2) == 0 {
			way = []note.Way{note.Drafts, note.Drafts, note.ByHand}[c.rand.IntN(3)]
		}
		if approved, err := c.ApproveNoteWay(c.t.Context(), followup.Local, n.ID, n.Digest(), way); err == nil {
			c.approved[n.ID] = approved.Digest()
		}
	case 3:
		if _, err := c.EditNote(c.t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, n.Body+"\nPS: one more word.\n"); err == nil {
			delete(c.approved, n.ID)
		}
	case 4:
		if _, err := c.UndoApproval(c.t.Context(), followup.Local, n.ID); err == nil {
			delete(c.approved, n.ID)
		}
	case 5:
		c.clock.Set(c.clock.Now().Add(time.Duration(1+c.rand.IntN(36*60)) * time.Minute))
	case 6:
		c.clock.Set(c.clock.Now().Add(time.Duration(1+c.rand.IntN(30)) * time.Minute))
	case 7:
		c.mail.fetchErr = nil
		if c.rand.IntN(4) == 0 {
			c.mail.fetchErr = errors.New("no route")
		}
	case 8:
		if c.rand.IntN(5) == 0 {
			c.reply(n)
		}
	case 9:
		if c.answered && c.mail.fetchErr == nil {
			c.readAt(c.clock.Now())
			if c.NameReply(c.t.Context(), followup.Local, c.id, c.newest(c.id), cadence.Courtesy, interview.Date{}) == nil {
				c.answered = false
			}
		}
	case 10:
		if err := c.RecoverInterrupted(c.t.Context(), followup.Local); err != nil {
			c.t.Error(err)
		}
	case 11:
		if c.rand.IntN(3) == 0 {
			_, err := c.SettleNote(c.t.Context(), followup.Local, n.ID, c.rand.IntN(2) == 0)
			c.settled[n.ID] = c.settled[n.ID] || err == nil
		}
	case 12, 15, 16:
		c.touchDraft()
	case 13:
		if c.rand.IntN(3) == 0 {
			c.writeByHand(n)
		}
	case 14:
		c.readIfPossible()
	case 17:
		c.answerOtherwise()
	default:
		c.send()
	}
}

// answerOtherwise lets the role rest and go on, ends the process and answers that, and has
// calls missed and made up for. The last answer is one after which something may leave.
func (c *chance) answerOtherwise() {
	if c.rand.IntN(6) > 0 || c.answered || c.mail.fetchErr != nil {
		return
	}
	c.readAt(c.clock.Now())
	name := func(answer cadence.EventKind) bool {
		return c.NameReply(c.t.Context(), followup.Local, c.id, c.newest(c.id), answer, interview.Date{}) == nil
	}
	switch c.rand.IntN(3) {
	case 0:
		if name(cadence.OnHold) {
			c.send()
			c.checkWhatLeft()
			name(cadence.Reopened)
		}
	case 1:
		if !name(cadence.Rejected) {
			return
		}
		if c.ReplyGraciously(c.t.Context(), followup.Local, c.id, "", "The talk was a good one.") == nil {
			c.clock.Set(c.clock.Now().Add(90 * time.Minute))
			for _, n := range c.notes(c.id) {
				if n.Phase != note.GraciousReply {
					continue
				}
				if approved, err := c.ApproveNote(c.t.Context(), followup.Local, n.ID, n.Digest()); err == nil {
					c.approved[n.ID] = approved.Digest()
				}
			}
			c.clock.Set(c.clock.Now().Add(10 * time.Minute))
			c.send()
		}
		name(cadence.NextRound)
		name(cadence.Courtesy)
	default:
		if c.NobodyCalled(c.t.Context(), followup.Local, c.id, "") == nil {
			c.send()
			if err := c.CalledAfterAll(c.t.Context(), followup.Local, c.id); err != nil {
				c.t.Error(err)
			}
		}
	}
}

func (c *chance) reply(n note.Note) {
	c.replies++
	c.mail.arrive(c.clock.Now(),
		"From: wei@globex.example", "To: ada@example.org", "Subject: Re: "+n.Subject, "Date: "+c.clock.Now().Format(time.RFC1123Z),
		fmt.Sprintf("Message-ID: <r%d@globex.example>", c.replies), "", "Hello.")
	c.answered = true
}

// send hands over what is due and lets two workers run every job, with a server that may
// do anything.
func (c *chance) send() {
	if err := c.HandOverDue(c.t.Context()); err != nil {
		c.t.Error(err)
	}
	for _, id := range c.queue.take() {
		faults := []error{
			nil, nil,
			&followup.NotDelivered{Err: errors.New("451 later")},
			&followup.NotDelivered{Permanent: true, Err: errors.New("550 no")},
			followup.ErrUncertain, followup.ErrUncertain,
		}
		c.mail.sendErrs = []error{faults[c.rand.IntN(len(faults))]}
		c.mail.leftAnyway = c.rand.IntN(2) == 0
		c.mail.stops = errors.Is(c.mail.sendErrs[0], followup.ErrUncertain) && c.rand.IntN(2) == 0
		for range 2 {
			c.job(id)
		}
	}
}

// job runs one job. If the program is stopped in it, it is started again.
func (c *chance) job(id string) {
	defer func() {
		if p := recover(); p == errStopped {
			c.stops++
			if err := c.RecoverInterrupted(c.t.Context(), followup.Local); err != nil {
				c.t.Error(err)
			}
			c.queue.add(id)
		} else if p != nil {
			panic(p)
		}
	}()
	var wait *followup.WaitError
	if err := c.SendNote(c.t.Context(), followup.Local, id, nil); errors.As(err, &wait) {
		c.queue.add(id)
	} else if err != nil {
		c.t.Error(err)
	}
}
