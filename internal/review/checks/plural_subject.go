package checks

import (
	"strings"

	"afterword/internal/review/dictionary"
)

// pluralSubject is about a subject at the start of a clause whose verb has the wrong
// number: "The patients was", "The questions you asked was", "My experience have".
func pluralSubject(p *prose, i int) (slip, bool) {
	if i < 2 || p.prev(i) == "" {
		return slip{}, false
	}
	verb := p.words[i].Fold
	right := ""
	switch verb {
	case "was":
		right = "were"
	case "is":
		right = "are"
	case "has":
		right = "have"
	case "shows", "makes", "seems":
		right = verb[:len(verb)-1]
	}
	if right != "" {
		switch {
		case pluralAt(p, i-1),
			i >= 4 && oneOf(p.words[i-2].Fold, "i you we they") && p.prev(i-1) != "" && pluralAt(p, i-3) && !oneOf(p.words[i-1].Fold, "and or"),
			i >= 4 && oneOf(p.prev(i-1), "at in from on") && pluralAt(p, i-3),
			i >= 5 && oneOf(p.prev(i-2), "at in from on of with") && oneOf(p.prev(i-1), "your the my our this that") && pluralAt(p, i-4),
			oneOf(p.prev(i), "us you them") && p.prev(i-1) == "of" && oneOf(p.prev(i-2), "both all two three four some many few several most"):
			return word(i, right)
		}
		return slip{}, false
	}
	switch verb {
	case "have":
		right = "has"
	case "are":
		right = "is"
	case "were":
		right = "was"
	default:
		return slip{}, false
	}
	if oneOf(p.prev(i), "experience role work talk conversation question background idea plan position time interest note tour problem project day answer manager process description story example email interview job explanation") &&
		!p.owns(i-1) && oneOf(p.prev(i-1), "my your his her this the that our") && p.opens(i-2) {
		return word(i, right)
	}
	return slip{}, false
}

// pluralAt reports a plural at words[i] that its article shows to be all of a subject.
func pluralAt(p *prose, i int) bool {
	if i < 1 || p.words[i].Capital || p.owns(i) || !plural(p.words[i].Fold) || p.next(i) == "" || p.prev(i) == "" {
		return false
	}
	return oneOf(p.words[i-1].Fold, "the my your our their his her these those all both") && p.opens(i-1) && !hyphenAfter(p, i-1)
}

// plural reports a noun in the plural.
func plural(word string) bool {
	if oneOf(word, "people children men women nurses") {
		return true
	}
	if len(word) < 5 || !strings.HasSuffix(word, "s") || oneOf(word, "series species physics mathematics economics headquarters means thanks sales logistics statistics politics ethics operations devops "+
		"kubernetes diabetes analytics basics pros news times graphics electronics robotics mechanics genetics obstetrics pediatrics paediatrics orthopedics orthopaedics geriatrics aesthetics acoustics "+
		"gymnastics athletics dynamics semantics metrics lens chaos apparatus perhaps always sometimes besides accounts communications savings earnings premises works barracks crossroads") {
		return false
	}
	for _, end := range [...]string{"ss", "us", "is"} {
		if strings.HasSuffix(word, end) {
			return false
		}
	}
	return dictionary.Known(word[:len(word)-1]) || strings.HasSuffix(word, "ies")
}
