package reviewtest_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/note"
	"afterword/internal/review/reviewtest"
)

func TestParse(t *testing.T) {
	cases, err := reviewtest.Parse([]byte(`# a comment
me: Ada Park
employer: Globex
interviewer: Wei Chen | title=Dr. | anchor=the reindex: nine hours
interviewer: Priya Nair
known: Sam Reyes
other: Initech | Tom Santos, Liz Alvarez
offer: Hooli

-- panel/to Wei --

Dear Wei,
-- flag/one --
to: Priya Nair
phase: check-in
thread: yes
want: block the span
Subject: A: B

Hi Priya,

text
-- pass/two --

Hi Wei,
`))
	if err != nil || len(cases) != 2 {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	one, two := cases[0], cases[1]
	if one.Name != "one" || one.Draft.To.Name != "Priya Nair" || one.Draft.Phase != note.CheckIn || !one.Context.InThread || one.Severity != "block" ||
		one.Text != "the span" || one.Draft.Subject != "A: B" || one.Draft.Body != "Hi Priya,\n\ntext\n" || len(one.Context.Panel) != 1 {
		t.Errorf("read as %+v", one)
	}
	if two.Draft.Body != "Hi Wei,\n" || len(two.Context.Panel) != 0 || two.Draft.To.Debrief.Anchor != "the reindex: nine hours" ||
		two.Context.InThread || len(two.Context.OtherProcesses[0].Interviews[0].Panel) != 2 || len(two.Context.Process.Interviews) != 2 {
		t.Errorf("read as %+v", two)
	}
}

// TestParseLabelled reads times, labels, addresses and what was sent before.
func TestParseLabelled(t *testing.T) {
	cases, err := reviewtest.Parse([]byte(`me: Ada Park | email=ada@example.org | phone=555 0100
employer: Globex
interview: 2026-11-23 14:00 - 15:30 | zone=Europe/Warsaw | form=on site | region=PL
promise: 2026-12-01 | said=by Tuesday
interviewer: Wei Chen | email=wei@globex.example
other: Initech | Tom Santos
-- sent/to Tom --
to: Tom Santos
process: Initech
at: 2026-11-02 09:00
Subject: Thanks

Hi Tom,
-- faulty/late --
now: 2026-12-02 10:00
fault: form/doubled-word | the the
fault: timing/too-late
also: timing/tense | the
Subject: S

Hi Wei, the the
-- careful/soon --
address: chen@globex.example
Subject: S

Hi Wei,
`))
	if err != nil || len(cases) != 2 {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	late, soon := cases[0], cases[1]
	want := []reviewtest.Label{{Kind: "form/doubled-word", Text: "the the"}, {Kind: "timing/too-late"}}
	if !slices.Equal(late.Faults, want) || len(late.Also) != 1 || late.Also[0].String() != "timing/tense | the" {
		t.Errorf("labels are %v and %v", late.Faults, late.Also)
	}
	c := late.Context
	if c.Now.UTC().Format(time.RFC3339) != "2026-12-02T09:00:00Z" || soon.Context.Now.UTC().Format(time.RFC3339) != "2026-11-23T16:30:00Z" {
		t.Errorf("now is %v and %v", c.Now, soon.Context.Now)
	}
	if r := c.Interview; r.Starts.Hour() != 14 || r.Zone != "Europe/Warsaw" || r.Form != "on site" || r.Region != "PL" || r.Promise.Said != "by Tuesday" || r.Promise.Date.Day != 1 {
		t.Errorf("the round is %+v", r)
	}
	if c.Process.Candidate.Phone != "555 0100" || late.Draft.To.Email != "wei@globex.example" {
		t.Errorf("read as %+v", c.Process)
	}
	if soon.Draft.To.Email != "chen@globex.example" || !soon.Context.Interview.Panel[0].SameAs(soon.Draft.To) || !soon.Context.Process.Interviews[0].Panel[0].SameAs(soon.Draft.To) ||
		c.Interview.Panel[0].Email != "wei@globex.example" {
		t.Errorf("addresses are %v and %v", soon.Context.Interview.Panel, c.Interview.Panel)
	}
	if len(soon.Context.Earlier) != 1 || c.Earlier[0].ProcessID != "Initech" || c.Earlier[0].To.Name != "Tom Santos" || c.Earlier[0].SentAt.UTC().Hour() != 8 || c.Earlier[0].Body != "Hi Tom,\n" {
		t.Errorf("sent before: %+v", c.Earlier)
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	for in, want := range map[string]string{
		"":                                      "names no interviewer",
		"interviewer: Wei\n":                    "no draft",
		"colour: red\n":                         "colour",
		"interviewer Wei\n":                     "key: value",
		"interviewer: Wei\n-- odd/x --\n\nHi\n": "odd/x",
		"interviewer: Wei\n-- flag/x --\nto: Tom\n\nHi\n":      "Tom",
		"interviewer: Wei\n-- flag/x --\nmood: good\n\nHi\n":   "mood",
		"interviewer: Wei\n-- flag/x --\nDear Wei\n\nthanks\n": "Dear Wei",

		"interview: Monday\ninterviewer: Wei\n-- flag/x --\n\nHi\n":               "Monday",
		"interview: 2026-11-23 14:00 - 15:00 | zone=Mars/X\ninterviewer: Wei\n":   "Mars",
		"promise: soon\ninterviewer: Wei\n":                                       "soon",
		"interviewer: Wei\nnow: later\n":                                          "later",
		"interviewer: Wei\n-- faulty/x --\n\nHi\n":                                "at least one",
		"interviewer: Wei\n-- faulty/x --\nfault: rude\n\nHi\n":                   "rude",
		"interviewer: Wei\n-- faulty/x --\nfault: tact/guilt | no answer\n\nHi\n": "no answer",
		"interviewer: Wei\n-- sent/x --\nat: yesterday\n\nHi\n":                   "yesterday",
		"interviewer: Wei\n-- flag/x --\nat: 2026-11-23 14:00\n\nHi\n":            "at",
	} {
		if _, err := reviewtest.Parse([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q in it", in, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("interviewer: Wei | a=b\n-- flag/x --\nSubject: y\n\nHi\n"))
	f.Add([]byte("-- panel/ --\n\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		cases, err := reviewtest.Parse(data)
		if err == nil && len(cases) == 0 {
			t.Fatal("neither a case nor an error")
		}
	})
}
