package checks

import (
	"fmt"
	"strings"

	"afterword/internal/note"
	"afterword/internal/review"
)

func severalValues() review.Check {
	return review.Check{
		ID:       "several-values",
		Group:    review.Personal,
		Title:    "More than one sentence about your merits",
		Severity: review.Warn,
		Why:      "One merit against one need is remembered; a list of them is a second résumé.",
		Bad:      "At Initech I cut a reindex to twenty minutes. I also led a team of nine. In addition I have ten years of experience with databases.",
		Good:     "At Initech I cut a comparable reindex to twenty minutes.",
		Source:   "SPEC.md section 2, value: one sentence; section 3, personal",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor {
				return nil
			}
			if _, answers := missedOf(d); answers && len(d.Main) > 120 {
				return nil // a better answer may take a paragraph
			}
			var f review.Finding
			done, told, added, last, apart := 0, 0, false, -1, false
			worth, kinds, left := *worths.Of(d), *kindsOfMain.Of(d), marksIn.Of(d).main
			for n, sentence := range sentencesOfMain(d) {
				marks := left[:len(sentence)]
				left = left[len(sentence):]
				strong := worth[n] == tellsDone && !sinceTheTalk(sentence) && !weakMerit(sentence, marks, told)
				heaped := heapsMerit(sentence, kinds[n], marks)
				if !strong && !heaped && !tellsMerit(d, sentence, kinds[n], marks) {
					continue
				}
				added = added || heaped && told > 0
				told++
				more := moreDone(d.Draft.Body, sentence, marks)
				told, done = told+more, done+more
				if strong {
					done++
					apart = apart || last >= 0 && n > last+1
					last = n
				}
				if told > 1 {
					added = added || adds(sentence)
					place := span(sentence[0], sentence[len(sentence)-1])
					if f.Span.End > 0 {
						place.Start = f.Span.Start
					}
					f.Span = place
				}
			}
			switch {
			case told < 2:
				return nil
			case done > 2, done == 2 && apart, told > 2, added:
				f.Message = fmt.Sprintf("%q is one merit more. Keep the one that answers what they need.", shortened(oneLine(d.Draft.Body[f.Span.Start:f.Span.End]), 80))
			default:
				f.Severity = review.Hint // one thought may take two sentences
				f.Message = "This is the second sentence about what you have done. One is stronger."
			}
			if d.Length() > limitsOf(d).tooLong {
				f.Severity = review.Hint // too-long says what is wrong with a whole story
			}
			return []review.Finding{f}
		},
	}
}

// tellsMerit reports a sentence about the candidate's past work, papers or languages in other
// words than worthOf knows; kinds are those of the sentence's words. An answer to the reader is none.
func tellsMerit(d *review.Doc, sentence []review.Word, kinds uint32, marks []mark) bool {
	if kinds&you != 0 || kinds&(mine|we) == 0 || retells(sentence, kinds) || kinds&told != 0 && holds(sentence, "asked") {
		return false
	}
	return doneElsewhere(d, sentence, marks) || kinds&mine != 0 && hasPapers(sentence)
}

// doneElsewhere reports "At Brenholm I painted a line": a place that is not the reader's, and
// what the candidate did there.
func doneElsewhere(d *review.Doc, sentence []review.Word, marks []mark) bool {
	did := false
	for i := 0; i < len(sentence) && !did; i++ {
		if marks[i]&mayTellWorth != 0 && (sentence[i].Fold == "i" || sentence[i].Fold == "we") {
			did = isPastOfMine(sentence, i) && !(i+1 < len(sentence) && (learned(sentence[i+1].Fold) || oneOf(sentence[i+1].Fold, "was were had saw knew met heard went came found got")))
		}
	}
	for i := 0; i < len(sentence) && did; i++ {
		switch sentence[i].Fold {
		case "at", "in", "with", "for":
			at := i + 1
			if at < len(sentence) && sentence[at].Fold == "the" {
				at++
			}
			if at == len(sentence) {
				return false
			}
			if next := &sentence[at]; next.Capital && kindOf.Of(next)&functional == 0 && !ofEmployer(d, next.Fold) && d.Person(next.Fold) == nil && !isDay(next.Fold) {
				return true
			}
		}
	}
	return false
}

// sinceTheTalk reports what was tried or done since the talk: "I tried it today". What teams "use
// today" is older.
func sinceTheTalk(sentence []review.Word) bool {
	for i := range sentence {
		switch sentence[i].Fold {
		case "tonight", "yesterday":
			return true
		case "today":
			if i == 0 || !oneOf(sentence[i-1].Fold, "use uses used using still run runs running works rely standard until even") {
				return true
			}
		}
	}
	return false
}

// isDay reports a weekday or a month.
func isDay(fold string) bool {
	if _, ok := weekdayNamed(fold); ok {
		return true
	}
	return oneOf(fold, "january february march april may june july august september october november december christmas easter")
}

// hasPapers reports "I hold a diploma", "I speak Danish", "I am a certified welder".
func hasPapers(sentence []review.Word) bool {
	for i := range sentence {
		w := &sentence[i]
		if w.Fold[0] != 'i' || w.Fold != "i" && w.Fold != "i'm" || i+1 >= len(sentence) {
			continue
		}
		rest := sentence[i+1 : min(len(sentence), i+8)]
		switch rest[0].Fold {
		case "have", "hold", "bring", "earned", "got":
			return holds(rest, "diploma", "degree", "certificate", "certificates", "certification", "licence", "license", "qualification", "qualifications", "doctorate", "award", "prize", "years")
		case "speak":
			return len(rest) > 1 && (rest[1].Capital || rest[1].Fold == "fluent" || holds(rest, "languages"))
		}
		if (w.Fold == "i'm" || rest[0].Fold == "am") && holds(rest[:min(len(rest), 4)], "certified", "qualified", "licensed", "fluent", "trained", "experienced") {
			return true
		}
	}
	return false
}

// adds reports a word that heaps one merit on another.
func adds(sentence []review.Word) bool {
	for i := range sentence {
		if heaps(sentence[i].Fold) {
			return true
		}
		switch sentence[i].Fold {
		case "addition", "top":
			if i > 0 && (sentence[i-1].Fold == "in" || sentence[i-1].Fold == "on") {
				return true
			}
		case "more":
			if i > 1 && sentence[i-1].Fold == "is" && sentence[i-2].Fold == "what" {
				return true
			}
		case "well":
			if i > 0 && i+1 == len(sentence) && sentence[i-1].Fold == "as" {
				return true
			}
		}
	}
	return false
}

// moreDone counts the merits of a sentence but for its first. What one way of counting sees another may
// see as well: "I cut …, I won …, and also I trained …" has two more.
func moreDone(text string, sentence []review.Word, marks []mark) int {
	more := max(listedDone(text, sentence), clausesDone(sentence, marks))
	if more == 0 && alsoDone(sentence, marks) {
		return 1
	}
	return more
}

// listedDone counts what is told behind the first semicolon of a sentence: "I cut …; I brought …;
// I trained …". Two make one thought at times.
func listedDone(text string, sentence []review.Word) int {
	n := 0
	for i := 3; i+1 < len(sentence); i++ {
		if strings.Contains(text[sentence[i-1].End:sentence[i].Start], ";") || sentence[i-1].BareEnd < sentence[i-1].End && strings.Contains(text[sentence[i-1].BareEnd:sentence[i].Start], ";") {
			if oneOf(sentence[i].Fold, "i we") && isPastOfMine(sentence, i) {
				n++
			}
		}
	}
	if n < 2 {
		return 0
	}
	return n
}

// clausesDone counts what is told behind the first "I" of a sentence: "I increased …, I won … and I
// trained …". Two make one thought at times.
func clausesDone(sentence []review.Word, marks []mark) int {
	n := 0
	for i := range sentence {
		if marks[i]&mayTellWorth != 0 && oneOf(sentence[i].Fold, "i we") && i+2 < len(sentence) && doneSet()[sentence[i+1].Fold] && !isTalk(sentence[i+1].Fold, sentence[i+2].Fold, "") {
			n++
		}
	}
	if n < 3 {
		return 0
	}
	return n - 1
}

// alsoDone reports a sentence that tells of two merits: "I have run …, and I also rebuilt".
func alsoDone(sentence []review.Word, marks []mark) bool {
	for i := 5; i < len(sentence); i++ {
		if sentence[i].Fold == "also" && oneOf(sentence[i-1].Fold, "i have and") {
			return worthOf(sentence[:i-1], marks[:i-1]) == tellsDone && worthOf(sentence[i-2:], marks[i-2:]) == tellsDone
		}
	}
	return false
}
