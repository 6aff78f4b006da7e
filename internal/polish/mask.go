package polish

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/pattern"
)

// Mask is something that a model is not shown: it is sent Stands in its place.
type Mask struct {
	Stands string // one word: "LINK1"
	Hides  string
}

// ErrMask means that a model lost, doubled or moved what was masked: nothing of its reply
// can be used.
var ErrMask = errors.New("the model lost, doubled or moved a place that was masked, so nothing of its reply is offered")

// maskable is what is masked, the first that fits at a place wins.
var maskable = []struct {
	name string
	is   pattern.Pattern
}{
	{"ADDRESS", pattern.Of(`[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}.\-]+\.\p{L}{2,}`)},
	{"LINK", pattern.Of(`(?i)(?:[a-z][a-z0-9+.\-]*://|www\.)[^\s<>"]*[^\s<>".,;:!?)'’\]]|\b[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.(?:com|org|net|io|dev|app|ai|edu|gov|co|uk|de|fr|eu|me|info)\b(?:/[^\s<>"]*[^\s<>".,;:!?)'’\]])?`)},
	{"MONEY", pattern.Of(`(?i)(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf|inr|cad|aud)\s?)\s?\d[\d.,']*\d?\s?(?:k|m|bn|million|thousand|billion)?\b|\b\d[\d.,']*\s?(?:k|m|bn|million|thousand|billion)?\s?(?:[$€£¥₹]|(?:usd|eur|gbp|chf|inr|dollars|euros|pounds)\b)`)},
	{"PHONE", pattern.Of(`\+?\(?\d[\d\-./() \x{00a0}]{5,}\d`)},
}

// mask hides what a model need not see.
func mask(text string) (string, []Mask) {
	var masks []Mask
	type place struct{ start, end, kind int }
	var places []place
	for kind, m := range maskable {
		for _, at := range m.is().FindAllStringIndex(text, -1) {
			if !slices.ContainsFunc(places, func(p place) bool { return p.start < at[1] && at[0] < p.end }) {
				places = append(places, place{at[0], at[1], kind})
			}
		}
	}
	slices.SortFunc(places, func(a, b place) int { return a.start - b.start })
	var b strings.Builder
	at, number := 0, 0
	for _, p := range places {
		b.WriteString(text[at:p.start])
		name := maskable[p.kind].name
		for {
			number++
			if stands := fmt.Sprintf("%s%d", name, number); !strings.Contains(text, stands) {
				masks = append(masks, Mask{stands, text[p.start:p.end]})
				break
			}
		}
		b.WriteString(masks[len(masks)-1].Stands)
		at = p.end
	}
	b.WriteString(text[at:])
	return b.String(), masks
}

// unmask puts back what was hidden.
func unmask(text string, masks []Mask) string {
	for _, m := range slices.Backward(masks) { // LINK12 before LINK1
		text = strings.Replace(text, m.Stands, m.Hides, 1)
	}
	return text
}

// maskName is a word that only a mask is.
var maskName = pattern.Of(`\b(?:ADDRESS|LINK|MONEY|PHONE)\d+\b`)
