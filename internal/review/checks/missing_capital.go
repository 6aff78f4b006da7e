package checks

import (
	"fmt"

	"afterword/internal/review"
)

func missingCapital() review.Check {
	return review.Check{
		ID:       "missing-capital",
		Group:    review.Form,
		Title:    "A capital is missing",
		Severity: review.Hint,
		Why:      "A small \"i\" reads like a text message; days, months and languages have a capital in English too.",
		Bad:      "As i said on friday, i would start with the index.",
		Good:     "As I said on Friday, I would start with the index.",
		Source:   "SPEC.md section 3, form: unproofread",
		Reads:    review.English,
		Find: func(d *review.Doc) []review.Finding {
			var found []review.Finding
			warned := false
			text, words, marks := d.Draft.Body, d.Main, marksIn.Of(d).main
			for i := range words {
				if marks[i]&mayBeCapital == 0 || words[i].Capital {
					continue
				}
				w, small := words[i], smallI(text, words, i)
				if !small && !wantsCapital(w.Fold) || review.Joined(text, w) == review.AsCode || review.InQuotes(text, w) {
					continue
				}
				raw := text[w.Start:w.End]
				f := review.Finding{Span: span(w, w), Suggestions: []string{raised(raw)}, Message: fmt.Sprintf("%q is written with a capital: %q.", raw, raised(raw))}
				if small && !warned && capitalises(words) {
					warned, f.Severity = true, review.Warn
				}
				if found = append(found, f); len(found) == enough {
					break
				}
			}
			return found
		},
	}
}

// capitalises reports a note whose sentences start with capitals: where none does, small
// letters are how its writer writes.
func capitalises(words []review.Word) bool {
	for i := range words {
		if words[i].Opens && words[i].Capital {
			return true
		}
	}
	return false
}

// smallI reports the pronoun, written small.
func smallI(text string, words []review.Word, i int) bool {
	w := words[i]
	if w.Fold != "i" {
		return review.SpeaksOfWriter(w.Fold)
	}
	before, behind := "", ""
	if i > 0 && review.OnlyBlanks(text[words[i-1].End:w.Start]) {
		before = words[i-1].Fold
	}
	if i+1 < len(words) && review.OnlyBlanks(text[w.End:words[i+1].Start]) {
		behind = words[i+1].Fold
	}
	return behind != "" && behind != "e" && !oneOf(before, "e index variable loop counter phase type part row column step appendix") &&
		review.Joined(text, w) == review.Apart && !review.IsForeign(behind) && !review.IsForeign(before)
}

// wantsCapital lists what has a capital and is no other word: "march", "may" and "polish"
// are.
func wantsCapital(fold string) bool {
	switch fold {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "april", "june", "july", "september", "october", "november", "december",
		"english", "german", "spanish", "italian", "portuguese", "american", "canadian", "european", "christmas", "british", "irish", "scottish", "russian", "swedish", "norwegian", "korean", "arabic", "hindi", "australian",
		"london", "paris", "berlin", "dublin", "madrid", "chicago", "toronto", "sydney", "mumbai", "delhi", "tokyo", "seattle", "manchester", "glasgow", "edinburgh", "amsterdam", "munich", "oslo", "stockholm", "copenhagen",
		"helsinki", "lisbon", "barcelona", "warsaw", "prague", "budapest", "brussels", "zurich", "geneva", "nairobi", "lagos",
		"germany", "france", "spain", "italy", "poland", "england", "scotland", "ireland", "europe", "africa", "asia", "america", "australia", "canada", "brazil", "mexico", "india", "japan", "sweden", "norway", "denmark":
		return true
	}
	return false
}
