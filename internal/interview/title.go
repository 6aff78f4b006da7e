package interview

import (
	"slices"
	"strings"
	"unicode"
)

// SplitTitle takes the titles off the front of a name: "Prof. Dr. Anna Schmidt" is "Prof. Dr."
// and "Anna Schmidt". A discipline behind an academic title ("Dr. med.") is dropped, for
// nobody is greeted by it. A name that is nothing but a title is left as it is.
func SplitTitle(name string) (title, rest string) {
	first := strings.TrimSpace(name)
	if blank := strings.IndexFunc(first, unicode.IsSpace); blank > 0 {
		first = first[:blank]
	}
	if !strings.HasSuffix(first, ".") && !isPlainTitle(first) {
		return "", name // as nearly all names are
	}
	words := strings.Fields(name)
	var titles []string
	for len(words) > 1 && opensAsTitle(words[0]) {
		titles, words = append(titles, dotted(words[0])), words[1:]
		for len(words) > 1 && isDiscipline(words[0]) {
			words = words[1:]
		}
	}
	if len(titles) == 0 {
		return "", name
	}
	return strings.Join(titles, " "), strings.Join(words, " ")
}

// IsTitle reports whether a word is a title, with or without its full stop: "Dr.", "Prof".
func IsTitle(word string) bool {
	bare := bareTitle(word)
	return isPlainTitle(word) || slices.Contains(stoppedTitles(), bare)
}

// opensAsTitle reports whether a word that opens a name is a title and no name itself.
func opensAsTitle(word string) bool {
	return isPlainTitle(word) || strings.HasSuffix(word, ".") && slices.Contains(stoppedTitles(), bareTitle(word))
}

func isPlainTitle(word string) bool {
	bare := strings.TrimSuffix(word, ".")
	return slices.ContainsFunc(plainTitles(), func(title string) bool { return strings.EqualFold(title, bare) })
}

func bareTitle(word string) string { return strings.ToLower(strings.TrimSuffix(word, ".")) }

// dotted gives a short academic title the full stop that was left out: "Dr" is "Dr.".
// "Mr", "Mrs" and "Ms" stay, for British English writes them without.
func dotted(title string) string {
	switch bareTitle(title) {
	case "dr", "prof":
		return strings.TrimSuffix(title, ".") + "."
	}
	return title
}

func isDiscipline(word string) bool {
	return slices.Contains([]string{"med.", "phil.", "rer.", "nat.", "jur.", "ing.", "habil.", "h.c.", "pol.", "oec."}, strings.ToLower(word))
}

// plainTitles are words that are hardly ever names.
func plainTitles() []string {
	return []string{
		"dr", "dra", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "herr", "frau", "mme", "mlle", "dr.-ing",
	}
}

// stoppedTitles are titles with their full stop and may be names without.
func stoppedTitles() []string {
	return []string{
		"miss", "dame", "lord", "lady", "rev", "hon", "ing", "dipl", "dipl.-ing", "mag", "sr", "sra", "dott", "ir",
	}
}
