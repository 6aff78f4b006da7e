package jobs

import (
	"context"
	"time"
)

// pushTime bounds one round of pushing.
const pushTime = 5 * time.Minute

// calendarPusher pushes every calendar, and remembers whether that failed, so that a day
// without a network is two lines in the log and not a thousand.
type calendarPusher struct {
	runner  *Runner
	failing bool
}

// pushAll is one round over all calendars. Of many nodes the one on duty does it: a push
// by two at once would do no harm, and no good.
func (p *calendarPusher) pushAll(ctx context.Context) {
	r := p.runner
	if !r.onDuty(ctx) {
		return
	}
	pushing, cancel := context.WithTimeout(ctx, pushTime)
	defer cancel()
	err := unpanicked(func() error { return r.Verbs.PushCalendars(pushing) })
	switch {
	case ctx.Err() != nil:
	case err != nil && !p.failing:
		p.failing = true
		r.Log.Warn("a calendar cannot be pushed, it is tried again", "err", err)
	case err == nil && p.failing:
		p.failing = false
		r.Log.Info("every calendar can be pushed again")
	}
}
