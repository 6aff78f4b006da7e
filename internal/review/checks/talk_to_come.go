package checks

import (
	"fmt"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/grammar"
)

// talkToCome is about the interview as if it were yet to be held: "see you tomorrow at
// eleven", "I look forward to meeting you on Monday", in the note that thanks for it. A
// process in which another round is arranged may look forward to that.
func talkToCome(d *review.Doc, text string, words []review.Word, i int, leaves interview.Date) (f review.Finding, ok bool) {
	last := 0
	switch words[i].Fold {
	case "tomorrow":
		last = tomorrowThanked(text, words, i)
	case "see":
		last = seenThen(text, words, i)
	case "forward":
		last = lookedForwardTo(text, words, i)
	case "upcoming":
		if i+1 < len(words) && i > 0 && adjoining(text, words[i], words[i+1]) && words[i+1].Fold == "interview" && holds(words[i-1:i], "the", "our", "my", "for") {
			last = i + 1
		}
	case "advance":
		if i > 1 && i+3 < len(words) && words[i-1].Fold == "in" && holds(words[max(0, i-4):i], "thank", "thanks") && words[i+1].Fold == "for" && holds(words[i+2:i+3], "the", "our", "your") && holds(words[i+3:i+4], "interview", "conversation", "talk") {
			last = i + 3
		}
	case "what":
		return hoursExclaimed(d, text, words, i, leaves)
	}
	if last == 0 || d.Draft.Phase != note.Anchor || roundArranged(d) {
		return f, false
	}
	from := i
	if words[i].Fold == "forward" && i > 0 {
		from--
	}
	f.Span = review.Span{Start: words[from].Start, End: words[last].BareEnd}
	if words[last].Fold != "interview" && (words[i].Fold == "see" || words[i].Fold == "forward" && holds(words[i+2:i+3], "our", "the", "my")) {
		f.Severity = review.Hint // it may be of another visit that they agreed on
	}
	f.Message = fmt.Sprintf("You write %q, as if the interview were to come: it was on %s.", oneLine(text[f.Span.Start:f.Span.End]), dayOf(d, d.Context.Interview.Ends).Words())
	return f, true
}

// roundArranged reports a round of the process that is yet to be held when the note leaves.
func roundArranged(d *review.Doc) bool {
	for _, round := range d.Context.Process.Interviews {
		if round.Starts.After(d.Context.Leaves()) {
			return true
		}
	}
	return false
}

// tomorrowThanked returns the last word of "tomorrow" where the sentence thanks for it, or
// names it as the day of the interview; 0 for none.
func tomorrowThanked(text string, words []review.Word, i int) int {
	from, to := sentenceAround(text, words, i)
	if holds(words[from:to], "luck", "second", "next", "back", "trial", "again", "another", "final", "will", "i'll", "holiday", "until", "before", "by", "if", "would", "could", "can", "off") {
		return 0
	}
	one := func(j int) bool {
		return j < to && j >= from && holds(words[j:j+1], "interview", "conversation", "talk", "chat")
	}
	if words[i].BareEnd != words[i].End {
		if one(i + 1) {
			return i + 1
		}
		return 0
	}
	if one(i-1) && i-2 >= from && holds(words[i-2:i-1], "the", "our", "my", "for") {
		return i
	}
	if i-3 >= from && words[i-1].Fold == "you" && holds(words[i-2:i-1], "meet", "meeting") && holds(words[from:i-2], "excited", "wait", "glad", "happy", "delighted") {
		return i
	}
	for j := i - 1; j >= max(from, i-9); j-- {
		switch fold := words[j].Fold; fold {
		case "i", "i'm", "i'd", "and", "so", "because", "that", "when", "but", "is", "are":
			return 0
		default:
			if isThanks(fold) {
				if holds(words[j:i], "inviting", "meet", "meeting", "seeing", "having", "interview", "time", "talking", "speaking") {
					return i
				}
				return 0
			}
		}
	}
	return 0
}

// seenThen returns the last word of "see you tomorrow at eleven", "see you next Tuesday for the
// interview"; 0 for none.
func seenThen(text string, words []review.Word, i int) int {
	from, to := sentenceAround(text, words, i)
	if i+3 >= to || words[i+1].Fold != "you" || holds(words[max(from, i-4):i], "hope", "if", "could", "would", "might", "may", "to") || asked(text, words, to) {
		return 0
	}
	at := i + 2
	if holds(words[at:at+1], "on", "next") {
		at++
	}
	today := false
	if words[at].Fold == "this" && at+1 < to && holds(words[at+1:at+2], "morning", "afternoon", "evening") {
		at, today = at+1, true
	}
	if _, day := weekdayNamed(words[at].Fold); !day && !today && !holds(words[at:at+1], "tomorrow", "week") || at+1 >= to {
		return 0
	}
	switch words[at+1].Fold {
	case "at":
		if (today || words[at].Fold == "tomorrow") && !holds(words[from:to], "trial", "shift", "second", "visit", "tour", "back", "again") && at+2 < to && (grammar.IsNumber(words[at+2].Fold) || holds(words[at+2:at+3], "noon", "half", "quarter")) {
			return at + 2
		}
	case "for":
		for j := at + 2; j < min(to, at+5); j++ {
			if holds(words[j:j+1], "interview", "talk", "conversation") && !holds(words[at+2:j], "second", "next", "final", "other", "another") {
				return j
			}
		}
	}
	return 0
}

// lookedForwardTo returns the last word of "look forward to meeting you on Monday", "looking
// forward to making your acquaintance", "to our interview"; 0 for none.
func lookedForwardTo(text string, words []review.Word, i int) int {
	from, to := sentenceAround(text, words, i)
	if i == from || i+3 >= to || words[i+1].Fold != "to" || !holds(words[i-1:i], "look", "looking") || holds(words[i:min(to, i+9)], "again", "second", "next", "person", "rest", "team", "others", "everyone", "if", "further", "another") {
		return 0
	}
	switch words[i+2].Fold {
	case "making":
		if i+4 < to && words[i+3].Fold == "your" && words[i+4].Fold == "acquaintance" {
			return i + 4
		}
	case "meeting":
		if words[i+3].Fold != "you" {
			return 0
		}
		at := i + 4
		if at >= to {
			return i + 3
		}
		return dayToCome(words, at, to)
	case "our", "the", "my":
		if holds(words[i+3:i+4], "conversation", "talk", "interview", "meeting") && i+4 < to {
			if at := dayToCome(words, i+4, to); at > 0 {
				return at
			}
		}
		if words[i+3].Fold == "interview" && (i+4 == to || holds(words[i+4:i+5], "tomorrow", "on", "with", "and")) {
			return i + 3
		}
	}
	return 0
}

// dayToCome returns the place of the weekday or the "tomorrow" at words[at], or behind an "on" there; 0
// for none.
func dayToCome(words []review.Word, at, to int) int {
	if words[at].Fold == "on" && at+1 < to {
		at++
	}
	if _, day := weekdayNamed(words[at].Fold); day || words[at].Fold == "tomorrow" {
		return at
	}
	return 0
}

// hoursExclaimed is about "What a morning!" of an afternoon, on the same day.
func hoursExclaimed(d *review.Doc, text string, words []review.Word, i int, leaves interview.Date) (f review.Finding, ok bool) {
	if !words[i].Opens || i+2 >= len(words) || words[i+1].Fold != "a" && words[i+1].Fold != "an" {
		return f, false
	}
	at := i + 2
	if at+1 < len(words) && isPleasant(words[at].Fold) {
		at++
	}
	hours := words[at].Fold
	if !oneOf(hours, "morning afternoon evening") || !adjoining(text, words[at-1], words[at]) || dayOf(d, d.Context.Interview.Ends) != leaves || !otherHours(d, hours) {
		return f, false
	}
	f.Span = span(words[at], words[at])
	f.Severity = review.Hint
	f.Message = fmt.Sprintf("You write %q, and the interview was in the %s.", hours, hoursOf(d))
	f.Suggestions = []string{hoursOf(d)}
	return f, true
}
