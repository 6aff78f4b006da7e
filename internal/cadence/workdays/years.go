package workdays

// Years returns the first and the last year whose holidays are known. Outside them only
// weekends are.
func Years() (first, last int) {
	t := table()
	return t.first, t.last
}
