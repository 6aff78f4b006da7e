package checks

import (
	"fmt"

	"afterword/internal/review"
)

// sentenceRun is how many words in a row a card may not share with the e-mail: a courtesy
// is shorter, a sentence is not.
const sentenceRun = 8

func copiedFromEmail() review.Check {
	return review.Check{
		ID:       "copied-from-email",
		Group:    review.Personal,
		Title:    "The card repeats the e-mail",
		Severity: review.Block,
		Why:      "A card that says what the e-mail said a week before tells the reader that neither was meant for them.",
		Bad:      "(on the card, a week after the e-mail said the same)\nThank you for walking me through why the nightly reindex takes nine hours.",
		Good:     "(on the card)\nI have told your story of the nine hours twice since, and both times somebody asked for the ending.",
		Source:   "SPEC.md section 5, card; word 2-shingles as in copied-across-panel",
		Reads:    review.AnyLanguage,
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.Email == nil || len(d.Main) == 0 {
				return nil
			}
			about := d.Context
			about.Email, about.Panel = nil, nil
			like := review.Compare(d, review.NewDoc(*d.Context.Email, about))
			copied, n := like.Copied() || like.Partly(), 0
			f := review.Finding{Span: mainSpan(d), Message: "Most of this card stands in the e-mail already. Say one thing that the e-mail does not."}
			for _, r := range like.Runs {
				if words := wordsWithin(d.Main, r.A); words > n {
					n, f.Span = words, r.A
				}
			}
			if !copied && n < sentenceRun {
				return nil
			}
			if n > 0 {
				run := onOneLine(d.Draft.Body[f.Span.Start:f.Span.End])
				f.Message = fmt.Sprintf("The e-mail says this already: %q. Say one thing that it does not.", shortened(run, 160))
			}
			if !copied && n*2 < len(d.Main) {
				f.Severity = review.Warn // one sentence of several
			}
			return []review.Finding{f}
		},
	}
}

// wordsWithin counts the words that stand in a span.
func wordsWithin(words []review.Word, span review.Span) (n int) {
	for _, w := range words {
		if w.Start >= span.Start && w.End <= span.End {
			n++
		}
	}
	return n
}
