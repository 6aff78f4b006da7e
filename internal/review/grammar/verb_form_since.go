package grammar

import "strings"

const (
	fewOrMany = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty many several some few one half"
	spans     = "years year months month weeks week days day hours hour minutes"
	moments   = "noon midnight yesterday monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december then childhood school university college morning " +
		"easter christmas spring summer autumn winter breakfast lunch dawn"
)

// sinceWhen is about "I am waiting since two weeks" (for two weeks) and "it is on my wall since
// noon" (has been).
func sinceWhen(p *prose, i int) (slip, bool) {
	next := p.next(i)
	if p.words[i].Fold != "since" {
		return pastMissing(p, i)
	}
	if next == "" || p.owns(i) {
		return slip{}, false
	}
	if to, long := spanAt(p, i+1); long {
		if oneOf(p.next(to), "is was were are have had has would will ago of before after later passed went isn't wasn't without seems felt feels means") || oneOf(p.prev(i), "ever year years weeks months days long time") && p.prev(i) != "time" {
			return slip{}, false
		}
		if p.next(to) == "and" && oneOf(p.next(to+1), "a some more half") && hasSoon(p, to+2, "have has had") {
			return slip{}, false // "since two weeks and a bit have gone by"
		}
		right := "for " + p.text[p.words[i+1].Start:p.words[to].End]
		if s, ok := isSince(p, i); ok { // "for eight years" alone would leave "I am working"
			return slip{from: s.from, to: to, right: s.right + p.text[p.words[s.to].End:p.words[i].Start] + right}, true
		}
		return slip{from: i, to: to, right: right}, true
	}
	if next == "i" && p.next(i+1) == "am" && p.next(i+2) == "a" {
		at := i + 4
		if oneOf(p.next(i+3), "small little young") {
			at++
		}
		if oneOf(p.next(at-1), "child kid boy girl teenager") && (p.endsClause(at) || oneOf(p.next(at), subjects)) {
			return word(i+2, "was") // "since I am a child"
		}
	}
	if oneOf(next, "i we") && oneOf(p.next(i+1), "was were left started came finished moved joined graduated") && !p.words[i].Opens {
		return isSince(p, i) // "I work as a welder since I was nineteen"
	}
	if !p.words[i].Opens && oneOf(next, "the my our your") && p.partsBehind(i+1)&oneNoun != 0 && p.partsBehind(i+2)&pastVerb != 0 && p.speech[i+3]&baseVerb == 0 && oneOf(p.prev(i), "here there") {
		return isSince(p, i) // "I work here since the bridge opened"
	}
	if !momentAt(p, i+1) {
		return slip{}, false
	}
	if p.words[i].Opens {
		for j := i + 2; j < min(i+5, len(p.words)); j++ {
			if oneOf(p.words[j].Fold, "i we") && p.prev(j) != "" && oneOf(p.next(j), "work live wait know teach play study lead use drive cook like love") {
				return slip{from: j, to: j + 1, right: p.raw(j) + " have " + participleOf(p.next(j)), hint: true}, true
			}
		}
		return slip{}, false
	}
	return isSince(p, i)
}

// pastMissing is about "Yesterday I see" and "the pump that we talk about yesterday".
func pastMissing(p *prose, i int) (slip, bool) {
	if p.owns(i) {
		return slip{}, false
	}
	to := i
	if p.words[i].Fold == "last" {
		if !oneOf(p.next(i), "week month year night winter summer spring autumn monday tuesday wednesday thursday friday") || p.owns(i+1) {
			return slip{}, false
		}
		to++
	}
	if p.words[i].Opens {
		if oneOf(p.next(to), "i we you") && p.next(to+1) != "" && mayActAt(p, to+2) && verbIn(p.words[to+2].Fold).form == plainForm && !oneOf(p.words[to+2].Fold, "have do") {
			return word(to+2, simplePast(p.words[to+2].Fold))
		}
		return slip{}, false
	}
	at := i - 1
	if at > 0 && oneOf(p.words[at].Fold, "about with at it this him her them") && p.prev(at) != "" {
		at--
	}
	if at < 1 || p.prev(i) == "" || !mayActAt(p, at) || !oneOf(p.prev(at), "i we you who they he she") || oneOf(p.prev(at-1), helpers+" that's to not thank") || verbIn(p.words[at].Fold).form != plainForm || !p.endsClause(to) && !oneOf(p.next(to), "i we is was had has were") {
		return slip{}, false
	}
	return word(at, simplePast(p.words[at].Fold))
}

// spanAt reports how long something took at words[i]: "two weeks", "a long time", "5 years",
// and its last word.
func spanAt(p *prose, i int) (to int, ok bool) {
	if i < len(p.words) && p.speech[i]&(preposition|adverb|article) != 0 && oneOf(p.words[i].Fold, "about over more almost nearly around the") && p.next(i) != "" {
		if p.words[i].Fold == "the" && !oneOf(p.next(i), "last past") {
			return 0, false
		}
		i++
		if p.words[i].Fold == "than" && p.next(i) != "" {
			i++
		}
	}
	if oneOf(p.words[i].Fold, "last past") && IsNumber(p.next(i)) {
		i++
	}
	fold := p.words[i].Fold
	switch {
	case p.syntax[i]&isCount != 0 && oneOf(p.next(i), spans) && !p.owns(i+1) && !hyphenAfter(p, i):
		return i + 1, fold != "one" || !oneOf(p.next(i+1), "of")
	case fold == "a" && oneOf(p.next(i), "long short few couple") && oneOf(p.next(i+1), "time while years weeks days months hours"):
		return i + 2, true
	case fold == "a" && oneOf(p.next(i), "year month week while") && !p.owns(i+1):
		return i + 1, true
	}
	return 0, false
}

// IsNumber reports a small number, in letters or figures, or a word for a few.
func IsNumber(fold string) bool {
	return oneOf(fold, fewOrMany) || fold != "" && len(fold) <= 2 && fold[0] >= '1' && fold[0] <= '9'
}

// momentAt reports a point in time at words[i].
func momentAt(p *prose, i int) bool {
	w := p.words[i].Fold
	switch {
	case oneOf(w, moments), len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")):
		return true
	case oneOf(w, "last this"):
		return oneOf(p.next(i), moments+" week month year night")
	case oneOf(w, "the our your my"):
		return oneOf(p.next(i), "interview talk call meeting conversation beginning start morning visit summer winter spring autumn")
	}
	return false
}

// isSince looks back from "since" for a verb in the present, where English has "have been".
func isSince(p *prose, i int) (slip, bool) {
	for j := i - 1; j >= max(i-8, 0); j-- {
		fold := p.words[j].Fold
		if p.endsClause(j) || !(fold == "as" && oneOf(p.next(j), "a an")) && oneOf(fold, "have has had was were been and or but that which who if when because as i've we've first second third only best most more again time last longer better worse different") {
			return slip{}, false
		}
		behind := p.next(j)
		switch {
		case oneOf(fold, "am is are i'm we're they're you're"), p.owns(j) && oneOf(fold, "it he she"):
			v := verbIn(behind)
			if v.form != doingForm && !oneOf(behind, "on in at here there with away out open closed ready free ill sick without not still already working waiting living") || oneOf(behind, "missing") {
				return slip{}, false
			}
			if oneOf(p.prev(j), "what there") {
				return slip{}, false
			}
			right := "have been"
			switch {
			case fold == "is":
				right = "has been"
			case p.owns(j):
				right = p.text[p.words[j].Start:p.words[j].BareEnd] + " has been"
			case fold == "i'm":
				right = "I've been"
			case strings.HasSuffix(fold, "'re"):
				right = fold[:len(fold)-3] + "'ve been"
			}
			return slip{from: j, to: j, right: right, hint: v.form != doingForm}, true
		case j > 0 && verbFormIn(p.syntax[j]) == thirdForm && oneOf(fold, "works lives knows teaches studies waits") && !p.owns(j) && (p.syntax[j-1]&isSubject != 0 || p.syntax[j-1]&isOfOne != 0 && oneOf(p.prev(j-1), "my our the your his her") || oneOf(p.words[j-1].Fold, "brother sister wife husband aunt "+occupations)) && p.prev(j) != "":
			return slip{from: j, to: j, right: "has " + participleOf(verbIn(fold).base)}, true // "My uncle works there since ten years"
		case oneOf(fold, "i we they") && !oneOf(p.prev(j), "how what where way") && oneOf(behind, "work live wait know teach play study run lead use learn drive cook sing manage"):
			return slip{from: j, to: j + 1, right: p.raw(j) + " have " + participleOf(behind)}, true
		}
	}
	return slip{}, false
}
