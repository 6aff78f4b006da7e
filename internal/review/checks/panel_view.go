package checks

import (
	"slices"

	"afterword/internal/interview"
	"afterword/internal/review"
)

// PanelView is what there is to see of a draft beside the others of its panel.
type PanelView struct {
	// AnchorOf is whose anchor the note uses; zero where it uses none that was written down.
	AnchorOf interview.Interviewer
	// Beside are the other drafts, in the order of the context.
	Beside []Neighbour
}

// Neighbour is another draft of the panel and how much the two share.
type Neighbour struct {
	Draft    review.Draft
	Likeness review.Likeness // Runs: A are places in the draft, B in this one
}

// Panel compares a draft with the other drafts of its panel (Context.Panel).
func Panel(doc *review.Doc) PanelView {
	var view PanelView
	if owner, ok := AnchorOwner(doc); ok {
		view.AnchorOf = owner
	}
	for _, other := range doc.PanelDocs() {
		likeness := review.Compare(doc, other)
		likeness.Runs = slices.Clone(likeness.Runs) // the view outlives the Doc
		view.Beside = append(view.Beside, Neighbour{Draft: other.Draft, Likeness: likeness})
	}
	return view
}
