package processfile

import (
	"bytes"
	"errors"
	"io"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"afterword/internal/pattern"
)

const (
	// maxSize is far above what a year of interviews fills.
	maxSize = 1 << 20
	// maxDepth is above the six levels of a process file.
	maxDepth = 16
)

// parse returns the root of the document, or nil after recording why there is none.
func (r *reader) parse(data []byte) *yaml.Node {
	if len(data) > maxSize {
		r.problemAt(1, 1, "the file is larger than 1 MB: is this a process file?")
		return nil
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !r.readable(data) {
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		r.problemAt(1, 1, `the file is empty: begin with "me", "employer" and "interviews"`)
		return nil
	case err != nil:
		r.syntax(data, err)
		return nil
	}
	switch err := decoder.Decode(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		r.syntax(data, err)
		return nil
	default:
		r.problem(&second, `a second document begins with "---": write each process to a file of its own`)
		return nil
	}
	if len(document.Content) != 1 || !r.plain(document.Content[0], 1) {
		return nil
	}
	return document.Content[0]
}

// readable reports whether data is text, and says where it is not.
func (r *reader) readable(data []byte) bool {
	line, column := 1, 1
	for rest := data; len(rest) > 0; column++ {
		c, size := utf8.DecodeRune(rest)
		switch {
		case c == utf8.RuneError && size == 1:
			r.problemAt(line, column, "this is not UTF-8 text: save the file as UTF-8")
			return false
		case c == '\n':
			line, column = line+1, 0
		case c != '\t' && c != '\r' && unicode.IsControl(c):
			r.problemAt(line, column, "a control character (%U) stands here: remove it", c)
			return false
		}
		rest = rest[size:]
	}
	return true
}

// plain reports whether the tree under n uses nothing but keys, lists and texts. Aliases
// above all are refused: a few lines of them can stand for gigabytes.
func (r *reader) plain(n *yaml.Node, depth int) bool {
	switch {
	case depth > maxDepth:
		r.problem(n, "this is nested too deeply for a process file: compare it with the example in docs/process-file.md")
		return false
	case n.Kind == yaml.AliasNode:
		r.problem(n, "aliases (*%s) are not read: write the text out", n.Value)
		return false
	case n.Anchor != "":
		r.problem(n, "YAML anchors (&%s) are not read: remove it, or put the text in quotes", n.Anchor)
		return false
	case n.Style&yaml.TaggedStyle != 0:
		r.problem(n, "tags (%s) are not read: remove it, or put the text in quotes", short(n.Tag))
		return false
	}
	for _, child := range n.Content {
		if !r.plain(child, depth+1) {
			return false
		}
	}
	return true
}

// syntax records why data is not YAML. The parser's own words are for programmers and
// its line is often that of the enclosing block, so both are improved on where possible.
func (r *reader) syntax(data []byte, err error) {
	if line, column, found := tabIndent(data); found {
		r.problemAt(line, column, "a tab indents this line: use spaces")
		return
	}
	line, message := syntaxError(err)
	for _, s := range syntaxSentences() {
		if strings.Contains(message, s.has) {
			if s.located {
				line = failingLine(data, message)
				if why, column := wrongBeginning(data, line); why != "" {
					r.problemAt(line, column, "%s", why)
					return
				}
			}
			r.problemAt(line, indent(data, line), "%s", s.says)
			return
		}
	}
	r.problemAt(line, indent(data, line), "this is not YAML (%s): compare it with the example in docs/process-file.md", message)
}

type syntaxSentence struct {
	has, says string
	// located says that the first line at which the parser fails is the line to blame;
	// for brackets and quotes it is where they open, which the parser tells.
	located bool
}

func syntaxSentences() []syntaxSentence {
	return []syntaxSentence{
		{"mapping values are not allowed", "a colon is in the way here: put a text that contains \": \" in quotes", true},
		{"did not find expected key", "the indentation does not fit the lines above: align keys that belong together", true},
		{"could not find expected ':'", "a colon is missing after a key: write \"key: text\"", true},
		{"did not find expected '-' indicator", "the indentation does not fit the list above: begin each entry with \"- \" in the same column", true},
		{"block sequence entries are not allowed", "a list begins where none can be: put it on a line of its own, under its key", true},
		{"cannot start any token", "a text may not begin with @, `, %, * or a tab: put it in quotes", true},
		{"did not find expected ',' or '}'", "a { is not closed, or a comma or quote is missing after it: check it up to its }", false},
		{"did not find expected ',' or ']'", "a [ is not closed, or a comma or quote is missing after it: check it up to its ]", false},
		{"did not find expected alphabetic or numeric character", "a text may not begin with & or *: put it in quotes", true},
		{"did not find expected comment or line break", "a text that begins with | or > must start on the next line: move it there, or put it in quotes", true},
		{"mapping keys are not allowed", "a text may not begin with \"? \": put it in quotes", true},
		{"unexpected end of stream", "a quote is opened and never closed: close it", false},
		{"unknown escape character", "a backslash in double quotes needs another before it: write \\\\, or use single quotes", true},
		{"unknown anchor", "aliases (*name) are not read: write the text out, or put it in quotes", true},
		{"exceeded max depth", "this is nested too deeply for a process file: compare it with the example in docs/process-file.md", false},
	}
}

var valuePattern = pattern.Of(`^ *(?:- +)?[A-Za-z_]+: +`)

// wrongBeginning says that the text of a line begins with a mark that YAML takes for its
// own, as in "anchor: [the queue] and who owns it"; empty when it does not, or when what
// follows looks as if the mark was meant.
func wrongBeginning(data []byte, line int) (why string, column int) {
	lines := bytes.Split(data, []byte("\n"))
	if line > len(lines) {
		return "", 0
	}
	before := valuePattern().Find(lines[line-1])
	value := lines[line-1][len(before):]
	if before == nil || len(value) == 0 {
		return "", 0
	}
	column = len(before) + 1
	switch mark := value[0]; {
	case mark == '[' && !bytes.Contains(value, []byte("{")), mark == '{' && !bytes.Contains(value, []byte(":")):
		return "a text that begins with " + string(mark) + " is taken for a list of its own: put all of it in quotes", column
	case mark == '"', mark == '\'':
		return "this text begins with a quote and goes on after its end: put all of it in the other kind of quotes", column
	}
	return "", 0
}

var syntaxErrorPattern = pattern.Of(`^yaml: (?:line (\d+): )?(.*)$`)

// syntaxError takes the parser's message apart. Its parser counts lines from 0, its
// scanner from 1; messages of the parser begin with "did not find".
func syntaxError(err error) (line int, message string) {
	m := syntaxErrorPattern().FindStringSubmatch(err.Error())
	if m == nil {
		return 1, err.Error()
	}
	line, _ = strconv.Atoi(m[1])
	if strings.HasPrefix(m[2], "did not find") {
		line++
	}
	return max(line, 1), m[2]
}

// failingLine returns the number of the first line up to which data already fails with
// message.
func failingLine(data []byte, message string) int {
	lines := bytes.SplitAfter(data, []byte("\n"))
	ends := make([]int, len(lines))
	end := 0
	for i, line := range lines {
		end += len(line)
		ends[i] = end
	}
	return 1 + sort.Search(len(lines)-1, func(i int) bool {
		var n yaml.Node
		err := yaml.Unmarshal(data[:ends[i]], &n)
		if err == nil {
			return false
		}
		_, m := syntaxError(err)
		return m == message
	})
}

func tabIndent(data []byte) (line, column int, found bool) {
	for i, text := range bytes.Split(data, []byte("\n")) {
		indent := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
		if tab := bytes.IndexByte(indent, '\t'); tab >= 0 && len(indent) < len(text) {
			return i + 1, tab + 1, true
		}
	}
	return 0, 0, false
}

// indent returns the column at which the text of a line begins.
func indent(data []byte, line int) int {
	lines := bytes.Split(data, []byte("\n"))
	if line > len(lines) {
		return 1
	}
	text := lines[line-1]
	return len(text) - len(bytes.TrimLeft(text, " ")) + 1
}
