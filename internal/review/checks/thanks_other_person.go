package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

func thanksOtherPerson() review.Check {
	return review.Check{
		ID:       "thanks-other-person",
		Group:    review.People,
		Title:    "The text thanks somebody else by name",
		Severity: review.Block,
		Why:      "The salutation was changed and the name inside was not: the note was written to somebody else.",
		Bad:      "(to Priya)\nHi Priya,\nthank you, José, for a good hour.",
		Good:     "Hi Priya,\nthank you for a good hour.",
		Source:   "SPEC.md section 3, people",
		Find: func(d *review.Doc) []review.Finding {
			found := thankedIn(d, review.Subject, d.Draft.Subject, d.SubjectWords)
			return append(found, thankedIn(d, review.Body, d.Draft.Body, d.Main)...)
		},
	}
}

// thankedIn finds "thank you, NAME" where the name is of somebody else of the process and
// the sentence or clause ends after it: "thanks to José's pager" is about José, not to him.
func thankedIn(d *review.Doc, part review.Part, text string, words []review.Word) []review.Finding {
	var found []review.Finding
	for i := 1; i < len(words); i++ {
		if !words[i].Capital {
			continue
		}
		w := words[i]
		if !thankedBefore(words, i) || !w.Capital || w.BareEnd != w.End || d.To.Answers(w.Fold) {
			continue
		}
		end := len(text)
		if i+1 < len(words) {
			end = words[i+1].Start
		}
		after := text[w.End:end]
		other := personAmong(d, w.Fold)
		if other == nil || !(after == "" || strings.ContainsAny(after, ",.!;\n–")) {
			continue
		}
		found = append(found, review.Finding{
			Part:        part,
			Span:        bare(w),
			Message:     fmt.Sprintf("This thanks %s, but the note goes to %s.", other.Interviewer.Name, d.Draft.To.Name),
			Suggestions: suggestions(d.To.Given().Raw),
		})
	}
	return found
}

// thankedBefore reports "thank you", "thanks so much" and their like before words[i].
func thankedBefore(words []review.Word, i int) bool {
	at := i - 1
	for at > 0 && i-at <= 3 {
		switch words[at].Fold {
		case "much", "so", "very", "again", "lot", "a", "kindly", "indeed", "once", "more":
			at--
			continue
		}
		break
	}
	return words[at].Fold == "thanks" || words[at].Fold == "you" && at > 0 && words[at-1].Fold == "thank"
}
