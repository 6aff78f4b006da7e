package review_test

// The bars of the review are 3 faults missed and 3 false findings in a hundred. Where they
// are not reached yet, what is reached is held here, so that it can only get better: raise a
// floor when the review passes it, and take the line out at the bar.

// bar is how many in a hundred may be missed, or false.
const bar = 3

// carefulSentences is how many in a hundred careful sentences may be warned of: 4 of 110 are,
// one more than the bar allows ("You thought that you would decide by the end of the month").
const carefulSentences = 4

// missedSlips are the kinds of slip (mutation_test.go) of which more may be missed, in a
// hundred.
var missedSlips = map[string]int{
	// What nobody has read yet. Tact is wording, and wording has no end.
	"tact/first-choice, held out": 5,
	"tact/worn-phrase, held out":  5,
}

func mayMiss(slip string) int {
	if floor, ok := missedSlips[slip]; ok {
		return floor
	}
	return bar
}

// bankFloors are what the review reaches on the bank of sentences (bank_test.go), in a
// hundred.
var bankFloors = map[string]struct{ found, alarms int }{
	"open":     {97, 2},
	"held_out": {87, 3},
}

// naturalFloors are what it reaches on the natural sentences that are kept back
// (natural_test.go), in a thousand.
var naturalFloors = struct{ found, alarms, plain int }{878, 4, 6}

// nextStepFloors are, in a thousand, how many of the natural lines that look ahead may go unheard,
// and how many of the others may be taken for one.
var nextStepFloors = struct{ unheard, mistaken int }{70, 80}
