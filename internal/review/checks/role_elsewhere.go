package checks

import (
	"strings"

	"afterword/internal/review"
)

// titleElsewhere finds the role of another process of the candidate's at words[i], whole,
// where a job is named: "as Customs Broker", "the Customs Broker seat". A colleague may have
// that title: "the Customs Broker who sat next to me".
func titleElsewhere(roles [][]review.Word, part review.Part, text string, words []review.Word, i int) (stretch, bool) {
	for _, role := range roles {
		if i+len(role) > len(words) || words[i].Hash != role[0].Hash {
			continue
		}
		at := stretch{i, i + len(role)}
		if standsAt(text, words, at, role) && namesJob(part, text, words, at) {
			return at, true
		}
	}
	return stretch{}, false
}

// wholeRoleElsewhere reports a title that is the whole of another process's role, and not
// within this one's.
func wholeRoleElsewhere(d *review.Doc, said []review.Word) bool {
	for _, role := range *rolesElsewhere.Of(d) {
		if len(role) != len(said) || len(role) < 2 {
			continue
		}
		same := true
		for j := range role {
			same = same && role[j].Fold == said[j].Fold
		}
		if same {
			return true
		}
	}
	return false
}

// rolesElsewhere are the titles of the candidate's other processes, without those that are
// within the title of this one, short ones, which are many other things, and those whose first word
// is not in the note.
var rolesElsewhere = review.OncePerNote(func(d *review.Doc, roles *[][]review.Word) {
	*roles = (*roles)[:0]
	for i := range d.Context.OtherProcesses {
		if role := titleWordsOf.Of(d, d.Context.OtherProcesses[i].Role); len(role) > 0 && saysWord(d, role[0].Fold) && (len(role) > 1 || len(role) == 1 && len(role[0].Fold) > 5) && !holdsAll(d, role) {
			*roles = append(*roles, role)
		}
	}
})

// titleWordsOf are the words of a role before what is set apart: "Clinical Lead" of "Clinical
// Lead, Children" and of "Clinical Lead (nights)".
var titleWordsOf = review.DerivedFrom(func(role string) []review.Word {
	if end := strings.IndexAny(role, ",(;|–—"); end > 0 {
		role = role[:end]
	}
	return review.SplitWords(role)
})

// holdsAll reports that the role of this process has all words of another one.
func holdsAll(d *review.Doc, role []review.Word) bool {
	for _, w := range role {
		if !holdsWord(d, d.Context.Process.Role, w.Fold) {
			return false
		}
	}
	return true
}

// standsAt reports that the words of a role stand in a row, with its capitals unless the words
// around them say that it is a job: "the customs broker position".
func standsAt(text string, words []review.Word, at stretch, role []review.Word) bool {
	small := at.to < len(words) && isJobNoun(words[at.to].Fold) || at.from > 1 && words[at.from-2].Fold == "as" && oneOf(words[at.from-1].Fold, "your a an the")
	for j, w := range words[at.from:at.to] {
		if w.Fold != role[j].Fold || role[j].Capital && !w.Capital && !small || j > 0 && !ofOneName(text, words[at.from+j-1], w) {
			return false
		}
	}
	return words[at.to-1].BareEnd == words[at.to-1].End
}

// namesJob reports that a title is used of a job: what stands before and behind it does not
// speak of somebody who has it.
func namesJob(part review.Part, text string, words []review.Word, at stretch) bool {
	after := ""
	if at.to < len(words) && strings.Trim(text[words[at.to-1].End:words[at.to].Start], " \t\r\n") == "" {
		after = words[at.to].Fold
	}
	if isJobNoun(after) || part == review.Subject {
		return at.from == 0 || words[at.from-1].Fold != "my" && words[at.from-1].Fold != "our"
	}
	if at.from > 0 && isJobNoun(words[at.from-1].Fold) && strings.ContainsAny(text[words[at.from-1].End:words[at.from].Start], "(:") {
		return true // "the position (Customs Broker)"
	}
	switch after {
	case "is", "sounds", "seems", "fits", "suits":
		for _, w := range words[at.to:min(len(words), at.to+7)] {
			if isJobNoun(w.Fold) || w.Fold == "me" {
				return true
			}
		}
	case "who":
		return at.from > 1 && words[at.from-1].Fold == "a" && words[at.from-2].Fold == "me" // "you will find in me"
	case "whom", "that", "told", "said", "asked", "showed", "next", "beside":
		return false
	}
	before := func(n int) string {
		if at.from-n < 0 {
			return ""
		}
		return words[at.from-n].Fold
	}
	if after == "work" && oneOf(before(1), "the your this") {
		return true // "the Timetable Analyst work"
	}
	if before(1) == "your" && oneOf(after, "will would should must needs") {
		return true // "what your Structural Engineer will be doing"
	}
	n := 1
	for n < 5 && (isBeforeTitle(before(n)) || isPraise(before(n))) {
		n++
	}
	if n > 1 && oneOf(before(1), "a an") || n > 2 {
		switch after {
		case "should", "must", "needs", "would", "could", "can", "ought":
			return !holds(words[max(0, at.from-8):at.from], "met", "knew", "saw", "asked") // "a good BI Analyst should"
		}
	}
	switch before(n) {
	case "as":
		if oneOf(before(n+1), "applied apply applying application interviewed candidate") && !tellsOfElsewhere(words, at.from-n) {
			return true
		}
		if words[at.from].Capital {
			return before(1) == "your" || !pastBefore(words, at.from-n)
		}
		return wishesInSentence(words, at.from-n) && !tellsOfElsewhere(words, at.from-n) // "to come to you as a bow maker"
	case "about", "on", "regarding", "concerning":
		return oneOf(before(n+1), "decision decisions decided news word update choice result answer outcome") // "the decision about the UX Designer"
	case "of", "to", "in":
		return isJobNoun(before(n+1)) || oneOf(before(n+1), "work duties office title chair shoes")
	case "i'm", "am":
		return n > 1 && readerSoon(words, at.to) // "I'm the right Kennel Manager for you"
	case "what":
		return oneOf(after, "does is should must would can needs has")
	case "be", "become", "becoming", "being", "for", "me", "myself", "hire", "need", "hiring", "seek", "want":
		return true
	}
	return false
}

// pastBefore reports that the sentence of words[at] tells of the candidate's past before it:
// "I worked as".
func pastBefore(words []review.Word, at int) bool {
	for i := at - 1; i >= max(0, at-14) && !words[min(i+1, at)].Opens; i-- {
		if isPastOfMine(words, i) {
			return !wishesInSentence(words, at)
		}
	}
	return at > 0 && (words[at-1].Fold == "worked" || words[at-1].Fold == "years")
}

// ofOtherProcess reports a word of the name of an employer that the candidate has another
// process with.
func ofOtherProcess(d *review.Doc, fold string) bool {
	for _, p := range d.Context.OtherProcesses {
		for _, w := range employerWords(d, p.Employer) {
			if w.Fold == fold {
				return true
			}
		}
	}
	return false
}

// isPraise reports what a candidate says of the worker they would be.
func isPraise(fold string) bool {
	switch fold {
	case "strong", "good", "great", "fine", "better", "careful", "reliable", "dedicated", "patient", "very", "right":
		return true
	}
	return false
}
