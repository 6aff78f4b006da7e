package compose_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestOwnPhrasesAreNoCopies composes for one process, sends, and composes for a second one with
// other anchors: the person wrote none of what the two share, and no check blames them for it.
func TestOwnPhrasesAreNoCopies(t *testing.T) {
	others := []interview.Debrief{
		{Anchor: "the lighthouse model on your windowsill", Need: "the harbour sensors drift in winter", Value: "My thesis calibrated four hundred buoys."},
		{Anchor: "You told me that the ferry schedule is drawn by hand.", Need: "somebody who likes timetables", Value: "a planner that thirty depots trust"},
		{Anchor: "that nobody trusts the tide tables", Need: "fewer surprises at low water", Value: "Forecasts are what I have done since school."},
	}
	for _, phone := range []string{"+49 30 9876 5432", ""} {
		for number := range 60 {
			first, i := ada(panelOf(6)...)
			second, j := ada()
			second.Employer = fmt.Sprint("Harbour ", number)
			for n, name := range []string{"Lena Vogt", "Marek Novak", "Ines Sousa"} {
				j.Panel = append(j.Panel, interview.Interviewer{Name: name, Email: fmt.Sprintf("p%d@harbour.example", n), Debrief: others[n]})
			}
			j.Starts, j.Ends = j.Starts.AddDate(0, 0, 1), j.Ends.AddDate(0, 0, 1)
			for _, r := range []*interview.Interview{&i, &j} {
				r.Promise = &interview.Promise{Date: interview.Date{Year: 2026, Month: 12, Day: 4}}
			}
			first.Candidate.Phone, second.Candidate.Phone = phone, phone
			i.ID, j.ID = fmt.Sprint("a", number), fmt.Sprint("b", number)
			first.Interviews, second.Interviews = []interview.Interview{i}, []interview.Interview{j}
			var earlier []note.Note
			for _, to := range i.Panel {
				d := compose.Write(request(first, i, note.Anchor, to))
				earlier = append(earlier, note.Note{Phase: note.Anchor, To: note.Address{Name: to.Name, Email: to.Email}, Subject: d.Subject, Body: d.Body, State: note.Sent, SentAt: i.Ends.Add(time.Hour)})
			}
			var drafts []review.Draft
			for _, to := range j.Panel {
				drafts = append(drafts, reviewed(compose.Write(request(second, j, note.Anchor, to))))
			}
			for n, d := range drafts {
				panel := append(append([]review.Draft{}, drafts[:n]...), drafts[n+1:]...)
				c := review.Context{Process: second, Interview: j, Panel: panel, Earlier: earlier, Now: j.Ends.Add(2 * time.Hour)}
				for _, f := range review.Run(checks.All(), d, c, review.Options{}) {
					if strings.HasPrefix(f.Check, "copied-") {
						t.Errorf("%s: %s\n%s", f.Check, f.Message, d.Body)
					}
				}
			}
		}
	}
}

// TestPhrasesAreAll reads words.go: no sentence of a note may be missing from Phrases.
func TestPhrasesAreAll(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "words.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(compose.Phrases(), "\n")
	hole := regexp.MustCompile(`\{\w+\}|[.?] `)
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && (f.Name.Name == "subjectsOfThanks" || strings.HasSuffix(f.Name.Name, "SignOffs")) {
			continue // neither is compared
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && (strings.HasPrefix(spec.Names[0].Name, "ask") || strings.HasPrefix(spec.Names[0].Name, "subject")) {
				return false // questions to the person, and subjects
			}
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			for _, piece := range hole.Split(text, -1) {
				if piece = strings.Trim(piece, " .,:;?()“”"); len(strings.Fields(piece)) >= 3 && !strings.Contains(all, piece) {
					t.Errorf("Phrases does not know %q", piece)
				}
			}
			return true
		})
	}
}
