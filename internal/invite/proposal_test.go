package invite_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/invite"
	"afterword/internal/zone"
)

// TestProposals makes a process file of each invitation in testdata/proposals.
func TestProposals(t *testing.T) {
	files, err := filepath.Glob("testdata/proposals/*.*cs")
	if err != nil || len(files) < 7 {
		t.Fatalf("found %d invitations, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			p, err := invite.Propose(read(t, file), "ada@example.org")
			if err != nil {
				t.Fatal(err)
			}
			out, err := p.YAML()
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(file, filepath.Ext(file))+".yaml", string(out))
			checkProposal(t, p)
		})
	}
}

// TestProposeSeveral puts the rounds of one employer into one process, and says when
// that cannot be.
func TestProposeSeveral(t *testing.T) {
	google := read(t, "testdata/proposals/google.ics")
	zoom := read(t, "testdata/proposals/zoom.ics")
	outlook := read(t, "testdata/proposals/outlook.ics")

	p, err := invite.Propose(append(zoom, google...), "")
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.YAML()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/two_rounds.yaml", string(out))

	_, err = invite.Propose(append(outlook, google...), "ada@example.org")
	if !errors.Is(err, invite.ErrTwoEmployers) || !strings.Contains(err.Error(), "globex.example") || !strings.Contains(err.Error(), "initech.example") {
		t.Errorf("invitations of two employers: error is %v", err)
	}

	moved := google[0]
	moved.Sequence, moved.Starts, moved.Ends = 2, moved.Starts.AddDate(0, 0, 1), moved.Ends.AddDate(0, 0, 1)
	for _, order := range [][]invite.Invitation{{google[0], moved}, {moved, google[0]}} {
		p, err := invite.Propose(order, "")
		if err != nil || len(p.File.Process.Interviews) != 1 || !p.File.Process.Interviews[0].Starts.Equal(moved.Starts) {
			t.Errorf("the latest version must count: %+v, %v", p.File.Process.Interviews, err)
		}
	}

	later := google[0]
	later.Stamped, later.Summary = later.Stamped.Add(time.Hour), "Engineer, with a later stamp"
	if p, err := invite.Propose([]invite.Invitation{later, google[0]}, ""); err != nil || !strings.Contains(p.Remarks["interviews[0]"], "later stamp") {
		t.Errorf("of one sequence the later stamp must count: %v, %v", p.Remarks, err)
	}

	cancelled := google[0]
	cancelled.Cancelled = true
	_, err = invite.Propose([]invite.Invitation{google[0], cancelled}, "")
	const want = `no interview is left in these invitations: "GloBex interview: Senior Software Engineer" (google.ics, line 24) was cancelled`
	if !errors.Is(err, invite.ErrNothingLeft) || err.Error() != want {
		t.Errorf("cancelled: error is %v, want %s", err, want)
	}
	answer := google[0]
	answer.Method = "REPLY"
	if p, err := invite.Propose([]invite.Invitation{zoom[0], answer}, ""); err != nil || len(p.Notes) != 1 {
		t.Errorf("an answer is left out with a note: %q, %v", p.Notes, err)
	}
}

// TestRole guesses the job out of the title of an invitation, or leaves it empty.
func TestRole(t *testing.T) {
	for summary, want := range map[string]string{
		"Interview with Globex: Senior Software Engineer":                         "Senior Software Engineer",
		"Ada Park - Software Engineer Interview":                                  "Software Engineer",
		"Phone screen for the Data Scientist position":                            "Data Scientist",
		"Globex | Product Manager | Onsite":                                       "Product Manager",
		"Interview: Ada Park (Staff Engineer, Platform)":                          "Staff Engineer",
		"Engineering Manager interview at Globex":                                 "Engineering Manager",
		"Final round - Head of Design":                                            "Head of Design",
		"Invitation to interview for our Senior Backend Developer role at Globex": "Senior Backend Developer",
		"Chat with Wei Chen, hiring manager":                                      "",
		"Meet the Lead":                                                           "",
		"Technical interview":                                                     "",
		"Ada <> Globex":                                                           "",
	} {
		p, err := invite.Propose([]invite.Invitation{one(t, calendar("", "SUMMARY:"+strings.ReplaceAll(summary, ",", `\,`)))}, "")
		if err != nil {
			t.Fatal(err)
		}
		if got := p.File.Process.Role; got != want {
			t.Errorf("%q is about the job %q, want %q", summary, got, want)
		}
	}
}

// TestForm guesses how an interview is held.
func TestForm(t *testing.T) {
	for line, want := range map[string]interview.Form{
		"LOCATION:https://globex.zoom.us/j/9":                             interview.Video,
		"LOCATION:Microsoft Teams Meeting\\; Room 5":                      interview.Video,
		"LOCATION:12 Main Street\r\nDESCRIPTION:https://meet.google.com/": interview.OnSite,
		"DESCRIPTION:Join https://meet.google.com/abc":                    interview.Video,
		"X-GOOGLE-CONFERENCE:https://meet.google.com/abc":                 interview.Video,
		"LOCATION:+49 (0)30 1234-567":                                     interview.Phone,
		"LOCATION:Phone":                                                  interview.Phone,
		"SUMMARY:Phone screen":                                            interview.Phone,
		"SUMMARY:Phone screen\r\nDESCRIPTION:https://zoom.us/j/9":         interview.Video,
		"SUMMARY:Onsite":                                                  interview.OnSite,
		"SUMMARY:Interview":                                               "",
	} {
		v, _ := one(t, calendar("", "DTSTART:20261123T140000Z", line)).Interview("")
		if v.Form != want {
			t.Errorf("%s: form is %q, want %q", line, v.Form, want)
		}
	}
}

func read(t *testing.T, file string) []invite.Invitation {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	invitations, err := invite.Read(filepath.Base(file), data, zone.Load)
	if err != nil {
		t.Fatal(err)
	}
	return invitations
}

// TestEmployerIsNeverTheCandidatesOwnDomain guesses the employer when nobody said who the
// candidate is.
func TestEmployerIsNeverTheCandidatesOwnDomain(t *testing.T) {
	person := func(name, email string) string { return "ATTENDEE;CN=" + name + ":mailto:" + email }
	organizer := "ORGANIZER;CN=Rae Ortiz:mailto:rae@acme.example"
	max := person("Max Brandt", "max@brandt.example")
	tests := []struct {
		name, me string
		lines    []string
		want     string
	}{
		{"the organiser's, though the summary names the candidate", "", []string{"SUMMARY:Interview Max Brandt", organizer, max, person("Wei Chen", "wei@acme.example"), person("Priya Nair", "priya@acme.example")}, "Acme"},
		{"the organiser's, though there are more of others", "", []string{"SUMMARY:Interview", organizer, max, person("Eva Brandt", "eva@brandt.example"), person("Tom Brandt", "tom@brandt.example")}, "Acme"},
		{"the organiser's own, when the company is called like its founder", "", []string{"SUMMARY:Interview at Brandt", "ORGANIZER;CN=Max Brandt:mailto:max@brandt.example", person("Ada Park", "ada@park.example")}, "Brandt"},
		{"without one, the majority", "", []string{"SUMMARY:Interview", max, person("Wei Chen", "wei@acme.example"), person("Priya Nair", "priya@acme.example")}, "Acme"},
		{"a tie is asked", "", []string{"SUMMARY:Interview", max, person("Wei Chen", "wei@acme.example")}, ""},
		{"no tie once the candidate is known", "max@brandt.example", []string{"SUMMARY:Interview", max, person("Wei Chen", "wei@acme.example")}, "Acme"},
		{"an agency invites, and the summary names the employer", "", []string{"SUMMARY:Globex interview", organizer, person("Wei Chen", "wei@globex.example"), max}, "Globex"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := invite.Propose([]invite.Invitation{one(t, calendar("", tt.lines...))}, tt.me)
			if err != nil {
				t.Fatal(err)
			}
			if got := p.File.Process.Employer; got != tt.want {
				t.Errorf("employer %q, want %q", got, tt.want)
			}
			if remark := p.Remarks["employer"]; tt.want == "" && !strings.Contains(remark, "?") {
				t.Errorf("nobody is asked: %q", remark)
			}
		})
	}
}

// TestBlocksOfOneDay become rounds of their own, with a word about it, or one round.
func TestBlocksOfOneDay(t *testing.T) {
	block := func(uid, start, end, who string) invite.Invitation {
		return one(t, strings.Replace(calendar("", "SUMMARY:Globex "+who, "DTSTART;TZID=America/New_York:20261123T"+start, "DTEND;TZID=America/New_York:20261123T"+end, "ATTENDEE:mailto:"+who+"@globex.example"), "UID:1", "UID:"+uid, 1))
	}
	day := []invite.Invitation{block("c", "150000", "154500", "tomas.ruiz"), block("a", "100000", "110000", "wei.chen"), block("b", "111500", "120000", "priya.nair")}
	apart, err := invite.Propose(day, "")
	if err != nil || len(apart.File.Process.Interviews) != 3 {
		t.Fatalf("%d rounds, %v", len(apart.File.Process.Interviews), err)
	}
	for n, said := range []bool{false, true, false} {
		if got := strings.Contains(apart.Remarks[fmt.Sprintf("interviews[%d]", n)], "--one-round"); got != said {
			t.Errorf("round %d offers to be one with the round above: %v, want %v", n, got, said)
		}
	}
	together, err := invite.ProposeTogether(day, "")
	if err != nil || len(together.File.Process.Interviews) != 2 {
		t.Fatalf("%d rounds, %v", len(together.File.Process.Interviews), err)
	}
	first := together.File.Process.Interviews[0]
	if first.Starts.Format("15:04") != "10:00" || first.Ends.Format("15:04") != "12:00" || len(first.Panel) != 2 || len(first.Blocks) != 2 {
		t.Errorf("one round: %+v", first)
	}
	if together.Remarks["interviews[0].panel[1].name"] == "" {
		t.Error("the guess at a name of the second block is not marked")
	}
	checkProposal(t, together)
}
