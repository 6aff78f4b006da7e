package card

import (
	"fmt"
	"io"
	"strings"
)

// Label is the address of an envelope, with the sender's above it where there is one.
type Label struct {
	To   []string // lines, the name first
	From []string // the sender's, on one line; may be empty
}

// A label is 99.1 × 57 mm, ten on a sheet of A4 and near the American 2 × 4 inches.
const (
	labelWidth, labelHeight = 99.1 * millimetre, 57 * millimetre
	labelMargin             = 5 * millimetre
)

// WriteLabel prints l to w as a PDF of one label. The errors are those of Write.
func WriteLabel(w io.Writer, l Label) error {
	to, from := clean(strings.Join(l.To, "\n")), clean(strings.Join(l.From, " · "))
	if to == "" {
		return ErrEmpty
	}
	fonts, err := newFonts(Printed, to+from)
	if err != nil {
		return err
	}
	inside := box{labelMargin, labelMargin, labelWidth - 2*labelMargin, labelHeight - 2*labelMargin}
	d := newDrawing(labelWidth, labelHeight, "Address label", inkOf(Printed))
	d.page()
	if from != "" {
		sender, ok := fit(fonts, from, box{width: inside.width, height: inside.height / 3}, []float64{8, 7, 6})
		if !ok {
			return fmt.Errorf("your own address does not fit on the label: shorten it")
		}
		d.block(sender, box{inside.x, inside.y, inside.width, sender.height})
		inside.y, inside.height = inside.y+sender.height+labelMargin, inside.height-sender.height-labelMargin
	}
	address, ok := fit(fonts, to, inside, []float64{13, 12, 11, 10, 9, 8})
	if !ok {
		return fmt.Errorf("the address does not fit on the label: shorten its lines")
	}
	d.block(address, inside)
	return d.write(w)
}
