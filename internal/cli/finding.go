package cli

import (
	"fmt"
	"strings"
	"time"

	"afterword/internal/draftfile"
	"afterword/internal/followup"
	"afterword/internal/review"
)

// findingJSON is a finding as programs read it.
type findingJSON struct {
	Check       string            `json:"check"`
	Group       review.Group      `json:"group"`
	Severity    review.Severity   `json:"severity"`
	Confidence  review.Confidence `json:"confidence"`
	Message     string            `json:"message"`
	Part        review.Part       `json:"part"`
	Start       int               `json:"start"`
	End         int               `json:"end"`
	StartUTF16  int               `json:"start_utf16"`
	EndUTF16    int               `json:"end_utf16"`
	Text        string            `json:"text"` // what stands there
	Suggestions []string          `json:"suggestions"`
	// Fix is the first suggestion as an edit; null where there is none, and where the edit of a graver
	// finding, or of one before it, changes the same place: the edits of one report can all be made.
	Fix *fixJSON `json:"fix"`
	// Ignore is the digest that leaves the finding as it is; empty where nothing can.
	Ignore string `json:"ignore,omitempty"`
}

// fixJSON is text to put in place of a range, counted as the finding's own.
type fixJSON struct {
	Start      int    `json:"start"`
	End        int    `json:"end"`
	StartUTF16 int    `json:"start_utf16"`
	EndUTF16   int    `json:"end_utf16"`
	Text       string `json:"text"`
}

// places says where in what a program has the findings of a draft stand.
type places interface {
	Span(f review.Finding) review.Span
	Fix(f review.Finding, suggestion string) draftfile.Edit
}

// findingsJSON converts the findings of a draft.
func findingsJSON(findings []review.Finding, d review.Draft, at places) []findingJSON {
	out := make([]findingJSON, 0, len(findings))
	fixes := fixesApart(findings, at)
	for n, f := range findings {
		span, text := at.Span(f), d.Body
		if f.Part == review.Subject {
			text = d.Subject
		}
		j := findingJSON{
			Check: f.Check, Group: f.Group, Severity: f.Severity, Confidence: f.Confidence, Message: f.Message, Part: f.Part,
			Start: span.Start, End: span.End, StartUTF16: span.StartUTF16, EndUTF16: span.EndUTF16,
			Text: text[f.Span.Start:f.Span.End], Suggestions: f.Suggestions,
		}
		if j.Suggestions == nil {
			j.Suggestions = []string{}
		}
		if e, ok := fixes[n]; ok {
			j.Fix = &fixJSON{e.Span.Start, e.Span.End, e.Span.StartUTF16, e.Span.EndUTF16, e.Text}
		}
		if i, ok := review.IgnoreOf(d, f, time.Time{}); ok {
			j.Ignore = i.Digest
		}
		out = append(out, j)
	}
	return out
}

// fixesApart are the first suggestions of findings as edits, by the finding's place in the list, but
// for those that change what another edit changes.
func fixesApart(findings []review.Finding, at places) map[int]draftfile.Edit {
	fixes := map[int]draftfile.Edit{}
	for _, severity := range [...]review.Severity{review.Block, review.Warn, review.Hint} {
		for n, f := range findings {
			if f.Severity != severity || len(f.Suggestions) == 0 {
				continue
			}
			e, apart := at.Fix(f, f.Suggestions[0]), true
			for other, made := range fixes {
				apart = apart && (findings[other].Part != f.Part || !overlaps(made.Span, e.Span))
			}
			if apart {
				fixes[n] = e
			}
		}
	}
	return fixes
}

// overlaps reports two places that edits cannot both change: they have bytes in common, or are one and
// the same gap.
func overlaps(a, b review.Span) bool {
	return a == b || a.Start < b.End && b.Start < a.End
}

// inPart leaves a finding where it is: within its own part.
type inPart struct{}

func (inPart) Span(f review.Finding) review.Span { return f.Span }

func (inPart) Fix(f review.Finding, suggestion string) draftfile.Edit {
	return draftfile.Edit{Span: f.Span, Text: suggestion}
}

// stepFindings are what the review says of a step's note.
func stepFindings(s followup.StepView) []findingJSON {
	return findingsJSON(s.Findings, s.Draft, inPart{})
}

// leftFindings are what of it the person leaves as it is.
func leftFindings(s followup.StepView) []findingJSON {
	return findingsJSON(s.Ignored, s.Draft, inPart{})
}

func aimsJSON(aims []review.Aim) []aimJSON {
	out := make([]aimJSON, 0, len(aims))
	for _, a := range aims {
		out = append(out, aimJSON{a.Name, a.Met, a.Words})
	}
	return out
}

// aimJSON is what a note does for one of the three things it is for.
type aimJSON struct {
	Aim   review.AimName `json:"aim"`
	Met   bool           `json:"met"`
	Words string         `json:"words"`
}

func printAims(p *paper, aims []aimJSON) {
	for _, a := range aims {
		mark := p.green("✓")
		if !a.Met {
			mark = p.yellow("·")
		}
		p.line("  %s %s", mark, a.Aim.Title())
		p.text("        ", a.Words)
	}
}

func printVerdict(p *paper, verdict review.Verdict, findings []findingJSON) {
	switch verdict {
	case review.Blocked:
		p.line("%s", p.red("blocked"))
	case review.Warned:
		p.line("%s", p.yellow("warned"))
	default:
		p.line("%s", p.green("clean"))
	}
	for _, f := range findings {
		mark := p.dim("hint ")
		switch f.Severity {
		case review.Block:
			mark = p.red("block")
		case review.Warn:
			mark = p.yellow("warn ")
		}
		p.line("  %s %s", mark, p.dim(f.Check))
		p.text("        ", f.Message)
		switch {
		case len(f.Suggestions) == 0:
		case f.Text == "":
			p.text("        ", fmt.Sprintf("For example: %s", f.Suggestions[0]))
		case f.Suggestions[0] == "":
			p.text("        ", fmt.Sprintf("Leave out %q.", bare(f.Text)))
		default:
			p.text("        ", fmt.Sprintf("Instead of %q: %q", bare(f.Text), bare(f.Suggestions[0])))
		}
	}
}

// printLeft lists what the person leaves as it is, so that a verdict never hides it.
func printLeft(p *paper, left []findingJSON) {
	for _, f := range left {
		p.line("  %s %s", p.dim("left "), p.dim(f.Check))
		p.text("        ", "You leave this as it is: "+f.Message)
	}
}

// bare is what stands in quotes: without the spaces around it, unless it is nothing else.
func bare(s string) string {
	if b := strings.TrimSpace(s); b != "" {
		return b
	}
	return s
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
