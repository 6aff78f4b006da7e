package checks

import (
	"strings"
	"unicode/utf8"

	"afterword/internal/review"
)

// near reports whether a folded word is a slip of the pen for a folded name. In the
// salutation, where any other name is an error anyway, generous allows more.
func near(word, name string, generous bool) bool {
	n, m := utf8.RuneCountInString(name), utf8.RuneCountInString(word)
	limit := 1
	switch {
	case n >= 8, generous && n >= 5:
		limit = 2
	}
	if n < 2 || m < 2 || n-m > limit || m-n > limit || word == name || review.Distance(word, name, limit) > limit {
		return false
	}
	if generous {
		return n > 2 || sameLetters(word, name)
	}
	switch {
	case n <= 3:
		return sameLetters(word, name) // "Wie" is Wei, "Web" is not
	case n == 4:
		return word[0] == name[0] && (m != n || vowelForVowel(word, name)) || sameLetters(word, name) // "Chan" is Chen, "Chef" is not
	}
	return true
}

// vowelForVowel reports whether two words of one length differ in vowels only.
func vowelForVowel(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if a[i] != b[i] && !(strings.IndexByte("aeiouy", a[i]) >= 0 && strings.IndexByte("aeiouy", b[i]) >= 0) {
			return false
		}
	}
	return true
}

// sameLetters reports whether two words of one length differ in the order of their letters
// only.
func sameLetters(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if strings.Count(a, a[i:i+1]) != strings.Count(b, a[i:i+1]) {
			return false
		}
	}
	return true
}

// nearestName returns the word of a person's name that word most likely was meant to be.
func nearestName(word string, p *review.Person, generous bool) (review.NameWord, bool) {
	for i := 1; i < len(p.Names); i++ { // "Annemarie" for "Anne-Marie", "Alrashid" for "al-Rashid"
		a, b := p.Names[i-1], p.Names[i]
		if len(word) == len(a.Fold)+len(b.Fold) && strings.HasPrefix(word, a.Fold) && word[len(a.Fold):] == b.Fold {
			return review.NameWord{Raw: stretchOf(p, a, b), Fold: word}, true
		}
	}
	for _, list := range [...][]review.NameWord{p.As, p.Names} {
		for _, w := range list {
			if near(word, w.Fold, generous) {
				return w, true
			}
		}
	}
	if generous {
		for _, w := range p.Names {
			if sameFamily(word, w.Fold) || sameFamily(w.Fold, word) {
				return w, true
			}
		}
	}
	return review.NameWord{}, false
}

// stretchOf is the stretch of a name from one word to the next, with what is between them.
func stretchOf(p *review.Person, a, b review.NameWord) string {
	for _, between := range [...]string{"-", "‐", " "} {
		if strings.Contains(p.Interviewer.Name, a.Raw+between+b.Raw) {
			return a.Raw + between + b.Raw
		}
	}
	return a.Raw + " " + b.Raw
}

// respelt returns how a person really writes a word that is theirs but for its accents;
// ok is false when it is written as they write it.
func respelt(raw, fold string, p *review.Person) (review.NameWord, bool) {
	var right review.NameWord
	for _, list := range [...][]review.NameWord{p.Names, p.As} {
		for _, w := range list {
			switch {
			case w.Fold != fold:
			case review.SameSpelling(raw, w.Raw):
				return review.NameWord{}, false
			case right.Raw == "":
				right = w
			}
		}
	}
	return right, right.Raw != ""
}

// span is a place in the text, by words.
func span(from, to review.Word) review.Span { return review.Span{Start: from.Start, End: to.End} }

// bare is the place of a word without its possessive.
func bare(w review.Word) review.Span { return review.Span{Start: w.Start, End: w.BareEnd} }

// adjoining reports whether only blanks, or a hyphen, lie between two words of one line.
func adjoining(text string, a, b review.Word) bool {
	gap := text[a.End:b.Start]
	return gap == " " || gap != "" && strings.Trim(gap, " \t-\u00a0") == ""
}
