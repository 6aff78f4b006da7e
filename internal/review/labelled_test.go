package review_test

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/reviewtest"
)

// labelledSets are the parts of testdata/labelled. What is wrong with an open one may be
// looked at; of the other only the figures are, so that it stays a measure.
var labelledSets = []struct {
	name          string
	open          bool
	missed, false int // in a hundred, see floors_test.go
}{
	{"labelled_a", true, bar, bar},
	{"labelled_b", false, 5, bar},
	{"labelled_c", true, bar, bar},
	{"labelled_d", true, bar, bar},
	{"labelled_e", true, bar, bar},
	{"labelled_f", true, bar, bar},
	{"labelled_g", true, bar, bar},
	{"labelled_h", true, bar, bar},
	{"labelled_i", false, bar, bar}, // careful notes only
	{"labelled_j", true, bar, bar},
	{"labelled_k", true, bar, 4},
	{"labelled_l", true, bar, bar},
	{"labelled_m", true, bar, bar},
	{"labelled_n", true, bar, 5},
	{"labelled_o", false, bar, bar}, // careful notes only
	{"labelled_p", true, bar, bar},
	{"labelled_q", true, bar, 5},
	{"labelled_r", true, bar, bar},
	{"labelled_s", true, bar, bar},
	{"labelled_t", true, 5, bar},
	{"labelled_u", true, bar, bar},
	{"labelled_v", true, bar, bar},
	{"labelled_w", true, bar, bar},
	{"labelled_x", true, bar, bar},
	{"labelled_z", true, bar, bar},
	{"labelled_aa", true, bar, bar},
	{"labelled_y", true, bar, bar},
	{"labelled_ab", false, bar, bar},
	{"labelled_ac", false, bar, bar},
	{"labelled_ad", false, 4, bar},
}

// TestLabelledNotes holds the bars of the review on notes that were written and labelled
// without reading the checks. testdata/labelled/README.md says what counts as what.
func TestLabelledNotes(t *testing.T) {
	for _, set := range labelledSets {
		t.Run(set.name, func(t *testing.T) {
			m := measure{faults: map[string]int{}, missed: map[string]int{}, spoke: map[string]int{}, exists: existingKinds()}
			for _, c := range labelledNotes(t, set.name) {
				m.note(c, review.Run(checks.All(), c.Draft, c.Context, review.Options{}))
			}
			if set.open {
				for _, line := range m.lines {
					t.Log(line)
				}
			}
			t.Logf("\n%s", m.table())
			m.hold(t, set.missed, set.false)
		})
	}
}

// TestLabelsCoverTheCatalogue wants every kind of fault planted at least four times, and
// at least half of at least 200 notes to be careful ones.
func TestLabelsCoverTheCatalogue(t *testing.T) {
	planted, careful, notes := map[string]int{}, 0, 0
	for _, set := range labelledSets {
		for _, c := range labelledNotes(t, set.name) {
			notes++
			if c.Kind == "careful" {
				careful++
			}
			for _, l := range append(c.Faults, c.Also...) {
				if _, known := kindChecks[l.Kind]; !known {
					t.Errorf("%s: there is no kind %q", c.Name, l.Kind)
				}
			}
			for _, l := range c.Faults {
				planted[l.Kind]++
			}
		}
	}
	for kind := range kindChecks {
		if planted[kind] < 4 {
			t.Errorf("%s is planted only %d times", kind, planted[kind])
		}
	}
	if notes < 200 || careful*2 < notes {
		t.Errorf("%d notes, %d of them careful", notes, careful)
	}
	t.Logf("%d notes, %d of them careful", notes, careful)
}

// TestLabelledCCoversTheCatalogue wants labelled_c to be a measure by itself: every kind
// of fault, each of tact three times in other words, and more careful notes than faulty ones.
func TestLabelledCCoversTheCatalogue(t *testing.T) {
	planted, notes := map[string]int{}, map[string]int{}
	for _, c := range labelledNotes(t, "labelled_c") {
		notes[c.Kind]++
		for _, l := range c.Faults {
			planted[l.Kind]++
		}
	}
	for kind := range kindChecks {
		want := 1
		if strings.HasPrefix(kind, "tact/") {
			want = 3
		}
		if planted[kind] < want {
			t.Errorf("%s is planted %d times, not %d", kind, planted[kind], want)
		}
	}
	if notes["careful"] < 60 || notes["faulty"] < 50 {
		t.Errorf("%d careful notes, %d faulty ones", notes["careful"], notes["faulty"])
	}
}

// measure counts what the review does to one set.
type measure struct {
	careful, blocked, warnedTwice int
	faulty, falseFindings         int
	faults, missed                map[string]int // by kind
	hinted                        int            // found by hints alone
	exists                        map[string]bool
	spoke                         map[string]int // by check: findings that block or warn and are no label's
	lines                         []string       // what went wrong, a line each
}

func (m *measure) note(c reviewtest.Case, found []review.Finding) {
	if c.Kind == "careful" {
		m.carefulNote(c, found)
		return
	}
	m.faulty++
	for _, l := range c.Faults {
		m.faults[l.Kind]++
		heard := func(f review.Finding) bool { return accounts(c, l, f) }
		if at := slices.IndexFunc(found, heard); at >= 0 {
			if !slices.ContainsFunc(found[at:], func(f review.Finding) bool { return f.Severity != review.Hint && heard(f) }) {
				m.hinted++
			}
		} else {
			m.missed[l.Kind]++
			if m.exists[l.Kind] {
				m.lines = append(m.lines, fmt.Sprintf("missed  %s: %v", c.Name, l))
			}
		}
	}
	labels := slices.Concat(c.Faults, c.Also)
	for _, f := range found {
		if f.Severity != review.Hint && !slices.ContainsFunc(labels, func(l reviewtest.Label) bool { return accounts(c, l, f) }) {
			m.falseFindings++
			m.spoke[f.Check]++
			m.lines = append(m.lines, fmt.Sprintf("false   %s: %s", c.Name, describe(c.Draft, f)))
		}
	}
}

func (m *measure) carefulNote(c reviewtest.Case, found []review.Finding) {
	m.careful++
	blocks, warns := 0, 0
	for _, f := range found {
		switch f.Severity {
		case review.Block:
			blocks++
		case review.Warn:
			warns++
		case review.Hint:
			continue
		}
		m.spoke[f.Check]++
		m.lines = append(m.lines, fmt.Sprintf("careful %s: %s", c.Name, describe(c.Draft, f)))
	}
	if blocks > 0 {
		m.blocked++
	}
	if warns > 1 {
		m.warnedTwice++
	}
}

// accounts reports whether a label says what a finding says: a check of its kind, in its
// place. A finding about something that is missing has no place.
func accounts(c reviewtest.Case, l reviewtest.Label, f review.Finding) bool {
	if !slices.Contains(kindChecks[l.Kind], f.Check) {
		return false
	}
	return l.Text == "" || f.Span.Start == f.Span.End || overlaps(c, l.Text, f)
}

// overlaps reports whether a finding touches any place of a text.
func overlaps(c reviewtest.Case, l string, f review.Finding) bool {
	text := c.Draft.Body
	if f.Part == review.Subject {
		text = c.Draft.Subject
	}
	for at := 0; ; {
		next := strings.Index(text[at:], l)
		if next < 0 {
			return false
		}
		start, end := at+next, at+next+len(l)
		if f.Span.Start < end && start < f.Span.End {
			return true
		}
		at = end
	}
}

// table prints the figures, kinds in the order of their recall.
func (m *measure) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "careful: %d notes, %d blocked, %d with more than one warn\n", m.careful, m.blocked, m.warnedTwice)
	planted, missed := m.sum()
	fmt.Fprintf(&b, "faulty: %d notes, %d faults of kinds with a check, %d missed; %d false findings; %d of the faults are told by a hint alone\n", m.faulty, planted, missed, m.falseFindings, m.hinted)
	for _, check := range slices.Sorted(maps.Keys(m.spoke)) {
		fmt.Fprintf(&b, "  %-28s %3d without a label, careful notes included\n", check, m.spoke[check])
	}
	kinds := slices.SortedFunc(maps.Keys(m.faults), func(a, b string) int {
		return cmp.Or(cmp.Compare(m.missed[b]*m.faults[a], m.missed[a]*m.faults[b]), cmp.Compare(a, b))
	})
	for _, kind := range kinds {
		note := ""
		if !m.exists[kind] {
			note = "  (no check yet)"
		}
		fmt.Fprintf(&b, "  %-28s %3d of %3d found%s\n", kind, m.faults[kind]-m.missed[kind], m.faults[kind], note)
	}
	return b.String()
}

// sum counts the faults of the kinds that have a check.
func (m *measure) sum() (planted, missed int) {
	for kind, n := range m.faults {
		if m.exists[kind] {
			planted, missed = planted+n, missed+m.missed[kind]
		}
	}
	return planted, missed
}

// hold wants no more than so many in a hundred missed and false.
func (m *measure) hold(t *testing.T, mayMiss, mayBeFalse int) {
	t.Helper()
	planted, missed := m.sum()
	if m.blocked > 0 {
		t.Errorf("%d careful notes are blocked", m.blocked)
	}
	if m.warnedTwice*100 > m.careful*5 {
		t.Errorf("%d of %d careful notes have more than one warn", m.warnedTwice, m.careful)
	}
	if missed*100 > planted*mayMiss {
		t.Errorf("%d of %d planted faults are missed", missed, planted)
	}
	if m.falseFindings*100 > m.faulty*mayBeFalse {
		t.Errorf("%d false findings in %d faulty notes", m.falseFindings, m.faulty)
	}
}

func labelledNotes(t testing.TB, set string) []reviewtest.Case {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "labelled", set, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no notes in %s (%v)", set, err)
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
			if c.Kind != "careful" && c.Kind != "faulty" {
				t.Fatalf("%s: %s/%s: the notes here are careful/… or faulty/…", file, c.Kind, c.Name)
			}
			c.Name = filepath.Base(file) + "/" + c.Name
			all = append(all, c)
		}
	}
	return all
}
