package interview_test

import (
	"testing"
	"time"

	"afterword/internal/interview"

	"pgregory.net/rapid"
)

func TestContact(t *testing.T) {
	const at = "@globex.example"
	person := func(name string, role interview.Role, email string) interview.Interviewer {
		return interview.Interviewer{Name: name, Role: role, Email: email}
	}
	tests := []struct {
		name      string
		panel     []interview.Interviewer
		organizer string
		want      string
	}{
		{"the hiring manager first", []interview.Interviewer{
			person("Rae", interview.Recruiter, "rae"+at), person("Wei", interview.HiringManager, "wei"+at),
		}, "rae" + at, "Wei"},
		{"else the recruiter", []interview.Interviewer{
			person("Priya", interview.Peer, "priya"+at), person("Rae", interview.Recruiter, "rae"+at),
		}, "priya" + at, "Rae"},
		{"else the organiser of the invitation", []interview.Interviewer{
			person("Priya", interview.Peer, "priya"+at), person("Tomás", interview.ProductLead, "tomas"+at),
		}, "TOMAS" + at, "Tomás"},
		{"a hiring manager who cannot be reached is passed over", []interview.Interviewer{
			person("Wei", interview.HiringManager, ""), person("Rae", interview.Recruiter, "rae"+at),
		}, "", "Rae"},
		{"else the first who can be reached", []interview.Interviewer{
			person("Priya", interview.Peer, ""), person("Tomás", interview.ProductLead, "tomas"+at),
		}, "", "Tomás"},
		{"nobody", []interview.Interviewer{person("Priya", interview.Peer, "")}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := interview.Interview{Panel: tt.panel, Organizer: tt.organizer}.Contact()
			if got.Name != tt.want || ok != (tt.want != "") {
				t.Errorf("Contact = %q, %v; want %q", got.Name, ok, tt.want)
			}
		})
	}
}

func TestToneOrDefault(t *testing.T) {
	tests := []struct {
		who  interview.Interviewer
		want interview.Tone
	}{
		{interview.Interviewer{}, interview.FirstName},
		{interview.Interviewer{Title: "Dr."}, interview.Formal},
		{interview.Interviewer{Name: "Dr. Wei Chen"}, interview.Formal},
		{interview.Interviewer{Name: "Wei Chen"}, interview.FirstName},
		{interview.Interviewer{Title: "Dr.", Debrief: interview.Debrief{Tone: interview.FirstName}}, interview.FirstName},
	}
	for _, tt := range tests {
		if got := tt.who.ToneOrDefault(); got != tt.want {
			t.Errorf("tone of %+v = %s, want %s", tt.who, got, tt.want)
		}
	}
}

func TestLatestIsTheRoundThatEndsLast(t *testing.T) {
	at := func(day int) time.Time { return time.Date(2026, 11, day, 15, 0, 0, 0, time.UTC) }
	p := interview.Process{Interviews: []interview.Interview{{ID: "second", Ends: at(20)}, {ID: "first", Ends: at(10)}}}
	if got, ok := p.Latest(); !ok || got.ID != "second" {
		t.Errorf("Latest = %q, %v; want second", got.ID, ok)
	}
	if _, ok := (interview.Process{}).Latest(); ok {
		t.Error("a process without rounds has no latest one")
	}
}

func TestParseDate(t *testing.T) {
	d, err := interview.ParseDate("2026-12-01")
	if err != nil || d.Words() != "Tuesday 1 December" {
		t.Errorf("ParseDate = %v (%s), %v; want Tuesday 1 December", d, d.Words(), err)
	}
	for _, bad := range []string{"", "2026-02-30", "1.12.2026", "2026-12-01T10:00:00"} {
		if _, err := interview.ParseDate(bad); err == nil {
			t.Errorf("ParseDate(%q) must be an error", bad)
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := interview.Date{Year: 2024}.AddDays(rapid.IntRange(0, 5000).Draw(t, "start"))
		n := rapid.IntRange(-4000, 4000).Draw(t, "days")
		moved := d.AddDays(n)
		if moved.AddDays(-n) != d {
			t.Fatalf("%s + %d - %d = %s", d, n, n, moved.AddDays(-n))
		}
		if moved.After(d) != (n > 0) || moved.Before(d) != (n < 0) {
			t.Fatalf("%s and %s are in the wrong order for %d days", d, moved, n)
		}
		parsed, err := interview.ParseDate(d.String())
		if err != nil || parsed != d {
			t.Fatalf("%s reads back as %s, %v", d, parsed, err)
		}
	})
}

func TestInterviewerIsFoundByAnyOfTheirNames(t *testing.T) {
	in := interview.Interview{Panel: []interview.Interviewer{
		{Name: "Ulrike Müller", Title: "Dr.", Email: "u.mueller@globex.example"},
		{Name: "Wei Chen", AddressAs: "Dr. Chen", Email: "wei@globex.example"},
		{Name: "Jan van der Berg"},
		{Name: "Łukasz Nowak"},
		{Name: "Ana Nowak"},
		{Name: "Chen, Li"},
	}}
	for asked, want := range map[string]string{
		"U.MUELLER@globex.example": "Ulrike Müller",
		"ulrike muller":            "Ulrike Müller",
		"Dr. Ulrike Müller":        "Ulrike Müller",
		"Dr. Müller":               "Ulrike Müller",
		"MÜLLER":                   "Ulrike Müller",
		"Ulrike":                   "Ulrike Müller",
		"van der Berg":             "Jan van der Berg",
		"Berg":                     "Jan van der Berg",
		"lukasz":                   "Łukasz Nowak",
		"Li Chen":                  "Chen, Li",
		"Wei":                      "Wei Chen",
		"Nowak":                    "", // there are two
		"Chen":                     "",
		"der":                      "",
		"wei@initech.example":      "",
		"Dr.":                      "",
		"":                         "",
	} {
		got, ok := in.Interviewer(asked)
		if got.Name != want || ok != (want != "") {
			t.Errorf("Interviewer(%q) = %q, %v; want %q", asked, got.Name, ok, want)
		}
	}
}

func TestSplitTitle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`((Dr|Prof|Ms|med|Hon|Sir)\.? )*[A-Z][a-z]*( [A-Z][a-z]+)?`)).Draw(t, "name")
		title, rest := interview.SplitTitle(name)
		if again, same := interview.SplitTitle(rest); again != "" || same != rest {
			t.Fatalf("%q leaves %q, which has the title %q", name, rest, again)
		}
		if title == "" && rest != name || rest == "" && name != "" {
			t.Fatalf("%q became %q and %q", name, title, rest)
		}
	})
}
