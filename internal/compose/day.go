package compose

import (
	"time"

	"afterword/internal/interview"
)

// heldOn is the day of the interview in its own zone.
func heldOn(i interview.Interview) interview.Date { return interview.DateOf(i.Starts) }

// dayWord says when the interview was, seen from the moment the note leaves: "today",
// "yesterday", "on Tuesday", and with the date once the weekday alone could be another
// week's.
func dayWord(i interview.Interview, leaves time.Time) string {
	held := heldOn(i)
	if leaves.IsZero() {
		return "today"
	}
	leaving := interview.DateOf(leaves.In(i.Starts.Location()))
	switch {
	case !leaving.After(held):
		return "today"
	case leaving == held.AddDays(1):
		return "yesterday"
	case leaving.Before(held.AddDays(7)):
		return "on " + held.Weekday().String()
	default:
		return "on " + held.At(12, 0, time.UTC).Format("2 January")
	}
}
