package checks

import (
	"fmt"

	"afterword/internal/review"
)

func titleWrong() review.Check {
	return review.Check{
		ID:       "title-wrong",
		Group:    review.People,
		Title:    "The title is not theirs",
		Severity: review.Warn,
		Why:      "A doctor who is called Mr. and a Ms. who is called Mr. both read no further for a moment.",
		Bad:      "(to Dr. Wei Chen)\nDear Mr. Chen,",
		Good:     "Dear Dr. Chen,",
		Source:   "SPEC.md section 3, people: title or tone does not match how they asked to be addressed",
		Find: func(d *review.Doc) []review.Finding {
			found := titleInSalutation(d)
			return append(found, titlesInText(d)...)
		},
	}
}

func titleInSalutation(d *review.Doc) []review.Finding {
	names, titled := namesGreeted(d)
	if !titled {
		return nil
	}
	if len(names) == 0 {
		return sirOrMadam(d)
	}
	for _, g := range names {
		if !g.own && g.slip == nil {
			return nil // another check's finding
		}
	}
	return titleBefore(d, &d.To, d.Salutation.Names)
}

// sirOrMadam finds "Dear Sir" to somebody who is known to be a woman, and the other way round.
func sirOrMadam(d *review.Doc) []review.Finding {
	var said review.Word
	for _, w := range d.Salutation.Names {
		switch {
		case !isSirOrMadam(w.Fold):
		case said.End > 0:
			return nil // "Dear Sir or Madam"
		default:
			said = w
		}
	}
	known, _ := onRecord(d, &d.Draft.To)
	here := man
	if said.Fold != "sir" {
		here = woman
	}
	if said.End == 0 || known.gender == anybody || known.gender == here {
		return nil
	}
	return []review.Finding{{
		Severity:    review.Block,
		Span:        bare(said),
		Message:     fmt.Sprintf("%q does not fit %s.", d.Draft.Body[said.Start:said.BareEnd], d.Draft.To.Name),
		Suggestions: suggestions(called(d, &d.To)),
	}}
}

// titlesInText finds a title before the family name of somebody of this process.
func titlesInText(d *review.Doc) []review.Finding {
	var found []review.Finding
	next := 0 // the first word behind the name before
	for _, i := range capitalsIn.Of(d).main {
		if i < next || i+1 >= len(d.Main) || !isTitle(&d.Main[i]) {
			continue
		}
		to := i + 1
		for to+1 < len(d.Main) && isTitle(&d.Main[to]) {
			to++
		}
		if p := bearer(d, d.Main[to].Fold); p != nil && d.Main[to].Capital {
			found = append(found, titleBefore(d, p, d.Main[i:to+1])...)
		}
		next = to + 1
	}
	return found
}

// bearer is the one person of the process with this family name.
func bearer(d *review.Doc, fold string) *review.Person {
	var one *review.Person
	if d.To.Family().Fold == fold {
		one = &d.To
	}
	for _, list := range [...][]review.Person{d.Panel, d.Known} {
		for i := range list {
			if list[i].Family().Fold != fold {
				continue
			}
			if one != nil {
				return nil
			}
			one = &list[i]
		}
	}
	return one
}

// titleBefore compares the titles that words start with, or hold, with those on record.
func titleBefore(d *review.Doc, p *review.Person, words []review.Word) []review.Finding {
	var said honour
	from, to := -1, -1
	for i := range words {
		w := &words[i]
		if !isTitle(w) || p.Has(w.Fold) {
			if from >= 0 {
				break
			}
			continue
		}
		said.add(w.Fold)
		if from < 0 {
			from = i
		}
		to = i
	}
	if from < 0 {
		return nil
	}
	place := review.Span{Start: words[from].Start, End: words[to].End}
	if place.End < len(d.Draft.Body) && d.Draft.Body[place.End] == '.' {
		place.End++
	}
	written := d.Draft.Body[place.Start:place.End]
	known, asked := onRecord(d, &p.Interviewer)
	f, right := review.Finding{Span: place}, known.text
	name := p.Interviewer.Name
	switch {
	case said.gender != anybody && known.gender != anybody && said.gender != known.gender:
		f.Severity = review.Block
		if known.rank == noRank {
			right = titleFor(known, written)
		}
		f.Message = fmt.Sprintf("%q does not fit %s.", written, name)
	case len(p.As) > 0 && !p.AsTitled:
		return nil // they go by their first name: that is another check's finding
	case said.office != known.office && known.office != "" && known.rank == noRank:
		if !asked {
			f.Severity = review.Hint // on record, and perhaps never used
		}
		f.Message = fmt.Sprintf("%s goes by %q, not %q.", name, known.text, written)
	case said.office != "" && known.office != said.office && asked:
		f.Message = fmt.Sprintf("%s goes by %q, not %q.", name, known.text, written)
	case known.rank > noRank && said.rank == noRank && said.gender != anybody:
		f.Message = fmt.Sprintf("%s is %q, not %q.", name, known.text, written)
	case known.rank == professor && said.rank == doctor:
		if !asked {
			f.Severity = review.Hint // many professors are doctors, too
		}
		f.Message = fmt.Sprintf("%s goes by %q.", name, known.text)
	case known.rank < said.rank && known.text != "":
		f.Message = fmt.Sprintf("%s goes by %q; nothing on record says %q.", name, known.text, written)
	case said.married != "" && known.married != said.married && known.gender == woman && known.text != "":
		f.Message = fmt.Sprintf("%s goes by %q, not %q.", name, known.text, written)
	case asked && known.married != "" && said.married == "" && said.gender == woman && said.rank == noRank && known.text != "" && said.office == "" && isMs(words):
		f.Severity = review.Hint // what many write to every woman
		f.Message = fmt.Sprintf("%s asked for %q.", name, known.text)
	default:
		return nil
	}
	if p.Interviewer.NameGuessed {
		f.Severity = review.Hint
	}
	f.Suggestions = suggestions(right)
	return []review.Finding{f}
}

// isMs reports "Ms" among the words of a salutation.
func isMs(words []review.Word) bool { return holds(words, "ms") }

// titleFor is the plain title in the place of a wrong one: in its language where that is
// plain.
func titleFor(known honour, written string) string {
	if known.text != "" {
		return known.text
	}
	switch review.Fold(written) {
	case "herr", "frau":
		switch known.gender {
		case man:
			return "Herr"
		case woman:
			return "Frau"
		}
		return ""
	}
	switch known.gender {
	case man:
		return "Mr."
	case woman:
		return "Ms."
	case neither:
		return "Mx."
	}
	return ""
}
