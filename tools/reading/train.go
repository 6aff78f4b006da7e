package main

import (
	"math"
	"math/rand/v2"

	"afterword/internal/review/reading"
)

// row is a number for each kind.
type row [reading.Kinds]float32

// model is a logistic regression for each kind, over the same features.
type model struct {
	bias row
	w    []row // by the index of the feature
}

// settings of the regressions: FTRL-Proximal (H. B. McMahan et al., "Ad Click Prediction",
// 2013), which sets what tells little to 0.
const (
	alpha    = 0.15
	beta     = 1
	l1       = 0.5
	l2       = 0.5
	epochs   = 10
	minLines = 3     // what fewer lines show is left out
	noLesson = 0.002 // so small an error teaches nothing
)

// orders is in how many orders the examples are learned for the table. The one that comes last has more to say than it should,
// and the mean of several has not: it reads a sentence alike, whatever lines were added elsewhere.
const orders = 4

// learnWell is the mean of the models that examples in several orders make.
func (l *learner) learnWell(in func(e *example) bool) *model {
	mean := l.learn(in, 1)
	for order := 2; order <= orders; order++ {
		m := l.learn(in, order)
		for k := range mean.bias {
			mean.bias[k] += m.bias[k]
		}
		for f := range mean.w {
			for k := range mean.w[f] {
				mean.w[f][k] += m.w[f][k]
			}
		}
	}
	for k := range mean.bias {
		mean.bias[k] /= orders
	}
	for f := range mean.w {
		for k := range mean.w[f] {
			mean.w[f][k] /= orders
		}
	}
	return mean
}

// learn fits the model to the examples that in allows. What hardly any line shows is left out.
func (l *learner) learn(in func(e *example) bool, order int) *model {
	seen := l.linesPerFeature(in)
	m := &model{w: make([]row, len(l.index))}
	type state struct{ z, n row }
	states := make([]state, len(l.index))
	var bias state
	var turns []int32
	var positive, negative [reading.Kinds]float64
	features := make([][]int32, len(l.examples))
	for i := range l.examples {
		e := &l.examples[i]
		if !in(e) {
			continue
		}
		turns = append(turns, int32(i))
		for _, f := range e.features {
			if seen[f] >= minLines {
				features[i] = append(features[i], f)
			}
		}
		for k, is := range e.is {
			switch {
			case is > 0:
				positive[k] += float64(e.weight)
			case is < 0:
				negative[k] += float64(e.weight)
			}
		}
	}
	var up row // faults are rare
	for k := range up {
		up[k] = float32(math.Min(4, math.Sqrt(negative[k]/math.Max(positive[k], 1))))
	}
	random := rand.New(rand.NewPCG(7, uint64(order)))
	for range epochs {
		random.Shuffle(len(turns), func(i, j int) { turns[i], turns[j] = turns[j], turns[i] })
		for _, i := range turns {
			e := &l.examples[i]
			sum := m.bias
			for _, f := range features[i] {
				w := &m.w[f]
				for k := range sum {
					sum[k] += w[k]
				}
			}
			var lessons [reading.Kinds]struct {
				kind int
				g    float32
			}
			count := 0
			for k, is := range e.is {
				if is == 0 {
					continue
				}
				p, y, weight := float32(1/(1+math.Exp(-float64(sum[k])))), float32(0), e.weight
				if is > 0 {
					y, weight = 1, weight*up[k]
				}
				g := (p - y) * weight
				if g < noLesson && g > -noLesson {
					continue
				}
				lessons[count].kind, lessons[count].g = k, g
				count++
				bias.z[k], bias.n[k], m.bias[k] = step(bias.z[k], bias.n[k], m.bias[k], g, 0, 0)
			}
			if count == 0 {
				continue
			}
			for _, f := range features[i] {
				s, w := &states[f], &m.w[f]
				for _, lesson := range lessons[:count] {
					k := lesson.kind
					s.z[k], s.n[k], w[k] = step(s.z[k], s.n[k], w[k], lesson.g, l1, l2)
				}
			}
		}
	}
	return m
}

// step moves one weight against the gradient g.
func step(z, n, w, g, l1, l2 float32) (float32, float32, float32) {
	before := sqrt(n)
	n += g * g
	after := sqrt(n)
	z += g - (after-before)/alpha*w
	switch {
	case z <= l1 && z >= -l1:
		w = 0
	case z > 0:
		w = -(z - l1) / ((beta+after)/alpha + l2)
	default:
		w = -(z + l1) / ((beta+after)/alpha + l2)
	}
	return z, n, w
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

func (m *model) score(e *example) row {
	sum := m.bias
	for _, f := range e.features {
		w := &m.w[f]
		for k := range sum {
			sum[k] += w[k]
		}
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
