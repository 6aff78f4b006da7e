package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

// prose is a text with its words, as the checks of grammar read it: word by word, with a
// look at the neighbours.
type prose struct {
	text  string
	words []review.Word
	marks []mark // of words
}

// slip is what such a check finds: words[from] to words[to] should read right.
type slip struct {
	from, to int
	right    string
	hint     bool // not sure enough, or not grave enough, for a warn
}

// slips asks at for every word of subject and main part with one of some marks, and makes
// findings of the answers: the first that is sure keeps the severity of the check and all others are hints, since
// several slips of one kind are one thing to look at. The message has two verbs, for what
// stands there and for what should.
func slips(d *review.Doc, message string, marked mark, at func(p *prose, i int) (slip, bool)) []review.Finding {
	var found []review.Finding
	texts := proseOf.Of(d)
	if !d.Context.InThread {
		found = slipsIn(found, review.Subject, &texts[0], message, marked, at)
	}
	found = slipsIn(found, review.Body, &texts[1], message, marked, at)
	sure := false
	for i := range found {
		if sure {
			found[i].Severity = review.Hint
		}
		sure = sure || found[i].Severity != review.Hint
	}
	return found
}

// proseOf are the subject and the main part.
var proseOf = review.OncePerNote(func(d *review.Doc, texts *[2]prose) {
	m := marksIn.Of(d)
	*texts = [...]prose{{d.Draft.Subject, d.SubjectWords, m.subject}, {d.Draft.Body, d.Main, m.main}}
})

// enough is how many findings a check of wording collects: a note with more is not mended
// one by one.
const enough = 40

// slipsIn adds the slips of one part to found.
func slipsIn(found []review.Finding, part review.Part, p *prose, message string, marked mark, at func(p *prose, i int) (slip, bool)) []review.Finding {
	for i := 0; i < len(p.words) && len(found) < enough; i++ {
		if p.marks[i]&marked == 0 {
			continue
		}
		s, ok := at(p, i)
		if !ok || s.from < 0 || s.to >= len(p.words) {
			continue
		}
		place, right := span(p.words[s.from], p.words[s.to]), s.right
		if p.words[s.from].Capital && (p.words[s.from].Opens || s.from != s.to) && startsLower(right) {
			right = raised(right)
		}
		f := review.Finding{Part: part, Span: place, Message: fmt.Sprintf(message, p.text[place.Start:place.End], right), Suggestions: []string{right}}
		if s.hint {
			f.Severity = review.Hint
		}
		found = append(found, f)
	}
	return found
}

// next is the word after words[i] in the same clause: nothing but blanks lie between.
// Empty when there is none.
func (p *prose) next(i int) string {
	if i < 0 || i+1 >= len(p.words) || !onlyBlanks(p.text[p.words[i].End:p.words[i+1].Start]) {
		return ""
	}
	return p.words[i+1].Fold
}

// prev is the word before words[i] in the same clause.
func (p *prose) prev(i int) string {
	if i < 1 || i >= len(p.words) || !onlyBlanks(p.text[p.words[i-1].End:p.words[i].Start]) {
		return ""
	}
	return p.words[i-1].Fold
}

// owns reports that words[i] is written with 's, which its Fold lacks: "it's", "who's".
func (p *prose) owns(i int) bool {
	return i >= 0 && i < len(p.words) && p.words[i].End > p.words[i].BareEnd
}

// endsClause reports that the clause ends with words[i]: punctuation, or the end.
func (p *prose) endsClause(i int) bool {
	if i+1 >= len(p.words) {
		return true
	}
	return strings.ContainsAny(p.text[p.words[i].End:p.words[i+1].Start], ".,;:!?)\n–—")
}

// endsSentence reports that a full stop, or the end of the text, follows words[i].
func endsSentence(p *prose, i int) bool {
	if i+1 >= len(p.words) {
		return true
	}
	return strings.ContainsAny(p.text[p.words[i].End:p.words[i+1].Start], ".!\n")
}

// opens reports that words[i] begins a sentence or a clause.
func (p *prose) opens(i int) bool { return i <= 0 || p.words[i].Opens || p.prev(i) == "" }

// raw is words[i] as it is written, with its 's.
func (p *prose) raw(i int) string { return p.text[p.words[i].Start:p.words[i].End] }

// oneOfBefore reports one of some words among the few before words[i], in the same clause.
func oneOfBefore(p *prose, i, few int, list string) bool {
	for j := i; j > max(0, i-few) && p.prev(j) != ""; j-- {
		if oneOf(p.words[j-1].Fold, list) {
			return true
		}
	}
	return false
}

// oneOf reports whether a word is in a list of words parted by blanks. It takes no memory.
func oneOf(word, list string) bool {
	if word == "" {
		return false
	}
	for at := 0; ; at++ {
		next := strings.Index(list[at:], word)
		if next < 0 {
			return false
		}
		at += next
		end := at + len(word)
		if (at == 0 || list[at-1] == ' ') && (end == len(list) || list[end] == ' ') {
			return true
		}
	}
}
