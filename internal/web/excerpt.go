package web

import (
	"strings"
	"unicode/utf8"

	"afterword/internal/review"
)

// excerpt shows the place of a finding with a few words around it.
type excerpt struct {
	Before, Marked, After string
}

// around is how many bytes of the text an excerpt shows on each side, at most.
const around = 36

// mostly is the share of a text from which on a marked place says nothing: it is the text.
const mostly = 0.5

// longest is how many bytes of a marked place are shown.
const longest = 240

// excerptOf cuts the span out of the part of the note it points into. ok is false for a
// finding about something that is missing or about most of a body, and for a span outside
// the text.
func excerptOf(subject, body string, f review.Finding) (e excerpt, ok bool) {
	text := body
	if f.Part == review.Subject {
		text = subject
	}
	start, end := f.Span.Start, f.Span.End
	if start < 0 || end > len(text) || start >= end {
		return excerpt{}, false
	}
	if f.Part != review.Subject && float64(end-start) > mostly*float64(len(text)) {
		return excerpt{}, false
	}
	from, to := back(text, start-around), back(text, end+around)
	e = excerpt{Before: text[from:start], Marked: text[start:end], After: text[end:to]}
	if from > 0 {
		_, e.Before, _ = strings.Cut(e.Before, " ") // begin with a whole word
		e.Before = "… " + e.Before
	}
	if to < len(text) {
		if last := strings.LastIndex(e.After, " "); last >= 0 {
			e.After = e.After[:last]
		}
		e.After += " …"
	}
	if len(e.Marked) > longest {
		e.Marked = e.Marked[:back(e.Marked, longest)] + " …"
	}
	return e, true
}

// back returns the start of the character that byte at belongs to, kept inside text.
func back(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return max(at, 0)
}
