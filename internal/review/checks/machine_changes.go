package checks

import (
	"znkr.io/diff"

	"afterword/internal/review"
)

// change is a place in which a draft differs from what the person had written: the words
// of the main part that came, and those that went.
type change struct {
	from, to int // of Doc.Main
	gone     []review.Word
}

// rewriting is what a machine did to a draft: the places in which it differs from
// Context.Before. Where no machine changed it, before is nil and there are none.
type rewriting struct {
	before  *review.Doc
	changes []change
}

var rewritingOf = review.OncePerNote(func(d *review.Doc, r *rewriting) {
	*r = rewriting{}
	if d.Context.Before != "" {
		r.before = review.NewDoc(review.Draft{Phase: d.Draft.Phase, To: d.Draft.To, Body: d.Context.Before}, d.Context)
		r.changes = changesBetween(r.before, d)
	}
})

// changesBetween lists the places in which d differs from before.
func changesBetween(before, d *review.Doc) (changes []change) {
	same := func(a, b review.Word) bool { return a.Fold == b.Fold }
	at := 0
	var open change
	end := func() {
		if open.to > open.from || len(open.gone) > 0 {
			changes = append(changes, open)
		}
	}
	for _, e := range diff.EditsFunc(before.Main, d.Main, same) {
		switch e.Op {
		case diff.Match:
			end()
			at++
			open = change{from: at, to: at}
		case diff.Delete:
			open.gone = append(open.gone, e.X)
		case diff.Insert:
			at++
			open.to = at
		}
	}
	end()
	return changes
}

// added are the words of a change that are not the person's: neither grammar, nor one of
// those that went, put right ("recieve", "receives").
func (c change) added(d *review.Doc) []review.Word {
	var words []review.Word
	for _, w := range d.Main[c.from:c.to] {
		if !isFunctionWord(w.Fold) && !c.wasSpelt(w) {
			words = append(words, w)
		}
	}
	return words
}

// wasSpelt reports whether a word is one that went, in another spelling or form.
func (c change) wasSpelt(w review.Word) bool {
	for _, was := range c.gone {
		near := 1
		if len(w.Fold) > 5 {
			near = 2
		}
		if was.Stem() == w.Stem() || len(w.Fold) > 3 && review.Distance(was.Fold, w.Fold, near) <= near && !isFact(w) && !isFact(was) {
			return true
		}
	}
	return false
}

// OwnShare counts the words of the main part of a draft that say something (all but "the",
// "of" and their like), and those of them that the person wrote: all of them where no
// machine changed the draft.
func OwnShare(draft review.Draft, c review.Context) (own, all int) {
	d := review.NewDoc(draft, c)
	added := 0
	for _, c := range rewritingOf.Of(d).changes {
		added += len(c.added(d))
	}
	all = weighty(d)
	return all - added, all
}

// weighty counts the words of the main part that say something.
func weighty(d *review.Doc) (n int) {
	for _, w := range d.Main {
		if !isFunctionWord(w.Fold) {
			n++
		}
	}
	return n
}
