package mailworld

import (
	"bytes"
	"fmt"
	"io"
	"net/mail"
	"strings"
	"time"

	gomail "github.com/emersion/go-message/mail"
)

// Delivered is a mail as it lies in somebody's Inbox, with what a page shows of it.
type Delivered struct {
	Received  time.Time // by the world's clock
	Raw       []byte    // as delivered, with the trace headers of the delivery
	From      string    // name and address, for people to read
	FromName  string    // may be empty
	FromEmail string
	Subject   string
	Text      string // the first plain text in it
	MessageID string // without angle brackets
	// References are the mails before it in the thread, oldest first, without brackets.
	References []string
}

// Inbox lists what others sent to a person, oldest first. Nothing that a mail program does
// to the mailbox afterwards changes the list, and a copy that somebody sends themselves is
// not in it: it goes to their Sent folder.
func (w *World) Inbox(email string) []Delivered {
	if p := w.person(email); p != nil {
		return p.inbox()
	}
	return nil
}

// deliver takes one mail to one recipient: into the Inbox, or back to the sender as a
// bounce. from is empty for a mail that nobody may answer automatically (RFC 5321 section
// 4.5.5).
func (w *World) deliver(from, to string, raw []byte) error {
	recipient := w.person(to)
	if recipient == nil {
		if from == "" {
			return nil // a bounce of a bounce goes nowhere
		}
		return w.bounce(from, to, raw)
	}
	now := w.now()
	mail := read(withTrace(from, to, now, raw), now)
	if err := recipient.take(mail, key(from) != key(to)); err != nil {
		return err
	}
	w.announce()
	return w.answerIfAway(recipient, from, mail)
}

// withTrace puts the headers of a final delivery before a message (RFC 5321 section 4.4).
func withTrace(from, to string, at time.Time, raw []byte) []byte {
	trace := fmt.Sprintf("Return-Path: <%s>\r\nDelivered-To: %s\r\nReceived: from submission by mail.afterword.example for <%s>;\r\n %s\r\n",
		from, to, to, at.Format(time.RFC1123Z))
	return append([]byte(trace), raw...)
}

func (w *World) announce() {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.changed)
	w.changed = make(chan struct{})
}

// read takes out of a mail what a page shows and a reply needs. What cannot be read stays
// empty: the mail is delivered all the same.
func read(raw []byte, received time.Time) Delivered {
	d := Delivered{Received: received, Raw: raw}
	message, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return d
	}
	if from, err := message.Header.AddressList("From"); err == nil && len(from) > 0 {
		d.From, d.FromName, d.FromEmail = plainAddress(*from[0]), from[0].Name, from[0].Address
	}
	d.MessageID = strings.Trim(strings.TrimSpace(message.Header.Get("Message-Id")), "<>")
	for _, id := range strings.Fields(message.Header.Get("References")) {
		d.References = append(d.References, strings.Trim(id, "<>"))
	}
	reader, err := gomail.CreateReader(bytes.NewReader(raw))
	if err != nil {
		return d
	}
	defer reader.Close()
	if subject, err := reader.Header.Subject(); err == nil {
		d.Subject = subject
	}
	for {
		part, err := reader.NextPart()
		if err != nil {
			return d
		}
		inline, ok := part.Header.(*gomail.InlineHeader)
		if !ok {
			continue
		}
		if kind, _, err := inline.ContentType(); err != nil || kind != "text/plain" {
			continue
		}
		if text, err := io.ReadAll(part.Body); err == nil {
			d.Text = strings.ReplaceAll(string(text), "\r\n", "\n")
		}
		return d
	}
}
