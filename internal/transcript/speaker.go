package transcript

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLabel is how long the name of a speaker may be, in bytes.
const maxLabel = 80

// labelled takes "Wei Chen: We have …" apart, if what stands before the colon may be a name.
func labelled(line string) (name, rest string, ok bool) {
	name, rest, ok = strings.Cut(line, ":")
	name = strings.TrimSpace(name)
	if !ok || rest != "" && !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "\t") && !strings.HasPrefix(rest, "\u00a0") {
		return "", "", false // a link, a time
	}
	return name, rest, nameLike(name)
}

// particles are the words of a name that start small.
const particles = " de del della der den di da das dos do du la le el al bin ibn ben van von zu y e und of the "

// nameLike reports whether a text can be the name of a speaker: a few words with capitals,
// perhaps with a company behind them ("Wei Chen (Globex)", "Chen, Wei", "Speaker 2").
func nameLike(s string) bool {
	if s == "" || len(s) > maxLabel {
		return false
	}
	bare, _, _ := strings.Cut(s, "(")
	bare, _, _ = strings.Cut(bare, "|")
	words := strings.Fields(bare)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for i, word := range words {
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case strings.ContainsAny(word, "?!;/\"“”=<>"):
			return false
		case unicode.IsUpper(r), unicode.IsTitle(r), unicode.Is(unicode.Lo, r):
		case i > 0 && (unicode.IsDigit(r) || strings.Contains(particles, " "+word+" ")):
		default:
			return false
		}
	}
	return true
}

// names says whether the labels that stand before a colon are speakers.
type names bool

// namesIn looks through lines for labels. They are speakers when one comes more than once
// ("Note:" and "Next steps:" seldom do), or when most lines carry one. Then all are: words
// of somebody who spoke once must not be given to whoever spoke before.
func namesIn(lines iter.Seq2[int, string]) names {
	count := map[string]int{}
	filled, labels, again := 0, 0, false
	for start, line := range lines {
		_, line = trimmed(start, line)
		if _, rest, ok := leadingClock(line); ok {
			line = rest
		}
		if line == "" {
			continue
		}
		filled++
		if name, _, ok := labelled(line); ok {
			labels++
			count[name]++
			again = again || count[name] > 1
		}
	}
	return names(again || labels*2 > filled)
}
