package checks

import (
	"sync"

	"afterword/internal/review"
)

func firstChoiceUnmarked() review.Check {
	return review.Check{
		ID:       "first-choice-unmarked",
		Group:    review.Tact,
		Title:    "\"First choice\" is claimed but not marked",
		Severity: review.Block,
		Why:      "\"You are my first choice\" is a promise; it may only stand where you marked the process so.",
		Bad:      "Globex is my first choice.",
		Good:     "I would be glad to do this work at Globex.",
		Source:   "SPEC.md section 2, competing-offer note; section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.Process.FirstChoice {
				return nil
			}
			var found []review.Finding
			for _, h := range firstChoices().inMain(d) {
				if h.mentioned(d, d.Main) || !ofThisEmployer(d, h) {
					continue
				}
				found = append(found, review.Finding{
					Span:    h.place(d.Main),
					Message: "You did not mark this employer as your first choice: mark it if it is true, or leave the claim out.",
				})
			}
			return found
		},
	}
}

// ofThisEmployer tells "Globex is my first choice" from "Postgres was my first choice".
func ofThisEmployer(d *review.Doc, h hit) bool {
	for i := max(0, h.from-7); i < min(len(d.Main), h.to+5); i++ {
		if i >= h.from && i < h.to {
			continue
		}
		switch w := d.Main[i]; {
		case w.Fold == "not" && i < h.from:
			return false
		case ofEmployer(d, w.Fold):
			return true
		case w.Fold == "you" || w.Fold == "role" || w.Fold == "position" || w.Fold == "company" || w.Fold == "team" || w.Fold == "employer":
			return true
		}
	}
	return false
}

var firstChoices = sync.OnceValue(func() *phrases {
	return phrasesOf("first choice", "top choice", "number one choice", "no 1 choice", "first pick", "top pick", "preferred choice", "favourite choice", "favorite choice", "clear favourite", "clear favorite")
})
