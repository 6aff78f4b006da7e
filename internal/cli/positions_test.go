package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"afterword/internal/cli"
)

const processOfWei = `
me: {name: Ada Park, email: ada@example.org}
employer: Globex
role: Engineer
interviews:
  - {starts: 2026-11-23T14:00:00, ends: 2026-11-23T15:30:00, zone: America/New_York, form: video,
     panel: [{name: Wei Chen, email: wei.chen@globex.example, role: hiring manager, anchor: the nightly reindex}]}
`

type reviewed struct {
	Notes []struct {
		Findings []struct {
			Check      string
			Part       string
			Start, End int
			StartUTF16 int `json:"start_utf16"`
			EndUTF16   int `json:"end_utf16"`
		}
	}
}

// TestPositionsCountTheFileAsGiven plants one doubled word after a text of any kind: its
// position leads back to it in the very bytes of the file, whatever its line ends,
// byte order mark and subject line, and so does the one in UTF-16 units.
func TestPositionsCountTheFileAsGiven(t *testing.T) {
	dir := t.TempDir()
	process := filepath.Join(dir, "globex.yaml")
	if err := os.WriteFile(process, []byte(processOfWei), 0o600); err != nil {
		t.Fatal(err)
	}
	draft := filepath.Join(dir, "wei.txt")
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.StringOfN(rapid.SampledFrom([]rune("ab é🙂\n")), 0, 40, -1).Draw(t, "before")
		text := "Dear Wei Chen,\n\n" + before + "\nThe nightly reindex of of Globex stays with me.\n\nBest,\nAda Park\n"
		if rapid.Bool().Draw(t, "subject") {
			text = "Subject: Thank you – Globex\n\n" + text
		}
		if rapid.Bool().Draw(t, "crlf") {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		if rapid.Bool().Draw(t, "mark") {
			text = "\uFEFF" + text
		}
		if err := os.WriteFile(draft, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var out, errOut bytes.Buffer
		cli.Run([]string{"review", process, "--to", "Wei Chen", "--json", draft}, nil, &out, &errOut)
		var got reviewed
		if err := json.Unmarshal(out.Bytes(), &got); err != nil || len(got.Notes) != 1 {
			t.Fatalf("review printed %q and %q: %v", out.String(), errOut.String(), err)
		}
		units := utf16.Encode([]rune(text))
		found := false
		for _, f := range got.Notes[0].Findings {
			if f.Check != "doubled-word" || !strings.Contains(text[f.Start:f.End], "of") {
				continue
			}
			found = true
			if text[f.Start:f.End] != "of of" {
				t.Fatalf("bytes %d to %d are %q", f.Start, f.End, text[f.Start:f.End])
			}
			if got := string(utf16.Decode(units[f.StartUTF16:f.EndUTF16])); got != "of of" {
				t.Fatalf("units %d to %d are %q", f.StartUTF16, f.EndUTF16, got)
			}
		}
		if !found {
			t.Fatalf("the doubled word was not found in %q: %s", text, out.String())
		}
	})
}
