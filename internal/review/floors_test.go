package review_test

// The bars of the review are 3 faults missed and 3 false findings in a hundred. Where they
// are not reached yet, what is reached is held here, so that it can only get better: raise a
// floor when the review passes it, and take the line out at the bar.

// bar is how many in a hundred may be missed, or false.
const bar = 3

// missedSlips are the kinds of slip (mutation_test.go) of which more may be missed, in a
// hundred.
var missedSlips = map[string]int{
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
	"open":     {60, 10},
	"held_out": {60, 11},
}
