package mailworld

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"time"
)

// daemon is who sends bounces.
const daemon = "mailer-daemon@mail.afterword.example"

// bounce tells a sender that nobody has the address: a delivery status notification of
// three parts, for people, for machines, and what came back (RFC 3464 section 2).
func (w *World) bounce(from, to string, original []byte) error {
	sender := w.person(from)
	if sender == nil {
		return nil // nobody to tell
	}
	now := w.now()
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	for _, part := range []struct {
		kind    string
		content []byte
	}{
		{"text/plain; charset=us-ascii", fmt.Appendf(nil, "Your message could not be delivered to the following address.\r\nThere is no mailbox of this name, and it will not be tried again.\r\n\r\n<%s>: 550 5.1.1 User unknown\r\n", to)},
		{"message/delivery-status", deliveryStatus(to, now)},
		{"message/rfc822", original},
	} {
		out, err := parts.CreatePart(textproto.MIMEHeader{"Content-Type": {part.kind}})
		if err == nil {
			_, err = out.Write(part.content)
		}
		if err != nil {
			return fmt.Errorf("write the bounce for %s: %w", to, err)
		}
	}
	if err := parts.Close(); err != nil {
		return fmt.Errorf("write the bounce for %s: %w", to, err)
	}
	m := message{
		from:    mail.Address{Name: "Mail Delivery System", Address: daemon},
		to:      mail.Address{Name: sender.name, Address: sender.email},
		subject: "Undelivered Mail Returned to Sender", date: now, id: newID(daemon),
		more: []field{
			{"Auto-Submitted", "auto-replied"},
			{"Content-Type", fmt.Sprintf("multipart/report; report-type=delivery-status;\r\n boundary=%q", parts.Boundary())},
		},
	}
	var out bytes.Buffer
	writeFields(&out, m.fields())
	out.WriteString("\r\n")
	out.Write(body.Bytes())
	return w.deliver("", from, out.Bytes())
}

// deliveryStatus writes the part for machines (RFC 3464 sections 2.2 and 2.3).
func deliveryStatus(to string, at time.Time) []byte {
	return fmt.Appendf(nil, "Reporting-MTA: dns; mail.afterword.example\r\nArrival-Date: %s\r\n\r\n"+
		"Final-Recipient: rfc822; %s\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <%s>: User unknown\r\n",
		at.Format(time.RFC1123Z), to, to)
}
