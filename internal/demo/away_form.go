package demo

import (
	"fmt"
	"net/http"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/web"
)

const (
	// pastCheckIn is how many working days after the planned check-in somebody is back: an
	// absence that the check-in has to wait for.
	pastCheckIn = 2
	// holiday is how many days somebody stays away when no check-in is planned any more,
	// before weekends are counted.
	holiday = 4
)

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
		process, err := w.current(r.Context())
		if err != nil {
			return err
		}
		round, _ := process.Latest()
		zone := round.Ends.Location()
		back = backFrom(process, w.clock.Now().In(zone))
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
func backFrom(v followup.ProcessView, now time.Time) interview.Date {
	for _, s := range v.Steps {
		if s.Phase != note.CheckIn || s.Status.Over() || !s.Due.After(now) {
			continue
		}
		back := interview.DateOf(s.Due)
		for range pastCheckIn {
			back = workday(back.AddDays(1))
		}
		return back
	}
	return workday(interview.DateOf(now).AddDays(holiday))
}
