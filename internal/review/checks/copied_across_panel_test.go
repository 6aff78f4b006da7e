package checks_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestCopiesOfOnePlace: what stands in the notes to several others is told once, with all their names.
func TestCopiesOfOnePlace(t *testing.T) {
	const shared = "It was a real pleasure to see how seriously your team takes the path of a single parcel through the hall."
	own := map[string]string{
		"Wei Chen":    "Nine hours for a reindex will keep me awake. I would like to look at yours for an afternoon, with coffee. I cut one to twenty minutes once, and it took a summer.",
		"Priya Nair":  "The two people who disagreed about slides went to lunch together, and since then I draw everything upon tables. My colleagues have begun to hide their pencils from me.",
		"Tom Adeyemi": "Your grandmother's rule about ladders made me laugh on the train, and my neighbour laughed when she heard it. She owns four of them and trusts none, which may be the better rule.",
		"Lena Voss":   "What colour a forklift should have is a question that nobody had put to me before, and my answer is still yellow. Green came second, by one vote out of seven at our kitchen.",
	}
	bodies := func(body func(name string) string) map[string]string {
		all := map[string]string{}
		for name := range own {
			all[name] = body(name)
		}
		return all
	}
	for _, tt := range []struct {
		name   string
		bodies map[string]string
		want   []string // each finding's severity and how its message begins and ends
	}{
		{"one sentence", bodies(func(name string) string { return shared + " " + own[name] }), []string{
			"warn This sentence also stands in the notes to Priya Nair, Tom Adeyemi and Lena Voss. All say:",
		}},
		{"a part of one and a sentence of two", bodies(func(name string) string {
			if name == "Priya Nair" {
				return shared + " That is all for now."
			}
			return shared + " " + own[name]
		}), []string{
			"warn A good part of this also stands in the note to Priya Nair. Both say: \"It was a real pleasure to see how seriously your team takes the path of a single parcel through the hall\". It also stands in the notes to Tom Adeyemi and Lena Voss.",
		}},
		{"the same to all", bodies(func(string) string { return shared }), []string{
			"block This and the notes to Priya Nair, Tom Adeyemi and Lena Voss are nearly one note with the name swapped. All say:",
		}},
		{"nothing", own, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			panel := []interview.Interviewer{{Name: "Wei Chen"}, {Name: "Priya Nair"}, {Name: "Tom Adeyemi"}, {Name: "Lena Voss"}}
			var drafts []review.Draft
			for _, to := range panel {
				given, _, _ := strings.Cut(to.Name, " ")
				drafts = append(drafts, review.Draft{Phase: note.Anchor, To: to, Body: fmt.Sprintf("Hi %s,\n\n%s\n\nBest regards,\nAda Park", given, tt.bodies[to.Name])})
			}
			all := checks.All()
			only := all[slices.IndexFunc(all, func(c review.Check) bool { return c.ID == "copied-across-panel" })]
			found := review.Run([]review.Check{only}, drafts[0], review.Context{Interview: interview.Interview{Panel: panel}, Panel: drafts}, review.Options{})
			for n, f := range found {
				said := string(f.Severity) + " " + f.Message
				if n >= len(tt.want) || !strings.HasPrefix(said, tt.want[n]) {
					t.Errorf("found %s", said)
				}
			}
			if len(found) != len(tt.want) {
				t.Errorf("%d findings, not %d", len(found), len(tt.want))
			}
		})
	}
}
