package processfile_test

import (
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/zone"

	"pgregory.net/rapid"
)

// TestWhatIsWrittenReadsTheSame writes files out of every kind of value and reads them.
func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := files().Draw(t, "file")
		out, err := processfile.Write(f)
		if err != nil {
			t.Fatal(err)
		}
		read, err := processfile.Read("p.yaml", out, zone.Load)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if !same(read, f) {
			t.Fatalf("reads back as\n%+v\nwant\n%+v\nfile\n%s", read, f, out)
		}
		again, err := processfile.Write(read)
		if err != nil || string(again) != string(out) {
			t.Fatalf("written again it is\n%s%v\nfirst\n%s", again, err, out)
		}
	})
}

// TestRemarks puts remarks beside a value, above a key, at a list and at values that
// nobody knows yet.
func TestRemarks(t *testing.T) {
	f := mustRead(t, "testdata/design.yaml")
	f.Process.Employer, f.Process.Candidate = "", interview.Candidate{}
	out, err := processfile.WriteWithRemarks(f, processfile.Remarks{
		"me.name":                     "your own name",
		"employer":                    "who is it?",
		"role":                        "guess",
		"interviews[0]":               "the long talk",
		"interviews[0].panel":         "remove\nyourself",
		"interviews[0].panel[0].name": "guess\x07\u2028evil: true",
		"interviews[0].promise":       "they said so",
		"sent":                        "by hand",
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/remarks.golden", string(out))
	_, err = processfile.Read("remarks.yaml", out, zone.Load)
	const want = "remarks.yaml:2:3: \"name\" is empty: write your own name as you sign with it\n" +
		"remarks.yaml:3:1: \"employer\" is empty: write the employer's name as they write it themselves"
	if err == nil || err.Error() != want {
		t.Errorf("a file to complete reads with\n%v\nwant\n%s", err, want)
	}
}

// TestWriteRefuses what a process file cannot hold, and remarks about nothing.
func TestWriteRefuses(t *testing.T) {
	with := func(change func(*interview.Process)) processfile.File {
		f := mustRead(t, "testdata/design.yaml")
		change(&f.Process)
		return f
	}
	tests := []struct {
		name    string
		file    processfile.File
		remarks processfile.Remarks
		want    string
	}{
		{"a control character", with(func(p *interview.Process) { p.Employer = "Glo\x00bex" }), nil, "employer has a control character (U+0000) in it and cannot be written to a process file"},
		{"broken UTF-8", with(func(p *interview.Process) { p.Interviews[0].Panel[0].Name = "Wei\xff" }), nil, "interviews[0].panel[0].name is not UTF-8 text and cannot be written to a process file"},
		{"a remark about nothing", with(func(*interview.Process) {}), processfile.Remarks{"interviews[3].zone": "guess"}, "a remark is about interviews[3].zone, which the process file does not have"},
	}
	for _, tt := range tests {
		out, err := processfile.WriteWithRemarks(tt.file, tt.remarks)
		if err == nil || err.Error() != tt.want || out != nil {
			t.Errorf("%s: wrote %d bytes, error %v, want %s", tt.name, len(out), err, tt.want)
		}
	}
}

func zones() []string {
	return []string{"America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC", "Australia/Lord_Howe", "America/Argentina/Buenos_Aires"}
}

// lines are texts of one line that a hurried person or a stranger may write.
func lines() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		s := rapid.OneOf(
			rapid.StringOfN(rapid.RuneFrom([]rune("ab Zéñ中🙂#:-'\"{}[]&*!|>%@`,?~\\/=.0123")), 1, 30, -1),
			rapid.SampledFrom([]string{"null", "Null", "~", "true", "no", "1e3", "0x10", "2026-11-23", "- a", "? b", "a: b", "a #b", "<<", "=", "---", "...", "\u200B", "\uFEFFa", "\u00A0x"}),
		).Draw(t, "line")
		s = strings.TrimSpace(s)
		if s == "" {
			return "x"
		}
		return s
	})
}

// prose are texts of several lines.
func prose() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.OneOf(lines(), rapid.SampledFrom([]string{"", " indented", "trailing ", "\ttab", "\u2028", "# not a comment"})), 0, 4).Draw(t, "parts")
		return strings.TrimSpace(strings.Join(parts, "\n"))
	})
}

func maybe(g *rapid.Generator[string]) *rapid.Generator[string] {
	return rapid.OneOf(rapid.Just(""), g)
}

func files() *rapid.Generator[processfile.File] {
	return rapid.Custom(func(t *rapid.T) processfile.File {
		var f processfile.File
		f.Process = interview.Process{
			Candidate:   interview.Candidate{Name: lines().Draw(t, "me"), Email: rapid.SampledFrom([]string{"", "ada@example.org"}).Draw(t, "my address"), Phone: maybe(lines()).Draw(t, "phone")},
			Employer:    "Globex " + lines().Draw(t, "employer"),
			Role:        lines().Draw(t, "role"),
			FirstChoice: rapid.Bool().Draw(t, "first choice"),
			Place:       rapid.SampledFrom([]string{"", "Köln", "de"}).Draw(t, "employer's place"),
		}
		start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		for n := range rapid.IntRange(1, 3).Draw(t, "rounds") {
			start = start.Add(time.Duration(rapid.IntRange(2, 100*24*60).Draw(t, "minutes later")) * time.Minute)
			f.Process.Interviews = append(f.Process.Interviews, round(t, n, start))
		}
		for range rapid.IntRange(0, 2).Draw(t, "offers") {
			offer := interview.Offer{Employer: "Initech " + lines().Draw(t, "rival"), Expires: interview.DateOf(start), Place: rapid.SampledFrom([]string{"", "Munich"}).Draw(t, "their place")}
			if rapid.Bool().Draw(t, "withdrawn") {
				f.Process.WithdrawnOffers = append(f.Process.WithdrawnOffers, offer)
				continue
			}
			f.Process.Offers = append(f.Process.Offers, offer)
		}
		last := f.Process.Interviews[len(f.Process.Interviews)-1]
		for _, p := range last.Panel {
			if p.Email != "" && rapid.Bool().Draw(t, "thanked") {
				f.Touches = append(f.Touches, note.Touch{
					InterviewID: rapid.SampledFrom([]string{"", last.ID}).Draw(t, "round of note"),
					Phase:       rapid.SampledFrom(note.Phases()).Draw(t, "phase"), To: p.Email,
					At:        last.Ends.Add(time.Hour + 1500*time.Millisecond),
					MessageID: rapid.SampledFrom([]string{"", "1@example.org"}).Draw(t, "message id"),
					Subject:   rapid.SampledFrom([]string{"", "Thank you: a talk"}).Draw(t, "subject"),
				})
			}
		}
		return f
	})
}

func round(t *rapid.T, n int, start time.Time) interview.Interview {
	name := rapid.SampledFrom(zones()).Draw(t, "zone")
	loc, err := zone.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	i := interview.Interview{
		ID: "round " + string(rune('a'+n)), Starts: start.In(loc), Zone: name,
		Ends:         start.Add(time.Duration(rapid.IntRange(1, 24*60).Draw(t, "minutes")) * time.Minute).In(loc),
		Region:       rapid.SampledFrom([]string{"", "US", "US-NY"}).Draw(t, "region"),
		Location:     maybe(lines()).Draw(t, "location"),
		Form:         rapid.SampledFrom(append(interview.Forms(), "")).Draw(t, "form"),
		Organizer:    rapid.SampledFrom([]string{"", "rae@globex.example"}).Draw(t, "organizer"),
		CalendarUID:  maybe(lines()).Draw(t, "uid"),
		Sequence:     rapid.IntRange(0, 3).Draw(t, "sequence"),
		RecurrenceID: rapid.SampledFrom([]string{"", "20261123T190000Z"}).Draw(t, "recurrence"),
		Stamped:      rapid.SampledFrom([]time.Time{{}, time.Date(2026, 11, 20, 9, 12, 33, 0, time.UTC)}).Draw(t, "stamped"),
	}
	if rapid.Bool().Draw(t, "in blocks") {
		middle := i.Starts.Add(i.Ends.Sub(i.Starts) / 2).Truncate(time.Second)
		if middle.After(i.Starts) {
			i.Blocks = []interview.Block{
				{Starts: i.Starts, Ends: middle, CalendarUID: i.CalendarUID, Sequence: 2},
				{Starts: middle, Ends: i.Ends, CalendarUID: "second", RecurrenceID: i.RecurrenceID, Stamped: i.Stamped},
			}
		}
	}
	for k := range rapid.IntRange(1, 3).Draw(t, "people") {
		i.Panel = append(i.Panel, interview.Interviewer{
			Name: lines().Draw(t, "name") + string(rune('a'+k)), Title: maybe(lines()).Draw(t, "title"), AddressAs: maybe(lines()).Draw(t, "address as"),
			Email: rapid.SampledFrom([]string{"", string(rune('a'+k)) + ".müller+x@globex.example"}).Draw(t, "address"),
			Role:  rapid.SampledFrom([]interview.Role{"", interview.HiringManager, "head of nothing: really"}).Draw(t, "role"),
			Debrief: interview.Debrief{
				Anchor: prose().Draw(t, "anchor"), Need: prose().Draw(t, "need"), Value: prose().Draw(t, "value"),
				Tone: rapid.SampledFrom([]interview.Tone{"", interview.Formal, interview.FirstName}).Draw(t, "tone"),
			},
			NameGuessed: rapid.Bool().Draw(t, "guessed"),
			Place:       rapid.SampledFrom([]string{"", "Munich", "US-NY", "Asia/Tokyo", "Washington, DC"}).Draw(t, "place"),
		})
	}
	if rapid.Bool().Draw(t, "promised") {
		i.Promise = &interview.Promise{Date: interview.DateOf(i.Starts).AddDays(rapid.IntRange(0, 30).Draw(t, "days")), Said: prose().Draw(t, "said")}
	}
	var missed []interview.MissedQuestion
	for n := range rapid.IntRange(0, 3).Draw(t, "missed") {
		q := interview.MissedQuestion{AskedBy: i.Panel[0].Name, Question: "Why? " + prose().Draw(t, "question"), Said: prose().Draw(t, "answer"), BetterAnswer: prose().Draw(t, "better"), Link: rapid.SampledFrom([]string{"", "https://example.org/?a=b#c"}).Draw(t, "link")}
		q.Question = strings.TrimSpace(q.Question)
		q.Choice = rapid.SampledFrom([]interview.Choice{"", interview.Leave}).Draw(t, "choice")
		if n == 0 && rapid.Bool().Draw(t, "chosen") {
			q.Choice = interview.Write
		}
		missed = append(missed, q)
	}
	return i.WithMissedQuestions(missed)
}
