//go:build unix

package web_test

import (
	"syscall"
	"time"
)

// cpuTime is what this program has used of the processor so far: on a machine that others
// work on, too, it says more than the clock.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
