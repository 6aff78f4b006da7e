package main

import (
	"slices"

	"afterword/internal/review/reading"
)

// wrongly is how many in a hundred thousand fine sentences may read like a fault of one
// kind: a note has some six sentences and there are ten kinds, and nearly all of what is fine
// in the bank was written to look like a fault.
const wrongly = 200

// threshold is the score from which a sentence is warned of, found by cross-validation: of
// the lines that a model has not learned from, so many read wrongly.
func (l *learner) threshold(kind reading.Kind) float64 {
	var fine []float64
	for fold := range folds {
		in := func(e *example) bool { return e.group%folds != fold }
		m := l.learn(kind, l.linesPerFeature(in), in)
		for i := range l.examples {
			if e := &l.examples[i]; !in(e) && e.is[kind] < 0 {
				fine = append(fine, m.score(e))
			}
		}
	}
	slices.Sort(fine)
	return fine[len(fine)-1-len(fine)*wrongly/100000]
}
