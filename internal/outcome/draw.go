package outcome

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// A picture is as wide as a telephone shows it, in units that are pixels there; it grows
// with the page.
const (
	pictureWidth = 360
	textHeight   = 18
	barHeight    = 16
	rowHeight    = textHeight + barHeight + 10
	legendGap    = 8
	countWidth   = 34 // at the right, for the number of a row
	labelLength  = 44 // of a row's name, in letters
)

// standalone is the look of a picture that lies in a file of its own. On a page the page's
// own styles say it.
const standalone = `<style>
svg { color: #24221e; background: #fffdf9; font: 13px system-ui, sans-serif; --bar: #1d5f5a; }
@media (prefers-color-scheme: dark) { svg { color: #ebe7df; background: #202225; --bar: #8ed1c6; } }
text { fill: currentColor; }
.part { fill: var(--bar); stroke: var(--bar); }
.p1 { fill-opacity: 0.5; } .p2 { fill-opacity: 0.2; } .p3 { fill: none; } .p4 { fill: none; stroke-dasharray: 3 2; }
.axis { stroke: currentColor; stroke-opacity: 0.3; }
</style>
`

// DrawSVG returns the picture of f: a bar for each row of its table, parted as its columns
// are. Parts are told apart by how they are filled, so that colours are of no account, and
// their numbers stand in the bars' titles. With inPage it has no style of its own: the
// classes are part, p0 to p4, and axis. It holds no script and asks for nothing.
func (f Figure) DrawSVG(inPage bool) string {
	var b strings.Builder
	most := Enough // one case alone is no full bar
	for _, row := range f.Rows {
		most = max(most, row.Total())
	}
	legend := f.legend()
	height := 8 + textHeight*len(legend) + rowHeight*len(f.Rows)
	if len(legend) > 0 {
		height += legendGap
	}
	title := html.EscapeString(f.Title)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s, as bars. The table has the same numbers.">`+"\n", pictureWidth, height, title)
	if !inPage {
		fmt.Fprintf(&b, "<title>%s</title>\n%s", title, standalone)
	}
	y := 4
	for i, name := range legend {
		fmt.Fprintf(&b, `<rect class="part p%d" x="1" y="%d" width="12" height="12"/><text x="20" y="%d">%s</text>`+"\n", i, y+2, y+13, html.EscapeString(name))
		y += textHeight
	}
	if len(legend) > 0 {
		y += legendGap
	}
	fmt.Fprintf(&b, `<line class="axis" x1="0.5" y1="%d" x2="0.5" y2="%d"/>`+"\n", y+4, height)
	for _, row := range f.Rows {
		fmt.Fprintf(&b, `<text x="4" y="%d">%s</text>`+"\n", y+14, html.EscapeString(shortened(row.Name)))
		x := 1.0
		for i, n := range row.Counts {
			if n == 0 {
				continue
			}
			wide := float64(n) / float64(most) * (pictureWidth - countWidth)
			fmt.Fprintf(&b, `<rect class="part p%d" x="%.1f" y="%d" width="%.1f" height="%d"><title>%s: %d %s</title></rect>`+"\n",
				i, x, y+textHeight+2, max(1, wide-2), barHeight, html.EscapeString(row.Name), n, html.EscapeString(f.Columns[i]))
			x += wide
		}
		fmt.Fprintf(&b, `<text x="%.1f" y="%d">%d</text>`+"\n", x+6, y+textHeight+15, row.Total())
		y += rowHeight
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// legend names the parts, where there is more than one.
func (f Figure) legend() []string {
	if len(f.Columns) < 2 {
		return nil
	}
	return f.Columns
}

func shortened(name string) string {
	if utf8.RuneCountInString(name) <= labelLength {
		return name
	}
	return string([]rune(name)[:labelLength-1]) + "…"
}
