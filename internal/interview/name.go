package interview

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is what can be told of how a name is built. Where it cannot be told, Given and
// Family stay empty and the full name is used: it is never wrong.
type Name struct {
	Title  string // "Dr.", "Prof. Dr."; no job title
	Full   string // without titles and letters after the name
	Given  string // what friends call them: "Jean-Paul", "Péter" of "Nagy Péter"
	Family string // with its particles: "van der Berg"
	// Guessed says that Given and Family are the usual way to read the name, and that the
	// other way is about as likely: "Kim Minjun", "Ishida Taro".
	Guessed bool
	// ByGiven says that formal letters use the given name as well: "Ms. Châu".
	ByGiven bool
}

// ReadName reads the name of an interviewer as written. The order of its parts is taken
// from a comma, from capitals ("CHEN Wei"), from the script, and from family names that
// are hardly ever given names.
func ReadName(p Interviewer) Name {
	written := oneLine(p.Name)
	if !strings.ContainsFunc(written, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		written = "" // "..." says nothing yet
	}
	family, rest, listed := strings.Cut(written, ",")
	if listed && !isSuffix(rest) { // "Chen, Wei"
		written = oneLine(rest + " " + family)
	} else {
		listed, written = false, strings.TrimSpace(family)
	}
	n := Name{Title: addressable(oneLine(p.Title))}
	titles, written := SplitTitle(written)
	if n.Title == "" {
		n.Title = titles
	}
	words := strings.Fields(written)
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if listed {
		family := strings.Fields(family)
		n.Family = strings.Join(family, " ")
		n.Given = firstOf(words)
		n.Full = strings.Join(words, " ")
		return n
	}
	n.Full = strings.Join(words, " ")
	n.Given, n.Family = givenAndFamily(words)
	n.ByGiven = n.Family != "" && n.Family == words[0] && isVietnamese(n.Family)
	n.Guessed = n.Given != "" && n.Given == words[0] && mayBeFamilyFirst(words)
	return n
}

// givenAndFamily splits a name into the name friends use and the family's. Both are
// empty where the order or the border cannot be told.
func givenAndFamily(words []string) (given, family string) {
	if len(words) < 2 {
		return "", ""
	}
	if !hasCase(words[0]) {
		// "田中 太郎", "김 민준": the family comes first, and nobody is called by the given
		// name alone in a letter. Other scripts without capitals keep the full name.
		if isEastAsian(words[0]) && len(words) == 2 {
			return "", words[0]
		}
		return "", ""
	}
	if at := slices.IndexFunc(words, isShouted); at >= 0 && !slices.ContainsFunc(words[at+1:], isShouted) {
		// "CHEN Wei", "Wei CHEN": capitals mark the family where the order is not plain.
		family = capitalised(words[at])
		rest := slices.Delete(slices.Clone(words), at, at+1)
		return rest[0], family
	}
	last := words[len(words)-1]
	if isFamilyFirst(words[0]) && !isFamilyFirst(last) {
		if isVietnamese(words[0]) {
			return last, words[0] // the last word is the name people are called by
		}
		return strings.Join(words[1:], " "), words[0]
	}
	if isFamilyFirst(words[0]) && isFamilyFirst(last) {
		return "", "" // "Yang Liu"
	}
	if isKorean(words[0]) && len(words) == 2 && areSyllables(last) {
		return last, words[0] // "Kim Min-jun", but not "Kim Lopez-Garcia"
	}
	if isEitherWay(words[0]) && len(words) == 2 && !isFamilyFirst(last) && !isEitherWay(last) && isPinyinLike(last) {
		return "", "" // "Li Na", "Lin Tao": the first word is a given name elsewhere
	}
	for i, w := range words[1:] {
		if isParticle(w) {
			return words[0], strings.Join(words[i+1:], " ")
		}
	}
	inner := slices.DeleteFunc(slices.Clone(words[1:len(words)-1]), isInitial)
	if len(inner) > 0 {
		// "María García López", "Mary Jane Watson": a second given name or a first family
		// name, nobody can tell.
		return words[0], ""
	}
	return words[0], last
}

// mayBeFamilyFirst reports a name in the usual order that may well be in the other one.
func mayBeFamilyFirst(words []string) bool {
	first, last := words[0], words[len(words)-1]
	if isShouted(last) || len(words) < 2 {
		return false
	}
	return (isKorean(first) || isEitherWay(first)) && !isFamilyFirst(last) || givenLastSet()[strings.ToLower(last)]
}

func firstOf(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// Called is what friends call somebody, else the full name: "J. Smith" is not "J.".
func (n Name) Called() string {
	if n.Given == "" || isInitial(n.Given) {
		return n.Full
	}
	return n.Given
}

// isInitial reports whether w is a letter with or without a full stop.
func isInitial(w string) bool { return utf8.RuneCountInString(strings.TrimSuffix(w, ".")) == 1 }

// isShouted reports whether w is a word of two and more letters, all of them capitals.
func isShouted(w string) bool {
	letters := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1 && !strings.Contains(w, ".")
}

func capitalised(w string) string {
	first, size := utf8.DecodeRuneInString(w)
	return string(first) + strings.ToLower(w[size:])
}

// addressable is a title that people are greeted by. A job title ("VP Engineering") in its
// place is none.
func addressable(title string) string {
	for _, word := range strings.Fields(title) {
		if !IsTitle(word) && !strings.HasSuffix(word, ".") {
			return ""
		}
	}
	return title
}

// oneLine is a text with single blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// hasCase reports a word in a script that has capitals.
func hasCase(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.ToUpper(r) != unicode.ToLower(r)
}

// isEastAsian reports a word in the scripts of China, Japan and Korea.
func isEastAsian(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}
