package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"afterword/internal/cli"
	"afterword/internal/zone"
)

// london is where the interview of recent was.
var london = func() *time.Location {
	zone, err := zone.Load("Europe/London")
	if err != nil {
		panic(err)
	}
	return zone
}()

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"afterword": func() { os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the command lines of testdata/script, which read like a manual. Each
// has a home of its own, so the database is where a person's would be.
func TestScripts(t *testing.T) {
	testscript.Run(t, scripts("testdata/script"))
}

// scripts are those of a directory, each with a home of its own.
func scripts(dir string) testscript.Params {
	return testscript.Params{
		Dir:                 dir,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"setenv": setenv, "modelserver": modelServer},
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_DATA_HOME", "")
			e.Setenv("XDG_CONFIG_HOME", "")
			return os.WriteFile(filepath.Join(e.WorkDir, "recent.yaml"), []byte(recent(time.Now())), 0o600)
		},
	}
}

// setenv sets a variable to what a pattern's group matches in the output of the last
// command: setenv NOTE 'Note (\w+), draft'.
func setenv(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) != 2 {
		ts.Fatalf("usage: setenv NAME PATTERN")
	}
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) != 2 {
		ts.Fatalf("the output does not match %s", args[1])
	}
	ts.Setenv(args[0], found[1])
}

// recent is a process file of an interview that ended two hours ago: the commands that
// store things go by the machine's clock.
func recent(now time.Time) string {
	const layout = "2006-01-02T15:04:05"
	ended := now.UTC().Truncate(time.Minute).Add(-2 * time.Hour)
	return fmt.Sprintf(`me: {name: Ada Park, email: ada@example.org, phone: "+1 555 0100"}
employer: Globex
role: Senior Software Engineer
interviews:
  - id: onsite
    starts: %s
    ends: %s
    zone: Europe/London
    form: video
    promise: {date: %s, said: "we will decide next week"}
    panel:
      - {name: Wei Chen, title: Dr., address_as: Dr. Chen, email: wei.chen@globex.example, role: hiring manager,
         anchor: "why the nightly reindex takes nine hours", need: "the reindex blocks every release",
         value: "At Initech I cut a comparable reindex from six hours to twenty minutes."}
      - {name: Priya Raman, email: priya.raman@globex.example, role: peer,
         anchor: "You showed me the flame graph of the checkout service.", need: "on-call nights are too loud",
         value: "I have spent two years turning noisy alerts into the three that matter."}
`, ended.Add(-time.Hour).In(london).Format(layout), ended.In(london).Format(layout), ended.AddDate(0, 0, 8).Format(time.DateOnly))
}
