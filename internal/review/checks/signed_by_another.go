package checks

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func signedByAnother() review.Check {
	return review.Check{
		ID:       "signed-by-another",
		Group:    review.Form,
		Title:    "Somebody else's name stands under the note",
		Severity: review.Block,
		Why:      "A wrong name under the note says that it was taken from somebody, or meant for somebody else.",
		Bad:      "Best regards,\nWei Chen (in a note to Wei Chen)",
		Good:     "Best regards,\nAda Park",
		Source:   "SPEC.md section 3, form and people",
		Find: func(d *review.Doc) []review.Finding {
			s := signedBy(d)
			if s.own {
				return slipInOwn(d, s)
			}
			if !s.written || d.Context.Process.Candidate.Name == "" {
				return nil
			}
			raw := d.Draft.Body[s.from:s.to]
			f := review.Finding{
				Span:        review.Span{Start: s.from, End: s.to},
				Message:     fmt.Sprintf("The note is signed %q, and it is yours.", oneLine(raw)),
				Suggestions: []string{d.Context.Process.Candidate.Name},
			}
			if s.whose != "" {
				f.Message = fmt.Sprintf("The note is signed with the name of %s.", s.whose)
			} else {
				f.Severity = review.Warn // a name that only the candidate knows, or a slip
				f.Message = fmt.Sprintf("The note is signed %q; your name is recorded as %s.", oneLine(raw), d.Context.Process.Candidate.Name)
			}
			return []review.Finding{f}
		},
	}
}

// slipInOwn finds a slip in the candidate's own family name: a hint, for it is theirs to write, but
// for one letter behind the given name. Given names
// have forms in other languages.
func slipInOwn(d *review.Doc, s signature) []review.Finding {
	for _, w := range wordsBetween(d, s.from, s.to) {
		if !w.Capital || len(w.Fold) < 3 || d.Candidate.Answers(w.Fold) || strings.HasPrefix(d.Candidate.Given().Fold, w.Fold) {
			continue
		}
		if right, ok := slipOfFamily(d, w.Fold); ok {
			raw := d.Draft.Body[w.Start:w.BareEnd]
			severity := review.Hint
			if isOneLetterAmiss(w.Fold, right.Fold) && givenStandsBefore(d, s, w) {
				severity = review.Warn // the whole name with one letter amiss
			}
			return []review.Finding{{
				Severity: severity, Span: bare(w), Suggestions: []string{right.Raw},
				Message: fmt.Sprintf("The note is signed %q; your name is recorded as %q.", raw, right.Raw),
			}}
		}
	}
	return nil
}

// isOneLetterAmiss reports a family name with one letter other, lost, added or two swapped, which no
// custom of a language accounts for: not "Petrova", of Petrov.
func isOneLetterAmiss(wrote, right string) bool {
	return min(len(wrote), len(right)) > 4 && (len(wrote) > 5 || len(wrote) != len(right)) && review.Distance(wrote, right, 1) == 1 && !sameFamily(wrote, right) && !sameFamily(right, wrote) &&
		!strings.HasPrefix(wrote, right) && !strings.HasPrefix(right, wrote)
}

// givenStandsBefore reports that the candidate's given name, or a short form of it, stands in a
// signature before a word.
func givenStandsBefore(d *review.Doc, s signature, w review.Word) bool {
	return slices.ContainsFunc(wordsBetween(d, s.from, w.Start), func(one review.Word) bool {
		return len(one.Fold) > 1 && one.Fold != d.Candidate.Family().Fold && d.Candidate.Answers(one.Fold)
	})
}

// slipOfFamily is the family name of the candidate that a word is a slip of.
func slipOfFamily(d *review.Doc, fold string) (review.NameWord, bool) {
	family := d.Candidate.Family()
	if family.Fold == "" || family.Fold[0] != fold[0] || family.Fold == fold {
		return family, false
	}
	limit := 1
	switch {
	case len(fold) < 5 && len(fold) == len(family.Fold):
		return family, false
	case len(fold) > 5 && len(family.Fold) > 5 && commonStart(fold, family.Fold) > 3:
		limit = 2
	}
	return family, review.Distance(fold, family.Fold, limit) <= limit
}

// signature is the line of a name under the closing formula.
type signature struct {
	written  bool // there is one
	own      bool // the candidate answers to it
	from, to int  // bytes of the body
	whose    string
}

// signedBy reads the line behind the last closing formula: "Best regards,\nAda".
func signedBy(d *review.Doc) signature {
	body := d.Draft.Body
	if d.Context.Process.Candidate.Name == "" {
		return signature{}
	}
	if d.SignOff >= len(body) {
		return bareSignature(d)
	}
	line, rest, _ := strings.Cut(body[d.SignOff:], "\n")
	at := d.SignOff
	words := wordsBetween(d, at, at+len(line))
	if len(words) > 0 && review.IsClosing(words[0].Fold) {
		if comma := strings.IndexByte(line, ','); comma > 0 && strings.TrimSpace(line[comma+1:]) != "" { // "Best, Ada"
			return signatureIn(d, at+comma+1, at+len(line))
		}
		at += len(line) + 1
		for rest != "" {
			line, rest, _ = strings.Cut(rest, "\n")
			if strings.TrimSpace(line) != "" {
				break
			}
			at += len(line) + 1
		}
		if at > len(body) {
			return signature{}
		}
	}
	return signatureIn(d, at, min(len(body), at+len(line)))
}

// bareSignature reads a name that stands alone under a note without a closing formula, with
// or without an address and a telephone number below it. Nobody can tell a name that is not
// the candidate's from a last word, so it must be one that people have.
func bareSignature(d *review.Doc) signature {
	body := d.Draft.Body
	end := len(body)
	for range 4 {
		end = len(strings.TrimRight(body[:end], " \t\r\n"))
		start := strings.LastIndexByte(body[:end], '\n') + 1
		if start <= d.MainStart || end == 0 {
			return signature{}
		}
		words := wordsBetween(d, start, end)
		if strings.ContainsAny(body[start:end], "0123456789@") {
			end = start
			continue
		}
		if len(words) == 0 || len(words) > 3 && (len(words) > 6 || d.Person(words[0].Fold) == nil) || !isNameLike(d, words[0]) && !(len(words) == 1 && isRareWord(d, words[0])) ||
			slices.ContainsFunc(words[1:], func(w review.Word) bool {
				return !w.Capital && !ofNameBehind(body[w.Start:w.End]) && body[w.Start-1] != '-'
			}) ||
			strings.TrimLeft(body[start:end], "-–— ") != body[words[0].Start:words[len(words)-1].End] {
			return signature{}
		}
		return signatureIn(d, words[0].Start, end)
	}
	return signature{}
}

// isNameLike reports a word that people are called by, or that no dictionary has.
func isNameLike(d *review.Doc, w review.Word) bool {
	return w.Capital && !ofEmployer(d, w.Fold) && !d.Mentioned(w.Fold) &&
		(dictionary.Name(w.Fold) || !dictionary.Known(w.Fold) || d.Person(w.Fold) != nil)
}

// isRareWord reports a word with a capital that the dictionary has and hardly anybody uses, as many
// names are one: "Maria", "Iris". As a last line of its own it is a name.
func isRareWord(d *review.Doc, w review.Word) bool {
	return w.Capital && len(w.Fold) > 2 && !dictionary.Common(w.Fold) && !strings.HasSuffix(w.Fold, "ly") && !ofEmployer(d, w.Fold) && !d.Mentioned(w.Fold) && !review.IsClosing(w.Fold) &&
		!oneOf(w.Fold, "namaste adieu cheerio salud onward onwards")
}

// ofRelative reports a signature that shares the candidate's family name and has another
// first name before it.
func ofRelative(d *review.Doc, words []review.Word, w review.Word) bool {
	first := words[0]
	return w.Start > first.Start && w.Fold != d.Candidate.Given().Fold && len(first.Fold) > 2 && isNameLike(d, first) &&
		!d.Candidate.Answers(first.Fold) && !shortOfOwn(d, first.Fold) && !nearestOwn(d, first.Fold) && sameScript(first.Fold, &d.Candidate)
}

// ofStranger reports a signature whose first name is only near the candidate's and whose family name
// is not: "Amelie Duroc", of Aurelie Ndaye.
func ofStranger(d *review.Doc, words []review.Word) bool {
	family := words[len(words)-1]
	return len(words) > 1 && len(family.Fold) > 3 && isNameLike(d, family) && len(d.Candidate.Names) > 1 &&
		!d.Candidate.Answers(words[0].Fold) && !d.Candidate.Answers(family.Fold) && !shortOfOwn(d, family.Fold) && !nearestOwn(d, family.Fold) && sameScript(family.Fold, &d.Candidate)
}

// ofNamesake reports a signature whose first name may be the candidate's and whose family name is
// another one: "Zosia Nowak", of Zofia Gąsiorowska.
func ofNamesake(d *review.Doc, words []review.Word) bool {
	if len(words) != 2 || len(d.Candidate.Names) < 2 || d.Draft.Body[words[0].End:words[1].Start] != " " {
		return false
	}
	family := words[1]
	if !family.Capital || len(family.Fold) < 4 || !isNameLike(d, family) || !sameScript(family.Fold, &d.Candidate) || d.Person(family.Fold) != nil {
		return false
	}
	for _, n := range d.Candidate.Names {
		if alike := commonStart(n.Fold, family.Fold); alike > 2 && 2*alike > len(family.Fold) {
			return false // "Kowalska", of Kowalski
		}
	}
	return !shortOfOwn(d, family.Fold) && !nearestOwn(d, family.Fold)
}

// twoSlips reports a first and a family name that are both only near the candidate's: "Shawn Riley",
// of Deshawn Reilly. One is a slip.
func twoSlips(d *review.Doc, words []review.Word) bool {
	if len(words) != 2 {
		return false
	}
	for _, w := range words {
		if !w.Capital || len(w.Fold) < 4 || d.Candidate.Answers(w.Fold) || shortOfOwn(d, w.Fold) || !isNameLike(d, w) || !nearestOwn(d, w.Fold) {
			return false
		}
	}
	return true
}

// ofNameBehind reports a word that a name has further on with a small letter: "von", "d'Ormesson".
func ofNameBehind(raw string) bool {
	if isParticle(review.Fold(raw)) || raw == "t" {
		return true // "Stijn 't Hart"
	}
	_, rest, ok := strings.Cut(strings.ReplaceAll(raw, "’", "'"), "'")
	return ok && rest != "" && !startsLower(rest)
}

// shortOfOwn reports a word that may be a short form of the candidate's given name which no
// table has: "June" of Juniper, "Seun" of Oluwaseun.
func shortOfOwn(d *review.Doc, fold string) bool {
	const alike = 3
	given := d.Candidate.Given().Fold
	return len(fold) >= alike && len(given) >= alike && fold[:alike] == given[:alike] || len(fold) > alike && strings.HasSuffix(given, fold)
}

// signatureIn judges a line that should hold the candidate's name.
func signatureIn(d *review.Doc, from, to int) signature {
	words := wordsBetween(d, from, to)
	if len(words) == 0 || len(words) > 4 && (len(words) > 6 || d.Person(words[0].Fold) == nil) {
		return signature{}
	}
	s := signature{written: true, from: words[0].Start, to: words[len(words)-1].End}
	for len(words) > 2 && isTitle(&words[0]) {
		words = words[1:] // "Mrs F. Adebayo-Clark"
	}
	if p := wholePanelName(d, words); p != nil {
		s.whose = p.Interviewer.Name
		return s
	}
	other := ofNamesake(d, words) || twoSlips(d, words)
	for _, w := range words {
		if !other && (d.Candidate.Answers(w.Fold) && !ofRelative(d, words, w) || shortOfOwn(d, w.Fold) || nearestOwn(d, w.Fold) && !ofStranger(d, words)) || !sameScript(w.Fold, &d.Candidate) && d.Person(w.Fold) == nil {
			s.own = true // "Misaki", on record as 美咲: how they write it for us is theirs to say
			return s
		}
		if !w.Capital && !(w.Start > words[0].Start && ofNameBehind(d.Draft.Body[w.Start:w.End])) && !(w.Start > words[0].Start && d.Draft.Body[w.Start-1] == '-') || strings.ContainsAny(d.Draft.Body[w.Start:w.End], "0123456789@") {
			return signature{} // no name
		}
	}
	if strings.ContainsAny(d.Draft.Body[from:to], "@:/0123456789?!") || isFunctionWord(words[0].Fold) && !(words[0].Capital && len(words) > 1 && len(words[0].Fold) == 1) || review.IsClosing(words[0].Fold) && len(words) > 1 || courtesySet().HasStem(words[0]) || initials(d, words) {
		return signature{}
	}
	for _, w := range words {
		if p := d.Person(w.Fold); p != nil && p != &d.Candidate {
			s.whose = p.Interviewer.Name
			return s
		}
	}
	for _, q := range d.Context.OtherProcesses {
		for _, round := range q.Interviews {
			for _, p := range round.Panel {
				if other := review.NewPerson(p); other.Has(words[0].Fold) {
					s.whose = p.Name
					return s
				}
			}
		}
	}
	return s
}

// wholePanelName is the interviewer whose whole name some words are: "Ben Lockyer", though Ben may
// be short for a name of the candidate's, too. A candidate of the very same name signs as themselves.
func wholePanelName(d *review.Doc, words []review.Word) *review.Person {
	if len(words) < 2 || isWholeName(&d.Candidate, words) {
		return nil
	}
	for i := range d.Panel {
		if p := &d.Panel[i]; isWholeName(p, words) {
			return p
		}
	}
	return nil
}

// isWholeName reports words that are all of somebody's name, in its order.
func isWholeName(p *review.Person, words []review.Word) bool {
	return slices.EqualFunc(p.Names, words, func(n review.NameWord, w review.Word) bool { return n.Fold == w.Fold })
}

// sameScript reports that a word and somebody's name are both in Latin letters, or both in
// others: only then one can be held against the other.
func sameScript(fold string, p *review.Person) bool {
	for _, w := range p.Names {
		if (w.Fold[0] < utf8.RuneSelf) == (fold[0] < utf8.RuneSelf) {
			return true
		}
	}
	return len(p.Names) == 0
}

// nearestOwn lets a slip in the candidate's own name be: it is theirs to write.
func nearestOwn(d *review.Doc, fold string) bool {
	_, ok := nearestName(fold, &d.Candidate, true)
	return ok
}

// initials reports a signature like "A. P." or "AP".
func initials(d *review.Doc, words []review.Word) bool {
	for _, w := range words {
		if len(w.Fold) > 2 || len(words) == 1 && asks(&d.To, w.Fold) && len(d.To.As) > 0 {
			return false
		}
	}
	return true
}

func wordsBetween(d *review.Doc, from, to int) []review.Word {
	a := 0
	for a < len(d.Words) && d.Words[a].Start < from {
		a++
	}
	b := a
	for b < len(d.Words) && d.Words[b].End <= to {
		b++
	}
	return d.Words[a:b]
}
