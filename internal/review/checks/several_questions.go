package checks

import (
	"fmt"
	"strings"

	"afterword/internal/note"
	"afterword/internal/review"
)

func severalQuestions() review.Check {
	return review.Check{
		ID:       "several-questions",
		Group:    review.Form,
		Title:    "More than one question",
		Severity: review.Warn,
		Why:      "Who has just said no answers one question out of kindness, and none of three.",
		Bad:      "What could I have done better? Was it the system design? Who got the role?",
		Good:     "What is one thing I could do better next time?",
		Source:   "issue 6, the gracious reply: one feedback question",

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.GraciousReply && d.Draft.Phase != note.AnotherTime {
				return nil
			}
			body := strings.NewReplacer("??", " ?", "?!", "? ").Replace(d.Draft.Body)
			first, n := -1, 0
			for i, r := range body {
				if r != '?' || inGap(body, i) {
					continue
				}
				if n++; n == 2 {
					first = i
				}
			}
			if n < 2 {
				return nil
			}
			return []review.Finding{{Span: review.Span{Start: first, End: first + 1}, Message: fmt.Sprintf("%d questions: keep the one whose answer helps you most.", n)}}
		},
	}
}

// inGap reports that a place of a text stands in a gap, which is still to be filled.
func inGap(text string, at int) bool {
	open := strings.LastIndexByte(text[:at], '[')
	return open >= 0 && strings.LastIndexByte(text[:at], ']') < open && strings.IndexByte(text[at:], ']') >= 0
}
