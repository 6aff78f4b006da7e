package review

// Check is one rule of the review.
type Check struct {
	ID string // stable: "salutation-other-person"
}

// Options say how a review is run.
type Options struct {
	// Off are the ids of checks that do not run.
	Off []string
}

// Run reviews one draft and returns its findings in the order of their place: the
// subject's first, then the body's.
func Run(checks []Check, d Draft, c Context, o Options) []Finding { panic("to be written") }
