package grammar

// takesDoing are words whose preposition has a deed behind it, "good at", "the idea of", and which end no clause that
// has its verb still to come.
const takesDoing = "instead way ways idea ideas capable habit habits chance chances possibility tired afraid proud fond dream dreams dreamt dreamed think thinking thought plan point purpose risk fear good bad great better best brilliant interested experience experienced excited passionate enthusiastic sorry thank thanks grateful thankful responsible famous known " +
	"credit praise reward blame reason reasons skill skills talent success succeeded succeed difficulty trouble interest art act task job benefit advantage method cost means aim worried nervous careful serious sure certain confident concept practice process talk talked talking you much again charge hope intention pleasure joy honour honor favour favor"

// behindPreposition is about "After listen to your beekeeper", "By move the two buses", "good at spot the fault", "thinking of take a
// course" and "without ask": behind a preposition stands no plain verb.
func behindPreposition(p *prose, i int) (slip, bool) {
	at := i + 1
	if p.words[at].Fold == "not" && at+1 < len(p.words) {
		at++
	}
	if p.words[i].Opens && oneOf(p.words[i].Fold, "by after before without") && lowerWord(p, at) && p.speech[at]&closedParts == 0 && (pastOnlyAt(p, at) || p.speech[at]&pastVerb != 0 && p.speech[at]&(anyNoun|adjective) == 0) && goesOn(p, at) {
		return mend(at, doingOf(plainOf(p.words[at].Fold))) // "After spoke with your team"
	}
	if !lowerWord(p, at) || p.speech[at]&baseVerb == 0 || p.speech[at]&closedParts != 0 {
		return slip{}, false
	}
	fold, verb, s := p.words[i].Fold, p.words[at].Fold, p.speech[at]
	sure := sureVerb(p, at)
	if verb == "let" && actsOnNext(p, at) {
		sure = true
	}
	phrasal := p.words[i].Opens && s&adjective == 0 && !oneOf(verb, bareNouns) && oneOf(p.next(at), "up off out")
	if !sure && !phrasal && !likelyVerb(p, at) || p.next(at) == "or" || p.next(at) == "and" && p.endsClause(at+1) {
		return slip{}, false
	}
	switch fold {
	case "by", "after", "before", "without":
		if p.words[i].Opens && (sure && p.partsBehind(at)&anyNoun == 0 || verbFormIn(p.syntax[at]) == plainForm) && goesOn(p, at) {
			break // "Before sign off any scaffold"
		}
		before := p.prev(i)
		if before == "" || !sure || !actsOnNext(p, at) || oneOf(before, "day days week weeks month months year years night morning hours minutes moment the") || oneOf(fold, "before after") && p.speech[i-1]&(preposition|adverb|article) != 0 {
			return slip{}, false
		}
	case "of", "about", "for", "at", "in", "from", "on":
		if at > i+1 && fold == "for" && sure {
			break // "and for not let the pipe burst"
		}
		behind := p.partsBehind(at)
		if behind&objectCase != 0 && behind&subjectCase == 0 && !p.opens(i) && s&adjective == 0 {
			break // "thanks for offer me a seat"
		}
		if fold == "in" && verb == "write" && (p.endsClause(at) || behind&preposition != 0) {
			return word(at, "writing")
		}
		if sure && actsOnNext(p, at) && !p.opens(i) && fold != "from" && fold != "on" && p.speech[i-1]&(anyVerb|adverb|helper) == 0 && p.speech[i-1]&(anyNoun|adjective|objectCase) != 0 {
			break // "in discuss the data"
		}
		if p.opens(i) || !oneOf(p.words[i-1].Fold, takesDoing) || p.owns(i-1) || !goesOn(p, at) || fold == "from" && !oneOf(p.prev(i), "tired") {
			return slip{}, false
		}
		if !sure && oneOf(fold, "for in on") && !(fold == "for" && oneOf(p.prev(i), "you thanks aim")) {
			return slip{}, false
		}
	default:
		return slip{}, false
	}
	if hangs(p, i) {
		return slip{}, false
	}
	if fold == "for" && p.prev(i) == "aim" {
		return word(i, "to")
	}
	return mend(at, doingOf(verb))
}
