package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/polish"
)

func (e *env) polishSelftest() *cobra.Command {
	return &cobra.Command{
		Use:   "selftest",
		Short: "See what your model is worth, on paragraphs with known slips and traps",
		Long: `Selftest sends a fixed set of made-up paragraphs to the model that you added and allowed, and
shows what it mended, what of its replies was refused and why, and how long it took. Nothing
of yours is sent.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error { return e.selftest(c.Context(), s) })
		},
	}
}

// trialJSON is one row of the self-test.
type trialJSON struct {
	Name    string     `json:"name"`
	Slips   int        `json:"slips"`
	Mended  int        `json:"mended"`
	Offered int        `json:"offered"`
	Words   int        `json:"words_changed"`
	Refused []hunkJSON `json:"refused"`
	Seconds float64    `json:"seconds"`
	Trouble string     `json:"trouble,omitempty"`
}

func (e *env) selftest(ctx context.Context, s *followup.Service) error {
	var rows []trialJSON
	var total trialJSON
	for _, t := range polish.Trials() {
		r, err := t.Request()
		if err != nil {
			return err
		}
		start := e.now()
		reply, err := s.AskPolish(ctx, followup.Local, r)
		if err != nil {
			return fmt.Errorf("paragraph %q: %w", t.Name, err)
		}
		took := e.now().Sub(start)
		out, err := t.Judge(reply)
		if err != nil {
			return err
		}
		row := trialJSON{Name: t.Name, Slips: out.Slips, Mended: out.Mended, Offered: out.Offered, Words: out.Words, Refused: []hunkJSON{}, Seconds: took.Round(100 * time.Millisecond).Seconds()}
		for _, h := range out.Refused {
			row.Refused = append(row.Refused, hunkJSON{0, string(h.Level), h.Old, h.New, h.Why})
		}
		if out.Err != nil {
			row.Trouble = out.Err.Error()
		}
		rows = append(rows, row)
		total.Slips, total.Mended, total.Offered = total.Slips+row.Slips, total.Mended+row.Mended, total.Offered+row.Offered
		total.Words, total.Seconds = total.Words+row.Words, total.Seconds+row.Seconds
		total.Refused = append(total.Refused, row.Refused...)
	}
	if e.json {
		return e.printJSON(struct {
			Paragraphs []trialJSON `json:"paragraphs"`
		}{rows})
	}
	p := e.paper()
	total.Name = "all"
	p.line("%-20s %8s %8s %8s %8s %8s", "paragraph", "mended", "offered", "words", "refused", "seconds")
	for _, row := range append(rows, total) {
		p.line("%-20s %8s %8d %8d %8d %8.1f", row.Name, fmt.Sprintf("%d of %d", row.Mended, row.Slips), row.Offered, row.Words, len(row.Refused), row.Seconds)
	}
	p.line("")
	for _, row := range rows {
		if row.Trouble != "" {
			p.text("", row.Name+": "+row.Trouble+".")
		}
		for _, h := range row.Refused {
			p.text("", row.Name+": "+hunkWords(polish.Hunk{Old: h.Old, New: h.New, Why: h.Why}))
		}
	}
	return nil
}
