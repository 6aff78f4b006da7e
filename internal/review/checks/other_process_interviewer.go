package checks

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func otherProcessInterviewer() review.Check {
	return review.Check{
		ID:       "other-process-interviewer",
		Group:    review.People,
		Title:    "An interviewer of another process is named",
		Severity: review.Block,
		Why:      "A person from another employer's panel in this note means that it was pasted from there.",
		Bad:      "(to Globex; Tom Santos works at Initech)\nWhat Tom Santos said about on-call stayed with me.",
		Good:     "What you said about on-call stayed with me.",
		Source:   "SPEC.md section 3, people",
		Find: func(d *review.Doc) []review.Finding {
			var found []review.Finding
			for i := range d.Context.OtherProcesses {
				process := &d.Context.OtherProcesses[i]
				for j := range process.Interviews {
					panel := process.Interviews[j].Panel
					for k := range panel {
						found = append(found, strangerIn(d, process.Employer, &panel[k])...)
					}
				}
			}
			return found
		},
	}
}

// namesHere are the capitalised words of the main part: what names are looked up in.
var namesHere = review.OncePerNote(func(d *review.Doc, here *review.Set) {
	here.Reset()
	for i := range d.Main {
		if w := &d.Main[i]; w.Capital || w.CJK {
			here.AddWord(w)
		}
	}
})

// stranger is a name of another process, taken apart.
var stranger = review.DerivedFrom(func(name string) *review.Person {
	p := review.NewPerson(interview.Interviewer{Name: name})
	return &p
})

// strangerIn finds a person of another process by full name or title and family name
// (block), or by a given name that nobody here has (warn: it may be somebody else's).
func strangerIn(d *review.Doc, employer string, who *interview.Interviewer) []review.Finding {
	p, here := stranger.Of(d, who.Name), namesHere.Of(d)
	inSubject := strangerInSubject(d, employer, who, p)
	given, family := p.Given(), p.Family()
	nick := ""
	if !here.Has(given.Fold) {
		nick = nickHere(p, here)
	}
	if !here.Has(given.Fold) && !here.Has(family.Fold) && nick == "" && (len(p.Names) < 3 || !here.Has(p.Names[1].Fold)) || d.Draft.To.SameAs(*who) {
		return inSubject
	}
	found := inSubject
	words, text := d.Main, d.Draft.Body
	for i, w := range words {
		if !w.Capital && !w.CJK {
			continue
		}
		before := i > 0 && text[words[i-1].End:w.Start] != "" && len(text[words[i-1].End:w.Start]) <= 2
		f := review.Finding{Span: bare(w)}
		switch {
		case w.Fold == family.Fold && before && (words[i-1].Fold == given.Fold || words[i-1].Fold == nick) && words[i-1].Fold != "" && given.Fold != "":
			if d.Person(given.Fold) != nil && d.Person(family.Fold) != nil {
				continue
			}
			f.Span.Start = words[i-1].Start
		case w.Fold == family.Fold && family.Fold != "" && before && (review.IsTitle(words[i-1].Fold) || words[i-1].Capital && jobHead(words[i-1].Fold) > 0) && d.Person(w.Fold) == nil:
		case w.Fold == family.Fold && len(family.Fold) > 3 && i > 0 && given.Fold != "" && words[i-1].Capital && words[i-1].Fold == given.Fold[:1] && text[words[i-1].End:w.Start] == ". " && d.Person(w.Fold) == nil:
			f.Span.Start = words[i-1].Start // "G. Tasker"
		case w.Fold == given.Fold && len(given.Fold) >= 3 && family.Fold != "" && d.Person(w.Fold) == nil &&
			!isCommon(&words[i]) && !d.Mentioned(w.Fold) && !ofEmployer(d, w.Fold) && !(i+1 < len(words) && words[i+1].Fold == family.Fold) && !namedOtherwise(text, words, i, p) && !ofOwnPeople(words, i):
			f.Severity = review.Warn
		case len(p.Names) > 2 && namedWithHyphen(text, words, i, p) && d.Person(w.Fold) == nil:
			f.Span.End, f.Severity = words[i+1].BareEnd, review.Warn
		case w.Fold == nick && d.Person(w.Fold) == nil && !d.Mentioned(w.Fold) && !ofEmployer(d, w.Fold) && w.BareEnd == w.End && speaksToNick(text, words, i):
			f.Severity = review.Warn // "Sam, thank you", to nobody here
		case w.Fold == family.Fold && tellsByFamily(d, words, i) && !holdsWord(d, employer, w.Fold):
			f.Severity = review.Warn // "what Brandt said"
		default:
			continue
		}
		if s := signedBy(d); s.written && f.Span.Start >= s.from {
			break // under the note, which is another check's finding
		}
		f.Message = fmt.Sprintf("This names %s, whom you met at %s.", who.Name, employer)
		found = append(found, f)
	}
	return found
}

// nickHere is a short form of somebody's given name that stands in the note; empty for none.
func nickHere(p *review.Person, here *review.Set) string {
	for _, fold := range here.List() {
		if len(fold) > 2 && p.Answers(fold) && !p.Has(fold) && dictionary.Name(fold) && !isCommonWord(fold) {
			return fold
		}
	}
	return ""
}

// speaksToNick reports a short name that is thanked or called: "Sam, thank you".
func speaksToNick(text string, words []review.Word, i int) bool {
	after := text[words[i].End:]
	if i+1 < len(words) {
		after = text[words[i].End:words[i+1].Start]
	}
	if words[i].Opens {
		return opensByCalling(words, stretch{i, i + 1}, after)
	}
	return thankedBefore(words, i) && text[words[i-1].End:words[i].Start] != "" && (strings.ContainsAny(after, ",.!;\n") || i+1 < len(words) && isAfterThanks(words[i+1].Fold))
}

// namedOtherwise reports a first name with another family name behind it: "Marcus Aurelius".
func namedOtherwise(text string, words []review.Word, i int, p *review.Person) bool {
	return i+1 < len(words) && words[i+1].Capital && !words[i+1].Opens && words[i].BareEnd == words[i].End && text[words[i].End:words[i+1].Start] == " " && words[i+1].Fold != "i" &&
		!isDay(words[i+1].Fold) && !p.Has(words[i+1].Fold) && !near(words[i+1].Fold, p.Family().Fold, true) && !dictionary.Common(words[i+1].Fold)
}

// namedWithHyphen reports two words of a name that a hyphen joins: "Soo-min" of Lee Soo-min.
func namedWithHyphen(text string, words []review.Word, i int, p *review.Person) bool {
	for k := 1; k+1 < len(p.Names) && i+1 < len(words); k++ {
		if words[i].Fold == p.Names[k].Fold && words[i+1].Fold == p.Names[k+1].Fold && text[words[i].End:words[i+1].Start] == "-" {
			return true
		}
	}
	return false
}

// ofOwnPeople reports somebody of the candidate's own life: "my uncle Hamish", "Hamish, my uncle".
func ofOwnPeople(words []review.Word, i int) bool {
	return wordAt(words, i+1) == "my" || i > 1 && words[i-2].Fold == "my" && oneOf(words[i-1].Fold, "uncle aunt brother sister cousin father mother grandfather grandmother husband wife son daughter friend dog cat neighbour neighbor")
}

// tellsByFamily reports a family name alone, of somebody who says or does something.
func tellsByFamily(d *review.Doc, words []review.Word, i int) bool {
	w := &words[i]
	if w.Opens && (dictionary.Known(w.Fold) || i == 0) || i+1 >= len(words) || words[i+1].Opens || len(w.Fold) < 4 || !w.Opens && words[i-1].Capital && !words[i-1].Opens || isCommon(w) || dictionary.Common(w.Fold) ||
		d.Person(w.Fold) != nil || d.Mentioned(w.Fold) || ofEmployer(d, w.Fold) {
		return false
	}
	return oneOf(words[i+1].Fold, "said says asked asks told tells showed shows mentioned explained described thinks thought laughed smiled wants")
}

// strangerInSubject finds the name of a person of another process in the subject: in full, or a
// first name that is no other word.
func strangerInSubject(d *review.Doc, employer string, who *interview.Interviewer, p *review.Person) []review.Finding {
	given, family := p.Given(), p.Family()
	words := d.SubjectWords
	for i := range words {
		w := &words[i]
		if !w.Capital || d.Context.InThread || given.Fold == "" || w.Fold != given.Fold || d.Person(w.Fold) != nil || d.Draft.To.SameAs(*who) {
			continue
		}
		f := review.Finding{Part: review.Subject, Span: bare(*w), Message: fmt.Sprintf("This names %s, whom you met at %s.", who.Name, employer)}
		switch {
		case i+1 < len(words) && family.Fold != "" && words[i+1].Fold == family.Fold:
			f.Span.End = words[i+1].BareEnd
		case len(given.Fold) < 4 || family.Fold == "" || isCommon(w) || dictionary.Common(w.Fold) || d.Mentioned(w.Fold) || ofEmployer(d, w.Fold):
			continue
		default:
			f.Severity = review.Warn
		}
		return []review.Finding{f}
	}
	return nil
}
