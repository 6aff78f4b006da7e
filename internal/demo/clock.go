package demo

import (
	"sync"
	"time"
)

// clock runs like the machine's from a start of its own, and can be wound forward.
type clock struct {
	mu    sync.Mutex
	ahead time.Duration // of the machine's clock
}

func startClock(at time.Time) *clock { return &clock{ahead: time.Until(at)} }

// Now returns the demo's time.
func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.ahead)
}

// windTo winds forward to an instant; it never winds back.
func (c *clock) windTo(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ahead := time.Until(at); ahead > c.ahead {
		c.ahead = ahead
	}
}
