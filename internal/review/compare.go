package review

import "strings"

// Likeness says how much two notes of a panel share, courtesies and all, without their
// salutations, sign-offs and unfilled gaps. Between notes that were each written for their
// reader it is small.
type Likeness struct {
	// Jaccard is the share of neighbouring word pairs that both notes have among all pairs
	// of both, Contained the share among those of the shorter note: 0 to 1.
	Jaccard, Contained float64
	// Pairs counts the pairs of the shorter note: few say little.
	Pairs int
	// Runs are the words in a row that both notes have, in the order of the first note.
	Runs []SharedRun
}

// SharedRun is a run of words that two notes share, as places in either body.
type SharedRun struct{ A, B Span }

// Two notes whose word pairs overlap like this are copies (Jaccard index) or share a good
// part (share of the shorter note's pairs); measured on published notes, see DESIGN.md.
const (
	copiedFrom = 0.43
	sharedFrom = 0.50
	// pairsNeeded is how many word pairs a note must have to be compared: the courtesies
	// of two very short notes are alike without a copy.
	pairsNeeded = 12
	// runNeeded is how many words in a row are worth quoting.
	runNeeded = 5
)

// Copied reports that one note is the other with little changed.
func (l Likeness) Copied() bool { return l.Pairs >= pairsNeeded && l.Jaccard >= copiedFrom }

// Partly reports that a good part of one note stands in the other.
func (l Likeness) Partly() bool { return l.Pairs >= pairsNeeded && l.Contained >= sharedFrom }

// Percent is the likeness as a panel view shows it: how much of the shorter note stands in
// the other one, 0 to 100.
func (l Likeness) Percent() int { return int(l.Contained*100 + 0.5) }

// Compare holds two notes against one another. It takes time linear in their length.
// Measure: word 2-shingles after Broder, On the resemblance and containment of documents,
// 1997.
func Compare(a, b *Doc) Likeness {
	mine, theirs := a.pairs(), b.pairs()
	l := Likeness{Pairs: min(len(mine.list), len(theirs.list))}
	if l.Pairs == 0 {
		return l
	}
	common := mine.common(theirs)
	l.Jaccard = float64(common) / float64(len(mine.list)+len(theirs.list)-common)
	l.Contained = float64(common) / float64(l.Pairs)
	if common+1 < runNeeded {
		return l // not enough for a run
	}
	textA, textB := text{raw: a.Draft.Body}, text{raw: b.Draft.Body}
	wordsA, wordsB := a.spoken(), b.spoken()
	from := len(a.s.runs)
	a.eachSharedRun(b, func(r run) {
		a.s.runs = append(a.s.runs, SharedRun{
			A: textA.span(wordsA[r.a].Start, wordsA[r.a+r.n-1].End),
			B: textB.span(wordsB[r.b].Start, wordsB[r.b+r.n-1].End),
		})
	})
	if to := len(a.s.runs); to > from {
		l.Runs = a.s.runs[from:to:to]
	}
	return l
}

// spoken are the words of the main part that the candidate wrote: the questions of gaps,
// which stand in square brackets, are nobody's words yet.
func (d *Doc) spoken() []Word {
	if d.saying == nil {
		d.saying = d.outsideGaps()
	}
	return d.saying
}

func (d *Doc) outsideGaps() []Word {
	if strings.IndexByte(d.Draft.Body, '[') < 0 {
		return d.Main
	}
	words := make([]Word, 0, len(d.Main))
	at, inside, lastClose := d.MainStart, false, strings.LastIndexByte(d.Draft.Body, ']')
	for _, w := range d.Main {
		for ; at < w.Start; at++ {
			switch d.Draft.Body[at] {
			case '[':
				inside = at < lastClose
			case ']':
				inside = false
			}
		}
		if !inside {
			words = append(words, w)
		}
	}
	return words
}

// pairs are the pairs of neighbouring words that the candidate wrote.
func (d *Doc) pairs() *pairSet {
	if !d.pairsRead {
		d.pairsRead = true
		d.s.pairs.read(d.spoken())
	}
	return &d.s.pairs
}

func mix(a, b uint64) uint64 { return (a*0x9E3779B97F4A7C15 ^ b) * 1099511628211 }

// run is n words that stand at a in one note and at b in another.
type run struct{ a, b, n int }

// eachSharedRun calls do for the runs of words that d shares with other, none overlapping
// in d. It looks at a few places of other for each place of d, so its time is linear; in
// very repetitive text it may miss the longest one.
func (d *Doc) eachSharedRun(other *Doc, do func(r run)) {
	a, b := d.spoken(), other.spoken()
	shared := other.pairs()
	var at *runPlaces
	next := 1 // from i up to here all pairs are shared
	for i := 0; i+runNeeded <= len(a); {
		next = max(next, i+1)
		for next < len(a) && next < i+runNeeded && shared.has(pairOf(&a[next-1], &a[next])) {
			next++
		}
		if next < i+runNeeded {
			i = next // no run holds this pair
			continue
		}
		if at == nil {
			at = &d.s.places
			at.read(b)
		}
		best := run{}
		for j := at.first(runHash(a[i : i+runNeeded])); j >= 0; j = at.next[j] {
			n := 0
			for i+n < len(a) && int(j)+n < len(b) && a[i+n].Fold == b[int(j)+n].Fold {
				n++
			}
			if n >= runNeeded && n > best.n {
				best = run{i, int(j), n}
			}
		}
		if best.n > 0 {
			do(best)
		}
		i += max(1, best.n)
	}
}

// runPlaces are where the runs of a text begin, by their hash, the first few of each.
type runPlaces struct {
	slots []place
	next  []int32 // of each place the next one with the same hash; -1 is none
}

// place is a hash with its first and its last place, and how many it has; none is free.
type place struct {
	hash        uint64
	first, last int32
	count       int32
}

// placesKept is how many places of one run are looked at.
const placesKept = 4

func (p *runPlaces) read(words []Word) {
	p.slots, p.next = freeSlots(p.slots, len(words)), p.next[:0]
	for j := 0; j+runNeeded <= len(words); j++ {
		p.next = append(p.next, -1)
		h := runHash(words[j : j+runNeeded])
		slot := p.find(h)
		switch {
		case slot.count == 0:
			*slot = place{h, int32(j), int32(j), 1}
		case slot.count < placesKept:
			p.next[slot.last] = int32(j)
			slot.last, slot.count = int32(j), slot.count+1
		}
	}
}

// first is the first place of a run with a hash, -1 for none.
func (p *runPlaces) first(h uint64) int32 {
	if slot := p.find(h); slot.count > 0 {
		return slot.first
	}
	return -1
}

func (p *runPlaces) find(h uint64) *place {
	mask := uint64(len(p.slots) - 1)
	for i := h * 0x9E3779B97F4A7C15 >> 32 & mask; ; i = (i + 1) & mask {
		if slot := &p.slots[i]; slot.count == 0 || slot.hash == h {
			return slot
		}
	}
}

func runHash(words []Word) uint64 {
	var h uint64
	for _, w := range words {
		h = mix(h, uint64(w.Hash))
	}
	return h
}
