package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"
	"golang.org/x/text/width"
)

// maxWidth keeps lines readable on wide terminals.
const maxWidth = 88

// paper writes text for a person: wrapped, and with weight where a terminal shows it.
type paper struct {
	w     io.Writer
	width int
	color bool
}

func (e *env) paper() *paper {
	p := &paper{w: e.out, width: maxWidth}
	if f, ok := e.out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.color = e.getenv("NO_COLOR") == "" && e.getenv("TERM") != "dumb"
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 20 {
			p.width = min(columns, maxWidth)
		}
	}
	return p
}

func (p *paper) style(code, s string) string {
	if !p.color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p *paper) bold(s string) string   { return p.style("1", s) }
func (p *paper) dim(s string) string    { return p.style("2", s) }
func (p *paper) red(s string) string    { return p.style("31", s) }
func (p *paper) green(s string) string  { return p.style("32", s) }
func (p *paper) yellow(s string) string { return p.style("33", s) }

// line prints one line as it is. What came from a file or a mail goes through shown.
func (p *paper) line(format string, args ...any) { fmt.Fprintf(p.w, format+"\n", args...) }

// text prints a text wrapped to the width, each line behind indent.
func (p *paper) text(indent, s string) {
	for _, paragraph := range strings.Split(s, "\n") {
		line, used := "", 0
		for _, word := range strings.Fields(shown(paragraph)) {
			n := columns(word)
			if used > 0 && len(indent)+used+1+n > p.width {
				p.line("%s%s", indent, line)
				line, used = "", 0
			}
			if used > 0 {
				line, used = line+" ", used+1
			}
			line, used = line+word, used+n
		}
		p.line("%s", strings.TrimRight(indent+line, " "))
	}
}

// columns is how many cells of a terminal s takes.
func columns(s string) (n int) {
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// shown makes a stranger's text safe for a terminal: control characters, which could
// move the cursor or change the title, become visible marks.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return '\uFFFD'
		}
		return r
	}, s)
}

// whenLayout shows a time with its zone, for a person.
const whenLayout = "Mon 2 Jan 2006, 15:04 MST"

func when(t time.Time) string { return t.Format(whenLayout) }

// printJSON prints one document.
func (e *env) printJSON(document any) error {
	enc := json.NewEncoder(e.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(document); err != nil {
		return fmt.Errorf("print the JSON document: %w", err)
	}
	return nil
}
