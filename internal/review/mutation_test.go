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

	"golang.org/x/tools/txtar"

	"afterword/internal/interview"
	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/reviewtest"
)

// mutation makes slips of one kind in careful notes.
type mutation struct {
	name string
	kind string          // of kindChecks: what must find it
	by   []string        // checks that may find it as well
	want review.Severity // empty where any will do
	// slips makes the slips of the note with the number n. The number decides which of
	// many are made, so that the test stays quick and the same.
	slips  func(n int, c reviewtest.Case) []slip
	hidden bool // a held-out kind: its misses are only counted
}

// slip is a careful note with one fault planted in it.
type slip struct {
	reviewtest.Case
	what string // what was planted, for the list of misses
	text string // the text at fault; empty when something is missing
}

// mutations lists every kind of slip that a machine can make.
func mutations(t testing.TB) []mutation {
	return slices.Concat(peopleMutations(t), personalMutations(t), formMutations(t), tactMutations(t), timingMutations())
}

// TestEverySlipIsFound makes one slip at a time in each careful note and wants it found: a
// check that is silent on careful notes may not be silent on these. Kinds that no check
// looks for yet are counted and not held.
func TestEverySlipIsFound(t *testing.T) {
	notes, exists := everyCarefulNote(t), existingKinds()
	var table strings.Builder
	for _, m := range mutations(t) {
		t.Run(m.name, func(t *testing.T) {
			made, missed, what := m.run(t, notes)
			verdict := fmt.Sprintf("%5.1f %%", 100*float64(made-missed)/float64(max(made, 1)))
			if !exists[m.kind] {
				verdict += "  (no check yet)"
			}
			fmt.Fprintf(&table, "%-44s %5d of %5d %s\n", m.name, made-missed, made, verdict)
			if made < 10 {
				t.Errorf("only %d slips made", made)
			}
			if !exists[m.kind] || missed == 0 {
				return
			}
			if missed*100 > made*mayMiss(m.name) {
				t.Errorf("%d of %d slips are missed", missed, made)
			}
			if !m.hidden {
				t.Log(worst(what))
			}
		})
	}
	t.Logf("recall by kind of slip, in %d careful notes\n%s", len(notes), table.String())
}

// run makes slips in the notes, in an order of its own for each kind, until there are
// enough, and counts those that nothing finds, by what was planted.
func (m mutation) run(t *testing.T, notes []reviewtest.Case) (made, missed int, what map[string]int) {
	t.Helper()
	const enough = 240
	const mended = 20 // slips of which the suggestions are tried
	ids := slices.Concat(kindChecks[m.kind], m.by)
	what = map[string]int{}
	turn := 0
	for i := range notes {
		c := notes[(i*stride+len(m.name))%len(notes)]
		slips := m.slips(turn, c)
		if len(slips) > 0 {
			turn++
		}
		for _, s := range slips {
			made++
			if !found(s.touching(review.Run(checks.All(), s.Draft, s.Context, review.Options{})), m.want, ids) {
				missed++
				what[s.what]++
			}
			if made <= mended {
				suggestionsClear(t, s.Draft, s.Context)
			}
		}
		if made >= enough {
			break
		}
	}
	return made, missed, what
}

// stride is a prime that is larger than the number of notes, so that steps of it visit
// each note once.
const stride = 7919

// worst lists the slips that are missed most often.
func worst(what map[string]int) string {
	all := slices.SortedFunc(maps.Keys(what), func(a, b string) int { return cmp.Or(what[b]-what[a], strings.Compare(a, b)) })
	var b strings.Builder
	for _, w := range all[:min(len(all), 30)] {
		fmt.Fprintf(&b, "\n%4d times  %s", what[w], w)
	}
	return b.String()
}

// everyCarefulNote reads the careful notes of all sets.
func everyCarefulNote(t testing.TB) []reviewtest.Case {
	t.Helper()
	all := carefulNotes(t)
	for _, c := range slices.Concat(secondNotes(t), labelledNotes(t, "labelled_a"), labelledNotes(t, "labelled_b")) {
		if c.Kind == "careful" {
			all = append(all, c)
		}
	}
	return all
}

// sentences reads the lines of one section of testdata/mutation.
func sentences(t testing.TB, file, kind string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "mutation", file))
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range txtar.Parse(data).Files {
		if section.Name == kind {
			return strings.Split(strings.TrimSpace(string(section.Data)), "\n")
		}
	}
	t.Fatalf("%s has no section %s", file, kind)
	return nil
}

// planting plants a few of the sentences in each note that suits them, in turn, each at
// another place. suits may change the note's context so that the sentence is a fault.
func planting(sentences []string, suits func(c *reviewtest.Case) bool) func(n int, c reviewtest.Case) []slip {
	const perNote = 2
	return func(n int, c reviewtest.Case) []slip {
		if suits != nil && !suits(&c) || !inEnglish(c) {
			return nil
		}
		var slips []slip
		for k := range perNote {
			sentence := sentences[(n*perNote+k)%len(sentences)]
			if text, ok := fill(sentence, c); ok {
				s := slip{Case: c, what: sentence, text: text}
				s.Draft.Body = plant(c, text, n+k)
				slips = append(slips, s)
			}
		}
		return slips
	}
}

// inEnglish reports whether a note is written in English: of its words at least one in
// seven is among the commonest.
func inEnglish(c reviewtest.Case) bool {
	words := review.SplitWords(c.Draft.Body)
	n := 0
	for _, w := range words {
		if strings.Contains(" the and you to of a i is in that for it my your with was we be have would are at on me so ", " "+w.Fold+" ") {
			n++
		}
	}
	return n*7 >= len(words)
}

// fill puts the names of a note's context into a sentence; ok is false where the context
// has no such name.
func fill(sentence string, c reviewtest.Case) (text string, ok bool) {
	var other, elsewhere, stranger string
	for _, p := range c.Context.Interview.Panel {
		given := personOf(p).Given()
		if !p.SameAs(c.Draft.To) && !personOf(c.Draft.To).Answers(given.Fold) && isLatin(given.Raw) {
			other = given.Raw
		}
	}
	for _, process := range c.Context.OtherProcesses {
		elsewhere = process.Employer
		for _, p := range process.Interviews[0].Panel {
			stranger = p.Name
		}
	}
	for name, value := range map[string]string{
		"{employer}": c.Context.Process.Employer, "{role}": c.Context.Process.Role, "{given}": personOf(c.Draft.To).Given().Raw,
		"{other}": other, "{elsewhere}": elsewhere, "{elsewhere, surely}": unlessWord(elsewhere), "{stranger}": stranger, "{wrong role}": wrongRole(c.Context.Process.Role),
	} {
		if strings.Contains(sentence, name) && value == "" {
			return "", false
		}
		sentence = strings.ReplaceAll(sentence, name, value)
	}
	return sentence, true
}

// unlessWord is an employer's name of more than one word, or nothing: a sentence may be
// about "Zoom" or "Target" without meaning the employer.
func unlessWord(employer string) string {
	if !strings.Contains(employer, " ") {
		return ""
	}
	return employer
}

// plant puts a sentence into a note: as its own paragraph above the sign-off, behind the
// first paragraph, or as the first sentence of all.
func plant(c reviewtest.Case, sentence string, place int) string {
	body := c.Draft.Body
	doc := review.NewDoc(c.Draft, c.Context)
	start := doc.MainStart
	for start < len(body) && (body[start] == '\n' || body[start] == ' ') {
		start++
	}
	end := max(doc.SignOff, start)
	switch place % 3 {
	case 1:
		if at := strings.Index(body[start:], "\n\n"); at >= 0 && start+at < end {
			return body[:start+at] + " " + sentence + body[start+at:]
		}
	case 2:
		return body[:start] + sentence + " " + body[start:]
	}
	return strings.TrimRight(body[:end], "\n") + "\n\n" + sentence + "\n\n" + body[end:]
}

// touching are the findings in the planted text, and those about something missing.
func (s slip) touching(findings []review.Finding) []review.Finding {
	return slices.DeleteFunc(findings, func(f review.Finding) bool {
		return s.text != "" && f.Span.Start != f.Span.End && !overlaps(s.Case, s.text, f)
	})
}

// found reports whether one of the checks by says something, of a severity unless want is
// empty.
func found(findings []review.Finding, want review.Severity, by []string) bool {
	return slices.ContainsFunc(findings, func(f review.Finding) bool {
		return slices.Contains(by, f.Check) && (want == "" || f.Severity == want)
	})
}

// suggestionsClear applies every suggestion of every finding, one at a time: the check
// must then have less to say.
func suggestionsClear(t *testing.T, d review.Draft, c review.Context) {
	t.Helper()
	findings := review.Run(checks.All(), d, c, review.Options{})
	count := func(findings []review.Finding, id string) (n int) {
		for _, f := range findings {
			if f.Check == id {
				n++
			}
		}
		return n
	}
	for _, f := range findings {
		for _, s := range f.Suggestions {
			mended := d
			if f.Part == review.Subject {
				mended.Subject = d.Subject[:f.Span.Start] + s + d.Subject[f.Span.End:]
			} else {
				mended.Body = d.Body[:f.Span.Start] + s + d.Body[f.Span.End:]
			}
			if left := review.Run(checks.All(), mended, c, review.Options{}); count(left, f.Check) >= count(findings, f.Check) {
				t.Errorf("%q instead of the span does not clear: %s\n%s", s, describe(d, f), d.Body)
			}
		}
	}
}

// personOf is somebody of a case, with the name taken apart.
func personOf(i interview.Interviewer) *review.Person {
	p := review.NewPerson(i)
	return &p
}
