package followup_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// ways is what a life of chance knows of notes that the person sends themselves.
type ways struct {
	// reached are the notes that the person sent, from Drafts or by hand.
	reached map[string]bool
	// leftAs is the Message-ID under which a note last began to leave through us.
	leftAs map[string]string
	// draftOf says which note a draft is, by its Message-ID.
	draftOf             map[string]string
	fromDrafts, byHand  int
	writtenElsewhere    int
	renamedByTheProgram map[string]bool
}

func newWays() ways {
	return ways{reached: map[string]bool{}, leftAs: map[string]string{}, draftOf: map[string]string{}, renamedByTheProgram: map[string]bool{}}
}

// checkPlacing runs before a draft is uploaded.
func (c *chance) checkPlacing() {
	for _, n := range c.notes(c.id) {
		if n.Attempt.Stage != note.Placing {
			continue
		}
		c.draftOf[n.MessageID] = n.ID
		if c.reached[n.ID] {
			c.t.Errorf("the %s note to %s is put into Drafts, and the person sent it", n.Phase, n.To.Email)
		}
	}
	if c.mail.draftErr == nil && c.rand.IntN(5) == 0 {
		c.mail.draftErr = errNoRoute
	}
}

var errNoRoute = fmt.Errorf("no route")

// touchDraft does something with one of the drafts: sends it, changes it or throws it away.
func (c *chance) touchDraft() {
	c.mail.draftErr = nil
	if len(c.mail.drafts) == 0 {
		return
	}
	uids := slices.Sorted(maps.Keys(c.mail.drafts))
	uid := uids[c.rand.IntN(len(uids))]
	draft := c.mail.drafts[uid]
	id := strings.Trim(header(draft, "Message-ID"), "<>")
	of, ok := c.draftOf[id]
	if !ok {
		c.t.Errorf("a draft lies there that nobody knows: %s", id)
		return
	}
	switch n := c.byID(of); c.rand.IntN(5) {
	case 0, 1:
		// One that was taken back and stayed, because the person had changed it, they do
		// not send: they were told. Nor do they answer a question by sending.
		if n.State != note.InDrafts {
			return
		}
		if c.rand.IntN(2) == 0 {
			draft = c.rename(draft, of)
			c.mail.drafts[uid] = draft
		}
		c.mail.sendDraft(uid, c.clock.Now())
		c.reached[of] = true
		c.fromDrafts++
	case 2, 3:
		delete(c.mail.drafts, uid)
		if c.rand.IntN(2) == 0 {
			draft = c.rename(draft, of)
		}
		c.mail.addDraft(draft + "Once more, in my own words.\r\n")
	default:
		delete(c.mail.drafts, uid)
	}
}

// rename gives a draft the Message-ID of another mail program.
func (c *chance) rename(draft, of string) string {
	c.writtenElsewhere++
	id := fmt.Sprintf("program-%d@ada.example", c.writtenElsewhere)
	c.draftOf[id], c.renamedByTheProgram[id] = of, true
	return strings.Replace(draft, header(draft, "Message-ID"), "<"+id+">", 1)
}

func (c *chance) byID(id string) note.Note {
	for _, n := range c.notes(c.id) {
		if n.ID == id {
			return n
		}
	}
	c.t.Fatalf("there is no note %s", id)
	return note.Note{}
}

// writeByHand lets the person write a note themselves that they see is not sent, and that
// lies in no Drafts folder.
func (c *chance) writeByHand(n note.Note) {
	switch n.State {
	case note.Draft, note.Approved, note.Scheduled, note.Cancelled, note.Skipped:
	default:
		return
	}
	if n.Phase.Answers() && n.State.Final() {
		return // what happened was another thing
	}
	if c.rand.IntN(6) > 0 || c.reached[n.ID] || n.Phase != note.Anchor && c.clock.Now().Sub(c.lastTouch(n)) < 25*time.Hour {
		return
	}
	if c.invitations && c.clock.Now().Before(c.show(c.id).Interviews[0].Ends) {
		return // nobody thanks for a talk that is still to come
	}
	for _, draft := range c.mail.drafts {
		if c.draftOf[strings.Trim(header(draft, "Message-ID"), "<>")] == n.ID {
			return
		}
	}
	c.writtenElsewhere++
	id := fmt.Sprintf("hand-%d@ada.example", c.writtenElsewhere)
	c.mail.sendElsewhere(c.clock.Now(), writeMail(id, n.To.Email, n.Subject, n.Thread.InReplyTo, c.clock.Now(), "In my own words."))
	c.reached[n.ID] = true
	c.byHand++
}

func (c *chance) lastTouch(n note.Note) (last time.Time) {
	for _, o := range c.notes(c.id) {
		if o.To == n.To && o.State == note.Sent && o.SentAt.After(last) {
			last = o.SentAt
		}
	}
	return last
}

// readIfPossible reads the mailbox as the watcher does.
func (c *chance) readIfPossible() {
	if c.mail.fetchErr == nil {
		c.readAt(c.clock.Now())
	}
}

// checkCopies holds what people got, and what lies in Drafts, against the notes.
func (c *chance) checkCopies() {
	c.mail.fetchErr, c.mail.draftErr, c.mail.onPut = nil, nil, nil
	for range 3 { // what is open is settled by reading
		c.clock.Set(c.clock.Now().Add(17 * time.Minute))
		if err := c.ReadMailbox(c.t.Context(), followup.Local); err != nil {
			c.t.Fatal(err)
		}
	}
	byUs := map[string]bool{}
	for _, message := range c.mail.sent {
		byUs[header(message, "Message-ID")] = true
	}
	for _, n := range c.notes(c.id) {
		if c.reached[n.ID] && byUs[c.leftAs[n.ID]] && !c.settled[n.ID] {
			c.t.Errorf("the %s to %s was sent by Afterword and by the person", n.Phase, n.To.Email)
		}
		if c.reached[n.ID] && !n.State.Final() && !c.settled[n.ID] {
			c.t.Errorf("the person sent the %s to %s, and it is %s", n.Phase, n.To.Email, n.State)
		}
	}
	lies := map[string]int{}
	for _, draft := range c.mail.drafts {
		id := strings.Trim(header(draft, "Message-ID"), "<>")
		if n := c.byID(c.draftOf[id]); n.State != note.InDrafts && !c.renamedByTheProgram[id] {
			c.t.Errorf("the %s to %s is %s, and our draft still lies there", n.Phase, n.To.Email, n.State)
		}
		if !c.renamedByTheProgram[id] {
			lies[c.draftOf[id]]++
		}
	}
	for id, count := range lies {
		if count > 1 {
			c.t.Errorf("note %s lies in Drafts %d times", id, count)
		}
	}
}
