package grammar

import (
	"strings"

	"afterword/internal/review"
)

func misfitArticle(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	if fold != "a" && fold != "an" || p.owns(i) || i+1 >= len(p.words) {
		return slip{}, false
	}
	raw := p.raw(i)
	if raw != "a" && raw != "an" && !(p.words[i].Opens && (raw == "A" || raw == "An")) {
		return slip{}, false // "à", "AN"
	}
	gap := p.text[p.words[i].End:p.words[i+1].Start]
	quoted := strings.TrimRight(gap, `"“‘'(*_`)
	if !onlyBlanks(quoted) {
		return slip{}, false
	}
	next, right := p.words[i+1], "an"
	wrong := vowelSound
	if fold == "an" {
		right, wrong = "a", consonantSound
	}
	if soundOf(p.text[next.Start:next.BareEnd], next) != wrong {
		return slip{}, false // most are decided here
	}
	if oneOf(p.prev(i), "vitamin plan option grade class type series part point section hepatitis") || review.Joined(p.text, p.words[i]) != review.Apart ||
		review.IsForeign(next.Fold) || next.CJK || oneOf(next.Fold, "a an") || fold == "an" && oneOf(next.Fold, "the my your our we they then also") {
		return slip{}, false
	}
	return word(i, right)
}

// sound is what a word begins with when it is spoken.
type sound int

const (
	unsure sound = iota
	vowelSound
	consonantSound
)

// soundOf tells the sound of a word as written; w has its folded form.
func soundOf(raw string, w review.Word) sound {
	fold := w.Fold
	switch c := fold[0]; {
	case c >= '0' && c <= '9':
		return soundOfNumber(fold)
	case c < 'a' || c > 'z' || raw[0] >= 0x80:
		return unsure
	case len(raw) == 1 || raw[1] >= '0' && raw[1] <= '9':
		return soundOfLetter(c)
	case isCapitals(raw):
		return soundOfInitials(fold)
	}
	return soundOfWord(fold, w.Capital)
}

func soundOfNumber(digits string) sound {
	switch {
	case digits[0] == '8', digits == "11", digits == "18":
		return vowelSound
	case len(digits) >= 4 && (digits[:2] == "11" || digits[:2] == "18"):
		return unsure // eighteen hundred
	case strings.HasSuffix(digits, "th") || strings.HasSuffix(digits, "k"):
		if strings.HasPrefix(digits, "11") && len(digits) <= 4 || strings.HasPrefix(digits, "18") && len(digits) <= 4 {
			return vowelSound
		}
	}
	return consonantSound
}

// soundOfLetter is how the name of a letter begins.
func soundOfLetter(c byte) sound {
	if strings.IndexByte("aefhilmnorsx", c) >= 0 {
		return vowelSound
	}
	return consonantSound
}

// soundOfInitials is for words in capitals: spelt out where they cannot be spoken.
func soundOfInitials(fold string) sound {
	c := fold[0]
	if c == 'u' {
		if len(fold) <= 3 {
			return consonantSound // UX, USB
		}
		return unsure
	}
	if soundOfLetter(c) == consonantSound {
		return consonantSound
	}
	if vowel(c) {
		return vowelSound
	}
	spoken := strings.ContainsAny(fold, "aeiouy") && (vowel(fold[1]) || len(fold) > 3) // NASA, LAN; but MBA, RN
	if spoken || fold == "sql" {
		return unsure
	}
	return vowelSound
}

// soundOfWord is for words that are read as such.
func soundOfWord(fold string, capital bool) sound {
	begins := func(list string) bool {
		for w := range strings.FieldsSeq(list) {
			if strings.HasPrefix(fold, w) {
				return true
			}
		}
		return false
	}
	switch fold[0] {
	case 'h':
		switch {
		case begins("hour honest honor honour heir"):
			return vowelSound
		case capital || begins("herb homage histor hyster hotel habit hypo hype horri hallu heroic hilar harmon html http hr"):
			return unsure
		}
	case 'e':
		if begins("eu ewe") {
			return consonantSound
		}
		return vowelSound
	case 'o':
		if fold == "one" || begins("once ones oneself one'") {
			return consonantSound
		}
		if begins("oui") {
			return unsure
		}
		return vowelSound
	case 'u':
		switch {
		case begins("unin unim unid"):
			return vowelSound
		case begins("uni unanim use usa usu usi ute util utop ubiq uv ura uri uro ukul ufo uk u's"):
			if begins("usher") {
				return vowelSound
			}
			return consonantSound
		case capital || len(fold) < 3 && fold != "up":
			return unsure
		}
		return vowelSound
	case 'a', 'i':
		return vowelSound
	case 'x':
		if fold == "xbox" || fold == "xml" {
			return vowelSound
		}
	}
	if !strings.ContainsAny(fold, "aeiouy") || strings.IndexByte("lmnrx", fold[0]) >= 0 && !vowel(fold[1]) && fold[1] != 'y' && fold[1] != 'h' && fold[1] != '\'' {
		return unsure // "html", "npm", "lcov": some spell them out
	}
	return consonantSound
}

func isCapitals(raw string) bool {
	for i := range len(raw) {
		if raw[i] >= 'a' && raw[i] <= 'z' && !(i == len(raw)-1 && raw[i] == 's') {
			return false
		}
	}
	return true
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
