package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func punctuationSlip() review.Check {
	return review.Check{
		ID:       "punctuation-slip",
		Group:    review.Form,
		Title:    "A mark of punctuation slipped",
		Severity: review.Warn,
		Why:      "A blank before a comma, a comma twice or a full stop without a blank behind it is the trace of an edit that nobody read again; asterisks, tags and codes are the trace of a program.",
		Bad:      "Thank you ,, it was a good hour.I will write again .",
		Good:     "Thank you, it was a good hour. I will write again.",
		Source:   "SPEC.md section 3, form: unproofread",
		Reads:    review.English,
		Find: func(d *review.Doc) []review.Finding {
			text := d.Draft.Body
			found := markupLeft(d)
			from := 0
			for len(found) < enough {
				for from < len(text) && !isStop[text[from]] {
					from++
				}
				if from == len(text) {
					return found
				}
				start, end, right := slippedMark(text, from)
				if from = max(end, from+1); right == "" {
					continue
				}
				f := review.Finding{
					Span: review.Span{Start: start, End: end}, Suggestions: []string{right},
					Message: fmt.Sprintf("%q should be %q.", text[start:end], right),
				}
				if isLetter(text[end-1]) {
					if !capitalises(d.Main) {
						continue
					}
					f.Message = fmt.Sprintf("A sentence begins small here: write %q.", right)
				}
				if len(found) > 0 || isLetter(text[end-1]) || text[end-1] == '?' || text[end-1] == '!' {
					f.Severity = review.Hint
				}
				found = append(found, f)
			}
			return found
		},
	}
}

// isStop are the marks that are looked at.
var isStop = [256]bool{',': true, '.': true, ';': true, '?': true, '!': true}

// slippedMark looks at the mark at text[at]: what to replace, and by what; right is empty
// when nothing is wrong. The run of marks ends at end in any case.
func slippedMark(text string, at int) (start, end int, right string) {
	mark := text[at]
	end = at + 1
	for end < len(text) && isStop[text[end]] {
		end++
	}
	run := text[at:end]
	start = at
	for start > 0 && text[start-1] == ' ' {
		start--
	}
	afterWord := start > 0 && (isLetter(text[start-1]) || text[start-1] == ')' || text[start-1] == '"' || text[start-1] >= 0x80)
	switch {
	case run == ",," || run == ",." || run == ";;" || run == ".," && !abbreviated(text, at):
		return start, end, run[len(run)-1:]
	case run == "..":
		if start < at && afterWord && at-start <= 2 && endsLine(text, end) && !oneOf(lastWord(text[:start]), "cd to in and") {
			return start, end, "."
		}
		if start < at || end < len(text) && !isBlank(text[end]) || start > 0 && text[start-1] == '/' {
			return at, end, "" // a path, or a pause
		}
		return start, end, "."
	case run == "??" || run == "???":
		return at, end, "?"
	case len(run) > 1:
		return at, end, "" // "...", "?!"
	case start < at && afterWord && at-start <= 2 && text[start-1] != ':':
		switch {
		case end == len(text) || isBlank(text[end]):
			return start, end, run // a blank before it
		case mark == ',' && isLetter(text[end]), mark == '.' && text[end] == 'I' && end+1 < len(text) && (isBlank(text[end+1]) || text[end+1] == '\''):
			return start, end, run + " " // and none behind it
		}
	case mark == '.' && start == at && end+2 < len(text) && text[end] == ' ' && text[end+1] >= 'a':
		if to := beginsSmall(text, at); to > 0 {
			return at, to, ". " + raised(text[end+1:to])
		}
	case (mark == ',' || mark == '.') && start == at && stuck(text, at):
		return at, end, run + " "
	}
	return at, end, ""
}

// beginsSmall returns where the word of grammar ends that begins a sentence, written small, behind
// the full stop at text[at]; 0 for none.
func beginsSmall(text string, at int) int {
	from, to := at, at+2
	for from > 0 && text[from-1] >= 'a' && text[from-1] <= 'z' {
		from--
	}
	for to < len(text) && text[to] >= 'a' && text[to] <= 'z' {
		to++
	}
	before, word := text[from:at], text[at+2:to]
	if len(before) < 3 || from == 0 || !isBlank(text[from-1]) || !dictionary.Known(before) || oneOf(before, "etc approx incl vol dept min max fig") || len(word) < 2 || !isFunctionWord(word) || to < len(text) && text[to] != ' ' && text[to] != '\'' {
		return 0
	}
	return to
}

// endsLine reports that nothing stands behind a place, or a new sentence.
func endsLine(text string, at int) bool {
	for at < len(text) && text[at] == ' ' {
		at++
	}
	return at == len(text) || text[at] == '\n' || text[at] == '\r' || text[at] >= 'A' && text[at] <= 'Z'
}

// lastWord is the last word of a text.
func lastWord(text string) string { return text[strings.LastIndexByte(text, ' ')+1:] }

// longestStuck is how far from a mark the ends of its words are looked for.
const longestStuck = 40

// abbreviated reports a full stop that a comma may follow: "etc.,", "a.m.,".
func abbreviated(text string, at int) bool {
	from := at
	for from > 0 && at-from < longestStuck && !isBlank(text[from-1]) && text[from-1] != '(' {
		from--
	}
	word := text[from:at]
	if word == "" {
		return false
	}
	return len(word) <= 4 || strings.Contains(word, ".") || word[0] >= 'A' && word[0] <= 'Z' && len(word) <= 5
}

// stuck reports a comma or a full stop between two words with no blank behind it. Links,
// addresses, names of files and numbers are none.
func stuck(text string, at int) bool {
	if at+1 == len(text) || isBlank(text[at+1]) {
		return false // nearly all are
	}
	from, to := at, at+1
	for from > 0 && at-from <= longestStuck && !isBlank(text[from-1]) {
		from--
	}
	for to < len(text) && to-at <= longestStuck && !isBlank(text[to]) {
		to++
	}
	before, after := text[from:at], text[at+1:to]
	if len(before) > longestStuck || len(after) >= longestStuck || len(before) < 2 || len(after) < 1 || strings.ContainsAny(before, "./@:_<>()[]{}=&#\\`") || strings.ContainsAny(after, "/@:_<>()[]{}=&#\\`") {
		return false
	}
	for i := range len(before) {
		if c := before[i]; !isLetter(c) && c != '\'' && c != '-' && c < 0x80 {
			return false
		}
	}
	if text[at] == ',' {
		return isLetter(after[0])
	}
	// "hour.I will", not "Node.js" nor "context.Context".
	opener := strings.TrimRight(after, ",;?!")
	return before[0] >= 'a' && before[0] <= 'z' && oneOf(opener, "I I'm I've I'd I'll It It's The We You Your My Our This That These There Thank Thanks Please If In As At When What And But So He She They After With To For A An How "+
		"Would Could Let Looking Best Kind On Is Are Do")
}
