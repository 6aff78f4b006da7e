package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/cli"
)

// TestRefusalsAreWrongUsage: what a verb would not do because of what was asked ends with
// 2, as what cannot be read does.
func TestRefusalsAreWrongUsage(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"XDG_DATA_HOME", "XDG_CONFIG_HOME"} {
		t.Setenv(name, "")
	}
	t.Setenv("HOME", home)
	file := filepath.Join(home, "recent.yaml")
	if err := os.WriteFile(file, []byte(recent(time.Now())), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(line string) (int, string) {
		var out, errOut bytes.Buffer
		code := cli.Run(strings.Fields(line), strings.NewReader(""), &out, &errOut)
		return code, errOut.String()
	}
	if code, said := run("add " + file); code != 0 {
		t.Fatalf("add ends with %d: %s", code, said)
	}
	for _, line := range []string{
		"offer add Globex Hooli 2020-01-01",
		"offer add Globex Hooli tomorrow",
		"offer add Globex Globex 2035-12-04",
		"offer remove Globex Hooli",
		"question add Globex --asked-by Nobody --question Why?",
		"question add Globex --asked-by Wei --question Why? --link github.com/ada",
		"question choose Globex 7",
		"reply Globex",
		"nobody-called Globex --after-all",
		"answer Globex new-date --date tomorrow",
		"answer Globex new-date --date 2020-01-01",
		"answer Globex reopened",
		"answer Globex postponed",
		"answer Globex perhaps",
		"debrief Globex Nobody --anchor x",
		"sent Globex --to Nobody",
		"sent Globex --to Wei --undo",
		"sent Globex --to Wei --at 2035-11-24T09:12",
		"insight Nowhere",
		"export --from 2026-12-01 --to 2026-11-01",
		"export --from tomorrow",
		"model check nothing",
		"model remove nothing",
		"polish show nothing",
		"condense missing.txt",
		"show Nowhere",
	} {
		if code, said := run(line); code != 2 || said == "" {
			t.Errorf("%s ends with %d, want 2: %s", line, code, said)
		}
	}
}
