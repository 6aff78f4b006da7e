package mailworld

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"
)

// field is one header field.
type field struct{ name, body string }

// message is a mail that somebody in the world writes.
type message struct {
	from, to   mail.Address
	subject    string
	date       time.Time
	id         string   // without angle brackets
	inReplyTo  string   // without angle brackets; empty in a new thread
	references []string // oldest first
	more       []field  // further header fields
	text       string   // \n line ends
	calendar   string   // an invitation; empty for none
}

// bytes writes the message with one text/plain part, and the invitation beside it as
// calendar programs send it.
func (m message) bytes() ([]byte, error) {
	var out bytes.Buffer
	if m.calendar != "" {
		boundary := "=_" + rand.Text()
		writeFields(&out, append(m.fields(), field{"Content-Type", `multipart/alternative; boundary="` + boundary + `"`}))
		for _, part := range []struct{ kind, text string }{
			{"text/plain; charset=utf-8", m.text}, {"text/calendar; charset=utf-8; method=REQUEST", strings.ReplaceAll(m.calendar, "\r\n", "\n")},
		} {
			fmt.Fprintf(&out, "\r\n--%s\r\n", boundary)
			writeFields(&out, []field{{"Content-Type", part.kind}, {"Content-Transfer-Encoding", "quoted-printable"}})
			out.WriteString("\r\n")
			if err := writeText(&out, part.text); err != nil {
				return nil, err
			}
		}
		fmt.Fprintf(&out, "\r\n--%s--\r\n", boundary)
		return out.Bytes(), nil
	}
	writeFields(&out, append(m.fields(),
		field{"Content-Type", "text/plain; charset=utf-8"},
		field{"Content-Transfer-Encoding", "quoted-printable"}))
	out.WriteString("\r\n")
	if err := writeText(&out, m.text); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// fields returns the header without the description of the content.
func (m message) fields() []field {
	fields := []field{
		{"From", m.from.String()},
		{"To", m.to.String()},
		{"Subject", mime.QEncoding.Encode("utf-8", m.subject)},
		{"Date", m.date.Format(time.RFC1123Z)},
		{"Message-ID", "<" + m.id + ">"},
		{"MIME-Version", "1.0"},
	}
	if m.inReplyTo != "" {
		fields = append(fields, field{"In-Reply-To", "<" + m.inReplyTo + ">"})
	}
	if len(m.references) > 0 {
		// One id per line: a thread may be long and a line may not (RFC 5322 section 2.1.1).
		fields = append(fields, field{"References", "<" + strings.Join(m.references, ">\r\n <") + ">"})
	}
	return append(fields, m.more...)
}

func writeFields(out *bytes.Buffer, fields []field) {
	for _, f := range fields {
		fmt.Fprintf(out, "%s: %s\r\n", f.name, f.body)
	}
}

func writeText(out *bytes.Buffer, text string) error {
	encoder := quotedprintable.NewWriter(out)
	if _, err := encoder.Write([]byte(strings.ReplaceAll(text, "\n", "\r\n"))); err != nil {
		return err
	}
	return encoder.Close()
}

// newID returns a new Message-ID in the domain of an address, without angle brackets.
func newID(email string) string {
	_, domain, _ := strings.Cut(email, "@")
	return strings.ToLower(rand.Text()) + "@" + domain
}
