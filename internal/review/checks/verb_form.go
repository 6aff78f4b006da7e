package checks

import (
	"slices"
	"strings"

	"afterword/internal/review"
)

func verbForm() review.Check {
	return review.Check{
		ID:       "verb-form",
		Group:    review.Form,
		Title:    "A verb has the wrong form",
		Severity: review.Warn,
		Why:      "\"Enjoy to do\", \"would like ask\", \"I am waiting since two weeks\": what is right in one language is a slip in another, and hurried fingers make the same ones; only frames that are wrong in any sentence are flagged.",
		Bad:      "I would like ask about the rota; I am waiting since two weeks and enjoy to plan it.",
		Good:     "I would like to ask about the rota; I have been waiting for two weeks and enjoy planning it.",
		Source:   "SPEC.md section 3, form: unproofread",
		Reads:    review.English,
		Find: func(d *review.Doc) []review.Finding {
			found := slips(d, "%q is not the form that this verb takes here: write %q.", mayBeMisformed, misformed)
			return besideOthers(d, found, mayDisagree, disagreement)
		},
	}
}

// besideOthers makes hints of findings beside others of a like kind that are sure: the slips of
// one writer are one thing to look at.
func besideOthers(d *review.Doc, found []review.Finding, marked mark, at func(p *prose, i int) (slip, bool)) []review.Finding {
	if len(found) == 0 || !slices.ContainsFunc(slips(d, "%q%q", marked, at), func(f review.Finding) bool { return f.Severity != review.Hint }) {
		return found
	}
	for i := range found {
		found[i].Severity = review.Hint
	}
	return found
}

const (
	// subjects are pronouns that can only be subjects, or nearly so.
	subjects = "i we you they he she"
	// doings are verbs that take a verb in -ing and never "to".
	doings = "enjoy enjoyed enjoys enjoying avoid avoided avoids avoiding finish finished dislike disliked suggest suggested recommend recommended consider considered imagine imagined appreciate appreciated practise practised practice practiced"
)

// formAsked is what misformed asks at a word. It is kept with the word.
type formAsked uint8

const (
	noFormAsked formAsked = iota
	formOfSince
	formOfTo
	formOfThanks
	formOfWill
	formOfInterest
	formOfWish
	formOfDoing
	formOfBe
	formOfHave
	formOfModal
	formOfLet
	formOfQuestion
	formOfPreposition
)

func formAskedOf(fold string) formAsked {
	switch fold {
	case "since":
		return formOfSince
	case "to":
		return formOfTo
	case "thank", "thanks":
		return formOfThanks
	case "as", "until", "once":
		return formOfWill
	case "interested", "succeeded", "succeed", "capable":
		return formOfInterest
	case "like", "want", "wants", "wanted", "wish", "hope", "hoped", "able", "glad", "happy", "pleased", "honoured", "honored", "delighted", "excited", "eager", "willing", "decided":
		return formOfWish
	case "am", "i'm", "is", "are", "was", "were", "we're", "you're", "they're", "be", "been", "being":
		return formOfBe
	case "have", "has", "had", "i've", "we've", "you've", "they've":
		return formOfHave
	case "can", "could", "must", "should", "might", "may", "will", "would", "i'll", "we'll", "you'll", "they'll":
		return formOfModal
	case "let", "makes", "make", "made", "letting":
		return formOfLet
	case "know", "wonder", "wondering", "understand", "curious", "ask", "explain":
		return formOfQuestion
	case "for", "of", "by", "without", "in", "about", "after", "before":
		return formOfPreposition
	}
	if oneOf(fold, doings) {
		return formOfDoing
	}
	return noFormAsked
}

func misformed(p *prose, i int) (slip, bool) {
	switch formIn(p.marks[i]) {
	case formOfSince:
		return sinceWhen(p, i)
	case formOfTo:
		return formBehindTo(p, i)
	case formOfThanks:
		return thankTo(p, i)
	case formOfWill:
		return willBehind(p, i)
	case formOfInterest:
		return interestedTo(p, i)
	case formOfWish:
		return toMissing(p, i)
	case formOfDoing:
		return doingMissing(p, i)
	case formOfBe:
		return formBehindBe(p, i)
	case formOfHave:
		return formBehindHave(p, i)
	case formOfModal:
		return formBehindModal(p, i)
	case formOfLet:
		return toBehindLet(p, i)
	case formOfQuestion:
		return questionWithin(p, i)
	case formOfPreposition:
		if fold := p.words[i].Fold; fold == "before" || fold == "after" {
			if s, ok := willBehind(p, i); ok {
				return s, ok
			}
		}
		return doingBehindPreposition(p, i)
	}
	return slip{}, false
}

// isVerbAt reports the plain form of a verb at words[i], by its mark.
func isVerbAt(p *prose, i int) bool {
	switch agreementIn(p.marks[i]) {
	case ofMany, ofPronoun, agreeing:
		return true
	}
	return false
}

// toMissing is about "would like ask" and "happy meet you".
func toMissing(p *prose, i int) (slip, bool) {
	fold, next := p.words[i].Fold, p.next(i)
	if next == "" || next != "be" && !isVerbAt(p, i+1) || p.owns(i) || p.owns(i+1) || hyphenAfter(p, i) || p.words[i+1].Capital {
		return slip{}, false
	}
	// "like" and "want" take things as well: only verbs that are no nouns.
	if !onlyVerb(next) && !oneOf(next, "be say know see ask make meet") || oneOf(next, "come seem follow want feel love hate exist agree warn wonder worry earn lead treat trust respect") {
		return slip{}, false
	}
	switch {
	case fold == "like":
		if !oneOf(p.prev(i), "would i'd we'd he'd she'd they'd you'd") && !(oneOf(p.prev(i), "also really just") && oneOf(p.prev(i-1), "would i'd we'd")) {
			return slip{}, false
		}
	case oneOf(fold, "want wanted wants"):
		if !oneOf(p.prev(i), subjects+" just also only really don't didn't not would who") {
			return slip{}, false
		}
	case oneOf(fold, "wish hope hoped"):
		if !oneOf(p.prev(i), "i we they") || oneOf(next, "be") {
			return slip{}, false
		}
	case fold == "decided":
		if !oneOf(p.prev(i), subjects) {
			return slip{}, false
		}
	default: // able, glad, happy
		if !oneOf(p.prev(i), "am i'm was is are were we're be been very so really also more") || next == "be" && fold != "able" {
			return slip{}, false
		}
	}
	return slip{from: i, to: i + 1, right: p.raw(i) + " to " + next}, true
}

// doingMissing is about "enjoy to do".
func doingMissing(p *prose, i int) (slip, bool) {
	if p.next(i) != "to" {
		return slip{}, false
	}
	v := verbIn(p.next(i + 1))
	if v.form != plainForm && p.next(i+1) != "be" || p.owns(i+2) || v.noun && !oneOf(p.next(i+2), behindVerb) {
		return slip{}, false
	}
	if oneOf(p.words[i].Fold, "finish finished practice practise practiced") && v.noun || oneOf(p.words[i].Fold, "considered imagined recommended appreciated") && !oneOf(p.prev(i), subjects+" have would have really") {
		return slip{}, false // "he is considered to be"
	}
	doing := doingOf(p.words[i+2].Fold)
	mild := oneOf(p.words[i].Fold, "consider imagine appreciate") || oneOf(p.prev(i), "would i'd")
	return slip{from: i + 1, to: i + 2, right: doing, hint: mild}, true
}

// interestedTo is about "interested to work" and "succeeded to find".
func interestedTo(p *prose, i int) (slip, bool) {
	if p.next(i) != "to" || p.owns(i+2) {
		return slip{}, false
	}
	verb, small := p.next(i+1), " in "
	if v := verbIn(verb); v.form != plainForm && verb != "be" {
		return slip{}, false
	}
	switch p.words[i].Fold {
	case "interested":
		if !oneOf(verb, "work join apply contribute collaborate participate continue become take build develop improve move") || verb == "work" && p.next(i+2) == "" {
			return slip{}, false // "interested to hear" is fine
		}
	case "capable":
		small = " of "
	}
	return slip{from: i, to: i + 2, right: p.raw(i) + small + doingOf(verb), hint: small == " in "}, true
}

// formBehindTo is about "want to thanking", "able to can".
func formBehindTo(p *prose, i int) (slip, bool) {
	next, prev := p.next(i), p.prev(i)
	if next == "" || p.owns(i+1) || hyphenAfter(p, i+1) {
		return slip{}, false
	}
	if !strings.HasSuffix(next, "ing") && next != "can" {
		return slip{}, false
	}
	if base := baseOf(next, doingForm); base != "" && oneOf(prev, "want wanted wants hope hoped wish decided able willing eager like") && !oneOf(next, "meeting building training planning testing marketing pricing") {
		if prev == "like" && !oneOf(p.prev(i-1), "would i'd we'd") {
			return slip{}, false
		}
		return word(i+1, base)
	}
	if next == "can" && oneOf(prev, "want wanted like hope order wish glad happy") && verbIn(p.next(i+1)).form == plainForm {
		return word(i+1, "be able to")
	}
	return slip{}, false
}

// thankTo is about "thank you to have me".
func thankTo(p *prose, i int) (slip, bool) {
	at := i + 1
	if p.words[i].Fold == "thank" {
		if p.next(i) != "you" || p.prev(i) == "to" {
			return slip{}, false
		}
		at++
	}
	for oneOf(p.prev(at+1), "very so much again too kindly a lot") && at < i+6 {
		at++
	}
	if at >= len(p.words) || p.words[at].Fold != "to" || p.prev(at) == "" {
		return slip{}, false
	}
	verb := p.next(at)
	if v := verbIn(verb); v.form != plainForm || v.noun && !oneOf(p.next(at+1), "me us my our the a") || p.owns(at+1) {
		return slip{}, false
	}
	return slip{from: at, to: at + 1, right: "for " + doingOf(verb), hint: verb == "have" && verbIn(p.next(at+1)).form != noForm}, true
}

// formBehindBe is about "I am look forward", "I am having experience", "was impress by", "I am interesting in".
func formBehindBe(p *prose, i int) (slip, bool) {
	fold, next := p.words[i].Fold, p.next(i)
	if p.owns(i) || next == "" || p.owns(i+1) {
		return slip{}, false
	}
	at := i + 1
	for at < i+3 && isAdverbBefore(p.words[at].Fold) && p.next(at) != "" {
		at++
	}
	feeling := p.words[at].Fold
	if !mayFollowBe(feeling) {
		return slip{}, false
	}
	person := oneOf(fold, "am i'm we're") || oneOf(fold, "was were are been be") && oneOf(p.prev(i), "i we have")
	if person {
		right := ""
		switch feeling {
		case "interesting":
			if p.next(at) == "in" {
				right = "interested"
			}
		case "exciting":
			if oneOf(p.next(at), "to about for by") {
				right = "excited"
			}
		case "surprising", "amazing", "fascinating", "confusing":
			if oneOf(p.next(at), "by at") {
				right = feeling[:len(feeling)-3] + "ed"
			}
		}
		if right != "" {
			return word(at, right)
		}
	}
	if oneOf(fold, "am i'm") {
		if at == i+1 && oneOf(next, "appreciate look hope want think believe know need understand enjoy apply write wait feel thank remember wonder see") && !(next == "look" && p.next(i+1) != "forward") {
			if fold == "am" {
				if p.prev(i) != "i" {
					return slip{}, false
				}
				return slip{from: i - 1, to: i + 1, right: "I " + next}, true
			}
			return slip{from: i, to: i + 1, right: "I " + next}, true
		}
		if oneOf(next, "knowing believing belonging owning preferring possessing") {
			base := baseOf(next, doingForm)
			if base != "" && fold == "am" && p.prev(i) == "i" {
				return slip{from: i - 1, to: i + 1, right: "I " + base}, true
			}
		}
		if next == "having" && hasSoon(p, i+2, "experience experiences knowledge doubt doubts degree diploma") {
			if fold == "am" && p.prev(i) == "i" {
				return slip{from: i - 1, to: i + 1, right: "I have"}, true
			}
			if fold == "i'm" {
				return slip{from: i, to: i + 1, right: "I have"}, true
			}
		}
	}
	if oneOf(fold, "is was were are") && oneOf(next, "happened occurred disappeared existed appeared") && !oneOf(p.prev(i), "what which") {
		if next == "existed" || oneOf(fold, "was were") {
			return slip{from: i, to: i + 1, right: next}, true
		}
	}
	if oneOf(fold, "is are was") && feeling == "depend" && oneOf(p.next(at), "on of") {
		return slip{from: i, to: at, right: "depends"}, fold == "is"
	}
	if oneOf(fold, "am i'm was were are is be been we're") {
		preps := ""
		switch feeling {
		case "impress":
			preps = "by with"
		case "interest":
			preps = "in to"
		case "excite":
			preps = "about to by for"
		case "surprise", "amaze", "fascinate", "inspire", "convince", "delight", "please":
			preps = "by at with of"
		case "invite", "locate", "involve", "attach", "prepare", "satisfy", "employ", "motivate", "qualify":
			preps = "to in for by with at"
		}
		if oneOf(p.next(at), preps) {
			return word(at, pastOf(feeling))
		}
	}
	return slip{}, false
}

// isAdverbBefore reports an adverb that may stand between "am" and what somebody is.
func isAdverbBefore(fold string) bool {
	switch fold {
	case "very", "really", "so", "also", "always", "still", "not", "deeply", "truly", "quite", "most":
		return true
	}
	return false
}

// mayFollowBe reports the words that formBehindBe knows.
func mayFollowBe(fold string) bool {
	switch fold {
	case "interesting", "exciting", "surprising", "amazing", "fascinating", "confusing",
		"appreciate", "look", "hope", "want", "think", "believe", "know", "need", "understand", "enjoy", "apply", "write", "wait", "feel", "thank", "remember", "wonder", "see",
		"knowing", "believing", "belonging", "owning", "preferring", "possessing", "having", "happened", "occurred", "disappeared", "existed", "appeared", "depend",
		"impress", "interest", "excite", "surprise", "amaze", "fascinate", "inspire", "convince", "delight", "please",
		"invite", "locate", "involve", "attach", "prepare", "satisfy", "employ", "motivate", "qualify":
		return true
	}
	return false
}

// hasSoon reports one of some words among the next few of the clause.
func hasSoon(p *prose, i int, list string) bool {
	for j := i; j < min(i+6, len(p.words)); j++ {
		if oneOf(p.words[j].Fold, list) {
			return true
		}
		if p.endsClause(j) {
			return false
		}
	}
	return false
}

// formBehindHave is about "I have learn a lot" and "we have being working".
func formBehindHave(p *prose, i int) (slip, bool) {
	fold, at := p.words[i].Fold, i+1
	for at < len(p.words) && at < i+3 && oneOf(p.prev(at+1), "already also always never just since recently not") {
		at++
	}
	verb := p.words[min(at, len(p.words)-1)].Fold
	if at >= len(p.words) || verb != "being" && !isVerbAt(p, at) || p.prev(at) == "" || p.owns(i) || p.owns(at) {
		return slip{}, false
	}
	if verb == "being" && verbIn(p.next(at)).form == doingForm && oneOf(p.prev(i), "i we they he she it has have") {
		return word(at, "been")
	}
	if !oneOf(fold, "have has had") || oneOf(p.prev(i), subjects+" it who that which") {
		if oneOf(verb, "learn apply receive send speak write meet tell know see understand attach include describe explain discuss decide prepare forget choose begin mention prepare participate collaborate improve complete develop manage introduce") {
			return word(at, participleOf(verb))
		}
	}
	return slip{}, false
}

// formBehindModal is about "I can to help" and "will helping".
func formBehindModal(p *prose, i int) (slip, bool) {
	next := p.next(i)
	if p.owns(i) || next == "" {
		return slip{}, false
	}
	fold := p.words[i].Fold
	if next == "to" && oneOf(fold, "can could must should might") && oneOf(p.prev(i), subjects+" it this that") && (p.opens(i-1) || oneOf(p.prev(i-1), "and but that because so if when")) && (verbIn(p.next(i+1)).form == plainForm || oneOf(p.next(i+1), "be put read let set")) && !(fold == "might" || fold == "must" && p.prev(i) == "a") {
		return slip{from: i, to: i + 2, right: p.raw(i) + " " + p.next(i+1)}, true
	}
	if !strings.HasSuffix(next, "ing") {
		return slip{}, false
	}
	if base := baseOf(next, doingForm); base != "" && oneOf(p.prev(i), "i we you they he she") && oneOf(fold, "can could will would must should") && !oneOf(next, "meeting building training planning") {
		return word(i+1, base)
	}
	return slip{}, false
}

// toBehindLet is about "let me to explain" and "it made me to think".
func toBehindLet(p *prose, i int) (slip, bool) {
	who := p.next(i)
	if !oneOf(who, "me us you him her them") || p.next(i+1) != "to" || p.owns(i+1) {
		return slip{}, false
	}
	verb := p.next(i + 2)
	if verb != "be" && (verbIn(verb).form != plainForm || verbIn(verb).noun && !oneOf(p.next(i+3), behindVerb)) {
		return slip{}, false
	}
	if p.words[i].Fold != "let" && oneOf(p.prev(i), "was were is are been what that money which") && p.words[i].Fold == "made" {
		return slip{}, false
	}
	return slip{from: i + 2, to: i + 3, right: verb}, true
}

// doingBehindPreposition is about "thank you for take the time" and "interested in learn more".
func doingBehindPreposition(p *prose, i int) (slip, bool) {
	verb := p.next(i)
	if verb == "" || verb != "have" && !isVerbAt(p, i+1) || p.owns(i+1) || hyphenAfter(p, i+1) || p.words[i+1].Capital {
		return slip{}, false
	}
	if !oneOf(verb, "give take tell explain invite have let teach bring listen spend join learn become speak see hear receive meet make welcome provide introduce ask consider allow organise organize arrange solve improve choose build write describe discuss go send understand know") {
		return slip{}, false
	}
	if !oneOf(p.next(i+1), "me us you the my your our a an time more this these it him her them about how what") {
		return slip{}, false
	}
	fold, prev := p.words[i].Fold, p.prev(i)
	switch fold {
	case "for":
		if !oneOf(prev, "you thanks much again sorry reason passion responsible") {
			return slip{}, false
		}
	case "in":
		if !oneOf(prev, "interested experience interest succeeded") {
			return slip{}, false
		}
	case "of":
		if !oneOf(prev, "way idea instead capable habit chance possibility opportunity afraid proud tired experience") || oneOf(verb, "make know") {
			return slip{}, false
		}
	case "about":
		if !oneOf(prev, "think thinking thought excited passionate talked enthusiastic how what") {
			return slip{}, false
		}
	case "from":
		return slip{}, false
	case "after", "before":
		if !oneOf(verb, "take speak hear meet join give tell learn") || !p.opens(i) || oneOf(p.next(i+1), "you") {
			return slip{}, false
		}
	}
	return word(i+1, doingOf(verb))
}

// willBehind is about "as soon as you will know" and "until I will hear".
func willBehind(p *prose, i int) (slip, bool) {
	at := i
	switch p.words[i].Fold {
	case "as":
		if p.next(i) != "soon" || p.next(i+1) != "as" {
			return slip{}, false
		}
		at = i + 2
	case "once":
		if !p.opens(i) {
			return slip{}, false
		}
	}
	who := p.next(at)
	if !oneOf(who, "i we you they") || p.next(at+1) != "will" {
		return slip{}, false
	}
	verb := p.next(at + 2)
	if v := verbIn(verb); v.form != plainForm {
		if verb == "be" {
			right := "are"
			if who == "i" {
				right = "am"
			}
			return slip{from: at + 2, to: at + 3, right: right}, true
		}
		return slip{}, false
	}
	return slip{from: at + 2, to: at + 3, right: verb}, true
}

// questionWithin is about a question within a sentence that keeps the order of a question:
// "I would like to know when will you decide". Many write so; it is a hint.
func questionWithin(p *prose, i int) (slip, bool) {
	asks, at := p.next(i), i+1
	if p.words[i].Fold == "curious" && asks == "about" {
		asks, at = p.next(at), at+1
	}
	if !oneOf(asks, "when what where how why which who") {
		return slip{}, false
	}
	verb, who := p.next(at), p.next(at+1)
	if !oneOf(verb, "will can could would should are is am have has") || !oneOf(who, "you we i they he she") || p.owns(at) || p.owns(at+1) {
		return slip{}, false
	}
	return slip{from: at + 1, to: at + 2, right: asWho(who) + " " + verb, hint: true}, true
}

func asWho(who string) string {
	if who == "i" {
		return "I"
	}
	return who
}
