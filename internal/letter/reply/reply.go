// Package reply tells a writer's own words in the text of a mail from what stands around them: the
// mail that they answer, the line that introduces it, the signature, the boast of a telephone.
package reply

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

// Own returns the part of text that its writer wrote: without the quoted mail, the
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
func Own(text string) string {
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

// OwnLines returns text without what stands below the writer's own words: the mail that they answer, the
// line that parts it from them, the boast of a telephone, the notice of a house. A mail that is quoted at
// the top, above the answer to it, becomes empty lines, so that every place of the writer's words stays. A
// signature is the writer's, and so is whatever they quote between their own lines. quotes says that there
// was a mail.
func OwnLines(text string) (own string, quotes bool) {
	own = text
	for {
		before := len(own)
		if at := noticeFrom(own); at > 0 {
			own = own[:at]
		}
		if mayQuote(own) {
			var mail bool
			own, mail = withoutMail(own)
			quotes = quotes || mail
		}
		if len(own) == before {
			return own, quotes
		}
	}
}

// withoutMail is OwnLines but for notices.
func withoutMail(text string) (own string, mail bool) {
	lines := strings.Split(text, "\n")
	if len(lines) > maxReplyLines {
		return text, false
	}
	kinds := kindsOf(lines)
	start, from := afterOpeningQuote(kinds), 0
	for _, line := range lines[:start] {
		from += len(line) + 1
	}
	size, mail := sizeOfOwn(lines[start:], kinds[start:])
	to := min(from+size, len(text))
	if from == 0 {
		return text[:to], mail
	}
	return strings.Repeat("\n", from) + text[from:to], true
}

// mayQuote tells of nearly every text that nobody else's words stand in it.
func mayQuote(text string) bool {
	if strings.HasPrefix(text, ">") || strings.Contains(text, "\n>") {
		return true
	}
	end := strings.TrimRight(text, " \t\r\n")
	last := end[strings.LastIndexByte(end, '\n')+1:]
	if mayBoast(last) && isPhone(last) {
		return true
	}
	return strings.Count(text, ":")+strings.Count(text, "：") > 2 && hasFieldBlock(text)
}

// mayBoast tells of nearly all last lines, which are names, numbers and addresses, that no telephone wrote
// them: those begin with one of a few words, in Latin letters.
func mayBoast(line string) bool {
	first, _, more := strings.Cut(strings.TrimLeft(line, "<([*_ "), " ")
	if !more || len(line) > longestPhone || first == "" {
		return len(line) <= longestPhone && line != "" && line[len(line)-1] >= 0x80 // "iPhoneから送信"
	}
	switch first {
	case "Sent", "sent", "From", "Get", "Download", "Von", "Gesendet", "Diese", "Envoyé", "Télécharger", "Téléchargez", "Enviado", "Obtener", "Obter", "Inviato", "Scarica", "Verzonden", "Verstuurd", "Outlook", "Sendt", "Skickat", "Hämta",
		"Lähetetty", "Wysłane", "Odesláno", "Отправлено":
		return true
	}
	return first[0] >= 0x80 || line[len(line)-1] >= 0x80
}

// hasFieldBlock reports three fields of a header, one below the other.
func hasFieldBlock(text string) bool {
	fields := 0
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); len(line) > maxMarkLine || !strings.ContainsAny(line, ":：") || !isField(line) {
			fields = 0
			continue
		}
		if fields++; fields == 3 {
			return true
		}
	}
	return false
}

// sizeOfOwn counts the bytes of lines up to the mail that stands quoted below the writer's own
// words; all of them where none does.
func sizeOfOwn(lines []string, kinds []lineKind) (size int, mail bool) {
	below := len(kinds) // the first of the lines at the end that are all quotes, and what introduces them
	for below > 0 && (kinds[below-1] == quoteLine || kinds[below-1] == emptyLine || kinds[below-1] == introLine) {
		below--
	}
	if below > 0 && kinds[below-1] == ownLine && strings.HasSuffix(strings.TrimSpace(lines[below-1]), ":") {
		below = len(kinds) // the writer introduces it: "What I took home:"
	}
	for below < len(kinds) && kinds[below] == emptyLine {
		below++
	}
	wrote := false
	for i, kind := range kinds {
		if wrote && (i == below || isFieldBlock(kinds, i)) {
			return size - notOwnBelow(lines[:i], kinds[:i]), true
		}
		wrote = wrote || kind == ownLine
		size += len(lines[i]) + 1
	}
	if wrote {
		size -= notOwnBelow(lines, kinds)
	}
	return size, false
}

// notOwnBelow counts the bytes at the end of lines that are no words of the writer's: the line that
// parts a quoted mail from them, and that of a telephone.
func notOwnBelow(lines []string, kinds []lineKind) (size int) {
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

// Quotes reports whether text carries another mail below the writer's words.
func Quotes(text string) bool {
	for _, kind := range kindsOf(strings.Split(text, "\n")) {
		if kind == quoteLine || kind == introLine {
			return true
		}
	}
	return false
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
			if wrote && isFieldBlock(kinds, i) {
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

// isFieldBlock reports the header of another mail, as programs put it above its text.
func isFieldBlock(kinds []lineKind, i int) bool {
	return kinds[i] == fieldLine && fieldsFrom(kinds, i) >= 3
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
