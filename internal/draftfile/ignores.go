package draftfile

import (
	"fmt"
	"strings"

	"afterword/internal/note"
)

// IgnoreSuffix makes the name of the file beside a draft that says what of its review is
// to be left as it is.
const IgnoreSuffix = ".ignore"

// ignoreDigits is how long the digest of an ignore is, in hexadecimal digits.
const ignoreDigits = 20

// Ignores is what such a file says.
type Ignores struct {
	Places []note.Ignore // findings that are left as they are
	Off    []string      // checks that do not run on this draft
}

// ParseIgnores reads such a file. A line is one finding: the check, its severity, the
// digest of its place, and behind a # the words that stood there, for people; or it is a
// check and the word off. Empty lines and lines that begin with # say nothing. Errors name
// the file and the line.
func ParseIgnores(name string, data []byte) (Ignores, error) {
	var all Ignores
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		what, words, _ := strings.Cut(line, "#")
		fields := strings.Fields(what)
		switch {
		case len(fields) == 0:
			continue
		case len(fields) == 2 && fields[1] == "off":
			all.Off = append(all.Off, fields[0])
			continue
		case len(fields) != 3 || len(fields[2]) != ignoreDigits || strings.Trim(fields[2], "0123456789abcdef") != "":
			return Ignores{}, fmt.Errorf("%s:%d: write a check and off, or a check, its severity and the digest that afterword review --json shows, such as: doubled-word warn 0123456789abcdef0123", name, n)
		case fields[1] != "hint" && fields[1] != "warn" && fields[1] != "block":
			return Ignores{}, fmt.Errorf("%s:%d: %q is no severity: write hint, warn or block", name, n, fields[1])
		}
		all.Places = append(all.Places, note.Ignore{Check: fields[0], Severity: fields[1], Digest: fields[2], Words: strings.TrimSpace(words)})
	}
	return all, nil
}

// OffLine is the line that switches a check off for one draft, with its line end.
func OffLine(check string) string { return check + " off\n" }

// IgnoreLine is the line of such a file for one finding, with its line end.
func IgnoreLine(i note.Ignore) string {
	line := i.Check + " " + i.Severity + " " + i.Digest
	if i.Words != "" {
		line += " # " + i.Words
	}
	return line + "\n"
}
