package checks

import (
	"fmt"
	"strings"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func unknownEmployer() review.Check {
	return review.Check{
		ID:       "unknown-employer",
		Group:    review.People,
		Title:    "An employer nobody has heard of here",
		Severity: review.Warn,
		Why:      "\"Excited to join Hooli\" in a note to Globex was written for Hooli, even where Afterword knows of no process there.",
		Bad:      "(to Globex)\nI would be thrilled to join Hooli.",
		Good:     "I would be thrilled to join Globex.",
		Source:   "SPEC.md section 3, people: another employer's name",
		Find: func(d *review.Doc) []review.Finding {
			own := d.Context.Process.Employer
			if own == "" {
				return nil
			}
			var found []review.Finding
			next := 0 // the first word behind the name before
			for _, i := range capitalsIn.Of(d).main {
				if i < next || !(!opensSentence(d, i) && wishedFor(d, i) || calledPlace(d, i) || hasMission(d, i) || thankedAt(d, i)) || !foreignName(d, i) {
					continue
				}
				to := i + 1
				for to < len(d.Main) && to < i+4 && d.Main[to].Capital && adjoining(d.Draft.Body, d.Main[to-1], d.Main[to]) {
					to++
				}
				if to < len(d.Main) && ofOwnHouse(d.Main[to].Fold) && adjoining(d.Draft.Body, d.Main[to-1], d.Main[to]) {
					continue // "join Atlas team": a name inside the house
				}
				place := review.Span{Start: d.Main[i].Start, End: d.Main[to-1].BareEnd}
				found = append(found, review.Finding{
					Span:        place,
					Message:     fmt.Sprintf("This speaks of working at %q; the process is at %s.", shortened(d.Draft.Body[place.Start:place.End], 60), own),
					Suggestions: []string{own},
				})
				next = to + 1
			}
			return found
		},
	}
}

// wishWords tell that a sentence speaks of what the candidate would like to come.
const wishWords = `
can't cannot chance eager enthusiastic excited excitement forward glad gladly happy honored honoured hope hoping interest interested keen like look looking love
opportunity prospect proud thrilled wait want wanted wish would
`

var wishSet = sync.OnceValue(func() map[string]bool { return setOf(wishWords, same) })

// wishedFor reports that the word at i stands where the employer of the wish stands: "I
// would love to work at X", "the opportunity to join X", "my interest in joining X".
func wishedFor(d *review.Doc, i int) bool {
	if i == 0 {
		return false
	}
	words := d.Main
	before := words[i-1].Fold
	at := i - 1 // the word that needs an employer behind it
	switch before {
	case "join", "joining":
		if words[at].Opens && before == "joining" {
			return wouldBeMine(words, i)
		}
	case "of":
		if i < 2 || words[i-2].Fold != "part" {
			return false
		}
	case "to":
		if i < 2 || !oneOf(words[i-2].Fold, "useful valuable asset value belong suited") {
			return false
		}
	case "at", "with", "for":
		if i < 2 {
			return false
		}
		at = i - 2
		switch words[at].Fold {
		case "work", "working", "career", "future", "role", "position", "opportunity", "job", "opening", "start", "starting", "internship", "team":
			works := words[at].Fold == "work" || words[at].Fold == "working"
			if before == "for" && !works || before == "with" && works {
				return false // "a role for Kafka", "work with Terraform"
			}
			if works && words[at].Opens {
				return wouldBeMine(words, i)
			}
		case "grow", "growing", "staying", "settling", "thrive", "thriving":
			if at == 0 || !oneOf(words[at-1].Fold, "to myself of about") {
				return false // "the oak growing at Kelvingrove"
			}
		case "myself":
			if before != "at" || at == 0 || !oneOf(words[at-1].Fold, "see picture imagine") {
				return false // "I can see myself at Oakwood"
			}
		case "fit", "match", "asset":
			if before != "for" {
				return false
			}
		default:
			return false
		}
	default:
		return false
	}
	// The sentence must wish, in the first person, and tell no past.
	wishes, first := false, false
	for j := at; j >= 0 && j >= i-16; j-- {
		switch w := words[j].Fold; w {
		case "i", "i'd", "i'm", "my", "me":
			first = true
		case "myself":
			wishes = wishes || j > 0 && oneOf(words[j-1].Fold, "see picture imagine")
		case "was", "were", "had", "did", "when", "before", "after", "since", "used", "you", "your", "their", "his", "her", "left", "worked", "joined", "why", "people", "they":
			return false
		default:
			wishes = wishes || wishSet()[w] || before == "to" && oneOf(w, "could can will sure")
		}
		if words[j].Fold == "i'd" {
			wishes = true
		}
		if opensSentence(d, j) {
			break
		}
	}
	return wishes && first
}

// thankedAt reports "Thank you for this morning at Bellweather Bakers" and "I would be glad to come to
// Kestrel Foods": the name must look like a house's.
func thankedAt(d *review.Doc, i int) bool {
	words := d.Main
	if i < 3 || words[i-1].Fold != "at" && words[i-1].Fold != "to" || !likeHouse(d, i) {
		return false
	}
	if words[i-1].Fold == "to" {
		return oneOf(words[i-2].Fold, "come coming") && wishesInSentence(words, i-2)
	}
	if !oneOf(words[i-2].Fold, "interview interviews morning afternoon day visit tour hour conversation talk chat time today yesterday me") {
		return false
	}
	for j := i - 2; j >= 0; j-- {
		if opensSentence(d, j) {
			return isThanks(words[j].Fold) || oneOf(words[j].Fold, "many my") && isThanks(words[j+1].Fold)
		}
	}
	return false
}

// likeHouse reports two or more words with capitals, the last of which says what a house is or does.
func likeHouse(d *review.Doc, i int) bool {
	to := i + 1
	for to < len(d.Main) && to < i+4 && d.Main[to].Capital && !d.Main[to].Opens && adjoining(d.Draft.Body, d.Main[to-1], d.Main[to]) {
		to++
	}
	last := d.Main[to-1].Fold
	return to > i+1 && (isDescriptive(last) || isTrade(last) || isWare(last))
}

// isWare reports the last word of many a house's name, what it makes or who it is.
func isWare(fold string) bool {
	switch fold {
	case "bakers", "bakery", "bakeries", "cakes", "kitchens", "mills", "brewery", "farms", "sons", "brothers", "bros", "builders",
		"interiors", "textiles", "ceramics", "instruments", "films", "pictures", "press", "publishing", "books", "toys",
		"furniture", "tools", "steel", "glass", "paper", "electric", "power", "water", "marine", "aerospace", "biotech", "genomics",
		"therapeutics", "diagnostics", "games", "interactive", "ventures":
		return true
	}
	return false
}

// hasMission reports "X's mission": what a house has, and hardly a person.
func hasMission(d *review.Doc, i int) bool {
	w := &d.Main[i]
	return w.BareEnd < w.End && i+1 < len(d.Main) && oneOf(d.Main[i+1].Fold, "mission vision values culture") && !dictionary.Name(w.Fold) && !dictionary.Known(w.Fold)
}

// wouldBeMine reports the rest of "Working for X would be a joy", from the name on.
func wouldBeMine(words []review.Word, i int) bool {
	for j := i + 1; j < min(len(words), i+4) && !words[j].Opens; j++ {
		if words[j].Fold == "would" {
			return true
		}
	}
	return false
}

// calledPlace reports "X is exactly the kind of place I want to work at": the name opens
// its sentence, which calls it a place to work and wishes in the first person.
func calledPlace(d *review.Doc, i int) bool {
	words := d.Main
	at := i + 1
	for at < len(words) && at < i+4 && words[at].Capital && !words[at].Opens {
		at++
	}
	if at+2 < len(words) && words[at].Fold == "is" && words[at+1].Fold == "my" && (oneOf(words[at+2].Fold, "dream favourite favorite") || words[at+2].Fold == "first" && wordAt(words, at+3) == "choice") {
		return true
	}
	if at >= len(words) || words[at].Fold != "is" && words[at].Fold != "seems" && words[at].Fold != "sounds" {
		return false
	}
	place, wish, first := false, false, false
	for j := at + 1; j < len(words) && j < at+16 && !opensSentence(d, j); j++ {
		switch w := words[j].Fold; w {
		case "place", "company", "employer", "firm", "hospital", "school", "organisation", "organization", "workplace":
			if j+1 < len(words) {
				switch words[j+1].Fold {
				case "i", "i'd", "where", "that", "to", "for":
					place = true
				}
			}
		case "i", "i'd", "me", "my":
			first = true
		default:
			wish = wish || wishSet()[w] || w == "work" || w == "working"
		}
	}
	return place && wish && first
}

// opensSentence reports the first word of a sentence, not merely of a line.
func opensSentence(d *review.Doc, i int) bool {
	if i == 0 || !d.Main[i].Opens {
		return i == 0
	}
	gap := d.Draft.Body[d.Main[i-1].End:d.Main[i].Start]
	return strings.Trim(gap, " \t\r\n") != "" || strings.Count(gap, "\n") > 1
}

// foreignName reports a word with a capital that is no name of this process, no topic of
// the talk and no common word.
func foreignName(d *review.Doc, i int) bool {
	w := d.Main[i]
	if runes(w.Fold) < 3 || isCommonWord(w.Fold) || d.Wrote(w.Fold) || d.Mentioned(w.Fold) || ofEmployer(d, w.Fold) || d.Person(w.Fold) != nil || review.IsTitle(w.Fold) {
		return false
	}
	raw := d.Draft.Body[w.Start:w.BareEnd]
	if runes(raw) <= 4 && raw != "" && !hasLower(raw) {
		return false // "at HQ", "in the ICU", "with NHS": initials are anybody's
	}
	for _, n := range fullWordsOf.Of(d, d.Context.Process.Employer) {
		if nearEmployer(w, n.Fold) || runes(n.Fold) >= 4 && len(w.Fold) >= 4 && (n.Fold[:4] == w.Fold[:4]) {
			return false // a slip, or a short form: another check's finding
		}
	}
	if isAcronym(d, raw, d.Context.Process.Employer) || levelOf(w.Fold) > 0 || jobHead(w.Fold) > 0 || isProduct([]review.NameWord{{Raw: raw, Fold: w.Fold}}) && !(i > 1 && oneOf(d.Main[i-1].Fold, "at for") && oneOf(d.Main[i-2].Fold, "work working")) {
		return false
	}
	if i+1 < len(d.Main) && jobHead(d.Main[i+1].Fold) > 0 && !oneOf(d.Main[i+1].Fold, "bakers brewers printers builders tailors engineers architects") {
		return false
	}
	return !ofOtherHouse(d, w.Fold)
}

func hasLower(s string) bool {
	for i := range len(s) {
		if s[i] >= 'a' && s[i] <= 'z' {
			return true
		}
	}
	return false
}

// ofOwnHouse reports a word behind the name of a part of an employer.
func ofOwnHouse(fold string) bool {
	switch fold {
	case "team", "teams", "group", "squad", "crew", "department", "division", "unit", "ward", "floor", "office", "site", "plant", "campus", "branch", "program",
		"programme", "project", "platform", "council", "committee", "school", "desk", "practice", "lab", "chapter", "guild", "family":
		return true
	}
	return false
}
