package checks

import (
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// thanksStranger reports the first name of nobody that the file knows, spoken to between
// commas: "Once more, my thanks to you, Brendan." A note written to somebody else has it.
func thanksStranger(d *review.Doc, text string, words []review.Word, i int) bool {
	w := &words[i]
	if i == 0 || w.Opens || w.BareEnd != w.End || strings.IndexByte(text[words[i-1].End:w.Start], ',') < 0 || !dictionary.Name(w.Fold) || dictionary.Common(w.Fold) || isCommon(w) ||
		d.Person(w.Fold) != nil || d.Mentioned(w.Fold) || ofEmployer(d, w.Fold) || isDay(w.Fold) || review.IsTitle(w.Fold) || ofOtherPeople(d, w.Fold) {
		return false
	}
	if _, slip := nearestName(w.Fold, &d.To, true); slip {
		return false // their own name, misspelt
	}
	before, after := text[words[i-1].End:w.Start], text[w.End:]
	if i+1 < len(words) {
		after = text[w.End:words[i+1].Start]
	}
	if !strings.HasPrefix(strings.TrimLeft(before, " "), ",") || strings.ContainsAny(before, ".!?\n") || !strings.HasPrefix(strings.TrimLeft(after, " "), ",") && strings.Trim(after, " \t\r") != "" && !strings.ContainsAny(after[:1], ".!?\n") {
		return false
	}
	if thankedBefore(words, i) {
		return true
	}
	return words[i-1].Fold == "you" && i > 1 && oneOf(words[i-2].Fold, "to thank meet meeting with see seeing from")
}

// ofOtherPeople reports a name of the candidate's other processes, which is another check's
// finding.
func ofOtherPeople(d *review.Doc, fold string) bool {
	_, _, ok := metElsewhere(d, fold)
	return ok
}
