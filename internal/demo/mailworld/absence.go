package mailworld

import (
	"bytes"
	"fmt"
	"net/mail"
	"strings"
	"time"

	"afterword/internal/interview"
)

// AwayUntil makes a person answer automatically, once to each sender, up to the day before
// back, their first day at work again, in back's zone. The zero time ends an absence.
func (w *World) AwayUntil(email string, back time.Time) error {
	p := w.person(email)
	if p == nil {
		return fmt.Errorf("set the absence of %s: there is no such person", email)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.back, p.told = back, map[string]bool{}
	return nil
}

// answerIfAway sends the absence notice for a mail that p just received. Nothing that a
// machine sent is answered (RFC 3834 section 2).
func (w *World) answerIfAway(p *person, from string, received Delivered) error {
	if from == "" || isAutomatic(received.Raw) {
		return nil
	}
	now := w.now()
	p.mu.Lock()
	back := p.back
	away := !back.IsZero() && interview.DateOf(now.In(back.Location())).Before(interview.DateOf(back))
	tell := away && !p.told[key(from)]
	if tell {
		p.told[key(from)] = true
	}
	p.mu.Unlock()
	if !tell {
		return nil
	}
	notice := message{
		from: mail.Address{Name: p.name, Address: p.email}, to: mail.Address{Name: received.FromName, Address: from},
		subject: "Automatic reply: " + received.Subject, date: now, id: newID(p.email),
		inReplyTo: received.MessageID, references: append(received.References, received.MessageID),
		more: []field{{"Auto-Submitted", "auto-replied"}},
		text: fmt.Sprintf("Thank you for your message. I am out of the office and will be back on %s. I will read your message then.\n\n%s\n",
			back.Format("Monday, 2 January 2006"), p.name),
	}
	raw, err := notice.bytes()
	if err != nil {
		return fmt.Errorf("write the absence notice of %s: %w", p.email, err)
	}
	return w.deliver("", from, raw)
}

// isAutomatic reports whether a machine sent a mail.
func isAutomatic(raw []byte) bool {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return true
	}
	auto := m.Header.Get("Auto-Submitted")
	return auto != "" && !strings.EqualFold(auto, "no")
}
