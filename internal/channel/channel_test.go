package channel_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/channel"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/zone"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// process is an interview on site in New York, on Monday 23 November 2026, 14:00 to 15:30.
// Thursday of that week is Thanksgiving.
func process(t interface{ Fatal(...any) }) interview.Process {
	newYork, err := zone.Load("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	return interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Place: "US-NY"},
		Employer:  "Globex",
		Role:      "Analyst",
		Interviews: []interview.Interview{{
			ID: "onsite", Form: interview.OnSite, Zone: "America/New_York", Region: "US-NY",
			Starts: time.Date(2026, 11, 23, 14, 0, 0, 0, newYork), Ends: time.Date(2026, 11, 23, 15, 30, 0, 0, newYork),
			Panel: []interview.Interviewer{{Name: "Wei Chen", Email: "wei@globex.example"}},
		}},
	}
}

func promised(day int, month time.Month) func(*channel.Request) {
	return func(r *channel.Request) {
		r.Process.Interviews[0].Promise = &interview.Promise{Date: interview.Date{Year: 2026, Month: month, Day: day}}
	}
}

func named(employer string) func(*channel.Request) {
	return func(r *channel.Request) { r.Process.Employer = employer }
}

func kind(k interview.EmployerKind) func(*channel.Request) {
	return func(r *channel.Request) { r.Process.Kind = k }
}

// TestDecisions holds every decision, with its reason, against one golden file.
func TestDecisions(t *testing.T) {
	cases := []struct {
		name    string
		changes []func(*channel.Request)
	}{
		{"a law firm, and a month", []func(*channel.Request){kind(interview.Law), promised(18, 12)}},
		{"a law firm by its name", []func(*channel.Request){named("Hale & Dorr LLP"), promised(18, 12)}},
		{"a law firm that decides on Tuesday", []func(*channel.Request){kind(interview.Law), promised(1, 12)}},
		{"a law firm, the last day to post", []func(*channel.Request){kind(interview.Law), promised(3, 12)}},
		{"the same, after the last collection", []func(*channel.Request){kind(interview.Law), promised(3, 12), func(r *channel.Request) { r.Now = r.Now.Add(5 * time.Hour) }}},
		{"the same, with post that the candidate knows", []func(*channel.Request){kind(interview.Law), promised(1, 12), func(r *channel.Request) { r.Process.PostDays = 2 }}},
		{"a private bank without a date", []func(*channel.Request){named("Lombard Private Bank")}},
		{"a grand hotel across the sea", []func(*channel.Request){named("Grand Hotel Globex"), promised(18, 12), func(r *channel.Request) { r.Process.Candidate.Place = "Berlin" }}},
		{"a grand hotel across the sea, too far", []func(*channel.Request){named("Grand Hotel Globex"), promised(4, 12), func(r *channel.Request) { r.Process.Candidate.Place = "Berlin" }}},
		{"nobody knows where it is posted", []func(*channel.Request){kind(interview.Arts), promised(18, 12), func(r *channel.Request) { r.Process.Candidate.Place = "" }}},
		{"nobody knows where it goes", []func(*channel.Request){kind(interview.Arts), promised(18, 12), func(r *channel.Request) {
			r.Process.Interviews[0].Zone, r.Process.Interviews[0].Region = "UTC", ""
		}}},
		{"software", []func(*channel.Request){named("Globex Software"), promised(18, 12)}},
		{"a software engineer anywhere", []func(*channel.Request){func(r *channel.Request) { r.Process.Role = "Senior Software Engineer" }}},
		{"a software engineer at a law firm", []func(*channel.Request){kind(interview.Law), func(r *channel.Request) { r.Process.Role = "Senior Software Engineer" }}},
		{"nothing tells, met in person, no date", nil},
		{"nothing tells, met in person, far date", []func(*channel.Request){promised(18, 12)}},
		{"nothing tells, met in person, near date", []func(*channel.Request){promised(3, 12)}},
		{"nothing tells, by video", []func(*channel.Request){func(r *channel.Request) { r.Process.Interviews[0].Form = interview.Video }}},
		{"an insurance, by video", []func(*channel.Request){kind(interview.Finance), func(r *channel.Request) { r.Process.Interviews[0].Form = interview.Video }}},
		{"another offer runs out", []func(*channel.Request){kind(interview.Law), promised(18, 12), func(r *channel.Request) {
			r.Process.Offers = []interview.Offer{{Employer: "Initech", Expires: interview.Date{Year: 2026, Month: 12, Day: 1}}}
		}}},
		{"another offer ran out", []func(*channel.Request){kind(interview.Law), promised(18, 12), func(r *channel.Request) {
			r.Process.Offers = []interview.Offer{{Employer: "Initech", Expires: interview.Date{Year: 2026, Month: 11, Day: 20}}}
		}}},
		{"the e-mail went out", []func(*channel.Request){kind(interview.Law), promised(18, 12), func(r *channel.Request) {
			r.Touches = []note.Touch{{Phase: note.Anchor, To: "WEI@globex.example"}}
		}}},
		{"no address for an e-mail", []func(*channel.Request){kind(interview.Law), promised(18, 12), func(r *channel.Request) { r.Process.Interviews[0].Panel[0].Email = "" }}},
		{"no address for an e-mail, and no liking for letters", []func(*channel.Request){kind(interview.Technology), func(r *channel.Request) { r.Process.Interviews[0].Panel[0].Email = "" }}},
		{"the e-mail went out, and a card would be late", []func(*channel.Request){kind(interview.Law), promised(1, 12), func(r *channel.Request) {
			r.Touches = []note.Touch{{Phase: note.Anchor, To: "wei@globex.example", InterviewID: "onsite"}}
		}}},
		{"no address for an e-mail, and a card would be late", []func(*channel.Request){kind(interview.Law), promised(1, 12), func(r *channel.Request) { r.Process.Interviews[0].Panel[0].Email = "" }}},
		{"before the interview ends", []func(*channel.Request){kind(interview.Law), func(r *channel.Request) { r.Now = r.Now.Add(-24 * time.Hour) }}},
		{"a month later", []func(*channel.Request){kind(interview.Law), func(r *channel.Request) { r.Now = r.Now.AddDate(0, 1, 0) }}},
	}
	var b strings.Builder
	for _, c := range cases {
		d := channel.Decide(request(t, c.changes...))
		fmt.Fprintf(&b, "%s\n  %s: %s\n", c.name, d.Channel, d.Reason)
		if d.Mention != "" {
			fmt.Fprintf(&b, "  the e-mail may say: %s\n", d.Mention)
		}
		if !d.PostBy.IsZero() || !d.Arrives.IsZero() {
			fmt.Fprintf(&b, "  post by %v, arrives %v\n", d.PostBy, d.Arrives)
		}
	}
	const file = "testdata/decisions.golden"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// request asks on Tuesday 24 November 2026, noon in New York.
func request(t interface{ Fatal(...any) }, changes ...func(*channel.Request)) channel.Request {
	r := channel.Request{Process: process(t), Now: time.Date(2026, 11, 24, 17, 0, 0, 0, time.UTC)}
	for _, change := range changes {
		change(&r)
	}
	r.Interview = r.Process.Interviews[0]
	r.To = r.Interview.Panel[0]
	return r
}

// TestPostedWithinAWeek: without a date of theirs, the day by which to post is that of a
// week, and only where the post is fast enough.
func TestPostedWithinAWeek(t *testing.T) {
	for days, want := range map[int]string{1: "Post it by Monday 30 November to arrive within a week.", 4: "Post it by Tuesday 24 November to arrive within a week.", 5: "", 9: ""} {
		p := process(t)
		p.Kind, p.PostDays = interview.Law, days
		in := p.Interviews[0]
		d := channel.Decide(channel.Request{Process: p, Interview: in, To: in.Panel[0], Now: in.Ends.Add(18 * time.Hour)})
		if !strings.Contains(d.Reason, "no last day to post it") || strings.Contains(d.Reason, "within a week") != (want != "") || !strings.Contains(d.Reason, want) || !d.PostBy.IsZero() {
			t.Errorf("%d days by post: %s", days, d.Reason)
		}
	}
}

func TestKindsAreGuessedAndShownAsGuesses(t *testing.T) {
	for employer, want := range map[string]interview.EmployerKind{
		"Slaughter Chambers": interview.Law, "Müller Rechtsanwälte": interview.Law, "Harbour Family Office": interview.PrivateWealth,
		"Hotel Adlon": interview.LuxuryHospitality, "City Museum": interview.Arts, "First National Bank": interview.Finance,
		"Northside Law School": interview.Education, "Family Office Software": interview.Technology, "St. Mary Hospital": interview.HealthCare,
		"Globex": interview.OtherKind, "Lawson": interview.OtherKind, "Ferrari SpA": interview.OtherKind, "": interview.OtherKind,
	} {
		got := channel.KindOf(interview.Process{Employer: employer, Role: "Accountant"})
		if got.Kind != want || !got.Guessed || (got.Word == "") != (want == interview.OtherKind) {
			t.Errorf("%q is %+v, want %s", employer, got, want)
		}
	}
	if got := channel.KindOf(interview.Process{Employer: "Bird & Co", Role: "Trainee Solicitor"}); got.Kind != interview.Law || got.Word != "trainee solicitor" && got.Word != "solicitor" {
		t.Errorf("a trainee solicitor's house is %+v", got)
	}
	if got := channel.KindOf(interview.Process{Employer: "Globex Software", Kind: interview.Law}); got.Guessed || got.Kind != interview.Law {
		t.Errorf("what the candidate said became %+v", got)
	}
}

// TestPostedInTime: whatever the dates, a card that is advised and posted by the day named
// is there before they decide.
func TestPostedInTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := request(t)
		r.Process.Kind = rapid.SampledFrom(interview.EmployerKinds()).Draw(t, "kind")
		r.Process.Candidate.Place = rapid.SampledFrom([]string{"", "Berlin", "US", "IN", "Tokyo", "AE"}).Draw(t, "from")
		r.Process.PostDays = rapid.IntRange(0, 20).Draw(t, "post days")
		r.Now = r.Now.Add(time.Duration(rapid.IntRange(-48, 24*30).Draw(t, "hours")) * time.Hour)
		decides := interview.Date{Year: 2026, Month: 11, Day: 23}.AddDays(rapid.IntRange(0, 60).Draw(t, "decides"))
		r.Interview.Promise = &interview.Promise{Date: decides}
		d := channel.Decide(r)
		if d.Reason == "" || strings.Contains(d.Reason, "  ") {
			t.Fatalf("reason is %q", d.Reason)
		}
		if d.Channel == channel.Email {
			if !d.PostBy.IsZero() || d.Mention != "" {
				t.Fatalf("an e-mail alone speaks of a card: %+v", d)
			}
			return
		}
		if !d.PostBy.Before(decides) || !d.Arrives.Before(decides) {
			t.Fatalf("posted by %s, there on %s, decided on %s", d.PostBy, d.Arrives, decides)
		}
	})
}

func TestOwnTable(t *testing.T) {
	table, err := channel.ReadTable("mine.txt", strings.NewReader("# mine\nus = 1\n\nEU US 30 # slow\n"))
	if err != nil {
		t.Fatal(err)
	}
	for from, want := range map[string]int{"US-NY": 1, "Berlin": 30, "GB": 8} {
		d := channel.Decide(request(t, func(r *channel.Request) { r.Table, r.Process.Candidate.Place = table, from }))
		if d.Post.Days != want {
			t.Errorf("from %s post takes %d days, want %d", from, d.Post.Days, want)
		}
	}
	for text, want := range map[string]string{
		"US GB":       "mine.txt:1: write FROM, TO and DAYS, such as: US GB 8",
		"\nUSA GB 3":  `mine.txt:2: "USA" is not a country of ISO 3166, such as US or DE; * is any, EU one of the European Union, and = after it the same`,
		"= GB 3":      `mine.txt:1: "=" is not a country of ISO 3166, such as US or DE; * is any, EU one of the European Union, and = after it the same`,
		"US GB 0":     `mine.txt:1: "0" is not a number of business days from 1 to 60`,
		"US GB eight": `mine.txt:1: "eight" is not a number of business days from 1 to 60`,
	} {
		if _, err := channel.ReadTable("mine.txt", strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%q: error is %v\nwant %s", text, err, want)
		}
	}
	if _, err := channel.ReadTable("mine.txt", broken{}); err == nil || err.Error() != "reading mine.txt: it is torn" {
		t.Errorf("a reader that fails gives %v", err)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("it is torn") }

// TestBuiltInTableKnowsEveryPair asks it as a table of one's own, which checks each line,
// and for countries at random, which all have an answer.
func TestBuiltInTableKnowsEveryPair(t *testing.T) {
	text, err := os.ReadFile("postdays.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := channel.ReadTable("postdays.txt", strings.NewReader(string(text))); err != nil {
		t.Fatal(err)
	}
	var zero []string
	for _, from := range []string{"US", "DE", "IN", "BR", "TV", "AE"} {
		for _, to := range []string{"US-NY", "Berlin", "Tokyo", "ZA", "NZ"} {
			d := channel.Decide(request(t, func(r *channel.Request) {
				r.Process.Candidate.Place, r.Process.Interviews[0].Panel[0].Place = from, to
			}))
			if d.Post.Days < 1 {
				zero = append(zero, from+" "+to)
			}
		}
	}
	if len(zero) > 0 {
		t.Errorf("no days for %s", strings.Join(slices.Sorted(slices.Values(zero)), ", "))
	}
}

// FuzzReadTable reads anything as a table.
func FuzzReadTable(f *testing.F) {
	f.Add("US GB 8\n* = 3")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := channel.ReadTable("mine.txt", strings.NewReader(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "mine.txt:") {
				t.Fatalf("error does not say where: %v", err)
			}
			return
		}
		if d := channel.Decide(request(t, func(r *channel.Request) { r.Table = table })); d.Post.Days < 1 || d.Post.Days > 60 {
			t.Fatalf("%d days", d.Post.Days)
		}
	})
}
