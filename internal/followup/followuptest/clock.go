package followuptest

import (
	"sync"
	"time"
)

// Clock stands still until it is set. Any number of goroutines may use it.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// ClockAt returns a clock that stands at an instant.
func ClockAt(now time.Time) *Clock { return &Clock{now: now} }

// Now implements followup.Clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set sets the clock.
func (c *Clock) Set(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now
}

// Pass lets time pass.
func (c *Clock) Pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}
