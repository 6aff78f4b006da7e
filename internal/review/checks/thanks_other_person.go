package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

func thanksOtherPerson() review.Check {
	return review.Check{
		ID:       "thanks-other-person",
		Group:    review.People,
		Title:    "The text speaks to somebody else by name",
		Severity: review.Block,
		Why:      "The salutation was changed and the name inside was not: the note was written to somebody else.",
		Bad:      "(to Priya)\nHi Priya,\nthank you, José, for a good hour.",
		Good:     "Hi Priya,\nthank you for a good hour.",
		Source:   "SPEC.md section 3, people",
		Find: func(d *review.Doc) []review.Finding {
			found := thankedIn(d, review.Subject, d.Draft.Subject, d.SubjectWords)
			return append(found, thankedIn(d, review.Body, d.Draft.Body, d.Main)...)
		},
	}
}

// thankedIn finds where a text turns to somebody else of the process by name: "Thank you,
// NAME", "it was great to meet you, NAME.", "NAME, you asked". Who is only spoken of,
// listed or explained ("your colleague, NAME, said") is not spoken to.
func thankedIn(d *review.Doc, part review.Part, text string, words []review.Word) []review.Finding {
	var found []review.Finding
	next := 0 // the first word behind the name before
	for _, i := range capitalsIn.Of(d).of(part) {
		w := &words[i]
		who := d.Person(w.Fold)
		if i < next || who == &d.To {
			continue
		}
		to, other := i, (*review.Person)(nil)
		if who != nil || isTitle(w) {
			to, other = nameAt(d, text, words, i)
		}
		if other == nil {
			if part == review.Body && thanksStranger(d, text, words, i) {
				found = append(found, review.Finding{
					Part:        part,
					Span:        bare(*w),
					Message:     fmt.Sprintf("This speaks to %q, but the note goes to %s.", shortened(text[w.Start:w.BareEnd], 60), d.Draft.To.Name),
					Suggestions: suggestions(inPlaceOf(d, words[i:i+1])),
				})
			}
			continue
		}
		if words[to-1].BareEnd == words[to-1].End && spokenTo(d, text, words, stretch{i, to}) {
			found = append(found, review.Finding{
				Part:        part,
				Span:        review.Span{Start: w.Start, End: words[to-1].BareEnd},
				Message:     fmt.Sprintf("This speaks to %s, but the note goes to %s.", other.Interviewer.Name, d.Draft.To.Name),
				Suggestions: suggestions(inPlaceOf(d, words[i:to])),
			})
		}
		next = to
	}
	return found
}

// inPlaceOf is the recipient's name in the place of somebody else's: as long as theirs.
func inPlaceOf(d *review.Doc, words []review.Word) string {
	if review.IsTitle(words[0].Fold) || len(words) > 1 {
		return called(d, &d.To)
	}
	return d.To.Given().Raw
}

// nameAt reads a name of somebody else of the process at words[i], its titles included.
func nameAt(d *review.Doc, text string, words []review.Word, i int) (to int, other *review.Person) {
	for to = i; to < len(words) && to < i+5; to++ {
		w := &words[to]
		if to > i && strings.Trim(text[words[to-1].End:w.Start], " \t.-") != "" || to > i && words[to-1].BareEnd < words[to-1].End {
			break
		}
		if to > i && w.Opens && text[words[to-1].End:w.Start] != ". " {
			break
		}
		if isTitle(w) && other == nil {
			continue
		}
		if other == nil {
			if other = personAmong(d, w.Fold); other == nil {
				return to, nil
			}
			continue
		}
		hyphened := text[words[to-1].End:w.Start] == "-" // "Soo-min"
		if !other.Has(w.Fold) || !w.Capital && !isParticle(w.Fold) && !hyphened || w.Opens {
			break
		}
	}
	return to, other
}

// spokenTo reports that a name is a form of address where it stands.
func spokenTo(d *review.Doc, text string, words []review.Word, at stretch) bool {
	before, after := "", text[words[at.to-1].End:]
	if at.from > 0 {
		before = text[words[at.from-1].End:words[at.from].Start]
	}
	if at.to < len(words) {
		after = text[words[at.to-1].End:words[at.to].Start]
	}
	closed := after == "" || strings.ContainsAny(after, ",.!;:?\n–—()") || strings.Contains(after, " -")
	if at.to < len(words) && isSirOrMadam(words[at.to].Fold) && strings.Trim(after, " ") == "" {
		return true // "Tom sir, thank you"
	}
	if at.from > 0 && words[at.from-1].Opens && oneOf(words[at.from-1].Fold, "and but so") && strings.Trim(before, " ") == "" && strings.HasPrefix(after, ",") {
		return opensByCalling(words, at, after) // "And Priya, you rock"
	}
	opens := at.from == 0 || words[at.from].Opens && strings.Trim(before, " \t") != ""
	if opens {
		return opensByCalling(words, at, after)
	}
	switch words[at.from-1].Fold {
	case "hi", "hello", "dear", "hey":
		return at.from == 1 || words[at.from-1].Opens
	}
	if listed(d, words, at, after) {
		return false
	}
	if strings.Trim(before, " \t") == "" { // "thanks so much NAME for", "great to meet you NAME."
		if thankedBefore(words, at.from) {
			return closed || at.to < len(words) && isAfterThanks(words[at.to].Fold)
		}
		if at.from > 2 && words[at.from-2].Fold == "you" && oneOf(words[at.from-1].Fold, "today yesterday again tonight") {
			return closed && oneOf(words[at.from-3].Fold, "meet meeting see seeing with to thank")
		}
		return closed && words[at.from-1].Fold == "you" && at.from > 1 && !isBetweenTwo(words[at.from-2].Fold)
	}
	if !closed || !strings.Contains(before, ",") && !strings.ContainsAny(before, "–—") || strings.ContainsAny(before, "\n.!?()") {
		return false
	}
	if thankedBefore(words, at.from) {
		return true
	}
	if at.from > 1 && words[at.from-1].Fold == "done" && words[at.from-2].Fold == "well" || at.from > 2 && words[at.from-1].Fold == "one" && words[at.from-2].Fold == "you" && words[at.from-3].Fold == "owe" {
		return true // "I owe you one, NAME."
	}
	if at.from > 1 && words[at.from-1].Fold == "said" && words[at.from-2].Fold == "you" {
		return true // "as you said, NAME, the yard is long"
	}
	if explained(d, words[at.from-1]) && !(at.from > 1 && words[at.from-1].Fold == "person" && words[at.from-2].Fold == "in") {
		return false
	}
	return turnsToReader(words, at.from) || callsInPassing(words, at, after) || bidsFarewell(d, words, at, after)
}

// isSirOrMadam reports what many put behind a name when they speak to its bearer.
func isSirOrMadam(fold string) bool {
	switch fold {
	case "sir", "madam", "ma'am", "maam", "mam":
		return true
	}
	return false
}

// callsInPassing reports a name between two commas behind what nobody is explained by: "So,
// NAME, here it is", "I hope, NAME, that".
func callsInPassing(words []review.Word, at stretch, after string) bool {
	if !strings.ContainsAny(after, ",–—") || at.from > 7 && !words[at.from-1].Opens && turnedAway(words, at.from) {
		return false
	}
	switch words[at.from-1].Fold {
	case "so", "well", "now", "again", "anyway", "hope", "think", "believe", "say", "feel", "indeed", "once", "assure", "me", "know", "see", "promise", "confess", "suppose", "admit", "course", "please", "honestly",
		"grateful", "thankful", "obliged", "delighted", "glad", "happy", "sorry":
		return true
	}
	return false
}

// turnedAway reports that the sentence so far speaks of a third person.
func turnedAway(words []review.Word, at int) bool {
	for i := at - 1; i >= 0; i-- {
		switch words[i].Fold {
		case "he", "she", "him", "they", "them", "who", "colleague", "colleagues", "with":
			return true
		}
		if words[i].Opens {
			break
		}
	}
	return false
}

// bidsFarewell reports a name that ends a wish or a request: "Speak soon, NAME.", "Please
// call me if anything is open, NAME."
func bidsFarewell(d *review.Doc, words []review.Word, at stretch, after string) bool {
	from := at.from - 1
	for from > 0 && !words[from].Opens {
		from--
	}
	if at.to < len(words) && !strings.ContainsAny(after, ".!?\n") && !(oneOf(words[from].Fold, "see speak talk until till") && strings.HasPrefix(after, ",")) {
		return false
	}
	for i := from; i < at.from; i++ {
		if explained(d, words[i]) && words[i].Fold != "new" && words[i].Fold != "here" && words[i].Fold != "team" && words[i].Fold != "others" {
			return false
		}
	}
	next := words[from+1].Fold
	switch words[from].Fold {
	case "please", "all", "speak", "talk", "see", "take", "have", "enjoy", "until", "till", "good", "thanks", "many", "best", "let", "do", "keep", "stay", "wishing", "with", "warm", "kind":
		return words[from].Fold != "all" || next == "the" || next == "my"
	case "i":
		return next == "hope" || next == "wish" || next == "look"
	}
	return false
}

// opensByCalling reports "NAME, thank you" and "NAME, you asked" at the start of a sentence.
func opensByCalling(words []review.Word, at stretch, after string) bool {
	if at.to >= len(words) || !strings.ContainsAny(after, ",:–—") && strings.TrimSpace(after) != "-" || strings.ContainsAny(after, ".!?\n") {
		return false
	}
	next := ""
	if at.to+1 < len(words) {
		next = words[at.to+1].Fold
	}
	switch words[at.to].Fold {
	case "as":
		if aside(words, at.to) {
			return false // "NAME, as you know, was late"
		}
	case "it":
		if next == "was" && at.to+2 < len(words) && isKindWord(words[at.to+2:]) {
			return true // "NAME, it was an honour"
		}
	case "you", "your":
		if toldAside(words, at.to) {
			return false
		}
	case "that":
		if next != "was" && next != "is" {
			return false // "NAME, that quiet colleague of yours"
		}
	case "how":
		if !oneOf(next, "did do does could can will would") {
			return false
		}
	case "hats", "bravo", "congratulations":
		return true
	case "my":
		return oneOf(next, "respect compliments congratulations thanks apologies regards hat")
	case "thank", "thanks", "you're", "i", "i'm", "i'd", "i've", "many", "if", "let", "please", "what", "when", "after", "since":
	default:
		return false
	}
	for i := at.to; i < len(words) && !(i > at.to && words[i].Opens); i++ {
		switch words[i].Fold {
		case "you", "your", "yours", "you're", "thanks":
			return true
		}
	}
	return false
}

// isKindWord reports "a pleasure", "an honour", "great" at the start of words.
func isKindWord(words []review.Word) bool {
	for i := range min(len(words), 3) {
		switch words[i].Fold {
		case "a", "an", "so", "really", "very", "such", "my":
		case "pleasure", "honour", "honor", "delight", "joy", "privilege", "treat", "great", "good", "lovely", "nice", "wonderful", "fun", "kind":
			return true
		default:
			return false
		}
	}
	return false
}

// turnsToReader reports that the clause before a name speaks to somebody: "you", "your" or
// thanks, in the same sentence.
func turnsToReader(words []review.Word, at int) bool {
	for i := at - 1; i >= 0; i-- {
		switch words[i].Fold {
		case "you", "your", "yours", "thanks", "congratulations", "welcome":
			return true
		}
		if words[i].Opens {
			break
		}
	}
	return false
}

// explained reports a word that a name behind a comma tells more of: "your colleague, NAME".
func explained(d *review.Doc, w review.Word) bool {
	if w.Capital && !w.Opens && w.Fold != "i" {
		return personAmong(d, w.Fold) != nil || d.To.Answers(w.Fold) || jobHead(w.Fold) > 0
	}
	if jobHead(w.Fold) > 0 && w.Fold != "management" {
		return true
	}
	switch w.Fold {
	case "colleague", "colleagues", "teammate", "teammates", "boss", "partner", "friend", "successor", "predecessor", "report", "reports", "neighbour", "neighbor", "person", "people",
		"one", "ones", "man", "woman", "mentor", "team", "panel", "others", "interviewers", "interviewer", "founder", "cofounder", "ceo", "cto", "vp", "host", "guide", "two", "three",
		"namely", "including", "example", "instance", "deputy", "sister", "brother", "wife", "husband", "predecessors", "new", "here", "interviewed", "said", "says", "asked", "told", "nurse":
		return true
	}
	return false
}

// listed reports a name among others: "you, NAME and the night shift".
func listed(d *review.Doc, words []review.Word, at stretch, after string) bool {
	if before := words[at.from-1].Fold; before == "and" || before == "or" || before == "&" {
		return true
	}
	if at.to >= len(words) || strings.ContainsAny(after, ".!?;\n") {
		return false
	}
	next := words[at.to]
	switch next.Fold {
	case "and", "or", "as":
		if at.to+1 >= len(words) {
			return false
		}
		then := words[at.to+1]
		if then.Fold == "well" {
			return true
		}
		if then.Capital && !then.Opens && then.Fold != "i" && personAmong(d, then.Fold) != nil {
			return true
		}
		if strings.Contains(after, ",") && next.Fold != "as" {
			return then.Fold == "the" && at.to+2 < len(words) && isGroup(words[at.to+2].Fold)
		}
		switch then.Fold {
		case "the", "their", "his", "her", "everybody", "everyone", "all", "others", "your":
			return true
		}
		return false
	case "who", "whose", "whom", "which":
		return true
	}
	return next.Capital && personAmong(d, next.Fold) != nil
}

// isGroup reports a word for more people than one.
func isGroup(fold string) bool {
	switch fold {
	case "team", "others", "rest", "panel", "crew", "group", "whole", "night", "day", "people", "nurses", "engineers", "staff":
		return true
	}
	return false
}

// isAfterThanks reports what follows a name that is thanked directly: "thanks José for".
func isAfterThanks(fold string) bool {
	switch fold {
	case "for", "it", "i", "again", "this", "that":
		return true
	}
	return false
}

// isBetweenTwo reports what stands before "you" where a name behind it is no address:
// "between you", "to tell you NAME was right".
func isBetweenTwo(fold string) bool {
	switch fold {
	case "between", "tell", "told", "show", "showed", "like", "than", "remind":
		return true
	}
	return false
}
