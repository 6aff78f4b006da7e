package review

import (
	"cmp"
	"slices"
)

// Options say how a review is run.
type Options struct {
	// Off are the ids of checks that do not run.
	Off []string
	// Words are right as the person writes them, see OwnWords. May be nil.
	Words OwnWords
}

// findingsPerCheck bounds what one check says about one draft: past it, a longer list
// helps nobody.
const findingsPerCheck = 20

// Run reviews one draft and returns its findings in the order of their place: the
// subject's first, then the body's. The same arguments always give the same findings.
// It takes time linear in the length of the draft and of the panel's other drafts.
func Run(checks []Check, d Draft, c Context, o Options) []Finding {
	doc := NewDoc(d, c)
	var all []Finding
	for _, check := range checks {
		if slices.Contains(o.Off, check.ID) || !check.understands(doc) {
			continue
		}
		found := check.Find(doc)
		if len(found) > findingsPerCheck {
			found = found[:findingsPerCheck]
		}
		for _, f := range found {
			f.Check, f.Group = check.ID, check.Group
			if f.Severity == "" {
				f.Severity = check.Severity
			}
			if f.Confidence == "" {
				f.Confidence = check.Sureness()
			}
			if f.Part == "" {
				f.Part = Body
			}
			f.Span = doc.text(f.Part).span(f.Span.Start, f.Span.End)
			f.Word = check.Spelling && f.Severity != Block
			if f.Word && o.Words.allow(doc.text(f.Part).raw[f.Span.Start:f.Span.End]) {
				continue
			}
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(
			-cmp.Compare(a.Part, b.Part), // "subject" before "body"
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Check, b.Check),
		)
	})
	return all
}
