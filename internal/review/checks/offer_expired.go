package checks

import (
	"afterword/internal/interview"
	"afterword/internal/review"
)

func offerExpired() review.Check {
	return review.Check{
		ID:       "offer-expired",
		Group:    review.Tact,
		Title:    "The offer that is mentioned has expired",
		Severity: review.Block,
		Why:      "An offer whose last day has passed is no offer any more, and one question shows it.",
		Bad:      "I have another offer, which expires on 4 December. (sent on 7 December)",
		Good:     "(with the new date recorded, or without the sentence)",
		Source:   "SPEC.md section 2, competing-offer note; section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			leaves := d.Context.Leaves()
			if leaves.IsZero() || len(d.Context.Process.Offers) == 0 {
				return nil
			}
			var last interview.Date
			today := interview.DateOf(leaves.In(zoneOf(d)))
			for _, o := range d.Context.Process.Offers {
				if o.Expires.IsZero() || !o.Expires.Before(today) {
					return nil
				}
				if o.Expires.After(last) {
					last = o.Expires
				}
			}
			h, ok := nextOfferClaim(d, 0)
			if !ok {
				return nil
			}
			return []review.Finding{{
				Span:    h.Place(d.Main),
				Message: "The offer you recorded expired on " + last.Words() + ": record its new date if it still stands, or leave it out.",
			}}
		},
	}
}
