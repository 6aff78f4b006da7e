package review

import (
	"cmp"
	"slices"
	"sync"
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
func Run(checks []Check, d Draft, c Context, o Options) (found []Finding) {
	Read(d, c, func(doc *Doc) { found = doc.Findings(checks, o) })
	return found
}

// Read analyses a draft once for all that is to be asked of it. The Doc, and what it returns
// by reference, are good until ask returns.
func Read(d Draft, c Context, ask func(doc *Doc)) {
	r := reviewers.Get().(*Reviewer)
	r.doc.read(&r.scratch, &d, &c)
	ask(&r.doc)
	r.forget()
	reviewers.Put(r)
}

// reviewers lends memory to Read. It holds nothing that an answer depends on.
var reviewers = sync.Pool{New: func() any { return NewReviewer(nil) }}

// A Reviewer reviews one note after another and keeps its memory: once it has seen a few,
// it allocates nothing but what it finds. It is for one goroutine at a time.
type Reviewer struct {
	checks  []Check
	doc     Doc
	scratch scratch
}

// NewReviewer returns a Reviewer that runs checks.
func NewReviewer(checks []Check) *Reviewer {
	return &Reviewer{checks: checks, scratch: scratch{lexicon: new(lexicon)}}
}

// Run is the function Run with the checks and the memory of r.
func (r *Reviewer) Run(d Draft, c Context, o Options) []Finding {
	r.doc.read(&r.scratch, &d, &c)
	found := r.doc.Findings(r.checks, o)
	r.forget()
	return found
}

// forget lets go of the draft, and of memory that the next one will not need.
func (r *Reviewer) forget() {
	r.doc = Doc{}
	r.scratch.forget()
}

// Findings are what checks find in doc, in the order that Run tells.
func (doc *Doc) Findings(checks []Check, o Options) []Finding {
	all := doc.s.found[:0]
	for i := range checks {
		check := &checks[i]
		if slices.Contains(o.Off, check.ID) || !check.understands(doc) {
			continue
		}
		found := check.Find(doc)
		for _, f := range found[:min(len(found), findingsPerCheck)] {
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
	found := append([]Finding(nil), all...)
	clear(all)
	doc.s.found = all
	return found
}
