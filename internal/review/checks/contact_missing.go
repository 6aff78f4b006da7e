package checks

import (
	"strings"

	"afterword/internal/note"
	"afterword/internal/review"
)

func contactMissing() review.Check {
	return review.Check{
		ID:       "contact-missing",
		Group:    review.Form,
		Title:    "No contact details",
		Severity: review.Hint,
		Why:      "A note that is passed on within the house should still say how to reach you.",
		Bad:      "Best regards,\nAda Park",
		Good:     "Best regards,\nAda Park\n+1 555 0100",
		Source:   "SPEC.md section 2, close; DESIGN.md: four of five good notes lack them, so this is never more than a hint",
		Find: func(d *review.Doc) []review.Finding {
			if hasContact(d) {
				return contactSlips(d)
			}
			if d.Draft.Phase != note.Anchor || len(d.Main) == 0 {
				return nil
			}
			me := d.Context.Process.Candidate
			end := len(strings.TrimRight(d.Draft.Body, " \t\r\n"))
			f := review.Finding{
				Span:    review.Span{Start: end, End: end},
				Message: "Neither a telephone number nor an address stands in the note.",
			}
			for _, contact := range [...]string{me.Phone, me.Email} {
				if contact = strings.TrimSpace(contact); contact != "" && looksLikeContact(contact) {
					f.Suggestions = append(f.Suggestions, "\n"+contact)
				}
			}
			if len(f.Suggestions) == 0 { // whoever gets it may not have the mail before them
				f.Message = "Neither a telephone number nor an address stands in the note, and none is recorded of you: a line under your name is enough."
			}
			return []review.Finding{f}
		},
	}
}

func hasContact(d *review.Doc) bool { return looksLikeContact(d.Draft.Body) }

// looksLikeContact finds an address, a link or a telephone number: seven digits in a row
// but for blanks and signs.
func looksLikeContact(text string) bool {
	if at := strings.IndexByte(text, '@'); at > 0 && at+1 < len(text) && isLetter(text[at+1]) {
		return true
	}
	if strings.IndexByte(text, '/') >= 0 && (strings.Contains(text, "://") || strings.Contains(text, "linkedin.com/")) || strings.Contains(text, "www.") {
		return true
	}
	for i := 0; i < len(text); i++ {
		if text[i]-'0' > 9 {
			continue // nearly all of a note
		}
		for digits := 0; i < len(text) && (text[i]-'0' <= 9 || strings.IndexByte(" -().+/", text[i]) >= 0); i++ {
			if text[i]-'0' > 9 {
				continue
			}
			if digits++; digits == 7 {
				return true
			}
		}
	}
	return false
}
