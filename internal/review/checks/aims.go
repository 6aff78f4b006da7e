package checks

import (
	"fmt"
	"strings"
	"sync"

	"afterword/internal/note"
	"afterword/internal/review"
)

// Aims tells what a draft does for each of the three things that a note is for. findings
// are those of the review of the same draft that are still open. It is as pure as the
// review: the same arguments give the same words.
func Aims(d *review.Doc, findings []review.Finding) []review.Aim {
	return []review.Aim{memoryAnchor(d, findings), enthusiasm(d, findings), clearCommunication(d, findings)}
}

// memoryAnchor looks for the sentence that uses most of the moment that was written down.
func memoryAnchor(d *review.Doc, findings []review.Finding) review.Aim {
	aim := review.Aim{Name: review.MemoryAnchor}
	if d.Draft.Phase != note.Anchor {
		aim.Met = d.Context.InThread && (d.Draft.To.Email == "" || firstNote(d) != nil)
		aim.Words = "It is a new conversation for them: nothing in it says which talk it is about but your words."
		if aim.Met {
			aim.Words = "It stands in the same thread as your thank-you: the moment of your talk is right below it."
		} else if d.Context.InThread {
			aim.Words = fmt.Sprintf("It reads like an answer, and no thank-you to %s is recorded: nothing says which talk it is about but your words.", called(d, &d.To))
		}
		return aim
	}
	for _, f := range findings {
		blurs := f.Firm // a gap where the moment would stand
		switch f.Check {
		case "no-anchor", "anchor-of-another", "copied-across-panel":
			blurs = f.Severity != review.Hint
		}
		if blurs {
			aim.Words = "It would blur with the others. " + f.Message
			return aim
		}
	}
	anchor := anchorStems(d, d.Draft.To.Debrief.Anchor)
	best, most, tactless := []review.Word(nil), 0, false
	for _, sentence := range sentencesOfMain(d) {
		if n := stemsIn(sentence, anchor); n > most && !isOfProgram(sentence, findings) {
			if lacksTact(sentence, findings) {
				tactless = true
				continue
			}
			best, most = sentence, n
		}
	}
	if most == 0 && tactless {
		aim.Met = true
		aim.Words = fmt.Sprintf("It names your moment with %s, in a sentence that has a fault of tact.", called(d, &d.To))
		return aim
	}
	if most == 0 {
		for _, sentence := range sentencesOfMain(d) {
			if n := len(ownStemsOf(d, sentence)); n > most && !lacksTact(sentence, findings) && !isOfProgram(sentence, findings) {
				best, most = sentence, n
			}
		}
		if most < 2 {
			aim.Words = fmt.Sprintf("Little here could only be said to %s. One detail of your talk would make it yours.", called(d, &d.To))
			return aim
		}
		aim.Met, aim.Span = true, aimPlace(d, best)
		aim.Words = fmt.Sprintf("This is what %s can remember you by: %s", called(d, &d.To), aimQuote(d, best))
		return aim
	}
	aim.Met, aim.Span = true, aimPlace(d, best)
	aim.Words = fmt.Sprintf("It names your moment with %s: %s", called(d, &d.To), aimQuote(d, best))
	return aim
}

// stemsIn counts which stems a sentence uses.
func stemsIn(sentence []review.Word, stems []string) int {
	n := 0
	for _, s := range stems {
		for _, w := range sentence {
			if review.Stem(w.Fold) == s {
				n++
				break
			}
		}
	}
	return n
}

// deeds are what somebody does about a talk that goes on in their head.
const deeds = `
asked bought brought called checked counted downloaded drew dreamt drove dug found googled listened looked made measured opened
ordered ran read recorded reread searched sketched started stopped subscribed told thought tried walked watched went wondered worked wrote
`

var deedSet = sync.OnceValue(func() map[string]bool { return setOf(deeds, func(w string) string { return w }) })

// isDeed reports that the writer did something about it: "I tried", "I have since read".
func isDeed(sentence []review.Word) bool {
	for i, w := range sentence {
		first := w.Fold == "i" || w.Fold == "i've" || w.Fold == "i'm"
		for _, next := range sentence[min(i+1, len(sentence)):min(i+4, len(sentence))] {
			if first && deedSet()[next.Fold] {
				return true
			}
		}
	}
	return len(sentence) > 0 && deedSet()[sentence[0].Fold] // "Went home and drew a duck"
}

func thanksIn(sentence []review.Word) bool {
	for _, w := range sentence {
		switch w.Fold {
		case "thank", "thanks", "appreciate", "appreciated", "grateful":
			return true
		}
	}
	return false
}

// isOfProgram reports a sentence that a chat program wrote to the candidate: it does nothing for the note.
func isOfProgram(sentence []review.Word, findings []review.Finding) bool {
	return stands(sentence, findings, func(f *review.Finding) bool { return f.Check == "chat-residue" })
}

// lacksTact reports that a warning of tact stands in a sentence: it is nothing to praise.
func lacksTact(sentence []review.Word, findings []review.Finding) bool {
	return stands(sentence, findings, func(f *review.Finding) bool { return f.Group == review.Tact && f.Severity != review.Hint })
}

// stands reports that a finding of a kind is about words of a sentence.
func stands(sentence []review.Word, findings []review.Finding, isKind func(*review.Finding) bool) bool {
	from, to := sentence[0].Start, sentence[len(sentence)-1].End
	for i := range findings {
		if f := &findings[i]; f.Part != review.Subject && f.Span.Start < to && f.Span.End > from && isKind(f) {
			return true
		}
	}
	return false
}

// enthusiasm looks for the sentence that shows best that the candidate wants this: one
// that says so, best with a word of this talk in it; one of warmth with such a word, one that
// tells what the talk made them do, one that thanks for something particular.
func enthusiasm(d *review.Doc, findings []review.Finding) review.Aim {
	aim := review.Aim{Name: review.Enthusiasm}
	var reason, wish, warm, deed, thanks, general []review.Word
	tactless := false
	for _, sentence := range sentencesOfMain(d) {
		own := len(ownStemsOf(d, sentence)) >= 2
		wishes, warms := isWish(sentence), isWarm(sentence)
		switch {
		case isOfProgram(sentence, findings):
		case lacksTact(sentence, findings):
			tactless = tactless || wishes || warms
		case wishes && own && reason == nil:
			reason = sentence
		case wishes && wish == nil:
			wish = sentence
		case warms && own && warm == nil:
			warm = sentence
		case warms && general == nil:
			general = sentence
		case own && isDeed(sentence) && deed == nil:
			deed = sentence
		case own && thanksIn(sentence) && thanks == nil:
			thanks = sentence
		}
	}
	said := func(sentence []review.Word, words string) review.Aim {
		aim.Met, aim.Span = true, aimPlace(d, sentence)
		aim.Words = fmt.Sprintf(words, aimQuote(d, sentence))
		return aim
	}
	switch {
	case reason != nil:
		return said(reason, "It shows that you want this, and why: %s")
	case wish != nil && (warm != nil || deed != nil || thanks != nil): // the reason stands beside it
		return said(wish, "It says that you want this: %s")
	case wish != nil:
		return said(wish, "It says so, without a reason: %s A word about what draws you would carry further.")
	case warm != nil:
		return said(warm, "It shows that the talk moved you: %s")
	case deed != nil:
		return said(deed, "It shows what the talk set going: %s")
	case thanks != nil:
		return said(thanks, "It thanks for something particular: %s")
	case general != nil:
		return said(general, "It says so, without a reason: %s A word about what draws you would carry further.")
	case tactless:
		aim.Words = "The sentence that says that you want this has a fault of tact. Put that right, and it will say it."
	case !readsEnglish(d):
		aim.Met = true
		aim.Words = "Only notes in English can be read for this: you know best."
	default:
		aim.Words = "Nothing says that you want this. One plain sentence is enough, if it is true."
	}
	return aim
}

// readsEnglish reports whether enough of the main part is the grammar of English.
func readsEnglish(d *review.Doc) bool {
	grammar := 0
	for _, w := range d.Main {
		if isFunctionWord(w.Fold) {
			grammar++
		}
	}
	return grammar*4 >= len(d.Main)
}

// longForAClearOne is how many words a sentence may have before most people read it twice.
const longForAClearOne = 38

// clearCommunication tells what a reader meets: length, the longest sentence, and what the
// checks of form and voice and the spelling found.
func clearCommunication(d *review.Doc, findings []review.Finding) review.Aim {
	aim := review.Aim{Name: review.ClearCommunication}
	var faults []string
	small, others, stopped := 0, 0, false // hints of slips; findings about what the note says
	for _, f := range findings {
		switch f.Check {
		case "name-misspelt", "employer-misspelt", "weekday-unfit", "tense-wrong", "salutation-missing", "role-wrong", "subject-changed":
		default:
			if f.Group != review.Form && f.Group != review.Voice {
				if f.Severity != review.Hint {
					others++
				}
				stopped = stopped || f.Severity == review.Block
				continue
			}
		}
		if f.Severity == review.Hint {
			if isSlip(f.Check) {
				small++
			}
			continue
		}
		if len(faults) == 0 && f.Part == review.Body {
			aim.Span = f.Span
		}
		faults = append(faults, f.Message)
	}
	sentences, longest := 0, []review.Word(nil)
	for _, sentence := range sentencesOfMain(d) {
		sentences++
		if len(sentence) > len(longest) {
			longest = sentence
		}
	}
	const many = 3
	size := aimCount(sentences, "sentence")
	switch {
	case len(faults) > 0:
		aim.Words = fmt.Sprintf("%s, and %s to put right. %s", size, aimCount(len(faults), "thing"), faults[0])
	case len(longest) > longForAClearOne:
		aim.Span = aimPlace(d, longest)
		aim.Words = fmt.Sprintf("%s. One sentence has %d words: %s Two would be read more easily.", size, len(longest), aimQuote(d, longest))
	case small > 0:
		aim.Met = !stopped
		aim.Words = fmt.Sprintf("%s, the longest of %d words. %s may be a slip.", size, len(longest), aimCount(small, "place"))
	case others > 0:
		aim.Met = !stopped && others < many
		aim.Words = fmt.Sprintf("%s, the longest of %d words. It reads easily; beside that, %s to put right.", size, len(longest), aimCount(others, "thing"))
	default:
		aim.Met = true
		aim.Words = fmt.Sprintf("%s, the longest of %d words. Nothing stands in the reader's way.", size, len(longest))
	}
	return aim
}

// isSlip reports a check of what stands in a reader's way.
func isSlip(check string) bool {
	return oneOf(check, "spelling confused-words doubled-word missing-capital punctuation-slip small-words verb-agreement verb-form wrong-article shouting exclamation-marks too-long name-misspelt employer-misspelt weekday-unfit tense-wrong")
}

func aimCount(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func aimPlace(d *review.Doc, words []review.Word) review.Span {
	return d.PlaceOf(review.Body, words[0].Start, words[len(words)-1].End)
}

// aimQuote quotes a sentence of the body on one line, cut where it is long.
func aimQuote(d *review.Doc, words []review.Word) string {
	const most = 140
	text := d.Draft.Body[words[0].Start:words[len(words)-1].End]
	return "“" + shortened(strings.Join(strings.Fields(text), " "), most) + "”."
}
