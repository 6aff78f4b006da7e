package dictionary_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func TestKnown(t *testing.T) {
	for _, word := range strings.Fields(`the a i conversation colour color organise organize interviewed kindest resume naive they'd who'd backend
		preceptor flanges kubernetes deployed unhappy friendlier children's' children`) {
		if word = strings.Trim(word, "'"); len(word) > 1 && word != "children's" && !dictionary.Known(word) {
			t.Errorf("%q must be known", word)
		}
	}
	for _, word := range strings.Fields("recieve definately teh converation thnak q' 's thatt nurseing \xff ß 1st a1") {
		if dictionary.Known(word) {
			t.Errorf("%q must not be known", word)
		}
	}
	if dictionary.Known("") {
		t.Error("the empty word must not be known")
	}
}

func TestNear(t *testing.T) {
	for wrote, want := range map[string]string{
		"recieve": "receive", "releasse": "release", "converation": "conversation", "reccomend": "recommend", "enviroment": "environment",
		"wokr": "work", "apreciate": "appreciate", "tomorow": "tomorrow", "questoin": "question",
	} {
		if near := dictionary.Near(wrote); len(near) == 0 || near[0] != want {
			t.Errorf("Near(%q) = %q, want %q first", wrote, near, want)
		}
	}
	for _, wrote := range []string{"zzzzzz", "", strings.Repeat("a", 1000)} {
		if near := dictionary.Near(wrote); len(near) != 0 {
			t.Errorf("Near(%q) = %q, want nothing", wrote, near)
		}
	}
}

// TestSlipsOfEverydayWords makes every single slip of common words: nearly all must be
// found, and what is said to be sure must be right.
func TestSlipsOfEverydayWords(t *testing.T) {
	made, unknown, sure, wrong := 0, 0, 0, 0
	for _, word := range strings.Fields(`appreciate background candidate colleague conversation decision discussion engineer environment excellent
		experience interview knowledge language manager nursing opportunity patient performance perspective planning position problem process
		production project question recommend release responsible schedule several something strategy support teacher thoughtful together
		understand wonderful working yesterday`) {
		for i := 1; i < len(word); i++ {
			for _, wrote := range []string{
				word[:i] + word[i+1:],                               // lost
				word[:i] + word[i:i+1] + word[i:],                   // doubled
				word[:i-1] + word[i:i+1] + word[i-1:i] + word[i+1:], // swapped
			} {
				if wrote == word {
					continue
				}
				made++
				if dictionary.Known(wrote) {
					continue
				}
				unknown++
				if meant, ok := dictionary.Sure(wrote, dictionary.Near(wrote)); meant != "" && ok {
					sure++
					if meant != word {
						wrong++
					}
				}
			}
		}
	}
	t.Logf("%d slips: %d unknown, %d sure, %d of these wrong", made, unknown, sure, wrong)
	if unknown*100 < made*97 || sure*100 < unknown*70 || wrong*100 > sure*3 {
		t.Errorf("%d slips: only %d unknown, only %d sure, or too many of these wrong: %d", made, unknown, sure, wrong)
	}
}

// TestOwnLists: a slip means a word that is known, is none that everybody uses, and stands
// for one word only.
func TestOwnLists(t *testing.T) {
	data, err := os.ReadFile("slips.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		meant, wrong, ok := strings.Cut(line, ":")
		if !ok || len(strings.Fields(wrong)) == 0 {
			t.Errorf("%q: a line is a word, a colon, and how it is misspelt", line)
		}
		for w := range strings.FieldsSeq(meant) {
			if fold := strings.TrimSuffix(review.Fold(w), "'s"); len(fold) > 1 && !dictionary.Known(fold) {
				t.Errorf("%q is no word", meant)
			}
		}
		for w := range strings.FieldsSeq(wrong) {
			// "cant" is a word, but not one that people mean.
			if seen[w] || dictionary.Common(w) && !strings.Contains(meant, "'") || dictionary.Slip(w) == "" {
				t.Errorf("%q: stands for two words, is common, or is not found", w)
			}
			seen[w] = true
		}
	}
	if len(seen) < 500 {
		t.Errorf("only %d slips", len(seen))
	}
}

// TestUnsaid: a crude word is never suggested, however near it is, and a line that could
// suggest none is of no use.
func TestUnsaid(t *testing.T) {
	data, err := os.ReadFile("unsaid.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			if !dictionary.Known(word) {
				t.Errorf("%q is in no dictionary: it needs no line", word)
			}
			for i := 1; i < len(word); i++ {
				for _, wrote := range []string{word[:i] + word[i+1:], word[:i] + word[i-1:], word[:i-1] + word[i:i+1] + word[i-1:i] + word[i+1:]} {
					if wrote != word && slices.Contains(dictionary.Near(wrote), word) {
						t.Errorf("%q is suggested for %q", word, wrote)
					}
				}
			}
		}
	}
}

// TestNotByChance: a word of a trade gets no guess that is rare, an ending of it, or begins
// otherwise; a slip of a long word still gets one.
func TestNotByChance(t *testing.T) {
	for _, wrote := range strings.Fields("vernatsch lasagnette ployes sanguette gabion oxtant lebain") {
		if near := dictionary.Near(wrote); len(near) != 0 && !dictionary.Common(near[0]) {
			t.Errorf("Near(%q) = %q, want nothing rare", wrote, near)
		}
	}
	for wrote, want := range map[string]string{"anesthtic": "anesthetic", "preceptorr": "preceptor", "nterview": "interview"} {
		if near := dictionary.Near(wrote); len(near) == 0 || near[0] != want {
			t.Errorf("Near(%q) = %q, want %q first", wrote, near, want)
		}
	}
}

func TestLookupDoesNotAllocate(t *testing.T) {
	dictionary.Known("kubernetes")
	dictionary.Slippery("manger")
	for _, word := range []string{"conversation", "backend", "recieve", "they'd", "manger"} {
		if n := testing.AllocsPerRun(100, func() { dictionary.Known(word); dictionary.Slippery(word); dictionary.Slip(word) }); n != 0 {
			t.Errorf("looking %q up allocates %v times", word, n)
		}
	}
}

// TestNearIsNear: whatever is proposed is a word, and at most two slips away.
func TestNearIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wrote := rapid.StringMatching(`[a-z']{0,12}`).Draw(t, "wrote")
		near := dictionary.Near(wrote)
		if len(near) > 3 || slices.Contains(near, "") {
			t.Fatalf("Near(%q) = %q", wrote, near)
		}
		for _, word := range near {
			if review.Distance(wrote, word, 3) > 2 || !dictionary.Known(word) {
				t.Fatalf("Near(%q) has %q", wrote, word)
			}
		}
	})
}

func FuzzLookup(f *testing.F) {
	f.Add("recieve")
	f.Add("they'd've")
	f.Add("\xff\x00ß")
	f.Fuzz(func(t *testing.T, word string) {
		known := dictionary.Known(word)
		near := dictionary.Near(word)
		meant, _ := dictionary.Sure(word, near)
		if meant != "" && (!dictionary.Common(meant) || meant == word) && !known {
			t.Errorf("Sure(%q) = %q", word, meant)
		}
		dictionary.Derived(word)
	})
}

func BenchmarkKnown(b *testing.B) {
	words := strings.Fields("thank you for the conversation about why the nightly reindex takes nine hours it stayed with me all evening")
	for b.Loop() {
		for _, w := range words {
			dictionary.Known(w)
		}
	}
}

func BenchmarkNear(b *testing.B) {
	for b.Loop() {
		dictionary.Near("converation")
	}
}

func TestParts(t *testing.T) {
	for word, want := range map[string]dictionary.Part{
		"moose": dictionary.Noun, "enjoy": dictionary.Verb, "happy": dictionary.Adjective, "delay": dictionary.Noun | dictionary.Verb,
		"bear": dictionary.Noun | dictionary.Verb, "boss": dictionary.Noun, "backend": dictionary.Noun, "with": 0, "enjoyed": 0, "xqzt": 0,
	} {
		if got := dictionary.Parts(word); got != want {
			t.Errorf("%q is %b, want %b", word, got, want)
		}
	}
}
