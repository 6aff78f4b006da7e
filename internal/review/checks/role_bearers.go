package checks

import (
	"slices"
	"strings"

	"afterword/internal/review"
)

// readersOwn reports a title that somebody of the process bears, or that one text of the debrief
// speaks of: "shift" of a moment and "manager" of a reader make no Shift Manager. A part of a
// longer title is theirs only where the note says so: the Chief Pharmacist was never "the Pharmacist role".
func readersOwn(d *review.Doc, said []review.Word, theirs bool) bool {
	about := &d.Draft.To.Debrief
	spoken := spokenOf(d, said, about.Anchor) || spokenOf(d, said, about.Need) || spokenOf(d, said, about.Value) ||
		spokenOf(d, said, d.Context.Process.Role)
	for _, m := range d.Context.Interview.MissedQuestions() {
		spoken = spoken || spokenOf(d, said, m.Question) || spokenOf(d, said, m.Said) || spokenOf(d, said, m.BetterAnswer)
	}
	return spoken || bornHere(d, said) && (theirs || !isPartOfLonger(d, said))
}

// ofReader reports a title that the note calls the reader's: "your role as Chief Pharmacist".
func ofReader(words []review.Word, at stretch) bool {
	for i := at.from - 1; i >= max(0, at.from-4) && !words[i+1].Opens; i-- {
		switch words[i].Fold {
		case "your", "his", "her", "their", "you":
			return true
		}
	}
	return false
}

// isPartOfLonger reports a title that is not the whole of anybody's: "Pharmacist" beside a Chief
// Pharmacist.
func isPartOfLonger(d *review.Doc, said []review.Word) bool {
	whole := false
	people(d, func(p *review.Person) bool {
		for _, title := range [...]string{string(p.Interviewer.Role), p.Interviewer.Title} {
			words := titleWordsOf.Of(d, title)
			whole = whole || len(words) > 0 && holdsAllOf(said, words)
		}
		return !whole
	})
	return !whole
}

// holdsAllOf reports that every word of some stands among others.
func holdsAllOf(words, some []review.Word) bool {
	for i := range some {
		if !slices.ContainsFunc(words, func(w review.Word) bool { return w.Fold == some[i].Fold }) {
			return false
		}
	}
	return true
}

// spokenOf reports that a text of the context has all words of a title.
func spokenOf(d *review.Doc, said []review.Word, text string) bool {
	for _, w := range said {
		if !(isFunctionWord(w.Fold) && !opensField(w.Fold)) && !holdsWord(d, text, w.Fold) {
			return false
		}
	}
	return true
}

// bornHere reports a title that somebody of the process bears.
func bornHere(d *review.Doc, said []review.Word) bool {
	bears := false
	people(d, func(p *review.Person) bool {
		role := folded.Of(d, string(p.Interviewer.Role))
		title := folded.Of(d, p.Interviewer.Title)
		bears = true
		for _, w := range said {
			bears = bears && (strings.Contains(role, w.Fold) || strings.Contains(title, w.Fold))
		}
		return !bears
	})
	return bears
}
