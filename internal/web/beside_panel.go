package web

import (
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// panelSide is how a note compares with the others of its panel, in words.
type panelSide struct {
	// Anchor is whose moment the note tells: "yours and Wei's"; empty where it tells none
	// that was written down.
	Anchor string
	Wrong  bool // it is somebody else's
	Beside []neighbour
}

// neighbour is another note of the panel.
type neighbour struct {
	Name    string
	Percent int
	Shared  []sharedRun
}

// sharedRun are the same words in both notes, each with what is around them.
type sharedRun struct{ Here, There excerpt }

// runsShown is how many shared runs a card lists.
const runsShown = 6

// panelSideOf puts the comparison of a note with the others into words; nil where there is
// no other one.
func panelSideOf(d review.Draft, v checks.PanelView) *panelSide {
	if len(v.Beside) == 0 {
		return nil
	}
	side := &panelSide{Anchor: v.AnchorOf.Name, Wrong: v.AnchorOf.Name != "" && !v.AnchorOf.SameAs(d.To)}
	for _, n := range v.Beside {
		other := neighbour{Name: n.Draft.To.Name, Percent: n.Likeness.Percent()}
		for _, run := range n.Likeness.Runs[:min(len(n.Likeness.Runs), runsShown)] {
			other.Shared = append(other.Shared, sharedRun{Here: markedIn(d.Body, run.A), There: markedIn(n.Draft.Body, run.B)})
		}
		side.Beside = append(side.Beside, other)
	}
	return side
}

// markedIn is a place of a body with the words around it, however much of it that is.
func markedIn(body string, at review.Span) excerpt {
	if e, ok := excerptOf("", body, review.Finding{Part: review.Body, Span: at}); ok {
		return e
	}
	return excerpt{Marked: strings.TrimSpace(body[at.Start:at.End])}
}
