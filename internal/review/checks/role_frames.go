package checks

import (
	"strings"

	"afterword/internal/review"
)

// titleAppliedFor finds "my application for Data Analyst", "your opening for a Data
// Analyst", "as your next Data Analyst", "to join you as a Data Analyst", "would make me a Data
// Analyst": the title stands behind words[i].
func titleAppliedFor(d *review.Doc, text string, words []review.Word, i int) (stretch, bool) {
	if i+1 >= len(words) {
		return stretch{}, false
	}
	from := i + 1
	if words[i].Opens && (words[i].Fold == "as" || words[i].Fold == "being") {
		return titleOpening(text, words, i)
	}
	if i == 0 {
		return stretch{}, false
	}
	switch words[i].Fold {
	case "for":
		switch words[i-1].Fold {
		case "opening", "vacancy", "candidate", "candidacy", "application", "applied", "apply", "applying", "interview", "interviewed", "interviewing",
			"considered", "position", "role", "job", "candidature", "interviews", "talk", "shortlisted", "shortlist",
			"ad", "advert", "advertisement", "listing":
		case "looking", "searching":
			if before := words[max(0, i-5):i]; !holds(before, "you", "you're") || holds(before, "also", "too", "other") {
				return stretch{}, false
			}
		case "me", "myself":
			if i < 2 || review.Stem(words[i-2].Fold) != review.Stem("consider") {
				return stretch{}, false
			}
		default:
			return stretch{}, false
		}
		if words[i-1].Fold == "applied" || words[i-1].Fold == "interviewed" {
			if i < 2 || words[i-2].Fold != "i" || tellsOfElsewhere(words, i) {
				return stretch{}, false
			}
		}
	case "as":
		if !(words[from].Fold == "your" && meansMe(words, i)) && !joinsBefore(words, i) && !appliesAs(words, i) && !servesReader(words, i) && !seesSelf(words, i) && !worksThere(words, i) {
			if at, ok := titleWished(text, words, i); ok {
				return at, true
			}
			return stretch{}, false
		}
	case "make":
		if !iWould(words, i) {
			return stretch{}, false
		}
		if words[from].Fold == "you" {
			from++
		}
		return praisedTitle(text, words, from) // "I'd make you a good Quality Inspector"
	case "makes":
		if words[from].Fold == "me" {
			if at, ok := praisedTitle(text, words, from+1); ok && (readerSoon(words, at.to) || atEmployer(d, words, at.to)) {
				return at, true // "it makes me a good Rail Planner for you"
			}
		}
		return stretch{}, false
	case "were":
		if words[i-1].Fold != "i" || words[from].Fold != "your" {
			return stretch{}, false
		}
		at, ok := titleFrom(text, words, from+1) // "if I were your Cycling Officer"
		return at, ok && words[at.from].Capital
	case "be", "become", "becoming", "being":
		if iWould(words, i) {
			if at, ok := praisedTitle(text, words, from); ok && (readerSoon(words, at.to) || atEmployer(d, words, at.to)) {
				return at, true // "I would be a good Lab Technician for you"
			}
		}
		if at, ok := titleOfReaders(d, text, words, i); ok {
			return at, true
		}
		if words[i].Fold == "become" && words[i-1].Fold == "i" && words[from].Fold == "your" {
			for from++; from < len(words) && from < i+5 && isBeforeTitle(words[from].Fold); from++ {
			}
			return titleFrom(text, words, from) // "whether or not I become your next Buyer"
		}
		if from+1 < len(words) && oneOf(words[from].Fold, "a an") && words[from+1].Capital && wishesBefore(words, i) {
			return titleFrom(text, words, from+1) // "I want to be a Scrum Master"
		}
		applies := i > 1 && words[i-1].Fold == "to" && review.Stem(words[i-2].Fold) == review.Stem("apply")
		if !applies && (words[from].Fold != "your" && words[from].Fold != "the" || !wishesBefore(words, i) && !(words[i].Fold == "being" && words[i].Opens)) {
			return stretch{}, false
		}
	default:
		return stretch{}, false
	}
	for from < len(words) && from < i+4 && isBeforeTitle(words[from].Fold) {
		from++
	}
	at, ok := titleFrom(text, words, from)
	if !ok && oneOf(words[from-1].Fold, "next new future") {
		at, ok = titleOfOtherField(text, words, from)
	}
	return at, ok && !isForAWhile(words, at.to)
}

// meansMe reports that "as your" speaks of the candidate: "as your next", "me as your".
func meansMe(words []review.Word, as int) bool {
	switch words[as-1].Fold {
	case "me", "myself", "work", "working":
		return true
	}
	if as+2 < len(words) {
		switch words[as+2].Fold {
		case "next", "new", "future":
			return true
		}
	}
	return false
}

// appliesAs reports "my application as", "applied as", "hire me as".
func appliesAs(words []review.Word, as int) bool {
	switch words[as-1].Fold {
	case "application", "candidacy", "candidature", "candidate", "applying", "apply", "applied", "hired", "employed", "considered", "interviewed":
		return !tellsOfElsewhere(words, as)
	case "hire":
		return as > 1 && words[as-2].Fold == "you" // "whoever you hire as"
	case "day", "week", "month", "year":
		return as > 2 && words[as-3].Fold == "my" && oneOf(words[as-2].Fold, "first next") && wouldBehind(words, as)
	case "me", "myself":
		if as < 2 {
			return false
		}
		switch words[as-2].Fold {
		case "hire", "hiring", "take", "consider", "considering", "considered", "see", "picture", "imagine", "employ", "have", "interview", "interviewing", "choose", "trust", "with":
			return true
		}
	}
	return false
}

// seesSelf reports "see myself as", "do well as your", "take me on as".
func seesSelf(words []review.Word, as int) bool {
	switch words[as-1].Fold {
	case "myself":
		return !tellsOfElsewhere(words, as)
	case "well", "good", "better", "best", "fit", "useful", "succeed", "thrive", "happy":
		return words[as+1].Fold == "your" && wishesBefore(words, as)
	case "on":
		return as > 1 && words[as-2].Fold == "me"
	}
	return false
}

// worksThere reports a wish to work as something, or the chance to: "glad to work as", "the
// chance to serve as", "for working as".
func worksThere(words []review.Word, as int) bool {
	if tellsOfElsewhere(words, as) {
		return false
	}
	for i := as - 1; i >= max(1, as-4) && !words[i].Opens; i-- {
		switch words[i].Fold {
		case "work", "serve", "act", "begin", "start", "help":
			if words[i-1].Fold != "to" {
				return false
			}
			for j := i - 2; j >= max(0, i-7); j-- {
				switch words[j].Fold {
				case "chance", "opportunity", "glad", "happy", "proud", "honoured", "honored", "idea", "want", "wish", "hope", "love", "like", "keen", "eager", "ready", "delighted", "thrilled", "privilege", "welcome":
					return true
				case "used", "had", "was", "not", "never":
					return false
				}
				if words[j].Opens {
					break
				}
			}
			return false
		case "working", "serving":
			switch words[i-1].Fold {
			case "enjoy", "love", "like":
				return wishesBefore(words, i)
			case "on", "about", "in", "of", "by":
				return wishesBefore(words, i) || holds(words[max(0, i-4):i], "keen", "excited", "interested", "idea", "thought", "prospect")
			}
			return false
		}
	}
	return false
}

// servesReader reports a wish to work for the reader: "to work for you as", "to help your
// team as".
func servesReader(words []review.Word, as int) bool {
	reader := false
	for i := as - 1; i >= max(0, as-8) && !words[i].Opens; i-- {
		switch words[i].Fold {
		case "you", "your", "yours":
			reader = true
		case "work", "working", "serve", "serving", "help", "helping", "contribute", "contributing", "support", "supporting", "begin", "beginning", "act":
			return reader && wishesBefore(words, i)
		}
	}
	return false
}

// wishesBefore reports a wish shortly before a word, in its sentence.
func wishesBefore(words []review.Word, at int) bool {
	for i := at - 1; i >= max(0, at-7); i-- {
		if wishSet()[words[i].Fold] || words[i].Fold == "i'd" || words[i].Fold == "will" || words[i].Fold == "ready" {
			return true
		}
		if words[i].Opens {
			break
		}
	}
	return false
}

// isBeforeTitle reports what may stand between "as" and a title.
func isBeforeTitle(fold string) bool {
	switch fold {
	case "a", "an", "the", "your", "its", "their", "next", "new", "future", "open":
		return true
	}
	return false
}

// joinsBefore reports a wish to join or to start shortly before a word.
func joinsBefore(words []review.Word, at int) bool {
	for i := at - 1; i >= max(0, at-5) && !words[i].Opens; i-- {
		switch words[i].Fold {
		case "come":
			return i > 0 && words[i-1].Fold == "to" && oneOf(words[i+1].Fold, "aboard on in over back to") && wishesBefore(words, i) // "to come aboard as"
		case "join", "joining", "start", "starting":
			return i > 0 && (words[i-1].Fold == "to" || words[i-1].Fold == "i'd" || words[i-1].Fold == "of" || words[i-1].Fold == "about" || words[i-1].Fold == "would")
		}
	}
	return false
}

// tellsOfElsewhere reports a time long gone close by: "in 2019 I applied for".
func tellsOfElsewhere(words []review.Word, at int) bool {
	from, to := at, at+1
	for from > max(0, at-6) && !words[from].Opens {
		from--
	}
	for to < min(len(words), at+9) && !words[to].Opens {
		to++
	}
	for i := from; i < to; i++ {
		switch w := words[i].Fold; w {
		case "before":
			if isLongBefore(words, i) {
				return true
			}
		case "once", "ago", "back", "first", "there", "earlier", "then", "when":
			return true
		default:
			if len(w) == 4 && (w[:2] == "19" || w[:2] == "20") {
				return true
			}
		}
	}
	return false
}

// isLongBefore reports a "before" that tells of years ago: not "before I decide".
func isLongBefore(words []review.Word, before int) bool {
	return before+1 == len(words) || !oneOf(words[before+1].Fold, "i we") || isPastOfMine(words, before+1)
}

// titleOpening finds "As your next Data Analyst", "As Data Analyst I would": words[i] opens
// its sentence. What somebody was tells of the past: "As a Data Analyst I learned".
func titleOpening(text string, words []review.Word, i int) (stretch, bool) {
	from, next := i+1, false
	for from < len(words) && from < i+4 && isBeforeTitle(words[from].Fold) {
		next = next || words[from-1].Fold == "your" && words[from].Fold != "the"
		from++
	}
	at, ok := titleFrom(text, words, from)
	next = next || words[i].Fold == "being" && words[i+1].Fold == "your"
	if !ok || next {
		return at, ok
	}
	if !words[at.from].Capital {
		return stretch{}, false
	}
	for j := at.to; j < min(len(words), at.to+8) && !words[j].Opens; j++ {
		switch words[j].Fold {
		case "i'd", "i'll":
			return at, true
		case "would", "will":
			return at, words[i].Fold == "being" // "Being the Shift Manager would be fun"
		case "i":
			if j+1 < len(words) {
				switch words[j+1].Fold {
				case "would", "will", "could", "can", "shall", "should", "hope", "want":
					return at, true
				}
			}
			return stretch{}, false
		}
	}
	return stretch{}, false
}

// titleWished finds a title with a capital behind "as", in a sentence that wishes before it:
// "I would bring that order to you as Customs Broker". words[as] is "as".
func titleWished(text string, words []review.Word, as int) (stretch, bool) {
	from := as + 1
	for j := from; j < min(len(words), as+5) && !words[j].Opens; j++ {
		if words[j].BareEnd < words[j].End {
			from = j + 1 // "as Globex's"
		}
	}
	for from < len(words) && from < as+5 && isBeforeTitle(words[from].Fold) {
		from++
	}
	at, ok := titleFrom(text, words, from)
	if !ok || !words[at.from].Capital && !(at.to-at.from > 1 && wouldSuit(words, as, at.to)) || !wishesInSentence(words, as) && !wouldSuit(words, as, at.to) || tellsOfElsewhere(words, as) && words[as+1].Fold != "your" {
		return stretch{}, false
	}
	return at, true
}

// wouldSuit reports "working with you as … would suit me", "running the place as … would be a joy".
func wouldSuit(words []review.Word, as, after int) bool {
	if after+1 >= len(words) || words[after].Opens || words[after].Fold != "would" {
		return false
	}
	for i := as - 1; i >= max(0, as-6); i-- {
		if words[i].Fold == "you" || words[i].Fold == "your" {
			return true
		}
		if words[i].Opens {
			return strings.HasSuffix(words[i].Fold, "ing") && len(words[i].Fold) > 5
		}
	}
	return false
}

// wishesInSentence reports that the sentence of words[at] wishes before it, and that nothing
// it tells of between the wish and there is past: "to show you what I built as".
func wishesInSentence(words []review.Word, at int) bool {
	for i := at - 1; i >= max(0, at-24); i-- {
		if isPastOfMine(words, i) {
			return false
		}
		if wishSet()[words[i].Fold] {
			return true
		}
		switch words[i].Fold {
		case "i'd", "would", "could", "will", "i'll", "shall", "can", "ready", "honour", "honor", "privilege", "joy", "pleasure", "chance":
			return true
		}
		if words[i].Opens {
			break
		}
	}
	return false
}

// isPastOfMine reports "I built", "we were", and "my time".
func isPastOfMine(words []review.Word, i int) bool {
	switch words[i].Fold {
	case "i", "we":
		if i+1 == len(words) {
			return false
		}
		next := words[i+1].Fold
		if isAdverb(next) && i+2 < len(words) {
			next = words[i+2].Fold
		}
		switch next {
		case "did", "was", "were", "had", "saw", "learnt", "knew", "met", "spent", "went", "came", "found", "gave", "got", "heard", "took", "used", "began", "kept", "put", "lost", "drew", "paid", "fed", "grew", "held":
			return true
		}
		return doneSet()[next] || strings.HasSuffix(next, "ed") && next != "need"
	case "my":
		return i+1 < len(words) && (words[i+1].Fold == "time" || words[i+1].Fold == "years" || words[i+1].Fold == "days")
	}
	return false
}
