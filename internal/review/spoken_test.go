package review_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// speaking are the packages whose sentences a person reads, as advice or in a note.
var speaking = []string{"cadence", "card", "channel", "compose", "offer", "outcome", "polish"}

// blank is what stands for a value in a sentence: a verb of package fmt, or {name}.
var blank = regexp.MustCompile(`%[a-z]|\{\w+\}`)

// TestWhatIsSaidIsPlain reads every sentence that the packages of advice and of notes have
// in their source with the review's eyes for words, and holds it to a length that is read
// at a glance: 28 words without a full stop.
func TestWhatIsSaidIsPlain(t *testing.T) {
	const longest = 28
	of := append([]string{"exclamation-marks"}, wording...)
	for _, name := range speaking {
		said := 0
		for place, sentence := range sentencesOf(t, "../"+name) {
			said++
			text := strings.TrimSpace(blank.ReplaceAllString(sentence, "Globex"))
			for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(".?:;", r) }) {
				if n := len(strings.Fields(part)); n > longest {
					t.Errorf("%s: %d words in one breath: %s", place, n, part)
				}
			}
			d, c := sentenceNote(text), review.Context{Process: interview.Process{Employer: "Globex"}}
			d.Phase = note.CheckIn
			for _, f := range review.Run(checks.All(), d, c, review.Options{}) {
				if slices.Contains(of, f.Check) {
					t.Errorf("%s: %s: %s\n%s", place, f.Check, f.Message, sentence)
				}
			}
		}
		if said < 3 {
			t.Errorf("package %s has only %d sentences: is this the place where they stand?", name, said)
		}
	}
}

// sentencesOf are the string literals of a package that read as sentences or as errors, by
// place. The slips of the self-test are planted.
func sentencesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	sources, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	files, all := token.NewFileSet(), map[string]string{}
	for _, source := range sources {
		if name := filepath.Base(source); strings.HasSuffix(name, "_test.go") || name == "selftest.go" {
			continue
		}
		parsed, err := parser.ParseFile(files, source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		keep := func(e ast.Expr, spoken func(string) bool) {
			literal, ok := e.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return
			}
			if text, err := strconv.Unquote(literal.Value); err == nil && spoken(text) {
				all[files.Position(literal.Pos()).String()] = text
			}
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				keep(n, func(text string) bool {
					end := strings.TrimRight(text, " ")
					return len(strings.Fields(text)) > 3 && (strings.HasSuffix(end, ".") || strings.HasSuffix(end, "?"))
				})
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && (f.Sel.Name == "Errorf" || f.Sel.Name == "New") && len(n.Args) > 0 {
					keep(n.Args[0], func(text string) bool { return len(strings.Fields(text)) > 3 })
				}
			}
			return true
		})
	}
	return all
}
