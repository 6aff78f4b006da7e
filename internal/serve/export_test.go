package serve

import (
	"time"

	"afterword/internal/jobs"
)

// Hasten lets nodes notice one another, and look for work, faster than usual.
func (a *App) Hasten(lease, heartbeat, look time.Duration, pace jobs.Pace) {
	a.tempo, a.pace = tempo{lease: lease, heartbeat: heartbeat, look: look}, pace
}
