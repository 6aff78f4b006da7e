package transcript_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"afterword/internal/interview"
	"afterword/internal/transcript"
)

var update = flag.Bool("update", false, "write the golden files anew")

var (
	panel = []interview.Interviewer{{Name: "Wei Chen"}, {Name: "Priya Nair"}, {Name: "José Álvarez"}}
	ada   = interview.Candidate{Name: "Ada Park"}
)

// TestRead holds what is read out of each format, and the lines chosen from it, against
// what was seen to be right once.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, file := range files {
		if filepath.Ext(file) == ".golden" {
			continue
		}
		read++
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := transcript.Read("it", data)
			if err != nil {
				t.Fatal(err)
			}
			sound(t, got)
			golden(t, file+".golden", describe(got))
		})
	}
	if read < 7 {
		t.Errorf("only %d transcripts", read)
	}
}

// sound holds what must be so of any transcript.
func sound(t *testing.T, got transcript.Transcript) {
	t.Helper()
	end := 0
	for _, turn := range got.Turns {
		if turn.Text == "" || strings.ContainsAny(turn.Text, "\r\n") || turn.Span.Start < end || turn.Span.End <= turn.Span.Start || turn.Span.End > len(got.Source) {
			t.Fatalf("a turn that cannot be: %+v, after byte %d of %d", turn, end, len(got.Source))
		}
		end = turn.Span.End
	}
	for _, line := range transcript.Anchors(got, panel, ada) {
		inTurn := false
		for _, turn := range got.Turns {
			inTurn = inTurn || turn.Speaker == line.Speaker && strings.Contains(turn.Text, line.Quote) &&
				turn.Span.Start <= line.Span.Start && line.Span.End <= turn.Span.End
		}
		if !inTurn || line.Speaker == ada.Name {
			t.Errorf("quoted, but not from a turn of an interviewer: %+v", line)
		}
	}
}

func describe(got transcript.Transcript) string {
	var b strings.Builder
	fmt.Fprintln(&b, got.Format)
	for _, turn := range got.Turns {
		fmt.Fprintf(&b, "%s-%s %q: %s [%d:%d]\n", when(turn.At), when(turn.Ends), turn.Speaker, turn.Text, turn.Span.Start, turn.Span.End)
	}
	for _, line := range transcript.Anchors(got, panel, ada) {
		fmt.Fprintf(&b, "> %q (%s) at %s: %s [%s]\n  = %q\n", line.Interviewer, line.Speaker, when(line.At), line.Quote, line.Why, got.Source[line.Span.Start:line.Span.End])
	}
	return b.String()
}

func when(at time.Duration) string {
	if at == transcript.NoTime {
		return "?"
	}
	return at.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// document makes a Word document of paragraphs, as Teams writes its transcripts.
func document(t testing.TB, name string, body string) []byte {
	t.Helper()
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	part, err := archive.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte(body)); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

const wordOpen = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

func TestReadDocument(t *testing.T) {
	body := wordOpen + `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Wei Chen</w:t></w:r><w:r><w:t xml:space="preserve">   1:02</w:t></w:r><w:r><w:br/>` +
		`<w:t>We lost two releases last quarter &amp; nobody noticed.</w:t></w:r></w:p><w:p><w:r><w:t>Ada Park</w:t></w:r><w:r><w:t xml:space="preserve">   1:09</w:t></w:r>` +
		`<w:r><w:br/><w:t>Oh.</w:t></w:r></w:p></w:body></w:document>`
	got, err := transcript.Read("it", document(t, "word/document.xml", body))
	if err != nil {
		t.Fatal(err)
	}
	sound(t, got)
	golden(t, "testdata/teams.docx.golden", describe(got))
}

func TestEncodings(t *testing.T) {
	const text = "José Álvarez: hello there.\nAda Park: hello José.\nJosé Álvarez: yes.\n"
	units := utf16.Encode([]rune(text))
	little, big := []byte("\xFF\xFE"), []byte("\xFE\xFF")
	for _, u := range units {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	for name, data := range map[string][]byte{
		"UTF-8": []byte(text), "UTF-8 with a mark": []byte("\xEF\xBB\xBF" + text), "UTF-16LE": little, "UTF-16BE": big,
		"Windows-1252": []byte(strings.NewReplacer("é", "\xE9", "Á", "\xC1").Replace(text)),
	} {
		got, err := transcript.Read("it", data)
		if err != nil || len(got.Turns) != 3 || got.Turns[0].Speaker != "José Álvarez" {
			t.Errorf("%s: %+v, %v", name, got.Turns, err)
		}
	}
}

// TestUnreadable wants one clear sentence for each file that cannot be read.
func TestUnreadable(t *testing.T) {
	bomb := document(t, "word/document.xml", wordOpen+strings.Repeat(" ", 80<<20)+"</w:body></w:document>")
	if len(bomb) > 1<<20 {
		t.Fatalf("the bomb has %d bytes", len(bomb))
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":            {nil, "it: nothing is said in it"},
		"only a header":    {[]byte("WEBVTT\n\n"), "it: nothing is said in it"},
		"no text":          {[]byte("ab\x00cd"), "it: byte 2 is zero, so this is no text: save the transcript as .vtt, .srt, .docx or .txt"},
		"too long":         {bytes.Repeat([]byte("word "), 4<<20), "it: it has more than 8 MB of text: is this the transcript of one interview?"},
		"too many turns":   {[]byte(strings.Repeat("a\n", 100_001)), "it: it has more than 100000 turns: is this the transcript of one interview?"},
		"other archive":    {document(t, "readme.txt", "hello"), "it: it is an archive, but no Word document: save the transcript as .docx, .vtt or .txt"},
		"zip bomb":         {bomb, "it: it unpacks to more than 64 MB: is this the transcript of one interview?"},
		"too much text":    {document(t, "word/document.xml", wordOpen+"<w:p><w:r><w:t>"+strings.Repeat("word ", 2<<20)+"</w:t></w:r></w:p>"), "it: it has more than 8 MB of text: is this the transcript of one interview?"},
		"cut off document": {document(t, "word/document.xml", wordOpen+"<w:p"), "it: the Word document is damaged: XML syntax error on line 1: unexpected EOF"},
		"cut off archive":  {bomb[:100], "it: it begins as a Word document does, but cannot be unpacked: zip: not a valid zip file"},
	} {
		if _, err := transcript.Read("it", c.data); err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}

func TestSpeakers(t *testing.T) {
	two := []interview.Interviewer{{Name: "Chris Doe"}, {Name: "Chris Roe"}, {Name: "Wei Chen", Title: "Dr."}}
	const said = "We struggle with three outages in every single month here."
	for label, want := range map[string]string{
		"Wei Chen": "Wei Chen", "Chen, Wei": "Wei Chen", "Dr. Wei Chen (Globex)": "Wei Chen", "WEI CHEN | Globex": "Wei Chen", "Wei": "Wei Chen",
		"Chris": "", "Chris Roe": "Chris Roe", "Speaker 2": "", "Wei Zhang": "",
	} {
		got, err := transcript.Read("it", []byte("WEBVTT\n\n00:01.000 --> 00:02.000\n<v "+label+">"+said+"</v>\n"))
		if err != nil {
			t.Fatal(err)
		}
		lines := transcript.Anchors(got, two, ada)
		if len(lines) != 1 || lines[0].Interviewer != want || lines[0].Quote != said {
			t.Errorf("%s: got %+v, want it from %q", label, lines, want)
		}
	}
}

// TestFewLines wants the best of a long talk, not all of it.
func TestFewLines(t *testing.T) {
	var talk strings.Builder
	for i := range 300 {
		fmt.Fprintf(&talk, "Wei Chen: We had %d problems with that release last year.\n", i)
	}
	got, err := transcript.Read("it", []byte(talk.String()))
	if err != nil {
		t.Fatal(err)
	}
	if lines := transcript.Anchors(got, panel, ada); len(lines) == 0 || len(lines) > 6 {
		t.Errorf("%d lines", len(lines))
	}
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(document(f, "word/document.xml", wordOpen+"<w:p><w:t>Wei Chen: hello</w:t></w:p></w:body></w:document>"))
	f.Add([]byte("WEBVTT\n00:01.000 --> 00:02.000\n<v.loud Wei><v"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := transcript.Read("it", data)
		if err == nil {
			sound(t, got)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var talk strings.Builder
	talk.WriteString("WEBVTT\n\n")
	for i := range 2000 {
		fmt.Fprintf(&talk, "%02d:%02d:%02d.000 --> %02d:%02d:%02d.900\n<v Wei Chen>We had %d problems with that release last year.</v>\n\n",
			i/3600, i/60%60, i%60, i/3600, i/60%60, i%60, i)
	}
	data := []byte(talk.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		got, err := transcript.Read("it", data)
		if err != nil {
			b.Fatal(err)
		}
		transcript.Anchors(got, panel, ada)
	}
}
