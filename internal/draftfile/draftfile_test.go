package draftfile_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"afterword/internal/draftfile"
	"afterword/internal/note"
	"afterword/internal/review"
)

func TestHead(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             draftfile.File
	}{
		{"no head", "wei.txt", "Dear Wei,\nthank you.\n", draftfile.File{Body: "Dear Wei,\nthank you.\n"}},
		{"a subject", "wei.txt", "Subject:  Thank you \n\nDear Wei,\n", draftfile.File{HasSubject: true, Subject: "Thank you", Body: "Dear Wei,\n"}},
		{"all of it, in any case and order", "wei.md", "to: Wei Chen\nPHASE: Check-in\nProcess: globex.yaml\ninterview: onsite\nsubject: Hi\n\nDear Wei,\n", draftfile.File{
			HasSubject: true, Subject: "Hi", To: "Wei Chen", Phase: "check-in", Process: "globex.yaml", Interview: "onsite", Body: "Dear Wei,\n",
		}},
		{"an address", "wei.txt", "To: Dr. Wei Chen <wei@globex.example>\n\nDear Wei,\n", draftfile.File{To: "wei@globex.example", Body: "Dear Wei,\n"}},
		{"the head ends where it ends", "wei.txt", "To: Wei\nDear Wei: hello\nSubject: no\n", draftfile.File{To: "Wei", Body: "Dear Wei: hello\nSubject: no\n"}},
		{"a mail program's head", "wei.eml", "From: Ada <a@x.example>\nDate: today\nTo: wei@globex.example\nMIME-Version: 1.0\n\nDear Wei,\n", draftfile.File{To: "wei@globex.example", Body: "Dear Wei,\n"}},
		{"no mail program's head in a text", "wei.txt", "From: here on\nit went well.\n", draftfile.File{Body: "From: here on\nit went well.\n"}},
		{"words at the top of a note", "wei.txt", "Subject: Hi\nProgress: the move is done.\n", draftfile.File{HasSubject: true, Subject: "Hi", Body: "Progress: the move is done.\n"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for name, given := range map[string]string{"as it is": c.text, "CRLF": strings.ReplaceAll(c.text, "\n", "\r\n"), "with a mark": "\uFEFF" + c.text} {
				f, err := draftfile.Read(c.file, []byte(given))
				if err != nil {
					t.Fatal(err)
				}
				got := draftfile.File{HasSubject: f.HasSubject, Subject: f.Subject, To: f.To, Phase: f.Phase, Process: f.Process, Interview: f.Interview, Body: f.Body}
				if got != c.want {
					t.Errorf("%s: got %+v, want %+v", name, got, c.want)
				}
				if f.Size() != len(given) {
					t.Errorf("%s: %d bytes, want %d", name, f.Size(), len(given))
				}
			}
		})
	}
}

// TestWordsAreNoFields: a note may begin with a word and a colon that is no slip of a field.
func TestWordsAreNoFields(t *testing.T) {
	for _, word := range []string{"Progress", "Object", "Phrase", "Phases", "Interviews", "Subjects", "Chase", "Re", "An", "Para", "PS", "Two things"} {
		text := word + ": it went well.\nThank you.\n"
		if f, err := draftfile.Read("wei.txt", []byte(text)); err != nil || f.Body != text {
			t.Errorf("%s: body %q, %v", word, f.Body, err)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"wei.txt", "Subject: x\n\n \n", "wei.txt has a head and no words below it"},
		{"wei.txt", "", "wei.txt is empty"},
		{"wei.txt", "a\nb\xff", "wei.txt:2: this is not UTF-8"},
		{"wei.pdf", "%PDF-1.7\n\xff", "wei.pdf is a PDF and no text"},
		{"wei.txt", strings.Repeat("a", draftfile.Max+1), "larger than 1 MB"},
		{"wei.txt", "To: Wei\nSubjct: Thank you\n\nHi Wei,\n", "wei.txt:2: \"Subjct\" is no field of the head: write \"Subject:\""},
		{"wei.txt", "Betreff: Danke\n\nHi Wei,\n", "write \"Subject:\""},
		{"wei.txt", "Interviewer: Wei Chen\n\nHi Wei,\n", "wei.txt:1: \"Interviewer\" is no field of the head: write \"To:\""},
		{"wei.txt", "Interveiw: onsite\n\nHi Wei,\n", "write \"Interview:\""},
		{"wei.txt", "Proces: globex.yaml\n\nHi Wei,\n", "write \"Process:\""},
		{"wei.txt", "Subject: x\nPhse: check-in\n\nHi Wei,\n", "wei.txt:2: \"Phse\" is no field"},
		{"wei.eml", "To: w@x.example\nContent-Transfer-Encoding: quoted-printable\n\nHi=20\n", "wei.eml:2: the words are encoded as quoted-printable"},
	} {
		if _, err := draftfile.Read(c.file, []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.20q: error %v, want %q", c.text, err, c.want)
		}
	}
}

// TestFix: a fix put into the file changes just its place and keeps the file's line ends.
func TestFix(t *testing.T) {
	for _, c := range []struct {
		name, text string
		found      review.Finding
		suggestion string
		want       string
	}{
		{"in the body", "Subject: Hi\r\n\r\nDear Wei,\r\nthe the.\r\n", review.Finding{Part: review.Body, Span: review.Span{Start: 10, End: 17}}, "the", "Subject: Hi\r\n\r\nDear Wei,\r\nthe.\r\n"},
		{"two lines", "Dear Wei,\r\nx.\r\n", review.Finding{Part: review.Body, Span: review.Span{Start: 10, End: 11}}, "a\nb", "Dear Wei,\r\na\r\nb.\r\n"},
		{"in the subject", "Subject: HELLO\n\nDear Wei,\n", review.Finding{Part: review.Subject, Span: review.Span{End: 5}}, "Hello", "Subject: Hello\n\nDear Wei,\n"},
		{"an empty subject", "Subject:\n\nDear Wei,\n", review.Finding{Part: review.Subject}, "Hello", "Subject: Hello\n\nDear Wei,\n"},
		{"no subject", "Dear Wei,\n", review.Finding{Part: review.Subject}, "Hello", "Subject: Hello\n\nDear Wei,\n"},
		{"no subject in a head", "To: Wei\r\n\r\nDear Wei,\r\n", review.Finding{Part: review.Subject}, "Hello", "Subject: Hello\r\nTo: Wei\r\n\r\nDear Wei,\r\n"},
	} {
		for _, mark := range []string{"", "\uFEFF"} {
			given := mark + c.text
			f, err := draftfile.Read("wei.txt", []byte(given))
			if err != nil {
				t.Fatal(err)
			}
			e := f.Fix(c.found, c.suggestion)
			if got := given[:e.Span.Start] + e.Text + given[e.Span.End:]; got != mark+c.want {
				t.Errorf("%s: got %q, want %q", c.name, got, mark+c.want)
			}
		}
	}
}

// TestLinesThereAndBack: a byte at the start of a character leads to a line and column
// and back.
func TestLinesThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("aé🙂\n\r")), 0, 30, -1).Draw(t, "text")
		l := draftfile.NewLines(text)
		for at := range text {
			if at > 0 && (text[at] == '\n' && text[at-1] == '\r' || !utf8.RuneStart(text[at])) {
				continue // inside a line end there is no place
			}
			line, bytes, units := l.At(at)
			if got := l.Byte(line, bytes, true); got != at {
				t.Fatalf("%q: byte %d is %d:%d, which is byte %d", text, at, line, bytes, got)
			}
			if got := l.Byte(line, units, false); got != at {
				t.Fatalf("%q: byte %d is %d:%d in UTF-16, which is byte %d", text, at, line, units, got)
			}
		}
		line, column := rapid.IntRange(-2, 40).Draw(t, "line"), rapid.IntRange(-2, 1<<40).Draw(t, "column")
		if at := l.Byte(line, column, false); at < 0 || at > len(text) || at < len(text) && !utf8.RuneStart(text[at]) {
			t.Fatalf("%q: %d:%d is byte %d", text, line, column, at)
		}
	})
}

func TestIgnores(t *testing.T) {
	ignore := note.Ignore{Check: "doubled-word", Severity: "warn", Digest: "0123456789abcdef0123", Words: "that that"}
	got, err := draftfile.ParseIgnores("wei.txt.ignore", []byte("# mine\n\n"+draftfile.IgnoreLine(ignore)+"too-long hint 0123456789abcdef0000\r\n"+draftfile.OffLine("worn-phrase")))
	if err != nil || len(got.Places) != 2 || got.Places[0] != ignore || got.Places[1].Check != "too-long" || got.Places[1].Words != "" || len(got.Off) != 1 || got.Off[0] != "worn-phrase" {
		t.Errorf("%+v, %v", got, err)
	}
	for line, want := range map[string]string{
		"doubled-word":                                "wei.txt.ignore:1: write a check",
		"doubled-word warn xyz":                       "wei.txt.ignore:1: write a check",
		"doubled-word mild 0123456789abcdef0123":      `"mild" is no severity`,
		"doubled-word warn 0123456789abcdef0123 more": "write a check",
	} {
		if _, err := draftfile.ParseIgnores("wei.txt.ignore", []byte(line)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", line, err, want)
		}
	}
}

// FuzzRead: whatever a file holds, its parts are text of it, and positions lie in it.
func FuzzRead(f *testing.F) {
	f.Add("wei.txt", []byte("Subject: Hi\r\nTo: Wei\r\n\r\nDear Wei,\r\n"))
	f.Add("wei.eml", []byte("\uFEFFFrom: x\n\nDear"))
	f.Add("wei.txt", []byte("Subject:\n\n🙂\r\r\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, err := draftfile.Read(name, data)
		if err != nil {
			return
		}
		for _, found := range []review.Finding{
			{Part: review.Body, Span: review.Span{End: len(d.Body)}},
			{Part: review.Body, Span: review.Span{Start: len(d.Body), End: len(d.Body)}},
			{Part: review.Subject, Span: review.Span{End: len(d.Subject)}},
		} {
			s := d.Span(found)
			if s.Start < 0 || s.Start > s.End || s.End > len(data) || s.StartUTF16 > s.EndUTF16 {
				t.Fatalf("span %+v of %d bytes", s, len(data))
			}
			part := d.Body
			if found.Part == review.Subject {
				part = d.Subject
			}
			if got := strings.ReplaceAll(string(data[s.Start:s.End]), "\r\n", "\n"); s != (review.Span{}) && got != part[found.Span.Start:found.Span.End] {
				t.Fatalf("%+v is %q, want %q", s, got, part[found.Span.Start:found.Span.End])
			}
			e := d.Fix(found, "x")
			if e.Span.Start < 0 || e.Span.End > len(data) {
				t.Fatalf("fix %+v of %d bytes", e, len(data))
			}
		}
	})
}
