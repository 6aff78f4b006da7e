package interview

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Interviewer finds a member of the panel by e-mail address or by name: the full name,
// with or without a title, else how they asked to be addressed or a part of their name
// ("Wei", "Dr. Müller", "van der Berg") where it fits one person only. Case and accents
// do not count.
func (i Interview) Interviewer(nameOrEmail string) (Interviewer, bool) {
	for _, p := range i.Panel {
		if strings.EqualFold(p.Name, nameOrEmail) || (p.Email != "" && strings.EqualFold(p.Email, nameOrEmail)) {
			return p, true
		}
	}
	if strings.Contains(nameOrEmail, "@") {
		return Interviewer{}, false
	}
	asked := nameWords(nameOrEmail)
	if len(asked) == 0 {
		return Interviewer{}, false
	}
	for _, fits := range []func(Interviewer) bool{
		func(p Interviewer) bool { return slices.Equal(nameWords(p.Name), asked) },
		func(p Interviewer) bool {
			return slices.Equal(nameWords(p.AddressAs), asked) || isPartOf(nameWords(p.Name), asked)
		},
	} {
		if at := slices.IndexFunc(i.Panel, fits); at >= 0 {
			if slices.ContainsFunc(i.Panel[at+1:], fits) {
				return Interviewer{}, false // two people: a guess would be wrong half the time
			}
			return i.Panel[at], true
		}
	}
	return Interviewer{}, false
}

// isPartOf reports whether asked is the given or the family name of somebody: it opens or
// closes their name.
func isPartOf(name, asked []string) bool {
	n := len(asked)
	return n < len(name) && (slices.Equal(name[:n], asked) || slices.Equal(name[len(name)-n:], asked))
}

// nameWords are the words of a name in the order they are spoken, folded and without
// titles.
func nameWords(name string) []string {
	if family, given, found := strings.Cut(name, ","); found {
		name = given + " " + family
	}
	_, name = SplitTitle(name)
	var folded strings.Builder
	for _, c := range norm.NFKD.String(strings.ToLower(strings.ReplaceAll(name, "ß", "ss"))) {
		switch {
		case unicode.Is(unicode.Mn, c): // an accent
		case c == 'ø':
			folded.WriteRune('o')
		case c == 'ł':
			folded.WriteRune('l')
		case c == 'đ' || c == 'ð':
			folded.WriteRune('d')
		default:
			folded.WriteRune(c)
		}
	}
	return strings.FieldsFunc(folded.String(), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
