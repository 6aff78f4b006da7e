package checks

import (
	"fmt"

	"afterword/internal/review"
)

func subjectChanged() review.Check {
	return review.Check{
		ID:       "subject-changed",
		Group:    review.Timing,
		Title:    "The subject of the thread was changed",
		Severity: review.Warn,
		Why:      "Many mail programs start a new thread with a new subject, and the first note is no longer beside it.",
		Bad:      "Subject: Any news? (in the thread \"Thank you for your time today\")",
		Good:     "Subject: Re: Thank you for your time today",
		Source:   "SPEC.md section 3, timing; RFC 5322 section 3.6.5",
		Reads:    review.AnyLanguage,
		Find: func(d *review.Doc) []review.Finding {
			if !d.Context.InThread || d.Draft.Phase.Answers() || len(d.SubjectWords) == 0 {
				return nil
			}
			first := firstNote(d)
			if first == nil || first.Subject == "" {
				return nil
			}
			begun := review.WithoutReply(first.Subject)
			if folded.Of(d, review.WithoutReply(d.Draft.Subject)) == folded.Of(d, begun) {
				return nil
			}
			return []review.Finding{{
				Part:        review.Subject,
				Span:        review.Span{End: len(d.Draft.Subject)},
				Message:     fmt.Sprintf("The thread is called %q; under another subject it falls apart.", shortened(begun, 80)),
				Suggestions: []string{"Re: " + begun},
			}}
		},
	}
}
