package card

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// WritePicture draws the page of c that has its text as an SVG, to be looked at before it
// is printed: the letters stand exactly where Write puts them. Of a folded card it is the
// half with the text. It is one element without styles or scripts, to stand inside a page.
// The errors are those of Write.
func WritePicture(w io.Writer, c Card) error {
	l, err := layOut(c)
	if err != nil {
		return err
	}
	in, width := l.sheet.text, l.sheet.width
	if l.sheet.folds {
		width /= 2
		in.x -= width
	}
	in.x = math.Round(in.x*100) / 100 // so that halving leaves no trace in the last digit
	color := inkOf(c.Look)
	var letters strings.Builder
	l.body.place(in, func(line line, x, y float64) {
		for _, run := range line.runs {
			scale := inPoints(run.Size) / float64(run.Face.Upem())
			for _, g := range run.Glyphs {
				if outline, ok := run.Face.GlyphDataOutline(g.GlyphID); ok && len(outline.Segments) > 0 {
					fmt.Fprintf(&letters, `<path transform="matrix(%.5f 0 0 %.5f %.2f %.2f)" d="%s"/>`, scale, -scale,
						x+inPoints(g.XOffset), y-inPoints(g.YOffset), pathData(outline))
				}
				x += inPoints(g.Advance)
			}
		}
	})
	_, err = fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.2f %.2f" aria-hidden="true" focusable="false"><rect width="100%%" height="100%%" fill="#fffdf8"/><g fill="#%02x%02x%02x">%s</g></svg>`,
		width, l.sheet.height, color.red, color.green, color.blue, letters.String())
	if err != nil {
		return fmt.Errorf("drawing the card: %w", err)
	}
	return nil
}

// pathData writes an outline in the words of SVG (SVG 2, section 9.3), in the font's units.
func pathData(o font.GlyphOutline) string {
	var b []byte
	for _, s := range o.Segments {
		name := map[opentype.SegmentOp]string{opentype.SegmentOpMoveTo: "M", opentype.SegmentOpLineTo: "L", opentype.SegmentOpQuadTo: "Q", opentype.SegmentOpCubeTo: "C"}[s.Op]
		if name == "M" && len(b) > 0 {
			b = append(b, 'Z')
		}
		b = append(b, name...)
		for i, p := range s.ArgsSlice() {
			if i > 0 {
				b = append(b, ' ')
			}
			b = strconv.AppendInt(b, int64(math.Round(float64(p.X))), 10)
			b = append(b, ' ')
			b = strconv.AppendInt(b, int64(math.Round(float64(p.Y))), 10)
		}
	}
	return string(append(b, 'Z'))
}
