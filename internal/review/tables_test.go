package review_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

// TestSetsAreSets compares both kinds of sets with maps, over words that are alike.
func TestSetsAreSets(t *testing.T) {
	var kept review.Set // keeps its memory from one try to the next
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-c]{1,4}|[a-z]{5}`)
		words := rapid.SliceOfN(word, 0, 400).Draw(t, "words")
		asked := append(rapid.SliceOfN(word, 0, 50).Draw(t, "asked"), words...)
		want, order := map[string]bool{}, []string(nil)
		fixed := review.NewWordSet(strings.Join(words, " "), nil)
		kept.Reset()
		for _, w := range words {
			if kept.Add(w) == want[w] {
				t.Fatalf("%q is new: %v", w, want[w])
			}
			if !want[w] {
				order = append(order, w)
			}
			want[w] = true
		}
		for _, w := range asked {
			if kept.Has(w) != want[w] || fixed.Has(w) != want[w] {
				t.Fatalf("%q: %v and %v, want %v", w, kept.Has(w), fixed.Has(w), want[w])
			}
			for _, of := range review.SplitWords(strings.ToUpper(w)) {
				if fixed.HasWord(of) != want[w] {
					t.Fatalf("the word %q: %v, want %v", w, fixed.HasWord(of), want[w])
				}
			}
		}
		if !slices.Equal(kept.List(), order) {
			t.Fatalf("listed %q, want %q", kept.List(), order)
		}
	})
}

// TestSetOfStems: a set made of stems knows every form of its words.
func TestSetOfStems(t *testing.T) {
	set := review.NewWordSet("migrations reviewing", review.Stem)
	for _, w := range review.SplitWords("Migrated migration REVIEWS reviewed") {
		if !set.HasStem(w) {
			t.Errorf("%q is not known", w.Fold)
		}
	}
	for _, w := range review.SplitWords("viewer migrant") {
		if set.HasStem(w) {
			t.Errorf("%q is known", w.Fold)
		}
	}
}

// TestWhatIsRemembered counts how often things are worked out: once for a text of the
// context, once a note, once a word.
func TestWhatIsRemembered(t *testing.T) {
	texts, notes, words := 0, 0, 0
	upper := review.DerivedFrom(func(text string) string { texts++; return strings.ToUpper(text) })
	length := review.OncePerNote(func(d *review.Doc, into *int) { notes++; *into = len(d.Draft.Body) })
	vowels := review.OncePerWord(review.Kind, func(w review.Word) uint32 {
		words++
		return uint32(strings.Count(w.Fold, "o"))
	})
	find := func(d *review.Doc) []review.Finding {
		if got := upper.Of(d, d.Context.Process.Employer); got != "GLOBEX" {
			t.Errorf("the employer is %q", got)
		}
		if got := *length.Of(d); got != len(d.Draft.Body) {
			t.Errorf("%d bytes of %d", got, len(d.Draft.Body))
		}
		for i := range d.Words {
			if got := vowels.Of(&d.Words[i]); got != uint32(strings.Count(d.Words[i].Fold, "o")) {
				t.Errorf("%q: %d", d.Words[i].Fold, got)
			}
		}
		return nil
	}
	r := review.NewReviewer([]review.Check{{ID: "one", Find: find}, {ID: "two", Find: find}})
	for _, body := range []string{"look at the door", "the door, the door", "look"} {
		d := review.Draft{Phase: note.Anchor, To: interview.Interviewer{Name: "Wei Chen"}, Body: body}
		r.Run(d, review.Context{Process: interview.Process{Employer: "Globex"}}, review.Options{})
	}
	if texts != 1 || notes != 3 || words != 4 {
		t.Errorf("worked out for %d texts, %d notes and %d words; want 1, 3 and 4", texts, notes, words)
	}
}

// TestFirstLettersHideNobody: what a person answers to starts with a letter that the Doc
// may look for.
func TestFirstLettersHideNobody(t *testing.T) {
	for _, p := range []interview.Interviewer{
		{Name: "Robert Okafor"}, {Name: "Elizabeth Åström", AddressAs: "Liz"}, {Name: "Jörg Öztürk"}, {Name: "Γιώργος Παπαδόπουλος"}, {Name: "陈伟"}, {Name: "William de la Cruz", AddressAs: "Dr. Cruz"},
	} {
		d := review.NewDoc(review.Draft{To: p}, review.Context{})
		for _, called := range review.SplitWords(p.Name + " Bob Bobby Rob Beth Libby Astroem Aastroem Joerg Oeztuerk Γιώργο Bill Billy Liam Will r e w Cruz") {
			if d.To.Answers(called.Fold) && (!d.MayName(called.Fold) || d.Person(called.Fold) == nil) {
				t.Errorf("%s answers to %q, but it is not looked for", p.Name, called.Fold)
			}
		}
	}
	for called, name := range map[string]string{"bob": "Robert Okafor", "bill": "William Moss", "oeztuerk": "Jörg Öztürk", "aastroem": "Elizabeth Åström", "libby": "Elizabeth Åström"} {
		if d := review.NewDoc(review.Draft{To: interview.Interviewer{Name: name}}, review.Context{}); d.Person(called) == nil {
			t.Errorf("%s does not answer to %q", name, called)
		}
	}
}
