package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

func placeholderLeft() review.Check {
	return review.Check{
		ID:       "placeholder-left",
		Group:    review.Form,
		Title:    "A placeholder is left in",
		Severity: review.Block,
		Why:      "A gap that was never filled shows the template behind the note.",
		Bad:      "Dear [Name],\nthank you for telling me about {{role}}.",
		Good:     "Dear Wei,\nthank you for telling me about the reindex.",
		Source:   "SPEC.md section 2, gaps; section 3, form",

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			found := placeholders(d, review.Subject, d.Draft.Subject, d.SubjectWords)
			return append(found, placeholders(d, review.Body, d.Draft.Body, d.Words)...)
		},
	}
}

func placeholders(d *review.Doc, part review.Part, text string, words []review.Word) []review.Finding {
	var found []review.Finding
	quotes := 0 // quotation marks of the paragraph so far
	add := func(start, end int) {
		if n := len(found); n > 0 && start < found[n-1].Span.End {
			return // inside the one before
		}
		f := review.Finding{Part: part, Span: review.Span{Start: start, End: end}}
		if text[start] == '[' && quotes%2 == 1 && !asksToFill(text[start:end]) {
			f.Severity = review.Warn // a quotation may hold a word of the one who quotes: "[the index] is a monster"
		}
		switch {
		case review.Quoted(text, start, end) && (text[start] != '[' || greetsWith(text, start)), strings.Contains(d.Draft.To.Debrief.Anchor, text[start:end]):
			f.Severity = review.Hint // a template that is told of: a mail to "Dear {{first_name}}"
		case strings.HasPrefix(text[start:end], "**"), text[start] == '?', strings.HasPrefix(text[start:end], "TB") && !strings.HasPrefix(text[end:], ":"):
			f.Severity = review.Warn // people write it, too
		}
		what := shortened(text[start:end], 120)
		if text[start] == '[' && strings.Contains(text[start:end], "?") {
			f.Firm = f.Severity == ""
			f.Message = fmt.Sprintf("This gap waits for your own words: %s", what)
		} else {
			f.Message = fmt.Sprintf("A placeholder is left in: %s", what)
		}
		found = append(found, f)
	}
	next := 0 // the first word not yet looked at
	for i := 0; i < len(text); i++ {
		if text[i] == ' ' {
			continue
		}
		for next < len(words) && words[next].Start < i {
			next++
		}
		if next < len(words) && words[next].Start == i {
			end := wordPlaceholder(d, text, words, next)
			if end > 0 {
				add(i, end)
			}
			i = max(end, words[next].End) - 1
			continue
		}
		switch {
		case text[i] == '\n':
			quotes = 0
		case text[i] == '"', text[i] == "“"[0] && (strings.HasPrefix(text[i:], "“") || strings.HasPrefix(text[i:], "”")):
			quotes++
		}
		if end := placeholderAt(d, text, i); end > 0 {
			add(i, end)
			i = end - 1
		}
	}
	return found
}

// greetsWith reports that a bracket follows a greeting in quotation marks: a template that is told of.
func greetsWith(text string, bracket int) bool {
	before := strings.ToLower(text[max(0, bracket-12):bracket])
	at := strings.LastIndexAny(before, "\"“«„'‘")
	if at < 0 {
		return false
	}
	switch strings.TrimLeft(strings.TrimSpace(before[at:]), "\"“«„'‘") {
	case "dear", "hi", "hello", "hey":
		return true
	}
	return false
}

// asksToFill reports the words of a template, or a question, in a bracket.
func asksToFill(bracket string) bool {
	for _, w := range review.SplitWords(bracket) {
		switch w.Fold {
		case "name", "company", "employer", "role", "position", "title", "date", "your", "insert", "interviewer", "topic", "project", "team", "skill", "x":
			return true
		}
	}
	return strings.Contains(bracket, "?")
}
