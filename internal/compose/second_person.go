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
		if all, ok := turned(text, "", false); ok {
			return all
		}
		return text
	}
	rest, ok := turned(rest, genderOf(strings.ToLower(opening)), true)
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
	if isToldVerb(verb) || isDoneVerb(verb) {
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
