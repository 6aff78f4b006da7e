package review_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"José": "jose", "JOSE\u0301": "jose", "Łukasz": "lukasz", "Weiß": "weiss", "O’Brien": "o'brien",
		"Søren": "soren", "Þór": "thor", "Ægir": "aegir", "陈伟": "陈伟", "plain": "plain", "ΟΔΟΣ": "οδοσ", "a\xffb": "a\ufffdb",
	} {
		if got := review.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSameSpelling(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"José", "Jose\u0301", true},
		{"José", "JOSÉ", true},
		{"José", "Jose", false},
		{"O’Brien", "O'Brien", true},
	} {
		if got := review.SameSpelling(c.a, c.b); got != c.want {
			t.Errorf("SameSpelling(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestSplitWords(t *testing.T) {
	for in, want := range map[string]string{
		"Wei's reindex, the follow-up":   "wei reindex the follow up",
		"don’t – O'Neil’s":               "don't o'neil",
		"“quoted” (and) 3.14 C++":        "quoted and 3 14 c",
		"陈伟您好 ok":                        "陈 伟 您 好 ok",
		"a\xff\xfeb":                     "a b",
		"'tis the dogs' day":             "tis the dogs day",
		"":                               "",
		"https://example.org/x?y=z rest": "https example org x y z rest",
	} {
		var got []string
		for _, w := range review.SplitWords(in) {
			got = append(got, w.Fold)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("SplitWords(%q) = %q, want %q", in, s, want)
		}
	}
}

func TestStem(t *testing.T) {
	for _, family := range [][]string{
		{"migration", "migrations", "migrate", "migrated", "migrating"},
		{"plan", "plans"},
		{"review", "reviews", "reviewed", "reviewing"},
		{"release", "releases", "released"},
		{"nine", "9"},
		{"deploy", "deployment", "deployed"},
		{"query", "queries"},
		{"process", "processes"},
		{"box", "boxes"},
	} {
		for _, word := range family[1:] {
			if a, b := review.Stem(family[0]), review.Stem(word); a != b {
				t.Errorf("%q and %q stem to %q and %q", family[0], word, a, b)
			}
		}
	}
	for _, apart := range [][2]string{{"index", "reindex"}, {"team", "teach"}, {"status", "statue"}, {"陈", "伟"}} {
		if review.Stem(apart[0]) == review.Stem(apart[1]) {
			t.Errorf("%q and %q have one stem", apart[0], apart[1])
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"chen", "chen", 2, 0},
		{"chen", "chne", 2, 1},
		{"chen", "chenn", 2, 1},
		{"chen", "chan", 2, 1},
		{"priya", "pirya", 1, 1},
		{"priya", "tom", 2, 3},
		{"ca", "abc", 3, 3}, // optimal string alignment, not Damerau-Levenshtein
		{"", "ab", 2, 2},
		{"żółw", "zolw", 4, 3},
	} {
		if got := review.Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
	}
}

// TestDistanceIsSymmetric: the way from a to b is as long as the way back, and the limit
// only cuts it.
func TestDistanceIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.RuneFrom([]rune("abcé")), 0, 6, -1)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		limit := rapid.IntRange(0, 7).Draw(t, "limit")
		there, back := review.Distance(a, b, limit), review.Distance(b, a, limit)
		full := review.Distance(a, b, 100)
		if there != back || there != min(full, limit+1) {
			t.Fatalf("%q %q: there %d, back %d, in full %d, limit %d", a, b, there, back, full, limit)
		}
	})
}

func TestFrame(t *testing.T) {
	for _, c := range []struct{ body, salutation, main string }{
		{"Dear Dr. Chen,\n\nthank you.\n\nBest,\nAda\n", "Dear Dr. Chen,", "thank you"},
		{"Hi Wei – thank you.\n\nAda Park\n", "Hi Wei –", "thank you"},
		{"Wei,\nthank you.", "Wei,", "thank you"},
		{"Thank you, Wei, for today.", "", "Thank you Wei for today"},
		{"Yesterday, you said so.\n\nThanks,\nAda", "", "Yesterday you said so"},
		{"\n\n  Good morning Wei!\nWe met.\n\nMany thanks and best wishes\n\nAda Park\n+1 555 0100\nada@example.org", "Good morning Wei!", "We met"},
		{"Hi Wei,\n\nwe met.\n\nBest,\nAda\n\nP.S. The post is out.", "Hi Wei,", "we met P S The post is out"},
		{"Hi Wei,\n\nThank you for everything.\nAnd more.\n", "Hi Wei,", "Thank you for everything And more"},
		{"", "", ""},
	} {
		d := review.NewDoc(review.Draft{Phase: note.Anchor, To: interview.Interviewer{Name: "Wei Chen"}, Body: c.body},
			review.Context{Process: interview.Process{Candidate: interview.Candidate{Name: "Ada Park"}}})
		if got := c.body[d.Salutation.Start:d.Salutation.End]; got != c.salutation || d.Salutation.Found != (c.salutation != "") {
			t.Errorf("%q: salutation %q, want %q", c.body, got, c.salutation)
		}
		var main []string
		for _, w := range d.Main {
			main = append(main, c.body[w.Start:w.End])
		}
		if got := strings.Join(main, " "); got != c.main {
			t.Errorf("%q: main part %q, want %q", c.body, got, c.main)
		}
	}
}

func TestNamesThatArePermitted(t *testing.T) {
	for _, c := range []struct {
		name, as, word string
		want           bool
	}{
		{"Robert Okafor", "", "bob", true},
		{"Robert Okafor", "", "bobby", true},
		{"Bob Okafor", "", "robert", true},
		{"Elizabeth Moss", "", "liz", true},
		{"Daniel Moss", "", "dan", true},
		{"Maria Moss", "", "mari", false},
		{"Jörg Müller", "", "mueller", true},
		{"Alexandra Popescu", "Sasha", "sasha", true},
		{"Wei Chen", "", "bob", false},
		{"Sarah Moss", "", "sara", false},
		{"John Moss", "", "jon", false},
		{"Rob Moss", "", "bob", false},
		{"Rob Moss", "", "robert", true},
		{"Alexander Moss", "", "alexandra", false},
		{"Alexander Moss", "", "alex", true},
		{"Kate Moss", "", "katherine", true},
		{"Wei Chen", "", "", false},
	} {
		p := review.NewPerson(interview.Interviewer{Name: c.name, AddressAs: c.as})
		if got := p.Answers(c.word); got != c.want {
			t.Errorf("%s (%s) answers to %q: %v", c.name, c.as, c.word, got)
		}
	}
}

// TestOff: a check that is switched off says nothing.
func TestOff(t *testing.T) {
	for _, c := range carefulNotes(t)[:3] {
		d := c.Draft
		d.Subject, d.Body = "", "Hi [Name],\n\nthe the!!!"
		for _, f := range review.Run(checks.All(), d, c.Context, review.Options{}) {
			for _, g := range review.Run(checks.All(), d, c.Context, review.Options{Off: []string{f.Check}}) {
				if g.Check == f.Check {
					t.Errorf("%s is off and speaks", f.Check)
				}
			}
		}
	}
}

// checkInvariants are what holds for the findings of any draft.
func checkInvariants(t interface {
	Fatalf(string, ...any)
}, d review.Draft, c review.Context,
) {
	all := review.Run(checks.All(), d, c, review.Options{})
	before := -1
	for _, f := range all {
		text := d.Body
		if f.Part == review.Subject {
			text = d.Subject
		}
		s := f.Span
		if s.Start < 0 || s.Start > s.End || s.End > len(text) {
			t.Fatalf("%s: span %+v of %d bytes", f.Check, s, len(text))
		}
		for _, at := range []struct{ bytes, units int }{{s.Start, s.StartUTF16}, {s.End, s.EndUTF16}} {
			if !atRune(text, at.bytes) {
				t.Fatalf("%s: byte %d is inside a character of %q", f.Check, at.bytes, text)
			}
			if want := len(utf16.Encode([]rune(text[:at.bytes]))); at.units != want {
				t.Fatalf("%s: byte %d is UTF-16 unit %d, not %d", f.Check, at.bytes, want, at.units)
			}
		}
		if f.Check == "" || f.Message == "" || (f.Severity != review.Block && f.Severity != review.Warn && f.Severity != review.Hint) {
			t.Fatalf("incomplete finding %+v", f)
		}
		order := s.Start
		if f.Part == review.Body {
			order += len(d.Subject) + 1
		}
		if order < before {
			t.Fatalf("findings are out of order: %+v", all)
		}
		before = order
	}
	again := review.Run(checks.All(), d, c, review.Options{})
	if len(again) != len(all) {
		t.Fatalf("the second run finds %d, the first %d", len(again), len(all))
	}
	for i := range all {
		if all[i].Message != again[i].Message || all[i].Span != again[i].Span {
			t.Fatalf("two runs differ: %+v, %+v", all[i], again[i])
		}
	}
}

func atRune(text string, at int) bool {
	for i := range text {
		if i == at {
			return true
		}
	}
	return at == len(text)
}

// TestAnyDraft lets pieces of notes, broken and whole, meet in any order.
func TestAnyDraft(t *testing.T) {
	careful := carefulNotes(t)
	pieces := []string{
		"Hi ", "Dear ", "Dr. ", "Wei", "Chen", "Jose", "José", "Jose\u0301", "Globex", "Gobex", "Umbrella", "Slack", ",", ".", "!", "?", "\n", "\n\n", " ", "-", "–",
		"[Name]", "[", "{{", "}}", "<x>", "XXX", "the ", "the the ", "😀", "\xff", "\xe2\x80", "陈", "’s", "'s", "Best,\n", "Ada", "P.S. ", "first choice", "another offer", "salary", "\u2028", "\x00",
	}
	rapid.Check(t, func(t *rapid.T) {
		c := careful[rapid.IntRange(0, len(careful)-1).Draw(t, "note")]
		draw := func(label string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(append(slices.Clone(pieces), c.Draft.Body)), 0, 30).Draw(t, label), "")
		}
		c.Draft.Subject, c.Draft.Body = draw("subject"), draw("body")
		c.Draft.Phase = rapid.SampledFrom(note.Phases()).Draw(t, "phase")
		other := c.Draft
		other.To, other.Body = interview.Interviewer{Name: draw("name")}, draw("other body")
		c.Context.Panel = []review.Draft{other}
		checkInvariants(t, c.Draft, c.Context)
	})
}

func FuzzRun(f *testing.F) {
	notes := carefulNotes(f)
	for _, c := range notes {
		f.Add(c.Draft.Subject, c.Draft.Body, c.Draft.To.Name, c.Draft.To.Debrief.Anchor)
	}
	f.Add("\u0304 \u0304", "¬\u0304+\u0300 \u0300", "\u0300 \u0301", "\u0300")
	f.Add("\xff", "Dear \xc3\x28,\n\n[\xe2\x82", "\xff \xfe", "\x80")
	f.Fuzz(func(t *testing.T, subject, body, name, anchor string) {
		c := notes[0].Context
		d := review.Draft{Phase: note.Anchor, To: interview.Interviewer{Name: name, Debrief: interview.Debrief{Anchor: anchor}}, Subject: subject, Body: body}
		other := d
		other.To.Name = "Priya Nair"
		c.Panel = []review.Draft{other, notes[1].Draft}
		checkInvariants(t, d, c)
		for _, w := range review.SplitWords(body) {
			if w.Fold == "" {
				t.Fatalf("%q folds to nothing", body[w.Start:w.End])
			}
		}
	})
}

func BenchmarkRun(b *testing.B) {
	c := carefulNotes(b)[0]
	for _, other := range carefulNotes(b) {
		if other.Context.Process.Employer == c.Context.Process.Employer && !other.Draft.To.SameAs(c.Draft.To) && len(c.Context.Panel) < 3 {
			c.Context.Panel = append(c.Context.Panel, other.Draft)
		}
	}
	all := checks.All()
	b.Run("ordinary", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			review.Run(all, c.Draft, c.Context, review.Options{})
		}
	})
	for name, piece := range map[string]string{"note": c.Draft.Body, "brackets": "[", "braces": "{", "words": "Wie ", "crosses": "XXX ", "quotes": "’", "runs": "the "} {
		d := c.Draft
		d.Body = strings.Repeat(piece, 1<<20/len(piece))
		long := c.Context
		other := d
		other.To = c.Context.Interview.Panel[1]
		long.Panel = []review.Draft{other}
		b.Run("megabyte of "+name, func(b *testing.B) {
			for b.Loop() {
				review.Run(all, d, long, review.Options{})
			}
		})
	}
}

// TestMentionedInAnyMissedQuestion: what was written down about the second question may be
// written about as well.
func TestMentionedInAnyMissedQuestion(t *testing.T) {
	round := interview.Interview{}.WithMissedQuestions([]interview.MissedQuestion{
		{Question: "How would you shard it?"}, {BetterAnswer: "Measure the queue."},
	})
	doc := review.NewDoc(review.Draft{Body: "Dear Wei,\n\nThank you."}, review.Context{Interview: round})
	for _, word := range []string{"shard", "queue"} {
		if !doc.Mentioned(word) || !doc.Wrote(word) {
			t.Errorf("%q was written down", word)
		}
	}
	if doc.Mentioned("pager") {
		t.Error("\"pager\" was written down nowhere")
	}
}
