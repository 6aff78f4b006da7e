package checks

import (
	"afterword/internal/note"
	"afterword/internal/review"
)

func subjectMissing() review.Check {
	return review.Check{
		ID:       "subject-missing",
		Group:    review.Form,
		Title:    "The subject is missing",
		Severity: review.Block,
		Why:      "A mail without a subject looks like an accident, is often filtered out, and cannot be found again.",
		Bad:      "Subject:",
		Good:     "Subject: Thank you for your time today",
		Source:   "SPEC.md section 2, subject; RFC 5322 section 3.6.5",

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			if len(d.SubjectWords) > 0 {
				return nil
			}
			f := review.Finding{
				Part:        review.Subject,
				Span:        review.Span{End: len(d.Draft.Subject)},
				Message:     "The note has no subject.",
				Suggestions: subjectsFor(d),
			}
			if d.Draft.Phase != note.Anchor {
				if d.Context.InThread {
					return nil // the thread's subject stands
				}
				f.Severity = review.Warn
			}
			return []review.Finding{f}
		},
	}
}

// subjectsFor are clean, searchable subjects for the phase.
func subjectsFor(d *review.Doc) []string {
	role := d.Context.Process.Role
	if d.Draft.Phase == note.Anchor {
		if role != "" {
			return []string{"Thank you for your time – " + role, "Thank you for the conversation"}
		}
		return []string{"Thank you for the conversation"}
	}
	subject := "Following up on our conversation"
	if role != "" {
		subject = "Following up: " + role
		if name := d.Context.Process.Candidate.Name; name != "" {
			subject += " – " + name
		}
	}
	return []string{subject}
}
