package checks

import (
	"fmt"
	"slices"
	"sync"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

func anchorOfAnother() review.Check {
	return review.Check{
		ID:       "anchor-of-another",
		Group:    review.Personal,
		Title:    "The anchor belongs to another interviewer",
		Severity: review.Warn,
		Why:      "A memory that the reader does not share shows that the note was meant for somebody else.",
		Bad:      "(to Priya, who spoke of design reviews)\nI keep thinking about why the nightly reindex takes nine hours.",
		Good:     "I keep thinking about your design reviews without slides.",
		Source:   "SPEC.md section 3, people: anchor belongs to another interviewer",
		Reads:    review.AnyLanguage,

		Confidence: review.Maybe,
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor || len(d.Main) == 0 {
				return nil
			}
			other, ok := mostUsedAnchor(d)
			if !ok {
				return nil
			}
			return []review.Finding{{
				Span:    firstOf(d, anchorStems(d, other.Interviewer.Debrief.Anchor)),
				Message: fmt.Sprintf("This is what you talked about with %s: %q.", other.Interviewer.Name, shortened(other.Interviewer.Debrief.Anchor, 80)),
			}}
		},
	}
}

// mostUsedAnchor finds the member of the panel whose anchor the note uses, when it does
// not use the recipient's own. Words that stand in the recipient's debrief do not count,
// and a note that names whose moment it was may tell of it.
func mostUsedAnchor(d *review.Doc) (other *review.Person, ok bool) {
	other = *anothersAnchor.Of(d)
	return other, other != nil
}

var anothersAnchor = review.OncePerNote(func(d *review.Doc, other **review.Person) { *other = readAnchors(d) })

func readAnchors(d *review.Doc) (other *review.Person) {
	own := anchorStems(d, d.Draft.To.Debrief.Anchor)
	// Who leads somebody through a day is told of its other hours, of several in a breath.
	guide, hours := len(own) == 0 && d.Draft.To.Role == interview.Recruiter, 0
	shared, ownUsed := 0.0, 0
	if len(own) > 0 {
		ownUsed = len(overlap(d, own))
		shared = float64(ownUsed) / float64(len(own))
		if len(own) < 3 { // "her phone call home": few words, so that every one counts
			ownUsed = max(ownUsed, len(overlap(d, topicStems(d, d.Draft.To.Debrief.Anchor))))
		}
	}
	best := 0.0
	for i := range d.Panel {
		p := &d.Panel[i]
		if !guide && !usesAny(d, stemsOf(d, p.Interviewer.Debrief.Anchor)) {
			continue // most are decided here
		}
		anchor := anchorStems(d, p.Interviewer.Debrief.Anchor)
		theirs := d.Strings(len(anchor))
		for _, s := range anchor {
			if d.NotEnglish && len(s) < 5 {
				continue // as likely as not it carries grammar
			}
			if !d.Mentioned(s) && !slices.Contains(own, s) && s != "show" { // "shower", where the reader showed something
				theirs = append(theirs, s)
			}
		}
		if len(theirs) == 0 {
			continue
		}
		used := overlap(d, theirs)
		if len(used) > 0 || guide && len(overlap(d, anchorStems(d, p.Interviewer.Debrief.Need))) > 0 {
			hours++
		}
		if len(used) == 0 {
			continue
		}
		share := float64(len(used)) / float64(len(theirs))
		told := len(used) + sharedPairs(d, p.Interviewer.Debrief.Anchor)
		switch {
		case share <= best, share <= shared && told < 2*ownUsed+1:
			continue
		case ownUsed > 0 && (told < ownUsed+2 || share <= 0.5), ownUsed > 1 && shared >= 0.4 && told < 2*ownUsed+2:
			continue // both moments are told
		case told == 1 && onlyMine(d, used[0]):
			continue // "my forklift certificate"
		case told == 1 && (len(theirs) > 5 || len(used[0]) < 5 || len(theirs) > 2 && (everydaySet()[used[0]] || !isPointedAt(d, used[0]))), share < 0.2:
			continue // one word may come up by itself
		case share < 0.7 && isNamed(d, p):
			continue
		}
		other, best = p, share
	}
	if guide && hours > 1 && best < 0.7 {
		return nil
	}
	return other
}

// isPointedAt reports that the note speaks of one thing and not of many: "the heron", "your
// heron", but not "herons, storks and cranes".
func isPointedAt(d *review.Doc, stem string) bool {
	for i, w := range d.Main {
		if w.Stem() != stem {
			continue
		}
		for j := i - 1; j >= max(0, i-3) && !d.Main[j+1].Opens; j-- {
			if ofPointing(d.Main[j].Fold) || oneOf(d.Main[j].Fold, "that those") {
				return true
			}
		}
	}
	return false
}

// sharedPairs counts, up to two, the pairs of words that follow one another in an anchor
// and in the note: "half speed" tells more than "half" and "speed" do. Grammar between
// them does not count, and one of the two must be no word of every letter.
func sharedPairs(d *review.Doc, anchor string) int {
	pairs, words := 0, d.Split(anchor)
	var before *review.Word // the last one that the note uses; nil behind one that it does not
	for i := range words {
		w := &words[i]
		kind := kindOf.Of(w)
		if kind&functional != 0 || len(w.Fold) < 2 {
			continue
		}
		if !d.Uses(w.Stem()) {
			before = nil
			continue
		}
		if before != nil && kindOf.Of(before)&kind&courtesy == 0 && pairStands(d, before.Stem(), w.Stem()) && !(d.Mentioned(before.Stem()) && d.Mentioned(w.Stem())) {
			if pairs++; pairs == 2 {
				break
			}
		}
		before = w
	}
	return pairs
}

// pairStands reports two stems one after the other in the main part, grammar apart.
func pairStands(d *review.Doc, first, second string) bool {
	after := false
	for i := range d.Main {
		w := &d.Main[i]
		if kindOf.Of(w)&functional != 0 {
			continue
		}
		stem := w.Stem()
		if after && stem == second {
			return true
		}
		after = stem == first
	}
	return false
}

// everydayWords come up in a talk by themselves: one of them alone is no memory of it.
const everydayWords = `
board boards budget building calendar centre center child children class classroom client clients code computer contract customer
data document door engine family floor folder friend garden group health hospital house kitchen language laptop library machine
market meal message minute model money mother father music network night nurse number nurses paper parent parents party patient
patients person phone photo picture place plant point police price printer problem product program radio record release report
restaurant room route sales schedule school science screen search server service shift shop shops slide slides small state station
store story street student students summer supplier system table teacher template ticket tickets tool traffic train training truck
video vehicle warehouse water weather website window winter world
`

var everydaySet = sync.OnceValue(func() map[string]bool { return setOf(everydayWords, review.Stem) })

// onlyMine reports that the note has a stem only right behind "my": what the candidate owns.
func onlyMine(d *review.Doc, stem string) bool {
	mine := false
	for i, w := range d.Main {
		if w.Stem() != stem {
			continue
		}
		if i == 0 || d.Main[i-1].Fold != "my" {
			return false
		}
		mine = true
	}
	return mine
}

// isNamed reports whether the main part names somebody, and does not speak to them by mistake.
func isNamed(d *review.Doc, p *review.Person) bool {
	for _, i := range capitalsIn.Of(d).main {
		if w := &d.Main[i]; p.Has(w.Fold) && !spokenTo(d, d.Draft.Body, d.Main, stretch{i, i + 1}) {
			return true
		}
	}
	return false
}

// firstOf spans the first to the last word of the main part that has one of the stems.
func firstOf(d *review.Doc, stems []string) review.Span {
	var place review.Span
	for _, w := range d.Main {
		if !slices.Contains(stems, w.Stem()) {
			continue
		}
		if place.End == 0 {
			place.Start = w.Start
		}
		if w.Start-place.Start < 200 {
			place.End = w.End
		}
	}
	return place
}
