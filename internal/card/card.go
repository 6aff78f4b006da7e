// Package card prints a thank-you card: a few sentences on paper, as a PDF to print, cut
// and post.
//
//  1. The text is brought into composed form (Unicode NFC), and a font is chosen for each
//     script in it: one font for all Latin words of a card, so that "Hương" does not fall
//     out of its line (fonts.go).
//  2. Each paragraph is taken apart by direction, script and font, shaped, and broken into
//     lines (layout.go). The size of the letters is the largest at which all of it fits.
//  3. Letters are drawn as outlines, so a printer needs no font. Beside each line lies its
//     text, unseen, so that the card can be searched and read aloud (draw.go).
//
// What is asked for twice is the same twice, byte by byte: no clock, no random id. A text
// with letters that no font here has is refused and the letters are named; nothing is ever
// printed as an empty box.
//
// The same machinery prints address labels (label.go) and tables (list.go).
//
// It does not write the text: package compose does, out of the candidate's own sentence.
package card

//go:generate go run afterword/tools/fonts

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Size is the paper of a card.
type Size string

// The sizes.
const (
	A6          Size = "a6"   // 105 × 148 mm, upright
	FiveBySeven Size = "5x7"  // 5 × 7 inches, upright
	Folded      Size = "10x7" // 10 × 7 inches across, folded once to 5 × 7
)

// Sizes lists every size, in the order a person is offered them.
func Sizes() []Size { return []Size{A6, FiveBySeven, Folded} }

// Look is how the letters of a card look.
type Look string

// The looks.
const (
	Printed     Look = "printed"
	Handwritten Look = "handwritten"
)

// Looks lists every look, in the order a person is offered them.
func Looks() []Look { return []Look{Printed, Handwritten} }

// Card is what is printed.
type Card struct {
	Text string // paragraphs parted by line breaks, salutation and signature included
	Size Size
	Look Look
	// Front stands on the outside of a folded card; flat cards have none.
	Front string
	// Title is what a PDF reader shows in its title bar; not printed.
	Title string
}

// ErrEmpty says that there is nothing to print.
var ErrEmpty = errors.New("the card has no text: write at least one sentence")

// MissingLettersError says that no font here has some of the letters.
type MissingLettersError struct {
	Letters []rune // in the order of the text, each once
}

func (e *MissingLettersError) Error() string {
	const shown = 10
	var named []string
	for _, r := range e.Letters[:min(len(e.Letters), shown)] {
		named = append(named, fmt.Sprintf("%c (%U)", r, r))
	}
	if more := len(e.Letters) - shown; more > 0 {
		named = append(named, fmt.Sprintf("and %d more", more))
	}
	return "the card's fonts have no letter for " + strings.Join(named, ", ") + ": write it in Latin, Greek, Cyrillic, Arabic or Devanagari letters, or leave it out"
}

// TooLongError says that a text does not fit, however small it is printed.
type TooLongError struct {
	Words int // of the text
	Limit int // what reads well, see WordLimit
}

func (e *TooLongError) Error() string {
	return fmt.Sprintf("the text does not fit on the card (words: %d): keep it to %d words, none of them very long, or take a larger size", e.Words, e.Limit)
}

// WordLimit is how many words a card of a size holds before it looks crowded. More are
// printed, smaller, as long as they fit.
func WordLimit(s Size) int {
	if s == A6 {
		return 70
	}
	return 90
}

// Words counts the words of a card's text as people do: what stands between blanks.
func Words(text string) int { return len(strings.Fields(text)) }

// Write prints c to w as a PDF. The errors are ErrEmpty, *MissingLettersError,
// *TooLongError, an unknown size or look, and those of w.
func Write(w io.Writer, c Card) error {
	l, err := layOut(c)
	if err != nil {
		return err
	}
	d := newDrawing(l.sheet.width, l.sheet.height, c.Title, inkOf(c.Look))
	if l.cover != nil {
		d.page()
		d.block(*l.cover, l.sheet.text)
	}
	d.page()
	d.block(l.body, l.sheet.text)
	return d.write(w)
}

// laidOut is a card on its paper.
type laidOut struct {
	sheet sheet
	cover *block // nil without a front
	body  block
}

func layOut(c Card) (laidOut, error) {
	sheet, err := sheetOf(c.Size)
	if err != nil {
		return laidOut{}, err
	}
	if c.Look != Printed && c.Look != Handwritten {
		return laidOut{}, fmt.Errorf("a card cannot look %q: choose printed or handwritten", c.Look)
	}
	text := clean(c.Text)
	if text == "" {
		return laidOut{}, ErrEmpty
	}
	fonts, err := newFonts(c.Look, text+clean(c.Front))
	if err != nil {
		return laidOut{}, err
	}
	body, ok := fit(fonts, text, sheet.text, sizesOf(c.Look))
	if !ok {
		return laidOut{}, &TooLongError{Words: Words(text), Limit: WordLimit(c.Size)}
	}
	l := laidOut{sheet: sheet, body: body}
	if front := clean(c.Front); sheet.folds && front != "" {
		cover, ok := fit(fonts, front, sheet.text, frontSizesOf(c.Look))
		if !ok {
			return laidOut{}, fmt.Errorf("%q does not fit on the front of the card: shorten it", c.Front)
		}
		cover.center = true
		l.cover = &cover
	}
	return l, nil
}

// clean brings text into the form that is printed: composed letters, one kind of line
// break, no control characters, no blanks at the ends.
func clean(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\uFEFF' || r == '\u00AD' {
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(norm.NFC.String(text))
}
