package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sync"

	"afterword/internal/review/reading"
)

// folds are as many as there are authors of natural lines: what one of them wrote is read by
// a model that learned from the others, which tells how a new pen will be read.
const folds = 28

// What a sentence that is wrongly warned of costs, in faults found: a near miss stands in some
// notes, and whatever else is fine in all of them.
const (
	costOfNear  = 2
	costOfPlain = 6
)

// clauseNeeds is how much more a clause has to read like a fault than a sentence, as package
// checks has it.
const clauseNeeds = 1

// crossScores are what models say of examples that they have not learned from; a sentence
// reads at least like the clearest of its clauses.
func (l *learner) crossScores() []row {
	scores := make([]row, len(l.examples))
	var done sync.WaitGroup
	for fold := range folds {
		done.Go(func() {
			in := func(e *example) bool { return e.fold() != fold }
			m := l.learn(in, 1) // one order will do to set a threshold by
			for i := range l.examples {
				if e := &l.examples[i]; !in(e) {
					scores[i] = m.score(e)
				}
			}
		})
	}
	done.Wait()
	for i := range l.examples {
		if e := &l.examples[i]; e.clause {
			whole := &scores[e.sentence]
			for k, s := range scores[i] {
				whole[k] = max(whole[k], s-clauseNeeds)
			}
		}
	}
	return scores
}

func (e *example) fold() int {
	if e.author > 0 {
		return (e.author - 1) % folds
	}
	return e.group % folds
}

// judged is a sentence whose score tells whether a threshold is good.
type judged struct {
	score float32
	gain  float32 // what warning of it is worth
}

// judge returns the sentences of one kind that a threshold is chosen by: the natural ones, and
// those of careful notes.
func (l *learner) judge(scores []row, k int) (all []judged) {
	for i := range l.examples {
		e := &l.examples[i]
		switch {
		case e.clause || e.is[k] == 0 || e.author == 0 && (e.source != "careful" || e.kind != "careful"):
		case e.anchor && (k == int(reading.Guilt) || k == int(reading.WornPhrase)): // not read there
		case e.is[k] > 0:
			all = append(all, judged{scores[i][k], 1})
		case e.source == "careful" || e.kind == "fine":
			all = append(all, judged{scores[i][k], -costOfPlain})
		default:
			all = append(all, judged{scores[i][k], -costOfNear})
		}
	}
	slices.SortFunc(all, func(a, b judged) int { return cmp.Compare(b.score, a.score) })
	return all
}

// threshold is the score from which to warn so that most is gained; where several scores gain
// nearly as much, the middle of them, for one sentence more or less should not decide.
func threshold(all []judged) float32 {
	gains, sum, most := make([]float32, len(all)), float32(0), float32(0)
	for i := range all {
		sum += all[i].gain
		gains[i] = sum
		most = max(most, sum)
	}
	from, to := all[0].score, all[0].score
	for i := len(all) - 2; i >= 0 && most > 0; i-- {
		if gains[i] < most*nearlyMost {
			continue
		}
		t := (all[i].score + all[i+1].score) / 2
		if from == all[0].score {
			from = t
		}
		to = t
	}
	return (from + to) / 2
}

// nearlyMost is the share of the most that is as good.
const nearlyMost = 0.98

// thresholds finds them by cross-validation.
func (l *learner) thresholds() (t row) {
	scores := l.crossScores()
	for k := range t {
		t[k] = threshold(l.judge(scores, k))
	}
	return t
}

// cross tells how well natural lines are read by what was learned from other authors.
func (l *learner) cross(show bool) {
	scores := l.crossScores()
	fmt.Println("kind               from    found of   near of   plain of")
	for k, name := range reading.Names {
		all := l.judge(scores, k)
		t := threshold(all)
		var over, of [3]int
		for _, j := range all {
			sort := 0
			switch j.gain {
			case -costOfNear:
				sort = 1
			case -costOfPlain:
				sort = 2
			}
			of[sort]++
			if j.score > t {
				over[sort]++
			}
		}
		fmt.Printf("%-17s %5.2f  %4d %4d  %3d %4d  %3d %4d   %.1f %% found\n", name, t, over[0], of[0], over[1], of[1], over[2], of[2], 100*float64(over[0])/math.Max(float64(of[0]), 1))
		if show {
			l.showWrong(scores, k, t)
		}
	}
}

// showWrong lists the sentences that are read wrongly.
func (l *learner) showWrong(scores []row, k int, t float32) {
	for i := range l.examples {
		e := &l.examples[i]
		if s := scores[i][k] - t; !e.clause && (e.author > 0 || e.source == "careful") && (e.is[k] > 0 && s <= 0 || e.is[k] < 0 && s > 0) {
			fmt.Printf("   %5.1f %s: %s\n", s, e.kind, e.text)
		}
	}
}
