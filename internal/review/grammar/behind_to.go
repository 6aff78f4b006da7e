package grammar

// takesPlainTo are words whose "to" has a verb behind it, and never a thing: "able to", "in order to".
const takesPlainTo = "want wants wanted need needs needed hope hopes hoped hoping decide decided decides manage managed manages promise promised plans planned try tries tried trying fail failed refuse refused expect expected learn learned learnt afford tend tends able unable ready happy glad " +
	"pleased delighted keen eager willing likely supposed ought how whether chance opportunity order sure sorry reluctant wish wished liked easy hard difficult possible impossible necessary important nice good great lovely enough had going got permission writing write " +
	"have has relief joy pleasure honour thankful grateful proud chance forgot opportunity seem seems seemed prepared excited hesitate interested decided possible yet allowed where thrilled surprised forced intend wanting lucky unable fortunate desperate honoured honored fun wished rare dare privilege planning polite quick obliged ashamed easier deserve wonderful pleasant possibility attempt choose chose continue threatened refuse inclined odd delight liberty anxious amused easiest began begun asked helpful promised offered welcome persuaded"

// takesNoThing are those of them that have nothing but a verb behind "to", not even a verb that is a noun as well.
const takesNoThing = "want wants wanted need needs needed have has had hope hopes hoped learn learned learnt forgot hesitate try tries tried trying expect expected able unable decide decided manage managed afford tend tends refuse refused"

// behindTo is about "my landlord agreed to ended the lease", "I used to spent whole mornings", "keen to joining a crew" and, where
// "to" is the preposition of the word before, "in addition to keep the books".
func behindTo(p *prose, i int) (slip, bool) {
	at := i + 1
	if isMidAdverb(p, at) && at+1 < len(p.words) {
		at++
	}
	if !lowerWord(p, at) || p.opens(i) || p.owns(i-1) {
		return slip{}, false
	}
	verb, s := p.words[at].Fold, p.speech[at]
	prev := p.words[i-1].Fold
	if s&closedParts != 0 {
		return slip{from: at, to: at, right: "have"}, oneOf(verb, "has had") && oneOf(prev, takesPlainTo) && !hangs(p, i)
	}
	asked := i > 1 && p.speech[i-1]&objectCase != 0 && p.syntax[i-1]&adjoins != 0 && (p.words[i-2].Fold == "for" || rulings()[p.words[i-2].Fold]&inAskTo != 0)
	governed := asked || oneOf(prev, takesPlainTo) || prev == "like" && contracted(p.prev(i-1)) || prev == "like" && p.prev(i-1) == "would"
	firmly := asked || oneOf(prev, takesNoThing)
	if s&baseVerb != 0 {
		if takesThing(p, i) && likelyVerb(p, at) {
			return mend(at, doingOf(verb))
		}
		return slip{}, false
	}
	surely := prev == "as" && oneOf(p.prev(i-1), "kind good so") || oneOf(prev, "write writing") && verb == "says"
	behind := p.partsBehind(at)
	acts := actsOnNext(p, at) || behind&(objectCase|asking) != 0 || p.next(at) == "that"
	switch {
	case s&(pastVerb|doneVerb) != 0:
		used := prev == "used" && i > 1 && p.syntax[i-1]&adjoins != 0 && p.speech[i-2]&subjectCase != 0
		if !actsOnNext(p, at) && !used && !((governed || p.speech[i-1]&doingVerb == 0 && isIrregular(verb)) && s&(adjective|anyNoun) == 0) && !(governed && acts) && !(firmly && verbFormIn(p.syntax[at]) != noForm && (s&anyNoun == 0 || isIrregular(verb) && behind&adverb != 0)) || verb == "according" || oneOfBefore(p, i, 4, "from between") {
			return slip{}, false
		}
	case s&doingVerb != 0:
		if !governed && !surely || s&(anyNoun|adjective) != 0 && !acts && !surely && !firmly || oneOf(prev, "going got used plans order") || oneOfBefore(p, i, 4, "from prefer preferred") {
			return slip{}, false
		}
	case s&thirdVerb != 0:
		if s&anyNoun == 0 && verbFormIn(p.syntax[at]) == thirdForm && p.syntax[at]&orNoun == 0 {
			break // "to sees where it leads"
		}
		if !governed || s&manyNoun != 0 && !actsOnNext(p, at) && behind&(objectCase|asking) == 0 && !firmly && p.next(at) != "thank" || oneOf(prev, "going got used plans order") || oneOf(prev, "write writing") && verb != "says" {
			return slip{}, false
		}
	default:
		return slip{}, false
	}
	if !surely && (hangs(p, i) || strands(p, i)) {
		return slip{}, false
	}
	return mend(at, plainOf(verb))
}

// isIrregular reports a form of a verb that no rule makes, and that is hardly ever an adjective.
func isIrregular(form string) bool {
	_, ok := irregular()[plainOf(form)]
	return ok
}

// strands reports that "to", at words[i], may belong to the word before, and end the clause it stands in: "the man I spoke
// to gave me a map", "the shop listened to sold it".
func strands(p *prose, i int) bool {
	return oneOf(p.words[i-1].Fold, "talk talked talking speak spoke spoken listen listened write wrote written went gone go come came belong belongs belonged apply applied refer referred turn turned reply replied respond responded react reacts reacted next according due thanks "+
		"close similar related sent lent sold gave given linked tied bound attached devoted committed forward up back access answer answers key visit trip way")
}

// takesThing reports that "to", at words[i], is the preposition of what stands before, so that a verb behind it ends in -ing.
func takesThing(p *prose, i int) bool {
	before := p.prev(i - 1)
	switch p.prev(i) {
	case "addition":
		return before == "in"
	case "comes":
		return before == "it"
	case "came":
		return before == "it" && p.prev(i-2) == "when"
	case "committed", "devoted", "dedicated", "accustomed", "opposed":
		return i > 1 && p.syntax[i-1]&adjoins != 0 && (p.speech[i-2]&beVerb != 0 || isMidAdverb(p, i-2))
	case "object", "objected":
		return p.syntax[i-1]&adjoins != 0 && i > 1 && p.speech[i-2]&(subjectCase|helper|negation) != 0
	}
	return false
}
