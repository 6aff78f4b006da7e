package checks

import (
	"afterword/internal/interview"
	"afterword/internal/review"
)

// AnchorOwner says whose anchor a note uses: the recipient's own, or another one's of the
// panel; ok is false when it uses none that was written down. A panel view shows it beside
// each note.
func AnchorOwner(d *review.Doc) (owner interview.Interviewer, ok bool) {
	if other, ok := mostUsedAnchor(d); ok {
		return other.Interviewer, true
	}
	if len(anchorStems(d, d.Draft.To.Debrief.Anchor)) > 0 && usesAnchor(d) {
		return d.Draft.To, true
	}
	return interview.Interviewer{}, false
}
