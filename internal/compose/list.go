package compose

import (
	"strings"
	"unicode"
)

// inOneLine makes one line out of what was written down. The items of a list become a
// row of words, "the reindex, the rota and the outage", for a note has no bullets; items
// that are sentences stay sentences.
func inOneLine(text string) string {
	var items []string
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		item, marked := unmarked(strings.TrimSpace(line))
		if !marked {
			return squeeze(text)
		}
		if item = squeeze(item); item != "" {
			items = append(items, item)
		}
	}
	if len(items) == 1 && unicode.IsDigit(rune(strings.TrimSpace(text)[0])) {
		return squeeze(text) // "3. place in the race": no list
	}
	last := len(items) - 1
	if last < 1 {
		return squeeze(strings.Join(items, ""))
	}
	for i, item := range items {
		if strings.HasSuffix(item, ".") || manySentences(item) {
			for ; i <= last; i++ {
				items[i] = upperFirst(stopped(items[i]))
			}
			return strings.Join(items, " ")
		}
	}
	for i := range items {
		if items[i] = unstopped(items[i]); i > 0 {
			items[i] = lowerFirst(items[i])
		}
	}
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

// unmarked cuts the mark of a list's item: "- ", "* ", "• ", "1. ", "2) ".
func unmarked(line string) (item string, marked bool) {
	mark, item, ok := strings.Cut(line, " ")
	if !ok {
		return line, false
	}
	switch mark {
	case "-", "*", "•", "–", "—", "+":
		return item, true
	}
	number := strings.TrimRight(mark, ".)")
	if number == "" || len(number) > 2 || len(mark) != len(number)+1 || strings.ContainsFunc(number, func(r rune) bool { return !unicode.IsDigit(r) }) {
		return line, false
	}
	return item, true
}
