package compose_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
)

var update = flag.Bool("update", false, "write the golden files anew")

// newYork stands in for America/New_York in winter: the tests need no zone database.
var newYork = time.FixedZone("America/New_York", -5*60*60)

// ada is the candidate; her interview was on Monday 23 November 2026, 14:00 to 15:30.
func ada(panel ...interview.Interviewer) (interview.Process, interview.Interview) {
	i := interview.Interview{
		ID:     "onsite",
		Starts: time.Date(2026, 11, 23, 14, 0, 0, 0, newYork),
		Ends:   time.Date(2026, 11, 23, 15, 30, 0, 0, newYork),
		Zone:   "America/New_York",
		Form:   interview.Video,
		Panel:  panel,
	}
	p := interview.Process{
		Candidate:  interview.Candidate{Name: "Ada Park", Email: "ada@example.org", Phone: "+1 555 0100"},
		Employer:   "Globex",
		Role:       "Senior Software Engineer",
		Interviews: []interview.Interview{i},
	}
	return p, i
}

func request(p interview.Process, i interview.Interview, phase note.Phase, to interview.Interviewer) compose.Request {
	return compose.Request{Process: p, Interview: i, Phase: phase, To: to, Leaves: i.Ends.Add(2 * time.Hour)}
}

// checkGolden holds got against a file of testdata.
func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; read the drafts, then run the test with -update if they are good\n%s", path, got)
	}
}

func show(d compose.Draft) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Subject: %s\n\n%s", d.Subject, d.Body)
	for _, g := range d.Gaps {
		fmt.Fprintf(&b, "gap in the %s: %s\n", g.Part, g.Question)
	}
	return b.String()
}

// TestDebriefsAsPeopleWriteThem holds the drafts of differently phrased debriefs, to be
// read as a whole: each must be good English.
func TestDebriefsAsPeopleWriteThem(t *testing.T) {
	debriefs := debriefsAsWritten()
	var b strings.Builder
	for n, debrief := range debriefs {
		priya := interview.Interviewer{Name: "Priya Raman", AddressAs: "Priya", Email: "priya@globex.example", Role: interview.Peer, Debrief: debrief}
		p, i := ada(priya)
		i.ID = fmt.Sprintf("round-%d", n) // every variant gets its turn
		d := compose.Write(request(p, i, note.Anchor, priya))
		if len(d.Gaps) > 0 {
			t.Errorf("debrief %d has gaps: %v", n, d.Gaps)
		}
		fmt.Fprintf(&b, "=== %s | %s | %s\n%s\n", debrief.Anchor, debrief.Need, debrief.Value, show(d))
	}
	checkGolden(t, "debriefs.golden", b.String())
}

// debriefsAsWritten are anchors, needs and values in the shapes that people give them.
func debriefsAsWritten() []interview.Debrief {
	return []interview.Debrief{
		{Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release", Value: "At Initech I cut a comparable reindex from six hours to twenty minutes."},
		{Anchor: "You told me that nobody dares to touch the billing service.", Need: "You need somebody who can take it apart safely.", Value: "I split a billing monolith at Hooli without a day of downtime."},
		{Anchor: "the story of the 2019 outage", Need: "fewer pages at night", Value: "cut pages by two thirds at Initech with three rules about alerts"},
		{Anchor: "walked me through the deploy pipeline on the whiteboard", Need: "a pipeline that new people understand", Value: "Five years of running Jenkins, and two of getting rid of it"},
		{Anchor: "that design reviews are written, not held", Need: "to get decisions made across time zones", Value: "I have worked in written reviews since 2018."},
		{Anchor: "debugging the flaky test together", Need: "tests that can be trusted", Value: "My last team went from forty flaky tests to two."},
		{Anchor: "when you drew the dependency graph and it had a cycle", Need: "breaking the cycle", Value: "I broke one like it with a single interface."},
		{Anchor: "your question about sharding by tenant", Need: "large tenants slow everybody down", Value: "At Hooli I moved the ten largest tenants out first."},
		{Anchor: "About the move from Perl to Go", Need: "The Perl code has no tests.", Value: "I wrote the tests first when we left Perl at Initech."},
		{Anchor: "We talked about the on-call rota. It surprised me that you share it with product.", Need: "a rota that people do not leave over", Value: "I rebuilt a rota with a follow-the-sun plan."},
		{Anchor: "The reindex takes nine hours because of the locks.", Need: "she needs it under one hour", Value: "Rewrote a locking scheme for a queue of two million rows"},
		{Anchor: "she explained why releases wait for legal", Need: "they need a faster way to sign off", Value: "we had the same at Hooli and I wrote the checklist that ended it"},
		{Anchor: "Priya's point about boring technology", Need: "keeping it boring as the team grows", Value: "I have said no to three rewrites and I can show the numbers."},
		{Anchor: "“Boring is a feature.”", Need: "no surprises", Value: "experience with systems that run for ten years"},
		{Anchor: "How does a team of four run 300 services?", Need: "help with the 300 services", Value: "I ran eighty services with a team of three."},
		{Anchor: "Thank you for showing me the dashboard you look at first every morning.", Need: "one dashboard instead of nine", Value: "I once threw away forty dashboards and nobody asked for one back."},
		{Anchor: "PostgreSQL partitioning", Need: "partitions that manage themselves", Value: "I wrote the partition job that Initech still runs."},
		{Anchor: "the reindex fails on Sundays", Need: "weekends", Value: "I would start with the lock that Sunday's backup takes."},
		{Anchor: "the nightly reindex,\nand who gets paged for it", Need: "", Value: "I have been on call for a reindex like it."},
		{Anchor: "It takes six people to approve a one-line change!", Need: "you want that to be one", Value: "I can show how we got from five to one at Hooli."},
	}
}
