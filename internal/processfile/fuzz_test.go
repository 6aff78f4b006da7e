package processfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/internal/processfile"
	"afterword/internal/zone"
)

// FuzzRead reads anything: it answers with a file that Write can write and that reads
// the same again, or with problems that say where.
func FuzzRead(f *testing.F) {
	seeds, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range append(seeds, "testdata/design.yaml", "testdata/design.golden") {
		data, err := os.ReadFile(seed)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := processfile.Read("f.yaml", data, zone.Load)
		if err != nil {
			var problems processfile.Problems
			if !errors.As(err, &problems) || len(problems) == 0 || len(problems) > 10 {
				t.Fatalf("error is %#v", err)
			}
			for _, p := range problems {
				if p.Line < 1 || p.Column < 1 || p.Message == "" || strings.ContainsAny(p.Message, "\n\r\x00\x1b") {
					t.Fatalf("problem %+v", p)
				}
			}
			return
		}
		out, err := processfile.Write(file)
		if err != nil {
			t.Fatal(err)
		}
		again, err := processfile.Read("again.yaml", out, zone.Load)
		if err != nil || !same(file, again) {
			t.Fatalf("reads back as %+v, %v\nwant %+v\nfile\n%s", again, err, file, out)
		}
	})
}

// TestHostileFiles are large and made to be slow where reading is more
// than linear. Each ends with few problems, or none.
func TestHostileFiles(t *testing.T) {
	const head = "me: {name: A}\nemployer: B\nrole: C\n"
	const round = "interviews:\n- starts: 2026-11-23T14:00\n  ends: 2026-11-23T15:00\n  zone: UTC\n  panel:\n"
	repeat := func(unit string) string { return strings.Repeat(unit, (1<<18)/len(unit)) }
	tests := map[string]string{
		"a panel of thousands":    head + round + repeat("  - {name: D}\n"),
		"thousands of keys":       head + repeat("pannel: x\n"),
		"thousands sent":          head + round + strings.Repeat("  - {name: D, email: d@e.example}\n", 3_000) + "sent:\n" + strings.Repeat("- {to: f@e.example, at: 2026-11-24T09:12:00Z, phase: anchor}\n", 2000),
		"brackets":                repeat("["),
		"list in list":            repeat("- "),
		"questions":               repeat("? "),
		"one long line":           head + "first_choice: " + repeat("x"),
		"open quotes":             repeat("\"\n"),
		"deepening":               deepening(1 << 18),
		"anchors":                 repeat("&a "),
		"keys without values":     repeat("a:\n"),
		"flow keys without ends":  "{" + repeat("a: {"),
		"tags":                    repeat("!!str "),
		"one long key":            repeat("k"),
		"thousands of interviews": head + "interviews:\n" + repeat("- {starts: 2026-11-23T14:00, ends: 2026-11-23T15:00, zone: nowhere, panel: []}\n"),
	}
	for name, file := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := processfile.Read("h.yaml", []byte(file), zone.Load)
			if err == nil {
				t.Fatal("reads without an error")
			}
			if len(err.Error()) > 10_000 {
				t.Errorf("the error is %d bytes long", len(err.Error()))
			}
		})
	}
}

// deepening is a file in which each line is indented by one more.
func deepening(most int) string {
	var b strings.Builder
	for n := 0; b.Len()+n+3 < most; n++ {
		b.WriteString(strings.Repeat(" ", n) + "a:\n")
	}
	return b.String()
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("testdata/design.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := processfile.Read("design.yaml", data, zone.Load); err != nil {
			b.Fatal(err)
		}
	}
}
