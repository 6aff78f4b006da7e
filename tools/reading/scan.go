package main

import (
	"fmt"
	"slices"

	"afterword/internal/review/reading"
)

// scan says what share of the faults is read right where so many fine ones are read wrongly.
func (l *learner) scan() {
	var sums [3]float64
	rates := [...]float64{0.001, 0.003, 0.01}
	line := ""
	for k := range reading.Kind(reading.Kinds) {
		if k == reading.NextStep {
			continue
		}
		var pos, open, neg []float64
		for fold := range folds {
			in := func(e *example) bool { return e.group%folds != fold }
			m := l.learn(k, l.linesPerFeature(in), in)
			for i := range l.examples {
				e := &l.examples[i]
				if in(e) || e.is[k] == 0 {
					continue
				}
				s := m.score(e)
				if e.is[k] > 0 {
					pos = append(pos, s)
					if e.source == "open" {
						open = append(open, s)
					}
				} else {
					neg = append(neg, s)
				}
			}
		}
		slices.Sort(neg)
		line += fmt.Sprintf("%s", reading.Names[k][:5])
		for r, rate := range rates {
			t := neg[len(neg)-1-int(rate*float64(len(neg)))]
			over := func(list []float64) float64 {
				n := 0
				for _, s := range list {
					if s > t {
						n++
					}
				}
				return percent(n, len(list))
			}
			sums[r] += over(pos) / 10
			line += fmt.Sprintf(" %.0f/%.0f", over(pos), over(open))
		}
		line += "  "
	}
	fmt.Printf("recall at 0.1%% %.1f, at 0.3%% %.1f, at 1%% %.1f  | %s\n", sums[0], sums[1], sums[2], line)
}
