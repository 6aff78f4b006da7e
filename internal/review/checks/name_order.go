package checks

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/review"
)

// swappedInSalutation finds the family name where the given name belongs and the other way
// round. Where the order of somebody's names is not known it only warns or is silent.
func swappedInSalutation(d *review.Doc) []review.Finding {
	names, titled := namesGreeted(d)
	if len(names) == 0 || len(names) == 1 && asks(&d.To, names[0].word.Fold) && len(d.To.As) == 1 {
		return nil
	}
	for _, g := range names {
		if !g.own {
			return nil
		}
	}
	if respectShown(d) != "" {
		return nil // goes with either name
	}
	if asked := d.To.As; len(names) == 2 && len(asked) == 2 && names[0].word.Fold == asked[1].Fold && names[1].word.Fold == asked[0].Fold && asked[0].Fold != asked[1].Fold && !inOrder(&d.To, names[0].word.Fold, names[1].word.Fold) {
		return []review.Finding{{
			Severity:    review.Warn, // the order of another language
			Span:        review.Span{Start: names[0].word.Start, End: names[1].word.BareEnd},
			Message:     fmt.Sprintf("The words of the name are in another order: they asked for %q.", d.Draft.To.AddressAs),
			Suggestions: []string{asked[0].Raw + " " + asked[1].Raw},
		}}
	}
	given, family, sure := givenAndFamily(d)
	if family.Fold == "" || given.Fold == family.Fold {
		return nil
	}
	switch {
	case len(names) >= 2 && names[0].word.Fold == d.To.Family().Fold && names[len(names)-1].word.Fold == d.To.Given().Fold && !asksInOrder(&d.To, names[0].word.Fold, names[len(names)-1].word.Fold):
		severity := review.Block
		if !sure || given.Fold != d.To.Given().Fold {
			severity = review.Hint // who puts the family first is used to both orders
		}
		return []review.Finding{{
			Severity:    severity,
			Span:        review.Span{Start: names[0].word.Start, End: names[len(names)-1].word.BareEnd},
			Message:     fmt.Sprintf("Given and family name are swapped: the person writes %q.", d.Draft.To.Name),
			Suggestions: []string{untitled(&d.To)},
		}}
	case isTurnedRound(names, &d.To):
		return []review.Finding{{
			Severity:    review.Block,
			Span:        review.Span{Start: names[0].word.Start, End: names[len(names)-1].word.BareEnd},
			Message:     fmt.Sprintf("The words of the name are in another order: the person writes %q.", d.Draft.To.Name),
			Suggestions: []string{names[1].raw + " " + names[0].raw},
		}}
	case len(names) > 1 && !titled && allOfFamily(d, names, family):
		// "Hi Rao-Fischer": the family name has more words than one
	case len(names) != 1 || len(d.To.As) > 0 && d.To.Answers(names[0].word.Fold) && asks(&d.To, names[0].word.Fold):
		return nil
	}
	word := names[0].word
	severity, right := review.Warn, review.NameWord{}
	switch {
	case titled && word.Fold == given.Fold && (givenNameTitle(d) || nameRead.Of(d, d.Draft.To.Name).ByGiven):
		return nil // "Dame Patricia"
	case titled && word.Fold == given.Fold && d.Draft.To.Debrief.Tone == interview.FirstName:
		return nil // it is the title that is one too many: address-as tells
	case titled && word.Fold == given.Fold:
		right = family
		if d.To.AsTitled {
			severity, right = review.Hint, d.To.As[len(d.To.As)-1] // address-as stops it
		}
	case !titled && (word.Fold == family.Fold || len(names) > 1) && !d.To.AsTitled && !asksBehind(d) && toneTo(d) != interview.Formal:
		right = given
		if len(d.To.As) > 0 {
			severity, right = review.Block, d.To.As[0]
		}
	default:
		return nil
	}
	if len(d.To.As) == 0 && !sure {
		return nil
	}
	return []review.Finding{{
		Severity:    severity,
		Span:        review.Span{Start: word.Start, End: names[len(names)-1].word.BareEnd},
		Message:     fmt.Sprintf("%q is not what %s is called here: given and family name look swapped.", names[0].raw, d.Draft.To.Name),
		Suggestions: []string{right.Raw},
	}}
}

// givenAndFamily are the words the recipient is called by, as far as the name tells; sure is
// false where the order is a guess. Of more words than one the family name is the last.
func givenAndFamily(d *review.Doc) (given, family review.NameWord, sure bool) {
	n := calledOf.Of(d, d.Draft.To.Name)
	return n.given, n.family, n.sure
}

type calledBy struct {
	given, family review.NameWord
	sure          bool
}

var calledOf = review.DerivedFrom(func(name string) (called calledBy) {
	p := review.NewPerson(interview.Interviewer{Name: name})
	n := interview.ReadName(p.Interviewer)
	if first := p.Given().Fold; len(first) == 1 || len(p.Names) == 3 && familyBefore(first) && !strings.Contains(name, "-") {
		return calledBy{p.Given(), p.Family(), false} // "K. R. Venkatesh", "Lim Swee Hock"
	}
	if n.Given == "" || n.Family == "" {
		return calledBy{p.Given(), p.Family(), len(p.Names) > 2}
	}
	first := review.SplitWords(n.Given)
	for _, w := range p.Names {
		if len(first) > 0 && w.Fold == first[0].Fold {
			called.given = review.NameWord{Raw: n.Given, Fold: w.Fold}
			break
		}
	}
	words := review.SplitWords(n.Family)
	for _, w := range p.Names {
		if len(words) > 0 && w.Fold == words[len(words)-1].Fold {
			called.family = review.NameWord{Raw: n.Family, Fold: w.Fold}
		}
	}
	called.sure = called.given.Fold != "" && called.family.Fold != "" && !n.Guessed
	return called
})

// familyBefore reports a family name that stands before two given names where it is at home, in China's
// south, in Singapore and Malaysia, in Korea and Vietnam.
func familyBefore(fold string) bool {
	return oneOf(fold, "lim tan ng ong goh koh teo chua ang yap chong wong chan cheung leung lau kwok tang ho lai lam tsang yeung yip siew seah toh tay sim neo heng quek foo low loh kim park choi jung nguyen tran pham hoang huynh phan vu vo dang bui do")
}

// inOrder reports that two words follow one another in a name as it is on record.
func inOrder(p *review.Person, first, second string) bool {
	for i := 1; i < len(p.Names); i++ {
		if p.Names[i-1].Fold == first && p.Names[i].Fold == second {
			return true
		}
	}
	return false
}

// isTurnedRound reports a particle behind the word that it belongs before: "Goff Le".
func isTurnedRound(names []greeted, p *review.Person) bool {
	if len(names) != 2 || !isParticle(names[1].word.Fold) || isParticle(names[0].word.Fold) {
		return false
	}
	for i := 1; i < len(p.Names); i++ {
		if p.Names[i-1].Fold == names[1].word.Fold && p.Names[i].Fold == names[0].word.Fold {
			return true
		}
	}
	return false
}

// isParticle reports a word that a family name may begin with.
func isParticle(fold string) bool {
	switch fold {
	case "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "el", "al", "bin", "binti", "bint", "ibn",
		"ter", "ten", "zu", "zur", "zum", "af", "av", "st", "san", "mac", "ni", "nic":
		return true
	}
	return false
}

// allOfFamily reports that the words of a salutation are exactly those of a family name of
// several words.
func allOfFamily(d *review.Doc, names []greeted, family review.NameWord) bool {
	words := d.Split(family.Raw)
	if len(words) != len(names) {
		return false
	}
	for i := range words {
		if words[i].Fold != names[i].word.Fold {
			return false
		}
	}
	return true
}

// givenNameTitle reports a title in the salutation that goes with the given name.
func givenNameTitle(d *review.Doc) bool {
	for _, w := range d.Salutation.Names {
		switch w.Fold {
		case "dame", "sir", "don", "dona", "pan", "pani", "sister", "brother", "father":
			return true
		}
	}
	return false
}

// asks reports whether somebody asked to be called by a word.
func asks(p *review.Person, fold string) bool {
	for _, w := range p.As {
		if w.Fold == fold {
			return true
		}
	}
	return false
}

// asksInOrder reports that somebody asked to be called by two words, the first before the
// second: "Chen Wei".
func asksInOrder(p *review.Person, first, second string) bool {
	seen := false
	for _, w := range p.As {
		if seen && w.Fold == second {
			return true
		}
		seen = seen || w.Fold == first
	}
	return false
}

func untitled(p *review.Person) string {
	var words []string
	for _, w := range p.Names {
		if !review.IsTitle(w.Fold) {
			words = append(words, w.Raw)
		}
	}
	return strings.Join(words, " ")
}
