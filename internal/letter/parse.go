package letter

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/letter/reply"
)

// MaxMail is the size of the largest mail that Parse reads, in bytes. No mail a person
// writes is larger than what servers pass on.
const MaxMail = 25 << 20

// Errors that Parse returns, wrapped.
var (
	// ErrTooLarge: the mail is larger than MaxMail.
	ErrTooLarge = errors.New("the mail is larger than 25 MB")
	// ErrNoHeader: the bytes do not begin with header fields, so they are no mail.
	ErrNoHeader = errors.New("the text does not begin with mail header fields such as From and Subject")
)

// Parse reads the RFC 5322 bytes of a mail. It is as tolerant as mail is broken: unknown
// charsets, missing boundaries and malformed fields cost a detail, never the mail. Nothing
// in raw makes it panic, recurse without end or take time that grows faster than raw.
//
// The steps: header and MIME tree; the text (HTML only where there is no other) and
// calendar parts; what was bounced, if anything; signs of a machine; then the words above
// the quoted text and, in an absence notice, the day of return.
//
// The error wraps ErrTooLarge or ErrNoHeader.
func Parse(raw []byte) (Mail, error) {
	if len(raw) > MaxMail {
		return Mail{}, fmt.Errorf("read a mail of %d bytes: %w", len(raw), ErrTooLarge)
	}
	budget := maxParts
	root := readPart(raw, 0, &budget)
	h := root.header
	if !slices.ContainsFunc(knownFields, h.has) {
		return Mail{}, fmt.Errorf("read a mail: %w", ErrNoHeader)
	}
	m := Mail{
		InReplyTo:  messageIDs(h.get("In-Reply-To")),
		References: messageIDs(h.get("References")),
		Subject:    h.text("Subject"),
		Date:       parseDate(h.get("Date")),
		Text:       strings.TrimSpace(bodyOf(root)),
		Calendar:   calendarsOf(root),
		List:       isList(h),
	}
	if ids := messageIDs(h.get("Message-ID")); len(ids) > 0 {
		m.MessageID = ids[0]
	}
	if from := addresses(h.get("From")); len(from) > 0 {
		m.From = from[0]
	}
	m.To = slices.Concat(addresses(h.get("To")), addresses(h.get("Cc")))
	m.NoReply = isNoReply(m.From.Email) || isHiringSystem(m.From.Email, h)
	m.Reply = reply.Own(m.Text)
	m.Bounce = readBounce(root, m)
	if m.Bounce == nil {
		m.Automatic = isAutomatic(root, m)
	}
	if m.Automatic {
		m.Return = returnDay(m.Subject+"\n"+m.Reply, m.Date)
	}
	return m, nil
}

// knownFields are the fields of which every mail has at least one.
var knownFields = []string{
	"From", "To", "Subject", "Date", "Message-ID", "Received", "Return-Path", "MIME-Version", "Content-Type", "Sender",
}

// bodyOf returns what a reader sees of p as text.
func bodyOf(p part) string {
	plain, rich := textsOf(p)
	if strings.TrimSpace(plain) != "" {
		return plain
	}
	return rich
}

// textsOf returns the plain text of p and, rendered, its HTML. Of the branches of a
// multipart/alternative each text counts once; attached files do not count.
func textsOf(p part) (plain, rich string) {
	if len(p.children) == 0 {
		switch {
		case p.attached():
		case p.kind == "text/html":
			rich = htmlText(p.text())
		case p.kind == "text/plain", p.kind == "text/enriched", strings.HasPrefix(p.kind, "multipart/"):
			plain = p.text()
		}
		return plain, rich
	}
	var texts []string
	for _, child := range p.children {
		childPlain, childRich := textsOf(child)
		if p.kind == "multipart/alternative" {
			if strings.TrimSpace(plain) == "" {
				plain = childPlain
			}
			if strings.TrimSpace(rich) == "" {
				rich = childRich
			}
			continue
		}
		if strings.TrimSpace(childPlain) == "" {
			childPlain = childRich
		}
		if strings.TrimSpace(childPlain) != "" {
			texts = append(texts, strings.Trim(childPlain, "\n"))
		}
	}
	if p.kind != "multipart/alternative" {
		plain = strings.Join(texts, "\n\n")
	}
	return plain, rich
}

// calendarsOf returns the decoded calendar parts of p, one copy of each: invitations come
// both as a part to show and as a file.
func calendarsOf(p part) [][]byte {
	var found [][]byte
	eachLeaf(p, func(leaf part) {
		name := strings.ToLower(leaf.fileName())
		if leaf.kind != "text/calendar" && leaf.kind != "application/ics" && !strings.HasSuffix(name, ".ics") {
			return
		}
		calendar := []byte(leaf.text())
		same := func(other []byte) bool {
			return strings.TrimSpace(string(other)) == strings.TrimSpace(string(calendar))
		}
		if len(calendar) > 0 && !slices.ContainsFunc(found, same) {
			found = append(found, calendar)
		}
	})
	return found
}

// eachLeaf calls f with every part that has no parts itself, in order.
func eachLeaf(p part, f func(leaf part)) {
	if len(p.children) == 0 {
		f(p)
		return
	}
	for _, child := range p.children {
		eachLeaf(child, f)
	}
}
