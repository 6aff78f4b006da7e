//go:build unix

package review_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestLinear reviews 256 KB and 1 MB of what could make a check look back or ahead too far.
// Four times the text may take four times the work, not sixteen times. Both are too long
// for the memory that an ordinary note leaves behind: a shorter text would be reviewed in
// memory that is there and near, and look cheaper than it is. It counts the processor's
// time, not the clock's: a busy machine changes little.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c := carefulNotes(t)[0]
	all := checks.All()
	cost := func(piece string, size, times int) time.Duration {
		d := c.Draft
		d.Body = "Hi Wei,\n\nthank you" + strings.Repeat(piece, size/len(piece))
		d.Subject = strings.Repeat(piece, 2000/len(piece))
		context := c.Context
		other := d
		other.To = c.Context.Interview.Panel[1]
		context.Panel = []review.Draft{other}
		best := time.Hour
		for range times {
			before := processorTime(t)
			review.Run(all, d, context, review.Options{})
			best = min(best, processorTime(t)-before)
		}
		return best
	}
	for name, piece := range map[string]string{
		"note": c.Draft.Body, "blanks": " ", "lines": "\n", "stop and blanks": ". " + strings.Repeat(" ", 4000), "stops": ". ", "dots": ".", "marks": "!", "numbers after a stop": ". 1 1 1 1 1 1 1 1",
		"numbers": "1 ", "brackets": "[", "opened": "[a ", "parentheses": "(", "braces": "{", "double braces": "{{", "angles": "<", "percent": "%", "underscores": "_", "crosses": "XXX ",
		"names": "Wei Chen ", "slips": "Wie ", "greetings": "Hi ", "salary": "salary ", "quotes": "’", "apostrophes": "a'", "double quotes": "\"", "doubled": "the ", "letters": "x",
		"accents": "e\u0301", "marks alone": "\u0301", "characters": "陈", "emoji": "😀", "no UTF-8": "\xff", "commas": ",", "thank you, Wei": "thank you, Wei, ", "closings": "\nBest,\nAda\n",
	} {
		// Fresh memory is dear while others want it, too: what grows with the square of the
		// text does so every time.
		var small, large time.Duration
		for tries := 0; tries < 3 && (tries == 0 || large > 10*max(small, time.Millisecond)); tries++ {
			small, large = cost(piece, 1<<18, 3), cost(piece, 1<<20, 2)
		}
		t.Logf("%-22s %8v %8v", name, small.Round(10*time.Microsecond), large.Round(10*time.Microsecond))
		if large > 10*max(small, time.Millisecond) {
			t.Errorf("%s: 256 KB take %v, 1 MB take %v", name, small, large)
		}
	}
}

// processorTime is what this process has used of the processor.
func processorTime(t *testing.T) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
