package grammar

import (
	"strings"
	"testing"

	"afterword/internal/review"
)

// TestFramesBesideAreReached writes what each frame is about, with each of the words that it lists, and asks
// the rule of its word: one that is asked before must not keep all of them from it.
func TestFramesBesideAreReached(t *testing.T) {
	// around are words that rules want where a frame takes any: "glad to be hear", "let me knows", "take a brake".
	around := []string{"", "glad", "let", "take", "to"}
	for name, of := range map[string]struct {
		frames neighbourFrames
		slip   func(p *prose, i int) (slip, bool)
	}{
		"confusedFrames": {framesOfConfused(), confused},
		"smallFrames":    {framesOfSmall(), smallSlip},
	} {
		if len(of.frames) < 5 {
			t.Errorf("%s: only %d words", name, len(of.frames))
		}
		for word, frames := range of.frames {
			for _, f := range frames {
				if !reached(word, f, around, of.slip) {
					t.Errorf("%s: %q is never told to be %q by %+v", name, word, f.right, f)
				}
			}
		}
	}
}

// reached reports that some text with a frame in it has the frame's slip.
func reached(word string, f neighbourFrame, around []string, rule func(p *prose, i int) (slip, bool)) bool {
	choices := func(list string) []string {
		if list == "" || list[0] == '!' {
			return around
		}
		return strings.Fields(list)
	}
	want := strings.TrimLeft(f.right, "?=<+")
	if first, rest, ok := strings.Cut(want, "&"); ok && strings.Contains(f.right, "+") {
		want = first + choices(f.behind)[0] + rest
	} else if ok {
		want = first + word + rest
	}
	if want == "-" {
		want = word
	}
	for _, before2 := range choices(f.before2) {
		for _, before := range choices(f.before) {
			for _, behind := range choices(f.behind) {
				for _, behind2 := range sequences(choices(f.behind2), choices(f.behind3)) {
					for _, start := range [...]string{"Well. ", "I am glad "} {
						text := start + strings.Join(strings.Fields(before2+" "+before+" "+word+" "+behind+" "+behind2+" hall"), " ") // "quite in the hall"
						if rightIn(strings.ReplaceAll(text, " .", "."), word, rule) == want {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

// sequences are the words of two lists behind each other.
func sequences(first, second []string) (all []string) {
	for _, a := range first {
		for _, b := range second {
			all = append(all, a+" "+b)
		}
	}
	return all
}

// rightIn is what a rule says that a word of a text should be; empty where it says nothing.
func rightIn(text, word string, rule func(p *prose, i int) (slip, bool)) string {
	p := &slipsIn.Of(review.NewDoc(review.Draft{Body: text}, review.Context{})).texts[1]
	for i := range p.words {
		if p.words[i].Fold == word {
			if s, ok := rule(p, i); ok {
				return s.right
			}
		}
	}
	return ""
}

func TestFramesBesideRefuse(t *testing.T) {
	for name, line := range map[string]string{
		"too few fields":             "knew | a my | new",
		"too many":                   "knew | a | | new | | | | it",
		"nothing that is right":      "knew | a | | | i",
		"no word":                    " | a | | new",
		"a full stop behind a word":  "knew | a . | | new",
		"a full stop before that":    "knew | a | | new | .",
		"an empty line between them": "knew | a | | new\n\nknew | i | | knew",
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Errorf("%q is read", line)
				}
			}()
			framesBeside(line)
		})
	}
}
