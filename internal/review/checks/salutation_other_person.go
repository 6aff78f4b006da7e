package checks

import (
	"fmt"

	"afterword/internal/review"
)

func salutationOtherPerson() review.Check {
	return review.Check{
		ID:       "salutation-other-person",
		Group:    review.People,
		Title:    "The salutation names somebody else",
		Severity: review.Block,
		Why:      "A note that opens with another person's name says at once that it was pasted; no other slip costs as much.",
		Bad:      "(to Wei Chen)\nHi Priya,",
		Good:     "Hi Wei,",
		Source:   "SPEC.md section 3, people",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.To.Name == "" {
				return nil // nobody said what the person is called
			}
			var found []review.Finding
			names, _ := namesGreeted(d)
			own := false
			for _, g := range names {
				own = own || g.own || g.slip != nil
			}
			for _, g := range names {
				if g.own || g.slip != nil {
					continue
				}
				f := review.Finding{Span: bare(g.word)}
				switch {
				case g.other != nil && own:
					f.Message = fmt.Sprintf("The salutation also names %s, but this note goes to %s alone.", g.other.Interviewer.Name, d.Draft.To.Name)
				case g.other != nil:
					f.Message = fmt.Sprintf("The salutation names %s, but this note goes to %s.", g.other.Interviewer.Name, d.Draft.To.Name)
				case own && g.word.Capital && d.Draft.To.Name != "":
					f.Message = fmt.Sprintf("%q is no part of the name %s.", g.raw, d.Draft.To.Name)
				default:
					f.Message = fmt.Sprintf("The salutation says %q, but this note goes to %s.", g.raw, d.Draft.To.Name)
					if who, employer, ok := metElsewhere(d, g.word.Fold); ok {
						f.Message = fmt.Sprintf("The salutation names %s, whom you met at %s, but this note goes to %s.", who, employer, d.Draft.To.Name)
					}
				}
				if d.Draft.To.NameGuessed && g.other == nil {
					f.Severity = review.Warn
					f.Message += " That name was read off the address: say which one is right."
				}
				if !own && len(names) == 1 {
					f.Suggestions = suggestions(insteadOf(d))
				}
				found = append(found, f)
			}
			if len(found) > 1 && !own { // "Dear Tom Santos": one slip, one finding
				found[0].Span = review.Span{Start: found[0].Span.Start, End: found[len(found)-1].Span.End}
				found[0].Suggestions = suggestions(insteadOf(d))
				found = found[:1]
			}
			return found
		},
	}
}

// metElsewhere returns the person of another process who has a word in their name, and the employer there.
func metElsewhere(d *review.Doc, fold string) (who, employer string, ok bool) {
	for i := range d.Context.OtherProcesses {
		process := &d.Context.OtherProcesses[i]
		for j := range process.Interviews {
			for k := range process.Interviews[j].Panel {
				if name := process.Interviews[j].Panel[k].Name; holdsWord(d, name, fold) {
					return name, process.Employer, true
				}
			}
		}
	}
	return "", "", false
}

// insteadOf is what belongs in the salutation in place of a wrong name: without the title
// where the salutation has one already.
func insteadOf(d *review.Doc) string {
	for _, w := range d.Salutation.Names {
		if review.IsTitle(w.Fold) {
			if family := d.To.Family().Raw; family != "" && (len(d.To.As) == 0 || d.To.AsTitled) {
				return lastRaw(d.To.As, family)
			}
			return d.To.Given().Raw
		}
	}
	return called(d, &d.To)
}

func lastRaw(words []review.NameWord, otherwise string) string {
	if len(words) > 0 {
		return words[len(words)-1].Raw
	}
	return otherwise
}

func suggestions(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
