package review_test

import (
	"os"
	"path/filepath"
	"testing"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/reviewtest"
)

// TestCarefulNotes holds the promise of SPEC.md section 3: a note that a careful person
// would send gets no block and at most one warn.
func TestCarefulNotes(t *testing.T) {
	n := 0
	for _, c := range carefulNotes(t) {
		n++
		t.Run(c.Name, func(t *testing.T) {
			warns := 0
			found := review.Run(checks.All(), c.Draft, c.Context, review.Options{})
			for _, f := range found {
				if f.Severity == review.Block {
					t.Errorf("blocked: %s", describe(c.Draft, f))
				}
				if f.Severity == review.Warn {
					warns++
				}
			}
			if warns > 1 {
				t.Errorf("%d warns", warns)
			}
			for _, f := range found {
				t.Log(describe(c.Draft, f))
			}
		})
	}
	if n < 30 {
		t.Errorf("only %d careful notes", n)
	}
}

// TestCarefulPanels reviews the anchor notes of each file as the panel they are.
func TestCarefulPanels(t *testing.T) {
	notes := carefulNotes(t)
	for _, c := range notes {
		if c.Draft.Phase != note.Anchor {
			continue
		}
		for _, other := range notes {
			if other.Draft.Phase == note.Anchor && other.Context.Process.Employer == c.Context.Process.Employer && !other.Draft.To.SameAs(c.Draft.To) {
				c.Context.Panel = append(c.Context.Panel, other.Draft)
			}
		}
		for _, f := range review.Run(checks.All(), c.Draft, c.Context, review.Options{}) {
			if f.Check == "copied-across-panel" {
				t.Errorf("%s: %s", c.Name, describe(c.Draft, f))
			}
		}
	}
}

func carefulNotes(t testing.TB) []reviewtest.Case {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "careful", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no careful notes (%v)", err)
	}
	var all []reviewtest.Case
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := reviewtest.Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, c := range cases {
			c.Name = filepath.Base(file) + "/" + c.Name
			all = append(all, c)
		}
	}
	return all
}

func describe(d review.Draft, f review.Finding) string {
	text := d.Body
	if f.Part == review.Subject {
		text = d.Subject
	}
	return string(f.Severity) + " " + f.Check + ": " + f.Message + " (" + text[f.Span.Start:f.Span.End] + ")"
}
