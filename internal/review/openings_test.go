package review_test

import (
	"slices"
	"strings"
	"testing"

	uax29 "github.com/clipperhouse/uax29/v2/sentences"
	"pgregory.net/rapid"

	"afterword/internal/interview"
	"afterword/internal/review"
)

// TestOpeningsFollowUAX29 lets pieces of text meet in any order: where a sentence starts
// according to a whole implementation of UAX #29, and only there, a word opens.
func TestOpeningsFollowUAX29(t *testing.T) {
	pieces := []string{
		"word", "Word", "wörter", "Ölig", "I", "5", "3rd", "陈", "don't", "O’Brien", ".", "...", "!", "?", "…", "。", "？", ",", ";", ":", "-", "–", "—", " ", "  ",
		"\n", "\r\n", "\t", "\u00a0", "\u2028", "(", ")", "[", "“", "”", "\"", "'", "’", "»", "\u00ad", "😀", "&", "\xff", "$", "*",
	}
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), "")
		checkOpenings(t, body)
	})
}

func FuzzOpenings(f *testing.F) {
	for _, c := range carefulNotes(f) {
		f.Add(c.Draft.Body)
	}
	f.Add("We met at 3 p.m. Then, approx. 5 (five) of us… left. “Well?” – U.S.A rules")
	f.Fuzz(func(t *testing.T, body string) {
		for _, r := range body {
			if r >= 0x250 && !strings.ContainsRune("–—“”‘’…。？！，、«»„\u2028\u2029\u00a0", r) {
				return // properties of rare characters differ from one version of Unicode to the next
			}
		}
		checkOpenings(t, body)
	})
}

// abbreviations end in a full stop that opens nothing: there the review knows better.
var abbreviations = strings.Fields("dr prof mr mrs ms mx st jr sr eg ie vs no nos p pp vol fig ch approx")

// checkOpenings compares, for words that follow no abbreviation.
func checkOpenings(t interface{ Fatalf(string, ...any) }, body string) {
	starts := map[int]bool{} // words that a boundary stands before
	words := review.NewDoc(review.Draft{To: interview.Interviewer{Name: "Wei Chen"}, Body: body}, review.Context{}).Words
	next := 0
	for i := uax29.FromString(body); i.Next(); {
		for next < len(words) && words[next].Start < i.Start() {
			next++
		}
		if next < len(words) && words[next].Start < i.End() {
			starts[next] = true
		}
	}
	for n, w := range words {
		if n > 0 && slices.Contains(abbreviations, words[n-1].Fold) {
			continue
		}
		if w.Opens != starts[n] {
			t.Fatalf("word %d of %q (%q) opens: %v, want %v", n, body, body[w.Start:w.End], w.Opens, starts[n])
		}
	}
}

// TestAbbreviationBeforeANumber: "no." and "p." end no sentence where a number follows, and one where
// none does.
func TestAbbreviationBeforeANumber(t *testing.T) {
	for body, opens := range map[string]string{
		"the answer was no. The cutter stays": "the The",
		"as on p. 4 of your album":            "as",
		"it is no. 7 on the list":             "it",
	} {
		var got []string
		for _, w := range review.NewDoc(review.Draft{To: interview.Interviewer{Name: "Wei Chen"}, Body: body}, review.Context{}).Words {
			if w.Opens {
				got = append(got, body[w.Start:w.End])
			}
		}
		if strings.Join(got, " ") != opens {
			t.Errorf("%q: %q open, want %q", body, got, opens)
		}
	}
}
