package review_test

import (
	"strings"
	"testing"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/reviewtest"
)

// TestEverySlipIsFound makes one slip at a time in each careful note and wants it found,
// every time: a check that is silent on careful notes may not be silent on these.
func TestEverySlipIsFound(t *testing.T) {
	kinds := []struct {
		name  string
		slips func(c reviewtest.Case) []review.Draft
		want  review.Severity
		by    []string
	}{
		{"name misspelt in the salutation", misspellName, review.Block, []string{"name-misspelt", "salutation-other-person"}},
		{"salutation to another of the panel", swapInterviewer, review.Block, []string{"salutation-other-person"}},
		{"placeholder", leavePlaceholder, review.Block, []string{"placeholder-left"}},
		{"other employer", pasteOtherEmployer, review.Block, []string{"other-employer"}},
		{"employer misspelt", misspellEmployer, review.Block, []string{"employer-misspelt"}},
		{"person of another process", pasteStranger, review.Block, []string{"other-process-interviewer"}},
		{"doubled word", doubleWord, review.Warn, []string{"doubled-word"}},
		{"subject lost", loseSubject, review.Block, []string{"subject-missing"}},
		{"stock praise only", stockPraise, review.Block, []string{"no-anchor"}},
	}
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			made := 0
			for _, c := range carefulNotes(t) {
				for _, d := range kind.slips(c) {
					made++
					suggestionsClear(t, d, c.Context)
					if !found(review.Run(checks.All(), d, c.Context, review.Options{}), kind.want, kind.by) {
						t.Errorf("%s: not found in\nSubject: %s\n\n%s", c.Name, d.Subject, d.Body)
					}
				}
			}
			if made < 10 {
				t.Errorf("only %d slips made", made)
			}
			t.Logf("%d slips", made)
		})
	}
}

// TestCopyIsFound sends each careful anchor note to somebody else of the panel as well.
func TestCopyIsFound(t *testing.T) {
	made := 0
	for _, c := range carefulNotes(t) {
		for _, other := range swapInterviewer(c) {
			if c.Draft.Phase != note.Anchor {
				continue
			}
			c.Context.Panel = []review.Draft{c.Draft}
			made++
			if !found(review.Run(checks.All(), other, c.Context, review.Options{}), review.Block, []string{"copied-across-panel"}) {
				// swapInterviewer keeps the recipient: address the copy to the other one.
				for _, p := range c.Context.Interview.Panel {
					if p.SameAs(c.Draft.To) {
						continue
					}
					other.To = p
					if !found(review.Run(checks.All(), other, c.Context, review.Options{}), review.Block, []string{"copied-across-panel"}) {
						t.Errorf("%s: the copy to %s is not found", c.Name, p.Name)
					}
				}
			}
		}
	}
	if made < 10 {
		t.Errorf("only %d copies made", made)
	}
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

func found(findings []review.Finding, want review.Severity, by []string) bool {
	for _, f := range findings {
		for _, id := range by {
			if f.Check == id && f.Severity == want {
				return true
			}
		}
	}
	return false
}

// salutationName is the recipient's name in the first line, as the note calls them.
func salutationName(c reviewtest.Case) (name string, ok bool) {
	line, _, _ := strings.Cut(c.Draft.Body, "\n")
	d := review.NewDoc(c.Draft, c.Context)
	for _, w := range d.Salutation.Names {
		if d.To.Has(w.Fold) && w.End <= len(line) && !w.CJK {
			return c.Draft.Body[w.Start:w.End], true
		}
	}
	return "", false
}

func misspellName(c reviewtest.Case) []review.Draft {
	name, ok := salutationName(c)
	if !ok {
		return nil
	}
	var slips []review.Draft
	seen := map[string]bool{name: true}
	add := func(wrong string) {
		if seen[wrong] || strings.EqualFold(wrong, name) || len(wrong) < 2 {
			return
		}
		seen[wrong] = true
		d := c.Draft
		d.Body = strings.Replace(d.Body, name, wrong, 1)
		slips = append(slips, d)
	}
	letters := []rune(name)
	for i := range letters {
		if i+1 < len(letters) {
			swapped := append([]rune{}, letters...)
			swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
			add(string(swapped))
		}
		if i > 0 && len(letters) > 3 {
			add(string(letters[:i]) + string(letters[i+1:]))
		}
		add(string(letters[:i+1]) + string(letters[i:]))
	}
	return slips
}

func swapInterviewer(c reviewtest.Case) []review.Draft {
	name, ok := salutationName(c)
	if !ok {
		return nil
	}
	var slips []review.Draft
	for _, p := range c.Context.Interview.Panel {
		other := review.NewPerson(p)
		if p.SameAs(c.Draft.To) || review.NewPerson(c.Draft.To).Answers(other.Given().Fold) {
			continue // "Chris" is right for both of two Chrises
		}
		d := c.Draft
		d.Body = strings.Replace(d.Body, name, other.Given().Raw, 1)
		slips = append(slips, d)
	}
	return slips
}

func leavePlaceholder(c reviewtest.Case) []review.Draft {
	var slips []review.Draft
	if name, ok := salutationName(c); ok {
		for _, left := range []string{"[Name]", "{{name}}", "<name>", "XXX", "[interviewer's first name]"} {
			d := c.Draft
			d.Body = strings.Replace(d.Body, name, left, 1)
			slips = append(slips, d)
		}
	}
	for _, left := range []string{" [company]", " {role}", " TODO", " [What surprised you?]"} {
		d := c.Draft
		if at := strings.Index(d.Body, " the "); at > 0 {
			d.Body = d.Body[:at] + left + d.Body[at:]
			slips = append(slips, d)
		}
	}
	return slips
}

func pasteOtherEmployer(c reviewtest.Case) []review.Draft {
	var slips []review.Draft
	for _, other := range c.Context.OtherProcesses {
		d := c.Draft
		first, rest, _ := strings.Cut(d.Body, "\n\n")
		d.Body = first + "\n\nI would be glad to join " + other.Employer + " and its people. " + rest
		slips = append(slips, d)
	}
	return slips
}

func misspellEmployer(c reviewtest.Case) []review.Draft {
	var slips []review.Draft
	for _, wrong := range map[string][]string{
		"Globex": {"Gloebx", "Globx", "Globexx", "Glovex"}, "Square Root Labs": {"Sqaure Root Labs", "Squre Root"},
		"St. Mary's Hospital": nil, "Müller & Söhne GmbH": {"Müler & Söhne", "Mülller"},
	}[c.Context.Process.Employer] {
		d := c.Draft
		first, rest, _ := strings.Cut(d.Body, "\n\n")
		d.Body = first + "\n\nI would be glad to work with the people at " + wrong + ". " + rest
		slips = append(slips, d)
	}
	return slips
}

func pasteStranger(c reviewtest.Case) []review.Draft {
	var slips []review.Draft
	for _, other := range c.Context.OtherProcesses {
		for _, p := range other.Interviews[0].Panel {
			d := c.Draft
			first, rest, _ := strings.Cut(d.Body, "\n\n")
			d.Body = first + "\n\nWhat " + p.Name + " said stayed with me. " + rest
			slips = append(slips, d)
		}
	}
	return slips
}

func doubleWord(c reviewtest.Case) []review.Draft {
	var slips []review.Draft
	for _, word := range []string{" the ", " to ", " and ", " you ", " is ", " reindex ", " von "} {
		if at := strings.Index(c.Draft.Body, word); at > 0 {
			d := c.Draft
			d.Body = d.Body[:at] + word[:len(word)-1] + d.Body[at:]
			slips = append(slips, d)
		}
	}
	return slips
}

func loseSubject(c reviewtest.Case) []review.Draft {
	if c.Draft.Phase != note.Anchor {
		return nil
	}
	d := c.Draft
	d.Subject = ""
	return []review.Draft{d}
}

func stockPraise(c reviewtest.Case) []review.Draft {
	if c.Draft.Phase != note.Anchor {
		return nil
	}
	first, _, _ := strings.Cut(c.Draft.Body, "\n\n")
	d := c.Draft
	d.Body = first + "\n\nThank you so much for your time. It was a pleasure to meet you and to learn more about the position and the team. " +
		"I am very excited about this opportunity and believe that my skills and experience would be a great fit. I look forward to hearing from you soon.\n\nBest regards,\n" +
		c.Context.Process.Candidate.Name + "\n"
	if !strings.HasSuffix(strings.TrimSpace(first), ",") {
		return nil // salutation and text share a line
	}
	return []review.Draft{d}
}
