package checks_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/reviewtest"
)

// TestCases holds every check against its own drafts: those it must flag, and at least as
// many that it must leave alone. Every suggestion is applied and must clear its finding.
func TestCases(t *testing.T) {
	for _, check := range checks.All() {
		t.Run(check.ID, func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join("testdata", check.ID, "*.txtar"))
			if err != nil || len(files) == 0 {
				t.Fatalf("no cases in testdata/%s (%v)", check.ID, err)
			}
			flags, passes := 0, 0
			for _, file := range files {
				for _, c := range casesOf(t, file) {
					t.Run(c.Kind+"/"+c.Name, func(t *testing.T) {
						found := review.Run([]review.Check{check}, c.Draft, c.Context, review.Options{})
						switch c.Kind {
						case "flag":
							flags++
							mustFlag(t, c, found)
							applySuggestions(t, check, c, found)
						case "pass":
							passes++
							for _, f := range found {
								t.Errorf("must be left alone, but: %s %q: %s", f.Severity, textOf(c.Draft, f), f.Message)
							}
						default:
							t.Errorf("the cases of a check are flag/… or pass/…")
						}
					})
				}
			}
			if flags < 2 || passes < flags {
				t.Errorf("%d drafts to flag, %d to leave alone: there must be two, and as many of the others", flags, passes)
			}
		})
	}
}

func mustFlag(t *testing.T, c reviewtest.Case, found []review.Finding) {
	t.Helper()
	if len(found) == 0 {
		t.Fatal("must be flagged")
	}
	for _, f := range found {
		if (c.Severity == "" || f.Severity == c.Severity) && (c.Text == "" || textOf(c.Draft, f) == c.Text) {
			return
		}
	}
	for _, f := range found {
		t.Errorf("found %s %q (%s), want %s %q", f.Severity, textOf(c.Draft, f), f.Message, c.Severity, c.Text)
	}
}

// applySuggestions replaces each finding's span with each of its suggestions; the finding
// must be gone, and no new one may have come.
func applySuggestions(t *testing.T, check review.Check, c reviewtest.Case, found []review.Finding) {
	t.Helper()
	for _, f := range found {
		for _, s := range f.Suggestions {
			d := c.Draft
			if f.Part == review.Subject {
				d.Subject = d.Subject[:f.Span.Start] + s + d.Subject[f.Span.End:]
			} else {
				d.Body = d.Body[:f.Span.Start] + s + d.Body[f.Span.End:]
			}
			left := review.Run([]review.Check{check}, d, c.Context, review.Options{})
			if len(left) >= len(found) {
				t.Errorf("suggestion %q for %q leaves %d findings of %d: %+v", s, textOf(c.Draft, f), len(left), len(found), left)
			}
		}
	}
}

func textOf(d review.Draft, f review.Finding) string {
	if f.Part == review.Subject {
		return d.Subject[f.Span.Start:f.Span.End]
	}
	return d.Body[f.Span.Start:f.Span.End]
}

func casesOf(t *testing.T, file string) []reviewtest.Case {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := reviewtest.Parse(data)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return cases
}

// TestRegistry: ids are unique and well-formed, every page has all its parts, and every
// folder of cases belongs to a check.
func TestRegistry(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, c := range checks.All() {
		if !id.MatchString(c.ID) || seen[c.ID] {
			t.Errorf("%q is no id, or there twice", c.ID)
		}
		seen[c.ID] = true
		for part, text := range map[string]string{"title": c.Title, "why": c.Why, "bad": c.Bad, "good": c.Good, "source": c.Source, "severity": string(c.Severity), "group": string(c.Group)} {
			if text == "" {
				t.Errorf("%s has no %s", c.ID, part)
			}
		}
		if !strings.HasSuffix(c.Why, ".") || strings.HasSuffix(c.Title, ".") {
			t.Errorf("%s: why is one sentence, the title is none", c.ID)
		}
	}
	folders, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if !seen[folder.Name()] {
			t.Errorf("testdata/%s belongs to no check", folder.Name())
		}
	}
}

// TestPages: docs/checks says what the registry says.
func TestPages(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "docs", "checks")
	pages := checks.Pages()
	for name, want := range pages {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(got) != want {
			t.Errorf("docs/checks/%s is not what the registry says: run go generate ./internal/review/checks (%v)", name, err)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if _, ok := pages[file.Name()]; !ok {
			t.Errorf("docs/checks/%s belongs to no check", file.Name())
		}
	}
}
