package cli_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"afterword/internal/caldav/caldavtest"
)

// TestCalendarServer runs the scripts of testdata/calendar against a real calendar server,
// at $CALDAV. Their command "holds" reads the calendar back with another program and wants
// each pattern in it; one behind an exclamation mark must not be there.
func TestCalendarServer(t *testing.T) {
	server := caldavtest.Start(t)
	address := server.Calendar(t, "work")
	p := scripts("testdata/calendar")
	setup := p.Setup
	p.Setup = func(e *testscript.Env) error {
		e.Setenv("CALDAV", server.URL)
		return setup(e)
	}
	p.Cmds = map[string]func(*testscript.TestScript, bool, []string){
		"holds": func(ts *testscript.TestScript, _ bool, patterns []string) {
			lines := strings.Join(server.Read(t, address), "\n")
			for _, pattern := range patterns {
				pattern, unwanted := strings.CutPrefix(pattern, "!")
				if regexp.MustCompile(pattern).MatchString(lines) == unwanted {
					ts.Fatalf("the calendar holds\n%s\nand %q is to be there: %v", lines, pattern, !unwanted)
				}
			}
		},
	}
	testscript.Run(t, p)
}
