package letter

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlText renders HTML as the plain text a reader would have got: paragraphs and list
// items on lines of their own, quoted blocks behind "> ", links as their words. It reads
// tokens one after another and builds no tree, so nesting costs nothing.
func htmlText(source string) string {
	var w htmlWriter
	tokens := html.NewTokenizer(strings.NewReader(source))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return w.done()
		case html.TextToken:
			if w.hidden == 0 {
				w.words(string(tokens.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			w.open(atom.Lookup(name))
		case html.EndTagToken:
			name, _ := tokens.TagName()
			w.close(atom.Lookup(name))
		}
	}
}

// maxQuote bounds the "> " marks of one line: replies to replies to replies.
const maxQuote = 8

// htmlWriter collects lines.
type htmlWriter struct {
	out    strings.Builder
	line   strings.Builder
	quote  int  // blockquotes around the current place
	hidden int  // style, script, head… around the current place
	pre    int  // preformatted text around the current place
	blank  bool // the last line written was empty
}

func (w *htmlWriter) open(a atom.Atom) {
	switch a {
	case atom.Script, atom.Style, atom.Head, atom.Title, atom.Template:
		w.hidden++
	case atom.Body:
		w.hidden = 0 // a head without its end is over here
	case atom.Blockquote:
		w.end()
		w.quote++
	case atom.Br:
		w.newline()
	case atom.Hr:
		w.end()
		w.line.WriteString(strings.Repeat("_", 32))
		w.newline()
	case atom.Li:
		w.end()
		w.line.WriteString("- ")
	case atom.Pre:
		w.end()
		w.pre++
	case atom.Td, atom.Th:
		w.words(" ")
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Table:
		w.paragraph()
	case atom.Div, atom.Tr, atom.Section, atom.Article, atom.Header, atom.Footer:
		w.end()
	}
}

func (w *htmlWriter) close(a atom.Atom) {
	switch a {
	case atom.Script, atom.Style, atom.Head, atom.Title, atom.Template:
		w.hidden = max(0, w.hidden-1)
	case atom.Blockquote:
		w.end()
		w.quote = max(0, w.quote-1)
	case atom.Pre:
		w.end()
		w.pre = max(0, w.pre-1)
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Table:
		w.paragraph()
	case atom.Div, atom.Tr, atom.Li, atom.Section, atom.Article, atom.Header, atom.Footer:
		w.end()
	}
}

// words adds text to the current line, its white space run together.
func (w *htmlWriter) words(text string) {
	if w.pre > 0 {
		for i, line := range strings.Split(text, "\n") {
			if i > 0 {
				w.newline()
			}
			w.line.WriteString(line)
		}
		return
	}
	for _, r := range text {
		switch r {
		case ' ', '\t', '\n', '\r', '\f', '\u00A0':
			if current := w.line.String(); current != "" && !strings.HasSuffix(current, " ") {
				w.line.WriteByte(' ')
			}
		case '\u200B', '\u200C', '\u200D', '\uFEFF', '\u034F': // padding of mail templates
		default:
			w.line.WriteRune(r)
		}
	}
}

// newline ends the current line, also an empty one.
func (w *htmlWriter) newline() {
	line := strings.TrimRight(w.line.String(), " ")
	w.line.Reset()
	marks := min(w.quote, maxQuote)
	w.blank = line == ""
	w.out.WriteString(strings.Repeat("> ", marks) + line + "\n")
}

// end ends the current line if something is on it.
func (w *htmlWriter) end() {
	if strings.TrimSpace(w.line.String()) != "" {
		w.newline()
	}
	w.line.Reset()
}

// paragraph ends the current line and leaves an empty one.
func (w *htmlWriter) paragraph() {
	w.end()
	if w.out.Len() > 0 && !w.blank {
		w.newline()
	}
}

func (w *htmlWriter) done() string {
	w.end()
	return strings.TrimRight(w.out.String(), "\n")
}
