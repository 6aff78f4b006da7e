package checks

import (
	"unicode"
	"unicode/utf8"

	"afterword/internal/review"
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
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.InThread {
				return nil
			}
			long := 0
			for _, r := range d.Draft.Subject {
				if unicode.IsLower(r) {
					return nil
				}
			}
			for _, w := range d.SubjectWords {
				if w.Capital && runes(w.Fold) >= 4 && !d.Mentioned(w.Fold) {
					long++
				}
			}
			if long < 2 {
				return nil // abbreviations
			}
			return []review.Finding{{
				Part:        review.Subject,
				Span:        review.Span{End: len(d.Draft.Subject)},
				Message:     "The subject is written in capitals only.",
				Suggestions: []string{calmed(d)},
			}}
		},
	}
}

// calmed is the subject in small letters, with a capital first and names as they are
// written.
func calmed(d *review.Doc) string {
	subject, out, at := d.Draft.Subject, "", 0
	for i, w := range d.SubjectWords {
		raw := subject[w.Start:w.End]
		spelt := asWritten(d, w.Fold)
		if spelt == "" {
			spelt = lowered(raw)
			if i == 0 {
				spelt = raised(spelt)
			}
		}
		out += subject[at:w.Start] + spelt
		at = w.End
	}
	return out + subject[at:]
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
		for _, w := range review.SplitWords(text) {
			if spelt == "" && w.Fold == fold {
				spelt = text[w.Start:w.End]
			}
		}
	}
	return spelt
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
