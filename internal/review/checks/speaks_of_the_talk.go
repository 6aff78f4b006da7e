package checks

import (
	"strings"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/grammar"
	"afterword/internal/review/turns"
)

// speaksOfTheTalk tells "thank you for your time today" from "I tried it today". The words
// before the day are read backwards, within its sentence, to the first that decides: what
// the interview is called, or what the reader did, speaks of the talk; an "I" does
// something else; "will" and "until" are of another day. What opens a sentence is decided
// by what follows.
func speaksOfTheTalk(text string, words []review.Word, m mention) bool {
	if m.kind == "hours" && words[m.from].Fold == "just" {
		return true // daysAgo has read on
	}
	from, to := sentenceAround(text, words, m.from)
	if holds(words[from:from+1], "see", "speak", "talk", "until", "till") && !holds(words[from:to], "was", "were") {
		return false // "see you on Friday"
	}
	if m.owns {
		return !holds(words[from:to], "luck", "upcoming", "coming") && m.to < to && (namesTalk(words[m.to].Fold) || m.to+1 < to && namesTalk(words[m.to+1].Fold))
	}
	if m.to < to && m.kind != "weekday" && (words[m.to].Fold == "would" || words[m.to].Fold == "was" && isTheirDate(words[m.to+1:to])) {
		return false // "you thought that yesterday would bring a decision"
	}
	if m.from > from {
		if words[m.from-1].Fold == "so" && m.to < to && words[m.to].Fold == "i" {
			return false // "so today I allow myself to ask"
		}
		switch words[m.from-1].Fold {
		case "until", "till", "by", "before", "every", "each", "next", "since", "only", "as", "a", "any", "second", "than", "not", "like", "coming", "or":
			return false
		}
	}
	sentence := words[from:to]
	if holds(sentence, "forward", "tomorrow") || ofAnother(sentence) {
		return false
	}
	if m.kind == "weekday" {
		return weekdayOfTheTalk(text, words, m, from, to)
	}
	if m.from > from+1 && words[m.from-1].Fold == "of" && holds(words[m.from-2:m.from-1], "part", "highlight", "moment", "bit", "best") && holds(words[from:m.from], "favourite", "favorite", "highlight", "best", "loved") && !holds(words[from:m.from], "spent", "spend", "spending", "took") {
		return true // "my favourite part of this afternoon"
	}
	if m.to+2 < to && words[m.to].Fold == "when" && holds(words[m.to+1:m.to+2], "we", "you") && wasDone(words[m.to+2].Fold) {
		return true // "at noon today, when we spoke"
	}
	reader := false
	for i := m.from - 1; i >= max(from, m.from-14); i-- {
		fold := words[i].Fold
		switch fold {
		case "you", "we", "your", "our", "us", "me", "together", "everyone", "team", "everybody":
			reader = true
			if d := words[i+1 : m.from]; fold == "you" || fold == "we" {
				if len(d) == 0 {
					continue // "thank you today", "meeting you today"
				}
				if m.kind == "week" && m.ago == 0 && oneOf(d[0].Fold, "spoke said mentioned named gave suggested") {
					return false // "you spoke of the middle of this week"
				}
				if i > from && isThanks(words[i-1].Fold) {
					return true
				}
				if i > from && oneOf(words[i-1].Fold, "if unless") {
					return false
				}
				if retoldBefore(d) {
					return false
				}
				if wasDone(d[0].Fold) || len(d) > 1 && (wasDone(d[1].Fold) || fold == "you" && strings.HasSuffix(d[0].Fold, "ed") && oneOf(d[1].Fold, "me us")) {
					return true // "you showed me … today"
				}
			} else if fold == "team" && i+2 < m.from && wasDone(words[i+1].Fold) && words[i+2].Fold == "me" {
				return true // "your team made me feel at home today"
			}
			continue
		case "i", "i've", "i'm", "i'd":
			if i > from && i+1 < m.from && oneOf(words[i-1].Fold, "what everything all much") && oneOf(words[i+1].Fold, "saw heard learned learnt tasted") {
				return true // "what I saw yesterday"
			}
			if i > from && words[i-1].Fold == "as" {
				return false // "elsewhere, as I learned this morning"
			}
			if i+3 < m.from && (words[i+2].Fold == "with" && words[i+3].Fold == "my" || oneOf(words[i+1].Fold, "met visited") && words[i+2].Fold == "my") {
				return false // "I spoke with my old master this morning"
			}
			return i+1 < m.from && learned(words[i+1].Fold) || i+2 < m.from && learned(words[i+2].Fold)
		case "i'll", "will", "would", "until", "when", "if", "by", "because", "although", "while", "he", "she", "they", "can", "could", "should":
			if fold == "when" && reader {
				return true // "when we spoke today"
			}
			if fold == "can" || fold == "could" || fold == "would" || fold == "will" || fold == "should" {
				return false
			}
			if fold == "when" {
				continue
			}
			return false
		}
		switch {
		case fold == "it" && oneOf(words[i+1].Fold, "came arrived comes"), fold == "call" && (holds(words[max(from, i-2):i], "missed", "miss", "missing") || words[i+1].Fold == "me"):
			return false // "I missed your call this morning"
		case i >= m.from-2 && oneOf(fold, "mail email message reply letter answer"):
			return false // "thank you for your mail this morning"
		case isThanks(fold), oneOf(fold, "asked shown") && i > from && holds(words[i-1:i], "be", "being", "was"):
			return true
		case fold == "joy" && i+2 < m.from && words[i+1].Fold == "to" && oneOf(words[i+2].Fold, "see meet talk speak visit"):
			return true
		case fold == "time" && i > from && holds(words[i-1:i], "have", "free", "spare"):
			return false // "I have time this week"
		case i > from && oneOf(fold, "call visit tour talk chat") && holds(words[i-1:i], "will", "i'll", "we'll", "can", "could", "would", "may", "shall"):
			return false // "I will call you this afternoon"
		case namesTalk(fold):
			one := i - 1
			if one > from && isPleasant(words[one].Fold) {
				one-- // "a good meeting"
			}
			if one >= from && (words[one].Fold == "a" || words[one].Fold == "an" || words[one].Fold == "another") && !(one > from && isThanks(words[one-1].Fold)) && !holds(words[from:i], "thank", "thanks", "you", "we", "it") {
				return false // "I had a call with a customer today"
			}
			return true
		case saysMet(fold):
			if fold == "hear" && words[i+1].Fold == "from" {
				continue
			}
			if i > from && oneOf(words[i-1].Fold, "can could will would may might shall i'll we'll") {
				return false // "I can meet anyone from the team this week"
			}
			if reader || i > from && isPleasant(words[i-1].Fold) || i > from+1 && words[i-1].Fold == "to" && isPleasant(words[i-2].Fold) {
				return true
			}
		}
	}
	return opensWithTheTalk(words, m, from, to)
}

// ofAnother reports a sentence about somebody else's interview: "with another firm".
func ofAnother(sentence []review.Word) bool {
	for i := 1; i < len(sentence); i++ {
		if sentence[i].Fold == "another" && oneOf(sentence[i-1].Fold, "with from at by") {
			return true
		}
	}
	return false
}

// isThanked reports a word of thanks.
func isThanked(words []review.Word) bool {
	for i := range words {
		if isThanks(words[i].Fold) {
			return true
		}
	}
	return false
}

// retoldBefore reports "said that", "told me that": the day behind it is of what was told.
func retoldBefore(words []review.Word) bool {
	for i := 1; i < len(words) && i < 4; i++ {
		if words[i].Fold == "that" {
			return holds(words[:i], "said", "told", "mentioned", "explained", "say")
		}
	}
	return false
}

// weekdayOfTheTalk is narrower: weeks are full of days that are other things' days.
func weekdayOfTheTalk(text string, words []review.Word, m mention, from, to int) bool {
	if isOfEveryWeek(text, words, m) {
		return false
	}
	if opensWithTheTalk(words, m, from, to) {
		return true
	}
	if proposesDay(words[from:m.from]) {
		return false
	}
	if asked(text, words, to) || holds(words[from:to], "will", "i'll", "we'll", "you'll", "next", "coming", "would", "could", "can", "shall", "plan", "plans", "planned", "invitation", "invite", "scheduled") {
		return false
	}
	for j := from; j+1 < m.from; j++ {
		if holds(words[j:j+1], "i'd", "we'd") && holds(words[j+1:j+2], "be", "love", "like", "welcome") {
			return false
		}
	}
	book := weekdayTalks()
	if m.dated {
		book = dateTalks()
	}
	for at := from; ; {
		h, ok := book.In(text, words, at, to)
		if !ok {
			return false
		}
		if at = h.To; h.From < m.to && h.To > m.from {
			if h.From > from && (oneOf(words[h.From-1].Fold, "your any") && oneOf(words[h.From].Fold, "meeting call time") && !isThanked(words[from:h.From]) || words[h.From-1].Fold == "to" && words[h.From].Fold == "call") {
				return false // "in time for your meeting on Thursday"
			}
			return h.From == from || !holds(words[h.From-1:h.From], "second", "next", "another", "a", "an", "upcoming", "following", "final", "other", "last")
		}
	}
}

// isOfEveryWeek reports a weekday before a noun: "your question on Sunday hours", "our chat about
// Saturday weddings".
func isOfEveryWeek(text string, words []review.Word, m mention) bool {
	if m.owns || m.hours != "" || m.to >= len(words) || !adjoining(text, words[m.to-1], words[m.to]) {
		return false
	}
	next := &words[m.to]
	if next.Capital || kindOf.Of(next)&functional != 0 || wasDone(next.Fold) {
		return false
	}
	if m.from > 0 && words[m.from].Fold != "on" && oneOf(words[m.from-1].Fold, "about against") {
		return true
	}
	fold := next.Fold
	return len(fold) > 3 && strings.HasSuffix(fold, "s") && !strings.HasSuffix(fold, "ss") && (!grammar.IsThird(fold) || oneOf(fold, "mornings evenings afternoons nights hours"))
}

// proposesDay reports words before a day that ask for a talk yet to come: "let's talk about it", "I am
// free to talk".
func proposesDay(words []review.Word) bool {
	for i := range words {
		switch words[i].Fold {
		case "let", "lets":
			if words[i].BareEnd < words[i].End || words[i].Fold == "lets" && words[i].Opens || i+1 < len(words) && words[i+1].Fold == "us" {
				return true
			}
		case "free", "available", "happy", "glad", "ready", "able":
			if i+2 < len(words) && words[i+1].Fold == "to" && oneOf(words[i+2].Fold, "talk chat speak meet discuss call come show visit") && !holds(words[:i], "was", "were") {
				return true
			}
		}
	}
	return false
}

var (
	weekdayTalks = sync.OnceValue(func() *turns.Book { return talksOn("@weekday") })
	dateTalks    = sync.OnceValue(func() *turns.Book { return talksOn("@date") })
)

// talksOn are turns that name the day of the talk, with words for a day.
func talksOn(day string) *turns.Book {
	const on = "(on|last|this past|past|from|of|this)?"
	const talk = "(conversation|interview|chat|talk|discussion|meeting|call|visit|tour|session|lunch|hospitality|hour|time|welcome|exchange)"
	const you = "(you|me|us|everyone|everybody|the team|you all|all of you|your team)"
	return turns.Bind(language, review.Unkept, nil, turns.Of(
		talk+" (with (you|me|us|your team|everyone)|together|here|there|about ~3|in your ~1|at your ~1)? "+on+" "+day,
		"(meet|meeting|met|speak|speaking|spoke|spoken|talk|talking|talked|chat|chatting|chatted|sitting|sat|interviewing|having|showing|hosting|seeing|see) (down)? (with|to)? "+you+" ~4 (on|last|this past) "+day,
		talk+" (to|at|in|of|with|by) (your|you) ~2 (on|last|this past) "+day, "you (asked|told|reminded|taught|drew|introduced) (me|us)? (on|last|this past)? "+day+" ~1", "you ~1 (mentioned|explained|described|raised) ~3 (on|last) "+day,
		"(meet|meeting|met|speak|speaking|spoke|talking|talked|see|seeing) (with|to)? "+you+" "+day, "(thank you|thanks) (again|so much|very much|a lot|both|all)? for (your ~3|everything|all your ~1|having me|the ~2)? "+on+" "+day,
		"(thank you|thanks|grateful|glad) ~3 for (receiving|hosting|welcoming|seeing|showing|taking|letting|walking|teaching|giving|interviewing|having) (me|us) ~5 "+on+" "+day,
		"as (we|you) (discussed|mentioned|agreed|explained|said) ~2 (on|last|this past) "+day, "you said (on|last) "+day+" that", "what you (said|told|showed|asked) ~2 (on|last) "+day, "(good|kind|nice|lovely|generous) of you to ~6 (on|last) "+day, "was ~2 to ~1 with you ~3 (on|last) "+day, "(time|trouble|hour) you (took|gave|spent) ~4 (on|last|this past) "+day,
		"(walking|walk|walked|sitting|sit|sat|standing|stood|working|worked|talking) ~4 (with|beside) you ~2 (on|last|this past) "+day, "(sit|sat|sitting|stand|stood) at your ~1 (on|last|this past) "+day,
		"your (question|story|advice|remark|idea|answer|example|words|point|comment) (from|of|on) (last)? "+day,
		"we (met|spoke|talked|chatted|sat) ~2 (on|last|this past) "+day, "was (a)? ~2 to (see|meet|visit|hear|watch) ~5 (on|last) "+day, "(interviewed|visited) ~3 (on|last) "+day, "you (showed|gave|walked|took) (me|us) ~4 (on|last) "+day, "(enjoyed|appreciated) ~3 (on|last) "+day, "enjoyed "+day,
	))
}

// opensWithTheTalk reads on behind a day that opens its sentence: "Today was a pleasure",
// "This morning you asked", "Earlier today we spoke".
func opensWithTheTalk(words []review.Word, m mention, from, to int) bool {
	if m.from != from && !(m.from <= from+2 && holds(words[from:from+1], "on", "the", "a", "an", "some")) || m.to >= to {
		return false
	}
	next := words[m.to].Fold
	second := ""
	if m.to+1 < to {
		second = words[m.to+1].Fold
	}
	switch {
	case next == "was" && m.kind != "weekday" && m.kind != "week":
		return true
	case next == "you", next == "we":
		return wasDone(second) || m.to+2 < to && wasDone(words[m.to+2].Fold)
	case next == "i" && m.kind != "weekday" && m.kind != "week":
		return saidOfYou(words[m.to:to])
	case next == "at" || next == "in":
		return m.to+2 < to && holds(words[m.to:min(to, m.to+5)], "you", "we") && namesTalk(words[m.to+2].Fold)
	}
	return false
}

// isTheirDate reports what a day was, other than that of the talk: "the day you had in mind",
// "your date", "a holiday".
func isTheirDate(words []review.Word) bool {
	if holds(words, "holiday", "deadline", "date", "birthday") {
		return true
	}
	if len(words) == 0 {
		return false
	}
	if oneOf(words[0].Fold, "the your our my") && len(words) > 1 {
		words = words[1:]
		if holds(words[:min(len(words), 2)], "day", "end", "last") {
			return true
		}
	}
	if _, day := weekdayNamed(words[0].Fold); day {
		return true
	}
	if _, day := ordinal(words[0].Fold); day {
		return true // "the 16th"
	}
	if _, _, _, day := dayOfMonth(words, 0); day {
		return true
	}
	if len(words) > 2 && words[1].Fold == "of" {
		_, day := monthNamed(words[2].Fold)
		return day // "the second of December"
	}
	return false
}

// saidOfYou reports that an "I" met, saw or heard the reader: "today I had the luck to meet you".
func saidOfYou(words []review.Word) bool {
	for i := 1; i+1 < len(words); i++ {
		if holds(words[i:i+1], "meet", "met", "visited", "saw", "interviewed", "speak", "spoke", "talked", "talk", "visit", "see") && holds(words[i+1:min(len(words), i+3)], "you", "your") {
			return !holds(words[:i], "will", "would", "hope", "want", "wanted")
		}
	}
	return false
}

func isThanks(fold string) bool {
	switch fold {
	case "thank", "thanks", "thankful", "appreciate", "appreciated", "appreciation", "grateful", "gratitude", "enjoyed", "pleasure", "delight", "treat", "honor", "honour", "privilege":
		return true
	}
	return false
}

func isPleasant(fold string) bool {
	switch fold {
	case "great", "good", "nice", "lovely", "wonderful", "pleasant", "fun", "enjoyable", "enjoyed", "loved", "liked", "for", "glad", "happy", "delighted":
		return true
	}
	return false
}

func namesTalk(fold string) bool {
	switch fold {
	case "conversation", "conversations", "interview", "interviews", "chat", "talk", "discussion", "discussions", "meeting", "call", "visit", "tour", "time", "hour", "hours", "minutes", "session", "sessions", "panel",
		"round", "exchange", "walkthrough", "trial", "lunch", "hospitality", "welcome", "kindness", "patience", "dialogue", "appointment", "opportunity":
		return true
	}
	return false
}

func saysMet(fold string) bool {
	switch fold {
	case "met", "meet", "meeting", "spoke", "speak", "speaking", "spoken", "sit", "walk", "spend", "talked", "talking", "chatted", "chatting", "interviewed", "interviewing", "seeing", "visiting", "visited", "sat", "sitting", "discussed", "discussing",
		"having", "see", "visit", "hear", "watch", "showing", "hosting", "hosted", "walking", "connecting", "connected", "catching", "conversing", "welcoming", "taking", "sharing", "explaining", "telling", "inviting", "letting", "giving":
		return true
	}
	return false
}

// wasDone reports what a reader does in an interview, in the past.
func wasDone(fold string) bool {
	switch fold {
	case "said", "asked", "told", "mentioned", "described", "explained", "showed", "shown", "gave", "took", "walked", "talked", "spoke", "discussed", "met", "raised", "brought", "drew", "shared", "pointed", "introduced", "covered",
		"chatted", "demonstrated", "let", "made", "sketched", "suggested", "touched", "had", "spent", "went", "looked", "led", "put", "wondered", "laughed", "worked", "tried", "invited", "answered", "agreed", "stood", "sat":
		return true
	}
	return false
}

// learned reports what a candidate does in an interview, in the past.
func learned(fold string) bool {
	switch fold {
	case "learned", "learnt", "enjoyed", "appreciated", "loved", "met", "left", "spoke", "interviewed", "visited", "talked", "liked", "shook":
		return true
	}
	return false
}
