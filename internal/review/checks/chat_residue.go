package checks

import (
	"fmt"

	"afterword/internal/review"
)

func chatResidue() review.Check {
	return review.Check{
		ID:       "chat-residue",
		Group:    review.Voice,
		Title:    "A sentence of a chat program was left in",
		Severity: review.Block,
		Why:      "Whoever reads \"here is a polished version\" in your note stops believing the rest of it.",
		Bad:      "Here's a polished version of your thank-you note. Let me know if you'd like me to adjust the tone.",
		Good:     "Thank you for the hour about the night shift.",
		Source:   "SPEC.md section 3, voice: words added by a machine",
		Reads:    review.English,
		Find: func(d *review.Doc) []review.Finding {
			var found []review.Finding
			for at := 0; ; {
				h, _, ok := residueFrames().next(d, at)
				if !ok {
					return found
				}
				place := h.Place(d.Main)
				found = append(found, review.Finding{
					Span:    place,
					Message: fmt.Sprintf("%q was written by a chat program to you, not by you to them. Take the sentence out.", d.Draft.Body[place.Start:place.End]),
				})
				at = h.To
			}
		},
	}
}
