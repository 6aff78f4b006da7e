package grammar

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestListsKnowEachOfTheirWords reads the cases of confusedRest and turnSlip: a word that is not in
// the list of one carries no mark, and its case would never be reached.
func TestListsKnowEachOfTheirWords(t *testing.T) {
	for _, tt := range []struct {
		file, function, list string
		marked               func(word string) bool
	}{
		{"confused_rest.go", "confusedRest", confusedByOneFrame, func(word string) bool { return confusionOf(word) != meantAsWritten }},
		{"small_words_turns.go", "turnSlip", ofTurns, func(word string) bool { return smallAskedOf(word) == smallInTurn }},
	} {
		cases, listed := switchCases(t, tt.file, tt.function), strings.Fields(tt.list)
		slices.Sort(cases)
		slices.Sort(listed)
		if !slices.Equal(cases, listed) || len(cases) == 0 {
			t.Errorf("%s knows\n%q, and its list has\n%q", tt.function, cases, listed)
		}
		for _, word := range listed {
			if !tt.marked(word) {
				t.Errorf("%s: %q does not carry its mark", tt.function, word)
			}
		}
	}
}

// TestGuardsKnowEachOfTheirWords holds the lists that let a word pass to what is asked of it
// behind them: a word that is missing from one would never be reached.
func TestGuardsKnowEachOfTheirWords(t *testing.T) {
	for _, tt := range []struct{ file, guard, function, also string }{
		{"verb_form_be.go", "mayFollowBe", "formBehindBe", ""},
		{"small_words_time.go", "mayBeTime", "smallOfTime", ""},
		{"confused_to.go", "mayBeTooMuch", "confusedTo", "tooHot"}, // which it calls
	} {
		passed, asked := switchCases(t, tt.file, tt.guard), askedBehind(t, tt.file, tt.function, tt.guard)
		if tt.also != "" {
			asked = append(asked, switchCases(t, tt.file, tt.also)...)
		}
		// What is a day is told by weekdays, and a month by IsMonth.
		passed = slices.DeleteFunc(passed, func(w string) bool { return oneOf(w, weekdays) || IsMonth(w) })
		slices.Sort(passed)
		slices.Sort(asked)
		if asked = slices.Compact(asked); !slices.Equal(passed, asked) || len(asked) < 9 {
			t.Errorf("%s knows\n%q, and %s asks about\n%q", tt.guard, passed, tt.function, asked)
		}
	}
}

// askedBehind are the words that a function compares "next" and "feeling" with behind the
// call of its guard.
func askedBehind(t *testing.T, name, function, guard string) (words []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	add := func(of, list ast.Expr) {
		id, ok := of.(*ast.Ident)
		if lit, isWord := list.(*ast.BasicLit); ok && isWord && (id.Name == "next" || id.Name == "feeling") {
			text, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			words = append(words, strings.Fields(text)...)
		}
	}
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Name.Name != function {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				switch called, _ := n.Fun.(*ast.Ident); {
				case called == nil:
				case called.Name == guard:
					words = nil // what was asked before needs no pass
				case called.Name == "oneOf":
					add(n.Args[0], n.Args[1])
				}
			case *ast.BinaryExpr:
				if n.Op == token.EQL {
					add(n.X, n.Y)
				}
			case *ast.SwitchStmt:
				for _, clause := range n.Body.List {
					for _, word := range clause.(*ast.CaseClause).List {
						add(n.Tag, word)
					}
				}
			}
			return true
		})
	}
	return words
}

// switchCases are the words of the first switch of a function.
func switchCases(t *testing.T, name, function string) (cases []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Name.Name != function {
			continue
		}
		for _, stmt := range f.Body.List {
			choice, ok := stmt.(*ast.SwitchStmt)
			if !ok {
				continue
			}
			for _, clause := range choice.Body.List {
				for _, e := range clause.(*ast.CaseClause).List {
					word, err := strconv.Unquote(e.(*ast.BasicLit).Value)
					if err != nil {
						t.Fatal(err)
					}
					cases = append(cases, word)
				}
			}
			return cases
		}
	}
	return cases
}

// TestSyntaxKeepsApart wants what starts at a word, and what it is to others, to fit the bits that they have.
func TestSyntaxKeepsApart(t *testing.T) {
	for a := agreesAlways; a <= unit; a++ {
		for c := meantAsWritten; c <= forTheRest; c++ {
			g := syntax(a) | syntax(c)<<confusionFrom
			if agreementIn(g) != a || confusionIn(g) != c {
				t.Fatalf("%d and %d come back as %d and %d", a, c, agreementIn(g), confusionIn(g))
			}
		}
	}
	for f := noFormAsked; f <= formWithoutBe; f++ {
		for k := noSmallAsked; k <= smallInTable; k++ {
			g := syntax(f)<<formFrom | syntax(k)<<smallFrom | syntax(doingForm)<<verbFrom
			if formAskedIn(g) != f || smallIn(g) != k || verbFormIn(g) != doingForm {
				t.Fatalf("%d and %d come back as %d and %d", f, k, formAskedIn(g), smallIn(g))
			}
		}
	}
	fields := []syntax{mayDisagree, mayBeAnother, mayBeMisformed, mayBeWrongSmall, isArticle, formOfVerb, orNoun, isSubject, joinsClause, prepositive, marksVerb, isOfThings, isOfOne, inPlural, isCount, inConfusedFrame, inSmallFrame, adjoins}
	for i, a := range fields {
		for _, b := range fields[i+1:] {
			if a&b != 0 || a == 0 {
				t.Errorf("%b and %b share a bit", a, b)
			}
		}
	}
}

// TestSpeech is about what parts of speech a word may be by its letters.
func TestSpeech(t *testing.T) {
	for word, want := range map[string]speech{
		"moose": oneNoun, "bakers": manyNoun, "results": manyNoun | thirdVerb, "delay": oneNoun | baseVerb, "delayed": pastVerb | doneVerb | adjective, "takes": thirdVerb,
		"went": pastVerb, "gone": doneVerb | adjective, "stopping": oneNoun | doingVerb, "tries": manyNoun | thirdVerb, "tried": pastVerb | doneVerb | adjective, "listening": doingVerb | oneNoun, "happy": adjective,
		"clearly": adverb, "the": article, "your": owner, "these": pointer, "her": owner | objectCase, "that": pointer | clauseWord, "with": preposition, "news": oneNoun, "children": manyNoun,
		"welders": manyNoun, "rota": oneNoun, "rotas": manyNoun, "have": haveVerb, "18": numeral, "knowed": 0, "set": oneNoun | baseVerb | pastVerb | doneVerb | adjective,
	} {
		if got := speechIn(word); got != want {
			t.Errorf("%q is %b, want %b", word, got, want)
		}
	}
}
