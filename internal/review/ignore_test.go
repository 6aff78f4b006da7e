package review_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

var leftAt = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// withDoubled is a careful note with one doubled word, and that finding.
func withDoubled(t testing.TB) (review.Draft, review.Context, review.Finding) {
	t.Helper()
	c := carefulNotes(t)[0]
	body, ok := strings.CutSuffix(c.Draft.Body, "\n")
	if !ok {
		t.Fatal("the note has no last line")
	}
	at := strings.Index(body, "\n\n") + 2
	c.Draft.Body = body[:at] + "It was the the index. " + body[at:] + "\n"
	for _, f := range review.Run(checks.All(), c.Draft, c.Context, review.Options{}) {
		if f.Check == "doubled-word" {
			return c.Draft, c.Context, f
		}
	}
	t.Fatal("the doubled word is not found")
	return review.Draft{}, review.Context{}, review.Finding{}
}

// TestIgnoreGoesByContent: what was left stays left under edits elsewhere, and speaks
// again when its own sentence changes.
func TestIgnoreGoesByContent(t *testing.T) {
	draft, context, finding := withDoubled(t)
	ignore, ok := review.IgnoreOf(draft, finding, leftAt)
	if !ok || ignore.Words != "the the" || ignore.Check != "doubled-word" {
		t.Fatalf("%+v, %v", ignore, ok)
	}
	for _, c := range []struct {
		name   string
		change func(d *review.Draft)
		left   bool
	}{
		{"as it was", func(*review.Draft) {}, true},
		{"another subject", func(d *review.Draft) { d.Subject = "Something else" }, true},
		{"a sentence before it", func(d *review.Draft) { d.Body = strings.Replace(d.Body, "It was", "Yes. It was", 1) }, true},
		{"a sentence after it", func(d *review.Draft) { d.Body = strings.Replace(d.Body, "index.", "index. Yes.", 1) }, true},
		{"more at the end", func(d *review.Draft) { d.Body += "\nP.S. Until soon.\n" }, true},
		{"other line ends", func(d *review.Draft) { d.Body = strings.ReplaceAll(d.Body, "\n", "\r\n") }, true},
		{"broken inside", func(d *review.Draft) { d.Body = strings.Replace(d.Body, "the the", "the\nthe", 1) }, true},
		{"its sentence changed", func(d *review.Draft) { d.Body = strings.Replace(d.Body, "It was", "It is", 1) }, false},
		{"its sentence grew", func(d *review.Draft) { d.Body = strings.Replace(d.Body, "index.", "index again.", 1) }, false},
		{"another recipient", func(d *review.Draft) { d.To.Name = "Somebody Else" }, false},
	} {
		d := draft
		c.change(&d)
		_, left := review.Heeded(d, review.Run(checks.All(), d, context, review.Options{}), []note.Ignore{ignore})
		was := false
		for _, f := range left {
			was = was || f.Check == "doubled-word"
		}
		if was != c.left {
			t.Errorf("%s: left %v, want %v", c.name, was, c.left)
		}
	}
}

// TestIgnoreEndsWhenGraver: a hint that was left does not silence a block.
func TestIgnoreEndsWhenGraver(t *testing.T) {
	draft, _, finding := withDoubled(t)
	ignore, _ := review.IgnoreOf(draft, finding, leftAt)
	finding.Severity = review.Block
	if open, _ := review.Heeded(draft, []review.Finding{finding}, []note.Ignore{ignore}); len(open) != 1 {
		t.Error("a block is silenced by an ignore of a warn")
	}
	finding.Severity = review.Hint
	if open, _ := review.Heeded(draft, []review.Finding{finding}, []note.Ignore{ignore}); len(open) != 0 {
		t.Error("a hint speaks although the warn was left")
	}
}

// TestGapCannotBeLeft: a gap waits for the person's own words (SPEC.md section 2).
func TestGapCannotBeLeft(t *testing.T) {
	c := carefulNotes(t)[0]
	c.Draft.Body = strings.Replace(c.Draft.Body, "\n\n", "\n\n[What did you talk about that you did not expect?] [Name] ", 1)
	gaps, others := 0, 0
	for _, f := range review.Run(checks.All(), c.Draft, c.Context, review.Options{}) {
		if f.Check != "placeholder-left" {
			continue
		}
		_, ok := review.IgnoreOf(c.Draft, f, leftAt)
		if gap := strings.Contains(f.Message, "your own words"); gap == ok {
			t.Errorf("%q can be left: %v", f.Message, ok)
		} else if gap {
			gaps++
		} else {
			others++
		}
	}
	if gaps != 1 || others != 1 {
		t.Errorf("%d gaps and %d placeholders", gaps, others)
	}
}

// TestEveryFindingCanBeLeft: over any draft, an ignore of a finding silences that one, and
// what is open and what is left are together what was found.
func TestEveryFindingCanBeLeft(t *testing.T) {
	careful := carefulNotes(t)
	rapid.Check(t, func(t *rapid.T) {
		c := careful[rapid.IntRange(0, len(careful)-1).Draw(t, "note")]
		c.Draft.Body = rapid.SampledFrom([]string{"", "Hi [Name],\n\n", "\xff!! ", "the the\n"}).Draw(t, "before") + c.Draft.Body + rapid.String().Draw(t, "after")
		c.Draft.Subject = rapid.SampledFrom([]string{"", "HELLO", "Thank you"}).Draw(t, "subject")
		all := review.Run(checks.All(), c.Draft, c.Context, review.Options{})
		for _, f := range all {
			ignore, ok := review.IgnoreOf(c.Draft, f, leftAt)
			if !ok {
				continue
			}
			open, left := review.Heeded(c.Draft, all, []note.Ignore{ignore})
			if len(open)+len(left) != len(all) {
				t.Fatalf("%d open and %d left of %d", len(open), len(left), len(all))
			}
			for _, g := range open {
				if g.Check == f.Check && g.Part == f.Part && g.Span == f.Span && g.Severity == f.Severity {
					t.Fatalf("%+v is still open", g)
				}
			}
		}
	})
}

// TestOwnWords: a word of the person's list is left alone by the checks of spelling, in any
// case, unless it blocks.
func TestOwnWords(t *testing.T) {
	d, context, _ := withDoubled(t)
	spelling := review.Check{ID: "spelling", Group: review.Form, Severity: review.Warn, Spelling: true, Find: func(d *review.Doc) []review.Finding {
		var found []review.Finding
		for _, w := range d.Words {
			if w.Fold == "index" {
				found = append(found, review.Finding{Span: review.Span{Start: w.Start, End: w.End}, Message: "Unknown word."})
			}
		}
		return found
	}}
	blocking := spelling
	blocking.Severity = review.Block
	grammar := spelling
	grammar.Spelling = false
	for _, c := range []struct {
		name  string
		check review.Check
		words []string
		found bool
	}{
		{"no list", spelling, nil, true},
		{"on the list", spelling, []string{"kubectl", "Índex"}, false},
		{"another word", spelling, []string{"kubectl"}, true},
		{"of another kind", grammar, []string{"index"}, true},
		{"a block", blocking, []string{"index"}, true},
	} {
		found := review.Run([]review.Check{c.check}, d, context, review.Options{Words: review.NewOwnWords(c.words)})
		if (len(found) > 0) != c.found {
			t.Errorf("%s: %d findings", c.name, len(found))
		}
	}
}

// TestConfidence: every finding says how sure it is, and the check's own word counts.
func TestConfidence(t *testing.T) {
	d, context, f := withDoubled(t)
	if f.Confidence != review.Likely || f.Group != review.Form {
		t.Errorf("the doubled word is %s, of %s", f.Confidence, f.Group)
	}
	d.Subject = ""
	for _, f := range review.Run(checks.All(), d, context, review.Options{}) {
		if f.Check == "subject-missing" && f.Confidence != review.Sure {
			t.Errorf("a missing subject is %q", f.Confidence)
		}
	}
}
