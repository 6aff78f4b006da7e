package pattern_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestPatternsCompile compiles every pattern of the program: they are compiled late, and a
// slip in one must not wait for the mail that needs it.
func TestPatternsCompile(t *testing.T) {
	n := 0
	for name, file := range sources(t) {
		ast.Inspect(file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || called(call) != "pattern.Of" {
				return true
			}
			if expression, ok := literal(call.Args[0]); ok {
				n++
				if _, err := regexp.Compile(expression); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
			return true
		})
	}
	if n < 55 {
		t.Errorf("only %d patterns found", n)
	}
}

// TestNothingIsCompiledBeforeMain finds variables of packages that every command would wait
// for, whether it asks for them or not.
func TestNothingIsCompiledBeforeMain(t *testing.T) {
	for name, file := range sources(t) {
		for _, declared := range file.Decls {
			if d, ok := declared.(*ast.GenDecl); !ok || d.Tok != token.VAR {
				continue
			}
			ast.Inspect(declared, func(node ast.Node) bool {
				switch node := node.(type) {
				case *ast.FuncLit:
					return false // it runs when it is called
				case *ast.CallExpr:
					switch what := called(node); what {
					case "regexp.MustCompile", "template.Must":
						t.Errorf("%s has %s in a variable of the package, and every command waits for it: use pattern.Of or sync.OnceValue", name, what)
					}
				}
				return true
			})
		}
	}
}

// sources are the parsed files of the program, without its tests.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	parsed := map[string]*ast.File{}
	for _, depth := range []string{"../*/*.go", "../*/*/*.go"} {
		names, err := filepath.Glob(depth)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			if parsed[name], err = parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution); err != nil {
				t.Fatal(err)
			}
		}
	}
	return parsed
}

// called names the function of another package that is called.
func called(call *ast.CallExpr) string {
	of, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	from, ok := of.X.(*ast.Ident)
	if !ok {
		return ""
	}
	return from.Name + "." + of.Sel.Name
}

// literal joins the string literals of an expression.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		a, okA := literal(e.X)
		b, okB := literal(e.Y)
		return a + b, okA && okB
	}
	return "", false
}
