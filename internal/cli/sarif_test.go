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

type sarifRegion struct {
	StartLine, StartColumn, EndLine, EndColumn int
	CharOffset, CharLength                     int
	ByteOffset, ByteLength                     int
	Snippet                                    struct{ Text string }
}

type sarifLog struct {
	Version string
	Runs    []struct {
		ColumnKind string
		Tool       struct {
			Driver struct {
				Rules []struct {
					ID   string
					Help struct{ Text, Markdown string }
				}
			}
		}
		Artifacts []struct{ Length int }
		Results   []struct {
			RuleID, Level string
			RuleIndex     int
			Locations     []struct {
				PhysicalLocation struct {
					ArtifactLocation struct {
						URI   string
						Index int
					}
					Region *sarifRegion
				}
			}
			PartialFingerprints map[string]string
			Suppressions        []struct{ Kind string }
			Fixes               []struct {
				ArtifactChanges []struct {
					Replacements []struct {
						DeletedRegion   sarifRegion
						InsertedContent struct{ Text string }
					}
				}
			}
		}
	}
}

// TestSARIFRegionsAgree: lines and columns, UTF-16 offsets and bytes of one region are the
// same place, whatever the file's line ends, mark and letters; and what stands there is
// what the snippet shows.
func TestSARIFRegionsAgree(t *testing.T) {
	dir := t.TempDir()
	process, draft := filepath.Join(dir, "globex.yaml"), filepath.Join(dir, "to wei é.txt")
	if err := os.WriteFile(process, []byte(processOfWei), 0o600); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.StringOfN(rapid.SampledFrom([]rune("ab é🙂\n")), 0, 40, -1).Draw(t, "before")
		text := "Dear Wei Chen,\n\n" + before + "\nThe nightly reindex of of Globex stays with me.\n\nBest,\nAda Park\n"
		text = rapid.SampledFrom([]string{"", "To: Wei Chen\n\n", "To: Wei Chen\nSubject:\n\n", "Subject: HELLO GLOBEX\nTo: wei.chen@globex.example\n\n"}).Draw(t, "head") + text
		if rapid.Bool().Draw(t, "crlf") {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		given := text
		if rapid.Bool().Draw(t, "mark") {
			given = "\uFEFF" + text
		}
		if err := os.WriteFile(draft, []byte(given), 0o600); err != nil {
			t.Fatal(err)
		}
		args := []string{"review", process, "--format", "sarif", draft}
		if !strings.Contains(text, "To:") {
			args = append(args, "--to", "Wei Chen")
		}
		var out, errOut bytes.Buffer
		cli.Run(args, nil, &out, &errOut)
		var log sarifLog
		if err := json.Unmarshal(out.Bytes(), &log); err != nil || log.Version != "2.1.0" || len(log.Runs) != 1 {
			t.Fatalf("review printed %q and %q: %v", out.String(), errOut.String(), err)
		}
		run := log.Runs[0]
		if run.ColumnKind != "utf16CodeUnits" || len(run.Artifacts) != 1 || run.Artifacts[0].Length != len(given) {
			t.Fatalf("columns are %q, artifacts %+v", run.ColumnKind, run.Artifacts)
		}
		lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
		units := utf16.Encode([]rune(text))
		at := func(line, column int) int { // byte of text
			n := 0
			for _, l := range lines[:line-1] {
				n += len(l) + len("\n")
				if strings.Contains(text, "\r\n") {
					n++
				}
			}
			return n + len(string(utf16.Decode(utf16.Encode([]rune(lines[line-1]))[:column-1])))
		}
		check := func(r sarifRegion) string {
			bytes := given[r.ByteOffset : r.ByteOffset+r.ByteLength]
			chars := string(utf16.Decode(units[r.CharOffset : r.CharOffset+r.CharLength]))
			columns := text[at(r.StartLine, r.StartColumn):at(r.EndLine, r.EndColumn)]
			if bytes != chars || bytes != columns {
				t.Fatalf("region %+v is %q in bytes, %q in units, %q in columns", r, bytes, chars, columns)
			}
			return bytes
		}
		doubled := false
		for _, r := range run.Results {
			if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.PartialFingerprints["afterwordPlace/v1"] == "" || r.Suppressions == nil {
				t.Fatalf("result %+v", r)
			}
			place := r.Locations[0].PhysicalLocation
			if !strings.HasSuffix(place.ArtifactLocation.URI, "/to%20wei%20%C3%A9.txt") {
				t.Fatalf("the file is %q", place.ArtifactLocation.URI)
			}
			if place.Region != nil {
				if got := check(*place.Region); got != place.Region.Snippet.Text {
					t.Fatalf("the snippet is %q, the text %q", place.Region.Snippet.Text, got)
				}
				doubled = doubled || place.Region.Snippet.Text == "of of"
			}
			for _, f := range r.Fixes {
				check(f.ArtifactChanges[0].Replacements[0].DeletedRegion)
			}
		}
		if !doubled {
			t.Fatalf("the doubled word is not told: %s", out.String())
		}
	})
}

// TestSARIFFixClears applies every fix of a draft with two faults to the bytes of the
// file: the finding is gone.
func TestSARIFFixClears(t *testing.T) {
	dir := t.TempDir()
	process, draft := filepath.Join(dir, "globex.yaml"), filepath.Join(dir, "wei.txt")
	text := "\uFEFFTo: Wei Chen\r\nSubject:\r\n\r\nDear Wei Chen,\r\n\r\nThe 🙂 nightly reindex of of Globex stays with me.\r\n\r\nBest,\r\nAda Park\r\n"
	for path, data := range map[string]string{process: processOfWei, draft: text} {
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	read := func() sarifLog {
		t.Helper()
		var out, errOut bytes.Buffer
		cli.Run([]string{"review", process, "--format", "sarif", draft}, nil, &out, &errOut)
		var log sarifLog
		if err := json.Unmarshal(out.Bytes(), &log); err != nil {
			t.Fatalf("%v: %s", err, errOut.String())
		}
		return log
	}
	applied := 0
	for _, r := range read().Runs[0].Results {
		for _, f := range r.Fixes {
			change := f.ArtifactChanges[0].Replacements[0]
			d := change.DeletedRegion
			mended := text[:d.ByteOffset] + change.InsertedContent.Text + text[d.ByteOffset+d.ByteLength:]
			if err := os.WriteFile(draft, []byte(mended), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, left := range read().Runs[0].Results {
				if left.RuleID == r.RuleID {
					t.Errorf("%s is still said of %q", r.RuleID, mended)
				}
			}
			applied++
		}
	}
	if applied < 2 {
		t.Errorf("%d fixes were offered", applied)
	}
}
