package cli

import "afterword/internal/review"

// panelJSON is a draft beside the others of its panel.
type panelJSON struct {
	// AnchorOf is whose anchor the note uses; null where it uses none that was written down.
	AnchorOf *addressJSON    `json:"anchor_of"`
	Beside   []neighbourJSON `json:"beside"`
}

// neighbourJSON is another draft of the panel: how much of the shorter one stands in the
// other, and the words in a row that both have, as places in the draft under review.
type neighbourJSON struct {
	To      addressJSON `json:"to"`
	Percent int         `json:"percent"`
	Shared  []runJSON   `json:"shared"`
}

type runJSON struct {
	Start      int    `json:"start"`
	End        int    `json:"end"`
	StartUTF16 int    `json:"start_utf16"`
	EndUTF16   int    `json:"end_utf16"`
	Text       string `json:"text"`
}

func panelOf(d reviewedDraft) panelJSON {
	out := panelJSON{Beside: []neighbourJSON{}}
	if owner := d.panel.AnchorOf; owner.Name != "" {
		out.AnchorOf = &addressJSON{owner.Name, owner.Email}
	}
	for _, n := range d.panel.Beside {
		beside := neighbourJSON{To: addressJSON{n.Draft.To.Name, n.Draft.To.Email}, Percent: n.Likeness.Percent(), Shared: []runJSON{}}
		for _, run := range n.Likeness.Runs {
			at := d.file.Span(review.Finding{Part: review.Body, Span: run.A})
			beside.Shared = append(beside.Shared, runJSON{at.Start, at.End, at.StartUTF16, at.EndUTF16, d.draft.Body[run.A.Start:run.A.End]})
		}
		out.Beside = append(out.Beside, beside)
	}
	return out
}
