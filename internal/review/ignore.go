package review

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
	"unicode/utf8"

	"afterword/internal/note"
)

// A finding is left as it is by what is written, never by position: the check, who the
// note goes to, the words of the place, and the sentence around them, all folded. So it
// stays left while the rest of the note changes, in another case or with other line ends,
// and it speaks again when that sentence says something else, when the note goes to
// somebody else, or when it became graver.
//
// A place without words, an exclamation mark, takes the words of its sentence alone. What
// is missing from the whole note (an empty span) has no sentence: it stays left in this
// note.

// digestBytes is how much of the hash is kept: enough that two places of one person's
// notes never meet.
const digestBytes = 10

// IgnoreOf returns the word that leaves f, a finding about d, as it is. ok is false for a
// finding that cannot be left: Heeded would not heed the word.
func IgnoreOf(d Draft, f Finding, at time.Time) (i note.Ignore, ok bool) {
	text := partOf(d, f.Part)
	if f.Span.Start < 0 || f.Span.Start > f.Span.End || f.Span.End > len(text) {
		return note.Ignore{}, false
	}
	return note.Ignore{
		Check: f.Check, Severity: string(f.Severity), Words: brief(text[f.Span.Start:f.Span.End]),
		Digest: newPlaces(d).digest(f), At: at,
	}, !f.Firm
}

// Heeded parts the findings about d: what is open, and what the person said to leave as
// it is. The verdict is that of the open ones.
func Heeded(d Draft, findings []Finding, ignores []note.Ignore) (open, left []Finding) {
	if len(ignores) == 0 {
		return findings, nil
	}
	places := newPlaces(d)
	for _, f := range findings {
		if places.ignored(f, ignores) {
			left = append(left, f)
		} else {
			open = append(open, f)
		}
	}
	return open, left
}

// places names the places of a draft. The words of each part are read once.
type places struct {
	draft Draft
	words map[Part][]Word
}

func newPlaces(d Draft) *places { return &places{d, map[Part][]Word{}} }

func (p *places) ignored(f Finding, ignores []note.Ignore) bool {
	if f.Firm {
		return false
	}
	digest := ""
	for _, i := range ignores {
		if i.Check != f.Check || rank(f.Severity) > rank(Severity(i.Severity)) {
			continue
		}
		if digest == "" {
			digest = p.digest(f)
		}
		if digest == i.Digest {
			return true
		}
	}
	return false
}

func rank(s Severity) int {
	switch s {
	case Block:
		return 2
	case Warn:
		return 1
	}
	return 0
}

// digest names the place of f by what is written there.
func (p *places) digest(f Finding) string {
	text := partOf(p.draft, f.Part)
	parts := []string{f.Check, string(f.Part), Fold(p.draft.To.Name), "", ""}
	if f.Span.Start < f.Span.End {
		words, ok := p.words[f.Part]
		if !ok {
			words = SplitWords(text)
			markOpenings(text, words)
			p.words[f.Part] = words
		}
		parts[3] = strings.Join(strings.Fields(Fold(text[f.Span.Start:f.Span.End])), " ")
		parts[4] = sentenceAround(words, f.Span)
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:digestBytes])
}

// sentenceAround returns the folded words of the sentences that a span touches; those of
// the sentence before it when it holds no word.
func sentenceAround(words []Word, s Span) string {
	from, to := 0, 0
	for from < len(words) && words[from].End <= s.Start {
		from++
	}
	for to = from; to < len(words) && words[to].Start < s.End; {
		to++
	}
	if from == to && from > 0 {
		from-- // punctuation belongs to the word before it
	}
	for from > 0 && from < len(words) && !words[from].Opens {
		from--
	}
	for to < len(words) && !words[to].Opens {
		to++
	}
	var b strings.Builder
	for _, w := range words[from:to] {
		b.WriteString(w.Fold)
		b.WriteByte(' ')
	}
	return b.String()
}

func partOf(d Draft, p Part) string {
	if p == Subject {
		return d.Subject
	}
	return d.Body
}

// brief is a text on one line, cut at about 40 bytes.
func brief(text string) string {
	const most = 40
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	if len(text) <= most {
		return text
	}
	cut := most
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}
