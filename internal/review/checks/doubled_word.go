package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

func doubledWord() review.Check {
	return review.Check{
		ID:       "doubled-word",
		Group:    review.Form,
		Title:    "A word stands twice",
		Severity: review.Warn,
		Why:      "A doubled word is the trace of an edit that nobody read again.",
		Bad:      "Thank you for the the tour.",
		Good:     "Thank you for the tour.",
		Source:   "SPEC.md section 3, form: unproofread",
		Find: func(d *review.Doc) []review.Finding {
			found := doubled(review.Subject, d.Draft.Subject, d.SubjectWords)
			return append(found, doubled(review.Body, d.Draft.Body, d.Words)...)
		},
	}
}

func doubled(part review.Part, text string, words []review.Word) []review.Finding {
	var found []review.Finding
	for i := 1; i < len(words); i++ {
		if h := words[i].Hash; words[i-1].Hash != h && (i < 3 || words[i-2].Hash != h) {
			continue
		}
		a, b := words[i-1], words[i]
		if i > 2 && doubledPair(text, words[i-3:i+1]) {
			found = append(found, review.Finding{
				Part:        part,
				Span:        span(words[i-3], b),
				Message:     fmt.Sprintf("%q stands twice.", oneLine(text[a.Start:b.End])),
				Suggestions: []string{text[words[i-3].Start:words[i-2].End]},
			})
			continue
		}
		if a.Fold != b.Fold || a.CJK || b.Capital && b.Fold != "i" || mayDouble(a.Fold) && !(a.Fold == "that" && thatTwice(words, i)) || !onlyBlanks(text[a.End:b.Start]) || a.BareEnd != a.End || startsAddress(text, &b) || b.End < len(text) && text[b.End] == '-' || belongsToVerb(words, i) {
			continue
		}
		if found != nil && found[len(found)-1].Span.End == a.End {
			found[len(found)-1].Span.End = b.End // three in a row
			continue
		}
		found = append(found, review.Finding{
			Part:        part,
			Span:        span(a, b),
			Message:     fmt.Sprintf("%q stands twice.", shortened(text[a.Start:a.End], 60)),
			Suggestions: []string{text[a.Start:a.End]},
		})
	}
	return found
}

// startsAddress reports a word that an e-mail address begins with: "Joss", and below it
// "joss@example.org" or "joss.reed@example.org".
func startsAddress(text string, w *review.Word) bool {
	for i := w.End; i < len(text); i++ {
		switch c := text[i]; {
		case c == '@':
			return true
		case c != '.' && c != '_' && c != '-' && c != '+' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z'):
			return false
		}
	}
	return false
}

// doubledPair reports "of the of the": two words of grammar, and the same two again.
func doubledPair(text string, w []review.Word) bool {
	if w[0].Fold != w[2].Fold || w[1].Fold != w[3].Fold || w[0].Fold == w[1].Fold || w[2].Capital || w[3].Capital || (!isFunctionWord(w[0].Fold) || !isFunctionWord(w[1].Fold)) && !(w[0].Fold == "thank" && w[1].Fold == "you") {
		return false
	}
	switch w[0].Fold {
	case "and", "or", "by", "again", "over", "on", "more", "no", "yes":
		return false // "again and again and", "on and on"
	}
	switch w[1].Fold {
	case "and", "or", "by", "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "will", "it":
		return false // "what it is it is"
	}
	return onlyBlanks(text[w[0].End:w[1].Start]) && onlyBlanks(text[w[1].End:w[2].Start]) && onlyBlanks(text[w[2].End:w[3].Start])
}

// belongsToVerb reports two words of one form at words[i] that each have their own work: "gave
// in in the end", "log on on Monday", "what it is is a plug".
func belongsToVerb(words []review.Word, i int) bool {
	if i < 2 || words[i-1].Opens {
		return false
	}
	before := words[i-2].Fold
	switch words[i].Fold {
	case "do":
		return oneOf(before, "who that i we you they")
	case "in":
		return oneOf(before, "gave give gives giving came come comes coming went moved move moving step stepped walk walked check checked sign signed log logged settled settle drop dropped join joined fit fits chip chipped tune tuned")
	case "on":
		return oneOf(before, "log logged logging carry carried carrying went go goes going move moved moving hold held sign signed pass passed switch switched turned turn")
	case "is", "was":
		for j := i - 3; j >= max(0, i-8) && oneOf(before, "it he she this that there problem point trouble thing"); j-- {
			if oneOf(words[j].Fold, "what all whatever") {
				return true
			}
		}
	}
	return false
}

// thatTwice reports a "that" too many at words[i]. "I know that that was you" is good English;
// before a pronoun or an article, and between a noun and its verb, one of the two is a slip.
func thatTwice(words []review.Word, i int) bool {
	if i+1 >= len(words) || words[i+1].Opens {
		return false
	}
	next := words[i+1].Fold
	if oneOf(next, "i i've i'd i'll you you've you'd you'll we we've we'd he she they the a an my your our his their there these those this who") {
		return true
	}
	if i > 2 && oneOf(words[i-2].Fold, "with in of on at from for by about into over") && !words[i-2].Opens && isThing(next) && len(next) > 3 {
		return true // "it began with that that page"
	}
	if oneOf(next, "still also always never only just often really") && i+2 < len(words) && i > 3 && (ofPointing(words[i-3].Fold) || ofPointing(words[i-4].Fold)) && baseOf(words[i+2].Fold, thirdForm) != "" {
		return true // "the diving suit that that still smells"
	}
	if i < 3 || !(ofPointing(words[i-3].Fold) || oneOf(words[i-2].Fold, "something everything anything nothing somebody someone everyone")) {
		return false
	}
	plain := strings.HasSuffix(next, "s") && len(next) > 3 && !oneOf(next[len(next)-2:], "ss us is") && !oneOf(next, "was has does lens gas")
	return plain || strings.HasSuffix(next, "ed") && len(next) > 4 || oneOf(next, "made came went got took gave kept had can could will would won't can't doesn't didn't has never nobody no only")
}

// ofPointing reports a word that a noun follows.
func ofPointing(fold string) bool {
	return oneOf(fold, "the a an my your our his her their this every each one")
}

// mayDouble lists words that stand twice in a row in good English, and numbers.
func mayDouble(fold string) bool {
	if fold[0] >= '0' && fold[0] <= '9' || len(fold) == 1 && fold != "a" && fold != "i" {
		return true
	}
	switch fold {
	case "had", "that", "her", "aye", "very", "really", "so", "much", "many", "long", "far", "ha", "bye", "no", "blah", "knock", "tut",
		"chop", "pom", "bora", "vous", "nous", "sie", "die", "der", "das":
		return true
	}
	return false
}

// onlyBlanks reports a gap within one paragraph that holds blanks and at most one line end.
func onlyBlanks(gap string) bool {
	lines := 0
	for i := range len(gap) {
		switch gap[i] {
		case ' ', '\t', '\r':
		case '\n':
			lines++
		default:
			return false
		}
	}
	return gap != "" && lines < 2
}
