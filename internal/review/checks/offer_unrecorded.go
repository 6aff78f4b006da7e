package checks

import (
	"sync"

	"afterword/internal/review"
)

func offerUnrecorded() review.Check {
	return review.Check{
		ID:       "offer-unrecorded",
		Group:    review.Tact,
		Title:    "Another offer is claimed but none is recorded",
		Severity: review.Block,
		Why:      "An invented offer is found out by one question; only an offer that exists may be mentioned.",
		Bad:      "I have received another offer and need to decide by Friday.",
		Good:     "(with the offer recorded, or without the sentence)",
		Source:   "SPEC.md section 2, competing-offer note; section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			if len(d.Context.Process.Offers) > 0 {
				return nil
			}
			var found []review.Finding
			for _, h := range offerClaims().inMain(d) {
				if h.mentioned(d, d.Main) || denied(d, h) {
					continue
				}
				found = append(found, review.Finding{
					Span:    h.place(d.Main),
					Message: "No other offer is recorded for you: record it if it exists, or leave it out.",
				})
			}
			return found
		},
	}
}

// denied reports a "no", "not" or "if" shortly before.
func denied(d *review.Doc, h hit) bool {
	for i := max(0, h.from-4); i < h.from; i++ {
		switch d.Main[i].Fold {
		case "no", "not", "without", "don't", "haven't", "never", "if", "nor":
			return true
		case "should":
			if i+1 < len(d.Main) && d.Main[i+1].Fold == "you" {
				return true
			}
		}
	}
	return false
}

var offerClaims = sync.OnceValue(func() *phrases {
	return phrasesOf(
		"another offer", "another job offer", "a competing offer", "competing offer", "competing offers", "other offer", "other offers", "second offer", "an outstanding offer",
		"an offer from another", "an offer from a different", "an offer elsewhere", "offer from a competitor", "offer from another company", "offer from another employer",
		"have an offer", "have a written offer", "have a job offer", "got an offer", "got a job offer", "received an offer", "received a job offer", "received a written offer", "received two offers", "have two offers",
		"hold an offer", "holding an offer", "offer in hand", "offer on the table", "offer deadline", "my other offer", "weighing an offer", "considering an offer",
	)
})
