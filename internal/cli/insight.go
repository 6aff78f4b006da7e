package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/outcome"
)

func (e *env) insight() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "insight",
		Short: "What came of your notes: who answered, how fast, which dates were kept",
		Long: `Insight counts what is stored on this machine: how soon your first note left, what was
answered by step, how long answers took, whether they kept the dates they gave, and where
silence was the answer. A rate is named only of five cases or more; of fewer you see each.

With --svg DIR each figure is also written as a picture, NAME.svg.`,
		Example: "  afterword insight\n  afterword insight --svg pictures",
		Args:    none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				report, err := s.ReadOutcome(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				figures := report.Figures()
				if dir != "" {
					if err := writePictures(dir, figures); err != nil {
						return err
					}
				}
				if e.json {
					return e.printJSON(insightJSONOf(figures))
				}
				if report.Empty() {
					e.paper().text("", outcome.Nothing)
					return nil
				}
				e.printFigures(figures)
				return nil
			})
		},
	}
	c.Flags().StringVar(&dir, "svg", "", "`directory` to write the pictures to")
	return c
}

// writePictures writes each figure as a picture of its own.
func writePictures(dir string, figures []outcome.Figure) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return usagef("the pictures cannot be written: %w", err)
	}
	for _, f := range figures {
		path := filepath.Join(dir, f.ID+".svg")
		if err := replaceable(path, "SVG picture", "<svg "); err != nil {
			return err
		}
		if err := writeWhole(path, []byte(f.DrawSVG(false))); err != nil {
			return err
		}
	}
	return nil
}

// insightJSON is what came of the notes, as programs read it.
type insightJSON struct {
	Enough  int          `json:"enough"` // of how many cases a rate is named
	Figures []figureJSON `json:"figures"`
}

type figureJSON struct {
	ID      string          `json:"id"`
	Title   string          `json:"title"`
	Says    string          `json:"says"`
	Unit    string          `json:"unit"`
	N       int             `json:"n"`
	Columns []string        `json:"columns"`
	Rows    []figureRowJSON `json:"rows"`
	Cases   []string        `json:"cases,omitempty"`
}

type figureRowJSON struct {
	Name   string `json:"name"`
	Counts []int  `json:"counts"`
}

func insightJSONOf(figures []outcome.Figure) insightJSON {
	out := insightJSON{Enough: outcome.Enough}
	for _, f := range figures {
		j := figureJSON{ID: f.ID, Title: f.Title, Says: f.Says, Unit: f.Unit, N: f.N, Columns: f.Columns, Rows: []figureRowJSON{}, Cases: f.Cases}
		for _, row := range f.Rows {
			j.Rows = append(j.Rows, figureRowJSON(row))
		}
		out.Figures = append(out.Figures, j)
	}
	return out
}

func (e *env) printFigures(figures []outcome.Figure) {
	p := e.paper()
	for i, f := range figures {
		if i > 0 {
			p.line("")
		}
		p.line("%s  %s", p.bold(f.Title), p.dim(fmt.Sprintf("n = %d", f.N)))
		p.text("", f.Says)
		if f.N > 0 {
			printTable(p, f)
		}
		for _, c := range f.Cases {
			p.text("    ", c)
		}
	}
}

// printTable prints the numbers of a figure, one column under the other.
func printTable(p *paper, f outcome.Figure) {
	first := columns(f.Head)
	for _, row := range f.Rows {
		first = max(first, columns(shown(row.Name)))
	}
	cell := func(name string, wide int) string { return name + strings.Repeat(" ", max(0, wide-columns(name))) }
	line := cell(f.Head, first)
	for _, c := range f.Columns {
		line += "  " + c
	}
	p.line("  %s", p.dim(line))
	for _, row := range f.Rows {
		line := cell(shown(row.Name), first)
		for i, n := range row.Counts {
			number := strconv.Itoa(n)
			line += "  " + strings.Repeat(" ", max(0, columns(f.Columns[i])-len(number))) + number
		}
		p.line("  %s", line)
	}
}
