package checks

import (
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// slipOfRole is the word of the role that a word with a capital is nearly, as titles have capitals
// within a sentence: "the Veterinary Technicain position". Empty for all others.
func (p *proofreader) slipOfRole(w *review.Word) string {
	role := p.doc.Context.Process.Role
	if len(w.Fold) < 6 || !beginsWordOf(role, w.Fold[0]) || standingOf.Of(w)&standsRight != 0 {
		return "" // nearly all end here
	}
	for _, r := range p.doc.Split(role) {
		if r.Fold[0] == w.Fold[0] && r.Fold != w.Fold && dictionary.Known(r.Fold) && near(w.Fold, r.Fold, true) && !dictionary.Name(w.Fold) && !p.isName(w.Fold, true) && !p.doc.Wrote(w.Fold) {
			return strings.ToLower(role[r.Start:r.BareEnd])
		}
	}
	return ""
}

// beginsWordOf reports that a word of a title begins with a letter, small or capital.
func beginsWordOf(title string, letter byte) bool {
	for i := range len(title) {
		if title[i]|0x20 == letter && (i == 0 || !isLetter(title[i-1])) {
			return true
		}
	}
	return false
}
