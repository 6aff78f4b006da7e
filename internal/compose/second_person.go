package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/internal/interview"
)

// spokenTo turns an opening that speaks of the recipient into one that speaks to them. A
// text in which that is not sure is left alone: half of it would be turned.
func spokenTo(text string, p interview.Interviewer) string {
	opening, rest := "", ""
	n := interview.ReadName(p)
	for _, called := range []string{n.Full, n.Title + " " + n.Family, p.AddressAs, n.Given, "she", "he", "they", "his", "her", "their"} {
		called = squeeze(called)
		if called == "" || len(text) <= len(called) || !strings.EqualFold(text[:len(called)], called) {
			continue
		}
		if after, _ := utf8.DecodeRuneInString(text[len(called):]); unicode.IsLetter(after) || unicode.IsDigit(after) {
			continue // "he" opens "here" too
		}
		opening, rest = called, text[len(called):]
		break
	}
	if opening == "" {
		if !isSoonOfThem(text) {
			return text
		}
		if all, ok := turned(text); ok {
			return all
		}
		return text
	}
	rest, ok := turned(rest)
	if together, found := strings.CutPrefix(rest, " and I "); found && ok {
		return "We " + together
	}
	if !ok {
		return text
	}
	if owned, ok := strings.CutPrefix(strings.Replace(rest, "’s ", "'s ", 1), "'s "); ok {
		return "your " + owned
	}
	after, ok := strings.CutPrefix(rest, " ")
	if !ok {
		return text
	}
	if slices.Contains([]string{"his", "her", "their"}, strings.ToLower(opening)) {
		return "your " + after
	}
	verb, _, _ := strings.Cut(after, " ")
	form, known := secondPerson(verb)
	if !known {
		return text
	}
	return "You " + form + after[len(verb):]
}

// isSoonOfThem reports whether a text speaks of "her" or "him" before it names anybody or
// anything else that might be meant: "how she debugs", "liked her point".
func isSoonOfThem(text string) bool {
	for _, w := range wordsOf(text) {
		switch w {
		case "she", "he", "her", "his":
			return true
		case "how", "why", "what", "that", "when", "where", "about", "of", "i", "we":
		default:
			if !isToldVerb(w) && !isFeltVerb(w) && w != "talking" && w != "hearing" {
				return false
			}
		}
	}
	return false
}

// turned turns the pronouns that follow such an opening: "why her team waits" becomes
// "why your team waits". ok is false where that is not sure: "her" may be an object, a
// verb may need another form ("she is new and needs help"), and after another name they
// may be that person's.
func turned(rest string) (text string, ok bool) {
	words := strings.Split(rest, " ")
	named := false
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		switch w {
		case "and", "or", "but":
			if isThirdPerson(next) {
				return rest, false
			}
		case "she", "he":
			verb, known := secondPerson(next)
			if named || !known {
				return rest, false
			}
			words[i], words[i+1] = "you", verb
		case "her", "his":
			if named || next == "" || isLittle(next) {
				return rest, false
			}
			words[i] = "your"
		default:
			bare := firstWord(w)
			if slices.Contains([]string{"she", "he", "her", "his", "him", "hers", "herself", "himself"}, bare) {
				return rest, false
			}
			first, _ := utf8.DecodeRuneInString(w)
			named = named || i > 0 && unicode.IsUpper(first) && bare != "i"
		}
	}
	return strings.Join(words, " "), true
}

// isThirdPerson reports whether w may be a verb of "she".
func isThirdPerson(w string) bool {
	w = firstWord(w)
	return w != "this" && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
}

// secondPerson is the form of a verb that goes with "you".
func secondPerson(verb string) (form string, known bool) {
	switch verb {
	case "is":
		return "are", true
	case "was":
		return "were", true
	case "has":
		return "have", true
	case "does":
		return "do", true
	case "needs":
		return "need", true
	case "wants":
		return "want", true
	case "had", "did", "can", "could", "will", "would", "should", "might", "must", "wanted", "needed", "need", "want", "have",
		"are", "were", "do":
		return verb, true
	}
	if isToldVerb(verb) {
		return verb, true
	}
	return withoutEnding(verb)
}

// withoutEnding is "debug" of "debugs". Words that end so and are no verbs are not known.
func withoutEnding(verb string) (form string, known bool) {
	for _, no := range []string{"ss", "us", "is", "ways", "wards"} {
		if strings.HasSuffix(verb, no) {
			return verb, false
		}
	}
	if len(verb) < 4 || strings.ContainsFunc(verb, func(r rune) bool { return r < 'a' || r > 'z' }) ||
		slices.Contains([]string{"sometimes", "perhaps", "nowadays", "besides", "overseas", "indoors", "outdoors", "downstairs", "upstairs"}, verb) {
		return verb, false
	}
	if stem, ok := strings.CutSuffix(verb, "ies"); ok && len(verb) > 4 {
		return stem + "y", true
	}
	for _, hiss := range []string{"ches", "shes", "sses", "xes", "zzes", "goes"} {
		if strings.HasSuffix(verb, hiss) {
			return verb[:len(verb)-2], true
		}
	}
	return strings.CutSuffix(verb, "s")
}

// isLittle reports whether w cannot be what somebody owns, so that "her" before it is an
// object.
func isLittle(w string) bool {
	return slices.Contains([]string{
		"to", "and", "or", "but", "in", "on", "at", "for", "with", "about", "as", "that", "when", "if", "from", "by", "of",
		"because", "why", "how", "the", "a", "an",
	}, w)
}
