package processfile

import (
	"strings"

	"afterword/internal/slip"
)

// nearest returns the candidate that word most likely was meant to be; ok is false when
// none is near.
func nearest(word string, candidates []string) (best string, ok bool) {
	word = simplified(word)
	limit := max(1, min(3, len([]rune(word))/3))
	for _, c := range candidates {
		if d := slip.Distance(word, simplified(c), limit); d <= limit {
			best, ok, limit = c, true, d-1
		}
	}
	return best, ok
}

func simplified(s string) string {
	return strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(s))
}
