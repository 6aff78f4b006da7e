package grammar

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"afterword/internal/review/dictionary"
)

// TestFormsAreWords wants every form that is made of a verb to be a word: what is suggested
// is made the same way.
func TestFormsAreWords(t *testing.T) {
	for _, word := range slices.Sorted(maps.Keys(verbForms())) {
		v := verbIn(word)
		if !dictionary.Known(word) {
			t.Errorf("%q, made of %q, is no word", word, v.base)
		}
		if v.form == plainForm {
			for _, made := range [...]string{thirdOf(word), doingOf(word), simplePast(word), participleOf(word)} {
				if !dictionary.Known(made) {
					t.Errorf("%q, made of %q, is no word", made, word)
				}
			}
		}
	}
	for base, want := range map[string][3]string{
		"control": {"controlling", "controlled", "controlled"}, "ride": {"riding", "rode", "ridden"},
		"deal": {"dealing", "dealt", "dealt"}, "see": {"seeing", "saw", "seen"}, "try": {"trying", "tried", "tried"},
	} {
		if got := [3]string{doingOf(base), simplePast(base), participleOf(base)}; got != want {
			t.Errorf("%q: %q, not %q", base, got, want)
		}
	}
}

// TestBeing keeps the one verb that drops no e.
func TestBeing(t *testing.T) {
	if got := doingOf("be"); got != "being" {
		t.Errorf("%q", got)
	}
}

// TestPluralsAreWords wants the same of the plural of every noun that is counted.
func TestPluralsAreWords(t *testing.T) {
	for _, one := range slices.Concat(strings.Fields(thingNames), strings.Fields(someThings)) {
		if many := manyOf(one); isOneThing(one) && many != "" && dictionary.Known(one) && !dictionary.Known(many) {
			t.Errorf("%q, the plural of %q, is no word", many, one)
		}
	}
	for one, want := range map[string]string{
		"chairman": "chairmen", "foreman": "foremen", "woman": "women", "human": "humans", "thesis": "theses", "child": "children", "page": "pages", "country": "countries",
	} {
		if got := manyOf(one); got != want {
			t.Errorf("%q: %q, not %q", one, got, want)
		}
	}
}
