package checks

import (
	"strings"

	"afterword/internal/note"
	"afterword/internal/review"
)

// OfACard reads the text of a card as a note is read, but for what only a mail has and for
// its length. about.Email is the e-mail to the same person, which the card may not repeat.
// The recipient's own sentence for a card counts as a moment of the talk.
func OfACard(d review.Draft, about review.Context, o review.Options) []review.Finding {
	d.Phase = note.Anchor
	d.To.Debrief.Anchor = strings.TrimSpace(d.To.Debrief.Anchor + "\n" + d.To.Debrief.Card)
	// A card has no subject, asks for nothing, is short, and is days on its way.
	mailOnly := []string{"subject-missing", "subject-vague", "too-short", "contact-missing", "next-step-missing", "no-value", "too-early"}
	o.Off = append(mailOnly, o.Off...)
	return review.Run(All(), d, about, o)
}
