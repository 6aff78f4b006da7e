package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/zone"
)

func TestVersionOf(t *testing.T) {
	if got, err := versionOf([]byte("# version 2026f\n# redo posix_only\n")); got != "2026f" || err != nil {
		t.Errorf("the version is %q, %v", got, err)
	}
	for _, source := range []string{"", "# This zic input file is in the public domain.\n", "# version \n", "# version not a version at all\n"} {
		if got, err := versionOf([]byte(source)); err == nil {
			t.Errorf("%q has the version %q", source, got)
		}
	}
}

// TestOlderSourceChangesNothing runs the whole command on a source of last year.
func TestOlderSourceChangesNothing(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "tzdata.zi"), filepath.Join(dir, "zones.bin")
	if err := os.WriteFile(in, []byte("# version 2025a\nZ Etc/UTC 0 - UTC\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(in, out); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("an older table was written")
	}
	if err := run(filepath.Join(dir, "none"), out); err == nil || !strings.Contains(err.Error(), "read the source") {
		t.Errorf("a source that is not there: %v", err)
	}
}

// TestLinksShareTheirRules packs two names of one zone.
func TestLinksShareTheirRules(t *testing.T) {
	one := table("2026f", map[string][]byte{"A/One": []byte("rules"), "B/Two": []byte("rules"), "C/Three": []byte("others")})
	if n := strings.Count(string(one), "rules"); n != 1 {
		t.Errorf("the rules stand in the table %d times: %q", n, one)
	}
}

// TestEmbeddedFormulasHold compares the far future of a zone with a rule that everybody
// knows: the short form must carry its formula.
func TestEmbeddedFormulasHold(t *testing.T) {
	berlin, err := zone.Load("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for year := 2027; year < 2090; year++ {
		last := time.Date(year, time.March, 31, 0, 30, 0, 0, time.UTC)
		for last.Weekday() != time.Sunday {
			last = last.AddDate(0, 0, -1)
		}
		if _, before := last.In(berlin).Zone(); before != 3600 {
			t.Fatalf("%s: %d seconds east before the clocks change", last, before)
		}
		if _, after := last.Add(time.Hour).In(berlin).Zone(); after != 7200 {
			t.Fatalf("%s: %d seconds east after the clocks change", last, after)
		}
	}
}
