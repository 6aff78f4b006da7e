package grammar

import "strings"

// inanimate are things that are never "who". Animals, robots and bodies of people are not
// among them.
const inanimate = "page scanner key tool system table machine device sensor app program programme printer car bus engine door window file test bug error alert ticket report question project product idea story problem phone " +
	"log query service server computer job code process house building light valve pump wheel map chart document contract book button screen form feature label cable bridge road letter mail email note line number word " +
	"rule graph camera instrument violin piano crane truck lorry lift oven menu recipe sauce cake dish box bottle lamp shelf drawer database cache packet request signal meter battery charger cart bike tram thing website " +
	"site model pipeline method solution answer reason place room kitchen table chair tree stone wall roof pipe wire switch lock clock watch bell drum string bow tap filter plan list sheet spreadsheet step tool shift " +
	"meeting interview conversation talk position role task"

// persons are people in the plural, which are never "which".
const persons = "people colleagues patients students children nurses teachers engineers developers customers guests parents pupils doctors candidates learners drivers men women users clients residents visitors neighbours interviewers apprentices trainees cooks bakers welders volunteers actors singers guards farmers"

// joinedWrong is about the word that joins what is said of a noun to it: "pages who break",
// "people which help", "phones what crash", "a talk which we had it".
func joinedWrong(p *prose, i int) (slip, bool) {
	noun, next := p.prev(i), p.next(i)
	if noun == "" || next == "" || p.owns(i) || p.owns(i-1) {
		return slip{}, false
	}
	fold, verb := p.words[i].Fold, next
	at := i + 1
	if isBeforeVerb(verb) && p.next(at) != "" {
		at++
		verb = p.words[at].Fold
	}
	v := verbFormIn(p.syntax[at])
	acts := v != noForm && v != doingForm && (v != plainForm || p.syntax[at]&orNoun == 0 || p.syntax[i-1]&inPlural != 0) || oneOf(verb, "is are was were has have had can will do does did would could must don't doesn't didn't can't won't cuts puts sets shuts reads lets hits costs")
	switch fold {
	case "who":
		if !acts {
			return slip{}, false
		}
		single := noun
		if p.syntax[i-1]&(inPlural|isOfThings) != 0 {
			single = singular(noun, func(one string) bool { return oneOf(one, inanimate) })
		}
		if p.words[i-1].Capital || !oneOf(single, inanimate) {
			return slip{}, false
		}
		// "ask on the phone who is on call", "the question who is", "a list who does what"
		if oneOf(single, "number question idea problem list note letter mail email map chart sheet spreadsheet book story plan rule answer phone log code word") && noun == single {
			return slip{}, false
		}
		for j := i - 1; j >= max(i-7, 0); j-- {
			if oneOf(p.words[j].Fold, "ask asked asking know knows knew see saw tell told wonder decide decides says say said remember show shows showed sees learn write wrote record records read reads find person people man woman one nobody somebody someone anyone those") {
				return slip{}, false
			}
			if j > 0 && p.words[j].Opens {
				break
			}
		}
		return word(i, "that")
	case "which":
		if !oneOf(p.prev(i), prepositions) && oneOf(next, "i we you they he she") {
			if s, ok := saidTwice(p, i); ok {
				return s, true
			}
		}
		if oneOf(noun, persons) && acts && oneOf(p.prev(i-1), "the many some other these those all most young several my our your few are of") && !oneOf(p.prev(i-2), "ask asking tell telling show showing teach told asked showed taught") && !(p.prev(i-1) == "of") {
			return word(i, "who")
		}
		if oneOf(noun, "person man woman colleague nurse teacher engineer developer doctor manager boss student patient") && acts && verb != "one" && oneOf(p.prev(i-1), "the a my our your") && !oneOf(p.prev(i-2), "ask tell show teach told asked showed taught") {
			return word(i, "who")
		}
	case "what":
		if next == "for" && oneOf(p.next(i+1), "a an") && oneOf(noun, "me you us asked know see tell") && p.next(i+2) != "" && !oneOf(p.next(i+2), "year week day month while long moment change living") && !asksBehindNoun(p, i+3) {
			return slip{from: i, to: i + 1, right: "what kind of"}, true
		}
		if oneOf(next, subjects) && oneOf(noun, inanimate) && oneOf(p.prev(i-1), "the a this that my your") && !oneOf(p.prev(i-2), prepositions) && !oneOf(p.prev(i-2), "tell told ask asked show showed gave give") {
			return word(i, "that")
		}
		if oneOf(noun, "woman man lady person guy nurse boy girl") && acts && p.prev(i-1) == "the" && p.opens(i-2) && oneOf(p.next(at), behindVerb) {
			return word(i, "who") // "The woman what ran the desk"
		}
		if best := p.prev(i - 1); oneOf(next, subjects) && p.syntaxOfPrev(i)&(prepositive|isSubject) == 0 && (oneOf(best, "best first only worst") || len(best) > 6 && strings.HasSuffix(best, "est")) && p.prev(i-2) == "the" {
			return word(i, "that") // "the best workshop what I have seen"
		}
		if !acts || !plural(noun) && !IsThing(noun) || p.words[i-1].Capital || verbIn(noun).form == thirdForm && oneOf(p.prev(i-1), subjects) {
			return slip{}, false
		}
		had := false
		for j := i - 2; j >= max(i-6, 0); j-- {
			had = had || oneOf(p.words[j].Fold, "have has had with are is was were there") && p.prev(i-1) != "the"
			if oneOf(p.words[j].Fold, "ask asked asking know knows knew see saw seen tell told wonder decide show showed shows say said says learn learned learnt teach taught explain explained write wrote read reads understand about of to discuss discussed notes") {
				return slip{}, false
			}
		}
		if had {
			return word(i, "that")
		}
	}
	return slip{}, false
}

// asksBehindNoun reports that the noun at words[i], or the next word, has a verb behind it that the question is about:
// "what for a nurse is a good day".
func asksBehindNoun(p *prose, i int) bool {
	const asking = "is isn't was are were has had can can't could would will should does did makes made means meant counts matters matter"
	f := verbFormIn(p.syntaxOfNext(i))
	return f == thirdForm || f == pastOnly || f == pastForms || oneOf(p.next(i), asking) || !oneOf(p.next(i), subjects) && oneOf(p.next(i+1), asking)
}

// saidTwice is about "a talk which we had it": the noun comes twice.
func saidTwice(p *prose, i int) (slip, bool) {
	v := verbIn(p.next(i + 1))
	at := i + 3
	if v.form == noForm && !oneOf(p.next(i+1), "have had did do read") || oneOf(v.base, "say think know hope tell believe mean ask") || at >= len(p.words) {
		return slip{}, false
	}
	if p.prev(at) == "" || !oneOf(p.words[at].Fold, "it them") || p.owns(at) {
		return slip{}, false
	}
	if !p.endsClause(at) && !oneOf(p.next(at), "with in at on yesterday today and very together a") {
		return slip{}, false
	}
	return slip{from: at - 1, to: at, right: p.raw(at - 1)}, true
}

// joinedTwice is about "although it was late, but" and "because it was late, so".
func joinedTwice(p *prose, i int) (slip, bool) {
	if !p.words[i].Opens && !(p.prev(i) == "even" && p.words[i-1].Opens) {
		return slip{}, false
	}
	again := "but"
	if p.words[i].Fold == "because" {
		again = "so"
	}
	for j := i + 3; j < min(i+22, len(p.words)); j++ {
		if p.words[j].Opens {
			break
		}
		if p.words[j].Fold == again && p.prev(j) == "" && p.text[p.words[j-1].End] == ',' && oneOf(p.next(j), subjects+" it the my our your this that there") {
			return slip{from: j, to: j + 1, right: p.raw(j + 1), message: "%q says again what \"" + p.words[i].Fold + "\" says: write %q."}, true
		}
		if p.prev(j) == "" {
			break // only the first comma
		}
	}
	return slip{}, false
}
