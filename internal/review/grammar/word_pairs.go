package grammar

import "afterword/internal/review/dictionary"

// paired is about words that come in pairs: "neither … nor", "either … or", "both … and", "so … that".
func paired(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "neither":
		if j := mate(p, i, "or"); j > 0 && p.next(i) != "of" {
			return word(j, "nor")
		}
	case "either":
		if j := mate(p, i, "nor"); j > 0 {
			return word(j, "or")
		}
		if j := mate(p, i, "and"); j > 0 && p.partsBehind(i)&preposition != 0 && p.next(j) == p.next(i) {
			return word(j, "or") // "either on Monday and on Tuesday"
		}
	case "both":
		if j := mate(p, i, "or"); j > 0 && p.partsBehind(i)&(article|owner) != 0 && p.partsBehind(j)&(article|owner) != 0 {
			return word(j, "and")
		}
	case "not":
		if p.next(i) != "only" {
			break
		}
		for j := i + 2; j < min(i+9, len(p.words)) && p.prev(j) != ""; j++ {
			if p.words[j].Fold == "and" && p.next(j) == "also" {
				return word(j, "but")
			}
		}
	case "so", "such":
		return soThat(p, i)
	}
	return slip{}, false
}

// mate is the place of a word that comes soon behind words[i], with no verb and no comma between; 0 for none.
func mate(p *prose, i int, fold string) int {
	for j := i + 1; j < min(i+8, len(p.words)) && p.prev(j) != ""; j++ {
		if p.words[j].Fold == fold {
			if j == i+1 || p.next(j) == "" {
				return 0
			}
			return j
		}
		if s := p.speech[j]; s&(joiner|helper|clauseWord|subjectCase) != 0 && s&preposition == 0 || s&(thirdVerb|pastVerb) != 0 && s&(anyNoun|doneVerb|adjective) == 0 {
			return 0
		}
	}
	return 0
}

// soThat is about "so taken with the ships than I missed the bus": nothing is compared between the two.
func soThat(p *prose, i int) (slip, bool) {
	if s := p.partsBehind(i); s&(adjective|doneVerb|adverb) == 0 && p.words[i].Fold == "so" || oneOf(p.next(i), "much many more far few little") {
		return slip{}, false
	}
	for j := i + 1; j < min(i+10, len(p.words)) && p.prev(j) != ""; j++ {
		switch fold := p.words[j].Fold; {
		case fold == "than":
			if p.partsBehind(j)&(subjectCase|article|owner) != 0 {
				return word(j, "that")
			}
			return slip{}, false
		case oneOf(fold, "that as"), compares(fold):
			return slip{}, false
		}
	}
	return slip{}, false
}

// compares reports a word that compares: "more", "dearer", and every other adjective in -er.
func compares(fold string) bool {
	if oneOf(fold, "more less better worse rather other else fewer sooner different further later earlier") || isComparative(fold) {
		return true
	}
	if len(fold) < 5 || fold[len(fold)-2:] != "er" || speechIn(fold)&^adjective != 0 {
		return false
	}
	stem := fold[:len(fold)-2]
	isQuality := func(word string) bool {
		return dictionary.Parts(word)&dictionary.Adjective != 0 && dictionary.Parts(fold)&dictionary.Noun == 0
	}
	n := len(stem)
	return isQuality(stem) || isQuality(stem+"e") || stem[n-1] == 'i' && isQuality(stem[:n-1]+"y") || stem[n-1] == stem[n-2] && isQuality(stem[:n-1])
}
