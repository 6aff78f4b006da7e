package review

import (
	"strings"

	"afterword/internal/slip"
)

// Stem cuts a folded word down to what its forms share: "migrations", "migrated" and
// "migrating" become one. It is light on purpose: two words that only a dictionary knows
// to be related stay apart. Small numbers written out become digits.
func Stem(fold string) string {
	if digit := digitOf(fold); digit != "" {
		return digit
	}
	for i := range len(fold) {
		if fold[i] >= 0x80 || fold[i] <= '9' {
			return fold // not English, or a number
		}
	}
	s := fold
	for _, suffix := range [...]string{"ies", "sses", "xes", "ches", "shes", "s"} {
		if len(s) < 4 || s[len(s)-1] != 's' {
			break
		}
		if stem, ok := strings.CutSuffix(s, suffix); ok && len(stem) >= 2 {
			switch suffix {
			case "ies":
				s = stem + "y"
			case "s":
				if !strings.HasSuffix(stem, "s") && !strings.HasSuffix(stem, "u") {
					s = stem
				}
			default:
				s = stem + suffix[:len(suffix)-2]
			}
			break
		}
	}
	for _, suffix := range [...]string{"ional", "ments", "ment", "ing", "ings", "edly", "ed", "ion", "ly", "er", "or", "ize", "ise"} {
		if len(s) < 6 || s[len(s)-1] != suffix[len(suffix)-1] {
			continue // most are decided here
		}
		if stem, ok := strings.CutSuffix(s, suffix); ok && len(stem) >= 4 {
			s = stem
			break
		}
	}
	if n := len(s); n > 4 && s[n-1] == s[n-2] && !strings.ContainsRune("aeiousl", rune(s[n-1])) {
		s = s[:n-1] // planning, plan
	}
	if n := len(s); n > 4 && (s[n-1] == 'e' || s[n-1] == 'y' || s[n-1] == 'i') {
		s = s[:n-1]
	}
	return s
}

// digitOf reads the small numbers that people write out; empty for other words.
func digitOf(fold string) string {
	switch fold {
	case "one":
		return "1"
	case "two":
		return "2"
	case "three":
		return "3"
	case "four":
		return "4"
	case "five":
		return "5"
	case "six":
		return "6"
	case "seven":
		return "7"
	case "eight":
		return "8"
	case "nine":
		return "9"
	case "ten":
		return "10"
	}
	return ""
}

// Distance is how far a slip of the pen a is from b, at most limit+1: see slip.Distance.
func Distance(a, b string, limit int) int { return slip.Distance(a, b, limit) }
