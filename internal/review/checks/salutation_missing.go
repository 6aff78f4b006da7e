package checks

import (
	"fmt"

	"afterword/internal/review"
)

func salutationMissing() review.Check {
	return review.Check{
		ID:       "salutation-missing",
		Group:    review.People,
		Title:    "The salutation is missing or names nobody",
		Severity: review.Warn,
		Why:      "The note is written to one person, and their name is the first thing that shows it.",
		Bad:      "Hi there,\nthank you for your time today.",
		Good:     "Hi Wei,\nthank you for your time today.",
		Source:   "SPEC.md section 2, salutation",

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			if len(d.Words) == 0 || d.Draft.To.Name == "" {
				return nil
			}
			s := d.Salutation
			if !s.Found {
				for _, w := range d.Words[:min(8, len(d.Words))] {
					if d.To.Answers(w.Fold) && w.Capital {
						return nil // "Thank you, Wei, for …"
					}
				}
				return []review.Finding{{
					Message:     fmt.Sprintf("The note starts without a salutation: it could go to anybody. Start with %s.", called(d, &d.To)),
					Suggestions: []string{greetingFor(d) + ",\n\n"},
				}}
			}
			names, titled := namesGreeted(d)
			if len(names) > 0 || titled && (d.NotEnglish || isAddressedByTitle(d)) {
				return nil
			}
			for _, w := range s.Names {
				if fillsGap(d, w) {
					return nil // the gap is another check's finding
				}
			}
			return []review.Finding{{
				Span:        review.Span{Start: s.Start, End: s.End},
				Message:     fmt.Sprintf("The salutation names nobody; this note goes to %s.", d.Draft.To.Name),
				Suggestions: []string{greetingFor(d) + ","},
			}}
		},
	}
}

// isAddressedByTitle reports a title that does for a name: of an office that the recipient has, "Captain,", or
// as it is the custom in French, "Monsieur,".
func isAddressedByTitle(d *review.Doc) bool {
	for _, w := range d.Salutation.Names {
		switch w.Fold {
		case "monsieur", "madame", "mademoiselle":
			return true
		case "sir", "madam", "mr", "mrs", "ms", "miss":
			return false
		}
		if d.To.Has(w.Fold) || holdsWord(d, d.Draft.To.Title, w.Fold) || holdsWord(d, d.Draft.To.AddressAs, w.Fold) {
			return true
		}
	}
	return false
}

// greetingFor opens a note in the tone of the recipient.
func greetingFor(d *review.Doc) string {
	if d.Draft.To.ToneOrDefault() == "formal" {
		return "Dear " + called(d, &d.To)
	}
	return "Hi " + called(d, &d.To)
}
