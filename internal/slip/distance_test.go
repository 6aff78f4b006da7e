package slip_test

import (
	"strings"
	"testing"

	"afterword/internal/slip"
)

func TestDistance(t *testing.T) {
	long := strings.Repeat("ä", 40)
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"wei", "wie", 2, 1},
		{"priya", "prija", 2, 1},
		{"josé", "jose", 2, 1},
		{"", "abc", 5, 3},
		{"abc", "abc", 0, 0},
		{"kitten", "sitting", 9, 3},
		{"kitten", "sitting", 2, 3},
		{long, long + "x", 3, 1},
		{"y" + long, long, 3, 1},
	} {
		if got := slip.Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
	}
}

// TestDistanceTakesNoMemory: names are measured against every word of a note.
func TestDistanceTakesNoMemory(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { slip.Distance("venkataraman", "venkatarmaan", 2) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
