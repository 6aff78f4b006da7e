package checks

import (
	"fmt"

	"afterword/internal/note"
	"afterword/internal/review"
)

// spokenOfReader finds "how she runs her ovens" in a note to her, where the moment was written
// down in those words: whoever takes them over speaks of the reader and not to them.
func spokenOfReader(d *review.Doc) []review.Finding {
	if d.Draft.Phase != note.Anchor {
		return nil
	}
	told := d.Split(d.Draft.To.Debrief.Anchor)
	from := pronounOfReader(told)
	if from < 0 || from+2 >= len(told) {
		return nil
	}
	for _, sentence := range sentencesOfMain(d) {
		for i := range sentence {
			if d.Person(sentence[i].Fold) != nil && sentence[i].Capital {
				break // "Priya told me how she runs it"
			}
			if i+2 >= len(sentence) || sentence[i].Fold != told[from].Fold || sentence[i+1].Fold != told[from+1].Fold || sentence[i+2].Fold != told[from+2].Fold {
				continue
			}
			at := span(sentence[i], sentence[i+2])
			return []review.Finding{{
				Severity: review.Hint, Span: at,
				Message: fmt.Sprintf("%q is how you wrote it down; in a note to %s it is \"you\" or \"your\".", oneLine(d.Draft.Body[sentence[i].Start:sentence[i+2].BareEnd]), called(d, &d.To)),
			}}
		}
	}
	return nil
}

// pronounOfReader is where a moment first speaks of the reader, if it begins so: "his story",
// "how she runs", "the bread he showed". -1 for none.
func pronounOfReader(told []review.Word) int {
	for i := range told {
		switch fold := told[i].Fold; {
		case oneOf(fold, "she he"), i < 3 && oneOf(fold, "her his"):
			return i
		case i >= 3 || told[i].Capital && i > 0:
			return -1
		case !oneOf(fold, "how why what when where that about the way part story") && !(told[0].Fold == "the" && isThingShown(told, i)):
			return -1
		}
	}
	return -1
}

// isThingShown reports that told[i] belongs to a thing of which it is said what the reader did with
// it: "croissant lamination" in "the croissant lamination he showed".
func isThingShown(told []review.Word, i int) bool {
	for _, w := range told[i:min(i+3, len(told))] {
		if oneOf(w.Fold, "she he") {
			return true
		}
		if kindOf.Of(&w)&functional != 0 {
			return false
		}
	}
	return false
}
