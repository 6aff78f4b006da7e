// Package checks is the registry of the review: one file for each check.
package checks

import "afterword/internal/review"

// All lists every check in the order they are documented.
func All() []review.Check { panic("to be written") }
