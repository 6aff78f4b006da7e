package demo

import (
	"fmt"
	"net/http"
	"time"

	"afterword/internal/interview"
	"afterword/internal/web"
)

// holiday is how many days somebody stays away, before weekends are counted.
const holiday = 4

// awayForm sends somebody of the panel on holiday, or brings them back to work.
func (w *World) awayForm(out http.ResponseWriter, r *http.Request) error {
	if err := web.ReadForm(r); err != nil {
		return err
	}
	part, who, err := w.member(r.PostForm.Get("who"))
	if err != nil {
		return err
	}
	var back interview.Date
	var from time.Time
	switch goes := r.PostForm.Get("goes"); goes {
	case "", "away":
		round, _ := w.process.Latest()
		zone := round.Ends.Location()
		back = backFrom(w.clock.Now().In(zone))
		from = back.At(9, 0, zone)
	case "back":
	default:
		return refuse("Neither away nor back", fmt.Sprintf("%q says nothing about a holiday. Go back and use the button.", goes))
	}
	if err := w.mail.AwayUntil(who.Email, from); err != nil {
		return err
	}
	w.mu.Lock()
	w.away[who.Email] = back
	w.mu.Unlock()
	done(out, r, part)
	return nil
}

// backFrom is the first day at work after a holiday that begins now.
func backFrom(now time.Time) interview.Date { return workday(interview.DateOf(now).AddDays(holiday)) }
