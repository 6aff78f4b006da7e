package reviewtest_test

import (
	"strings"
	"testing"

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
