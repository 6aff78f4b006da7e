package checks

import (
	"fmt"
	"sync"

	"afterword/internal/note"
	"afterword/internal/review"
)

func wornPhrase() review.Check {
	return review.Check{
		ID:       "worn-phrase",
		Group:    review.Tact,
		Title:    "A worn check-in phrase",
		Severity: review.Hint,
		Why:      "Phrases that open every reminder are skipped; the question itself is shorter.",
		Bad:      "Just checking in to see if there are any updates.",
		Good:     "Is the decision about the platform role still planned for this week?",
		Source:   "SPEC.md section 3, tact: worn check-in phrases",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase == note.Anchor {
				return nil
			}
			var found []review.Finding
			for _, h := range wornPhrases().in(d.Main) {
				found = append(found, review.Finding{
					Span:    h.place(d.Main),
					Message: fmt.Sprintf("%q opens every reminder; ask the question itself.", d.Draft.Body[d.Main[h.from].Start:d.Main[h.to-1].End]),
				})
			}
			return found
		},
	}
}

var wornPhrases = sync.OnceValue(func() *phrases {
	return phrasesOf(
		"just checking in", "just wanted to check in", "wanted to check in", "checking in to see", "touch base", "touching base", "circle back", "circling back", "circling around",
		"bump this", "bumping this", "top of your inbox", "per my last email", "per my last mail", "as per my last", "hope this email finds you well", "hope this finds you well",
		"any updates", "any news", "just following up", "just wanted to follow up", "gentle reminder", "friendly reminder", "at your earliest convenience", "didn't hear back", "in case you missed",
	)
})
