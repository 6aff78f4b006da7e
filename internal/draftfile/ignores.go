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

// ParseIgnores reads such a file. Each line is one finding: the check, its severity, the
// digest of its place, and behind a # the words that stood there, for people. Empty lines
// and lines that begin with # say nothing. Errors name the file and the line.
func ParseIgnores(name string, data []byte) ([]note.Ignore, error) {
	var all []note.Ignore
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		what, words, _ := strings.Cut(line, "#")
		fields := strings.Fields(what)
		switch {
		case len(fields) == 0:
			continue
		case len(fields) != 3 || len(fields[2]) != ignoreDigits || strings.Trim(fields[2], "0123456789abcdef") != "":
			return nil, fmt.Errorf("%s:%d: write a check, its severity and the digest that afterword review --json shows, such as: doubled-word warn 0123456789abcdef0123", name, n)
		case fields[1] != "hint" && fields[1] != "warn" && fields[1] != "block":
			return nil, fmt.Errorf("%s:%d: %q is no severity: write hint, warn or block", name, n, fields[1])
		}
		all = append(all, note.Ignore{Check: fields[0], Severity: fields[1], Digest: fields[2], Words: strings.TrimSpace(words)})
	}
	return all, nil
}

// IgnoreLine is the line of such a file for one finding, with its line end.
func IgnoreLine(i note.Ignore) string {
	line := i.Check + " " + i.Severity + " " + i.Digest
	if i.Words != "" {
		line += " # " + i.Words
	}
	return line + "\n"
}
