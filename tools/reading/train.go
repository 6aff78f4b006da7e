package main

import (
	"math"
	"math/rand/v2"

	"afterword/internal/review/reading"
)

// model is one logistic regression.
type model struct {
	bias float64
	w    []float64
}

// settings of the regression: FTRL-Proximal (H. B. McMahan et al., "Ad Click Prediction",
// 2013), which sets what tells little to 0.
const (
	alpha    = 0.15
	beta     = 1
	l1       = 1
	l2       = 0.5
	epochs   = 10
	minLines = 2 // what a single line shows is left out
)

// learn fits the model of one kind to the examples that say something of it and that in
// allows. seen counts the lines that show a feature: what one line alone shows is left out.
func (l *learner) learn(kind reading.Kind, seen []uint16, in func(e *example) bool) model {
	m := model{w: make([]float64, len(l.index))}
	z, n := make([]float64, len(l.index)), make([]float64, len(l.index))
	var zb, nb float64
	var order []int
	positive, negative := 0.0, 0.0
	for i := range l.examples {
		e := &l.examples[i]
		if e.is[kind] != 0 && in(e) {
			order = append(order, i)
			if e.is[kind] > 0 {
				positive += float64(e.weight)
			} else {
				negative += float64(e.weight)
			}
		}
	}
	up := math.Min(4, math.Sqrt(negative/math.Max(positive, 1))) // faults are rare
	random := rand.New(rand.NewPCG(7, uint64(kind)))
	for range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			e := &l.examples[i]
			sum := m.bias
			for _, f := range e.features {
				if seen[f] >= minLines {
					sum += m.w[f]
				}
			}
			p, y, weight := 1/(1+math.Exp(-sum)), 0.0, float64(e.weight)
			if e.is[kind] > 0 {
				y, weight = 1, weight*up
			}
			g := (p - y) * weight
			s := (math.Sqrt(nb+g*g) - math.Sqrt(nb)) / alpha
			zb += g - s*m.bias
			nb += g * g
			m.bias = -zb / ((beta + math.Sqrt(nb)) / alpha)
			for _, f := range e.features {
				if seen[f] < minLines {
					continue
				}
				s := (math.Sqrt(n[f]+g*g) - math.Sqrt(n[f])) / alpha
				z[f] += g - s*m.w[f]
				n[f] += g * g
				switch {
				case math.Abs(z[f]) <= l1:
					m.w[f] = 0
				case z[f] > 0:
					m.w[f] = -(z[f] - l1) / ((beta+math.Sqrt(n[f]))/alpha + l2)
				default:
					m.w[f] = -(z[f] + l1) / ((beta+math.Sqrt(n[f]))/alpha + l2)
				}
			}
		}
	}
	return m
}

func (m *model) score(e *example) float64 {
	sum := m.bias
	for _, f := range e.features {
		sum += m.w[f]
	}
	return sum
}

// linesPerFeature counts in how many lines each feature stands.
func (l *learner) linesPerFeature(in func(e *example) bool) []uint16 {
	count, last := make([]uint16, len(l.index)), make([]int, len(l.index))
	for i := range l.examples {
		e := &l.examples[i]
		if !in(e) {
			continue
		}
		for _, f := range e.features {
			if last[f] != e.group && count[f] < math.MaxUint16 {
				last[f] = e.group
				count[f]++
			}
		}
	}
	return count
}
