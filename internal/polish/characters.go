package polish

import (
	"strings"
	"unicode"

	"afterword/internal/review/checks"
	"afterword/internal/review/dictionary"
)

// marks refuses marks that carry markup, quotes, questions or shouting, and any beside a
// number.
func (g gap) marks() string {
	out, in := marksOf(g.old), marksOf(g.new)
	for _, r := range in {
		switch {
		case strings.ContainsRune(mayCome, r), strings.Count(in, string(r)) <= strings.Count(out, string(r)):
		case !unicode.IsPrint(r):
			return "it hides a character that nobody sees"
		default:
			return "it puts in a mark that you did not write (" + string(r) + ")"
		}
	}
	if hard(out, mayGo) != hard(in, mayGo) {
		return "it changes marks that say something (" + hard(out, mayGo) + ")"
	}
	before, after := g.neighbours()
	switch {
	case out == in:
	case hasDigit(before) && hasDigit(after):
		return "it stands inside a number"
	case hasDigit(after) && (touches(g.newTokens, g.newFrom+len(g.new)) || touches(g.oldTokens, g.oldFrom+len(g.old))):
		return "it stands before a number" // "-20", ".3"
	case hasDigit(before) && strings.ContainsAny(out+in, "'’"):
		return "it stands behind a number"
	}
	return ""
}

// touches reports that the token at a place follows a mark without a space.
func touches(all []token, at int) bool {
	return at > 0 && at < len(all) && !all[at-1].word && all[at-1].end == all[at].start
}

func marksOf(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		if !t.word {
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// hard is what is left of marks without the soft ones.
func hard(marks, soft string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(soft, r) {
			return -1
		}
		return r
	}, marks)
}

// sameLetters reports that two sides differ in case, accents not, marks and spaces alone.
func sameLetters(a, b []token) bool { return lettersOf(a) == lettersOf(b) }

func lettersOf(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		if !t.word {
			continue
		}
		if hasDigit(t.text) {
			b.WriteByte('|') // "1 0" is not "10"
		}
		b.WriteString(strings.ReplaceAll(strings.ToLower(plainQuotes(t.text)), "'", ""))
	}
	return b.String()
}

// letters refuses a new word that is not written in plain letters, or in those of the words
// that went: letters of another alphabet look alike.
func (g gap) letters() string {
	for _, t := range g.new {
		if !t.word || holds(g.old, t.text) {
			continue
		}
		for _, r := range t.text {
			switch {
			case r < 0x80 && (unicode.IsLetter(r) || r == '\''), r == '’':
			case unicode.IsDigit(r):
				return "it puts in a number (" + t.text + ")"
			case !inAny(g.old, r):
				return "it puts in letters that are not plain (" + t.text + ")"
			}
		}
	}
	return ""
}

func inAny(tokens []token, r rune) bool {
	for _, t := range tokens {
		if strings.ContainsRune(t.text, r) {
			return true
		}
	}
	return false
}

// foreign refuses a new word that no dictionary has: a name, or one made up.
func (g gap) foreign() string {
	for _, t := range g.new {
		if !t.word || holds(g.old, t.text) {
			continue
		}
		for _, p := range piecesOf(t.text) {
			if !dictionary.Known(p.fold) && !checks.IsFunctionWord(p.fold) && !sameAsOld(g.old, p) {
				return "it puts in a word that no dictionary has (" + t.text + ")"
			}
		}
	}
	return ""
}

func sameAsOld(old []token, p piece) bool {
	for _, t := range old {
		for _, q := range piecesOf(t.text) {
			if q.fold == p.fold {
				return true
			}
		}
	}
	return false
}

func holds(tokens []token, text string) bool {
	for _, t := range tokens {
		if t.text == text {
			return true
		}
	}
	return false
}

func hasDigit(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}
