package checks

import (
	"slices"
	"sync"

	"afterword/internal/review"
)

// worth is what a sentence says of the candidate's worth to the reader.
type worth int

const (
	noWorth worth = iota
	// offersHelp says what the candidate would or could do.
	offersHelp
	// tellsDone says what the candidate has done or knows.
	tellsDone
)

// doneWords are verbs that tell of an achievement when the candidate is their subject.
const doneWords = `
administered advised analysed analyzed answered assembled audited authored automated balanced brought built calibrated cared caught
closed coached completed consolidated converted coordinated created cut dealt debugged decreased delivered designed developed
directed dispatched documented doubled drove earned eliminated ensured established exceeded expanded fixed founded generated
grew halved handled headed helped hired implemented improved increased installed introduced launched led lowered made maintained
managed mentored migrated modernised modernized moved negotiated nursed opened operated optimised optimized organised organized
oversaw pioneered planned produced programmed published raised ran rebuilt recruited reduced refactored repaired replaced
resolved rewrote rolled saved scaled secured served set shipped shortened simplified sold solved spearheaded sped started
streamlined supervised supported taught tested trained transformed translated treated trebled tripled turned upgraded welded won wrote
catalogued cataloged chaired fitted insured mapped merged mended ported rebound rebranded redrew refitted relaunched renegotiated renovated reorganised
reorganized repainted restored restructured retrained rewired staffed unified wired
`

var doneSet = sync.OnceValue(func() map[string]bool { return setOf(doneWords, same) })

// helpWords are verbs of what the candidate would do for the reader.
const helpWords = `
add address apply automate bring build care carry clean close coach contribute cover cut deliver design develop do drive fix get give grow
handle help improve keep lead learn lower maintain make manage mend migrate move offer organise organize own plan prepare put raise reduce
relieve replace run save serve share ship shorten simplify solve start strengthen support take teach tackle test train turn untangle use work write
`

var helpSet = sync.OnceValue(func() map[string]bool { return setOf(helpWords, same) })

// worths are those of the sentences of the main part, see sentencesOfMain.
var worths = review.OncePerNote(func(d *review.Doc, all *[]worth) {
	*all = (*all)[:0]
	marks := marksIn.Of(d).main
	for _, sentence := range sentencesOfMain(d) {
		*all = append(*all, worthOf(sentence, marks[:len(sentence)]))
		marks = marks[len(sentence):]
	}
})

// sendsAlong reports what comes with the note: that is its close.
func sendsAlong(fold string) bool {
	switch fold {
	case "send", "attach", "attached", "attaching", "enclose", "enclosed", "references":
		return true
	}
	return false
}

// opensWorth reports a word with which it may be told what somebody is worth.
func opensWorth(fold string) bool {
	switch fold {
	case "i", "we", "i've", "we've", "i'd", "i'll", "my", "years":
		return true
	}
	return isWilling(fold)
}

func isWilling(fold string) bool {
	switch fold {
	case "happy", "glad", "love", "like", "keen", "ready", "able", "eager":
		return true
	}
	return false
}

// worthOf grades one sentence of the main part; marks are those of its words.
func worthOf(sentence []review.Word, marks []mark) worth {
	best, all := noWorth, mark(0)
	for _, m := range marks {
		all |= m
	}
	if all&isSentAlong != 0 || all&mayTellWorth == 0 {
		return noWorth
	}
	for i := range sentence {
		if marks[i]&mayTellWorth == 0 {
			continue
		}
		w := &sentence[i]
		next := func(n int) string {
			if i+n < len(sentence) {
				return sentence[i+n].Fold
			}
			return ""
		}
		switch w.Fold {
		case "i", "we", "i've", "we've", "i'd", "i'll":
			at := 1
			for at <= 3 && isAdverb(next(at)) {
				at++
			}
			verb := next(at)
			switch {
			case verb == "have" || verb == "had":
				if next(at+1) == "never" || verb == "have" && w.Fold == "i'd" {
					continue // "I had never seen a store like it", "I'd have taken a photo"
				}
				at++
				for at <= 5 && isAdverb(next(at)) {
					at++
				}
				if doneOrBeen(next(at), next(at+1)) && !isTalk(next(at), next(at+1), next(at+2)) {
					best = tellsDone
				}
			case (w.Fold == "i've" || w.Fold == "we've") && doneOrBeen(verb, next(at+1)):
				best = tellsDone
			case verb == "was" && wasHonoured(next(at+1)):
				best = tellsDone
			case doneSet()[verb] && !isTalk(verb, next(at+1), next(at+2)):
				best = tellsDone
			case verb == "speak" && next(at+2) == "languages":
				best = tellsDone
			case verb == "can" || verb == "could" || verb == "know" || verb == "bring" || verb == "speak":
				if !(verb == "can" || verb == "could") || !isSensed(next(at+1)) {
					best = max(best, offersHelp)
				}
			case w.Fold == "i'd" || w.Fold == "i'll" || verb == "would" || verb == "will" || verb == "want" || verb == "hope" || verb == "plan":
				if helpsSoon(sentence[i+1:]) {
					best = max(best, offersHelp)
				}
			}
		case "my":
			switch next(1) {
			case "certificates", "certificate", "certifications", "license", "licence":
				if i > 0 && oneOf(sentence[i-1].Fold, "want need see send of like have with") {
					continue // "Do you want my certificates?"
				}
			}
			switch next(1) {
			case "experience", "background", "years", "work", "training", "degree", "expertise", "skills", "thesis",
				"certificates", "certificate", "certification", "certifications", "license", "licence", "awards":
				if best == noWorth {
					best = tellsDone
				}
			}
		case "years":
			if next(1) == "of" && i > 0 && !(i > 1 && sentence[i-2].Fold == "than") {
				best = tellsDone
			}
		default:
			if isWilling(w.Fold) && next(1) == "to" && i+2 < len(sentence) && helpsSoon(sentence[i+2:min(len(sentence), i+5)]) && helpSet()[next(2)] && ownMouth(sentence, i) {
				best = max(best, offersHelp)
			}
		}
	}
	return best
}

// isSensed reports what anybody can and could: "I could hear", "I can come again".
func isSensed(fold string) bool {
	switch fold {
	case "not", "hardly", "never", "hear", "see", "feel", "smell", "taste", "imagine", "picture", "only", "still", "come", "meet", "wait", "understand", "tell", "say", "think", "believe",
		"remember", "look", "laugh", "visit", "return", "sit", "stay", "attend", "join", "be":
		return true
	}
	return false
}

func isAdverb(fold string) bool {
	switch fold {
	case "also", "have", "recently", "once", "just", "really", "personally", "successfully", "single", "handedly", "then", "only", "still", "both", "further", "moreover":
		return fold != "have"
	}
	return len(fold) > 4 && fold[len(fold)-2:] == "ly"
}

// doneOrBeen reports the rest of "I have done", "I have been doing".
func doneOrBeen(verb, then string) bool {
	switch verb {
	case "been":
		switch then {
		case "responsible", "working", "doing", "teaching", "running", "leading", "building", "writing", "nursing", "welding", "selling", "managing", "a", "an":
			return true
		}
		return false
	case "done", "worked", "seen", "spent", "run", "written", "taken", "given", "taught", "grown", "driven", "dealt", "kept", "years", "experience":
		return true
	}
	return doneSet()[verb]
}

// wasHonoured reports what "I was" begins when it tells of a merit.
func wasHonoured(fold string) bool {
	switch fold {
	case "named", "elected", "awarded", "promoted", "responsible", "employee", "head", "chosen":
		return true
	}
	return jobHead(fold) > 0
}

// isTalk reports what candidates do in the interview, with verbs of achievement: "I made a
// note", "I kept thinking".
func isTalk(verb, then, after string) bool {
	switch verb {
	case "drove":
		return oneOf(then, "home back to past there over through")
	case "kept", "started", "turned", "wrote", "written", "set", "caught", "made", "answered", "got", "brought":
		switch then {
		case "thinking", "coming", "hearing", "that", "it", "this", "down", "smiling", "home", "you", "myself", "off", "out", "your", "back", "wondering":
			return true
		}
		return after == "note" || after == "down" || after == "mistake"
	}
	return false
}

// helpsSoon reports a verb of help among the next words: "I'd love to help you cut".
func helpsSoon(words []review.Word) bool {
	for i := range min(len(words), 7) {
		if !helpSet()[words[i].Fold] {
			continue
		}
		switch words[i].Fold {
		case "learn", "get", "share":
			continue // that is a wish, not a worth
		case "keep":
			if i+1 == len(words) || words[i+1].Opens || oneOf(words[i+1].Fold, "it that this thinking for in my as") {
				continue // "a picture I will keep"
			}
		case "take", "give":
			if isCourtesyOf(words[i+1:]) {
				continue
			}
		case "work":
			if i+1 < len(words) && oneOf(words[i+1].Fold, "in at there here for with alongside beside") {
				continue
			}
		}
		return true
	}
	return false
}

// isCourtesyOf reports the rest of "take this opportunity to", "give my thanks".
func isCourtesyOf(words []review.Word) bool {
	for i := range min(len(words), 3) {
		switch words[i].Fold {
		case "opportunity", "chance", "moment", "time", "thanks", "regards", "occasion", "minute":
			return true
		}
	}
	return false
}

// hintsAtWorth reports a sentence that tells of the candidate's past work in other words than
// worthOf knows: enough not to say that nothing speaks for them. What stands in the anchor is
// told of the talk.
func hintsAtWorth(d *review.Doc, sentence []review.Word, marks []mark) bool {
	own, past := false, false
	anchor := d.Split(d.Draft.To.Debrief.Anchor)
	for i := range sentence {
		w := &sentence[i]
		if marks[i]&mayHintWorth == 0 || slices.ContainsFunc(anchor, func(a review.Word) bool { return a.Hash == w.Hash && a.Fold == w.Fold }) {
			continue
		}
		next := ""
		if i+1 < len(sentence) {
			next = sentence[i+1].Fold
		}
		switch hintAtWorth(w.Fold) {
		case ownHint:
			own = true
			past = past || w.Fold == "my" && (next == "way" || next == "job" || next == "task" || next == "old")
		case pastHint:
			past = true
		case usedHint:
			past = past || next == "to" && !(i+2 < len(sentence) && oneOf(sentence[i+2].Fold, "get be have think live see hear believe know like receive"))
		case thatHint:
			past = past || next == "what" && i+3 < len(sentence) && sentence[i+2].Fold == "i" && (doneSet()[sentence[i+3].Fold] || sentence[i+3].Fold == "did" || sentence[i+3].Fold == "do")
		case lastHint:
			past = past || isWorkplace(next)
		case asHint:
			past = past || (next == "a" || next == "an") && i+3 < len(sentence) && (jobHead(sentence[i+2].Fold) > 0 || jobHead(sentence[i+3].Fold) > 0)
		}
	}
	return own && past
}

// hint is what a word has to do with the candidate's past, for hintsAtWorth.
type hint int

const (
	noHint hint = iota
	ownHint
	pastHint
	usedHint
	thatHint
	lastHint
	asHint
)

func hintAtWorth(fold string) hint {
	switch fold {
	case "i", "i'm", "i've", "i'd", "my", "we", "our", "us", "mine", "ours":
		return ownHint
	case "years", "twice", "ended", "solved", "halved", "hired", "trained", "experience", "certified", "licensed", "licence", "license", "reorganised", "reorganized", "rearranged", "fewer", "faster", "cheaper":
		return pastHint
	case "used":
		return usedHint
	case "is", "was", "that's":
		return thatHint
	case "last", "previous", "former", "old", "first", "current", "earlier":
		return lastHint
	case "as":
		return asHint
	}
	return noHint
}

// isWorkplace reports where people have worked before: "my last plant".
func isWorkplace(fold string) bool {
	switch fold {
	case "job", "plant", "place", "employer", "team", "school", "shop", "hospital", "ward", "company", "role", "post", "kitchen", "site", "ship", "firm", "office", "lab", "store", "hotel", "crew", "unit", "position", "station":
		return true
	}
	return false
}

// ownMouth reports that a sentence speaks in the first person before a word.
func ownMouth(sentence []review.Word, at int) bool {
	for _, w := range sentence[max(0, at-20):at] {
		switch w.Fold {
		case "i", "i'd", "i'm", "i'll", "we", "my":
			return true
		case "you", "they", "he", "she":
			return false
		}
	}
	return true
}

func same(w string) string { return w }
