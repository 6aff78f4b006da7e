package review_test

import (
	"path/filepath"
	"strings"
	"testing"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/reviewtest"
)

// TestSwappedNotesAreFound exchanges two notes of a panel and mends the salutations, so
// that only the anchor is wrong. The review must see whose it is wherever the notes use
// what was written down, and must not see it in the notes as they were.
func TestSwappedNotesAreFound(t *testing.T) {
	swapped, missed := 0, 0
	for _, notes := range anchorNotesByContext(t) {
		for _, a := range notes {
			if owner, ok := checks.AnchorOwner(review.NewDoc(a.Draft, a.Context)); ok && !owner.SameAs(a.Draft.To) {
				t.Errorf("%s: as it was written, its anchor belongs to %s", a.Name, owner.Name)
			}
			for _, b := range notes {
				if a.Draft.To.SameAs(b.Draft.To) {
					continue
				}
				if owner, ok := checks.AnchorOwner(review.NewDoc(a.Draft, a.Context)); !ok || !owner.SameAs(a.Draft.To) {
					continue // speaks of another moment than the one written down
				}
				d := review.NewDoc(a.Draft, a.Context)
				exchanged := b.Draft
				exchanged.Body = "Dear " + b.Draft.To.Name + ",\n\n" + strings.TrimLeft(a.Draft.Body[d.MainStart:], " \n")
				swapped++
				if !found(review.Run(checks.All(), exchanged, b.Context, review.Options{}), review.Warn, []string{"anchor-of-another"}) {
					missed++
					t.Logf("%s to %s: not found; %q and %q\n%s", a.Name, b.Draft.To.Name, a.Draft.To.Debrief.Anchor, b.Draft.To.Debrief.Anchor, exchanged.Body)
				}
			}
		}
	}
	t.Logf("%d swapped, %d missed", swapped, missed)
	if swapped < 30 {
		t.Errorf("only %d notes were swapped", swapped)
	}
	// The rest tell their moment in other words than those written down: "you asked three
	// times why the button says continue".
	if missed*100 > swapped*12 {
		t.Errorf("%d of %d swapped notes are missed", missed, swapped)
	}
}

// TestCompare: the figures and the places of what two notes share.
func TestCompare(t *testing.T) {
	cases, err := reviewtest.Parse([]byte(`me: Ada Park
employer: Globex
interviewer: Wei Chen
interviewer: Priya Nair
-- careful/wei --

Hi Wei,

thank you for the hour. I liked how your team ships on Fridays, and I would love to help. The ünlikely café story stays with me.

Best,
Ada
-- careful/priya --
to: Priya Nair

Hi Priya,

thank you for the hour. The design review without slides is a thing I will steal. I liked how your team ships on Fridays, as you said.

Best,
Ada
-- careful/gaps --
to: Priya Nair

Hi Priya,

[What did you and Priya talk about that you did not expect?]

[Why are you the one who solves what Priya needs? One sentence.]

Best,
Ada
-- careful/other gaps --

Hi Wei,

[What did you and Wei talk about that you did not expect?]

[Why are you the one who solves what Wei needs? One sentence.]

Best,
Ada
`))
	if err != nil {
		t.Fatal(err)
	}
	docs := make([]*review.Doc, len(cases))
	for i, c := range cases {
		docs[i] = review.NewDoc(c.Draft, c.Context)
	}
	same := review.Compare(docs[0], docs[0])
	if same.Percent() != 100 || !same.Copied() || len(same.Runs) != 1 {
		t.Errorf("a note and itself: %+v", same)
	}
	like := review.Compare(docs[0], docs[1])
	if like.Copied() || like.Percent() < 30 || like.Percent() > 70 || len(like.Runs) != 2 {
		t.Fatalf("two notes with two sentences alike: %d %%, %+v", like.Percent(), like)
	}
	for i, want := range []string{"thank you for the hour", "I liked how your team ships on Fridays"} {
		a, b := like.Runs[i].A, like.Runs[i].B
		if got := cases[0].Draft.Body[a.Start:a.End]; got != want {
			t.Errorf("run %d of the first note is %q, want %q", i, got, want)
		}
		if got := cases[1].Draft.Body[b.Start:b.End]; got != want {
			t.Errorf("run %d of the second note is %q, want %q", i, got, want)
		}
	}
	if back := review.Compare(docs[1], docs[0]); back.Jaccard != like.Jaccard || back.Contained != like.Contained {
		t.Errorf("there %+v, back %+v", like, back)
	}
	if gaps := review.Compare(docs[2], docs[3]); gaps.Copied() || gaps.Partly() || len(gaps.Runs) > 0 {
		t.Errorf("the questions of gaps are nobody's words, but: %+v", gaps)
	}
}

// anchorNotesByContext are the careful anchor notes, those of one panel together.
func anchorNotesByContext(t *testing.T) map[string][]reviewtest.Case {
	t.Helper()
	byPanel := map[string][]reviewtest.Case{}
	for _, c := range append(carefulNotes(t), secondNotes(t)...) {
		if c.Kind == "careful" && c.Draft.Phase == note.Anchor {
			key := c.Context.Process.Candidate.Name + filepath.Base(c.Context.Process.Employer)
			byPanel[key] = append(byPanel[key], c)
		}
	}
	return byPanel
}
