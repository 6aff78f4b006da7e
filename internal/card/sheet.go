package card

import "fmt"

// box is a place on a page, in points from its upper left corner.
type box struct{ x, y, width, height float64 }

// sheet is the paper of a size, and where the text stands on it. Upright cards have their
// text in the middle; a folded one is laid flat, its right half being the front outside
// and the text inside.
type sheet struct {
	width, height float64
	text          box
	folds         bool
}

const (
	inch       = 72.0
	millimetre = inch / 25.4
)

func sheetOf(s Size) (sheet, error) {
	switch s {
	case A6:
		return upright(105*millimetre, 148*millimetre, 12*millimetre), nil
	case FiveBySeven:
		return upright(5*inch, 7*inch, 0.6*inch), nil
	case Folded:
		page := upright(5*inch, 7*inch, 0.6*inch)
		page.text.x += page.width
		page.width, page.folds = 2*page.width, true
		return page, nil
	}
	return sheet{}, fmt.Errorf("a card cannot have the size %q: choose a6, 5x7 or 10x7", s)
}

func upright(width, height, margin float64) sheet {
	return sheet{width: width, height: height, text: box{margin, margin, width - 2*margin, height - 2*margin}}
}
