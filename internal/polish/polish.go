// Package polish is the short leash on which a machine may help with a note. It is pure: it
// prepares what a model is sent, and judges what comes back; it never talks to one.
//
// The steps:
//
//  1. Prepare takes one paragraph that a person wrote. It refuses where nothing is written
//     yet, or where the paragraph asks for a note. Links, addresses, phone numbers and sums
//     are masked, so that they are neither sent nor changed.
//  2. The model is sent Request.Messages: fixed instructions and, fenced in, the paragraph.
//  3. Request.Compare takes the paragraph that came back for an untrusted text. It is held
//     against the person's own word by word. Every difference is a hunk, and a hunk is one
//     of three: green (spelling, contraction, function word), amber (another word, or one
//     less), or red (a fact, a claim, a "not", a new phrase: see locks.go). Red ones are not
//     offered; they are listed with the reason.
//  4. Offer.Accept puts the hunks that the person took into their paragraph, and looks at
//     the whole once more: what is fine one by one must be fine together.
//
// The guard does not understand a sentence. It knows closed lists of words that carry facts
// and turn meanings, and lets nothing pass that adds content: a machine may put right, swap
// or cut what a person wrote, never add to it. Whether an amber swap is what the person
// means, only they can tell; that is why each is asked about.
//
// Quotes does the same for condensing: lines of notes, each found word for word in its
// source, or dropped.
package polish

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"afterword/internal/review"
)

// Tone is what is asked of the model.
type Tone string

// The tones.
const (
	Grammar Tone = "grammar" // put right what is wrong, nothing else
	Up      Tone = "up"      // more formal
	Down    Tone = "down"    // plainer
)

// Tones lists every tone.
func Tones() []Tone { return []Tone{Grammar, Up, Down} }

const (
	// MaxParagraph is how many bytes a paragraph may have.
	MaxParagraph = 3000
	// minWords is how many words make a paragraph that can be polished.
	minWords = 4
)

// What Prepare refuses.
var (
	// ErrNothingWritten: the words of a note are the person's own; there must be some.
	ErrNothingWritten = errors.New("there is nothing to polish yet: write the paragraph in your own words first, a few are enough")
	// ErrAsksForNote: the paragraph is an order to a machine, not a text.
	ErrAsksForNote = errors.New("this asks for a note instead of being one: Afterword has no note written for you, say in your own words what you want to say")
	// ErrGap: a question of Afterword's still stands in the paragraph.
	ErrGap = errors.New("a question to you still stands in this paragraph: answer it first")
	// ErrNotEnglish: the guard's lists are English.
	ErrNotEnglish = errors.New("this does not read as English, and what a machine changes can only be judged in English: nothing is sent")
)

// UnfitError says why a text cannot be sent to a model as it is. What it says is meant for
// the person.
type UnfitError struct{ Why string }

func (e *UnfitError) Error() string { return e.Why }

// Request is a paragraph made ready for a model. Prepare returns it.
type Request struct {
	Tone  Tone
	Text  string // as it is sent: masked
	Masks []Mask // what was masked, in the order of the text

	names locks
}

// Prepare makes a paragraph of a draft ready. The draft and its context tell the names that
// nobody may touch.
func Prepare(paragraph string, tone Tone, d review.Draft, c review.Context) (Request, error) {
	paragraph = strings.TrimSpace(paragraph)
	words := review.SplitWords(paragraph)
	switch {
	case !utf8.ValidString(paragraph):
		return Request{}, &UnfitError{"this paragraph is no text: it holds bytes that are not UTF-8"}
	case asksForNote(words):
		return Request{}, ErrAsksForNote
	case len(words) < minWords:
		return Request{}, ErrNothingWritten
	case len(paragraph) > MaxParagraph:
		return Request{}, &UnfitError{fmt.Sprintf("this paragraph has %d bytes, and %d is the most: choose a shorter one", len(paragraph), MaxParagraph)}
	case strings.Contains(paragraph, "\n"):
		return Request{}, &UnfitError{"these are several lines: choose one paragraph"}
	case strings.ContainsAny(paragraph, "[]{}"):
		return Request{}, ErrGap
	}
	d.Body = paragraph
	doc := review.NewDoc(d, c)
	if doc.NotEnglish {
		return Request{}, ErrNotEnglish
	}
	r := Request{Tone: tone, names: locksOf(doc)}
	r.Text, r.Masks = mask(paragraph)
	return r, nil
}

// asksForNote reports a text that orders one: "write me a thank-you note to Wei".
func asksForNote(words []review.Word) bool {
	at := 0
	for at < len(words) && oneOf(words[at].Fold, "please can could would you hey hi ai just now") {
		at++
	}
	if at >= len(words) || !oneOf(words[at].Fold, "write draft generate compose create make give produce") {
		return false
	}
	for _, w := range words[at+1 : min(len(words), at+9)] {
		if oneOf(w.Fold, "note notes thank thanks thankyou email mail letter message paragraph reply followup text") {
			return true
		}
	}
	return false
}

// Paragraphs lists the paragraphs of a body, each a line, without empty ones.
func Paragraphs(body string) []string {
	var all []string
	for line := range strings.SplitSeq(body, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// Replace returns a body with its paragraph of a number, counted from 1, in other words. It
// reports false where there is none of that number.
func Replace(body string, number int, words string) (string, bool) {
	lines, at := strings.Split(body, "\n"), 0
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if at++; at == number {
			lines[i] = words
			return strings.Join(lines, "\n"), true
		}
	}
	return body, false
}

// oneOf reports a word of a list, parted by blanks.
func oneOf(word, list string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}
