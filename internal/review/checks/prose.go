package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

// prose is a text with its words, as the checks of grammar read it: word by word, with a
// look at the neighbours.
type prose struct {
	text   string
	words  []review.Word
	syntax []syntax // of words
	places []int32  // of the words that a rule starts at
}

// slip is what such a check finds: words[from] to words[to] should read right.
type slip struct {
	from, to int
	right    string
	hint     bool   // not sure enough, or not grave enough, for a warn
	message  string // instead of the check's; with two verbs as well, see tellSlips
}

// proseOf are the subject and the main part.
var proseOf = review.OncePerNote(func(d *review.Doc, texts *[2]prose) {
	texts[0].read(d.Draft.Subject, d.SubjectWords)
	texts[1].read(d.Draft.Body, d.Main)
})

// read takes down what the words of a text are to grammar, in the memory of another text.
func (p *prose) read(text string, words []review.Word) {
	p.text, p.words, p.syntax, p.places = text, words, p.syntax[:0], p.places[:0]
	for i := range words {
		g := syntax(syntaxOf.Of(&words[i]))
		if g&startsRule != 0 {
			p.places = append(p.places, int32(i))
		}
		if i > 0 && (oneBlank(text, words[i-1].End, words[i].Start) || onlyBlanks(text[words[i-1].End:words[i].Start])) {
			g |= adjoins
		}
		p.syntax = append(p.syntax, g)
	}
}

// oneBlank reports a blank and no more between two places of a text: what lies between most words.
func oneBlank(text string, from, to int) bool { return to == from+1 && text[from] == ' ' }

// enough is how many findings a check of wording collects: a note with more is not mended
// one by one.
const enough = 40

// tellSlips makes findings of the slips of a kind: the first that is sure keeps the severity of the check and all
// others are hints, since several slips of one kind are one thing to look at. The message has two verbs, for what
// stands there and for what should.
func tellSlips(d *review.Doc, message string, kind slipsOf) []review.Finding {
	texts, slips := proseOf.Of(d), slipsIn.Of(d)
	if len(slips[0][kind])+len(slips[1][kind]) == 0 {
		return nil
	}
	found := texts[0].tell(nil, review.Subject, message, slips[0][kind])
	found = texts[1].tell(found, review.Body, message, slips[1][kind])
	sure := false
	for i := range found {
		if sure {
			found[i].Severity = review.Hint
		}
		sure = sure || found[i].Severity != review.Hint
	}
	return found
}

// tell adds the findings of slips of one part to found.
func (p *prose) tell(found []review.Finding, part review.Part, message string, slips []slip) []review.Finding {
	for i := range slips {
		s := &slips[i]
		if s.from < 0 || s.to >= len(p.words) {
			continue
		}
		if len(found) == enough {
			break
		}
		place, right := span(p.words[s.from], p.words[s.to]), s.right
		if p.words[s.from].Capital && (p.words[s.from].Opens || s.from != s.to) && startsLower(right) {
			right = raised(right)
		}
		format := message
		switch {
		case s.message != "":
			format = s.message
		case message == saysAnotherWord && (s.from != s.to || isFormOf(p.words[s.from].Fold, right)):
			format = saysAnotherForm
		}
		f := review.Finding{Part: part, Span: place, Message: fmt.Sprintf(format, p.text[place.Start:place.End], right), Suggestions: []string{right}}
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
	if i < 0 || i+1 >= len(p.words) || p.syntax[i+1]&adjoins == 0 {
		return ""
	}
	return p.words[i+1].Fold
}

// prev is the word before words[i] in the same clause.
func (p *prose) prev(i int) string {
	if i < 1 || i >= len(p.words) || p.syntax[i]&adjoins == 0 {
		return ""
	}
	return p.words[i-1].Fold
}

// marksOfNext are the marks of next.
func (p *prose) marksOfNext(i int) syntax {
	if i < 0 || i+1 >= len(p.words) || p.syntax[i+1]&adjoins == 0 {
		return 0
	}
	return p.syntax[i+1]
}

// marksOfPrev are the marks of prev.
func (p *prose) marksOfPrev(i int) syntax {
	if i < 1 || i >= len(p.words) || p.syntax[i]&adjoins == 0 {
		return 0
	}
	return p.syntax[i-1]
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
