package workdays

// lastYear is the last one the table of holidays covers.
const lastYear = 2035

// Years returns the first and the last year whose holidays are known. Outside them only
// weekends are.
func Years() (first, last int) {
	return firstDay().Year(), lastYear
}
