package processfile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Problem is one thing that is wrong with a process file.
type Problem struct {
	File         string
	Line, Column int    // both from 1; a column counts characters
	Message      string // what is wrong and what to do, in one sentence
}

// Error returns the problem as "file:line:column: message".
func (p Problem) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Problems are the problems of one file, in the order of the file.
type Problems []Problem

// Error returns one line for each problem.
func (ps Problems) Error() string {
	lines := make([]string, 0, len(ps)+1)
	for _, p := range ps {
		lines = append(lines, p.Error())
	}
	if len(ps) == maxProblems {
		lines = append(lines, ps[0].File+": there may be more, but these come first")
	}
	return strings.Join(lines, "\n")
}

// maxProblems is how many are worth reading at once.
const maxProblems = 10

// reader collects problems while it reads one file.
type reader struct {
	file     string
	zones    Zones
	problems Problems
}

func (r *reader) problem(n *yaml.Node, format string, args ...any) {
	r.problemAt(n.Line, n.Column, format, args...)
}

func (r *reader) problemAt(line, column int, format string, args ...any) {
	r.problems = append(r.problems, Problem{r.file, max(line, 1), max(column, 1), fmt.Sprintf(format, args...)})
}

// err returns what was collected, or nil.
func (r *reader) err() error {
	if len(r.problems) == 0 {
		return nil
	}
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return r.problems[:min(len(r.problems), maxProblems)]
}
