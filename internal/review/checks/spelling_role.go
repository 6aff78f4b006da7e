package checks

import (
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// slipOfRole is the word of the role that a word with a capital is nearly, as titles have capitals
// within a sentence: "the Veterinary Technicain position". Empty for all others.
func (p *proofreader) slipOfRole(w *review.Word) string {
	if len(w.Fold) < 6 || standingOf.Of(w)&standsRight != 0 || dictionary.Name(w.Fold) {
		return ""
	}
	role := p.doc.Context.Process.Role
	for _, r := range p.doc.Split(role) {
		if r.Fold[0] == w.Fold[0] && r.Fold != w.Fold && dictionary.Known(r.Fold) && near(w.Fold, r.Fold, true) && !p.isName(w.Fold, true) && !p.doc.Wrote(w.Fold) {
			return strings.ToLower(role[r.Start:r.BareEnd])
		}
	}
	return ""
}
