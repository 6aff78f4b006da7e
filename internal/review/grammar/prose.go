package grammar

import (
	"slices"
	"strings"

	"afterword/internal/review"
)

// prose is a text with its words, as the rules read it: word by word, with a look at the
// neighbours.
type prose struct {
	text   string
	words  []review.Word
	syntax []syntax // of words
	speech []speech // of words
	marks  []mark   // of words
	places []int32  // of the words that a rule starts at
}

// slip is what a rule finds: words[from] to words[to] should read right.
type slip struct {
	from, to int
	right    string
	hint     bool   // see Slip
	message  string // see Slip
}

// touches reports that two slips share a word.
func (s slip) touches(other slip) bool { return s.from <= other.to && other.from <= s.to }

// read takes down what the words of a text are to grammar, in the memory of another text.
func (p *prose) read(text string, words []review.Word) {
	n := len(words)
	p.text, p.words, p.places = text, words, p.places[:0]
	p.syntax, p.speech, p.marks = slices.Grow(p.syntax[:0], n)[:n], slices.Grow(p.speech[:0], n)[:n], slices.Grow(p.marks[:0], n)[:n]
	for i := range words {
		w := &words[i]
		g, part, marks := syntax(syntaxOf.Of(w)), speech(speechOf.Of(w)), mark(marksOf.Of(w))
		if g&startsRule != 0 || part&startsChain != 0 || marks&(startsPhrase|rulesForm) != 0 {
			p.places = append(p.places, int32(i))
		}
		if i > 0 && (oneBlank(text, words[i-1].End, w.Start) || onlyBlanks(text[words[i-1].End:w.Start])) {
			g |= adjoins
		}
		p.syntax[i], p.speech[i], p.marks[i] = g, part, marks
	}
}

// oneBlank reports a blank and no more between two places of a text: what lies between most words.
func oneBlank(text string, from, to int) bool { return to == from+1 && text[from] == ' ' }

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

// syntaxOfNext are the marks of next.
func (p *prose) syntaxOfNext(i int) syntax {
	if i < 0 || i+1 >= len(p.words) || p.syntax[i+1]&adjoins == 0 {
		return 0
	}
	return p.syntax[i+1]
}

// syntaxOfPrev are the marks of prev.
func (p *prose) syntaxOfPrev(i int) syntax {
	if i < 1 || i >= len(p.words) || p.syntax[i]&adjoins == 0 {
		return 0
	}
	return p.syntax[i-1]
}

// partsBehind is what the next word in the same clause may be.
func (p *prose) partsBehind(i int) speech {
	if i < 0 || i+1 >= len(p.words) || p.syntax[i+1]&adjoins == 0 {
		return 0
	}
	return p.speech[i+1]
}

// partsBefore is what the word before in the same clause may be.
func (p *prose) partsBefore(i int) speech {
	if i < 1 || i >= len(p.words) || p.syntax[i]&adjoins == 0 {
		return 0
	}
	return p.speech[i-1]
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

// around is words[from] to words[to] with the words beside them that show what does not fit: "enjoyed to talk" around
// "to talk", "forward to hear" around "hear", "In Monday" around "In".
func (p *prose) around(kind Kind, from, to int) review.Span {
	first, last := from, to
	switch before := p.syntaxOfPrev(from); {
	case kind == Articles, p.prev(from) == "", kind == Confusion && (from != to || verbFormIn(p.syntax[from]) == noForm):
	case kind == Agreement && before&isSubject == 0 && !oneOf(p.prev(from), "it there both this that these those") && !oneOf(p.prev(from), helpers):
		// The word before need not be the subject: "Each of the nurses have".
	default:
		first--
		if p.prev(first) != "" && (before&prepositive != 0 || oneOf(p.words[first].Fold, articles+" not")) {
			first--
		}
	}
	if kind == SmallWords && from == to && p.next(to) != "" && (first == from || p.syntax[to]&prepositive != 0 || oneOf(p.words[to].Fold, "a an")) {
		last++
	}
	return review.Span{Start: p.words[first].Start, End: p.words[last].End}
}

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

// oneOf is review.OneOf.
func oneOf(word, list string) bool { return review.OneOf(word, list) }

// onlyBlanks is review.OnlyBlanks.
func onlyBlanks(gap string) bool { return review.OnlyBlanks(gap) }
