package grammar

import (
	"strings"
	"sync"
)

// plainVerbs are verbs whose forms are made by rule and whose plain form is hardly ever a
// noun; nounVerbs are those whose plain form is one as often. irregularVerbs are plain form,
// past and participle. What has one form for all three (put, read, let) tells nothing and
// stands in none.
const (
	plainVerbs = `
accept achieve add admire admit adopt advise agree allow analyse analyze announce apologise apologize appear apply appreciate approve argue arrange arrive ask assume attach attend avoid bake
believe belong borrow carry celebrate choose clarify collaborate collect communicate compare complain complete conclude confirm confuse connect bother consider contain continue contribute convince
create decide define deliver demonstrate depend describe deserve destroy develop disappear discover discuss earn educate emphasise emphasize employ enable encourage enjoy enter establish
evaluate examine exist expect explain explore express extend follow gather happen hate identify ignore imagine implement improve include inform inspire install introduce invent
invite investigate involve join learn listen maintain manage mention mend obtain occur operate organise organize participate perform persuade prefer prepare prevent propose protect prove
provide publish realise realize receive recognise recognize recommend reduce refer reflect refuse reject relax remain remember remind remove replace require resolve satisfy seem serve
enhance exceed expand generate greet inspect interpret invest motivate negotiate observe perceive possess preserve produce promote pronounce pursue react recall recover recruit relate relieve rely retire reveal select
settle solve specialise specialize strengthen struggle submit succeed summarise summarize supervise tackle tend transform translate unload widen stay suffer suggest survive thank treat trust understand want warn`
	nounVerbs = `
answer arm balance book brake call care cause change charge check claim clean climb close coach comment contact control cook count cover crash cross cry cure dance date deal delay demand design
doubt dream dress drop end escape estimate experience face fail fear feature file fill finish fish fix form function gain grade guess guide handle hand harvest heat help hope influence increase
interest interview issue judge jump kill hire knock label land laugh like limit link live load lock look love mark mask match measure mind miss mix model move name need note notice number offer open order
pack paint paper park pass pause pay phone pick place plan plant play point post praise press print promise pull pump push question race raise range rate reach record regret release repair
repeat reply report request rescue research respect rest result return review ride risk roll rule save scale scan schedule score seal search seat share ship shout show sign signal smell smile
sort sound stamp start state step stop store study supply support surprise switch talk target taste teach test time touch tour trade train travel trick trip try turn use value view visit
wait walk wash waste watch water weigh welcome wish witness wonder work worry`
	irregularVerbs = `
become became become, begin began begun, break broke broken, bring brought brought, build built built, buy bought bought, catch caught caught, choose chose chosen, come came come, deal dealt dealt, do did done,
draw drew drawn, drive drove driven, eat ate eaten, feed fed fed, feel felt felt, fight fought fought, find found found, fly flew flown, forget forgot forgotten, get got got, give gave given,
go went gone, grow grew grown, hang hung hung, have had had, hear heard heard, hide hid hidden, hold held held, keep kept kept, know knew known, lead led led, leave left left, lend lent lent, lose lost lost,
make made made, mean meant meant, meet met met, pay paid paid, ride rode ridden, ring rang rung, rise rose risen, run ran run, say said said, see saw seen, sell sold sold, send sent sent, shake shook shaken,
show showed shown, sing sang sung, sit sat sat, sleep slept slept, speak spoke spoken, spend spent spent, stand stood stood, steal stole stolen, stick stuck stuck, swim swam swum, take took taken,
teach taught taught, tell told told, think thought thought, throw threw thrown, understand understood understood, wake woke woken, wear wore worn, win won won, write wrote written, rewrite rewrote rewritten,
fall fell fallen, blow blew blown, bend bent bent, sweep swept swept, seek sought sought, dig dug dug, spin spun spun, swing swung swung, swear swore sworn, tear tore torn, freeze froze frozen, rebuild rebuilt rebuilt,
oversee oversaw overseen, undertake undertook undertaken, withdraw withdrew withdrawn, weave wove woven, arise arose arisen, bleed bled bled, breed bred bred,
cling clung clung, creep crept crept, drink drank drunk, fling flung flung, flee fled fled, forbid forbade forbidden, foresee foresaw foreseen, forgive forgave forgiven, kneel knelt knelt,
mistake mistook mistaken, misunderstand misunderstood misunderstood, outgrow outgrew outgrown, overcome overcame overcome, overhear overheard overheard, overtake overtook overtaken, partake partook partaken, repay repaid repaid,
resell resold resold, retake retook retaken, rethink rethought rethought, rerun reran rerun, sink sank sunk, shrink shrank shrunk, shoot shot shot, shine shone shone, sling slung slung, slide slid slid, sow sowed sown,
spring sprang sprung, sting stung stung, stride strode stridden, strike struck struck, string strung strung, strive strove striven, swell swelled swollen, uphold upheld upheld, undergo underwent undergone, undersell undersold undersold,
unwind unwound unwound, weep wept wept, withhold withheld withheld, withstand withstood withstood, wring wrung wrung, outsell outsold outsold, underpay underpaid underpaid, overpay overpaid overpaid`
)

// form is which form of a verb a word is. A word that is two forms of one verb ("come") is
// the plain one.
type form uint8

const (
	noForm form = iota
	plainForm
	thirdForm // "works"
	pastOnly  // "went": the past, and no participle
	pastForms // "worked": the past, and the participle
	participled
	doingForm
)

// verb is a form of a verb that a word is.
type verb struct {
	base string
	form form
	noun bool // the plain form is as often a noun
}

// irregularForms are the past and the participle of a verb that are made by no rule.
type irregularForms struct{ past, participle string }

// irregular are the verbs of irregularVerbs by their plain form.
var irregular = sync.OnceValue(func() map[string]irregularForms {
	made := map[string]irregularForms{}
	for line := range strings.SplitSeq(irregularVerbs, ",") {
		f := strings.Fields(line)
		made[f[0]] = irregularForms{past: f[1], participle: f[2]}
	}
	return made
})

var verbForms = sync.OnceValue(func() map[string]verb {
	known := make(map[string]verb, 2400)
	add := func(word string, v verb) {
		if _, ok := known[word]; !ok && word != "" {
			known[word] = v
		}
	}
	for _, list := range [...]string{plainVerbs, nounVerbs} {
		for base := range strings.FieldsSeq(list) {
			add(base, verb{base, plainForm, list == nounVerbs})
		}
	}
	for base, made := range irregular() {
		past, participle := made.past, made.participle
		add(base, verb{base, plainForm, oneOf(base, "fall blow bend sweep dig spin swing tear freeze break build catch deal draw drive drop fight fly hang hold lead leave lend ring rise run show sleep stand stick swim throw wake win breed drink mistake rerun shine shoot sink slide sling sow spring sting stride strike string swell")})
		if past == participle {
			add(past, verb{base, pastForms, false})
			continue
		}
		add(past, verb{base, pastOnly, false})
		add(participle, verb{base, participled, false})
	}
	for word, v := range known {
		if v.form != plainForm {
			continue
		}
		add(thirdOf(word), verb{word, thirdForm, v.noun})
		add(doingOf(word), verb{word, doingForm, false})
		if _, ok := irregular()[word]; !ok {
			add(pastOf(word), verb{word, pastForms, false})
		}
	}
	return known
})

// thirdOf is the form of a verb for he, she and it.
func thirdOf(base string) string {
	switch {
	case base == "have":
		return "has"
	case strings.HasSuffix(base, "y") && !vowel(base[len(base)-2]):
		return base[:len(base)-1] + "ies"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "z"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "sh"), base == "go", base == "undergo", base == "do":
		return base + "es"
	}
	return base + "s"
}

// pastOf is the past of a verb that is made by rule.
func pastOf(base string) string {
	switch {
	case strings.HasSuffix(base, "e"):
		return base + "d"
	case strings.HasSuffix(base, "y") && !vowel(base[len(base)-2]):
		return base[:len(base)-1] + "ied"
	}
	return doubling(base) + "ed"
}

// doingOf is the form in -ing.
func doingOf(base string) string {
	switch {
	case base == "be":
		return "being"
	case base == "lie", base == "die":
		return base[:1] + "ying"
	case strings.HasSuffix(base, "e") && !strings.HasSuffix(base, "ee"):
		return base[:len(base)-1] + "ing"
	}
	return doubling(base) + "ing"
}

// doubling is a verb as it stands before -ed and -ing: "stopp".
func doubling(base string) string {
	if oneOf(base, "admit begin control embed forbid rerun forget occur permit prefer refer regret submit transmit commit omit format transfer equip rebut recur defer infer deter incur expel compel propel rebel patrol") || endsShort(base) {
		return base + base[len(base)-1:]
	}
	return base
}

// endsShort reports a verb of one syllable that ends in a single consonant behind a single vowel: "spot", "plan".
func endsShort(base string) bool {
	n := len(base)
	if n < 3 || vowel(base[n-1]) || strings.IndexByte("wxy", base[n-1]) >= 0 || !vowel(base[n-2]) || vowel(base[n-3]) {
		return false
	}
	return !strings.ContainsAny(base[:n-2], "aeiouy")
}

// simplePast is the past of a verb by its plain form.
func simplePast(base string) string {
	if made, ok := irregular()[base]; ok {
		return made.past
	}
	return pastOf(base)
}

// participleOf is the form that follows "have".
func participleOf(base string) string {
	if made, ok := irregular()[base]; ok {
		return made.participle
	}
	return pastOf(base)
}

// verbIn is the verb that a word is a form of; its form is noForm for other words.
func verbIn(fold string) verb { return verbForms()[fold] }

// baseOf is the plain form of a word that is one of some forms of a verb; empty for others.
func baseOf(fold string, forms ...form) string {
	v := verbIn(fold)
	for _, f := range forms {
		if v.form == f {
			return v.base
		}
	}
	return ""
}

// IsThird reports a verb in the third person, "smells", that is no other form of it.
func IsThird(fold string) bool { return verbIn(fold).form == thirdForm }

// onlyVerb reports a plain form that is no noun.
func onlyVerb(fold string) bool {
	v := verbIn(fold)
	return v.form == plainForm && !v.noun
}
