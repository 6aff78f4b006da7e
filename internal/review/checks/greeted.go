package checks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/internal/interview"
	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// greeted is one name of the salutation and whose it is.
type greeted struct {
	word review.Word
	raw  string
	// own: the recipient answers to it.
	own bool
	// slip is what of the recipient's name it was meant to be; nil when it is no slip.
	slip *review.NameWord
	// other is whose name it is instead; nil for a stranger.
	other *review.Person
}

// namesGreeted reads the salutation. titled says that a title stands in it.
func namesGreeted(d *review.Doc) (names []greeted, titled bool) {
	s := salutationRead.Of(d)
	return s.names, s.titled
}

type readSalutation struct {
	names  []greeted
	titled bool
}

var salutationRead = review.OncePerNote(func(d *review.Doc, s *readSalutation) {
	s.names, s.titled = readNames(d, s.names[:0])
})

func readNames(d *review.Doc, names []greeted) (_ []greeted, titled bool) {
	alone := 0
	for _, w := range d.Salutation.Names {
		if !review.IsTitle(w.Fold) {
			alone++
		}
	}
	for i := 0; i < len(d.Salutation.Names); i++ {
		w := d.Salutation.Names[i]
		own := answers(d, w)
		if saysRespect(d, i) || fillsGap(d, w) {
			continue
		}
		if w.Fold == "m" && !own && w.End < len(d.Draft.Body) && d.Draft.Body[w.End] == '.' && i+1 < len(d.Salutation.Names) && answers(d, d.Salutation.Names[i+1]) {
			titled = true // "M. de la Fontaine"
			continue
		}
		if review.IsTitle(w.Fold) && (!d.To.Has(w.Fold) || asksByTitle(&d.To, w.Fold) || d.To.AsTitled && len(d.To.Names) > 1 && d.To.Names[0].Fold == w.Fold) {
			titled = true
			continue
		}
		if !own && (review.IsSalutationFiller(w.Fold) && !beginsName(d, i) || isStyle(d, i) || isCrowd(w.Fold) || ofGroup(d, i) || ofEmployer(d, w.Fold) && !(i > 0 && review.IsTitle(d.Salutation.Names[i-1].Fold))) {
			// "Dear Mr. Bell" is a person, also at Hargrove, Bell & Ito
			continue
		}
		if !own && i == 0 && (greetsElsewhere(d) || w.Fold == "a" && isLenited(d, 1)) {
			continue
		}
		own = own || i == 1 && d.Salutation.Names[0].Fold == "a" && isLenited(d, 1)
		if joined, ok := writtenApart(d, i); ok {
			next := d.Salutation.Names[i+1]
			w.End, w.BareEnd = next.End, next.BareEnd
			right := joined
			names = append(names, greeted{word: w, raw: d.Draft.Body[w.Start:w.BareEnd], slip: &right})
			i++
			continue
		}
		g := greeted{word: w, raw: shortened(d.Draft.Body[w.Start:w.BareEnd], 60), own: own}
		if right, ok := otherHalf(d, i); ok {
			half := right
			g.own, g.slip = false, &half
		} else if !own {
			g.other = personAmong(d, w.Fold)
			if g.other == nil {
				if slip, ok := nearestName(w.Fold, &d.To, true); ok {
					right := slip
					g.slip = &right
				}
			}
			if g.other == nil && g.slip == nil && g.raw == strings.ToLower(g.raw) && !w.CJK && alone > 1 {
				continue // a lower-case word beside others is hardly a name
			}
		}
		names = append(names, g)
	}
	return names, titled
}

// isCrowd reports a greeting of many: "Dear Sirs".
func isCrowd(fold string) bool {
	return oneOf(fold, "sirs madams mesdames messieurs gentlemen ladies guys yall y'all damen herren")
}

// ofGroup reports a word of the salutation that tells of which group it speaks: "Dear Engineering Team".
func ofGroup(d *review.Doc, i int) bool {
	names := d.Salutation.Names
	return i+1 < len(names) && oneOf(names[i+1].Fold, "team department staff crew office squad") && personAmong(d, names[i].Fold) == nil && dictionary.Known(names[i].Fold) && !dictionary.Name(names[i].Fold)
}

// fillsGap reports a word that stands in a gap of a template: "<Vorname>", "{{ first name }}".
func fillsGap(d *review.Doc, w review.Word) bool {
	for i := w.Start - 1; i >= d.Salutation.Start; i-- {
		switch d.Draft.Body[i] {
		case '>', ']', '}':
			return false
		case '<', '[', '{':
			line, _, _ := strings.Cut(d.Draft.Body[w.End:], "\n")
			return strings.ContainsAny(line, ">]}")
		}
	}
	return false
}

// answers reports whether the recipient may be called by a word of the salutation.
func answers(d *review.Doc, w review.Word) bool {
	raw := d.Draft.Body[w.Start:w.BareEnd]
	switch {
	case d.To.Has(w.Fold):
		return true
	case d.To.Answers(w.Fold):
		// A short form has no accent to lose: "Péte" is Péter, mistyped.
		slip, ok := nearestName(w.Fold, &d.To, true)
		return isASCII(raw) || !isASCII(w.Fold) || !ok || isASCII(slip.Raw)
	case isFunctionWord(w.Fold), review.IsSalutationFiller(w.Fold):
		return false // "or", of "Dear Sir or Madam"
	case d.To.MayAnswer(w.Fold):
		return personAmong(d, w.Fold) == nil
	}
	return endsGiven(d, w.Fold) || familyOfWoman(d, w.Fold) || namedInAddress(d, w.Fold)
}

// endsGiven reports the end of the recipient's first name, where it is no name of its own: "Seun" of
// Oluwaseun, but not "Anne" of Marianne.
func endsGiven(d *review.Doc, fold string) bool {
	given := d.To.Given().Fold
	return len(fold) > 3 && len(given) > len(fold)+2 && strings.HasSuffix(given, fold) && !dictionary.Name(fold) && personAmong(d, fold) == nil
}

// namedInAddress reports a name that the recipient's own address has: "Gulya", of Gulnara, who
// writes from gulya@; "Wang", of 王丽华, who writes from lihua.wang@.
func namedInAddress(d *review.Doc, fold string) bool {
	if !strings.Contains(d.Draft.To.Email, "@") || len(fold) < 2 || len(d.To.Names) == 0 || personAmong(d, fold) != nil || ofDesk(fold) {
		return false
	}
	words := addressOf(d).words
	if len(words) > 2 || !slices.Contains(words, fold) {
		return false
	}
	return !inLatin(&d.To) || len(words) == 1 && len(fold) > 2 && d.To.Names[0].Fold[0] == fold[0]
}

// isLenited reports the form in which Irish calls somebody: "A Chaoimhe", of Caoimhe.
func isLenited(d *review.Doc, i int) bool {
	if i >= len(d.Salutation.Names) {
		return false
	}
	called := d.Salutation.Names[i].Fold
	for _, list := range [...][]review.NameWord{d.To.As, d.To.Names} {
		for _, n := range list {
			if len(called) < 4 || called[0] != n.Fold[0] || called[1] != 'h' {
				continue
			}
			rest, name := called[2:], n.Fold[1:]
			if rest == name || len(rest) == len(name)+1 && rest[:len(name)-1] == name[:len(name)-1] && rest[len(name)-1] == 'i' && rest[len(name)] == name[len(name)-1] {
				return true // "A Sheáin", of Seán
			}
		}
	}
	return false
}

// greetsElsewhere reports that a note opens with a word that is nobody's name, right
// before the recipient's: a greeting in a language that is not in our tables.
func greetsElsewhere(d *review.Doc) bool {
	names := d.Salutation.Names
	if len(names) < 2 || names[0].CJK || names[0].Start != d.Words[0].Start || !answers(d, names[1]) {
		return false
	}
	fold := names[0].Fold
	if _, slip := nearestName(fold, &d.To, true); slip || dictionary.Name(fold) || review.IsTitle(fold) {
		return false
	}
	return personAmong(d, fold) == nil
}

// asksByTitle reports a title that somebody asked to be called by, and that stands in
// their name as well: "Dame Judith", of Dame Judith Cawthorne.
func asksByTitle(p *review.Person, title string) bool {
	first, _, _ := strings.Cut(p.Interviewer.AddressAs, " ")
	return p.AsTitled && review.Fold(strings.TrimRight(first, ".")) == title
}

// writtenApart finds two words of the salutation that are one of the recipient's name:
// "Mei Ling" for Meiling.
func writtenApart(d *review.Doc, i int) (review.NameWord, bool) {
	names := d.Salutation.Names
	if i+1 >= len(names) || d.To.Has(names[i].Fold) || d.To.Has(names[i+1].Fold) || names[i].CJK {
		return review.NameWord{}, false
	}
	if spelt := d.To.Spelt(names[i].Fold + names[i+1].Fold); len(spelt) > 0 {
		return spelt[0], true
	}
	return review.NameWord{}, false
}

// otherHalf finds what belongs in the place of a half of a hyphenated name, where the other
// half is as they write it: "Jan-Willem" for "Jan-Wilhelm", which is the same name elsewhere.
func otherHalf(d *review.Doc, i int) (right review.NameWord, ok bool) {
	names, body := d.Salutation.Names, d.Draft.Body
	hyphened := func(a int) bool { return a >= 0 && a+1 < len(names) && body[names[a].End:names[a+1].Start] == "-" }
	if d.To.Has(names[i].Fold) {
		return right, false
	}
	for _, list := range [...][]review.NameWord{d.To.As, d.To.Names} {
		for j := 1; j < len(list); j++ {
			switch first, second := list[j-1], list[j]; {
			case hyphened(i) && names[i+1].Fold == second.Fold && hyphenedIn(d.To, first, second):
				return first, true
			case hyphened(i-1) && names[i-1].Fold == first.Fold && hyphenedIn(d.To, first, second):
				return second, true
			}
		}
	}
	return right, false
}

// hyphenedIn reports that two words of a name are joined by a hyphen.
func hyphenedIn(p review.Person, first, second review.NameWord) bool {
	both := first.Raw + "-" + second.Raw
	return strings.Contains(p.Interviewer.Name, both) || strings.Contains(p.Interviewer.AddressAs, both)
}

// familyOfWoman reports "Ms. Petrova" to somebody who is on record as Olga Petrov: a
// directory knows one form of the name, she uses the other.
func familyOfWoman(d *review.Doc, fold string) bool {
	if genderGreeted(d) != woman {
		return false
	}
	for _, w := range d.To.Names {
		if sameFamily(w.Fold, fold) {
			return true
		}
	}
	return false
}

// personAmong returns who of the panel, or of the process's other rounds, writes a name
// like this.
func personAmong(d *review.Doc, fold string) *review.Person {
	if who := d.Person(fold); who == nil || who == &d.Candidate {
		return nil
	}
	for _, list := range [...][]review.Person{d.Panel, d.Known} {
		for i := range list {
			if list[i].Has(fold) {
				return &list[i]
			}
		}
	}
	for _, list := range [...][]review.Person{d.Panel, d.Known} {
		for i := range list {
			if list[i].Answers(fold) {
				return &list[i]
			}
		}
	}
	return nil
}

func ofEmployer(d *review.Doc, fold string) bool {
	return holdsWord(d, d.Context.Process.Employer, fold)
}

// holdsWord reports whether a name of the context has a folded word in it.
func holdsWord(d *review.Doc, name, fold string) bool {
	words := d.Split(name)
	for i := range words {
		if words[i].Fold == fold {
			return true
		}
	}
	return false
}

// called is how to name somebody in a message or a salutation.
func called(d *review.Doc, p *review.Person) string {
	to := &p.Interviewer
	if to.AddressAs != "" {
		return to.AddressAs
	}
	n := nameRead.Of(d, to.Name)
	if toneOf(d, to) == interview.Formal && n.Family != "" {
		title := titleRead.Of(d, to.Title)
		if title == "" {
			title = n.Title
		}
		if title != "" {
			return title + " " + n.Family
		}
	}
	if called := n.Called(); called != "" {
		return called
	}
	return to.Name
}

// nameRead is ReadName of a name, with the title that is written in it.
var nameRead = review.DerivedFrom(func(name string) interview.Name {
	return interview.ReadName(interview.Interviewer{Name: name})
})

// titleRead is the title that ReadName makes of an interviewer's Title; empty where none
// is fit for an address.
var titleRead = review.DerivedFrom(func(title string) string {
	return interview.ReadName(interview.Interviewer{Title: title}).Title
})

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
