package checks

import (
	"strings"

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
			empty := saysNoSubject(d)
			if len(d.SubjectWords) > 0 && !empty {
				return nil
			}
			f := review.Finding{
				Part:        review.Subject,
				Span:        review.Span{End: len(d.Draft.Subject)},
				Message:     "The note has no subject.",
				Suggestions: subjectsFor(d),
			}
			if strings.Trim(d.Draft.Subject, "-–—._?! \t") != "" {
				f.Severity, f.Message = review.Warn, "The subject has no word that could be searched for."
			}
			if d.Draft.Phase != note.Anchor {
				if d.Context.InThread {
					return nil // the thread's subject stands
				}
				f.Severity = review.Warn
			}
			if empty {
				f.Severity = review.Hint // subject-vague warns of it
			}
			return []review.Finding{f}
		},
	}
}

// saysNoSubject reports a subject that is none: "Re:", "(no subject)".
func saysNoSubject(d *review.Doc) bool {
	for _, w := range d.SubjectWords {
		if !oneOf(w.Fold, "re fwd fw no subject none untitled") {
			return false
		}
	}
	return len(d.SubjectWords) > 0
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
