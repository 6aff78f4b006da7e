package checks

import (
	"fmt"
	"strings"
	"sync"

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
		if text[start:end] == "TBD" {
			f.Severity = review.Warn // people say it, too
		}
		what := shortened(text[start:end], 120)
		if strings.HasSuffix(strings.TrimRight(text[start:end], "] "), "?") {
			f.Message = fmt.Sprintf("This gap waits for your own words: %s", what)
		} else {
			f.Message = fmt.Sprintf("A placeholder is left in: %s", what)
		}
		found = append(found, f)
	}
	next := 0 // the first word not yet looked at
	for i := 0; i < len(text); i++ {
		for next < len(words) && words[next].Start < i {
			next++
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
			continue
		}
		if next < len(words) && words[next].Start == i {
			end := wordPlaceholder(d, text, words, next)
			if end > 0 {
				add(i, end)
			}
			i = max(end, words[next].End) - 1 // no other starts inside a word
		}
	}
	return found
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

// maxPlaceholder is how long a gap question may be, in bytes.
const maxPlaceholder = 300

// placeholderAt returns where a bracketed placeholder that starts at i ends, 0 for none.
func placeholderAt(d *review.Doc, text string, i int) int {
	switch text[i] {
	case '{', '$', '[', '<', '%', '_':
	default:
		return 0
	}
	rest := text[i:min(len(text), i+maxPlaceholder)]
	glued := i > 0 && isLetter(text[i-1]) // "rows[index]", "List<String>"
	switch {
	case strings.HasPrefix(rest, "{{"):
		if n := strings.Index(rest, "}}"); n > 2 {
			return i + n + 2
		}
	case strings.HasPrefix(rest, "${"), strings.HasPrefix(rest, "{"):
		n := strings.IndexByte(rest, '}')
		if inside := strings.TrimLeft(rest[:max(n, 0)], "${"); n > 0 && !glued && isLabel(inside) && !d.Mentioned(review.Fold(inside)) {
			return i + n + 1
		}
	case rest[0] == '[' && !glued:
		n := closing(rest, '[', ']')
		if n < 2 || strings.HasPrefix(rest[n+1:], "(") {
			return 0 // a Markdown link
		}
		switch inside := strings.ToLower(strings.TrimSpace(rest[1:n])); {
		case inside == "sic", inside == "link", len(inside) < 2, !hasLetter(inside), strings.HasPrefix(inside, "http"):
			return 0
		}
		return i + n + 1
	case rest[0] == '<' && !glued:
		n := strings.IndexByte(rest, '>')
		if n > 1 && isLabel(rest[1:n]) {
			return i + n + 1
		}
	case rest[0] == '%' && !glued:
		n := strings.IndexByte(rest[1:], '%')
		if n > 1 && strings.Trim(rest[1:n+1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "" {
			return i + n + 2
		}
	case strings.HasPrefix(rest, "____"):
		n := len(rest) - len(strings.TrimLeft(rest, "_"))
		return i + n
	}
	return 0
}

// closing finds the bracket that closes the first of s, on the same paragraph.
func closing(s string, open, shut byte) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				return i
			}
		case '\n':
			return -1
		}
	}
	return -1
}

// isLabel reports the inside of "<company>" or "{first_name}": up to five words of
// letters.
func isLabel(s string) bool {
	if len(s) < 2 || len(s) > 40 || !isLetter(s[0]) || strings.Count(s, " ") > 4 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && c != ' ' && c != '_' && c != '-' && c != '\'' && c != '.' {
			return false
		}
	}
	return true
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func hasLetter(s string) bool {
	for i := range len(s) {
		if isLetter(s[i]) || s[i] >= 0x80 {
			return true
		}
	}
	return false
}

// wordPlaceholder returns where a placeholder made of words ends, 0 for none: XXX, TODO,
// INSERT, "your name here", "lorem ipsum".
func wordPlaceholder(d *review.Doc, text string, words []review.Word, at int) int {
	if w := &words[at]; w.Capital || text[w.Start] == 'x' {
		if end := markPlaceholder(d, text, words, at); end != 0 {
			return max(end, 0)
		}
	}
	list := placeholderPhrases()
	if !list.starting(words, at) {
		return 0
	}
	if h, ok := list.at(words, at); ok && !h.mentioned(d, words) {
		return words[h.to-1].End
	}
	return 0
}

// markPlaceholder is wordPlaceholder for marks of one word; -1 for one that is none here.
func markPlaceholder(d *review.Doc, text string, words []review.Word, at int) int {
	w := words[at]
	raw := text[w.Start:w.End]
	switch raw {
	case "TODO", "FIXME", "INSERT", "TKTK", "PLACEHOLDER", "XYZ":
		if d.Mentioned(w.Fold) || aboutCode(words, at) {
			return -1
		}
		return w.End
	}
	if len(raw) >= 3 && raw[0]|0x20 == 'x' && (strings.Trim(raw, "X") == "" || strings.Trim(raw, "x") == "") {
		return w.End
	}
	if raw == "TBD" && !d.Mentioned(w.Fold) && !isSaid(words, at) {
		return w.End
	}
	if raw == "XX" && countsSomething(text, words, at) {
		return w.End
	}
	return 0
}

// isSaid reports "TBD" as people say it: "the date is still TBD".
func isSaid(words []review.Word, at int) bool {
	if at == 0 {
		return false
	}
	switch words[at-1].Fold {
	case "is", "are", "was", "were", "be", "still", "as", "being", "remains", "it's", "a", "that's", "currently", "listed":
		return true
	}
	return false
}

// countsSomething reports that "XX" stands for a number somebody meant to fill in: "XX
// years", not "Super Bowl XX" or "the XX chromosome".
func countsSomething(text string, words []review.Word, at int) bool {
	if at > 0 && adjoining(text, words[at-1], words[at]) {
		switch words[at-1].Fold {
		case "chapter", "part", "volume", "section", "article", "appendix", "book", "act", "page", "century":
			return false
		}
		if words[at-1].Capital && !words[at-1].Opens {
			return false
		}
	}
	if at+1 == len(words) || words[at+1].Capital {
		return false
	}
	switch words[at+1].Fold {
	case "or", "and", "chromosome", "chromosomes":
		return false
	}
	return adjoining(text, words[at], words[at+1]) || strings.HasPrefix(text[words[at].End:], "%")
}

// aboutCode reports that the words around speak of the thing itself: "a TODO list", "an
// INSERT into that table".
func aboutCode(words []review.Word, at int) bool {
	if at > 0 {
		switch words[at-1].Fold {
		case "a", "an", "each", "every", "per", "one", "single", "bulk", "batch", "of", "slow", "select", "update", "delete", "by":
			return true
		}
	}
	if at+1 < len(words) {
		switch words[at+1].Fold {
		case "into", "or", "statement", "statements", "query", "queries", "path", "trigger", "triggers", "list", "lists", "app", "comment", "comments", "item", "items":
			return true
		}
	}
	return false
}

var placeholderPhrases = sync.OnceValue(func() *phrases {
	return phrasesOf("lorem ipsum", "your name here", "company name here", "name here", "insert name", "insert company", "insert role",
		"insert anchor", "insert your", "fill in here")
})
