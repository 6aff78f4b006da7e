package checks

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"afterword/internal/interview"
	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func nameMisspelt() review.Check {
	return review.Check{
		ID:       "name-misspelt",
		Group:    review.People,
		Title:    "A name is misspelt",
		Severity: review.Warn,
		Why:      "People see their own name first: a lost accent, a swapped letter or a family name in place of the given one is remembered.",
		Bad:      "Dear Wie,\nPirya's question about the nightly reindex stayed with me.",
		Good:     "Dear Wei,\nPriya's question about the nightly reindex stayed with me.",
		Source:   "SPEC.md section 3, people; distance: optimal string alignment, names folded with Unicode NFD",

		Spelling: true,
		Find: func(d *review.Doc) []review.Finding {
			found := misspeltInSalutation(d)
			found = append(found, swappedInSalutation(d)...)
			found = append(found, misspeltIn(d, review.Subject, d.Draft.Subject, d.SubjectWords)...)
			from := 0
			for from < len(d.Words) && d.Words[from].Start < d.MainStart {
				from++
			}
			to := from
			for to < len(d.Words) && d.Words[to].Start < d.SignOff {
				to++
			}
			return append(found, misspeltIn(d, review.Body, d.Draft.Body, d.Words[from:to])...)
		},
	}
}

func misspeltInSalutation(d *review.Doc) []review.Finding {
	var found []review.Finding
	severity := review.Block
	if d.Draft.To.NameGuessed {
		severity = review.Warn
	}
	names, _ := namesGreeted(d)
	for _, g := range names {
		right, ok := review.NameWord{}, false
		switch {
		case g.slip != nil:
			right, ok = *g.slip, true
		case g.own:
			right, ok = respelt(g.raw, g.word.Fold, &d.To)
		}
		f := review.Finding{Severity: severity, Span: bare(g.word)}
		switch {
		case ok && g.own && isASCII(g.raw):
			f.Severity = review.Warn // accents lost: many keyboards have none
			f.Message = fmt.Sprintf("The salutation says %q; the name is spelt %q.", g.raw, right.Raw)
		case ok: // accents added or mixed up are a slip as any other
			f.Message = fmt.Sprintf("The salutation says %q; the name is spelt %q.", g.raw, right.Raw)
		case g.own && startsLower(g.raw) && !review.IsTitle(g.word.Fold):
			if right, ok = capitalised(&d.To, g.word.Fold); !ok {
				continue
			}
			f.Severity = review.Warn
			if allLower(d.Main) {
				f.Severity = review.Hint // a manner, not a slip
			}
			f.Message = fmt.Sprintf("The name in the salutation starts with a small letter: %q.", g.raw)
		default:
			continue
		}
		f.Suggestions = []string{right.Raw}
		found = append(found, f)
	}
	return found
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// allLower reports that somebody writes without capitals altogether.
func allLower(words []review.Word) bool {
	for _, w := range words {
		if w.Capital {
			return false
		}
	}
	return len(words) >= 8
}

// capitalised returns how p writes a word of their name, when they capitalise it.
func capitalised(p *review.Person, fold string) (review.NameWord, bool) {
	for _, w := range p.Spelt(fold) {
		if startsLower(w.Raw) {
			return review.NameWord{}, false // "danah boyd", "van der Berg"
		}
	}
	if spelt := p.Spelt(fold); len(spelt) > 0 {
		return spelt[0], true
	}
	return review.NameWord{}, false
}

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
	for _, w := range d.Salutation.Names {
		switch w.Fold {
		case "san", "sama", "sensei", "ssi", "nim", "ji":
			return nil // goes with either name
		}
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
	case titled && word.Fold == given.Fold:
		right = family
		if d.To.AsTitled {
			severity, right = review.Hint, d.To.As[len(d.To.As)-1] // address-as stops it
		}
	case !titled && (word.Fold == family.Fold || len(names) > 1) && !d.To.AsTitled && toneTo(d) != interview.Formal:
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

// misspeltIn finds capitalised words of a running text that are nearly, but not quite, the
// name of somebody of the process.
func misspeltIn(d *review.Doc, part review.Part, text string, words []review.Word) []review.Finding {
	var found []review.Finding
	for i := range words {
		if !words[i].Capital {
			continue
		}
		w := words[i]
		raw := text[w.Start:w.BareEnd]
		right, ok := review.NameWord{}, false
		if d.MayName(w.Fold) && !isCommon(&words[i]) && !(w.Opens && runes(w.Fold) <= 3) { // "Do" is rarely Đỗ
			right, ok = respeltAnybody(d, raw, w.Fold)
		}
		if !ok {
			if isCommon(&words[i]) || d.Person(w.Fold) != nil || d.Wrote(w.Fold) || review.IsTitle(w.Fold) {
				continue
			}
			var before *review.Word
			if i > 0 && adjoining(text, words[i-1], w) {
				before = &words[i-1]
			}
			titled := before != nil && review.IsTitle(before.Fold) ||
				i > 0 && review.IsTitle(words[i-1].Fold) && text[words[i-1].End:w.Start] == ". "
			if !titled && before != nil && ofPlace(before.Fold) {
				continue // "when he left to join Meyer", in a process with a van der Meer
			}
			if right, ok = nearestAnybody(d, w, before, titled); ok && ofEmployerBeside(d, text, words, i) {
				continue // the employer is called by a name, and that is another check's finding
			}
		}
		if !ok {
			continue
		}
		found = append(found, review.Finding{
			Part:        part,
			Span:        bare(w),
			Message:     fmt.Sprintf("%q is nearly a name of this process, which is spelt %q.", raw, right.Raw),
			Suggestions: []string{right.Raw},
		})
	}
	return found
}

// ofPlace reports a word that an employer or a place follows, and hardly ever a person.
func ofPlace(fold string) bool {
	switch fold {
	case "at", "join", "joining", "joined", "in", "near":
		return true
	}
	return false
}

// people calls f for everybody of the process until it returns false.
func people(d *review.Doc, f func(p *review.Person) bool) {
	if !f(&d.To) {
		return
	}
	for _, list := range [...][]review.Person{d.Panel, d.Known} {
		for i := range list {
			if !f(&list[i]) {
				return
			}
		}
	}
}

// respeltAnybody finds a lost or an added accent, unless the word is somebody's as it is.
func respeltAnybody(d *review.Doc, raw, fold string) (right review.NameWord, ok bool) {
	people(d, func(p *review.Person) bool {
		if !p.Has(fold) {
			return true
		}
		right, ok = respelt(raw, fold, p)
		return ok
	})
	return right, ok
}

// nearestAnybody finds whose name a word nearly is. After a title or the given name it
// looks at the family name generously; at the start of a sentence it looks at words alone that
// are in no dictionary.
func nearestAnybody(d *review.Doc, w review.Word, before *review.Word, titled bool) (right review.NameWord, ok bool) {
	people(d, func(p *review.Person) bool {
		if titled && sameFamily(p.Family().Fold, w.Fold) {
			return true // "Ms. Petrova", on record as Petrov
		}
		if titled || before != nil && before.Capital && p.Given().Fold == before.Fold {
			if family := p.Family(); family.Fold != "" && near(w.Fold, family.Fold, true) {
				right, ok = family, true
				return false
			}
		}
		if !w.Opens || runes(w.Fold) >= 5 && !dictionary.Known(w.Fold) && !dictionary.Name(w.Fold) {
			right, ok = nearestName(w.Fold, p, false)
		}
		return !ok
	})
	return right, ok
}
