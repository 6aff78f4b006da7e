package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// domain are the packages of rules and values: given the same arguments they give the
// same answer on every machine, at any time.
var domain = []string{
	"internal/interview", "internal/note", "internal/cadence", "internal/cadence/workdays",
	"internal/compose", "internal/review", "internal/review/checks", "internal/review/dictionary", "internal/review/grammar", "internal/review/reading", "internal/review/turns", "internal/letter",
	"internal/calendar", "internal/draftfile", "internal/invite", "internal/place", "internal/processfile", "internal/pattern", "internal/slip", "internal/transcript", "internal/zone",
	"internal/channel", "internal/card", "internal/outcome", "internal/polish", "internal/offer", "internal/fromfile",
}

// edges implement the application's ports or call its verbs.
var edges = []string{
	"internal/store", "internal/jobs", "internal/mailbox", "internal/caldav", "internal/web", "internal/cli",
	"internal/lsp", "internal/mcp", "internal/wordlist", "internal/model", "internal/api", "internal/webhook",
}

// bans are the arrows that must not exist, each with its why. A ban covers the packages
// below the named ones.
var bans = []struct {
	why  string
	from []string
	to   []string
}{
	{
		why:  "the domain has no I/O: its rules must be testable with values alone",
		from: domain,
		to:   []string{"os", "net", "database/sql", "log", "log/slog", "math/rand", "math/rand/v2", "crypto/rand"},
	},
	{
		why:  "the domain knows no database, queue, mail client or face",
		from: domain,
		to:   append([]string{"internal/followup", "internal/settings", "internal/serve", "internal/demo"}, edges...),
	},
	{
		why:  "what happened and what was promised comes first: nothing is below it",
		from: []string{"internal/interview"},
		to:   []string{"internal/note", "internal/cadence", "internal/compose", "internal/review", "internal/letter", "internal/invite", "internal/processfile", "internal/place"},
	},
	{
		why:  "where somebody works is asked by the timeline and never asks it",
		from: []string{"internal/place"},
		to:   []string{"internal/note", "internal/cadence", "internal/compose", "internal/review", "internal/letter", "internal/invite", "internal/processfile"},
	},
	{
		why:  "the dates of an offer are asked by the timeline and by drafts, and ask neither",
		from: []string{"internal/offer"},
		to:   []string{"internal/note", "internal/cadence", "internal/compose", "internal/review", "internal/processfile"},
	},
	{
		why:  "the review engine is given its checks; it must not know them",
		from: []string{"internal/review", "internal/review/grammar", "internal/review/reading", "internal/review/turns"},
		to:   []string{"internal/review/checks"},
	},
	{
		why:  "verbs reach the world only through the ports they declare",
		from: []string{"internal/followup"},
		to:   append([]string{"net", "os", "database/sql", "internal/settings", "internal/serve", "internal/demo"}, edges...),
	},
	{
		why:  "edges meet in the wiring, never in one another",
		from: []string{"internal/store", "internal/jobs", "internal/mailbox", "internal/caldav", "internal/web", "internal/mcp", "internal/model", "internal/api", "internal/webhook"},
		to:   append([]string{"internal/settings", "internal/serve", "internal/demo"}, edges...),
	},
	{
		why:  "the wiring starts parts; it does not read command lines",
		from: []string{"internal/serve", "internal/settings", "internal/demo"},
		to:   []string{"internal/cli"},
	},
	{
		why:  "asking for permission or for a password knows no mailbox, database or face",
		from: []string{"internal/mailbox/oauth", "internal/mailbox/authority", "internal/askpass"},
		to:   append([]string{"internal/settings", "internal/serve", "internal/demo"}, edges...),
	},
	{
		why:  "who may come in is decided without knowing a database, a page or a command line",
		from: []string{"internal/door"},
		to:   append([]string{"internal/settings", "internal/serve", "internal/demo"}, edges...),
	},
	{
		why:  "HTTP is a matter of the web layer",
		from: append([]string{"internal/followup", "internal/store", "internal/jobs", "internal/mailbox", "internal/settings"}, domain...),
		to:   []string{"net/http", "html/template"},
	},
}

// TestLayering holds every import of the module against the bans.
func TestLayering(t *testing.T) {
	imports := importsOf(t)
	if len(imports) < 10 {
		t.Fatalf("found only %d packages: is the test run in the repository?", len(imports))
	}
	for _, ban := range bans {
		for _, from := range ban.from {
			for _, to := range imports[from] {
				if slices.Contains(ban.to, to) && to != from {
					t.Errorf("%s imports %s: %s", from, to, ban.why)
				}
			}
		}
	}
}

// TestDomainNeverReadsTheClock finds calls of time.Now and its like in the domain.
func TestDomainNeverReadsTheClock(t *testing.T) {
	for _, dir := range append([]string{"internal/followup"}, domain...) {
		eachFile(t, dir, func(name, source string) {
			if dir == "internal/followup" && filepath.Base(name) == "ports.go" {
				return // SystemClock is the one place
			}
			for _, call := range []string{"time.Now(", "time.Since(", "time.Until(", "time.Sleep("} {
				if strings.Contains(source, call) {
					t.Errorf("%s calls %s): time is an argument there", name, call)
				}
			}
		})
	}
}

// TestOneDoorToZones finds what looks up a time zone past package zone: the rules would
// be those of the toolchain or of the machine, and one process file would give two plans.
func TestOneDoorToZones(t *testing.T) {
	for _, root := range []string{"main.go", "internal", "cmd", "tools"} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			name = filepath.ToSlash(name)
			if err != nil || entry.IsDir() || !isSource(name) || strings.HasPrefix(name, "internal/zone/") || strings.HasPrefix(name, "tools/zones/") {
				return err
			}
			source, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			for _, past := range []string{"time.LoadLocation", `"time/tzdata"`} {
				if strings.Contains(string(source), past) {
					t.Errorf("%s has %s: zones are looked up with zone.Load", name, past)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// importsOf maps each package directory to what its non-test files import, with the
// module's own name cut off.
func importsOf(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir("internal", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !isSource(name) {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := path.Dir(filepath.ToSlash(name))
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports[dir] = append(imports[dir], strings.TrimPrefix(imported, "afterword/"))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

// eachFile calls f with the name and text of every non-test source file of one directory.
func eachFile(t *testing.T, dir string, f func(name, source string)) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if !isSource(name) {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f(name, string(source))
	}
}

func isSource(name string) bool {
	return strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
}
