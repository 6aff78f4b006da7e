package checks

import (
	"fmt"
	"strings"
	"unicode/utf8"

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
			main := d.Main // without a postscript
			for len(main) > 0 && main[len(main)-1].Start >= d.SignOff {
				main = main[:len(main)-1]
			}
			found = append(found, misspeltIn(d, review.Body, d.Draft.Body, main)...)
			return append(found, smallNames(d, main)...)
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
		case ok && !g.own && d.NotEnglish && isVocative(g.word.Fold, right.Fold):
			continue
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
		case g.own && len(names) == 1:
			if right, ok = otherHalfLost(d, g.word.Fold); !ok {
				continue
			}
			f.Severity = review.Hint
			f.Message = fmt.Sprintf("Half of the name is missing: it is %q.", right.Raw)
		default:
			continue
		}
		f.Suggestions = []string{right.Raw}
		found = append(found, f)
	}
	return found
}

// otherHalfLost finds the whole of a hyphenated family name of which the salutation has one half:
// "Mrs Dunbar", of Mrs Dunbar-Nasmith.
func otherHalfLost(d *review.Doc, fold string) (whole review.NameWord, ok bool) {
	for j := 1; j < len(d.To.As); j++ {
		first, second := d.To.As[j-1], d.To.As[j]
		if (first.Fold == fold || second.Fold == fold) && !review.IsSalutationFiller(second.Fold) && strings.Contains(d.Draft.To.AddressAs, first.Raw+"-"+second.Raw) {
			return review.NameWord{Raw: first.Raw + "-" + second.Raw}, true
		}
	}
	return whole, false
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

// misspeltIn finds capitalised words of a running text that are nearly, but not quite, the
// name of somebody of the process.
func misspeltIn(d *review.Doc, part review.Part, text string, words []review.Word) []review.Finding {
	var found []review.Finding
	for _, i := range capitalsIn.Of(d).of(part) {
		if i >= len(words) {
			break
		}
		w := words[i]
		raw := text[w.Start:w.BareEnd]
		right, half := otherHalfIn(d, text, words, i)
		ok := half
		if !half && d.MayName(w.Fold) && !isCommon(&words[i]) && !(w.Opens && runes(w.Fold) <= 3) { // "Do" is rarely Đỗ
			right, ok = respeltAnybody(d, raw, w.Fold)
		}
		if !ok {
			if isCommon(&words[i]) || d.Person(w.Fold) != nil || isTitle(&words[i]) || d.Wrote(w.Fold) {
				continue
			}
			var before *review.Word
			if i > 0 && adjoining(text, words[i-1], w) {
				before = &words[i-1]
			}
			titled := before != nil && isTitle(before) ||
				i > 0 && isTitle(&words[i-1]) && text[words[i-1].End:w.Start] == ". "
			if !titled && i+1 < len(words) && isPlaceNoun(words[i+1].Fold) && adjoining(text, w, words[i+1]) {
				continue // "the Yamanote line", in a process with a Yamamoto
			}
			if part == review.Subject && !titled && before != nil && oneOf(before.Fold, "the a an") && dictionary.Known(w.Fold) {
				continue // "the Bell of the Loom", in a process with a Bill
			}
			if one, ok := strings.CutSuffix(w.Fold, "s"); ok && before != nil && before.Fold == "the" && d.Person(one) != nil {
				continue // "the Ferreiras"
			}
			if !titled && before != nil && ofPlace(before.Fold) {
				continue // "when he left to join Meyer", in a process with a van der Meer
			}
			var after *review.Word
			if i+1 < len(words) && adjoining(text, w, words[i+1]) && w.BareEnd == w.End {
				after = &words[i+1]
			}
			if right, ok = nearestAnybody(d, w, before, after, titled); ok && ofEmployerBeside(d, text, words, i) {
				continue // the employer is called by a name, and that is another check's finding
			}
			if !ok {
				if f, other := givenOtherwise(d, part, raw, words, i, before, after); other && !debriefed(d, w.Fold) {
					found = append(found, f)
				}
			}
		}
		if !ok || !half && debriefed(d, w.Fold) {
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

// otherHalfIn finds what belongs behind the first half of somebody's hyphenated name, where another
// word that begins like it stands: "Goodfellow-Aims", of Leah Goodfellow-Ames.
func otherHalfIn(d *review.Doc, text string, words []review.Word, i int) (right review.NameWord, ok bool) {
	if i == 0 || text[words[i-1].End:words[i].Start] != "-" || !words[i-1].Capital || !d.MayName(words[i-1].Fold) {
		return right, false
	}
	people(d, func(p *review.Person) bool {
		for j := 1; j < len(p.Names); j++ {
			first, second := p.Names[j-1], p.Names[j]
			if first.Fold == words[i-1].Fold && second.Fold != words[i].Fold && second.Fold[0] == words[i].Fold[0] && !p.Has(words[i].Fold) && hyphenedIn(*p, first, second) {
				right, ok = second, true
			}
		}
		return !ok
	})
	return right, ok
}

// debriefed reports a word that was written down about a talk with anybody of the panel: "the
// Moray array" beside a Morag.
func debriefed(d *review.Doc, fold string) bool {
	for i := range d.Panel {
		about := &d.Panel[i].Interviewer.Debrief
		for _, text := range [...]string{about.Anchor, about.Need, about.Value} {
			if holdsWord(d, text, fold) {
				return true
			}
		}
	}
	return false
}

// ofPlace reports a word that an employer or a place follows, and hardly ever a person.
func ofPlace(fold string) bool {
	switch fold {
	case "at", "join", "joining", "joined", "in", "near":
		return true
	}
	return false
}

// isPlaceNoun reports a word for a place or a way, which a name before it is the name of.
func isPlaceNoun(fold string) bool {
	switch fold {
	case "line", "station", "street", "road", "lane", "avenue", "alley", "square", "river", "lake", "bay", "beach", "bridge",
		"canal", "valley", "hill", "mountain", "park", "garden", "gardens", "island", "district", "market", "tower", "tunnel",
		"harbour", "harbor", "port", "airport", "pass", "gate", "quarter", "festival", "temple", "shrine", "cathedral", "stadium":
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
func nearestAnybody(d *review.Doc, w review.Word, before, after *review.Word, titled bool) (right review.NameWord, ok bool) {
	mayStandAlone := !w.Opens || runes(w.Fold) >= 5 && !dictionary.Known(w.Fold) && !dictionary.Name(w.Fold)
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
		if mayStandAlone {
			right, ok = nearestName(w.Fold, p, false)
			ok = ok && (titled || !beginsOtherName(p, before) && !endsOtherName(p, &w, after))
		}
		return !ok
	})
	return right, ok
}

// beginsOtherName reports a first name right before a word, of somebody else than p: "a book by Jens
// Voigt", in a process with a Klaus Vogt.
func beginsOtherName(p *review.Person, before *review.Word) bool {
	if before == nil || !before.Capital || dictionary.Known(before.Fold) && !dictionary.Name(before.Fold) || isCommon(before) || isTitle(before) || p.Answers(before.Fold) {
		return false
	}
	_, slip := nearestName(before.Fold, p, true)
	return !slip
}

// endsOtherName reports a family name right behind a first name that p's is near to, and that is
// another one: "a story by Karen Blixen", in a process with a Karin Holm.
func endsOtherName(p *review.Person, w, after *review.Word) bool {
	if after == nil || !after.Capital || after.Opens || !dictionary.Name(w.Fold) || dictionary.Known(after.Fold) && !dictionary.Name(after.Fold) || isCommon(after) || len(p.Names) < 2 || p.Answers(after.Fold) {
		return false
	}
	_, slip := nearestName(after.Fold, p, true)
	return !slip
}
