package note_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"afterword/internal/note"
)

func TestBefore(t *testing.T) {
	const mine = "Hi Wei,\n\nThank you for teh tour of of the plant.\n\nAda"
	n, err := note.Note{State: note.Draft, Body: mine}.EditByMachine("Hi Wei,\n\nThank you for the tour of the plant.\n\nAda")
	if err != nil || n.Before != mine {
		t.Fatalf("before is %q, %v", n.Before, err)
	}
	for _, c := range []struct{ name, body, before string }{
		{"another sentence of mine", "Hi Wei,\n\nThank you for the tour of the plant.\n\nI liked it.\n\nAda", "Hi Wei,\n\nThank you for teh tour of of the plant.\n\nI liked it.\n\nAda"},
		{"I write over one change", "Hi Wei,\n\nThank you for your tour of the plant.\n\nAda", "Hi Wei,\n\nThank you for your tour of of the plant.\n\nAda"},
		{"I go back", mine, ""},
		{"all of it is new", "Something else.", ""},
		{"nothing", n.Body, mine},
	} {
		edited, err := n.Edit("", c.body)
		if err != nil || edited.Before != c.before {
			t.Errorf("%s: before is %q, want %q (%v)", c.name, edited.Before, c.before, err)
		}
	}
	again, err := n.EditByMachine(mine)
	if err != nil || again.Before != "" {
		t.Errorf("a machine that undoes itself leaves %q (%v)", again.Before, err)
	}
}

// A person's words never become a machine's: where they write a new word, it stands in
// Before, too.
func TestEditingStaysMine(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields("a b c d e")), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) string { return strings.Join(words.Draw(t, label), " ") }
		n, err := note.Note{State: note.Draft, Body: draw("mine")}.EditByMachine(draw("machine's"))
		if err != nil {
			t.Fatal(err)
		}
		was := n
		list := words.Draw(t, "edited")
		list = append(list, "fresh")
		n, err = n.Edit("", strings.Join(list, " "))
		if err != nil {
			t.Fatal(err)
		}
		if n.Before != "" && !strings.Contains(n.Before, "fresh") {
			t.Fatalf("a word of the person's is not in %q: before %q, body %q, edited %q", n.Before, was.Before, was.Body, n.Body)
		}
		if was.Before == "" && n.Before != "" {
			t.Fatalf("no machine changed it, and before is %q", n.Before)
		}
	})
}
