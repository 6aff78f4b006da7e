package grammar

import (
	"strings"
	"sync"
)

// government is one thing that is wrong behind a word in any sentence: a small word that the word never takes, or an object
// without the small word that it takes. What the phrase behind may be instead, a time ("depends at times on"), a set phrase
// ("interested in general") or a clause ("afraid the train is late"), is asked first, so that a line needs to know its
// word only.
type government struct {
	as     speech // what the word must be where it stands: baseVerb, adjective or oneNoun
	person bool   // a pronoun stands between: "remind me to the day"
	wrong  string // the small words; empty: the object follows at once
	right  string // what stands there rightly; empty: nothing
	behind string // see takes
	before string // one of these words stands before; empty: any
	hint   bool
}

// governs are the governments by word, as they are written in governments.
var governs = sync.OnceValue(func() map[string][]government {
	all := make(map[string][]government, 400)
	for line := range strings.Lines(strings.TrimSpace(governments)) {
		f := strings.Split(line, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if len(f) < 3 || len(f) > 5 {
			panic("the line " + strings.TrimSpace(line) + " has too few or too many parts")
		}
		f = append(f, "", "")[:5]
		words := strings.Fields(f[0])
		g := government{wrong: f[1], right: f[2], behind: f[3], before: f[4]}
		for _, word := range words[1:] {
			bare, person := strings.CutSuffix(word, "+me")
			g.person = person
			forms := []string{bare}
			switch words[0] {
			case "verb":
				g.as = baseVerb
				forms = append(forms, thirdOf(bare), doingOf(bare), simplePast(bare))
				if done := participleOf(bare); done != simplePast(bare) {
					forms = append(forms, done)
				}
			case "adjective":
				g.as = adjective
			case "noun":
				g.as = oneNoun
			default:
				panic("the line " + strings.TrimSpace(line) + " does not say what its words are")
			}
			for _, form := range forms {
				all[form] = append(all[form], g)
			}
		}
	}
	return all
})

// governed looks at what stands behind a word that takes a small word of its own, or none.
func governed(p *prose, i int) (slip, bool) {
	all := governs()[p.words[i].Fold]
	for k := range all {
		if s, ok := all[k].misfit(p, i); ok {
			return s, true
		}
	}
	return slip{}, false
}

func (g *government) misfit(p *prose, i int) (slip, bool) {
	last := i // the word before what is wrong
	if g.person {
		if p.partsBehind(i)&objectCase == 0 {
			return slip{}, false
		}
		last++
	}
	at := last + 1
	if g.wrong != "" {
		if !oneOf(p.next(last), g.wrong) || p.owns(at) {
			return slip{}, false
		}
		at++
	}
	switch {
	case p.partsBehind(at-1) == 0 && !p.nameAt(at), hyphenAfter(p, last),
		g.before != "" && !oneOf(p.prev(i), g.before) && !(g.before[0] == '.' && p.opens(i)),
		!g.stands(p, i), !g.takes(p, at):
		return slip{}, false
	case g.wrong != "" && (setPhrase(p, at-1) || g.right != "" && !g.listed() && follows(p, at, at+6, g.right)),
		g.wrong == "" && (g.behind != "ing" && p.words[i].Fold != "spite" && p.clauseAt(at) || g.right != "of" && follows(p, at, p.headAt(at)+1, g.right)),
		!g.listed() && g.behind != "ing" && timeIn(p, at),
		p.speech[at-1]&toWord != 0 && at-1 > last && p.speech[at]&baseVerb != 0 && p.speech[at]&(opensNoun|objectCase) == 0 && g.behind != "me", // "respect to answer"
		g.right == "" && p.isAsked(i):
		return slip{}, false
	case g.wrong == "":
		return slip{from: i, to: last, right: p.text[p.words[i].Start:p.words[last].End] + " " + g.right, hint: g.hint}, true
	case g.right == "":
		return drop(p, last)
	}
	return instead(p, last, g.right)
}

// listed reports that the nouns behind are listed, and need no doubt.
func (g *government) listed() bool {
	return g.behind != "" && g.behind[0] != '!' && !oneOf(g.behind, "the ing me")
}

// stands reports that words[i] is there what the government is about.
func (g *government) stands(p *prose, i int) bool {
	switch g.as {
	case baseVerb:
		return g.person || p.isVerbAt(i)
	case adjective:
		return p.isSaidOf(i) && !(p.speech[i]&baseVerb != 0 && oneOfBefore(p, i, 12, "do did does")) // "what I'd do is close the bins"
	}
	return true
}

// takes reports that what begins at words[i] is an object of the government's kind: "ing", a verb in -ing; "me", a pronoun
// or a name; "the", a phrase that opens with an article or the like; else any noun phrase, with one of some words in it or,
// behind "!", with none of them.
func (g *government) takes(p *prose, i int) bool {
	s := p.speech[i]
	switch {
	case g.behind == "ing":
		return s&doingVerb != 0
	case g.behind == "me":
		return s&objectCase != 0 && s&owner == 0 && !p.owns(i) || p.nameAt(i)
	case g.behind == "the":
		return s&(article|owner) != 0 && !oneOf(p.next(i), "most least same whole other") && p.headAt(i) > i || oneOf(p.words[i].Fold, "these those")
	case s&(opensNoun|objectCase|asking|doingVerb|anyNoun|adjective) == 0 && !p.nameAt(i):
		return false
	case g.behind == "":
		return true
	}
	not := g.behind[0] == '!'
	list := strings.TrimPrefix(g.behind, "!")
	head := max(p.headAt(i), i)
	for j := i; j <= head; j++ {
		if oneOf(p.words[j].Fold, list) && (not || j == head) {
			return !not
		}
	}
	return not
}

// nameAt reports a word that a capital makes a name.
func (p *prose) nameAt(i int) bool {
	return i > 0 && i < len(p.words) && p.prev(i) != "" && p.words[i].Capital && !p.words[i].Opens && p.speech[i]&closedParts == 0 && p.words[i].Fold != "i" && !strings.HasPrefix(p.words[i].Fold, "i'") && !oneOf(p.words[i].Fold, weekdays) && !IsMonth(p.words[i].Fold)
}

// headAt is the last word of the noun phrase that begins at words[i]: its noun; less than i where none is there.
func (p *prose) headAt(i int) int {
	head := i - 1
	for j := i; j < min(i+7, len(p.words)); j++ {
		if j > i && p.prev(j) == "" {
			break
		}
		s := p.speech[j]
		switch {
		case s&objectCase != 0 && s&owner == 0 && j == i:
			return j
		case j > i && oneOf(p.words[j].Fold, "last next this every each"):
			return head
		case j > i && s&(anyNoun|adjective|numeral) != 0 && s&preposition == 0 && s&toWord == 0, p.nameAt(j),
			j == i && s&(anyNoun|adjective|opensNoun) != 0:
			if s&anyNoun != 0 || p.nameAt(j) {
				head = j
			}
		case j > i && s&opensNoun != 0 && p.speech[j-1]&opensNoun != 0:
		default:
			return head
		}
		if p.owns(j) {
			head = j - 1
		}
	}
	return head
}

// clauseAt reports that the noun phrase at words[i] may have a verb behind it, and be no object: "afraid the train is late".
func (p *prose) clauseAt(i int) bool {
	head := p.headAt(i)
	if head < i {
		head = i
	}
	const finite = thirdVerb | pastVerb | helper
	for j := head; j < min(head+9, len(p.words)); j++ {
		if s := p.partsBehind(j); s != 0 && p.words[j+1].Capital && oneOf(p.words[j+1].Fold, "may march") {
			continue
		} else if s == 0 || s&(clauseWord|asking|joiner) != 0 && s&preposition == 0 {
			break
		} else if s&helper != 0 || s&finite != 0 && p.speech[j]&(anyNoun|subjectCase|adverb) != 0 && p.speech[j]&(opensNoun|preposition) == 0 || s&(baseVerb|anyNoun) == baseVerb {
			return true
		}
	}
	for j := i + 1; j <= head; j++ {
		if p.speech[j]&(thirdVerb|pastVerb) != 0 && p.speech[j-1]&anyNoun != 0 {
			return true
		}
	}
	return p.speech[i]&subjectCase != 0 && p.partsBehind(i)&anyVerb != 0
}

// isVerbAt reports that words[i] is a verb that acts, and neither noun nor participle: it is no other word, or stands behind
// a subject, "to" or a helper.
func (p *prose) isVerbAt(i int) bool {
	s := p.speech[i]
	if s&anyVerb == 0 || p.owns(i) {
		return false
	}
	if s&(anyNoun|adjective|doneVerb|doingVerb) == 0 {
		return true
	}
	j := i
	for p.partsBefore(j)&(adverb|negation) != 0 && p.partsBefore(j)&(anyNoun|owner|pointer|preposition|clauseWord) == 0 {
		j--
	}
	before, fold := p.partsBefore(j), p.prev(j)
	switch {
	case before == 0:
		return s&doingVerb != 0 && fold != "" || oneOf(fold, "i'm i've i'll i'd we're we've we'll we'd you're you've you'll you'd they're they've they'll they'd please")
	case s&doingVerb != 0:
		return before&(beVerb|preposition|clauseWord) != 0
	case s&(baseVerb|thirdVerb) != 0 && before&(modal|doVerb|subjectCase) != 0 && fold != "it", s&baseVerb != 0 && before&toWord != 0, fold == "please":
		return true
	case s&(pastVerb|doneVerb) != 0:
		return before&haveVerb != 0 || before&subjectCase != 0 && s&pastVerb != 0 || fold == "who"
	}
	return false
}

// isSaidOf reports that words[i] is said of a subject: "was proud", "I'm very interested".
func (p *prose) isSaidOf(i int) bool {
	j := i
	for p.partsBefore(j)&(adverb|negation) != 0 && p.partsBefore(j)&(beVerb|owner) == 0 {
		j--
	}
	return p.partsBefore(j)&beVerb != 0 || j > 0 && p.prev(j) != "" && p.owns(j-1) || oneOf(p.prev(j), "i'm we're you're they're seem seems seemed feel feels felt become became get got getting")
}

// times are words of a phrase that says when or how long, and is no object.
const times = "time times moment moments second seconds minute minutes hour hours day days night nights week weeks weekend weekends month months year years morning mornings afternoon afternoons evening evenings noon midnight " +
	"spring summer autumn winter season term today tomorrow yesterday while bit lot once ages decade decades century rest end start beginning lunch lunchtime christmas easter may march january february april june july august " +
	"september october november december sunday monday tuesday wednesday thursday friday saturday last next ever reason reasons"

// timeIn reports that the phrase at words[i] is about a time.
func timeIn(p *prose, i int) bool {
	head := max(p.headAt(i), i)
	for j := i; j <= min(head, len(p.words)-1); j++ {
		switch fold := p.words[j].Fold; {
		case (j == i || j == head) && oneOf(fold, times), oneOf(fold, weekdays) || IsMonth(fold),
			fold[0] >= '0' && fold[0] <= '9' && j == i && oneOf(p.prev(j), "in at on by for from since"):
			return true
		}
	}
	return oneOf(p.next(head), "times days weeks while") || p.speech[head]&opensNoun != 0 && oneOf(p.next(head), "while times")
}

// isAsked reports that the object of the verb at words[i] may stand before its subject: "what we discussed about the roof".
func (p *prose) isAsked(i int) bool {
	for j := i; j > max(i-4, 0) && p.prev(j) != ""; j-- {
		if p.speech[j]&subjectCase != 0 {
			return p.partsBefore(j)&(anyNoun|asking|clauseWord|doneVerb) != 0 || oneOf(p.prev(j), "all everything anything nothing something")
		}
	}
	return false
}

// setPhrase reports that words[i] begins a phrase that belongs to the sentence, and to no word of it: "for example", "in part".
func setPhrase(p *prose, i int) bool {
	next, set := p.next(i), ""
	switch p.words[i].Fold {
	case "in":
		set = "general particular fact full part parts turn short person advance total addition case order writing detail depth large some many several most all any every both practice principle public private return response theory vain front spite place terms view light common equal"
	case "at":
		set = "all least most first last present home work school once length large best worst university college random short"
	case "for":
		set = "example instance now once sure good real certain free fun me himself herself itself themselves myself ourselves yourself both all"
	case "on":
		set = "top average balance behalf purpose foot paper occasion site both time earth demand request reflection arrival"
	case "of":
		set = "course late"
	case "by":
		set = "far now then hand nature default chance accident mistake phone email email post law"
	case "to":
		set = "date some"
		if next == "the" && oneOf(p.next(i+1), "letter last full point minute end core") {
			return true
		}
	case "with":
		set = "luck hindsight respect regard regards pleasure care hesitation ease thanks"
	case "from":
		set = "scratch home above within afar"
	}
	if p.next(i+1) == "way" && p.partsBehind(i+2)&subjectCase != 0 {
		return false // "interested on the way you mend nets"
	}
	return oneOf(next, set) || oneOf(next, "a the some such this that my his her your our their its which what") && oneOf(p.next(i+1), "whole way ways extent sense case cases view opinion part context contrast detail hurry rush nutshell own name sake contrary other hand hands long short first behalf")
}

// follows reports a small word in words[i] to words[last], in the same clause: what a word takes may come late, "depends in
// Ghent on".
func follows(p *prose, i, last int, small string) bool {
	for j := i; j < min(last+1, len(p.words)); j++ {
		if j > i && p.prev(j) == "" {
			return false
		}
		if p.words[j].Fold == small {
			return true
		}
	}
	return false
}
