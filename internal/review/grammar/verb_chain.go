package grammar

import (
	"strings"

	"afterword/internal/review/dictionary"
)

// This file and those named behind_*.go hold what is true of every verb: which form stands behind a helper, behind "to",
// behind a preposition and behind another verb. The rules ask what a word surely is where it stands, not which word it is:
// a form that is a noun or an adjective as well ("work", "limited") counts as a verb only where the word behind it shows
// that it is one, since a noun hardly ever has "the" or "me" behind it.

// startsChain are the parts of speech that one of these rules starts at, beside the verbs of rulesForm.
const startsChain = helper | toWord | preposition | negation | doingVerb

// formInChain asks the rules that hold for any verb. A word follows in the same clause.
func formInChain(p *prose, i int) (slip, bool) {
	s, next, rules := p.speech[i], p.speech[i+1], p.marks[i]&rulesForm != 0
	// Most words behind one of these decide it at once.
	switch {
	case s&helper != 0, rules:
	case s&negation != 0:
		if next&(baseVerb|thirdVerb|pastVerb|haveVerb|doVerb) == 0 {
			return slip{}, false
		}
	case s&toWord != 0:
		if next&(anyVerb|haveVerb|adverb) == 0 {
			return slip{}, false
		}
	case s&preposition != 0:
		if next&(baseVerb|pastVerb|negation) == 0 && (next&(opensNoun|adverb) == 0 || p.words[i].Fold != "for") {
			return slip{}, false
		}
	case s&doingVerb == 0 || i == 0 || p.speech[i-1]&subjectCase == 0:
		return slip{}, false
	}
	if p.owns(i) || hyphenAfter(p, i) {
		return slip{}, false
	}
	switch {
	case s&modal != 0:
		return behindModal(p, i)
	case s&haveVerb != 0:
		return behindHave(p, i)
	case s&doVerb != 0:
		return behindDo(p, i)
	case s&beVerb != 0:
		return behindBe(p, i)
	case s&negation != 0:
		return doMissing(p, i)
	case s&toWord != 0:
		return behindTo(p, i)
	case rules:
		return behindRulingVerb(p, i)
	case s&preposition != 0:
		if p.words[i].Fold == "for" {
			if s, ok := knownFor(p, i); ok {
				return s, true
			}
		}
		return behindPreposition(p, i)
	}
	return beMissing(p, i)
}

// Nouns that stand without an article, and are verbs as well: "we have work", "he has experience".
const (
	// massNouns are those of what is not counted.
	massNouns = "access aid air answer back care cash cause change charge check class company contact control cost cover credit cross damage date deal debate delay demand design doubt dress drink exercise" +
		" experience fear force fancy fault favour favor fire fish flow fun fuel function garden grief ground growth hand head heat help home honour hope hurt land laugh law lead leave light load love lunch" +
		" market matter mind mention milk name need notice oil order paint paper part patience pay people place play point power practice praise press pressure process produce progress promise proof" +
		" purchase rain reason regard regret research respect rest return risk rule sail salt sense service sleep smoke snow sort sound space spare staff state steam steel stock stop strike supply support" +
		" taste tea time touch trade traffic training transport travel trouble trust type value waste water wax weight welcome wind wine wonder word work worry yield"
	// bareNouns are those and more, which stand so behind a preposition: "by train".
	bareNouns = massNouns + " accident board business chief command comment concern cook default fall host interest issue judge mail mistake note number phone pilot plant plenty post question record request room school season shape ship sight spring stage storage study style talk test text train turn use view visit voice witness"
)

// sureVerb reports the plain form of a verb at words[i] that is nothing else: "describe", "take".
func sureVerb(p *prose, i int) bool {
	if !lowerWord(p, i) {
		return false
	}
	s := p.speech[i]
	if s&baseVerb == 0 || s&(pastVerb|doneVerb|adverb|closedParts) != 0 || sameEverywhere(p.words[i].Fold) {
		return false
	}
	return s&(anyNoun|adjective) == 0 || onlyVerb(p.words[i].Fold) && s&adjective == 0 && !oneOf(p.words[i].Fold, massNouns)
}

// likelyVerb reports the plain form of a verb at words[i] that is sure to be one, or is shown to be by what it acts on.
func likelyVerb(p *prose, i int) bool {
	if sureVerb(p, i) {
		return true
	}
	if !lowerWord(p, i) {
		return false
	}
	s := p.speech[i]
	return s&baseVerb != 0 && s&(pastVerb|doneVerb|adjective|adverb|closedParts) == 0 && actsOnNext(p, i) && !sameEverywhere(p.words[i].Fold) && !oneOf(p.words[i].Fold, bareNouns)
}

// sameEverywhere are plain forms that are the participle as well.
func sameEverywhere(fold string) bool {
	switch fold {
	case "become", "come", "run", "overcome", "rerun", "beat", "bid", "fit", "knit", "wed", "rid", "wet", "slit", "split", "let", "read", "wound", "ground", "found", "bound", "live", "multiply", "resent":
		return true
	}
	for _, ending := range [...]string{"read", "bid", "set", "put", "let", "cast"} {
		if len(fold) > len(ending)+1 && strings.HasSuffix(fold, ending) {
			return true // "misread", "outbid"
		}
	}
	return false
}

// lowerWord reports a word at words[i] that stands in the same clause as the one before, is no name and no part of
// another word.
func lowerWord(p *prose, i int) bool {
	return i > 0 && i < len(p.words) && p.syntax[i]&adjoins != 0 && !p.words[i].Capital && !p.owns(i) && !goesOnWritten(p, i)
}

// goesOnWritten reports that words[i] is a part of something longer: "make-up", "go.mod", "and/or".
func goesOnWritten(p *prose, i int) bool {
	end := p.words[i].End
	if end+1 >= len(p.text) || strings.IndexByte("-./:('\"", p.text[end]) < 0 {
		return false
	}
	return p.text[end+1] > ' '
}

// actsOnNext reports that behind words[i] stands what only a verb can have there: "the", "my", "me".
func actsOnNext(p *prose, i int) bool {
	s := p.partsBehind(i)
	return s&(article|owner|selfWord) != 0 || s&objectCase != 0 && s&subjectCase == 0 || s == oneNoun && oneOf(p.words[i+1].Fold, "anything anyone anybody everything everyone everybody something someone somebody")
}

// goesOn reports that behind words[i] stands what a verb may have there.
func goesOn(p *prose, i int) bool {
	s := p.partsBehind(i)
	return s&(article|owner|selfWord|objectCase|pointer|numeral|preposition|toWord|asking|adverb) != 0 || s&anyNoun != 0 && s&anyVerb == 0
}

// behindAdverbs is the place of the word behind words[i], past "not" and adverbs.
func behindAdverbs(p *prose, i int) int {
	at := i + 1
	for at < i+3 && at+1 < len(p.words) && p.syntax[at]&adjoins != 0 && p.syntax[at+1]&adjoins != 0 && isMidAdverb(p, at) {
		at++
	}
	return at
}

// isMidAdverb reports an adverb that may stand between a helper and its verb.
func isMidAdverb(p *prose, i int) bool {
	s, fold := p.speech[i], p.words[i].Fold
	if s&negation != 0 {
		return true
	}
	if s&adverb == 0 {
		return fold == "since" && i > 0 && p.speech[i-1]&haveVerb != 0
	}
	return strings.HasSuffix(fold, "ly") && s&adjective == 0 || oneOf(fold, "always often still also really only just usually sometimes already even almost ever soon seldom rarely hardly probably perhaps maybe rather")
}

// isNounAt reports a word that is a noun where it stands.
func isNounAt(p *prose, i int) bool {
	if i < 0 || i >= len(p.words) {
		return false
	}
	s := p.speech[i]
	if s&anyNoun == 0 {
		return false
	}
	if s&anyVerb == 0 {
		return true
	}
	return p.partsBefore(i)&(opensNoun|adjective|preposition) != 0
}

// hangs reports that the clause up to words[i] may hang on what stands before it, so that its verb may lack what it acts
// on and another verb may follow: "all I could", "the work you do", "those who can", "as well as we might".
func hangs(p *prose, i int) bool {
	verb := false // of a clause that is over: "the page you plan should be up"
	for j := i - 1; j >= max(0, i-9); j-- {
		fold, s := p.words[j].Fold, p.speech[j]
		if oneOf(fold, "what whatever all everything anything nothing as than which who whom whoever where wherever much those ones thing things") {
			return true
		}
		if p.opens(j) || oneOf(fold, "if because whether although though") {
			return false
		}
		if s&clauseWord != 0 && fold == "that" && !isNounAt(p, j-1) {
			return oneOf(p.words[j-1].Fold, "all everything anything nothing those")
		}
		if !verb && s&(subjectCase|article|owner|pointer) != 0 && s&clauseWord == 0 && isNounAt(p, j-1) && !oneOf(p.words[j-1].Fold, "reason reasons time day moment way week month year") {
			return true
		}
		verb = verb || s&(helper&^modal) != 0
	}
	return false
}

// contracted reports a pronoun and its helper in one word: "I've".
func contracted(fold string) bool {
	return strings.IndexByte(fold, '\'') > 0 && !strings.HasSuffix(fold, "n't")
}

// pronounBefore is the place of the pronoun that is the subject of the helper words[i], which may be in one word with it.
func pronounBefore(p *prose, i int) (at int, ok bool) {
	if contracted(p.words[i].Fold) {
		return i, true
	}
	at = i - 1
	if at > 0 && p.syntax[i]&adjoins != 0 && isMidAdverb(p, at) && p.words[at].Fold != "not" {
		at--
	}
	if at < 0 || p.syntax[i]&adjoins == 0 || p.speech[at]&subjectCase == 0 || p.owns(at) || p.syntax[at+1]&adjoins == 0 {
		return 0, false
	}
	return at, true
}

// plainOf is the plain form of a form of a verb.
func plainOf(fold string) string {
	if v := verbIn(fold); v.base != "" {
		return v.base
	}
	first := ""
	for _, base := range basesOf(fold) {
		if dictionary.Parts(base)&dictionary.Verb == 0 {
			continue
		}
		if fold == pastOf(base) || fold == doingOf(base) || fold == thirdOf(base) {
			return base
		}
		if first == "" {
			first = base
		}
	}
	return first
}

// pastOnlyAt reports a form at words[i] that is the past of a verb and not its participle: "went". What is a noun as well ("saw") is
// that only where something follows that it acts on.
func pastOnlyAt(p *prose, i int) bool {
	s := p.speech[i]
	if s&pastVerb == 0 || s&doneVerb != 0 {
		return false
	}
	return s&(baseVerb|oneNoun) == 0 || verbFormIn(p.syntax[i]) == pastOnly && (actsOnNext(p, i) || p.partsBehind(i)&(preposition|toWord) != 0)
}

// isPast reports a form of the past, or a participle, that is no plain form of the same letters: "felt" is cloth, too, but no deed.
func isPast(p *prose, i int) bool {
	return p.speech[i]&(pastVerb|doneVerb) != 0 && (p.speech[i]&baseVerb == 0 || p.words[i].Fold == "felt") || pastOnlyAt(p, i)
}

// mend is the slip of one verb that should have another form; none where that form is not known.
func mend(i int, right string) (slip, bool) {
	return slip{from: i, to: i, right: right}, right != "" && right != "ing" && right != "ed"
}
