package review

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as it is compared: lower case, without accents, with straight
// apostrophes. "José" and "JOSE" fold to the same; so do "Łukasz" and "lukasz". Bytes that
// are not UTF-8 become U+FFFD. What consists of accents alone stays as it is, so that
// nothing but the empty text folds to nothing.
func Fold(s string) string {
	ascii, lower := true, true
	for i := range len(s) {
		ascii = ascii && s[i] < utf8.RuneSelf
		lower = lower && (s[i] < 'A' || s[i] > 'Z')
	}
	switch {
	case ascii && lower:
		return s
	case ascii:
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch r = unicode.ToLower(r); r {
		case 'ß':
			b.WriteString("ss")
		case 'æ':
			b.WriteString("ae")
		case 'œ':
			b.WriteString("oe")
		case 'ø':
			b.WriteByte('o')
		case 'ł':
			b.WriteByte('l')
		case 'đ', 'ð':
			b.WriteByte('d')
		case 'þ':
			b.WriteString("th")
		case 'ı':
			b.WriteByte('i')
		case 'ς':
			b.WriteRune('σ')
		case '’', 'ʼ', '‘', '´':
			b.WriteByte('\'')
		default:
			// Only the accents of Latin, Greek and Cyrillic: elsewhere a mark is a vowel.
			if r < 0x300 || r > 0x36F {
				b.WriteRune(r)
			}
		}
	}
	if b.Len() == 0 {
		return s
	}
	return b.String()
}

// SameSpelling reports whether a and b are the same letters with the same accents,
// whatever their case, their apostrophes and their Unicode normal form.
func SameSpelling(a, b string) bool {
	return a == b || isASCII(a) && isASCII(b) && strings.EqualFold(a, b) || spelling(a) == spelling(b)
}

// isASCII looks at eight bytes at a time: the compiler makes one load of them.
func isASCII(s string) bool {
	var all byte
	for ; len(s) >= 8; s = s[8:] {
		eight := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		if eight&0x8080808080808080 != 0 {
			return false
		}
	}
	for i := range len(s) {
		all |= s[i]
	}
	return all < utf8.RuneSelf
}

func spelling(s string) string {
	return strings.ReplaceAll(strings.ToLower(norm.NFC.String(s)), "’", "'")
}
