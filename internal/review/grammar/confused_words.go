package grammar

import (
	"strings"
)

// isFormOf reports that two words are one in two forms: "hear" and "hearing", "less" and "fewer".
func isFormOf(wrote, right string) bool {
	if strings.Contains(right, " ") || oneOf(wrote, "less much") || strings.TrimSuffix(wrote, "s") == right || strings.TrimSuffix(right, "s") == wrote && wrote != "it" {
		return true
	}
	a, b := verbIn(wrote), verbIn(right)
	return a.form != noForm && a.base == b.base
}

// The kinds of words that tell confusions apart. They are lists, not grammar: a word that
// can be two kinds stands in none.
const (
	// things people own in a note: nouns that are no verb or adjective after "you're".
	owned = "time team teams company help advice email emails mail message reply response feedback work question questions consideration interest patience offer product products " +
		"office insight insights story stories thoughts experience schedule convenience job day week process decision hospital school ward explanation perspective kindness support " +
		"colleagues colleague organization organisation project projects platform goals mission values vision roadmap approach department attention hospitality generosity guidance " +
		"business customers patients students clients engineers people staff culture ideas idea opinion role system systems plan plans website note candor candour honesty name phone " +
		"calendar desk availability notes comments comment letter invitation group unit clinic firm shop lab factory store kitchen daughter son family"
	prepositions = "of in on with for from by to at into about under through within behind across without during after before over around"
	qualities    = "great good nice hard easy important clear true rare exciting interesting amazing funny possible likely obvious impossible difficult fun wonderful lovely encouraging " +
		"helpful late early ready done fine okay ok right wrong useful tricky unusual worthwhile busy tough fair sad cool necessary essential crucial unclear"
	states   = "right wrong busy free well ready sure correct happy interested aware able late tired fine okay ok certain keen glad away open good patient proud curious excited"
	thinking = "think know hope said say if when that because guess sure see hear understand believe feel suppose knew heard whether while until since as where aware realise realize realised realized noticed why how what"
	adverbs  = "really very so quite definitely always never probably still also actually just too only not certainly clearly rarely often truly almost exactly simply basically literally possibly maybe perhaps rather already absolutely totally completely"
	articles = "a an the my your our their his her this that these those what how why where who no because been"
	beForms  = "is was are were be been being am isn't wasn't aren't weren't i'm you're they're we're it seem seems seemed"
	verbs    = "see help hear meet talk send share answer learn join do be have discuss provide show work speak read start make get know take come contribute continue build bring use find " +
		"explain say tell ask give go try visit follow connect understand add think write call wait let stay keep move apply explore grow support thank receive"
	objects = "the a an my your our their his her this that these it us you me them him how every all everyone people patients"
)

// confused looks at a word by what it may be confused with, and by its neighbours.
func confused(p *prose, i int) (slip, bool) {
	if s, ok := anotherWord(p, i); ok {
		return s, true
	}
	if s, ok := confusedInFrame(p, i); ok {
		return s, true
	}
	if p.marks[i]&soundsAlike == 0 {
		return slip{}, false
	}
	return confusedBySpeech(p, i)
}

func anotherWord(p *prose, i int) (slip, bool) {
	switch confusionIn(p.syntax[i]) {
	case forIts:
		return confusedIts(p, i)
	case forYour:
		return confusedYour(p, i)
	case forTheir:
		return confusedTheir(p, i)
	case forThan:
		return confusedThan(p, i)
	case forToo:
		return confusedTo(p, i)
	case forWhose:
		return confusedWhose(p, i)
	case forHave:
		return confusedHave(p, i)
	case forLose:
		return confusedLose(p, i)
	case forEffect:
		return confusedEffect(p, i)
	case forLed:
		return confusedLed(p, i)
	case forCount:
		return confusedCount(p, i)
	case forEvery:
		return everyMany(p, i)
	case forOne:
		return oneOfOne(p, i)
	case forNumber:
		return countOf(p, i)
	case forTheRest:
		return confusedRest(p, i)
	}
	return slip{}, false
}

// word is the slip of one word.
func word(i int, right string) (slip, bool) { return slip{from: i, to: i, right: right}, true }

func confusedIts(p *prose, i int) (slip, bool) {
	next := p.next(i)
	if p.words[i].Fold == "its" {
		end := p.words[i].End
		if end < len(p.text) && (p.text[end] == '\'' || len(p.text) > end+2 && p.text[end:end+3] == "’") {
			return slip{}, false // its' may close a quotation
		}
		at := i + 1
		for oneOf(next, adverbs) && next != "only" && at < i+3 {
			next = p.next(at)
			at++
		}
		switch {
		case next == "", p.words[at].Capital && !p.words[at].Opens && next != "i":
		case next == "going" && oneOf(p.next(at), "to well great fine on"), oneOf(next, articles+" not") && (next != "no" || p.next(at) != "") && next != "his":
			return word(i, "it's")
		case at > i+1 && p.words[at-1].Fold == "not":
			return word(i, "it's")
		case at > i+1 && oneOf(next, "once been") && oneOf(p.words[at-1].Fold, "never already always just still not only"):
			return word(i, "it's") // "and its never once reached"
		case oneOf(next, "something anything everything nothing someone everyone you we i"):
			return word(i, "it's")
		case oneOf(next, qualities) && oneOf(p.prev(i), thinking) && oneOf(p.next(at), "in at on here there today now already again"),
			at > i+1 && oneOf(p.words[at-1].Fold, "so very too") && p.words[at-1].End < len(p.text) && p.text[p.words[at-1].End] != '-' && (p.endsClause(at) || oneOf(p.next(at), "to that for in with and here")):
			return word(i, "it's")
		case at > i+1 && p.endsClause(at) && oneOf(p.words[at-1].Fold, "always never already still often rarely also really quite") && !hyphenAfter(p, at-1) && !plural(next):
			return word(i, "it's")
		case next == "time" && at == i+1 && oneOf(p.next(at), "for to that we i") && p.next(at+1) != "market" && (p.opens(i) || oneOf(p.prev(i), thinking)), at == i+1 && next == "useful" && p.endsClause(at):
			return word(i, "it's")
		case next == "worth" && oneOf(p.next(at), "it a the noting mentioning saying trying asking knowing"):
			return word(i, "it's")
		case oneOf(next, qualities) && !(next == "right" && oneOf(p.prev(i), "is was to on at from")) && !p.listsQualities(at) && (p.endsClause(at) || oneOf(p.next(at), "to that when how if for because but and")) && !oneOf(p.next(at), "and but"):
			return word(i, "it's")
		}
		return slip{}, false
	}
	if !p.owns(i) || next == "" {
		return slip{}, false
	}
	prev := p.prev(i)
	if oneOf(prev, "how why") && plural(next) && oneOf(p.next(i+1), "are were is was have") && !p.words[i+1].Capital {
		return word(i, "its")
	}
	if oneOf(prev, prepositions+" all") && prev != "before" && prev != "after" && !p.words[i+1].Capital && !oneOf(next, "gone mine") && verbIn(next).form != participled && !oneOf(next, articles) && !oneOf(next, adverbs) && !oneOf(next, qualities) && !oneOf(next, prepositions) &&
		!(len(next) > 4 && next[len(next)-3:] == "ing") {
		return word(i, "its")
	}
	if ownedThing(p, i+1) && (IsThing(next) && p.next(i+1) != "that" && !oneOf(next, "beginning ending sound content patient present") || p.syntaxOfNext(i)&isOfThings != 0 && (oneOf(prev, takers) && !oneOf(prev, "see sees saw") || p.syntaxOfPrev(i)&prepositive != 0)) {
		return word(i, "its")
	}
	if oneOf(prev, "recognise recognize recognised recognized loses opens opened knows remembers fills filled emptied empties cleans counted counts") && (plural(next) || len(next) == 4 && next[3] == 's' && next[2] != 's' && next != "this") && !p.words[i+1].Capital && nounEnds(p, i+1) {
		return word(i, "its")
	}
	if p.syntaxOfNext(i)&isOfOne != 0 && next != "glass" && p.next(i+1) == "made" && oneOf(p.next(i+2), "in by of from") {
		return word(i, "its") // "and it's lock made in 1902"
	}
	if prev == "and" && oneOf(next, "culture values mission staff history products customers future users goals roadmap reputation structure location patients") && !oneOf(p.next(i+1), "that which") {
		return word(i, "its")
	}
	if oneOf(prev, "lost changed keeps kept reached outgrown outgrew improves improved fulfils meets met") && !oneOf(next, articles) && !oneOf(next, adverbs) && !oneOf(next, qualities) && !oneOf(next, prepositions) {
		return word(i, "its")
	}
	return slip{}, false
}

// listsQualities reports a comma behind words[i], and one more adjective: "its hard, rough surface".
func (p *prose) listsQualities(i int) bool {
	return i+1 < len(p.words) && p.words[i].End < len(p.text) && p.text[p.words[i].End] == ',' && p.speech[i+1]&adjective != 0
}

func confusedTheir(p *prose, i int) (slip, bool) {
	prev, next := p.prev(i), p.next(i)
	after, thing := p.next(i+1), p.syntaxOfNext(i)&(isOfOne|isOfThings) != 0
	switch p.words[i].Fold {
	case "their":
		switch {
		case next == "" && p.endsClause(i) && !hyphenAfter(p, i) && oneOf(prev, "over out up down from been be is are was were get got go went live lives lived worked stayed stay sit sat stood in"):
			return word(i, "there")
		case oneOf(next, "is are was were isn't aren't wasn't weren't has have had will would might must") && next != "might" && next != "will" || next == "will" && after == "be":
			return word(i, "there")
		case next == "a" || next == "an", oneOf(next, "at on when for until since") && oneOf(prev, "was were be been is are"):
			return word(i, "there")
		case oneOf(prev, thinking) && isDoing(next) && oneOf(after, "a an the great good well fine two three more for to on with at in it this that up"):
			return word(i, "they're")
		case oneOf(next, states+" welcome") && (oneOf(after, "to with about that for") || p.endsClause(i+1)) && (prev == "" || oneOf(prev, thinking+" and but so")):
			return word(i, "they're")
		case oneOf(next, "not the very really going looking trying hiring") && (next == "not" || next == "the" || oneOf(after, "to for a the good great helpful nice in")):
			return word(i, "they're")
		}
	case "there":
		switch {
		case !p.owns(i) && oneOf(prev, "how why what when that") && oneOf(next, "team company customers nurses teachers engineers staff shop store kitchen") && !p.endsClause(i+1) && after != "and":
			return word(i, "their")
		case !p.owns(i) && oneOf(prev, "whether if") && oneOf(next, "the not both all") && after != "":
			return word(i, "they're") // "whether there the right ones"
		case prev == "that" && oneOf(next, "happy ready glad proud busy sure curious tired") && oneOf(after, "with to about") && oneOf(p.prev(i-1), "said say think know hope told noticed"):
			return word(i, "they're")
		case next == "own", p.words[i].Opens && (oneOf(next, owned) || thing) && !p.owns(i) && oneOf(after, "is was are were has have had will would can could of in on at for stood stands looks looked made makes seems seemed"):
			return word(i, "their")
		case !p.owns(i) && p.syntaxOfNext(i)&isOfThings != 0 && oneOf(prev, "know knows learn learned learnt remember forgot") && next != "people" && ownedThing(p, i+1):
			return word(i, "their")
		case !p.owns(i) && thing && next != "people" && oneOf(prev, "liked like admire admired appreciate appreciated after before during") && ownedThing(p, i+1) && !oneOf(after, beForms+" have had"),
			!p.owns(i) && oneOf(next, "new old whole big small little great") && p.syntaxOfNext(i+1)&isOfOne != 0 && (oneOf(prev, takers) || p.syntaxOfPrev(i)&prepositive != 0) && ownedThing(p, i+2) && !oneOf(p.next(i+2), beForms+" have had has"),
			!p.owns(i) && oneOf(prev, "after before during without") && oneOf(next, "visit shift talk interview holiday holidays lunch meeting training move break shifts visits") && nounEnds(p, i+1),
			!p.owns(i) && thing && oneOf(prev, "me us him her them") && oneOf(p.prev(i-1), "gave give giving showed show showing sent send lent handed brought offered read") && ownedThing(p, i+1) && !oneOf(after, beForms+" have had has"):
			return word(i, "their") // "I liked there shelves", "She gave me there list"
		case !p.owns(i) && thing && next != "people" && oneOf(prev, takers) && ownedThing(p, i+1):
			return word(i, "their")
		case oneOf(prev, "of with for by from on to in at about into and") && oneOf(next, owned) && !p.owns(i) && (prev != "and" || oneOf(next, "team company")) && !oneOf(next, "people customers patients students") &&
			!oneOf(p.words[max(i-2, 0)].Fold, "get getting got go going been out up over be work"):
			return word(i, "their")
		case oneOf(prev, "know knows run runs love loves use uses value values trust share shared improve treat teach support meet met do keep kept") && !p.owns(i) &&
			(oneOf(next, owned) && !oneOf(next, "people time work help") || oneOf(next, "standups meetings reviews releases families nurses users teachers shifts tools jobs kids children best lives tests own classes orders")):
			return word(i, "their")
		case !p.owns(i) && oneOf(next, "going trying looking hiring") && oneOf(after, "to for"):
			if !oneOf(prev, "is are was were isn't aren't wasn't get getting got went out over people those everyone everybody up been from be not nobody anyone someone") {
				return word(i, "they're")
			}
		}
	case "they're":
		if ownedThing(p, i+1) && (IsThing(next) && p.next(i+1) != "that" || plural(next) && oneOf(prev, takers) || p.syntaxOfNext(i)&isOfThings != 0 && oneOf(prev, "of with by from into at on in under")) {
			return word(i, "their")
		}
		if oneOf(next, owned) && (oneOf(prev, prepositions) || oneOf(next, "work team company time help website feedback") && (prev != "" || !p.endsClause(i+1)) && !oneOf(prev, clauses) && !oneOf(p.next(i+1), "players work and")) {
			return word(i, "their")
		}
	}
	return slip{}, false
}

func confusedThan(p *prose, i int) (slip, bool) {
	prev, next := p.prev(i), p.next(i)
	if p.words[i].Fold == "then" {
		switch {
		case prev == "rather" && next != "" || prev == "other" && next != "" && p.prev(i-1) != "the" && p.prev(i-1) != "each":
			return word(i, "than")
		case prev == "dryer" && oneOf(p.prev(i-1), beForms+" much bit even little far") && next != "":
			return word(i, "than")
		case oneOf(next, subjects) && oneOf(p.next(i+1), "knew expected thought imagined hoped guessed realised realized feared") && oneOfBefore(p, i, 6, "more less better worse fewer"):
			return word(i, "than")
		}
		return slip{}, false
	}
	if oneOf(p.prev(i-1), "prefer prefers preferred") && next != "" && verbFormIn(p.syntaxOfPrev(i)) == noForm && !oneOf(prev, "more less better rather other") {
		return word(i, "to") // "I prefer tea than coffee"
	}
	if (prev == "same" && oneOf(p.prev(i-1), "the") || p.prev(i-1) == "same" && p.prev(i-2) == "the") && next != "" {
		return word(i, "as") // "the same press than ours"
	}
	if p.prev(i-1) == "as" && next != "" && !oneOf(prev, "more less better rather other worse fewer") && !isComparative(prev) {
		return word(i, "as")
	}
	switch {
	case prev == "" && i > 0 && !p.words[i].Opens && oneOf(next, "i we you they he she it the i'll we'll please let call tell write") && !compared(p, i),
		p.words[i].Opens && p.words[i].Capital && next != "",
		oneOf(prev, "back since until by only just even") && !oneOf(p.prev(i-1), "more less better rather other") && (p.endsClause(i) || prev == "until" || prev == "since"):
		return word(i, "then")
	}
	return slip{}, false
}

// isDoing reports a verb in -ing that is not as often a noun ("your meeting", "their
// training").
func isDoing(word string) bool {
	return len(word) > 4 && strings.HasSuffix(word, "ing") && !oneOf(word, "meeting building opening training planning working thinking feeling understanding setting briefing wedding evening morning ceiling "+
		"lighting packaging funding housing marketing engineering nursing manufacturing testing pricing listing offering posting staffing recruiting onboarding mentoring teaching listening "+
		"having nothing something anything everything spring string bring king ring thing wing during saying being warning reading writing drawing painting greeting clothing spelling banking cooking")
}
