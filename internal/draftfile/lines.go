package draftfile

import (
	"sort"
	"unicode/utf8"
)

// Lines tells the places of a text by line and column, as editors and SARIF do. A line
// ends with \n, \r\n or a \r alone. Lines and columns count from 0.
type Lines struct {
	text   string
	starts []int // bytes
}

// NewLines reads where the lines of a text begin.
func NewLines(text string) *Lines {
	l := &Lines{text: text, starts: []int{0}}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// At returns the line of a byte, and its column in bytes and in UTF-16 code units.
func (l *Lines) At(at int) (line, bytes, units int) {
	at = min(max(at, 0), len(l.text))
	line = sort.SearchInts(l.starts, at+1) - 1
	return line, at - l.starts[line], UTF16Len(l.text[l.starts[line]:at])
}

// Byte returns the byte of a place that is given in UTF-16 code units, or in bytes where
// inBytes is set. A place behind a line's end is its end, one behind the text the text's, one
// inside a character that character's beginning.
func (l *Lines) Byte(line, column int, inBytes bool) int {
	if line < 0 {
		return 0
	}
	if line >= len(l.starts) {
		return len(l.text)
	}
	start, end := l.starts[line], l.end(line)
	at := start
	for at < end && column > 0 {
		r, size := utf8.DecodeRuneInString(l.text[at:])
		width := size
		if !inBytes {
			width = 1
			if r > 0xFFFF {
				width = 2
			}
		}
		if width > column {
			break
		}
		at, column = at+size, column-width
	}
	return at
}

// end is where a line ends, its line end not counted.
func (l *Lines) end(line int) int {
	if line+1 == len(l.starts) {
		return len(l.text)
	}
	end := l.starts[line+1] - 1
	if end > l.starts[line] && l.text[end] == '\n' && l.text[end-1] == '\r' {
		end--
	}
	return end
}
