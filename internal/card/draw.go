package card

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/shaping"
)

// ink is the colour of letters.
type ink struct{ red, green, blue int }

func inkOf(l Look) ink {
	if l == Handwritten {
		return ink{28, 40, 92} // a fountain pen's blue-black
	}
	return ink{34, 34, 34}
}

// drawing is a PDF in the making. Positions are in points from the upper left corner.
type drawing struct {
	pdf  *fpdf.Fpdf
	size fpdf.SizeType
	// letters are drawn once and used again where a drawing is long; nil for a card, on
	// which few letters come twice.
	letters map[letter]fpdf.Template
}

func newDrawing(width, height float64, title string, color ink) *drawing {
	size := fpdf.SizeType{Wd: width, Ht: height}
	pdf := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: size})
	// The same card is the same file: no clock, no chance.
	epoch := time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	pdf.SetCreationDate(epoch)
	pdf.SetModificationDate(epoch)
	pdf.SetCatalogSort(true)
	pdf.SetProducer("Afterword", true)
	pdf.SetTitle(title, true)
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetFillColor(color.red, color.green, color.blue)
	return &drawing{pdf: pdf, size: size}
}

func (d *drawing) page() {
	d.pdf.AddPageFormat("P", d.size)
	d.pdf.SetFont("Helvetica", "", 10) // of the unseen text; every reader has it
}

// block draws a text.
func (d *drawing) block(b block, in box) {
	b.place(in, func(l line, x, y float64) {
		d.unseen(l.text, x, y, l.ascent)
		for _, run := range l.runs {
			x = d.run(run, x, y)
		}
	})
}

// place says where the base line of each line begins: the text stands a little above the
// middle of a box, where a hand would begin.
func (b block) place(in box, at func(l line, x, y float64)) {
	y := in.y + max(0, in.height-b.height)*0.42
	for _, l := range b.lines {
		y += l.height
		x := in.x
		switch {
		case b.center:
			x += (in.width - l.width) / 2
		case b.rtl:
			x += in.width - l.width
		}
		at(l, x, y)
	}
}

// unseen lays the text of a line beside its drawing, for search and for screen readers
// (ISO 32000-1, section 14.9.4).
func (d *drawing) unseen(text string, x, y, size float64) {
	var hex strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&hex, "%04X", unit)
	}
	d.pdf.RawWriteStr("/Span <</ActualText <FEFF" + hex.String() + ">>> BDC\n")
	d.pdf.SetFontSize(size)
	d.pdf.SetTextRenderingMode(3)
	d.pdf.Text(x, y, "x")
	d.pdf.SetTextRenderingMode(0)
	d.pdf.RawWriteStr("EMC\n")
}

// run draws shaped letters on the base line y and returns where the next run begins.
func (d *drawing) run(run shaping.Output, x, y float64) float64 {
	scale := inPoints(run.Size) / float64(run.Face.Upem())
	for _, g := range run.Glyphs {
		if outline, ok := run.Face.GlyphDataOutline(g.GlyphID); !ok || len(outline.Segments) == 0 {
			// a blank
		} else if d.letters != nil {
			d.again(letter{run.Face, g.GlyphID, run.Size}, outline, scale, x+inPoints(g.XOffset), y-inPoints(g.YOffset))
		} else {
			// PDF counts from below. The same letter is the same words after the matrix, which
			// is what makes the file small once it is compressed.
			d.pdf.RawWriteStr(fmt.Sprintf("q %.5f 0 0 %.5f %.3f %.3f cm\n%sf Q\n", scale, scale,
				x+inPoints(g.XOffset), d.size.Ht-y+inPoints(g.YOffset), path(outline)))
		}
		x += inPoints(g.Advance)
	}
	return x
}

// path writes an outline in the operators of PDF (ISO 32000-1, section 8.5.2), in the
// font's own units.
func path(o font.GlyphOutline) string {
	var b []byte
	operator := func(name byte, points ...opentype.SegmentPoint) {
		for _, p := range points {
			b = append(strconv.AppendFloat(b, tenths(p.X), 'f', -1, 64), ' ')
			b = append(strconv.AppendFloat(b, tenths(p.Y), 'f', -1, 64), ' ')
		}
		b = append(b, name, '\n')
	}
	var at opentype.SegmentPoint
	open := false
	for _, s := range o.Segments {
		to := s.ArgsSlice()
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				operator('h')
			}
			open = true
			operator('m', to...)
		case opentype.SegmentOpLineTo:
			operator('l', to...)
		case opentype.SegmentOpQuadTo:
			// PDF has cubic curves only: its two controls lie two thirds of the way to the one.
			operator('c', between(at, to[0]), between(to[1], to[0]), to[1])
		case opentype.SegmentOpCubeTo:
			operator('c', to...)
		}
		at = to[len(to)-1]
	}
	operator('h')
	return string(b)
}

// between is the point two thirds of the way from one to another.
func between(from, to opentype.SegmentPoint) opentype.SegmentPoint {
	return opentype.SegmentPoint{X: from.X + (to.X-from.X)*2/3, Y: from.Y + (to.Y-from.Y)*2/3}
}

func tenths(v float32) float64 { return math.Round(float64(v)*10) / 10 }

func (d *drawing) write(w io.Writer) error {
	if err := d.pdf.Output(w); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	return nil
}
