package checks

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestConfusedRestIsAskedAboutEachOfItsWords reads the cases of confusedRest: a word that is
// not in confusedByOneFrame carries no mark, and its case would never be reached.
func TestConfusedRestIsAskedAboutEachOfItsWords(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "confused_rest.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var cases []string
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Name.Name != "confusedRest" {
			continue
		}
		for _, clause := range f.Body.List[0].(*ast.SwitchStmt).Body.List {
			for _, e := range clause.(*ast.CaseClause).List {
				word, err := strconv.Unquote(e.(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				cases = append(cases, word)
			}
		}
	}
	listed := strings.Fields(confusedByOneFrame)
	slices.Sort(cases)
	slices.Sort(listed)
	if !slices.Equal(cases, listed) || len(cases) == 0 {
		t.Errorf("confusedRest knows\n%q, and confusedByOneFrame has\n%q", cases, listed)
	}
	for _, word := range listed {
		if confusionOf(word) == meantAsWritten {
			t.Errorf("%q carries no mark", word)
		}
	}
}

// TestMarksKeepApart wants agreement and confusion to fit the bits that they have.
func TestMarksKeepApart(t *testing.T) {
	for a := agreesAlways; a <= agreeing; a++ {
		for c := meantAsWritten; c <= forTheRest; c++ {
			m := mark(a) | mark(c)<<confusionFrom
			if agreementIn(m) != a || confusionIn(m) != c {
				t.Fatalf("%d and %d come back as %d and %d", a, c, agreementIn(m), confusionIn(m))
			}
		}
	}
	if isArticle&(mayDisagree|mayBeAnother) != 0 {
		t.Error("isArticle is a bit of those before it")
	}
}
