package review

import "strings"

// longestQuote is how many bytes are read back for the opening mark of a quotation.
const longestQuote = 600

// Quoted reports that text[start:end] stands in quotation marks within its paragraph: it
// is somebody's words and no claim of the candidate.
func Quoted(text string, start, end int) bool {
	from := max(0, start-longestQuote)
	for i := start - 1; i > from; i-- {
		if text[i] == '\n' && text[i-1] == '\n' {
			from = i - 1
			break
		}
	}
	open := "" // the mark that ends the quotation
	for i := from; i < start; i++ {
		if quoteBytes[text[i]] {
			open = quoteAt(text, i, open)
		}
	}
	if open == "" {
		return false
	}
	rest := text[end:min(len(text), end+longestQuote)]
	if i := strings.Index(rest, "\n\n"); i >= 0 {
		rest = rest[:i]
	}
	return strings.Contains(rest, open)
}

// quoteBytes are those that a mark of quotation starts with ("“" and "«" with the last two): most
// others need no look.
var quoteBytes = [256]bool{'"': true, '\'': true, 0xE2: true, 0xC2: true}

// quoteAt reads one byte: it returns the mark that will end the quotation that is open
// behind it, empty when none is.
func quoteAt(text string, i int, open string) string {
	if open != "" {
		if strings.HasPrefix(text[i:], open) && (open != "’" && open != "'" || !letterAt(text, i+len(open))) {
			return ""
		}
		return open
	}
	rest := text[i:]
	switch {
	case text[i] == '"':
		return "\""
	case strings.HasPrefix(rest, "“"):
		return "”"
	case strings.HasPrefix(rest, "„"):
		return "“"
	case strings.HasPrefix(rest, "«"):
		return "»"
	case strings.HasPrefix(rest, "‘"):
		return "’"
	case text[i] == '\'' && (i == 0 || text[i-1] == ' ' || text[i-1] == '(' || text[i-1] == '\n') && letterAt(text, i+1):
		return "'"
	}
	return ""
}

func letterAt(text string, i int) bool {
	return i < len(text) && (isLetterByte(text[i]) || text[i] >= 0x80)
}
