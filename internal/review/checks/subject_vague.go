package checks

import (
	"bytes"
	"fmt"

	"afterword/internal/review"
)

func subjectVague() review.Check {
	return review.Check{
		ID:       "subject-vague",
		Group:    review.Form,
		Title:    "The subject says nothing",
		Severity: review.Warn,
		Why:      "The subject is what the interviewer reads first and searches for later.",
		Bad:      "Subject: Hello",
		Good:     "Subject: Thank you for your time today",
		Source:   "SPEC.md section 2, subject: clean and searchable",
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.InThread || len(d.SubjectWords) == 0 {
				return nil
			}
			words := d.SubjectWords
			for len(words) > 1 && (words[0].Fold == "re" || words[0].Fold == "fwd" || words[0].Fold == "fw") {
				words = words[1:]
			}
			var memory [64]byte
			said := memory[:0]
			for _, w := range words {
				if d.Person(w.Fold) != nil && w.Capital {
					continue // "Hi Wei" says no more than "Hi"
				}
				if len(said) > 32 {
					return nil // too much to be vague
				}
				said = append(append(said, '|'), w.Fold...)
			}
			if !isVague(said) {
				return nil
			}
			f := review.Finding{
				Part:        review.Subject,
				Span:        review.Span{End: len(d.Draft.Subject)},
				Message:     fmt.Sprintf("The subject %q says nothing that could be searched for.", d.Draft.Subject),
				Suggestions: subjectsFor(d),
			}
			if bytes.Contains(said, []byte("|thank")) {
				f.Severity = review.Hint // plain, but it says what the note is
			}
			return []review.Finding{f}
		},
	}
}

func isVague(said []byte) bool {
	switch string(said) {
	case "", "|hi", "|hello", "|hey", "|thanks", "|thank|you", "|thx", "|follow|up", "|following|up", "|followup", "|interview",
		"|the|interview", "|our|interview", "|no|subject", "|re", "|fwd", "|quick|question", "|question", "|checking|in", "|update", "|status",
		"|job", "|note", "|message", "|touching|base", "|greetings", "|today", "|just|checking|in", "|a|quick|note", "|quick|note",
		"|thanks|again", "|thank|you|again", "|many|thanks", "|important", "|meeting", "|our|meeting", "|subject", "|untitled", "|test":
		return true
	}
	return false
}
