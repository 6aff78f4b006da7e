// Package followuptest is what tests of the faces and of the workers put around the
// verbs: a clock that is set and a mailbox that sends nothing anywhere. The verbs and the
// database are the real ones. What real mail servers do is tried in mailboxtest and soak.
package followuptest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// Mailbox is followup.Mail that takes every message and counts it, and hands out what the
// test lets arrive. It has no Drafts folder. The zero Mailbox is empty and in order.
type Mailbox struct {
	mu                         sync.Mutex
	sent, reads                int
	sendErr, readErr, checkErr error
	waiting                    []followup.RawMail
	uid                        uint32
}

var _ followup.Mail = (*Mailbox)(nil)

// Sent is how many messages left.
func (m *Mailbox) Sent() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.sent
}

// Reads is how often the mailbox was read.
func (m *Mailbox) Reads() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.reads
}

// FailSending makes every attempt to send end with err after the final dot; nil mends it.
// What did not leave has no copy in Sent.
func (m *Mailbox) FailSending(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sendErr = err
}

// FailReading makes every look into the mailbox fail; nil mends it.
func (m *Mailbox) FailReading(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.readErr = err
}

// FailChecking makes signing in to try the mailbox fail; nil mends it.
func (m *Mailbox) FailChecking(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.checkErr = err
}

// Arrive lets a mail of plain text arrive.
func (m *Mailbox) Arrive(from, subject, text string, when time.Time) {
	m.ArriveAs("text/plain; charset=utf-8", from, subject, text+"\r\n", when)
}

// ArriveAs lets a mail of one part of a content type arrive.
func (m *Mailbox) ArriveAs(contentType, from, subject, body string, when time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.uid++
	m.waiting = append(m.waiting, followup.RawMail{
		Folder: "INBOX", UIDValidity: 1, UID: m.uid, Received: when,
		Bytes: fmt.Appendf(nil, "From: %s\r\nTo: ada@example.org\r\nSubject: %s\r\nDate: %s\r\nMessage-ID: <%d@globex.example>\r\n"+
			"MIME-Version: 1.0\r\nContent-Type: %s\r\n\r\n%s", from, subject, when.Format(time.RFC1123Z), m.uid, contentType, body),
	})
}

// Send implements followup.Mail.
func (m *Mailbox) Send(_ context.Context, _ followup.Mailbox, _ string, _ []byte, committing func() error) error {
	if err := committing(); err != nil {
		return &followup.NotDelivered{Err: err}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.sendErr == nil {
		m.sent++
	}
	return m.sendErr
}

// Fetch implements followup.Mail: each mail is handed out once.
func (m *Mailbox) Fetch(_ context.Context, _ followup.Mailbox, _ []followup.Cursor, _ time.Time, take func([]followup.RawMail, followup.Cursor) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.reads++
	if m.readErr != nil {
		return m.readErr
	}
	arrived := m.waiting
	m.waiting = nil
	return take(arrived, followup.Cursor{Folder: "INBOX", UIDValidity: 1})
}

// FileSent implements followup.Mail.
func (m *Mailbox) FileSent(_ context.Context, _ followup.Mailbox, wanted followup.CopyWanted) (followup.Copy, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.sendErr != nil {
		return followup.Copy{}, nil
	}
	return followup.Copy{Folder: "Sent", MessageID: wanted.MessageID}, nil
}

var errNoDrafts = errors.New("there is no Drafts folder here")

// PutDraft implements followup.Mail.
func (*Mailbox) PutDraft(context.Context, followup.Mailbox, string, []byte, time.Time) (note.Place, error) {
	return note.Place{}, errNoDrafts
}

// FindDraft implements followup.Mail.
func (*Mailbox) FindDraft(context.Context, followup.Mailbox, followup.DraftWanted) (followup.FoundDraft, error) {
	return followup.FoundDraft{}, errNoDrafts
}

// RemoveDraft implements followup.Mail.
func (*Mailbox) RemoveDraft(context.Context, followup.Mailbox, note.Place) (bool, error) {
	return false, errNoDrafts
}

// Marks implements followup.Mail.
func (*Mailbox) Marks(context.Context, followup.Mailbox) ([]note.Mark, error) { return nil, nil }

// Probe implements followup.Mail.
func (*Mailbox) Probe(context.Context, followup.Mailbox) (followup.ProbeReport, error) {
	return followup.ProbeReport{}, nil
}

// Watch implements followup.Mail: nothing ever stirs.
func (*Mailbox) Watch(ctx context.Context, _ followup.Mailbox, _ func()) error {
	<-ctx.Done()
	return ctx.Err()
}

// Check implements followup.Mail: it signs in and finds no folder.
func (m *Mailbox) Check(context.Context, followup.Mailbox) (followup.MailboxReport, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return followup.MailboxReport{}, m.checkErr
}
