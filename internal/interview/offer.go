package interview

// Offer is a competing offer the candidate really holds.
type Offer struct {
	Employer string // kept private: no note ever names it
	Expires  Date   // the last day on which it can be accepted; zero when nobody said
	// Place is where that employer works, in the words of package place; may be empty.
	Place string
}
