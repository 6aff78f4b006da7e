package polish

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"afterword/internal/review"
)

const (
	// MaxNotes is how many bytes of notes are condensed at a time.
	MaxNotes = 24_000
	// MaxQuotes is how many lines condensing asks for and returns.
	MaxQuotes = 8
	// minQuoted is how many words a line must have to say something.
	minQuoted = 4
)

// Quote is a line of a source, word for word.
type Quote struct {
	Text       string // as the source has it
	Start, End int    // bytes of the source
}

// Notes are notes or a transcript made ready to be condensed.
type Notes struct {
	Source string
	Text   string // as it is sent: masked
	Masks  []Mask
}

// PrepareNotes makes notes ready.
func PrepareNotes(source string) (Notes, error) {
	switch {
	case !utf8.ValidString(source):
		return Notes{}, &UnfitError{"these notes are no text: they hold bytes that are not UTF-8"}
	case len(review.SplitWords(source)) < 2*minQuoted:
		return Notes{}, &UnfitError{"there is nothing to condense: these notes have hardly a sentence"}
	case len(source) > MaxNotes:
		return Notes{}, &UnfitError{fmt.Sprintf("these notes have %d bytes, and %d is the most that is condensed at a time: give a part of them", len(source), MaxNotes)}
	}
	n := Notes{Source: source}
	n.Text, n.Masks = mask(source)
	return n, nil
}

// Messages is exactly what a model is sent for notes.
func (n Notes) Messages() []Message {
	return []Message{{"system", fmt.Sprintf(condenseRules, MaxQuotes)}, {"user", fenced(n.Text)}}
}

// Quotes finds the lines of a model's reply in the source: word for word, but for how its
// lines are broken. Those that are not there are dropped and counted.
func (n Notes) Quotes(reply string) (quotes []Quote, dropped int) {
	seen := map[int]bool{}
	for line := range strings.Lines(reply) {
		line = strings.Trim(strings.TrimSpace(line), `"“”`)
		if strings.TrimSpace(line) == "" {
			continue
		}
		q, ok := n.find(unmask(line, n.Masks))
		switch {
		case !ok || len(review.SplitWords(q.Text)) < minQuoted:
			dropped++
		case seen[q.Start] || len(quotes) == MaxQuotes:
		default:
			seen[q.Start] = true
			quotes = append(quotes, q)
		}
	}
	return quotes, dropped
}

// find looks for a line in the source. It starts and ends between two words.
func (n Notes) find(line string) (Quote, bool) {
	words := strings.Fields(line)
	if len(words) == 0 {
		return Quote{}, false
	}
	for from := 0; ; {
		at := strings.Index(n.Source[from:], words[0])
		if at < 0 {
			return Quote{}, false
		}
		start := from + at
		if end, ok := follow(n.Source, start, words); ok && apart(n.Source, start) && apart(n.Source, end) {
			return Quote{strings.Join(words, " "), start, end}, true
		}
		from = start + 1
	}
}

// follow reports whether words stand one behind the other in a source, and where they end.
func follow(source string, at int, words []string) (end int, ok bool) {
	for i, w := range words {
		if i > 0 {
			rest := strings.TrimLeft(source[at:], " \t\r\n")
			if len(rest) == len(source[at:]) {
				return 0, false
			}
			at = len(source) - len(rest)
		}
		if !strings.HasPrefix(source[at:], w) {
			return 0, false
		}
		at += len(w)
	}
	return at, true
}

// apart reports that no word goes over a place of a text.
func apart(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return len(review.SplitWords(string(before))) == 0 || len(review.SplitWords(string(after))) == 0
}
