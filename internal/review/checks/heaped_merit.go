package checks

import (
	"strings"
	"sync"

	"afterword/internal/review"
)

// weakMerit reports a sentence that is told as if it were a merit and is none of its own: what
// somebody saw or wrote down, years that are nobody's, and what goes on with a story ("It was the
// deal I made").
func weakMerit(sentence []review.Word, marks []mark, told int) bool {
	if isThanks(sentence[0].Fold) {
		return true
	}
	if told > 0 && !holds(sentence, "also", "too") && oneOf(sentence[0].Fold, "it that this they these those so he she") {
		return true
	}
	for i, w := range sentence {
		switch w.Fold {
		case "seen":
			if i > 0 && oneOf(sentence[i-1].Fold, "i've we've have never ever") && worthOf(sentence[i+1:], marks[i+1:]) != tellsDone {
				return true
			}
		case "align", "aligns", "match", "matches", "fit", "fits", "suit", "suits", "dovetail", "dovetails", "resonate", "resonates":
			if holds(sentence[max(0, i-4):i], "skills", "experience", "background", "expertise", "values") && worthOf(sentence[i+1:], marks[i+1:]) != tellsDone {
				return true // "my skills fit": that is a wish
			}
		case "my":
			if i > 0 && i+1 < len(sentence) && oneOf(sentence[i+1].Fold, "skills expertise experience talents") && oneOf(sentence[i-1].Fold, "leverage leveraging utilize utilise utilizing utilising hone honed honing sharpen sharpening apply applying use using share sharing to") &&
				worthOf(sentence[i+1:], marks[i+1:]) != tellsDone {
				return true // "to leverage my skills"
			}
		case "written", "wrote":
			if holds(sentence[i:], "down") && worthOf(sentence[i+1:], marks[i+1:]) != tellsDone {
				return true
			}
		case "years":
			if i+1 < len(sentence) && sentence[i+1].Fold == "of" && !holds(sentence, "i", "i've", "i'm", "i'd", "my", "we", "we've", "our", "me") {
				return true
			}
		}
	}
	return false
}

// heapsMerit reports "I also restored", "On top of this I built", "I was also the first": one
// merit more, whatever verb tells it. What somebody felt or did about the talk is none.
func heapsMerit(sentence []review.Word, kinds uint32, marks []mark) bool {
	if len(sentence) < 6 {
		return false
	}
	for i := range sentence {
		if marks[i]&mayTellWorth == 0 || sentence[i].Fold != "i" && sentence[i].Fold != "we" || i+1 >= len(sentence) {
			continue
		}
		verb := i + 1
		also := false
		for verb < len(sentence) && (sentence[verb].Fold == "also" || isAdverb(sentence[verb].Fold)) {
			also = also || sentence[verb].Fold == "also"
			verb++
		}
		if verb >= len(sentence) {
			return false
		}
		if verb+1 < len(sentence) && sentence[verb+1].Fold == "also" && oneOf(sentence[verb].Fold, "was were am have") {
			also, verb = true, verb+2
		}
		if !also && !heapedBefore(sentence[:i]) || verb >= len(sentence) {
			continue
		}
		return isHeaped(sentence, verb) && !retells(sentence, kinds) && !holds(sentence, "you", "your", "yours", "offer", "offers", "asked") && !sinceTheTalk(sentence)
	}
	return false
}

// heapedBefore reports the words before "I" that heap: "And", "On top of this", "Besides".
func heapedBefore(before []review.Word) bool {
	switch len(before) {
	case 0:
		return false
	case 1:
		return before[0].Fold == "and" || heaps(before[0].Fold)
	}
	return heaps(before[0].Fold) || len(before) < 6 && (oneOf(before[0].Fold, "on in") && oneOf(before[1].Fold, "top addition"))
}

// heaps reports a word that says that one thing more is coming.
func heaps(fold string) bool {
	switch fold {
	case "also", "besides", "moreover", "furthermore", "additionally":
		return true
	}
	return false
}

// isHeaped reports a verb, or what somebody also was, that tells of work: nothing of liking,
// thinking, trying and saying.
func isHeaped(sentence []review.Word, verb int) bool {
	fold := sentence[verb].Fold
	next := ""
	if verb+1 < len(sentence) {
		next = sentence[verb+1].Fold
	}
	switch fold {
	case "was", "were", "am":
		return false
	case "the":
		return oneOf(next, "first only youngest head lead one")
	case "responsible", "elected", "named", "awarded", "certified", "head":
		return true
	case "teach", "run", "lead", "hold", "coach", "train", "manage", "write", "chair", "maintain", "speak":
		return next != "to" && next != "of"
	case "took":
		return !oneOf(next, "away note notes home it that this your with heart")
	case "found", "split", "drove", "taught", "wrote", "built", "won", "led", "ran", "cut", "set", "grew", "sold", "made", "brought":
		return !oneOf(next, "that it this myself out down home your a") || next == "a" && fold != "found"
	}
	return strings.HasSuffix(fold, "ed") && len(fold) > 4 && !feltSet().Has(fold) && !oneOf(next, "to that it this how why at about")
}

// feltWords are past verbs of the talk and of what it did to somebody.
const feltWords = "enjoyed liked loved wanted thought noticed learned looked tried talked asked appreciated walked laughed listened hoped wondered wished smiled admired remembered realised realized " +
	"promised mentioned attached enclosed noted copied included added agreed needed missed passed stopped counted played watched used lived moved stayed called phoned mailed emailed admitted " +
	"corrected updated checked renamed redrew revised believed valued treasured gathered discovered googled tasted opened booked ordered feared doubted expected preferred decided planned imagined turned started visited interviewed applied"

var feltSet = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(feltWords, nil) })
