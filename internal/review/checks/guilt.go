package checks

import (
	"fmt"
	"sync"

	"afterword/internal/note"
	"afterword/internal/review"
)

func guilt() review.Check {
	return review.Check{
		ID:       "guilt",
		Group:    review.Tact,
		Title:    "The check-in reproaches",
		Severity: review.Warn,
		Why:      "A reproach makes answering harder; the reader knows that they are late.",
		Bad:      "I still haven't heard back from you, although you promised an answer by Friday.",
		Good:     "You mentioned Friday for the decision; is there a new date I could plan with?",
		Source:   "SPEC.md section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase == note.Anchor {
				return nil
			}
			var found []review.Finding
			for _, h := range reproaches().in(d.Main) {
				found = append(found, review.Finding{
					Span:    h.place(d.Main),
					Message: fmt.Sprintf("%q reads as a reproach. Ask for the next date instead.", d.Draft.Body[d.Main[h.from].Start:d.Main[h.to-1].End]),
				})
			}
			return found[:min(len(found), 1)]
		},
	}
}

var reproaches = sync.OnceValue(func() *phrases {
	return phrasesOf(
		"still haven't heard", "still have not heard", "haven't heard back", "have not heard back", "haven't heard from you", "have not heard from you", "haven't heard anything", "have not heard anything",
		"no reply to my", "no response to my", "no answer to my", "had no reply", "had no response", "had no answer", "not replied", "haven't replied", "didn't reply", "did not reply",
		"not responded", "haven't responded", "didn't respond", "did not respond", "not answered my", "haven't answered", "heard nothing", "yet to hear", "yet to receive", "radio silence", "a courtesy reply", "courtesy of a reply", "courtesy of a response",
		"surprised not to", "surprised that i", "thought we had agreed", "thought we agreed", "we had agreed on",
		"never heard back", "not heard back", "haven't received a response", "have not received a response", "haven't received any response", "have not received any response", "haven't received a reply", "have not received a reply",
		"no response from you", "no reply from you", "still waiting", "been waiting", "you promised", "you had promised", "as you promised", "you said you would", "you were supposed to", "was expecting to hear", "expected to hear",
		"disappointed", "disappointing", "ignored", "ignoring", "left hanging", "kept waiting", "forgotten about me", "forgot about me", "long overdue", "unprofessional",
	)
})
