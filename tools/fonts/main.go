// Command fonts writes the fonts that package card embeds.
//
// Their source are npm packages of Fontsource, at the versions and with the checksums of
// tools/fonts/package-lock.json. All are under the SIL Open Font License 1.1; NOTICE has
// its text. Fontsource cuts each font by script, and of each only the cuts that a card
// needs are taken, as they are: nothing is converted. Run it by
//
//	go generate ./internal/card
//
// It needs npm, which is why what it writes is committed: a fresh clone builds with Go
// alone (docs/decisions/0019-fonts-are-committed.md).
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// cuts are the packages and, of each, the scripts that are taken.
var cuts = []struct{ font, scripts string }{
	{"eb-garamond", "latin latin-ext vietnamese cyrillic greek"},
	{"scheherazade-new", "arabic"},
	{"tiro-devanagari-hindi", "devanagari"},
	{"caveat", "latin latin-ext cyrillic"},
	{"dancing-script", "latin latin-ext vietnamese"},
	{"playpen-sans-arabic", "arabic"},
	{"kalam", "devanagari"},
}

func main() {
	from := flag.String("from", "../../tools/fonts", "`directory` of package-lock.json")
	out := flag.String("out", "fonts", "`directory` to write to")
	flag.Parse()
	if err := run(*from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "fonts:", err)
		os.Exit(1)
	}
}

func run(from, out string) error {
	install := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	install.Dir, install.Stderr = from, os.Stderr
	if err := install.Run(); err != nil {
		return fmt.Errorf("fetching the fonts with npm: %w", err)
	}
	for _, name := range files() {
		data, err := os.ReadFile(filepath.Join(from, "node_modules", source(name)))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// files are the names of all fonts that are written.
func files() []string {
	var names []string
	for _, cut := range cuts {
		for script := range strings.FieldsSeq(cut.scripts) {
			names = append(names, cut.font+"-"+script+"-400-normal.woff")
		}
	}
	return names
}

// source is where a font stands below node_modules.
func source(name string) string {
	for _, cut := range cuts {
		if strings.HasPrefix(name, cut.font+"-") {
			return filepath.Join("@fontsource", cut.font, "files", name)
		}
	}
	return name
}
