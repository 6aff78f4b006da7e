// Package draftfile reads a note that a person writes in their own editor: a text file
// with an optional head, a blank line and the words.
//
//	Subject: Thank you for your time today
//	To: Wei Chen
//
//	Dear Dr. Chen,
//	…
//
// The head says what the file itself cannot: who the note goes to (a name or an address of
// the process file), which process file that is (Process), the round (Interview) and the
// phase (Phase). Every line of it may be left out; the head ends at the first line that is
// none of it. A line whose name is a slip of one of these, no word of its own, is an error. A
// file whose name ends in .eml may have any other header as well, as mail programs write them.
//
// Positions are told in the file as it was given: with its byte order mark, its line ends
// and its head.
//
// Beside a draft may lie a file of the same name with ".ignore" behind it: what of the
// review is to be left as it is. See ParseIgnores.
package draftfile

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/dictionary"
	"afterword/internal/slip"
)

// File is a draft as given.
type File struct {
	Name string
	// Given is the file's text as it was given, without a byte order mark.
	Given string
	// Subject and Body are the note, with \n line ends.
	Subject, Body string
	HasSubject    bool
	// To, Process, Interview and Phase are what the head says; empty where it does not.
	To, Process, Interview, Phase string
	// ToLine, InterviewLine and PhaseLine are the lines they stand in, from 1; 0 where they do not.
	ToLine, InterviewLine, PhaseLine int

	text string // Given with \n line ends
	// subjectAt and bodyAt are where the parts begin in text, in bytes.
	subjectAt, bodyAt int
	mark              int // bytes of a byte order mark at the top
}

// Max is the largest file that is read, in bytes: a hundred times what anybody would send.
const Max = 1 << 20

// Read takes a draft apart. Its errors name the file, the line and what to do.
func Read(name string, data []byte) (File, error) {
	f := File{Name: name}
	rest, hasMark := bytes.CutPrefix(data, []byte("\uFEFF"))
	if hasMark {
		f.mark = len("\uFEFF")
	}
	if len(data) > Max {
		return f, fmt.Errorf("%s is larger than 1 MB: is this a note?", name)
	}
	if bytes.HasPrefix(rest, []byte("%PDF-")) {
		return f, fmt.Errorf("%s is a PDF and no text: copy the note out of it into a text file", name)
	}
	if at, ok := invalidUTF8(data); ok {
		return f, fmt.Errorf("%s:%d: this is not UTF-8 text: save the draft as UTF-8", name, 1+bytes.Count(data[:at], []byte("\n")))
	}
	f.Given = string(rest)
	f.text = strings.ReplaceAll(f.Given, "\r\n", "\n")
	if err := f.readHead(strings.HasSuffix(strings.ToLower(name), ".eml")); err != nil {
		return f, err
	}
	switch {
	case strings.TrimSpace(f.Body) != "":
	case strings.TrimSpace(f.Given) != "":
		return f, fmt.Errorf("%s has a head and no words below it: write the note under an empty line", name)
	default:
		return f, fmt.Errorf("%s is empty: write the note into it", name)
	}
	return f, nil
}

// readHead reads the lines at the top that belong to the head, and finds the body below.
func (f *File) readHead(mail bool) error {
	at, line := 0, 0
	for at < len(f.text) {
		line++
		first, _, _ := strings.Cut(f.text[at:], "\n")
		written, value, ok := strings.Cut(first, ":")
		field := strings.ToLower(strings.TrimSpace(written))
		if !ok || !f.take(field, value, at+len(first)) && !(mail && isFieldName(field)) {
			if meant := fieldMeant(field); ok && meant != "" && strings.TrimSpace(value) != "" {
				return fmt.Errorf("%s:%d: %q is no field of the head: write %q, or put an empty line before it if it belongs to the note", f.Name, line, strings.TrimSpace(written), meant+":")
			}
			break
		}
		switch field {
		case "to":
			f.ToLine = line
		case "interview":
			f.InterviewLine = line
		case "phase":
			f.PhaseLine = line
		}
		if field == "content-transfer-encoding" && mail {
			switch how := strings.ToLower(strings.TrimSpace(value)); how {
			case "7bit", "8bit", "binary":
			default:
				return fmt.Errorf("%s:%d: the words are encoded as %s: save the draft as plain text", f.Name, line, how)
			}
		}
		at = min(at+len(first)+1, len(f.text))
	}
	f.Body = f.text[at:]
	if at > 0 {
		f.Body = strings.TrimLeft(f.Body, "\n")
	}
	f.bodyAt = len(f.text) - len(f.Body)
	return nil
}

// take keeps the value of a field of the head; end is where its line ends.
func (f *File) take(field, value string, end int) bool {
	trimmed := strings.TrimSpace(value)
	switch field {
	case "subject":
		f.HasSubject, f.Subject = true, trimmed
		f.subjectAt = end - len(strings.TrimLeft(value, " \t"))
	case "to":
		f.To = recipient(trimmed)
	case "process":
		f.Process = trimmed
	case "interview":
		f.Interview = trimmed
	case "phase":
		f.Phase = strings.ToLower(trimmed)
	default:
		return false
	}
	return true
}

// recipient is the address of "Wei Chen <wei.chen@globex.example>", or what stands there.
func recipient(to string) string {
	if _, after, ok := strings.Cut(to, "<"); ok {
		if address, _, ok := strings.Cut(after, ">"); ok && strings.Contains(address, "@") {
			return strings.TrimSpace(address)
		}
	}
	return to
}

// fieldMeant is the field of the head that a word is a slip of, or another name for; empty for any
// other word. Only the line of the head can be meant by them: a note begins with a greeting. What is a
// word, "Phrase", is no slip.
func fieldMeant(field string) string {
	switch field {
	case "subj", "sub", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "temat":
		return "Subject"
	case "recipient", "interviewer":
		return "To"
	}
	for _, name := range [...]string{"Subject", "Process", "Interview", "Phase"} {
		if slip.Distance(field, strings.ToLower(name), 1) == 1 && !dictionary.Known(field) {
			return name
		}
	}
	return ""
}

// isFieldName reports the name of a header (RFC 5322 section 3.6.8).
func isFieldName(field string) bool {
	for i := range len(field) {
		if field[i] <= ' ' || field[i] > '~' {
			return false
		}
	}
	return field != ""
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

// Findings are the findings of a review as they hold for a file: a subject may be left
// out of it, so that a missing one is no more than a hint.
func (f File) Findings(findings []review.Finding) []review.Finding {
	const subjectMissing = "subject-missing"
	for n, found := range findings {
		if found.Check == subjectMissing && !f.HasSubject {
			findings[n].Severity, findings[n].Firm = review.Hint, false
		}
	}
	return findings
}

// Span returns where a finding stands in the file as it was given, its byte order mark
// counted. It is empty for a finding about a part that the file does not have.
func (f File) Span(found review.Finding) review.Span {
	from, text := f.bodyAt, f.Body
	if found.Part == review.Subject {
		from, text = f.subjectAt, f.Subject
	}
	if found.Span.End > len(text) || !f.HasSubject && found.Part == review.Subject {
		return review.Span{}
	}
	var s review.Span
	s.Start, s.StartUTF16 = f.place(from + found.Span.Start)
	s.End, s.EndUTF16 = f.place(from + found.Span.End)
	return s
}

// place returns where a byte of text stands in the file as it was given.
func (f File) place(n int) (bytes, units int) {
	before := f.text[:n]
	bytes, units = n, UTF16Len(before)
	if len(f.text) != len(f.Given) {
		ends := carriageReturns(f.Given, n)
		bytes, units = bytes+ends, units+ends
	}
	if f.mark > 0 {
		bytes, units = bytes+f.mark, units+1
	}
	return bytes, units
}

// carriageReturns counts the \r that belong to line ends before the n-th byte of the text
// without them.
func carriageReturns(given string, n int) (count int) {
	for i := 0; i < len(given) && i-count < n; i++ {
		if given[i] == '\r' && i+1 < len(given) && given[i+1] == '\n' {
			count++
		}
	}
	return count
}

// Edit is what to put in place of a range of the file, counted as Span does.
type Edit struct {
	Span review.Span
	Text string
}

// Fix returns the edit that a suggestion of a finding is, with the line ends of the file.
func (f File) Fix(found review.Finding, suggestion string) Edit {
	end := "\n"
	if strings.Contains(f.Given, "\r\n") {
		end = "\r\n"
	}
	suggestion = strings.ReplaceAll(suggestion, "\n", end)
	switch {
	case found.Part != review.Subject:
	case !f.HasSubject:
		var top review.Span
		top.Start, top.StartUTF16 = f.place(0)
		top.End, top.EndUTF16 = top.Start, top.StartUTF16
		if f.bodyAt == 0 {
			end += end // a blank line between head and note
		}
		return Edit{top, "Subject: " + suggestion + end}
	case strings.HasSuffix(f.text[:f.subjectAt], ":"):
		suggestion = " " + suggestion
	}
	return Edit{f.Span(found), suggestion}
}

// FixWords says what a suggestion of a finding does.
func (f File) FixWords(found review.Finding, suggestion string) string {
	text := f.Body
	if found.Part == review.Subject {
		text = f.Subject
	}
	switch text = text[found.Span.Start:found.Span.End]; {
	case text == "":
		return "Write “" + suggestion + "”"
	case suggestion == "":
		return "Leave out “" + text + "”"
	}
	return "Write “" + suggestion + "” instead of “" + text + "”"
}

// Size is how many bytes the file has.
func (f File) Size() int { return len(f.Given) + f.mark }

// Bare is a span as it stands in Given: without the byte order mark, which editors and
// SARIF do not count.
func (f File) Bare(s review.Span) review.Span {
	if f.mark == 0 || s == (review.Span{}) {
		return s
	}
	return review.Span{Start: s.Start - f.mark, End: s.End - f.mark, StartUTF16: s.StartUTF16 - 1, EndUTF16: s.EndUTF16 - 1}
}

// UTF16Len is how many UTF-16 code units a text has.
func UTF16Len(s string) (n int) {
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// Answers reports whether a draft of a phase is in the thread of the first note: a follow-up
// whose subject starts with "Re:", or that has none.
func (f File) Answers(phase note.Phase) bool {
	return phase != note.Anchor && (!f.HasSubject || review.WithoutReply(f.Subject) != strings.TrimSpace(f.Subject))
}
