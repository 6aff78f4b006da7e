package transcript

import (
	"strings"

	"afterword/internal/interview"
	"afterword/internal/review"
)

// people are who may have spoken.
type people struct {
	panel []review.Person
	me    review.Person
}

func newPeople(panel []interview.Interviewer, me interview.Candidate) people {
	p := people{me: review.NewPerson(interview.Interviewer{Name: me.Name})}
	for _, i := range panel {
		p.panel = append(p.panel, review.NewPerson(i))
	}
	return p
}

// speaker finds who a label names: "Wei Chen", "Chen, Wei (Globex)", "Wei". Where two of
// the panel may be meant nobody is. own means that the candidate spoke.
func (p people) speaker(label string) (name string, own bool) {
	label, _, _ = strings.Cut(label, "(")
	label, _, _ = strings.Cut(label, "|")
	words := review.SplitWords(label)
	fits := func(person review.Person) bool {
		named := false
		for _, w := range words {
			if review.IsTitle(w.Fold) {
				continue
			}
			if !person.Answers(w.Fold) {
				return false
			}
			named = true
		}
		return named
	}
	found := 0
	for _, person := range p.panel {
		if fits(person) {
			name = person.Interviewer.Name
			found++
		}
	}
	switch own = fits(p.me); {
	case found > 1, found == 1 && own:
		return "", false
	case own:
		return "", true
	}
	return name, false
}

// named finds the one of the panel whom a line of notes names.
func (p people) named(words []review.Word) (name string) {
	for _, person := range p.panel {
		for _, w := range words {
			if w.Capital && person.Has(w.Fold) {
				if name != "" && name != person.Interviewer.Name {
					return ""
				}
				name = person.Interviewer.Name
			}
		}
	}
	return name
}
