package review

import "strings"

// Adjoinment says what a word is written together with.
type Adjoinment int

// What a word may be written together with.
const (
	Apart    Adjoinment = iota // nothing
	Hyphened                   // "re-index"
	AsCode                     // "main.go", "@ada", "a/b", "go_mod"
)

// Joined says what a word of text is written together with.
func Joined(text string, w Word) Adjoinment {
	is := Apart
	if w.Start > 0 {
		switch c := text[w.Start-1]; c {
		case '-':
			is = Hyphened
		case '@', '/', '\\', '_', '#', '$', '=', '<', '{', '`', '~', '&', '+', '%', '|', '[':
			return AsCode
		case '.', ':', '(':
			if w.Start > 1 && !isBlankByte(text[w.Start-2]) {
				return AsCode
			}
		}
	}
	if w.End < len(text) {
		switch c := text[w.End]; c {
		case '-':
			if w.End+1 < len(text) && !isBlankByte(text[w.End+1]) && text[w.End+1] != '-' {
				is = Hyphened
			}
		case '@', '/', '\\', '_', '$', '=', '>', '}', '`', '~', '&', '+', '|', '(', ']', '[':
			return AsCode
		case '.', ':':
			if w.End+1 < len(text) && isLetterByte(text[w.End+1]) {
				return AsCode
			}
		}
	}
	return is
}

// InQuotes reports a single word in quotation marks: cited, not used.
func InQuotes(text string, w Word) bool {
	before, after := text[:w.Start], text[w.End:]
	for _, marks := range [...][2]string{{`"`, `"`}, {"“", "”"}, {"„", "“"}, {"‘", "’"}, {"'", "'"}, {"«", "»"}} {
		if strings.HasSuffix(before, marks[0]) && strings.HasPrefix(after, marks[1]) {
			return true
		}
	}
	return false
}

// OnlyBlanks reports a gap within one paragraph that holds blanks and at most one line end.
func OnlyBlanks(gap string) bool {
	lines := 0
	for i := range len(gap) {
		switch gap[i] {
		case ' ', '\t', '\r':
		case '\n':
			lines++
		default:
			return false
		}
	}
	return gap != "" && lines < 2
}

func isBlankByte(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func isLetterByte(c byte) bool { return c|0x20-'a' < 26 }
