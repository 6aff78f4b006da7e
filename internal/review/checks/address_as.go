package checks

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/review"
)

func addressAs() review.Check {
	return review.Check{
		ID:       "address-as",
		Group:    review.People,
		Title:    "Not how they asked to be addressed",
		Severity: review.Warn,
		Why:      "Somebody who introduced themselves by a name or a title notices when the note uses another.",
		Bad:      "(to somebody who goes by Dr. Chen)\nHi Wei,",
		Good:     "Dear Dr. Chen,",
		Source:   "SPEC.md section 2, salutation; section 3, people: title or tone",
		Find: func(d *review.Doc) []review.Finding {
			return append(addressedAs(d), calledInText(d)...)
		},
	}
}

// calledInText finds the recipient spoken to in the text by another name than they asked for:
// "until soon, Desmond" to Mr Achterberg. What may be no more than stiff is a hint.
func calledInText(d *review.Doc) []review.Finding {
	if len(d.To.As) == 0 {
		return nil
	}
	for _, i := range capitalsIn.Of(d).main {
		w := &d.Main[i]
		if d.Person(w.Fold) != &d.To || isTitle(w) || w.BareEnd != w.End || asks(&d.To, w.Fold) || i > 0 && d.Main[i-1].Capital && d.To.Has(d.Main[i-1].Fold) {
			continue
		}
		at, titled := stretch{i, i + 1}, false
		for at.from > 0 && d.Main[at.from-1].Capital && isTitle(&d.Main[at.from-1]) && strings.Trim(d.Draft.Body[d.Main[at.from-1].End:d.Main[at.from].Start], " .") == "" {
			at.from, titled = at.from-1, true
		}
		for at.to < len(d.Main) && d.To.Has(d.Main[at.to].Fold) && adjoining(d.Draft.Body, d.Main[at.to-1], d.Main[at.to]) {
			at.to++
		}
		if !spokenTo(d, d.Draft.Body, d.Main, at) {
			continue
		}
		var severity review.Severity
		if titled || !d.To.AsTitled {
			severity = review.Hint
		}
		return askedOtherwise(d, severity, review.Span{Start: d.Main[at.from].Start, End: d.Main[at.to-1].BareEnd})
	}
	return nil
}

// addressedAs compares the salutation with what was asked for.
func addressedAs(d *review.Doc) []review.Finding {
	if len(d.To.As) == 0 {
		return otherTone(d)
	}
	if greetsAsAsked(d) {
		return greetedAsFriend(d)
	}
	swapped := len(swappedInSalutation(d)) > 0
	names, titled := namesGreeted(d)
	if len(names) == 0 {
		return nil
	}
	asked := false
	for _, g := range names {
		if !g.own {
			return tooFamiliar(d, names, titled) // else another check's finding
		}
		asked = asked || asks(&d.To, g.word.Fold) || isLenited(d, 1) && d.Salutation.Names[0].Fold == "a"
	}
	if names[0].word.CJK && isASCII(d.Draft.To.AddressAs) && (respectShown(d) != "" || len(d.Salutation.Names) > len(names)) {
		return nil // their own script, and not the one in which they were told of
	}
	var severity review.Severity
	switch {
	case d.To.AsTitled && !titled:
	case !titled && asksBehind(d) && !keepsDistance(d):
	case otherRespect(d):
	case asked && (d.To.AsTitled || !titled):
		return greetedAsFriend(d)
	case swapped && titled && d.To.AsTitled:
		severity = review.Block // "Ms. Shirin" for Ms. Tehrani
	default:
		severity = review.Hint // another right name, or more formal than asked
		if len(names) == 1 && len(d.To.As) == 1 && review.Distance(names[0].word.Fold, d.To.As[0].Fold, 1) == 1 {
			severity = review.Warn // "Carol" for Caro is rather a slip
		}
	}
	return askedOtherwise(d, severity, review.Span{Start: d.Salutation.Names[0].Start, End: addressEnd(d, names)})
}

// greetedAsFriend finds a greeting among friends before a title that was asked for: "Yo Dr. Chen".
func greetedAsFriend(d *review.Doc) []review.Finding {
	if !d.To.AsTitled || len(d.Words) == 0 || d.Words[0].Start < d.Salutation.Start || d.Words[0].End > d.Salutation.End || !oneOf(d.Words[0].Fold, "yo hiya heya howdy sup wassup") {
		return nil
	}
	w := &d.Words[0]
	return []review.Finding{{
		Severity: review.Hint, Span: bare(*w), Suggestions: []string{"Dear"},
		Message: fmt.Sprintf("%q is how friends greet; %s asked to be addressed as %q.", d.Draft.Body[w.Start:w.BareEnd], d.Draft.To.Name, d.Draft.To.AddressAs),
	}}
}

// askedOtherwise finds that the recipient asked for another form of address than stands at a place;
// no severity is the check's.
func askedOtherwise(d *review.Doc, severity review.Severity, at review.Span) []review.Finding {
	return []review.Finding{{
		Severity:    severity,
		Span:        at,
		Message:     fmt.Sprintf("%s asked to be addressed as %q.", d.Draft.To.Name, d.Draft.To.AddressAs),
		Suggestions: []string{d.Draft.To.AddressAs},
	}}
}

// greetsAsAsked reports a salutation that has the asked words as they are, whatever they are:
// "Dott.ssa dell'Acqua" is no name and no title that anybody's table holds.
func greetsAsAsked(d *review.Doc) bool {
	before, after, ok := strings.Cut(d.Draft.Body[d.Salutation.Start:d.Salutation.End], d.Draft.To.AddressAs)
	return ok && len(d.To.As) > 1 && strings.HasSuffix(before, " ") && strings.Trim(after, ",:!. \n") == ""
}

// addressEnd is where the last name of the salutation ends, with a word of respect behind it.
func addressEnd(d *review.Doc, names []greeted) int {
	end := names[len(names)-1].word.BareEnd
	for i, w := range d.Salutation.Names {
		if saysRespect(d, i) && w.BareEnd > end {
			end = w.BareEnd
		}
	}
	return end
}

// tooFamiliar finds a slip of the given name before somebody who asked for a title: "Dear Mary" to
// María José Ibáñez, who goes by Principal Ibáñez. The slip itself is another check's finding.
func tooFamiliar(d *review.Doc, names []greeted, titled bool) []review.Finding {
	g := names[0]
	if len(names) == 1 && g.other == nil && isFamiliar(respectShown(d)) && otherRespect(d) {
		return askedOtherwise(d, "", review.Span{Start: g.word.Start, End: addressEnd(d, names)})
	}
	if titled || !d.To.AsTitled || len(names) > 1 || g.other != nil || g.slip == nil || g.slip.Fold != d.To.Given().Fold || asks(&d.To, g.slip.Fold) {
		return nil
	}
	return askedOtherwise(d, "", bare(g.word))
}

// toneTo is the recipient's ToneOrDefault.
func toneTo(d *review.Doc) interview.Tone { return toneOf(d, &d.Draft.To) }

// toneOf is the ToneOrDefault of p, with the name read once.
func toneOf(d *review.Doc, p *interview.Interviewer) interview.Tone {
	switch {
	case p.Debrief.Tone != "":
		return p.Debrief.Tone
	case p.Title != "":
		return interview.Formal
	}
	return toneOfName.Of(d, p.Name)
}

var toneOfName = review.DerivedFrom(func(name string) interview.Tone {
	return interview.Interviewer{Name: name}.ToneOrDefault()
})

// foldedGiven is the given name out of a full one, folded; empty where it cannot be told.
var foldedGiven = review.DerivedFrom(func(name string) string {
	return review.Fold(interview.ReadName(interview.Interviewer{Name: name}).Given)
})

// otherTone compares the salutation with the tone that was written down, where nobody said
// how the person asked to be addressed.
func otherTone(d *review.Doc) []review.Finding {
	to := d.Draft.To
	names, titled := namesGreeted(d)
	if len(names) == 0 {
		return nil
	}
	given := foldedGiven.Of(d, to.Name)
	for _, g := range names {
		if !g.own {
			return nil // another check's finding
		}
		if !titled && !holdsWord(d, given, g.word.Fold) {
			return nil // more than the first name, or nobody can tell
		}
	}
	f := review.Finding{Span: review.Span{Start: d.Salutation.Names[0].Start, End: names[len(names)-1].word.BareEnd}}
	switch {
	case to.Debrief.Tone == interview.FirstName && titled:
		f.Severity = review.Hint
		f.Message = fmt.Sprintf("You wrote down that %s is called by the first name.", to.Name)
		f.Suggestions = suggestions(interview.ReadName(to).Called())
	case toneTo(d) == interview.Formal && !titled && !keepsDistance(d):
		f.Severity = review.Hint
		f.Message = fmt.Sprintf("%s has a title, and nobody wrote down that first names are fine.", to.Name)
		if to.Debrief.Tone == interview.Formal {
			f.Severity = review.Warn
			f.Message = fmt.Sprintf("You wrote down that %s is written to formally.", to.Name)
		}
		f.Suggestions = suggestions(formally(interview.ReadName(to)))
	default:
		return nil
	}
	return []review.Finding{f}
}

// formally is title and family name where both are known, else the whole name.
func formally(n interview.Name) string {
	switch {
	case n.Title != "" && n.Family != "":
		return n.Title + " " + n.Family
	case n.Title != "":
		return n.Title + " " + n.Full
	}
	return n.Full
}
