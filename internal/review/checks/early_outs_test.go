package checks

import (
	"testing"

	"afterword/internal/review"
)

// TestWhatMayBeMeantIsTold holds mayBeMeant to nearEmployer, before which it is asked: every slip in a
// name that the one allows passes the other.
func TestWhatMayBeMeantIsTold(t *testing.T) {
	near := 0
	for _, name := range []string{"vale", "acme", "globex", "initech", "umbrella", "brightkettle"} {
		for i := range name {
			for _, letter := range "aeimnrstx" {
				slips := []string{name[:i] + string(letter) + name[i:], name[:i] + string(letter) + name[i+1:], name[:i] + name[i+1:], name + string(letter)}
				if i > 0 {
					slips = append(slips, name[:i-1]+name[i:i+1]+name[i-1:i]+name[i+1:])
				}
				for _, slip := range slips {
					w := review.SplitWords(slip)[0]
					if !nearEmployer(w, name) && !isWithS(slip, name) && !isWithS(name, slip) {
						continue
					}
					if near++; !mayBeMeant(slip, name) {
						t.Errorf("%q is near %q, and is not told", slip, name)
					}
				}
			}
		}
	}
	if near < 500 {
		t.Errorf("%d slips are near a name; there should be more", near)
	}
}
