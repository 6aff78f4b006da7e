package demo

import (
	"fmt"
	"net/http"
	"time"

	"afterword/internal/web"
)

// windForm winds time: to the plan's next moment, by an hour, or by a day.
func (w *World) windForm(out http.ResponseWriter, r *http.Request) error {
	if err := web.ReadForm(r); err != nil {
		return err
	}
	until := w.clock.Now()
	switch by := r.PostForm.Get("by"); by {
	case "next":
		next, ok, err := w.Next(r.Context())
		if err != nil {
			return err
		}
		if ok {
			until = next.Add(justAfter)
		}
	case "hour":
		until = until.Add(time.Hour)
	case "day":
		round, _ := w.process.Latest()
		until = until.In(round.Ends.Location()).AddDate(0, 0, 1)
	default:
		return refuse("Time stands still", fmt.Sprintf("It cannot be wound by %q. Go back and press one of the three buttons: the next moment, an hour or a day.", by))
	}
	w.look()
	if err := w.Wind(r.Context(), until); err != nil {
		return err
	}
	done(out, r, "clock")
	return nil
}
