package checks

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/reviewtest"
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
		// What is a day is asked of weekdayNamed, and a month of isMonth.
		passed = slices.DeleteFunc(passed, func(w string) bool { _, day := weekdayNamed(w); return day || isMonth(w) })
		slices.Sort(passed)
		slices.Sort(asked)
		if asked = slices.Compact(asked); !slices.Equal(passed, asked) || len(asked) < 10 {
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

// TestMarksKeepApart wants what starts at a word, and what it is to others, to fit the bits that they have.
func TestMarksKeepApart(t *testing.T) {
	for a := agreesAlways; a <= agreeing; a++ {
		for c := meantAsWritten; c <= forTheRest; c++ {
			g := syntax(a) | syntax(c)<<confusionFrom
			if agreementIn(g) != a || confusionIn(g) != c {
				t.Fatalf("%d and %d come back as %d and %d", a, c, agreementIn(g), confusionIn(g))
			}
		}
	}
	for f := noFormAsked; f <= formWithoutBe; f++ {
		for k := noSmallAsked; k <= smallInTurn; k++ {
			g := syntax(f)<<formFrom | syntax(k)<<smallFrom | syntax(doingForm)<<verbFrom
			if formAskedIn(g) != f || smallIn(g) != k || verbFormIn(g) != doingForm {
				t.Fatalf("%d and %d come back as %d and %d", f, k, formAskedIn(g), smallIn(g))
			}
		}
	}
	keepApart(t, mayDisagree, mayBeAnother, mayBeMisformed, mayBeWrongSmall, isArticle, formOfVerb, orNoun, isSubject, joinsClause, prepositive, marksVerb, isOfThings, isOfOne, inPlural, isCount, inConfusedFrame, inSmallFrame, adjoins)
	keepApart(t, mayBeCapital, isDrawnOut, isSentAlong, mayTellWorth, mayHintWorth, mayPraise, mayNameRole, mayNameDay, mayFillGap, mayOpenTemplate, isTitling, isNumbered)
}

func keepApart[T mark | syntax](t *testing.T, fields ...T) {
	t.Helper()
	for i, a := range fields {
		for _, b := range fields[i+1:] {
			if a&b != 0 || a == 0 {
				t.Errorf("marks %b and %b share a bit", a, b)
			}
		}
	}
}

// TestMarksHideNothing asks what marks keep from being asked: at no word of the notes of the
// tests that carries none may anything be found.
func TestMarksHideNothing(t *testing.T) {
	var files []string
	for _, set := range [...]string{"careful", "second", filepath.Join("labelled", "*")} {
		more, err := filepath.Glob(filepath.Join("..", "testdata", set, "*.txtar"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	days, titles, worthy, praised := 0, 0, 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := reviewtest.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			d := review.NewDoc(c.Draft, c.Context)
			text, words, role := d.Draft.Body, d.Main, d.Context.Process.Role
			marks := slices.Clone(marksIn.Of(d).main)
			for i := range words {
				if _, ok := dayMentioned(text, words, i); ok {
					if days++; marks[i]&mayNameDay == 0 {
						t.Errorf("%s: %q names a day and carries no mark", file, words[i].Fold)
					}
				}
				_, before := titleBeforeNoun(d, text, words, i, role)
				_, after := titleAfterNoun(text, words, i)
				_, applied := titleAppliedFor(d, text, words, i)
				if before || after || applied {
					if titles++; marks[i]&mayNameRole == 0 {
						t.Errorf("%s: %q stands beside a title and carries no mark", file, words[i].Fold)
					}
				}
			}
			all := make([]mark, len(words)) // as if each word carried every mark
			for i := range all {
				all[i] = marks[i] | mayTellWorth | mayHintWorth | mayPraise
			}
			at := 0
			for _, sentence := range sentencesOfMain(d) {
				to := at + len(sentence)
				if got, want := worthOf(sentence, marks[at:to]), worthOf(sentence, all[at:to]); got != want {
					t.Errorf("%s: worth %d, without marks %d: %q", file, got, want, text[sentence[0].Start:sentence[len(sentence)-1].End])
				} else if got != noWorth {
					worthy++
				}
				if got, want := hintsAtWorth(d, sentence, marks[at:to]), hintsAtWorth(d, sentence, all[at:to]); got != want {
					t.Errorf("%s: hint %t, without marks %t: %q", file, got, want, text[sentence[0].Start:sentence[len(sentence)-1].End])
				}
				at = to
			}
			got, ok := praiseIn(words, marks)
			if want, _ := praiseIn(words, all); got != want {
				t.Errorf("%s: praise at %v, without marks at %v", file, got, want)
			} else if ok {
				praised++
			}
		}
	}
	if days == 0 || titles == 0 || worthy == 0 || praised == 0 {
		t.Errorf("%d days, %d titles, %d worths and %d praises: nothing was compared", days, titles, worthy, praised)
	}
}
