package cli

import (
	"fmt"

	"afterword/internal/review"
)

// findingJSON is a finding as programs read it.
type findingJSON struct {
	Check       string          `json:"check"`
	Severity    review.Severity `json:"severity"`
	Message     string          `json:"message"`
	Part        review.Part     `json:"part"`
	Start       int             `json:"start"`
	End         int             `json:"end"`
	StartUTF16  int             `json:"start_utf16"`
	EndUTF16    int             `json:"end_utf16"`
	Text        string          `json:"text"` // what stands there
	Suggestions []string        `json:"suggestions"`
}

// findingsJSON converts the findings of a draft; place says where each stands.
func findingsJSON(findings []review.Finding, subject, body string, place func(review.Finding) review.Span) []findingJSON {
	out := make([]findingJSON, 0, len(findings))
	for _, f := range findings {
		at, text := place(f), body
		if f.Part == review.Subject {
			text = subject
		}
		suggestions := f.Suggestions
		if suggestions == nil {
			suggestions = []string{}
		}
		out = append(out, findingJSON{
			Check: f.Check, Severity: f.Severity, Message: f.Message, Part: f.Part,
			Start: at.Start, End: at.End, StartUTF16: at.StartUTF16, EndUTF16: at.EndUTF16,
			Text: text[f.Span.Start:f.Span.End], Suggestions: suggestions,
		})
	}
	return out
}

// spanInPart leaves a span as it is: within its own part.
func spanInPart(f review.Finding) review.Span { return f.Span }

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
			p.text("        ", fmt.Sprintf("Leave out %q.", f.Text))
		default:
			p.text("        ", fmt.Sprintf("Instead of %q: %q", f.Text, f.Suggestions[0]))
		}
	}
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
