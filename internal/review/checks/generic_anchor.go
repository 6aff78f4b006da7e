package checks

import (
	"fmt"
	"sync"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

func genericAnchor() review.Check {
	return review.Check{
		ID:       "generic-anchor",
		Group:    review.Personal,
		Title:    "Praise in the place of a moment",
		Severity: review.Warn,
		Why:      "\"Great conversation\" fits every talk of their day; it brings none of them back.",
		Bad:      "Thank you for the great conversation. I enjoyed learning more about the role.",
		Good:     "Thank you for showing me the whiteboard where the night shift leaves one good thing for the day shift.",
		Source:   "SPEC.md, the practice; section 3, personal: generic anchor",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor {
				return nil
			}
			place, ok := praiseIn(d.Main, marksIn.Of(d).main)
			if !ok || !saysNothing(d) || d.Draft.To.Role == interview.Recruiter && d.Draft.To.Debrief.Anchor == "" && thanksForArranging(d) {
				return nil
			}
			text := shortened(onOneLine(d.Draft.Body[place.Start:place.End]), 80)
			return []review.Finding{{
				Span:    place,
				Message: fmt.Sprintf("%q fits every talk. Which moment was only yours and %s's?", text, called(d, &d.To)),
			}}
		},
	}
}

// praise are the words of a hook that could be said after any interview: an adjective
// before a noun, or a verb before what everybody does in one.
const (
	praiseAdjectives = `amazing awesome brilliant delightful engaging enjoyable enlightening excellent exciting fantastic fascinating fruitful fun
good great incredible informative insightful inspiring interesting lively lovely meaningful memorable nice outstanding perfect pleasant pleasure
positive productive stimulating superb terrific thoughtful thorough valuable warm welcoming wonderful`
	praiseNouns = `call chance chat conversation conversations dialogue discussion discussions encounter exchange experience hour insights interview
interviews meeting minutes opportunity overview session talk talks time visit`
	praiseVerbs = `appreciate appreciated enjoy enjoyed enjoying loved liked valued`
	praiseDeeds = `chatting conversation discussing discussion getting hearing interview interviewing learning meeting opportunity speaking talk talking
time chatting our the your speaking`
)

var praiseTables = sync.OnceValue(func() [4]*review.WordSet {
	return [...]*review.WordSet{review.NewWordSet(praiseAdjectives, nil), review.NewWordSet(praiseNouns, nil), review.NewWordSet(praiseVerbs, nil), review.NewWordSet(praiseDeeds, nil)}
})

// Words that praise begins with, where certain others follow.
const (
	praisePleasures  = "pleasure nice great good lovely wonderful honor honour"
	praiseLearning   = "learn learning learned hear hearing"
	praiseChances    = "opportunity chance"
	praiseConfirms   = "strengthened confirmed deepened increased reinforced"
	praiseExcited    = "energized energised excited enthusiastic thrilled motivated inspired"
	praiseGained     = "picture understanding idea sense"
	praiseValuing    = "value valued appreciate appreciated"
	praiseYourTime   = "taking your"
	praiseBeginnings = praisePleasures + " " + praiseLearning + " " + praiseChances + " " + praiseConfirms + " " + praiseExcited + " " + praiseGained + " " + praiseValuing + " " + praiseYourTime
)

// beginsPraise reports a word that a stretch of praise may begin with.
func beginsPraise(w review.Word) bool {
	tables := praiseTables()
	return tables[0].HasWord(w) || tables[1].HasWord(w) || tables[2].HasWord(w) || oneOf(w.Fold, praiseBeginnings)
}

// praiseIn finds the first stretch of praise; marks are those of words.
func praiseIn(words []review.Word, marks []mark) (review.Span, bool) {
	tables := praiseTables()
	adjectives, nouns, verbs, deeds := tables[0], tables[1], tables[2], tables[3]
	for i := 0; i+1 < len(words); i++ {
		if marks[i]&mayPraise == 0 {
			continue
		}
		next := words[i+1].Fold
		switch w := words[i].Fold; {
		case adjectives.HasWord(words[i]) && nouns.HasWord(words[i+1]):
			return span(words[i], words[i+1]), true
		case next == "and" && i+3 < len(words) && adjectives.HasWord(words[i]) && adjectives.HasWord(words[i+2]) && nouns.HasWord(words[i+3]):
			return span(words[i], words[i+3]), true
		case (next == "meeting" || next == "speaking" || next == "talking" || next == "chatting" || next == "to" && i+2 < len(words) && isMeeting(words[i+2].Fold)) &&
			oneOf(w, praisePleasures):
			return span(words[i], words[min(len(words)-1, i+2)]), true
		case i+2 < len(words) && verbs.HasWord(words[i]) && deeds.HasWord(words[i+1]):
			return span(words[i], words[min(len(words)-1, i+3)]), true
		case (next == "more" || next == "about") && oneOf(w, praiseLearning):
			return span(words[i], words[min(len(words)-1, i+4)]), true
		case next == "to" && i+2 < len(words) && (isMeeting(words[i+2].Fold) || words[i+2].Fold == "interview") && oneOf(w, praiseChances):
			return span(words[i], words[i+2]), true
		case nouns.HasWord(words[i]) && i+2 < len(words):
			if to := praisedAfter(words, i+1, adjectives); to > 0 {
				return span(words[i], words[to]), true
			}
		case next == "my" && i+2 < len(words) && oneOf(w, praiseConfirms):
			return span(words[i], words[i+2]), true
		case (next == "about" || next == "by") && i+3 < len(words) && oneOf(w, praiseExcited):
			switch words[i+3].Fold {
			case "opportunity", "role", "position", "company", "job", "team", "prospect", "conversation", "possibility":
				return span(words[i], words[i+3]), true
			}
		case next == "of" && i+3 < len(words) && oneOf(w, praiseGained):
			switch words[i+3].Fold {
			case "role", "position", "job", "company", "team", "culture", "work", "organisation", "organization":
				return span(words[i], words[i+3]), true
			}
		case (next == "the" || next == "your") && i+2 < len(words) && words[i+2].Fold == "time" && oneOf(w, praiseValuing):
			return span(words[i], words[i+2]), true
		case (next == "time" || next == "the") && oneOf(w, praiseYourTime):
			if i+2 < len(words) && (next == "time" || words[i+2].Fold == "time") {
				return span(words[i], words[min(len(words)-1, i+2)]), true
			}
		}
	}
	return review.Span{}, false
}

// praisedAfter finds "was both pleasant" and "very informative" from words[at] on: the place
// of the praise, 0 for none.
func praisedAfter(words []review.Word, at int, adjectives *review.WordSet) int {
	for i := at; i < min(len(words), at+5) && !words[i].Opens; i++ {
		if i > at && adjectives.HasWord(words[i]) {
			return i
		}
		switch words[i].Fold {
		case "was", "were", "is", "very", "both", "really", "so", "truly", "extremely", "quite", "most", "to", "be", "with", "you", "yesterday", "today":
		default:
			return 0
		}
	}
	return 0
}

func isMeeting(fold string) bool {
	switch fold {
	case "meet", "speak", "talk", "chat", "connect", "learn", "hear", "see":
		return true
	}
	return false
}
