package processfile

import "strings"

// nearest returns the candidate that word most likely was meant to be; ok is false when
// none is near.
func nearest(word string, candidates []string) (best string, ok bool) {
	word = simplified(word)
	limit := max(1, min(3, len([]rune(word))/3))
	for _, c := range candidates {
		if d := distance([]rune(word), []rune(simplified(c)), limit); d <= limit {
			best, ok, limit = c, true, d-1
		}
	}
	return best, ok
}

func simplified(s string) string {
	return strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(s))
}

// distance counts the insertions, deletions, substitutions and swaps of neighbours that
// turn a into b (optimal string alignment). Above limit it may return anything above it.
func distance(a, b []rune, limit int) int {
	if diff := len(a) - len(b); diff > limit || -diff > limit {
		return limit + 1
	}
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
