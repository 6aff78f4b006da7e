// Package turns finds turns of phrase in a note. What one check looks for is a Table of frames:
// words in their order, with places that may be filled in several ways, within one sentence. A
// frame is written as
//
//	i (really|so)? need (this|the) (job|position)
//
// where (a|b c) is a choice, ? makes the word or choice before it optional, ~3 stands for
// up to three words of any kind, # for a number, and ^ at the start for the opening of a
// sentence. @name stands for a choice that several frames share (see Language). Words are compared
// folded and without a possessive 's, so "it" stands for "it's" as well.
//
// A note is read once for the frames of many tables, thousands of them: a Book binds them
// together, and tells how.
package turns

import "afterword/internal/review"

// Table is what one check looks for. The frames are constants of a program: one that cannot be
// read is a mistake of the programmer and panics when its book is first read, in a test.
type Table struct {
	sources []source
	book    *Book
	number  int // in its book
}

// source is a frame as it is written, with what tells that it was found.
type source struct{ label, frame string }

// Of makes a table of frames that need no telling apart.
func Of(frames ...string) *Table { return New().Add("", frames...) }

// New makes a table without frames.
func New() *Table { return &Table{} }

// Add adds frames and returns the table; label is the Phrase of the Hit where one of them fits.
func (t *Table) Add(label string, frames ...string) *Table {
	for _, frame := range frames {
		t.sources = append(t.sources, source{label, frame})
	}
	return t
}

// Hit is where a turn of phrase stands: words[From:To].
type Hit struct {
	From, To int
	Phrase   string // which it is: the label of its frame
}

// Place is where a hit stands in the text of the words.
func (h Hit) Place(words []review.Word) review.Span {
	return review.Span{Start: words[h.From].Start, End: words[h.To-1].End}
}

// Language is what the frames of a book share.
type Language struct {
	// Idiom returns the choice that @name stands for, "(a|b c)", empty where there is none.
	Idiom func(name string) string
	// Grammar are words that stand everywhere. A frame is rather looked for where another of its
	// words stands.
	Grammar func() *review.WordSet
}
