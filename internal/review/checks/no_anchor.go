package checks

import (
	"fmt"
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func noAnchor() review.Check {
	return review.Check{
		ID:       "no-anchor",
		Group:    review.Personal,
		Title:    "Nothing of the talk is in the note, or not as it was",
		Severity: review.Block,
		Why:      "Interviewers see many candidates back to back; a moment that only you two shared is what they remember you by, and they know its numbers.",
		Bad:      "Thank you for your time today. It was a great conversation, and I am very excited about the role.\n(or: seven days, where you wrote down eleven)",
		Good:     "Thank you for walking me through why the nightly reindex takes nine hours.",
		Source:   "SPEC.md, the practice; section 3, personal",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor || len(d.Main) == 0 {
				return nil
			}
			about := d.Draft.To.Debrief
			if usesAnchor(d) {
				return append(spokenOfReader(d), countedOtherwise(d)...)
			}
			need, value := stemsOf(d, about.Need), stemsOf(d, about.Value)
			needAndValue := append(append(d.Strings(len(need)+len(value)), need...), value...)
			everything := specific(d, ownStems(d))
			aside := specific(d, without(d, ownStemsBesidesResume(d), needAndValue))
			_, another := mostUsedAnchor(d)
			f := review.Finding{Span: mainSpan(d)}
			switch {
			case len(anchorStems(d, about.Anchor)) == 0 && aside == surely:
				return nil
			case len(anchorStems(d, about.Anchor)) == 0 && d.Draft.To.Role == interview.Recruiter && thanksForArranging(d):
				f.Severity = review.Hint // most of what a recruiter does is before and after the talk
				f.Message = fmt.Sprintf("Nothing here could only be said to %s. If there was a moment, name it.", called(d, &d.To))
				return []review.Finding{f}
			case len(anchorStems(d, about.Anchor)) == 0:
				f.Message = fmt.Sprintf("Nothing here could only be said to %s. Name one moment of your talk.", called(d, &d.To))
			case !another && aside < surely && len(overlap(d, needAndValue)) > 2 && inSubject(d, anchorStems(d, about.Anchor)) > 1:
				f.Severity = review.Hint
				f.Message = fmt.Sprintf("The moment you wrote down, %q, stands in the subject alone: a word of it in the note, too, and they need not guess.", shortened(about.Anchor, 80))
				return []review.Finding{f}
			case aside == surely && !another:
				f.Severity = review.Hint // another moment will do
				f.Message = fmt.Sprintf("The moment you wrote down is another one: %q. If this one is better, keep it.", shortened(about.Anchor, 80))
				return []review.Finding{f}
			default:
				f.Message = fmt.Sprintf("The moment you wrote down, %q, is not in the note.", shortened(about.Anchor, 80))
			}
			if !another && everything >= barely || len(overlap(d, needAndValue)) >= 2 {
				f.Severity = review.Warn // it says something, but of the candidate or of the need
			}
			return []review.Finding{f}
		},
	}
}

// thanksForArranging reports a thank-you for what a recruiter does: "for setting up this morning".
func thanksForArranging(d *review.Doc) bool {
	thanked := -1
	for i := range d.Main {
		switch w := &d.Main[i]; {
		case isThanks(w.Fold):
			thanked = i
		case w.Opens:
			thanked = -1
		case thanked >= 0 && i-thanked < 8 && oneOf(w.Fold, "arranging setting organising organizing scheduling rescheduling coordinating preparing guiding booking sending moving directions logistics help patience"):
			return true
		}
	}
	return false
}

// inSubject counts the stems that the subject has of some.
func inSubject(d *review.Doc, stems []string) int {
	n := 0
	for _, stem := range stems {
		if slices.ContainsFunc(d.SubjectWords, func(w review.Word) bool { return w.Stem() == stem }) {
			n++
		}
	}
	return n
}

// saysNothing reports a note that neither speaks of the moment that was written down nor of
// another one.
func saysNothing(d *review.Doc) bool {
	if usesAnchor(d) {
		return false
	}
	about := d.Draft.To.Debrief
	need, value := stemsOf(d, about.Need), stemsOf(d, about.Value)
	needAndValue := append(append(d.Strings(len(need)+len(value)), need...), value...)
	return specific(d, without(d, ownStemsBesidesResume(d), needAndValue)) != surely
}

// usesAnchor reports that the note speaks of the moment that was written down, in those or
// in related words.
func usesAnchor(d *review.Doc) bool { return *anchorUsed.Of(d) }

var anchorUsed = review.OncePerNote(func(d *review.Doc, used *bool) { *used = readAnchor(d) })

func readAnchor(d *review.Doc) bool {
	for _, name := range codeNamesOf.Of(d, d.Draft.To.Debrief.Anchor) {
		if strings.Contains(d.Draft.Body, name) {
			return true
		}
	}
	anchor := anchorStems(d, d.Draft.To.Debrief.Anchor)
	used := overlap(d, anchor)
	if len(used) == 0 && d.Length() < fewWords && saidInShort(d, anchor) {
		return true
	}
	if len(anchor) < 2 { // "the product roadmap for next year": words of every letter, but here they are the topic
		topic := topicStems(d, d.Draft.To.Debrief.Anchor)
		if said := overlap(d, topic); len(said) >= 2 && len(said)*3 >= len(topic)*2 {
			return true
		}
	}
	if len(used) != 1 {
		return len(used) > 0
	}
	switch stem := used[0]; {
	case len(anchor) < 3:
		return standsBesides(d, stem, false, false)
	case len(anchor) == 3: // "a map is of use"
		return standsBesides(d, stem, len(stem) <= 3 || isOfAnyTrade(stem), true)
	case len(stem) == 3 && d.Length() < fewWords && usedBesidesResume(d, stem): // "regards to the cat"
		return inSubject(d, used) > 0 || !everydaySet()[stem] && standsBesides(d, stem, true, true)
	case len(stem) < 4 || len(stem) == 4 && everydaySet()[stem] || !usedBesidesResume(d, stem):
		return false
	default: // "I thought of the wedding"
		return standsBesides(d, stem, len(stem) == 4 || isOfAnyTrade(stem), true)
	}
}

// codeNamesOf are the names in a text that are written as in a program, "do_not_touch_7": whatever they are made of, nobody
// else says them.
var codeNamesOf = review.DerivedFrom(func(text string) (names []string) {
	for name := range strings.FieldsSeq(text) {
		if name = strings.Trim(name, ",.;:!?()\"'“”‘’"); len(name) > 4 && strings.Contains(name, "_") {
			names = append(names, name)
		}
	}
	return names
})

// fewWords is how long a note may be whose every word counts.
const fewWords = 30

// saidInShort reports that a very short note names a thing of the moment by the end of its name: "the
// dog boards alone", of the sheepdog.
func saidInShort(d *review.Doc, anchor []string) bool {
	for i := range d.Main {
		w := &d.Main[i]
		if len(w.Fold) < 3 || isCourteous(w) || !pointedTo(d.Main, i) {
			continue
		}
		for _, stem := range anchor {
			if before, ok := strings.CutSuffix(stem, w.Stem()); ok && len(before) > 2 && dictionary.Known(before) {
				return true
			}
		}
	}
	return false
}

// isOfAnyTrade reports whom and what every candidate speaks of: "client relations" are no memory of
// a talk about one client.
func isOfAnyTrade(stem string) bool {
	return oneOf(stem, "client custom patient student guest pupil product report project process system service")
}

// standsBesides reports that a note uses a stem outside of the sentences that tell what stands in
// the value: in "a second pair of eyes signed each bundle" the bundle is no memory of the talk about
// one. pointed wants "the bundle" or "your bundle"; here, a sentence that does not begin with a place
// where the candidate worked.
func standsBesides(d *review.Doc, stem string, pointed, here bool) bool {
	value := without(d, stemsOf(d, d.Draft.To.Debrief.Value), []string{stem})
	for _, sentence := range sentencesOfMain(d) {
		at, told := -1, 0
		for i := range sentence {
			s := sentence[i].Stem()
			if (s == stem || len(s) >= 5 && len(stem) >= 5 && akin(s, stem)) && (!pointed || pointedTo(sentence, i)) {
				at = i
			}
			if slices.Contains(value, s) {
				told++
			}
		}
		if at >= 0 && told < 3 && !(here && beginsElsewhere(d, sentence)) {
			return true
		}
	}
	return false
}

// pointedTo reports "the wedding" and "your big wedding": one that the reader knows of.
func pointedTo(words []review.Word, i int) bool {
	for j := i - 1; j >= max(0, i-2); j-- {
		if oneOf(words[j].Fold, "the your that this those these his her their") {
			return true
		}
	}
	return false
}

// beginsElsewhere reports a sentence that begins with a place which is not the reader's: "At
// Ferrum the clicks went from".
func beginsElsewhere(d *review.Doc, sentence []review.Word) bool {
	if len(sentence) < 4 || !oneOf(sentence[0].Fold, "at with") {
		return false
	}
	place := &sentence[1]
	return place.Capital && !ofEmployer(d, place.Fold) && d.Person(place.Fold) == nil && !d.Wrote(place.Fold) && kindOf.Of(place)&functional == 0 && kindsIn(sentence)&you == 0
}

// usedBesidesResume reports that a note uses a stem, or one of its kin, outside of what it
// tells of the candidate's years: "I came to Ireland in 2021" is no memory of a talk about Ireland.
func usedBesidesResume(d *review.Doc, stem string) bool {
	for _, own := range ownStemsBesidesResume(d) {
		if own == stem || kin(own, stem) || kin(stem, own) {
			return true
		}
	}
	return false
}

// grade says whether a note could be sent to anybody.
type grade int

const (
	toAnybody grade = iota
	barely
	surely
)

// specific grades a note by how many of its words are its own. Measured on stock letters
// and on careful notes: of the stock ones most stay under one word in twelve, of the
// careful ones nearly all are above one in seven.
func specific(d *review.Doc, own []string) grade {
	n, length := len(own)+*tellingBesides.Of(d), d.Length()
	switch {
	case n >= 4 && n*20 >= length*3, n >= 6 && n*10 >= length, n >= 12:
		return surely
	case n >= 4 && n*10 >= length:
		return barely
	}
	return toAnybody
}

// tellingBesides counts what makes a note somebody's besides its own words.
var tellingBesides = review.OncePerNote(func(d *review.Doc, n *int) { *n = othersNamed(d) + saidByReader(d) })

// saidByReader adds two for a sentence that tells what the reader said or did ("You asked
// which label won") with at least two words of its own in it.
func saidByReader(d *review.Doc) int {
	kinds := *kindsOfMain.Of(d)
	for n, sentence := range sentencesOfMain(d) {
		if kinds[n]&you == 0 || kinds[n]&told == 0 {
			continue
		}
		own := d.Strings(2)
		for i := range sentence {
			if stem := sentence[i].Stem(); ownWord(d, &sentence[i]) && !slices.Contains(own, stem) {
				if own = append(own, stem); len(own) == 2 {
					return 2
				}
			}
		}
	}
	return 0
}

// othersNamed counts, up to two, the people of the process whom a note names besides its
// reader and its writer: who else was there is a memory of the day as well.
func othersNamed(d *review.Doc) int {
	first := ""
	for _, i := range capitalsIn.Of(d).main {
		w := &d.Main[i]
		if who := d.Person(w.Fold); who == nil || who == &d.To {
			continue
		}
		switch p := personAmong(d, w.Fold); {
		case p == nil || p.Interviewer.Name == first:
		case first != "":
			return 2
		default:
			first = p.Interviewer.Name
		}
	}
	if first != "" {
		return 1
	}
	return 0
}

// anchorStems are the stems that tell an anchor from any other talk at this employer.
func anchorStems(d *review.Doc, anchor string) []string {
	all := stemsOf(d, anchor)
	stems := d.Strings(len(all))
	for _, s := range all {
		if !d.Common(s) {
			stems = append(stems, s)
		}
	}
	return stems[:min(len(stems), 40)]
}

// topicStems are the stems of an anchor that are neither grammar nor bare praise.
func topicStems(d *review.Doc, anchor string) []string {
	words := d.Split(anchor)
	stems := d.Strings(len(words))
	for i := range words {
		w := &words[i]
		stem := w.Stem()
		if kindOf.Of(w)&(functional|praise) == 0 && len(w.Fold) > 1 && !d.Common(stem) && !slices.Contains(stems, stem) {
			stems = append(stems, stem)
		}
	}
	return stems[:min(len(stems), 40)]
}

// mainSpan is the place of the main part.
func mainSpan(d *review.Doc) review.Span {
	return span(d.Main[0], d.Main[len(d.Main)-1])
}

// shortened cuts a text to about n bytes, at a blank where there is one.
func shortened(text string, n int) string {
	if len(text) <= n {
		return text
	}
	cut := 0
	for i := range text {
		if i > n {
			break
		}
		cut = i
	}
	if blank := strings.LastIndexByte(text[:cut], ' '); blank > n/2 {
		cut = blank
	}
	return text[:cut] + "…"
}
