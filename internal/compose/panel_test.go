package compose_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// panelOf is a panel of up to six people with a debrief for each.
func panelOf(n int) []interview.Interviewer {
	people := []interview.Interviewer{
		{Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen", Email: "wei@globex.example", Role: interview.HiringManager, Debrief: interview.Debrief{
			Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release", Value: "At Initech I cut a comparable reindex from six hours to twenty minutes.",
		}},
		{Name: "Priya Raman", AddressAs: "Priya", Email: "priya@globex.example", Role: interview.Peer, Debrief: interview.Debrief{
			Anchor: "You told me that nobody dares to touch the billing service.", Need: "somebody who can take it apart safely", Value: "I split a billing monolith at Hooli without a day of downtime.",
		}},
		{Name: "Tomas Ruiz", Email: "tomas@globex.example", Role: interview.ProductLead, Debrief: interview.Debrief{
			Anchor: "the customer who prints every report", Need: "reports people stop printing", Value: "My last product replaced forty printed pages with one alert.",
		}},
		{Name: "Jan van der Berg", Email: "jan@globex.example", Role: interview.Peer, Debrief: interview.Debrief{
			Anchor: "debugging the flaky test together", Need: "tests that can be trusted", Value: "Two years ago I brought forty flaky tests down to two.",
		}},
		{Name: "Aoife Ní Bhriain", Email: "aoife@globex.example", Role: interview.Recruiter, Debrief: interview.Debrief{
			Anchor: "that design reviews are written, not held", Need: "decisions made across time zones", Value: "I have worked in written reviews since 2018.",
		}},
		{Name: "Nguyễn Văn An", Email: "an@globex.example", Role: interview.Peer, Debrief: interview.Debrief{
			Anchor: "how the on-call rota is shared with product", Need: "a rota that people do not leave over", Value: "At Pied Piper we rebuilt ours around the sun.",
		}},
	}
	return people[:n]
}

// TestPanelNotesDiffer holds every two notes of a panel against what a panel would call
// copied: the share of word pairs, and runs of five words.
func TestPanelNotesDiffer(t *testing.T) {
	for _, size := range []int{3, 6} {
		for round := range 10 {
			p, i := ada(panelOf(size)...)
			i.ID = fmt.Sprint("round-", round)
			i.Promise = &interview.Promise{Date: interview.Date{Year: 2026, Month: 12, Day: 1}}
			var notes []compose.Draft
			for _, to := range i.Panel {
				notes = append(notes, compose.Write(request(p, i, note.Anchor, to)))
			}
			for a, one := range notes {
				for _, two := range notes[a+1:] {
					if one.Subject == two.Subject {
						t.Errorf("round %d: %s and %s get the subject %q", round, one.To.Name, two.To.Name, one.Subject)
					}
					x, y := middle(one.Body), middle(two.Body)
					if share := jaccard(runs(x, 2), runs(y, 2)); share > 0.15 {
						t.Errorf("round %d: %s and %s share %.2f of their word pairs\n%s\n%s", round, one.To.Name, two.To.Name, share, x, y)
					}
					for run := range runs(x, 5) {
						if runs(y, 5)[run] {
							t.Errorf("round %d: %s and %s both say %q", round, one.To.Name, two.To.Name, run)
						}
					}
				}
			}
		}
	}
}

func TestPanelGolden(t *testing.T) {
	p, i := ada(panelOf(6)...)
	i.Promise = &interview.Promise{Date: interview.Date{Year: 2026, Month: 12, Day: 1}}
	i.Missed = &interview.MissedQuestion{
		AskedBy: "Priya Raman", Question: "How would you roll back a schema change?",
		BetterAnswer: "expand first, move the readers, and only then contract", Link: "https://example.org/rollback",
	}
	var b strings.Builder
	for _, to := range i.Panel {
		d := compose.Write(request(p, i, note.Anchor, to))
		fmt.Fprintf(&b, "=== %s (%d words)\n%s\n", to.Name, len(strings.Fields(d.Body)), show(d))
	}
	for _, phase := range []note.Phase{note.CheckIn, note.FinalPulse} {
		r := request(p, i, phase, i.Panel[0])
		r.ThreadSubject = "Thank you for your time today"
		fmt.Fprintf(&b, "=== %s\n%s\n", phase, show(compose.Write(r)))
		r.Interview.Promise, r.Interview.ID, r.ThreadSubject = nil, "another", ""
		fmt.Fprintf(&b, "=== %s\n%s\n", phase, show(compose.Write(r)))
	}
	checkGolden(t, "panel.golden", b.String())
}

// middle is a body without salutation, sign-off and name, as words.
func middle(body string) []string {
	paragraphs := strings.Split(strings.TrimSpace(body), "\n\n")
	text := strings.Join(paragraphs[1:len(paragraphs)-1], " ")
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func runs(words []string, n int) map[string]bool {
	set := map[string]bool{}
	for i := 0; i+n <= len(words); i++ {
		set[strings.Join(words[i:i+n], " ")] = true
	}
	return set
}

func jaccard(x, y map[string]bool) float64 {
	both := 0
	for run := range x {
		if y[run] {
			both++
		}
	}
	return float64(both) / float64(len(x)+len(y)-both)
}
