package checks

import (
	"fmt"
	"strings"

	"afterword/internal/note"
	"afterword/internal/review"
)

func noAnchor() review.Check {
	return review.Check{
		ID:       "no-anchor",
		Group:    review.Personal,
		Title:    "Nothing of the talk is in the note",
		Severity: review.Block,
		Why:      "Interviewers see many candidates back to back; a moment that only you two shared is what they remember you by.",
		Bad:      "Thank you for your time today. It was a great conversation, and I am very excited about the role.",
		Good:     "Thank you for walking me through why the nightly reindex takes nine hours.",
		Source:   "SPEC.md, the practice; section 3, personal",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor || len(d.Main) == 0 {
				return nil
			}
			about := d.Draft.To.Debrief
			anchor := anchorStems(d, about.Anchor)
			own := len(ownStems(d))
			f := review.Finding{Span: mainSpan(d)}
			if len(anchor) == 0 {
				if own >= 4 {
					return nil
				}
				f.Message = fmt.Sprintf("Nothing here could only be said to %s. Name one moment of your talk.", called(d.To))
				return []review.Finding{f}
			}
			used := overlap(d, anchor)
			if len(used) >= 2 || len(used) == 1 && (len(anchor) <= 3 || len(used[0]) >= 5) {
				return nil
			}
			rest := overlap(d, append(stemsOf(about.Need), stemsOf(about.Value)...))
			f.Message = fmt.Sprintf("The moment you wrote down, %q, is not in the note.", shortened(about.Anchor, 80))
			if _, another := mostUsedAnchor(d); !another && own >= 6 && len(used)+len(rest) > 0 || len(rest) >= 2 || !another && own >= 12 {
				f.Severity = review.Warn // it is about the talk, or in other words
			}
			return []review.Finding{f}
		},
	}
}

// anchorStems are the stems that tell an anchor from any other talk at this employer.
func anchorStems(d *review.Doc, anchor string) []string {
	var stems []string
	for _, s := range stemsOf(anchor) {
		if !d.Common(s) {
			stems = append(stems, s)
		}
	}
	return stems[:min(len(stems), 40)]
}

// mainSpan is the place of the main part.
func mainSpan(d *review.Doc) review.Span {
	return span(d.Main[0], d.Main[len(d.Main)-1])
}

// shortened cuts a text to about n bytes, at a blank where there is one.
func shortened(text string, n int) string {
	if len(text) <= n {
		return text
	}
	cut := 0
	for i := range text {
		if i > n {
			break
		}
		cut = i
	}
	if blank := strings.LastIndexByte(text[:cut], ' '); blank > n/2 {
		cut = blank
	}
	return text[:cut] + "…"
}
