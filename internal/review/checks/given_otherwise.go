package checks

import (
	"fmt"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// givenOtherwise finds another given name where somebody of the process is meant: before their family
// name ("Sanjeev Deshmukh", of Sanjay), or theirs as others spell it ("you and Thomas", of Tomasz).
func givenOtherwise(d *review.Doc, part review.Part, raw string, words []review.Word, i int, before, after *review.Word) (f review.Finding, ok bool) {
	w := &words[i]
	const shortest = 4
	if len(w.Fold) < shortest || ofOtherPeople(d, w.Fold) || d.Candidate.Answers(w.Fold) || before != nil && oneOf(before.Fold, "st saint san") {
		return f, false
	}
	f = review.Finding{Part: part, Span: bare(*w)}
	behindName := before != nil && before.Capital && (!before.Opens || dictionary.Name(before.Fold) || !dictionary.Known(before.Fold))
	people(d, func(p *review.Person) bool {
		given := p.Given()
		if given.Fold == "" || p.Answers(w.Fold) {
			return true
		}
		alike := p.HasFormOf(w.Fold)
		switch {
		case after != nil && after.Capital && !after.Opens:
			if behindName || len(p.Names) < 2 || p.Family().Fold != after.Fold || len(given.Fold) < 2 || d.Candidate.Answers(after.Fold) || !dictionary.Name(w.Fold) && dictionary.Known(w.Fold) {
				return true
			}
			if ok = true; !alike && commonStart(w.Fold, given.Fold) < 3 && !near(w.Fold, given.Fold, true) {
				f.Severity = review.Hint // it may be somebody of the family
			}
		case alike && !behindName:
			if ok = true; part == review.Body && !inOneBreath(words, i) {
				f.Severity = review.Hint // there may be a Thomas as well
			}
		default:
			return true
		}
		f.Message = fmt.Sprintf("You write %q; the name you recorded is %s.", raw, p.Interviewer.Name)
		f.Suggestions = []string{given.Raw}
		return false
	})
	return f, ok
}

// inOneBreath reports a name that is told in one breath with the reader: "you and Thomas".
func inOneBreath(words []review.Word, i int) bool {
	return i > 1 && words[i-1].Fold == "and" && words[i-2].Fold == "you" || i+2 < len(words) && words[i+1].Fold == "and" && words[i+2].Fold == "you"
}

// smallNames finds names of the panel in small letters, that are no other word: "please greet tomasz".
func smallNames(d *review.Doc, main []review.Word) []review.Finding {
	var found []review.Finding
	people(d, func(p *review.Person) bool {
		for _, name := range p.Names {
			if len(name.Fold) < 4 || !saysSmall(d, name.Fold) || dictionary.Known(name.Fold) || startsLower(name.Raw) {
				continue
			}
			for i := range main {
				w := &main[i]
				if w.Fold != name.Fold || w.Capital || len(found) > 0 || review.Joined(d.Draft.Body, *w) != review.Apart || isOfAddressAt(d.Draft.Body, w) || d.Wrote(w.Fold) || debriefed(d, w.Fold) || allLower(main) {
					continue
				}
				found = append(found, review.Finding{
					Span: bare(*w), Suggestions: []string{name.Raw},
					Message: fmt.Sprintf("A name of this process starts with a small letter: %q.", d.Draft.Body[w.Start:w.BareEnd]),
				})
			}
		}
		return len(found) == 0
	})
	return found
}

// isOfAddressAt reports a word that stands in an address: "tomasz@example.org".
func isOfAddressAt(text string, w *review.Word) bool {
	return w.End < len(text) && text[w.End] == '@' || w.Start > 0 && (text[w.Start-1] == '@' || text[w.Start-1] == '.' || text[w.Start-1] == '/')
}
