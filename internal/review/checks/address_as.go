package checks

import (
	"fmt"

	"afterword/internal/review"
)

func addressAs() review.Check {
	return review.Check{
		ID:       "address-as",
		Group:    review.People,
		Title:    "Not how they asked to be addressed",
		Severity: review.Warn,
		Why:      "Somebody who introduced themselves by a name or a title notices when the note uses another.",
		Bad:      "(to somebody who goes by Dr. Chen)\nHi Wei,",
		Good:     "Dear Dr. Chen,",
		Source:   "SPEC.md section 2, salutation; section 3, people: title or tone",
		Find: func(d *review.Doc) []review.Finding {
			if len(d.To.As) == 0 || len(swappedInSalutation(d)) > 0 {
				return nil
			}
			names, titled := namesGreeted(d)
			if len(names) == 0 {
				return nil
			}
			asked := false
			for _, g := range names {
				if !g.own {
					return nil // another check's finding
				}
				asked = asked || asks(d.To, g.word.Fold)
			}
			var severity review.Severity
			switch {
			case d.To.AsTitled && !titled:
			case asked && (d.To.AsTitled || !titled):
				return nil
			default:
				severity = review.Hint // another right name, or more formal than asked
			}
			return []review.Finding{{
				Severity:    severity,
				Span:        review.Span{Start: d.Salutation.Names[0].Start, End: names[len(names)-1].word.BareEnd},
				Message:     fmt.Sprintf("%s asked to be addressed as %q.", d.Draft.To.Name, d.Draft.To.AddressAs),
				Suggestions: []string{d.Draft.To.AddressAs},
			}}
		},
	}
}
