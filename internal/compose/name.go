package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/internal/interview"
)

// name is what can be told of how a name is built. Where it cannot be told, given and
// family stay empty and the full name is used: it is never wrong.
type name struct {
	title  string // "Dr.", "Prof. Dr."
	full   string // without titles and letters after the name
	given  string
	family string // with its particles: "van der Berg"
}

// nameOf reads the name of an interviewer as written.
func nameOf(p interview.Interviewer) name {
	written := squeeze(p.Name)
	family, rest, listed := strings.Cut(written, ",")
	if listed && !isSuffix(rest) { // "Chen, Wei"
		written = squeeze(rest + " " + family)
	} else {
		listed, written = false, strings.TrimSpace(family)
	}
	n := name{title: addressable(squeeze(p.Title))}
	titles, written := interview.SplitTitle(written)
	if n.title == "" {
		n.title = titles
	}
	words := strings.Fields(written)
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if listed {
		family := strings.Fields(family)
		n.family = strings.Join(family, " ")
		n.given = firstOf(words)
		n.full = strings.Join(words, " ")
		return n
	}
	n.full = strings.Join(words, " ")
	n.given, n.family = givenAndFamily(words)
	return n
}

// givenAndFamily splits a name into the name friends use and the family's. Both are
// empty where the order or the border cannot be told.
func givenAndFamily(words []string) (given, family string) {
	if len(words) < 2 {
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

func firstOf(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

func isSuffix(w string) bool {
	letters := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(w), ".", ""))
	return slices.Contains(suffixes(), letters)
}

func isParticle(w string) bool { return slices.Contains(particles(), strings.ToLower(w)) }

func isFamilyFirst(w string) bool {
	return slices.Contains(familiesWrittenFirst(), strings.ToLower(w)) || isVietnamese(w)
}

func isVietnamese(w string) bool { return slices.Contains(vietnameseFamilies(), strings.ToLower(w)) }

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
		if !interview.IsTitle(word) && !strings.HasSuffix(word, ".") {
			return ""
		}
	}
	return title
}

// squeeze makes one line out of a text, with single spaces. A text without a letter or a
// number, such as "...", says nothing yet and counts as empty.
func squeeze(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return ""
	}
	return strings.Join(strings.Fields(s), " ")
}

// suffixes follow a name without being part of it.
func suffixes() []string {
	return []string{"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "msc", "bsc", "esq", "cpa", "pe", "obe", "frs"}
}

// particles begin a family name.
func particles() []string {
	return []string{
		"van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "el", "al",
		"bin", "binti", "ibn", "ter", "ten", "zu", "zur", "zum", "af", "av", "ben", "st.", "st", "ó", "o'", "mac",
	}
}

// familiesWrittenFirst are common family names of languages that write them first, and
// that hardly anybody has as a given name. A name that begins with one and does not end
// with another is taken to be in that order.
func familiesWrittenFirst() []string {
	return []string{
		"zhang", "wang", "chen", "zhao", "huang", "zhou", "liu", "xu", "zhu", "guo", "luo", "zheng", "xie", "feng", "deng",
		"choi", "jeong", "yoon", "tanaka", "suzuki", "sato", "takahashi", "watanabe", "yamamoto", "nakamura",
		"kobayashi", "nagy", "kovács", "kovacs", "szabó", "szabo", "tóth", "toth", "horváth", "horvath",
	}
}

func vietnameseFamilies() []string {
	return []string{"nguyen", "nguyễn", "tran", "trần", "pham", "phạm", "hoang", "hoàng", "phan", "vu", "vũ", "dang", "đặng", "bui", "bùi"}
}
