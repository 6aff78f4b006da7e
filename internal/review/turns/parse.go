package turns

import (
	"fmt"
	"strconv"
	"strings"

	"afterword/internal/review"
)

// piece is one place of a frame: a choice of words, a choice of whole sequences, a number
// or a gap.
type piece struct {
	words    *words
	choices  [][]piece
	gap      int
	number   bool
	optional bool
}

// parse reads the notation of frames onto a sheet.
func (c *compiler) parse(source string, onto *sheet) []piece {
	p := frameParser{c: c, onto: onto, rest: strings.TrimPrefix(source, "^"), source: source}
	pieces := p.sequence()
	if p.rest != "" {
		panic(fmt.Sprintf("frame %q: unexpected %q", source, p.rest))
	}
	return pieces
}

// wordsOf are the words of a list between bars, see words.each.
func (c *compiler) wordsOf(list string) *words {
	if w, ok := c.known[list]; ok {
		return w
	}
	var buffer [64]uint32 // most choices are shorter
	hashes := buffer[:0]
	w := c.words.one()
	for rest, more := list, true; more; {
		var word string
		word, rest, more = strings.Cut(rest, "|")
		word = strings.TrimSuffix(word, "'s")
		h := review.Hash(word)
		w.bits.Add(h)
		hashes = append(hashes, h)
		if c.grammar.HasWord(review.Word{Fold: word, Hash: h}) {
			w.cost += costOf(word)
		}
	}
	w.cost += 2 * len(hashes)
	w.set, w.list = c.hashes.keep(hashes), list
	c.known[list] = w
	return w
}

// costOf is what a word of grammar costs as a key, where any other costs 2: they stand
// everywhere, and some of them in every sentence. So a frame is rather tried at each of eighty
// verbs than at "i", which saves a third of all trials.
func costOf(grammar string) int {
	switch grammar {
	case "i", "you", "me", "my", "the", "a", "to", "and":
		return 200
	}
	return 40
}

// idiom is the choice that a name stands for.
func (c *compiler) idiom(name, source string) []piece {
	pieces, ok := c.idioms[name]
	if !ok {
		choice := c.language.Idiom(name)
		if choice == "" {
			panic(fmt.Sprintf("frame %q: there is no idiom %q", source, name))
		}
		pieces = c.parse(choice, &c.kept)
		c.idioms[name] = pieces
	}
	return pieces
}

type frameParser struct {
	c            *compiler
	onto         *sheet
	rest, source string
}

// word cuts off what stands before the next blank or sign of the notation.
func (p *frameParser) word() string {
	for i := range len(p.rest) {
		switch p.rest[i] {
		case ' ', '\t', '\n', '(', ')', '|', '?':
			word := p.rest[:i]
			p.rest = p.rest[i:]
			return word
		}
	}
	word := p.rest
	p.rest = ""
	return word
}

func (p *frameParser) sequence() []piece {
	var buffer [12]piece // most are shorter
	pieces := buffer[:0]
	for {
		for p.rest != "" && (p.rest[0] == ' ' || p.rest[0] == '\t' || p.rest[0] == '\n') {
			p.rest = p.rest[1:]
		}
		if p.rest == "" || p.rest[0] == ')' || p.rest[0] == '|' {
			return p.onto.pieces.keep(pieces)
		}
		next := p.piece()
		if p.rest != "" && p.rest[0] == '?' {
			p.rest, next.optional = p.rest[1:], true
		}
		pieces = append(pieces, next)
	}
}

func (p *frameParser) piece() piece {
	switch p.rest[0] {
	case '(':
		p.rest = p.rest[1:]
		return p.choice()
	case '#':
		p.rest = p.rest[1:]
		return piece{number: true}
	}
	word := p.word()
	if name, ok := strings.CutPrefix(word, "@"); ok {
		return piece{choices: [][]piece{p.onto.copyOf(p.c.idiom(name, p.source))}}
	}
	if gap, ok := strings.CutPrefix(word, "~"); ok {
		n, err := strconv.Atoi(gap)
		if err != nil || n < 1 {
			panic(fmt.Sprintf("frame %q: %q is no gap", p.source, word))
		}
		return piece{gap: n}
	}
	return piece{words: p.c.wordsOf(word)}
}

// wordsAlone reads the rest of a choice of nothing but words.
func (p *frameParser) wordsAlone() (list string, ok bool) {
	bar := true // so that no word is empty
	for i := range len(p.rest) {
		switch p.rest[i] {
		case '|':
			if bar {
				return "", false
			}
			bar = true
		case ')':
			if bar {
				return "", false
			}
			list, p.rest = p.rest[:i], p.rest[i+1:]
			return list, true
		case ' ', '\t', '\n', '(', '?', '@', '#', '~':
			return "", false
		default:
			bar = false
		}
	}
	return "", false
}

// choice reads what follows an opening bracket. Single words become one place; they are
// tried last, so that "(hear back|hear)" takes both words where both stand.
func (p *frameParser) choice() piece {
	if list, ok := p.wordsAlone(); ok {
		return piece{words: p.c.wordsOf(list)}
	}
	var wordBuffer [512]byte
	var choiceBuffer [24][]piece
	words, choices := wordBuffer[:0], choiceBuffer[:0]
	for {
		before := p.rest
		word := p.word()
		if word != "" && p.rest != "" && (p.rest[0] == '|' || p.rest[0] == ')') && strings.IndexByte("@#~", word[0]) < 0 {
			if len(words) > 0 {
				words = append(words, '|')
			}
			words = append(words, word...)
		} else {
			p.rest = before
			choices = append(choices, p.sequence())
		}
		if p.rest == "" {
			panic(fmt.Sprintf("frame %q: a bracket is open", p.source))
		}
		last := p.rest[0] == ')'
		if p.rest = p.rest[1:]; last {
			break
		}
	}
	switch {
	case len(choices) == 0:
		return piece{words: p.c.wordsOf(string(words))}
	case len(words) > 0:
		single := [...]piece{{words: p.c.wordsOf(string(words))}}
		choices = append(choices, p.onto.pieces.keep(single[:]))
	}
	return piece{choices: p.onto.choices.keep(choices)}
}
