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
	Suggestions []string        `json:"suggestions"`
}

// findingsJSON converts findings; place says where each stands.
func findingsJSON(findings []review.Finding, place func(review.Finding) review.Span) []findingJSON {
	out := make([]findingJSON, 0, len(findings))
	for _, f := range findings {
		at := place(f)
		suggestions := f.Suggestions
		if suggestions == nil {
			suggestions = []string{}
		}
		out = append(out, findingJSON{
			Check: f.Check, Severity: f.Severity, Message: f.Message, Part: f.Part,
			Start: at.Start, End: at.End, StartUTF16: at.StartUTF16, EndUTF16: at.EndUTF16, Suggestions: suggestions,
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
		if len(f.Suggestions) > 0 {
			p.text("        ", "Instead: "+f.Suggestions[0])
		}
	}
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
