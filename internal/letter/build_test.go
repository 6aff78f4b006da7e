package letter_test

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/mail"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/letter"
)

func anchorNote() letter.Message {
	return letter.Message{
		From:      letter.Address{Name: "Ada Park", Email: "ada@example.org"},
		To:        letter.Address{Name: "Dr. Wei Chen", Email: "wei.chen@globex.example"},
		Subject:   "Thank you for your time today",
		Body:      "Dear Dr. Chen,\n\nThank you for the hour today. I kept thinking about why the nightly reindex takes nine hours, and about the index that nobody dares to drop.\n\nAda Park\n+1 555 0100\n",
		Date:      time.Date(2026, 11, 23, 17, 5, 0, 0, time.FixedZone("", -5*3600)),
		MessageID: "mfrggzdfmztwq2lknnwg23tpoa@example.org",
	}
}

// TestBuildGolden shows the exact bytes of a first note and of a follow-up in its thread.
func TestBuildGolden(t *testing.T) {
	followUp := anchorNote()
	followUp.To.Name = "Zoë Müller-Lüdenscheidt, née Åström"
	followUp.Subject = "Re: Thank you for your time today – and for the question about Zürich’s reindex that would not end"
	followUp.Body = "Hi Zoë,\n\nyou hoped to decide by last Friday. Is there a new date?\n\nFrom here on I am patient = relaxed.\n"
	followUp.InReplyTo = "second@globex.example"
	followUp.References = []string{"first@example.org", "outlook-rewrote-this-one-into-something-quite-long@namprd.prod.outlook.example", "second@globex.example"}
	for name, m := range map[string]letter.Message{"anchor.eml": anchorNote(), "follow_up.eml": followUp} {
		got, err := letter.Build(m)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := letter.Build(m)
		if !bytes.Equal(got, again) {
			t.Errorf("%s: the same message gave other bytes", name)
		}
		golden := filepath.Join("testdata", "build", name)
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := readFile(t, golden); !bytes.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestBuildRefuses lists what may never reach a header, with the field the error names.
func TestBuildRefuses(t *testing.T) {
	change := func(f func(m *letter.Message)) letter.Message {
		m := anchorNote()
		f(&m)
		return m
	}
	long := strings.Repeat("x", 500)
	for name, c := range map[string]struct {
		m     letter.Message
		want  error
		field string
	}{
		"line break in subject":      {change(func(m *letter.Message) { m.Subject = "Hello\r\nBcc: all@example.org" }), letter.ErrControlCharacter, "subject"},
		"bare CR in subject":         {change(func(m *letter.Message) { m.Subject = "Hello\rBcc: x" }), letter.ErrControlCharacter, "subject"},
		"NUL in subject":             {change(func(m *letter.Message) { m.Subject = "Hel\x00lo" }), letter.ErrControlCharacter, "subject"},
		"line separator in subject":  {change(func(m *letter.Message) { m.Subject = "a\u2028b" }), letter.ErrControlCharacter, "subject"},
		"next line in name":          {change(func(m *letter.Message) { m.From.Name = "Ada\u0085Park" }), letter.ErrControlCharacter, "sender's name"},
		"line break in recipient":    {change(func(m *letter.Message) { m.To.Name = "Wei\nBcc: x@example.org" }), letter.ErrControlCharacter, "recipient's name"},
		"line break in address":      {change(func(m *letter.Message) { m.To.Email = "wei@globex.example\r\nBcc: x@example.org" }), letter.ErrControlCharacter, "recipient's address"},
		"two addresses":              {change(func(m *letter.Message) { m.To.Email = "wei@globex.example, all@globex.example" }), letter.ErrAddress, "recipient's address"},
		"address with a name":        {change(func(m *letter.Message) { m.To.Email = "Wei <wei@globex.example>" }), letter.ErrAddress, "recipient's address"},
		"address without a domain":   {change(func(m *letter.Message) { m.From.Email = "ada" }), letter.ErrAddress, "sender's address"},
		"address outside ASCII":      {change(func(m *letter.Message) { m.To.Email = "wei@glöbex.example" }), letter.ErrAddress, "xn--"},
		"no recipient":               {change(func(m *letter.Message) { m.To.Email = "" }), letter.ErrMissing, "recipient's address"},
		"line break in Message-ID":   {change(func(m *letter.Message) { m.MessageID = "a@b\r\nX: y" }), letter.ErrControlCharacter, "Message-ID"},
		"brackets around Message-ID": {change(func(m *letter.Message) { m.MessageID = "<a@b>" }), letter.ErrMessageID, "Message-ID"},
		"no Message-ID":              {change(func(m *letter.Message) { m.MessageID = "" }), letter.ErrMissing, "Message-ID"},
		"line break in In-Reply-To":  {change(func(m *letter.Message) { m.InReplyTo = "a@b\nX: y" }), letter.ErrControlCharacter, "In-Reply-To"},
		"space in a reference":       {change(func(m *letter.Message) { m.References = []string{"a@b", "c d@e"} }), letter.ErrMessageID, "reference 2"},
		"endless subject":            {change(func(m *letter.Message) { m.Subject = long }), letter.ErrTooLong, "subject"},
		"endless name":               {change(func(m *letter.Message) { m.To.Name = long }), letter.ErrTooLong, "recipient's name"},
		"endless Message-ID":         {change(func(m *letter.Message) { m.MessageID = long }), letter.ErrTooLong, "Message-ID"},
		"no date":                    {change(func(m *letter.Message) { m.Date = time.Time{} }), letter.ErrMissing, "date"},
		"subject in Latin-1":         {change(func(m *letter.Message) { m.Subject = "caf\xe9" }), letter.ErrNotUTF8, "subject"},
		"body in Latin-1":            {change(func(m *letter.Message) { m.Body = "caf\xe9" }), letter.ErrNotUTF8, "body"},
		"NUL in the body":            {change(func(m *letter.Message) { m.Body = "a\x00b" }), letter.ErrControlCharacter, "body"},
	} {
		raw, err := letter.Build(c.m)
		if !errors.Is(err, c.want) || raw != nil {
			t.Errorf("%s: error %v and %d bytes, want %v and none", name, err, len(raw), c.want)
			continue
		}
		if !strings.Contains(err.Error(), c.field) {
			t.Errorf("%s: %q does not name %q", name, err, c.field)
		}
	}
}

// wantFields are the header fields that Build may write, in this order.
func wantFields(m letter.Message) []string {
	fields := []string{"From", "To", "Subject", "Date", "Message-ID"}
	if m.InReplyTo != "" {
		fields = append(fields, "In-Reply-To")
	}
	if m.InReplyTo != "" || len(m.References) > 0 {
		fields = append(fields, "References")
	}
	return append(fields, "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
}

// checkBuilt reads raw with two readers, the standard library's and ours, and compares
// every field and the body with m.
func checkBuilt(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, m letter.Message, raw []byte,
) {
	t.Helper()
	if bytes.Contains(bytes.ReplaceAll(raw, []byte("\r\n"), nil), []byte("\n")) || bytes.Contains(bytes.ReplaceAll(raw, []byte("\r\n"), nil), []byte("\r")) {
		t.Fatalf("a line end is not CRLF:\n%q", raw)
	}
	head, _, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
	var names []string
	for line := range strings.Lines(string(head)) {
		if line = strings.TrimRight(line, "\r\n"); len(line) > 998 {
			t.Fatalf("a header line of %d bytes", len(line))
		}
		if name, _, ok := strings.Cut(line, ":"); ok && line[0] != ' ' && line[0] != '\t' {
			names = append(names, name)
		}
	}
	if want := wantFields(m); !slices.Equal(names, want) {
		t.Fatalf("fields %v, want %v", names, want)
	}
	for i := range raw {
		if raw[i] >= 0x80 {
			t.Fatalf("byte %d of the message is not ASCII", i)
		}
	}
	std, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("the standard library cannot read it: %v", err)
	}
	for field, want := range map[string]letter.Address{"From": m.From, "To": m.To} {
		got, err := std.Header.AddressList(field)
		if err != nil || len(got) != 1 || got[0].Address != want.Email || got[0].Name != strings.TrimSpace(want.Name) {
			t.Fatalf("%s is %v (%v), want %v", field, got, err, want)
		}
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(std.Header.Get("Subject"))
	if err != nil || subject != strings.TrimSpace(m.Subject) {
		t.Fatalf("subject %q (%v), want %q", subject, err, m.Subject)
	}
	got, err := letter.Parse(raw)
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	if got.MessageID != m.MessageID || !got.Date.Equal(m.Date.Truncate(time.Second)) {
		t.Fatalf("id %q at %v, want %q at %v", got.MessageID, got.Date, m.MessageID, m.Date)
	}
	body := strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(m.Body))
	if got.Text != strings.TrimPrefix(body, "\uFEFF") {
		t.Fatalf("text\n%q\nwant\n%q", got.Text, body)
	}
}

var (
	anyText = rapid.StringMatching(`[ -~\PC]{0,60}`).Filter(printable)
	anyID   = rapid.StringMatching(`[!-;=?-~]{1,80}@[a-z0-9.-]{1,40}`)
)

func printable(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' })
}

// TestBuildRoundTrip: whatever names, subjects and bodies say, the message has exactly the
// expected fields and reads back as what was written.
func TestBuildRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := letter.Message{
			From:       letter.Address{Name: anyText.Draw(t, "from"), Email: "ada@example.org"},
			To:         letter.Address{Name: anyText.Draw(t, "to"), Email: rapid.StringMatching(`[a-z0-9+_-]{1,20}(\.[a-z0-9]{1,10})?@[a-z0-9]{1,20}\.example`).Draw(t, "email")},
			Subject:    anyText.Draw(t, "subject"),
			Body:       strings.Join(rapid.SliceOfN(anyText, 0, 8).Draw(t, "lines"), rapid.SampledFrom([]string{"\n", "\r\n", "\r", "\n\n"}).Draw(t, "line end")),
			Date:       time.Unix(rapid.Int64Range(86400, 4e9).Draw(t, "date"), 0).In(time.FixedZone("", rapid.IntRange(-12, 14).Draw(t, "zone")*3600)),
			MessageID:  anyID.Draw(t, "id"),
			InReplyTo:  rapid.OneOf(rapid.Just(""), anyID).Draw(t, "in reply to"),
			References: rapid.SliceOfN(anyID, 0, 40).Draw(t, "references"),
		}
		raw, err := letter.Build(m)
		if err != nil {
			t.Fatalf("Build: %v", err)
		}
		checkBuilt(t, m, raw)
	})
}

// TestBuildNeverInjects: controls anywhere are refused, never dropped or passed on.
func TestBuildNeverInjects(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bad := rapid.SampledFrom([]string{"\r", "\n", "\r\n", "\x00", "\x0b", "\x1b", "\x7f", "\u0085", "\u2028", "\u2029"}).Draw(t, "bad")
		text := anyText.Draw(t, "before") + "x" + bad + "Bcc: eve@example.org" + anyText.Draw(t, "after") + "x"
		m := anchorNote()
		switch rapid.IntRange(0, 6).Draw(t, "field") {
		case 0:
			m.Subject = text
		case 1:
			m.From.Name = text
		case 2:
			m.To.Name = text
		case 3:
			m.To.Email = text
		case 4:
			m.MessageID = text
		case 5:
			m.InReplyTo = text
		case 6:
			m.References = []string{"a@b", text}
		}
		if raw, err := letter.Build(m); !errors.Is(err, letter.ErrControlCharacter) || raw != nil {
			t.Fatalf("error %v, %d bytes", err, len(raw))
		}
	})
}

// TestBuildReferences: long threads keep their first and their last ids, and the mail
// answered is always among them.
func TestBuildReferences(t *testing.T) {
	m := anchorNote()
	for i := range 60 {
		m.References = append(m.References, strings.Repeat("r", i+1)+"@example.org")
	}
	m.InReplyTo = "answered@globex.example"
	raw, err := letter.Build(m)
	if err != nil {
		t.Fatal(err)
	}
	got, err := letter.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	want := append([]string{"r@example.org"}, m.References[42:]...)
	want = append(want, "answered@globex.example")
	if !reflect.DeepEqual(got.References, want) {
		t.Errorf("references\n%v\nwant\n%v", got.References, want)
	}
	if len(m.References) != 60 || m.References[1] != "rr@example.org" {
		t.Error("Build changed the references it was given")
	}
}

func TestNewMessageID(t *testing.T) {
	id, err := letter.NewMessageID(bytes.NewReader(bytes.Repeat([]byte{0xA5}, 16)), "Ada@Example.ORG")
	if err != nil {
		t.Fatal(err)
	}
	if want := "uws2ljnfuws2ljnfuws2ljnfuu@example.org"; id != want {
		t.Errorf("id %q, want %q", id, want)
	}
	m := anchorNote()
	m.MessageID = id
	if _, err := letter.Build(m); err != nil {
		t.Errorf("Build refuses it: %v", err)
	}
	if _, err := letter.NewMessageID(bytes.NewReader([]byte("short")), "ada@example.org"); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("too little randomness: %v", err)
	}
	if _, err := letter.NewMessageID(bytes.NewReader(make([]byte, 16)), "ada"); !errors.Is(err, letter.ErrAddress) {
		t.Errorf("no domain: %v", err)
	}
}

// FuzzBuild: Build either refuses or writes a message of exactly the expected fields.
func FuzzBuild(f *testing.F) {
	f.Add("Ada Park", "Wei Chen", "wei@globex.example", "Thank you", "Hello\n", "a@b.example", "")
	f.Add("=?utf-8?q?x?=", "\"quoted\" (comment)", "a+b@c.example", "Re: =?utf-8?b?", "From me\n.\n..\r\n", "a@b", "c@d")
	f.Add("Zoë", "a\r\nBcc: x", "x@y.example", strings.Repeat("ü ", 150), "=\t \n", "a b@c", "<d@e>")
	f.Fuzz(func(t *testing.T, from, to, email, subject, body, id, parent string) {
		m := letter.Message{
			From: letter.Address{Name: from, Email: "ada@example.org"}, To: letter.Address{Name: to, Email: email},
			Subject: subject, Body: body, MessageID: id, InReplyTo: parent,
			Date: time.Date(2026, 11, 24, 9, 12, 0, 0, time.UTC),
		}
		raw, err := letter.Build(m)
		if err != nil {
			if raw != nil {
				t.Fatal("bytes beside an error")
			}
			return
		}
		checkBuilt(t, m, raw)
	})
}

func BenchmarkBuild(b *testing.B) {
	m := anchorNote()
	for b.Loop() {
		if _, err := letter.Build(m); err != nil {
			b.Fatal(err)
		}
	}
}
