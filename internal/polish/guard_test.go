package polish_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"afterword/internal/polish"
)

const guarded = "Thank you, Dr. Chen, for teh talk about the nightly reindex on Monday. At Initech I helped cut a simular one from six " +
	"hours to 20 minutes, and it did not grow beyond 3 teams. I would realy like to try the the same here, see https://ada.example/x."

// poison are words that a model must not get in, whatever it does with them.
var poison = strings.Fields("Google Cheng Friday November seven 94 2027 never nobody maybe probably always every led designed " +
	"doubled director PhD https://evil.example ada@evil.example **bold** <b> # ` 🙏 Сhen wоrd ｗide a\u200bb Moreover leverage " +
	"synergies passionate visionary ! ? $5 +15550100999 We he They without unless below yesterday Ms LINK7")

// harmless are words that a model may use.
var harmless = strings.Fields("the a of to similar really same like calm plan is are , . and in")

var guardedFacts = regexp.MustCompile(`(?i)\byou\b|\bdr\b|chen|monday|initech|\bi\b|helped|\bcut\b|from|six|hours|\d+|minutes|\bdid\b|\bnot\b|grow|beyond|would|try|https://ada\.example/x`)

func factList(text string) []string {
	found := guardedFacts.FindAllString(strings.ReplaceAll(strings.ReplaceAll(text, "’", "'"), "didn't", "did not"), -1)
	for i := range found {
		found[i] = strings.ToLower(found[i])
	}
	return found
}

// TestNoFactEverChanges lets a model do anything at all with a paragraph, word by word, and
// takes any subset of what is offered.
func TestNoFactEverChanges(t *testing.T) {
	d, c := globex()
	r, err := polish.Prepare(guarded, polish.Grammar, d, c)
	if err != nil {
		t.Fatal(err)
	}
	want := factList(guarded)
	offered, together := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Fields(r.Text)
		for range rapid.IntRange(1, 8).Draw(t, "how often") {
			at := rapid.IntRange(0, len(words)-1).Draw(t, "where")
			pool := harmless
			if rapid.Bool().Draw(t, "poison") {
				pool = poison
			}
			word := rapid.SampledFrom(pool).Draw(t, "word")
			switch rapid.IntRange(0, 6).Draw(t, "what") {
			case 0:
				words[at] = word
			case 1:
				words = slices.Insert(words, at, word)
			case 2:
				words = slices.Delete(words, at, at+1)
			case 3:
				other := rapid.IntRange(0, len(words)-1).Draw(t, "with")
				words[at], words[other] = words[other], words[at]
			case 4:
				words[at] += word
			case 5:
				words[at] = strings.ToUpper(words[at][:1]) + words[at][1:]
			case 6:
				words[at] = strings.ToLower(words[at])
			}
			if len(words) == 0 {
				words = []string{"x"}
			}
		}
		o, err := r.Compare(strings.Join(words, " "))
		if err != nil {
			return
		}
		offered += len(o.Hunks)
		var taken []int
		for i := range o.Hunks {
			if rapid.Bool().Draw(t, "take") {
				taken = append(taken, i+1)
			}
		}
		text, err := o.Accept(taken...)
		if errors.Is(err, polish.ErrTogether) {
			together++
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := factList(text); !slices.Equal(got, want) {
			t.Fatalf("%q became %q:\n%s", want, got, text)
		}
		for _, p := range poison {
			if !strings.Contains(strings.ToLower(guarded), strings.ToLower(p)) && len(p) > 2 && strings.Contains(text, p) {
				t.Fatalf("%q got in: %s", p, text)
			}
		}
		if strings.ContainsAny(text, "!?#*`<>🙏$") {
			t.Fatalf("a mark got in: %s", text)
		}
	})
	if offered == 0 {
		t.Error("nothing was ever offered: the test proves nothing")
	}
	t.Logf("%d changes offered, %d subsets refused together", offered, together)
}

// FuzzCompare: whatever comes back, nothing falls over, and what is taken is a text.
func FuzzCompare(f *testing.F) {
	d, c := globex()
	r, err := polish.Prepare(guarded, polish.Grammar, d, c)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(r.Text)
	f.Add("")
	f.Add(strings.Replace(r.Text, "teh", "the", 1))
	f.Add("LINK1 " + r.Text)
	f.Add(strings.ReplaceAll(r.Text, " ", "\u2028"))
	want := factList(guarded)
	f.Fuzz(func(t *testing.T, reply string) {
		o, err := r.Compare(reply)
		if err != nil {
			return
		}
		all := make([]int, len(o.Hunks))
		for i := range all {
			all[i] = i + 1
		}
		text, err := o.Accept(all...)
		if err != nil && !errors.Is(err, polish.ErrTogether) {
			t.Fatal(err)
		}
		if err == nil && (!utf8.ValidString(text) || !slices.Equal(factList(text), want)) {
			t.Fatalf("%q became %q", reply, text)
		}
		if text, err := o.Accept(); err != nil || text != guarded {
			t.Fatalf("nothing taken is %q, %v", text, err)
		}
	})
}
