package letter

import (
	"strings"
)

// lineKind says what one line of a mail's text is.
type lineKind byte

const (
	ownLine   lineKind = iota // words of the writer
	emptyLine                 // nothing
	quoteLine                 // "> …"
	introLine                 // "On … wrote:", all of its lines
	fieldLine                 // "From: …", "Gesendet: …"
	ruleLine                  // "-- ", "________"
	phoneLine                 // "Sent from my iPhone"
)

// maxReplyLines is how much of a text is looked at; nobody answers in more lines.
const maxReplyLines = 5000

// maxMarkLine is how long a line that a program wrote can be, bytes; longer ones are prose.
const maxMarkLine = 1000

// ownWords returns the part of text that its writer wrote: without the quoted mail, the
// line that introduces it, the header block that some programs put above it, the
// signature below "-- " and the boast of a telephone.
//
// Quotes between the writer's own lines stay, because the lines answer them; so does a
// quote at the top that nothing introduces. When nothing of the writer's remains, text
// is returned as it is: better too much than a silent answer.
//
// The steps: say what each line is; cut at the first line below which nothing is the
// writer's; drop introductions and telephone lines; drop quotes that end, or follow an
// introduction at the start.
func ownWords(text string) string {
	lines := strings.Split(text, "\n")
	if len(lines) > maxReplyLines {
		lines = lines[:maxReplyLines]
	}
	kinds := kindsOf(lines)
	end := cutAt(kinds)
	lines, kinds = lines[:end], kinds[:end]
	start := afterOpeningQuote(kinds)
	end = len(lines)
	for end > start && kinds[end-1] != ownLine {
		end--
	}
	var kept []string
	for i := start; i < end; i++ {
		if kinds[i] != introLine && kinds[i] != phoneLine {
			kept = append(kept, strings.TrimRight(lines[i], " \t"))
		}
	}
	if own := strings.Trim(strings.Join(kept, "\n"), "\n"); strings.TrimSpace(own) != "" {
		return own
	}
	return strings.TrimSpace(text)
}

// QuotedFrom returns where in text, in bytes, the mail begins that it answers and that stands quoted
// below the writer's own words, with the line that parts it from them, or where the boast of a
// telephone does that ends the text; it is len(text) where none does. A signature is the writer's.
func QuotedFrom(text string) int {
	lines := strings.Split(text, "\n")
	if len(lines) > maxReplyLines {
		return len(text)
	}
	kinds := kindsOf(lines)
	last := len(kinds) // the first of the lines at the end that are all quotes
	for last > 0 && (kinds[last-1] == quoteLine || kinds[last-1] == emptyLine) {
		last--
	}
	for last < len(kinds) && kinds[last] == emptyLine {
		last++
	}
	at, wrote := 0, false
	for i, kind := range kinds {
		quotes := i == last || kind == introLine && foreignBelow(kinds, i) || kind == fieldLine && fieldsFrom(kinds, i) >= 3
		if wrote && quotes {
			return at - aboveQuote(lines[:i], kinds[:i])
		}
		wrote = wrote || kind == ownLine
		at += len(lines[i]) + 1
	}
	if size := aboveQuote(lines, kinds); wrote && size > 0 {
		return len(text) + 1 - size
	}
	return len(text)
}

// aboveQuote counts the bytes at the end of lines that are no words of the writer's: the line that
// parts a quoted mail from them, and that of a telephone.
func aboveQuote(lines []string, kinds []lineKind) (size int) {
	pending := 0 // of empty lines
	for i := len(kinds) - 1; i >= 0; i-- {
		pending += len(lines[i]) + 1
		switch {
		case kinds[i] == phoneLine, kinds[i] == ruleLine && partsMails(lines[i]):
			size, pending = size+pending, 0
		case kinds[i] != emptyLine:
			return size
		}
	}
	return size
}

// partsMails reports a rule that a program puts above a quoted mail, "-----Original Message-----" or
// a long line; a short one stands above a signature.
func partsMails(rule string) bool {
	const longRule = 20
	trimmed := strings.TrimSpace(rule)
	return len(trimmed) >= longRule || strings.Trim(trimmed, "-_=—–*~#+") != ""
}

// AnswerFrom returns where in text, in bytes, the writer's own words begin that stand below a mail
// which is introduced and quoted at the top; 0 where none is.
func AnswerFrom(text string) (at int) {
	lines := strings.Split(text, "\n")
	if len(lines) > maxReplyLines {
		return 0
	}
	for _, line := range lines[:afterOpeningQuote(kindsOf(lines))] {
		at += len(line) + 1
	}
	return at
}

// kindsOf says what each line is.
func kindsOf(lines []string) []lineKind {
	kinds := make([]lineKind, len(lines))
	inCode := false
	for i, line := range lines {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "```"):
			inCode = !inCode
		case inCode, len(line) > maxMarkLine:
		case trimmed == "":
			kinds[i] = emptyLine
		case isQuote(line):
			kinds[i] = quoteLine
		case isRule(trimmed):
			kinds[i] = ruleLine
		case isPhone(trimmed):
			kinds[i] = phoneLine
		case isField(trimmed):
			kinds[i] = fieldLine
		}
	}
	for i := range lines {
		if kinds[i] == introLine || kinds[i] == emptyLine {
			continue
		}
		if first, ok := introEndingAt(lines, kinds, i); ok {
			for j := first; j <= i; j++ {
				kinds[j] = introLine
			}
		}
	}
	keepProse(kinds)
	return kinds
}

// keepProse makes lines that look like a telephone's the writer's own where the writer
// goes on below them.
func keepProse(kinds []lineKind) {
	below := emptyLine // the next line that is neither empty nor a telephone's
	for i := len(kinds) - 1; i >= 0; i-- {
		switch {
		case kinds[i] == phoneLine && below == ownLine:
			kinds[i] = ownLine
		case kinds[i] != emptyLine && kinds[i] != phoneLine:
			below = kinds[i]
		}
	}
}

// cutAt returns the index of the line from which on nothing is the writer's.
func cutAt(kinds []lineKind) int {
	wrote := false // a line of the writer's was seen
	for i, kind := range kinds {
		switch kind {
		case ownLine:
			wrote = true
		case ruleLine:
			if wrote {
				return i
			}
		case fieldLine:
			if wrote && fieldsFrom(kinds, i) >= 3 {
				return i
			}
			wrote = true
		case introLine:
			if wrote && foreignBelow(kinds, i) {
				return i
			}
		}
	}
	return len(kinds)
}

// fieldsFrom counts header lines from i on; one line in between may continue a field.
func fieldsFrom(kinds []lineKind, i int) int {
	n, others := 0, 0
	for ; i < len(kinds); i++ {
		if kinds[i] == fieldLine {
			n, others = n+1, 0
			continue
		}
		if others++; others > 1 {
			break
		}
	}
	return n
}

// foreignBelow reports whether everything below the introduction at i is the mail it
// introduces: nothing but quotes, or text that no quote sets apart.
func foreignBelow(kinds []lineKind, i int) bool {
	for i < len(kinds) && (kinds[i] == introLine || kinds[i] == emptyLine) {
		i++
	}
	if i == len(kinds) || kinds[i] != quoteLine {
		return true
	}
	for _, kind := range kinds[i:] {
		switch kind {
		case ownLine:
			return false
		case ruleLine:
			return true
		}
	}
	return true
}

// afterOpeningQuote returns where the writer's words begin: behind an introduction at the
// top and the quote under it.
func afterOpeningQuote(kinds []lineKind) int {
	i, introduced := 0, false
	for i < len(kinds) && (kinds[i] == introLine || kinds[i] == emptyLine) {
		introduced = introduced || kinds[i] == introLine
		i++
	}
	if !introduced {
		return 0
	}
	j := i
	for j < len(kinds) && (kinds[j] == quoteLine || kinds[j] == emptyLine) {
		j++
	}
	for _, kind := range kinds[j:] {
		if kind == ownLine {
			return j
		}
	}
	return i
}
