package cli

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"afterword/internal/review"
)

// draftFile is a draft as given: a text with an optional "Subject:" line at the top.
type draftFile struct {
	name       string
	text       string // with \n line ends
	subject    string
	body       string
	hasSubject bool
	// subjectAt and bodyAt are where the parts begin in text, in bytes.
	subjectAt, bodyAt int
	// crlf says that the file ends its lines with \r\n, which positions count.
	crlf bool
	mark int // bytes of a byte order mark at the top
}

// maxDraft is a hundred times what anybody would send.
const maxDraft = 1 << 20

func readDraft(name string, data []byte) (draftFile, error) {
	d := draftFile{name: name}
	rest, hasMark := bytes.CutPrefix(data, []byte("\uFEFF"))
	if hasMark {
		d.mark = len("\uFEFF")
	}
	if len(data) > maxDraft {
		return d, usagef("%s is larger than 1 MB: is this a note?", name)
	}
	if at, ok := invalidUTF8(data); ok {
		return d, usagef("%s:%d: this is not UTF-8 text: save the draft as UTF-8", name, 1+bytes.Count(data[:at], []byte("\n")))
	}
	d.crlf = bytes.Contains(rest, []byte("\r\n"))
	d.text = strings.ReplaceAll(string(rest), "\r\n", "\n")
	d.body = d.text
	first, after, _ := strings.Cut(d.text, "\n")
	if field, value, ok := strings.Cut(first, ":"); ok && strings.EqualFold(strings.TrimSpace(field), "subject") {
		d.hasSubject = true
		d.subject = strings.TrimSpace(value)
		d.subjectAt = len(first) - len(strings.TrimLeft(value, " \t"))
		d.body = strings.TrimLeft(after, "\n")
		d.bodyAt = len(d.text) - len(d.body)
	}
	if strings.TrimSpace(d.body) == "" {
		return d, usagef("%s is empty: write the note into it", name)
	}
	return d, nil
}

func invalidUTF8(data []byte) (at int, invalid bool) {
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at, true
		}
		at += size
	}
	return 0, false
}

// span returns where a finding stands in the file as it was given.
func (d draftFile) span(f review.Finding) review.Span {
	from, text := d.bodyAt, d.body
	if f.Part == review.Subject {
		from, text = d.subjectAt, d.subject
	}
	if f.Span.End > len(text) || !d.hasSubject && f.Part == review.Subject {
		return review.Span{}
	}
	start, end := from+f.Span.Start, from+f.Span.End
	at := func(n int) (bytes, units int) {
		before := d.text[:n]
		bytes, units = n+d.mark, utf16Len(before)
		if d.mark > 0 {
			units++
		}
		if d.crlf {
			lines := strings.Count(before, "\n")
			bytes, units = bytes+lines, units+lines
		}
		return bytes, units
	}
	var s review.Span
	s.Start, s.StartUTF16 = at(start)
	s.End, s.EndUTF16 = at(end)
	return s
}

func utf16Len(s string) (n int) {
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
