package review_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/reviewtest"
)

// TestReviewerRemembersNothing: whatever notes a Reviewer has seen, it finds in the next
// one what a new Reviewer finds.
func TestReviewerRemembersNothing(t *testing.T) {
	notes := withPanels(append(carefulNotes(t), secondNotes(t)...))
	for i := range notes { // faults of all kinds
		if i%3 == 0 {
			notes[i].Draft.Body = notes[(i+7)%len(notes)].Draft.Body
		}
	}
	var want [][]review.Finding
	for _, c := range notes {
		want = append(want, review.NewReviewer(checks.All()).Run(c.Draft, c.Context, review.Options{}))
	}
	used := review.NewReviewer(checks.All())
	order := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		for _, i := range order.Perm(len(notes)) {
			c := notes[i]
			if got := used.Run(c.Draft, c.Context, review.Options{}); !reflect.DeepEqual(got, want[i]) {
				t.Fatalf("%s: after other notes %+v, alone %+v", c.Name, got, want[i])
			}
		}
	}
}

// TestReviewerForgetsWords: a Reviewer that has seen more words than it keeps finds in the next
// note what a new one finds.
func TestReviewerForgetsWords(t *testing.T) {
	c := secondNotes(t)[0]
	want := review.NewReviewer(checks.All()).Run(c.Draft, c.Context, review.Options{})
	used, strange := review.NewReviewer(checks.All()), c.Draft
	for n := range 40 {
		var body strings.Builder
		for i := range 1000 {
			fmt.Fprintf(&body, "w%dx%d ", n, i)
		}
		strange.Body = body.String()
		used.Run(strange, c.Context, review.Options{})
		if got := used.Run(c.Draft, c.Context, review.Options{}); !reflect.DeepEqual(got, want) {
			t.Fatalf("after %d words %+v, alone %+v", 1000*(n+1), got, want)
		}
	}
}

// TestNothingIsAllocatedButFindings: a Reviewer that has seen notes like this one asks for
// no memory where it finds nothing, and for what they hold where it finds something.
func TestNothingIsAllocatedButFindings(t *testing.T) {
	r := review.NewReviewer(checks.All())
	silent := 0
	for _, c := range withPanels(carefulNotes(t)) {
		found := len(r.Run(c.Draft, c.Context, review.Options{}))
		allocated := int(testing.AllocsPerRun(20, func() { r.Run(c.Draft, c.Context, review.Options{}) }))
		if found == 0 {
			silent++
		}
		// A finding is a place in the check's list and in the review's, a message with what
		// it quotes, and suggestions.
		if allocated > 10*found {
			t.Errorf("%s: %d findings, %d allocations", c.Name, found, allocated)
		}
	}
	if silent < 10 {
		t.Errorf("only %d notes without findings", silent)
	}
}

// withPanels gives each note the others to the same employer as the drafts of its panel.
func withPanels(notes []reviewtest.Case) []reviewtest.Case {
	for i := range notes {
		c := &notes[i]
		for _, other := range notes {
			if len(c.Context.Panel) < 3 && other.Draft.Phase == c.Draft.Phase && other.Context.Process.Employer == c.Context.Process.Employer && !other.Draft.To.SameAs(c.Draft.To) {
				c.Context.Panel = append(c.Context.Panel, other.Draft)
			}
		}
	}
	return notes
}

// TestRunAtOnce: Run lends memory to whoever asks, and nobody gets another's findings.
func TestRunAtOnce(t *testing.T) {
	notes := withPanels(append(carefulNotes(t), secondNotes(t)...))
	all := checks.All()
	var want [][]review.Finding
	for _, c := range notes {
		want = append(want, review.NewReviewer(all).Run(c.Draft, c.Context, review.Options{}))
	}
	var group sync.WaitGroup
	for start := range 4 {
		group.Go(func() {
			for i := range notes {
				i = (i + start*len(notes)/4) % len(notes)
				if got := review.Run(all, notes[i].Draft, notes[i].Context, review.Options{}); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%s: beside others %+v, alone %+v", notes[i].Name, got, want[i])
				}
			}
		})
	}
	group.Wait()
}
