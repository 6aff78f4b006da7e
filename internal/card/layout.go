package card

import (
	"slices"
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
)

// line is one line of text, its runs from left to right.
type line struct {
	runs   []shaping.Output
	text   string  // in the order it is read
	width  float64 // points
	height float64 // from the base line above to this one, points
	// ascent and descent are how far its letters may reach up and down.
	ascent, descent float64
}

// block is a text, laid out.
type block struct {
	lines  []line
	height float64
	rtl    bool // lines begin at the right
	center bool // lines stand in the middle instead
}

// Letters are tried from large to small, in points. Below the last nobody reads with ease.
func sizesOf(l Look) []float64 {
	if l == Handwritten {
		return []float64{20, 19, 18, 17, 16, 15, 14, 13}
	}
	return []float64{16, 15, 14, 13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9}
}

func frontSizesOf(l Look) []float64 {
	if l == Handwritten {
		return []float64{46, 40, 34, 28, 22, 16}
	}
	return []float64{34, 30, 26, 22, 18, 14}
}

// fit lays text out at the largest of sizes at which it fits into the box; ok is false
// when it fits at none.
func fit(fs *fonts, text string, in box, sizes []float64) (b block, ok bool) {
	for _, size := range sizes {
		if b, ok = lay(fs, text, in.width, size); ok && b.height <= in.height {
			return b, true
		}
	}
	return block{}, false
}

// lay breaks text into lines of a width; ok is false when a word is wider than that.
func lay(fs *fonts, text string, width, size float64) (b block, ok bool) {
	b.rtl = beginsAtRight(text)
	below, gap := 0.0, 0.0 // the reach of the line above, and what an empty line adds
	for paragraph := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(paragraph) == "" {
			gap = size * 0.5
			continue
		}
		for _, l := range breakLines(fs, strings.TrimSpace(paragraph), width, size) {
			if l.width > width+0.5 {
				return b, false
			}
			l.height = l.ascent
			if len(b.lines) > 0 {
				l.height = max(size*1.3, below+l.ascent) + gap
			}
			below, gap = l.descent, 0
			b.lines = append(b.lines, l)
			b.height += l.height
		}
	}
	b.height += below
	return b, true
}

func breakLines(fs *fonts, paragraph string, width, size float64) []line {
	runes := []rune(paragraph)
	direction := di.DirectionLTR
	if readsFromRight(paragraph) {
		direction = di.DirectionRTL
	}
	var segmenter shaping.Segmenter
	inputs := segmenter.Split(shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: direction, Size: points(size), Language: language.NewLanguage("en"),
	}, fs)
	var shaper shaping.HarfbuzzShaper
	shaped := make([]shaping.Output, 0, len(inputs))
	for _, in := range inputs {
		in.Size = points(size * fs.of[in.Face].scale)
		shaped = append(shaped, shaper.Shape(in))
	}
	var wrapper shaping.LineWrapper
	wrapped, _ := wrapper.WrapParagraphF(shaping.WrapConfig{Direction: direction, BreakPolicy: shaping.Never}, points(width), runes, shaping.NewSliceIterator(shaped))
	lines := make([]line, 0, len(wrapped))
	for _, runs := range wrapped {
		var l line
		from, to := len(runes), 0
		for _, run := range runs {
			l.width += inPoints(run.Advance)
			l.ascent = max(l.ascent, inPoints(run.LineBounds.Ascent))
			l.descent = max(l.descent, inPoints(-run.LineBounds.Descent))
			from, to = min(from, run.Runes.Offset), max(to, run.Runes.Offset+run.Runes.Count)
		}
		l.text = strings.TrimSpace(string(runes[min(from, to):to]))
		// The wrapper uses its runs again for the next paragraph.
		l.runs = slices.Clone([]shaping.Output(runs))
		slices.SortFunc(l.runs, func(a, b shaping.Output) int { return int(a.VisualIndex - b.VisualIndex) })
		lines = append(lines, l)
	}
	return lines
}

// readsFromRight reports the direction of a paragraph: that of its first letter that has
// one (Unicode Standard Annex 9, rules P2 and P3).
func readsFromRight(paragraph string) bool {
	for _, r := range paragraph {
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// beginsAtRight reports at which side the lines of a card begin: the one of most of its
// letters, so that a name in other letters does not stand alone at the far side.
func beginsAtRight(text string) bool {
	left, right := 0, 0
	for _, r := range text {
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.L:
			left++
		case bidi.R, bidi.AL:
			right++
		}
	}
	return right > left
}

// points is a length that is not negative, in 64ths of a point.
func points(p float64) fixed.Int26_6 { return fixed.Int26_6(p*64 + 0.5) }

func inPoints(v fixed.Int26_6) float64 { return float64(v) / 64 }
