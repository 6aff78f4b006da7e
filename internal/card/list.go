package card

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-text/typesetting/font"
	"golang.org/x/image/math/fixed"
)

// List is a table to print on sheets of A4, laid across. It shares with a card that any
// name is set right, and that the same list is the same bytes.
type List struct {
	Title string
	About []string  // lines under the title
	Head  []string  // of the columns; repeated on each sheet
	Share []float64 // how wide each column is, as its part of the sum
	Rows  [][]string
	None  string // said where there are no rows
}

const (
	listWidth, listHeight = 297 * millimetre, 210 * millimetre
	listMargin            = 15 * millimetre
	listGutter            = 8.0 // between columns
	listLeading           = 4.0 // between rows
	listSize, listSmall   = 10.5, 9.0
	listTitleSize         = 18.0
)

// listRow is one row, its cells laid out.
type listRow struct {
	cells  []block
	height float64
}

// WriteList prints l to w as a PDF. The errors are *MissingLettersError and those of w.
func WriteList(w io.Writer, l List) error {
	all := strings.Join(slices.Concat([]string{l.Title, l.None, "0123456789/"}, l.About, l.Head, slices.Concat(l.Rows...)), "\n")
	fonts, err := newFonts(Printed, clean(all))
	if err != nil {
		return err
	}
	d := newDrawing(listWidth, listHeight, l.Title, inkOf(Printed))
	d.letters = map[letter]fpdf.Template{}
	columns := l.columns()
	head := layRow(fonts, l.Head, columns, listSmall)
	var top []block
	for i, line := range append([]string{l.Title}, l.About...) {
		size := listSize
		if i == 0 {
			size = listTitleSize
		}
		top = append(top, layCell(fonts, line, listWidth-2*listMargin, size))
	}
	if len(l.Rows) == 0 {
		top = append(top, layCell(fonts, l.None, listWidth-2*listMargin, listSize))
	}
	var rows []listRow
	for _, cells := range l.Rows {
		rows = append(rows, layRow(fonts, cells, columns, listSize))
	}
	sheets := paged(rows, head, top)
	for n, rows := range sheets {
		d.page()
		y := listMargin
		if n == 0 {
			for _, line := range top {
				d.block(line, box{listMargin, y, listWidth, line.height})
				y += line.height + listLeading
			}
			y += 2 * listLeading
		}
		if len(rows) > 0 {
			for _, row := range append([]listRow{head}, rows...) {
				for i, cell := range row.cells {
					d.block(cell, box{columns[i].x, y, columns[i].width, cell.height})
				}
				y += row.height + listLeading
			}
		}
		if len(sheets) > 1 {
			number := layCell(fonts, fmt.Sprintf("%d/%d", n+1, len(sheets)), listMargin*2, listSmall)
			d.block(number, box{listWidth - 2*listMargin, listHeight - listMargin, 2 * listMargin, number.height})
		}
	}
	return d.write(w)
}

// paged puts rows on sheets; the first begins with top, each has the head.
func paged(rows []listRow, head listRow, top []block) (sheets [][]listRow) {
	room := func() float64 { return listHeight - 2*listMargin - head.height - listLeading }
	left := room() - 2*listLeading
	for _, line := range top {
		left -= line.height + listLeading
	}
	sheet := []listRow{}
	for _, row := range rows {
		if row.height > left && len(sheet) > 0 {
			sheets, sheet, left = append(sheets, sheet), nil, room()
		}
		sheet, left = append(sheet, row), left-row.height-listLeading
	}
	return append(sheets, sheet)
}

// columns are the places of the columns on a sheet; only x and width count.
func (l List) columns() (columns []box) {
	sum := 0.0
	for _, share := range l.Share {
		sum += share
	}
	x, wide := listMargin, listWidth-2*listMargin-listGutter*float64(len(l.Share)-1)
	for _, share := range l.Share {
		columns = append(columns, box{x: x, width: wide * share / sum})
		x += wide*share/sum + listGutter
	}
	return columns
}

func layRow(fs *fonts, cells []string, columns []box, size float64) (row listRow) {
	for i, cell := range cells {
		b := layCell(fs, cell, columns[i].width, size)
		row.cells, row.height = append(row.cells, b), max(row.height, b.height)
	}
	return row
}

// layCell lays text out from the left in whatever letters it has. A word that is wider than
// its column, as Message-IDs are, is cut into pieces that are not.
func layCell(fs *fonts, text string, width, size float64) block {
	text = strings.Join(strings.Fields(clean(text)), " ")
	b, ok := lay(fs, text, width, size)
	for most := 48; !ok && most > 1; most -= most/8 + 1 {
		b, ok = lay(fs, cut(text, most), width, size)
	}
	b.rtl = false
	return b
}

// cut breaks the words of text that have more than most letters.
func cut(text string, most int) string {
	words := strings.Fields(text)
	for i, word := range words {
		runes := []rune(word)
		if len(runes) <= most {
			continue
		}
		var pieces []string
		for piece := range slices.Chunk(runes, most) {
			pieces = append(pieces, string(piece))
		}
		words[i] = strings.Join(pieces, "\n")
	}
	return strings.Join(words, " ")
}

// letter is one letter of a face at a size.
type letter struct {
	face *font.Face
	id   font.GID
	size fixed.Int26_6
}

// again draws a letter on the base line y, from x on, and keeps it for the next time (a
// form of ISO 32000-1, section 8.10).
func (d *drawing) again(l letter, o font.GlyphOutline, scale, x, y float64) {
	// A form is cut off at its edges: the letter stands in the middle of one that is large
	// enough for any.
	reach := 2 * inPoints(l.size)
	form, ok := d.letters[l]
	if !ok {
		form = d.pdf.CreateTemplateCustom(fpdf.PointType{}, fpdf.SizeType{Wd: 2 * reach, Ht: 2 * reach}, func(t *fpdf.Tpl) {
			t.RawWriteStr(fmt.Sprintf("%.5f 0 0 %.5f %.3f %.3f cm\n%sf\n", scale, scale, reach, reach, path(o)))
		})
		d.letters[l] = form
	}
	d.pdf.UseTemplateScaled(form, fpdf.PointType{X: x - reach, Y: y - reach}, fpdf.SizeType{Wd: 2 * reach, Ht: 2 * reach})
}
