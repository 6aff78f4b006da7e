package polish

import (
	"strings"
	"unicode"

	"afterword/internal/review"
)

// token is a word or a mark of a text, with the space before it.
type token struct {
	start, end int // bytes
	text       string
	word       bool
}

// tokensOf takes a text apart. Every byte that is no space is in a token.
func tokensOf(text string) []token {
	var all []token
	marks := func(from, to int) {
		for i, r := range text[from:to] {
			if !isSpace(r) {
				at := from + i
				all = append(all, token{at, at + len(string(r)), string(r), false})
			}
		}
	}
	at := 0
	for _, w := range review.SplitWords(text) {
		marks(at, w.Start)
		all = append(all, token{w.Start, w.End, text[w.Start:w.End], true})
		at = w.End
	}
	marks(at, len(text))
	return all
}

// isSpace reports the spaces that people type. What only looks like one is a mark.
func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' }

// oneSpace is a stretch between two tokens as a hunk writes it.
func oneSpace(between string) string {
	if between == "" {
		return ""
	}
	return " "
}

// plainQuotes writes an apostrophe one way.
func plainQuotes(s string) string { return strings.ReplaceAll(s, "’", "'") }

// contractions are what the short forms stand for. "'d" may be either of two and stays what
// it is.
var contractions = map[string]string{
	"i'm": "i am", "i've": "i have", "i'd": "i 'd", "i'll": "i will",
	"you're": "you are", "you've": "you have", "you'd": "you 'd", "you'll": "you will",
	"we're": "we are", "we've": "we have", "we'd": "we 'd", "we'll": "we will",
	"they're": "they are", "they've": "they have", "they'd": "they 'd", "they'll": "they will",
	"it's": "it is", "that's": "that is", "there's": "there is", "what's": "what is", "here's": "here is",
	"it'll": "it will", "that'll": "that will", "let's": "let us",
	"don't": "do not", "doesn't": "does not", "didn't": "did not", "can't": "can not", "cannot": "can not",
	"couldn't": "could not", "wouldn't": "would not", "shouldn't": "should not", "won't": "will not",
	"isn't": "is not", "aren't": "are not", "wasn't": "was not", "weren't": "were not",
	"haven't": "have not", "hasn't": "has not", "hadn't": "had not", "mustn't": "must not",
	// As they are misspelt, where that is no other word.
	"im": "i am", "ive": "i have", "youre": "you are", "youve": "you have", "theyre": "they are", "theyve": "they have",
	"thats": "that is", "dont": "do not", "doesnt": "does not", "didnt": "did not", "cant": "can not", "wont": "will not",
	"couldnt": "could not", "wouldnt": "would not", "shouldnt": "should not", "isnt": "is not", "arent": "are not",
	"wasnt": "was not", "werent": "were not", "havent": "have not", "hasnt": "has not", "hadnt": "had not",
}

// piece is a word as it is judged: a contraction is several.
type piece struct {
	text  string // as written; of a contraction the whole
	norm  string // lower case, plain apostrophe
	fold  string
	upper bool // has a capital
}

func piecesOf(text string) []piece {
	norm := strings.ToLower(plainQuotes(text))
	if long, ok := contractions[norm]; ok {
		var all []piece
		for w := range strings.FieldsSeq(long) {
			all = append(all, piece{text: text, norm: w, fold: w})
		}
		return all
	}
	p := piece{text: text, norm: norm, fold: norm, upper: strings.IndexFunc(text, unicode.IsUpper) >= 0}
	if words := review.SplitWords(text); len(words) == 1 {
		p.fold = words[0].Fold
	}
	return []piece{p}
}

// opensSentence reports that the token at an index is the first of a sentence.
func opensSentence(all []token, i int) bool {
	for i--; i >= 0; i-- {
		switch {
		case all[i].word:
			return false
		case strings.ContainsAny(all[i].text, ".!?…"):
			return true
		case strings.ContainsAny(all[i].text, `"'“”‘’()`):
		default:
			return false
		}
	}
	return true
}
