package checks

import (
	"fmt"
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/review"
)

func otherEmployer() review.Check {
	return review.Check{
		ID:       "other-employer",
		Group:    review.People,
		Title:    "Another employer is named",
		Severity: review.Block,
		Why:      "The name of another process, or of the employer whose offer you hold, shows that the note was pasted or gives away what is private.",
		Bad:      "(to Globex)\nI left with a clear picture of what Initech needs.",
		Good:     "I left with a clear picture of what Globex needs.",
		Source:   "SPEC.md section 3, people; section 2, offers are never named",
		Find: func(d *review.Doc) []review.Finding {
			own := d.Context.Process.Employer
			var found []review.Finding
			seen := append(d.Strings(1+len(d.Context.Process.Offers)+len(d.Context.OtherProcesses)), folded.Of(d, own))
			look := func(employer, whence string) {
				fold := folded.Of(d, employer)
				if fold == "" || slices.Contains(seen, fold) {
					return
				}
				seen = append(seen, fold)
				names := employerWords(d, employer)
				short := true
				if within(d, names, own) { // "Vale & Partners", in a note to Thornton Vale
					if names, short = wholeWordsOf.Of(d, employer), false; len(names) < 2 || within(d, names, own) {
						return
					}
				}
				if !mayBeNamed(d, employer, names) {
					return
				}
				history, asked := false, false // asked once a name is found: it takes reading every debrief
				for _, place := range [...]struct {
					part  review.Part
					text  string
					words []review.Word
				}{{review.Subject, d.Draft.Subject, d.SubjectWords}, {review.Body, d.Draft.Body, d.Words}} {
					places := named(d, employer, names, place.text, place.words)
					if !short {
						places = fullyNamed(d, names, place.text, place.words)
					}
					for _, at := range places {
						if place.part == review.Body && place.words[at.from].Start >= d.SignOff {
							continue
						}
						if !asked {
							history, asked = inDebriefs(d, employer, names, short), true
						}
						if history && !speaksOfOffer(place.words, at.from) && !(place.part == review.Body && wishedAt(d, place.words, at.from)) {
							continue // "at Initech I cut a comparable reindex"
						}
						if whence == ofOffer && didThere(place.words, at) {
							continue // a job that they have or had: that tells nobody of the offer
						}
						if at.to-at.from < len(names) && ofOwnYears(place.words, at.from) {
							continue // "my old colleagues at Oxford", of Oxford Metrics
						}
						severity := review.Block
						if at.to-at.from < len(names) && (!asEmployer(place.text, place.words, at.from) || at.from > 1 && oneOf(place.words[at.from-2].Fold, "was were worked been days years time job")) {
							severity = review.Warn // a part of the name: a place, or another house of old, may have it as well
						}
						if isProduct(names) && !asEmployer(place.text, place.words, at.from) {
							if isCommonWord(names[0].Fold) {
								continue // "on Monday", "on Zoom"
							}
							severity = review.Warn
						}
						f := review.Finding{
							Part:     place.part,
							Severity: severity,
							Span:     review.Span{Start: place.words[at.from].Start, End: place.words[at.to-1].BareEnd},
							Message:  fmt.Sprintf("This names %s, %s; the note goes to %s.", employer, whence, d.Draft.To.Name),
						}
						if own != "" {
							f.Suggestions = []string{own}
						}
						found = append(found, f)
					}
				}
			}
			for _, o := range d.Context.Process.Offers {
				look(o.Employer, ofOffer)
			}
			for _, p := range d.Context.OtherProcesses {
				look(p.Employer, "where you have another process")
			}
			return found
		},
	}
}

// mayBeNamed tells of most employers that nothing in the note speaks of them: neither the first nor
// the last word of the name, and there are no initials to it.
func mayBeNamed(d *review.Doc, employer string, names []review.NameWord) bool {
	return len(names) > 0 && (saysWord(d, names[0].Fold) || saysWord(d, names[len(names)-1].Fold) || len(acronymOf.Of(d, employer)) > 2)
}

// ofOffer says in a message why an employer is known.
const ofOffer = "whose offer you hold"

// didThere reports "at Initech I cut" and "we rotated the pagers at Initech": what the candidate
// did at a place, with nothing of an offer close by.
func didThere(words []review.Word, at stretch) bool {
	if at.from == 0 || !oneOf(words[at.from-1].Fold, "at with for in") || speaksOfOffer(words, at.from) || wishesInSentence(words, at.from) {
		return false
	}
	if at.to < len(words) && !words[at.to].Opens && isPastOfMine(words, at.to) {
		return true
	}
	for i := at.from - 2; i >= max(0, at.from-12); i-- {
		if isPastOfMine(words, i) && oneOf(words[i].Fold, "i we") {
			return !holds(words[i:at.from], "applied", "interviewed", "interview", "interviews", "asked", "said", "talked", "spoke", "met", "process", "you", "your")
		}
		if words[i].Opens {
			break
		}
	}
	return false
}

// ofOwnYears reports a place where the candidate learned or worked: "my old colleagues at Oxford",
// "my degree from Warwick".
func ofOwnYears(words []review.Word, at int) bool {
	if at+3 < len(words) && oneOf(words[at+1].Fold, "is was") && words[at+2].Fold == "where" && isPastOfMine(words, at+3) {
		return true // "Marlow is where I learned to throw"
	}
	if at < 2 || !oneOf(words[at-1].Fold, "at in from") {
		return false
	}
	if oneOf(words[at-2].Fold, "studied study studying degree phd doctorate thesis masters bachelor graduated university college student students professor grew born lived live") {
		return true
	}
	return at > 3 && oneOf(words[at-4].Fold, "my our") && oneOf(words[at-3].Fold, "old former first last previous then")
}

var folded = review.DerivedFrom(review.Fold)

// wholeWordsOf are all words of an employer's name.
var wholeWordsOf = review.DerivedFrom(func(name string) []review.NameWord {
	var words []review.NameWord
	for _, w := range review.SplitWords(name) {
		words = append(words, review.NameWord{Raw: name[w.Start:w.BareEnd], Fold: w.Fold})
	}
	return words
})

// wishedAt reports that a name stands where the employer of a wish stands: then it is no
// history that is told, even where the candidate has one there.
func wishedAt(d *review.Doc, words []review.Word, at int) bool {
	if (usefulTo(words, at) || joinsHouse(words, at)) && wishesBefore(words, at) {
		return true
	}
	for i, w := range d.Main {
		if w.Start == words[at].Start {
			return wishedFor(d, i)
		}
	}
	return false
}

// joinsHouse reports "join the NAME", "part of the NAME": a family, a team.
func joinsHouse(words []review.Word, at int) bool {
	return at > 1 && words[at-1].Fold == "the" && (oneOf(words[at-2].Fold, "join joining") || at > 2 && words[at-2].Fold == "of" && words[at-3].Fold == "part")
}

// usefulTo reports "useful to NAME", "an asset to NAME", "contribute to NAME".
func usefulTo(words []review.Word, at int) bool {
	if at < 2 || words[at-1].Fold != "to" {
		return false
	}
	switch words[at-2].Fold {
	case "useful", "valuable", "helpful", "relevant", "asset", "value", "contribution", "contribute", "contributing", "belong", "suited", "much", "lot", "application":
		return true
	}
	return false
}

// within reports whether a name is part of this employer's own: "Globex" in "Globex Europe".
func within(d *review.Doc, names []review.NameWord, own string) bool {
	for _, n := range names {
		if !holdsWord(d, own, n.Fold) {
			return false
		}
	}
	return true
}

// inDebriefs reports whether the candidate wrote the name down about somebody of this
// process, whole or in short: "at Initech I cut a comparable reindex".
func inDebriefs(d *review.Doc, employer string, names []review.NameWord, short bool) bool {
	wrote := func(text string) bool {
		words := d.Split(text)
		if short {
			return len(named(d, employer, names, text, words)) > 0
		}
		return nextNamed(names, text, words, 0) >= 0
	}
	told := func(about *interview.Debrief) bool {
		return wrote(about.Anchor) || wrote(about.Need) || wrote(about.Value)
	}
	for i := range d.Context.Process.Interviews {
		round := &d.Context.Process.Interviews[i]
		for j := range round.Panel {
			if told(&round.Panel[j].Debrief) {
				return true
			}
		}
		for _, m := range round.MissedQuestions() {
			if wrote(m.Question) || wrote(m.Said) || wrote(m.BetterAnswer) {
				return true
			}
		}
	}
	return told(&d.Draft.To.Debrief)
}

// speaksOfOffer reports the word "offer" close to a name: then it is not the candidate's
// history that is told.
func speaksOfOffer(words []review.Word, at int) bool {
	for i := max(0, at-6); i < min(len(words), at+7); i++ {
		if words[i].Stem() == "offer" {
			return true
		}
	}
	return false
}

// named lists the places where a name stands, in full or in short.
func named(d *review.Doc, employer string, names []review.NameWord, text string, words []review.Word) []stretch {
	from := len(fullyNamed(d, names, text, words))
	all := namesStand.Of(d)
	from = len(*all) - from
	*all = shortNamed(d, *all, employer, names, text, words)
	return (*all)[from:len(*all):len(*all)]
}

// fullyNamed lists the places where a name stands in full.
func fullyNamed(d *review.Doc, names []review.NameWord, text string, words []review.Word) []stretch {
	all := namesStand.Of(d)
	from := len(*all)
	for at := nextNamed(names, text, words, 0); at >= 0; at = nextNamed(names, text, words, at+1) {
		*all = append(*all, stretch{at, at + len(names)})
	}
	return (*all)[from:len(*all):len(*all)]
}

// namesStand is the memory for all that named finds in a note.
var namesStand = review.OncePerNote(func(_ *review.Doc, all *[]stretch) { *all = (*all)[:0] })

// nextNamed finds the next word from a place on where a name stands, as a name: with a
// capital (or a digit, or in a script without capitals), and not as a common word that
// opens a sentence; -1 when there is none.
func nextNamed(names []review.NameWord, text string, words []review.Word, from int) int {
	if len(names) == 0 {
		return -1
	}
	first := review.Hash(names[0].Fold)
	for i := from; i+len(names) <= len(words); i++ {
		if words[i].Hash != first || words[i].Fold != names[0].Fold {
			continue
		}
		all := true
		for j := 1; j < len(names); j++ {
			all = all && words[i+j].Fold == names[j].Fold && ofOneName(text, words[i+j-1], words[i+j])
		}
		lower := startsLower(text[words[i].Start:words[i].End]) && !startsLower(names[0].Raw)
		if !all || lower || len(names) == 1 && words[i].Opens && isProduct(names) && !strings.HasPrefix(text[words[i].BareEnd:], "'s") {
			continue
		}
		return i
	}
	return -1
}

// stretch is words[from:to].
type stretch struct{ from, to int }

// ofOneName reports words that may belong to one name: "St. Hilda", "Barnes & Noble".
func ofOneName(text string, a, b review.Word) bool {
	gap := text[a.End:b.Start]
	return gap == " " || gap != "" && len(gap) <= 4 && strings.Trim(gap, " \t-.&+\u00a0") == ""
}

// isDescriptive reports what tells of an employer what it is: people leave it off.
func isDescriptive(fold string) bool {
	switch fold {
	case "medical", "center", "centre", "clinic", "clinics", "college", "school", "schools", "academy", "memorial", "studio", "studios", "agency",
		"motors", "works", "airlines", "insurance", "capital", "pharma", "pharmaceuticals", "energy", "foods", "brands", "networks", "trust", "care",
		"logistics", "engineering", "construction", "manufacturing", "retail", "stores", "rail", "yards", "shipping", "regional", "general", "children",
		"district", "library", "museum", "council", "analytics", "robotics", "security", "financial", "finance", "legal", "law", "design":
		return true
	}
	return isCorporateWord(fold)
}

// isProduct reports an employer whose name is, more often than not in such a letter, a
// tool or a common word.
func isProduct(names []review.NameWord) bool {
	if len(names) != 1 {
		return false
	}
	if isCommonWord(names[0].Fold) {
		return true
	}
	switch names[0].Fold {
	case "github", "gitlab", "notion", "figma", "docker", "microsoft", "apple", "meta", "snowflake", "databricks", "stripe", "datadog",
		"atlassian", "jira", "salesforce", "adobe", "square", "target", "box", "block", "dropbox", "twilio", "elastic", "mongo",
		"mongodb", "confluent", "hashicorp", "cloudflare", "vercel", "netlify", "heroku", "shopify", "paypal", "intel", "nvidia",
		"openai", "anthropic", "grafana", "sentry", "segment", "linear", "asana", "trello", "miro", "canva", "airtable",
		"facebook", "linkedin", "twitter", "youtube", "android", "sap", "ibm", "visa", "gap", "chase", "discover", "unity", "epic":
		return true
	}
	return false
}

// asEmployer reports whether the words around a name of one word speak of an employer.
func asEmployer(text string, words []review.Word, at int) bool {
	if words[at].BareEnd < words[at].End {
		return true // "Stripe's"
	}
	if at > 0 {
		switch words[at-1].Fold {
		case "at", "join", "joining":
			return true
		}
	}
	if usefulTo(words, at) || at > 2 && words[at-1].Fold == "to" && words[at-2].Fold == "me" && oneOf(words[at-3].Fold, "inviting invited welcoming welcomed bringing") {
		return true
	}
	if at > 1 && words[at-1].Fold == "of" && (words[at-2].Fold == "part" || words[at-2].Fold == "employee") {
		return true
	}
	if at+1 < len(words) && (words[at+1].Fold == "is" || words[at+1].Fold == "would") {
		for _, w := range words[at+2 : min(len(words), at+8)] {
			switch w.Fold {
			case "place", "company", "employer", "fit", "home", "choice", "workplace":
				return true // "Notion is the right place for me"
			}
		}
	}
	if at > 1 && words[at-1].Fold == "from" && holds(words[max(0, at-4):at], "offer", "offers", "contract") {
		return true // "I have an offer from Nordvei"
	}
	if at > 1 && words[at-1].Fold == "for" && review.Stem(words[at-2].Fold) == "work" {
		return true
	}
	if at+1 < len(words) && adjoining(text, words[at], words[at+1]) {
		switch words[at+1].Fold {
		case "team", "role", "position", "interview", "offer", "needs":
			return true
		}
	}
	return false
}
