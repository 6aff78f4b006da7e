package api

import (
	"sync"
	"time"
)

// rate gives each token so many requests a minute, of which a fifth may come at once. It
// counts on this node alone: it is there so that a program that went wild leaves room for
// the person.
type rate struct {
	each  time.Duration // for one request
	burst time.Duration // how far ahead a token may be

	mu   sync.Mutex
	upTo map[string]time.Time // until when a token has used its time, by its id
}

func newRate(perMinute int) *rate {
	each := time.Minute / time.Duration(perMinute)
	return &rate{each: each, burst: each * time.Duration(max(perMinute/5, 1)), upTo: map[string]time.Time{}}
}

// take takes one request, or says how long to wait.
func (r *rate) take(token string, now time.Time) (wait time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	const many = 10_000
	if len(r.upTo) > many { // whoever has used up nothing need not be remembered
		for id, at := range r.upTo {
			if at.Before(now) {
				delete(r.upTo, id)
			}
		}
	}
	used := r.upTo[token]
	if used.Before(now) {
		used = now
	}
	used = used.Add(r.each)
	if wait := used.Sub(now) - r.burst; wait > 0 {
		return wait
	}
	r.upTo[token] = used
	return 0
}
