package checks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func subjectShouted() review.Check {
	return review.Check{
		ID:       "subject-shouted",
		Group:    review.Form,
		Title:    "The subject is in capitals",
		Severity: review.Warn,
		Why:      "Capitals read as shouting and are a mark of unwanted mail.",
		Bad:      "Subject: THANK YOU FOR YOUR TIME",
		Good:     "Subject: Thank you for your time",
		Source:   "SPEC.md section 3, form",

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.InThread {
				return nil
			}
			if !shoutsInSubject(d) {
				return append(shoutedByMarks(d), shoutedWithin(d)...) // at most abbreviations
			}
			return []review.Finding{{
				Part:        review.Subject,
				Span:        review.Span{End: len(d.Draft.Subject)},
				Message:     "The subject is written in capitals.",
				Suggestions: calmedSubjects(d),
			}}
		},
	}
}

// shoutedByMarks finds two exclamation marks and more in the subject, which shout without
// capitals. What they do to the whole note says exclamation-marks.
func shoutedByMarks(d *review.Doc) []review.Finding {
	calm := strings.TrimRight(d.Draft.Subject, "! ")
	if calm == "" || strings.Count(d.Draft.Subject, "!") < 2 || strings.Contains(calm, "!") {
		return nil
	}
	return []review.Finding{{
		Part:        review.Subject,
		Severity:    review.Hint,
		Span:        review.Span{Start: len(calm), End: len(d.Draft.Subject)},
		Message:     "Exclamation marks in the subject read as shouting.",
		Suggestions: []string{""},
	}}
}

// shoutedWithin finds two words of the language in capitals, side by side among small letters.
func shoutedWithin(d *review.Doc) []review.Finding {
	words, subject := d.SubjectWords, d.Draft.Subject
	loud := func(w *review.Word) bool {
		return w.Capital && runes(w.Fold) >= 4 && allCapitals(subject[w.Start:w.BareEnd]) && dictionary.Known(w.Fold) && !isAbbreviation(d, w.Fold)
	}
	for i := 1; i < len(words); i++ {
		if !words[i].Capital || !loud(&words[i]) || !loud(&words[i-1]) || !adjoining(subject, words[i-1], words[i]) || citesSign(d, i) {
			continue
		}
		return []review.Finding{{
			Part: review.Subject, Severity: review.Hint, Span: span(words[i-1], words[i]), Suggestions: []string{lowered(subject[words[i-1].Start:words[i].BareEnd])},
			Message: "Capitals in the subject read as shouting.",
		}}
	}
	return nil
}

// callsForHaste reports a word that unwanted mail opens with.
func callsForHaste(fold string) bool { return oneOf(fold, "urgent important attention asap please") }

// citesSign reports a word in capitals at d.SubjectWords[i] that stands in them beside the next one,
// or the one before it, within quotation marks of the note: "DO NOT TOUCH", as the sign reads.
func citesSign(d *review.Doc, i int) bool {
	words, subject := d.SubjectWords, d.Draft.Subject
	for _, pair := range [...]int{i, i - 1} {
		if pair < 0 || pair+1 >= len(words) {
			continue
		}
		text := subject[words[pair].Start:words[pair+1].BareEnd]
		if at := strings.Index(d.Draft.Body, text); at >= 0 && noSmallLetter(text) && review.Quoted(d.Draft.Body, at, at+len(text)) {
			return true
		}
	}
	return false
}

// isSpokenOf reports a word that the subject is about, instead of calling it out: "URGENT was the
// worst label", "the URGENT queue".
func isSpokenOf(words []review.Word, i int) bool {
	return i+1 < len(words) && oneOf(words[i+1].Fold, "is was are were means meant") || i > 0 && oneOf(words[i-1].Fold, "the your our a an called named field label")
}

// shoutsInSubject reports two words of everyday speech in capitals, a subject that is one
// such word, or one that has no small letter and two long words.
func shoutsInSubject(d *review.Doc) bool {
	plain, long, shouted, small := 0, 0, 0, false
	for _, r := range d.Draft.Subject {
		small = small || unicode.IsLower(r)
	}
	for i, w := range d.SubjectWords {
		raw := d.Draft.Subject[w.Start:w.BareEnd]
		if !small && runes(w.Fold) >= 3 && !isAbbreviation(d, w.Fold) {
			shouted++
		}
		if !w.Capital || d.Mentioned(w.Fold) {
			continue
		}
		if allCapitals(raw) && len(raw) > 2 && isCourteous(&w) && !(small && citesSign(d, i)) {
			plain++
		}
		if allCapitals(raw) && callsForHaste(w.Fold) && !isSpokenOf(d.SubjectWords, i) {
			plain += 2
		}
		if runes(w.Fold) >= 4 {
			long++
		}
	}
	return plain > 1 || plain == 1 && len(d.SubjectWords) == 1 || !small && (long > 1 || shouted > 1)
}

// isAbbreviation reports a word that the context writes in capitals, or that is in no
// dictionary: "ROS, CAN AND A PLC" shouts by its "and" alone.
func isAbbreviation(d *review.Doc, fold string) bool {
	if spelt := asWritten(d, fold); spelt != "" {
		return len(spelt) > 1 && allCapitals(spelt)
	}
	return !isFunctionWord(fold) && !dictionary.Known(fold)
}

// calmedSubjects are what to write instead of a subject in capitals. One that says nothing in small
// letters either is written anew.
func calmedSubjects(d *review.Doc) []string {
	if vague, little := subjectSaysNothing(d); vague || little {
		return subjectsFor(d)
	}
	return []string{calmed(d)}
}

// calmed is the subject with its capitals in small letters, a capital first and names as
// they are written.
func calmed(d *review.Doc) string {
	subject, at := d.Draft.Subject, 0
	var out strings.Builder
	for i, w := range d.SubjectWords {
		raw := subject[w.Start:w.End]
		spelt := asWritten(d, w.Fold)
		if spelt == "" && !allCapitals(raw) && lowered(raw) != raw && !onlyUpper(raw) {
			spelt = raw // not shouted
		}
		if spelt == "" {
			spelt = lowered(raw)
			if i == 0 {
				spelt = raised(spelt)
			}
		}
		out.WriteString(subject[at:w.Start])
		out.WriteString(spelt)
		at = w.End
	}
	if end := subject[at:]; strings.Count(end, "!") < 2 {
		out.WriteString(end)
	}
	return out.String()
}

// asWritten is how a name or the employer or the role writes a word; empty for others.
func asWritten(d *review.Doc, fold string) string {
	spelt := ""
	people(d, func(p *review.Person) bool {
		if words := p.Spelt(fold); len(words) > 0 {
			spelt = words[0].Raw
		}
		return spelt == ""
	})
	for _, text := range [...]string{d.Context.Process.Employer, d.Context.Process.Role, d.Context.Process.Candidate.Name} {
		for _, w := range d.Split(text) {
			if spelt == "" && w.Fold == fold {
				spelt = text[w.Start:w.End]
			}
		}
	}
	return spelt
}

func onlyUpper(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

func lowered(s string) string {
	var out []rune
	for _, r := range s {
		out = append(out, unicode.ToLower(r))
	}
	return string(out)
}

func raised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
