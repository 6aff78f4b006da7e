package mailworld

import (
	"errors"
	"fmt"
	"net/mail"
	"strings"
)

// Letter is what somebody writes by hand.
type Letter struct {
	From string // address; need not be a person of the world: a hiring system writes too
	Name string // of the writer; may be empty for a person of the world
	To   string // address of a person of the world
	// Subject may be empty in an answer: it is then that of the mail it answers.
	Subject string
	Text    string // \n line ends
	// Calendar is an invitation that goes with the text (RFC 5545); empty for none.
	Calendar string
	// Quote puts the mail that is answered below the text, as mail programs do.
	Quote bool
	// NewThread makes it a mail of its own even where there is one to answer.
	NewThread bool
}

// Reply delivers an answer as a mail program writes it: to the last mail that from received
// from to, in its thread, with that mail quoted below the text.
func (w *World) Reply(from, to, text string) error {
	_, err := w.Write(Letter{From: from, To: to, Text: text, Quote: true})
	return err
}

// Write delivers a letter and returns its Message-ID without angle brackets. It answers
// the last mail that From received from To (RFC 5322 section 3.6.4); where there is none,
// it starts a thread of its own.
func (w *World) Write(l Letter) (messageID string, err error) {
	m, err := w.compose(l)
	if err != nil {
		return "", fmt.Errorf("write from %s to %s: %w", l.From, l.To, err)
	}
	raw, err := m.bytes()
	if err == nil {
		err = w.deliver(l.From, l.To, raw)
	}
	if err != nil {
		return "", fmt.Errorf("write from %s to %s: %w", l.From, l.To, err)
	}
	return m.id, nil
}

func (w *World) compose(l Letter) (message, error) {
	recipient, writer := w.person(l.To), w.person(l.From)
	if recipient == nil {
		return message{}, errors.New("the recipient has no mailbox in this world")
	}
	if !strings.Contains(l.From, "@") || strings.ContainsAny(l.From+l.Subject+l.Name, "\r\n") {
		return message{}, errors.New("the sender needs an address, and neither names nor subjects have line breaks")
	}
	m := message{
		from: mail.Address{Name: l.Name, Address: l.From}, to: mail.Address{Name: recipient.name, Address: recipient.email},
		subject: l.Subject, date: w.now(), id: newID(l.From), text: strings.TrimRight(l.Text, "\n") + "\n", calendar: l.Calendar,
	}
	if writer != nil && l.Name == "" {
		m.from.Name = writer.name
	}
	if writer != nil && !l.NewThread {
		if original, ok := writer.lastFrom(l.To); ok {
			m.answer(original, l.Quote)
		}
	}
	if m.subject == "" {
		return message{}, errors.New("there is no mail to answer, so it needs a subject")
	}
	return m, nil
}

// answer puts m into the thread of original.
func (m *message) answer(original Delivered, quote bool) {
	m.inReplyTo = original.MessageID
	m.references = append(append(m.references, original.References...), original.MessageID)
	if m.subject == "" {
		m.subject = original.Subject
		if !strings.HasPrefix(strings.ToLower(m.subject), "re:") {
			m.subject = "Re: " + m.subject
		}
	}
	if quote {
		writer := mail.Address{Name: original.FromName, Address: original.FromEmail}
		m.text += fmt.Sprintf("\nOn %s, %s wrote:\n\n> %s\n",
			original.Received.Format("Mon, 2 Jan 2006 at 15:04"), plainAddress(writer),
			strings.ReplaceAll(strings.TrimRight(original.Text, "\n"), "\n", "\n> "))
	}
}

// plainAddress writes an address for people to read, not for a header.
func plainAddress(a mail.Address) string {
	if a.Name == "" {
		return a.Address
	}
	return a.Name + " <" + a.Address + ">"
}
