package checks

import (
	"fmt"
	"slices"

	"afterword/internal/note"
	"afterword/internal/review"
)

func anchorOfAnother() review.Check {
	return review.Check{
		ID:       "anchor-of-another",
		Group:    review.Personal,
		Title:    "The anchor belongs to another interviewer",
		Severity: review.Warn,
		Why:      "A memory that the reader does not share shows that the note was meant for somebody else.",
		Bad:      "(to Priya, who spoke of design reviews)\nI keep thinking about why the nightly reindex takes nine hours.",
		Good:     "I keep thinking about your design reviews without slides.",
		Source:   "SPEC.md section 3, people: anchor belongs to another interviewer",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor || len(d.Main) == 0 {
				return nil
			}
			other, ok := mostUsedAnchor(d)
			if !ok {
				return nil
			}
			return []review.Finding{{
				Span:    firstOf(d, anchorStems(d, other.Interviewer.Debrief.Anchor)),
				Message: fmt.Sprintf("This is what you talked about with %s: %q.", other.Interviewer.Name, shortened(other.Interviewer.Debrief.Anchor, 80)),
			}}
		},
	}
}

// mostUsedAnchor finds the member of the panel whose anchor the note uses, when it uses it
// more than the recipient's own. Words that stand in the recipient's debrief do not count.
func mostUsedAnchor(d *review.Doc) (other review.Person, ok bool) {
	own := anchorStems(d, d.Draft.To.Debrief.Anchor)
	shared := 0.0
	if len(own) > 0 {
		shared = float64(len(overlap(d, own))) / float64(len(own))
	}
	best := max(shared, 0.49)
	for _, p := range d.Panel {
		anchor := anchorStems(d, p.Interviewer.Debrief.Anchor)
		theirs := d.Strings(len(anchor))
		for _, s := range anchor {
			if !d.Mentioned(s) && !slices.Contains(own, s) {
				theirs = append(theirs, s)
			}
		}
		used := 0
		for _, s := range theirs {
			if d.Uses(s) {
				used++
			}
		}
		if used < 2 {
			continue
		}
		if share := float64(used) / float64(len(theirs)); share > best {
			other, best, ok = p, share, true
		}
	}
	return other, ok
}

// firstOf spans the first to the last word of the main part that has one of the stems.
func firstOf(d *review.Doc, stems []string) review.Span {
	var place review.Span
	for _, w := range d.Main {
		if !slices.Contains(stems, w.Stem()) {
			continue
		}
		if place.End == 0 {
			place.Start = w.Start
		}
		if w.Start-place.Start < 200 {
			place.End = w.End
		}
	}
	return place
}
