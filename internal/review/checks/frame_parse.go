package checks

import (
	"fmt"
	"strconv"
	"strings"
)

// piece is one place of a frame: a choice of words, a choice of whole sequences, a number
// or a gap.
type piece struct {
	words    []string
	choices  [][]piece
	number   bool
	gap      int
	optional bool
}

// parseFrame reads the notation of turns. The frames are constants of this package: one
// that cannot be read is a mistake of the programmer and panics on first use, in a test.
func parseFrame(source string) []piece {
	p := frameParser{rest: strings.TrimPrefix(source, "^"), source: source}
	pieces := p.sequence()
	if p.rest != "" {
		panic(fmt.Sprintf("frame %q: unexpected %q", source, p.rest))
	}
	return pieces
}

// asCompared is a word of a frame as words of a text are compared: "it's" is "it".
func asCompared(word string) string { return strings.TrimSuffix(word, "'s") }

type frameParser struct{ rest, source string }

func (p *frameParser) sequence() []piece {
	pieces := make([]piece, 0, 4)
	for {
		p.rest = strings.TrimLeft(p.rest, " \t\n")
		if p.rest == "" || p.rest[0] == ')' || p.rest[0] == '|' {
			return pieces
		}
		next := p.piece()
		if strings.HasPrefix(p.rest, "?") {
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
	end := strings.IndexAny(p.rest, " \t\n()|?")
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	if name, ok := strings.CutPrefix(word, "@"); ok {
		idiom := idiom(name)
		if idiom == "" {
			panic(fmt.Sprintf("frame %q: there is no idiom %q", p.source, name))
		}
		return piece{choices: [][]piece{parseFrame(idiom)}}
	}
	if gap, ok := strings.CutPrefix(word, "~"); ok {
		n, err := strconv.Atoi(gap)
		if err != nil || n < 1 {
			panic(fmt.Sprintf("frame %q: %q is no gap", p.source, word))
		}
		return piece{gap: n}
	}
	return piece{words: []string{asCompared(word)}}
}

// choice reads what follows an opening bracket. Single words become one place; they are
// tried last, so that "(hear back|hear)" takes both words where both stand.
func (p *frameParser) choice() piece {
	words := make([]string, 0, 1+strings.Count(p.rest[:max(0, strings.IndexByte(p.rest, ')'))], "|"))
	var choices [][]piece
	for {
		end := strings.IndexAny(p.rest, " \t\n()|?")
		if end > 0 && (p.rest[end] == '|' || p.rest[end] == ')') && strings.IndexByte("@#~", p.rest[0]) < 0 {
			words, p.rest = append(words, asCompared(p.rest[:end])), p.rest[end:]
		} else {
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
	case choices == nil:
		return piece{words: words}
	case len(words) > 0:
		choices = append(choices, []piece{{words: words}})
	}
	return piece{choices: choices}
}
