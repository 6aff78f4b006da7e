package grammar

import "strings"

// This file is about subjects that stand behind their verb: in questions, and behind "there", "here" and "where".

// invertedSlip reads a subject behind the verb words[v].
func (p *prose) invertedSlip(v int) (slip, bool) {
	fold := p.words[v].Fold
	if p.owns(v) || !p.inRow(v+1) || hyphenAfter(p, v) {
		return slip{}, false
	}
	if p.words[v+1].Fold == "there" && p.inRow(v+2) && (p.words[v].Opens || p.asked(v)) {
		at := v + 2
		if p.speech[at] == adverb && p.inRow(at+1) {
			at++
		}
		return p.thereSlip(v, at)
	}
	if oneOf(p.words[v+1].Fold, "you we they") && (p.words[v].Opens || !p.inRow(v)) && p.asked(v) {
		right := forMany(fold) // "was you able to?"
		return slip{from: v, to: v, right: right}, oneOf(fold, "is was has does isn't wasn't hasn't doesn't") && right != ""
	}
	before := ""
	if p.inRow(v) && !p.words[v].Opens {
		before = p.words[v-1].Fold
	}
	if before == "there" && !p.owns(v-1) && !(p.inRow(v-1) && !p.words[v-1].Opens && p.speech[v-2]&anyNoun != 0) { // not "the fees there were"

		at := v + 1
		if p.speech[at] == adverb && p.inRow(at+1) {
			at++
		}
		return p.thereSlip(v, at)
	}
	if fold == "been" && oneOf(before, "has have") && v > 1 && p.inRow(v-1) && p.words[v-2].Fold == "there" && !p.owns(v-2) {
		return p.thereSlip(v-1, v+1)
	}
	place := before != "" && p.words[v-1].Opens && (before == "here" || before == "where")
	asks := p.words[v].Opens || before != "" && p.words[v-1].Opens && p.speech[v-1]&asking != 0 && oneOf(before, "when why how where what")
	how := before != "" && p.inRow(v-1) && p.words[v-2].Opens && p.words[v-2].Fold == "how" && p.speech[v-1]&(adjective|adverb) != 0
	asks = asks || how
	if !place && !asks {
		return slip{}, false
	}
	if p.speech[v+1]&(article|owner) == 0 && p.speech[v+1] != manyNoun && !oneOf(p.words[v+1].Fold, "mr mrs ms dr") {
		return slip{}, false
	}
	ph, ok := p.phraseAt(v + 1)
	if !ok || ph.number == anyNumber || ph.doubt && !place || p.inRow(ph.end) && (oneOf(p.words[ph.end].Fold, "and or") || p.speech[ph.end]&(anyNoun|anyVerb) != 0 && place) {
		return slip{}, false
	}
	if place && oneOf(fold, "is was are were") {
		return p.fitting(v, &ph)
	}
	if !p.asked(v) {
		return slip{}, false
	}
	at := ph.end
	sub := subject{phrase: ph, plain: true}
	if p.inRow(at) && p.speech[at]&(subjectCase|article|owner|preposition) != 0 && p.words[at].Fold != "like" {
		if at = p.pastModifier(at, &sub); at < 0 {
			return slip{}, false
		}
	}
	for p.inRow(at) && p.speech[at]&(adverb|negation) != 0 && p.speech[at]&anyVerb == 0 {
		at++
	}
	switch fold {
	case "does", "doesn't", "do", "don't":
		if !p.inRow(at) || p.speech[at]&baseVerb == 0 {
			return slip{}, false
		}
	case "has", "have", "hasn't", "haven't":
		if !p.inRow(at) || p.speech[at]&doneVerb == 0 {
			return slip{}, false
		}
	case "is", "was", "are", "were", "isn't", "aren't", "wasn't", "weren't":
		if !p.inRow(at) || p.words[at].Fold == "please" || p.words[at].Fold == "like" {
			if p.inRow(at) && before == "what" {
				break
			}
			if how && at == ph.end {
				break
			}
			if at >= len(p.words) || !strings.HasPrefix(p.text[p.words[at-1].End:], "?") || before != "what" {
				return slip{}, false
			}
		} else if p.speech[at]&(adjective|doneVerb|doingVerb|preposition) == 0 || p.speech[at]&oneNoun != 0 {
			return slip{}, false
		}
	default:
		return slip{}, false
	}
	return p.fitting(v, &ph)
}

// fitting says what the verb words[v] should be for the phrase behind it.
func (p *prose) fitting(v int, ph *phrase) (slip, bool) {
	right := ""
	switch p.words[v].Fold {
	case "is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't":
		if ph.number == several && !measures(p.words[ph.head].Fold) {
			right = forMany(p.words[v].Fold)
		}
	case "are", "were", "have", "do", "aren't", "weren't", "haven't", "don't":
		if ph.number == justOne && p.surelyOne(ph) && (!ph.each || isAnybody(p.words[ph.head].Fold)) {
			right = forOneOf(p.words[v].Fold)
		}
	}
	return slip{from: v, to: v, right: right}, right != ""
}

// thereSlip is about "there has been two vacancies", with the verb words[v] and its subject from words[i].
func (p *prose) thereSlip(v, i int) (slip, bool) {
	ph, ok := p.phraseAt(i)
	if !ok || ph.doubt || ph.pronoun || ph.end-i > 4 || p.inRow(ph.end) && oneOf(p.words[ph.end].Fold, "and or") || ph.counted && p.words[i].Fold == "zero" {
		return slip{}, false
	}
	if ph.number == justOne && !oneOf(p.words[i].Fold, "a an another") && !isAnybody(p.words[i].Fold) || ph.bare && (ph.verbal || ph.number != several && !isAnybody(p.words[i].Fold)) || oneOf(p.words[i].Fold, "the all my your") {
		return slip{}, false
	}
	if p.inRow(v-1) && oneOfBefore(p, v-1, 3, "if though wish as unless suppose") && strings.HasPrefix(p.words[v].Fold, "were") {
		return slip{}, false
	}
	return p.fitting(v, &ph)
}

// asked reports that the sentence with words[i] ends with a question mark.
func (p *prose) asked(i int) bool {
	for ; i < len(p.words); i++ {
		if i+1 >= len(p.words) {
			return strings.Contains(p.text[p.words[i].End:], "?")
		}
		if p.words[i+1].Opens {
			return strings.Contains(p.text[p.words[i].End:p.words[i+1].Start], "?")
		}
	}
	return false
}
