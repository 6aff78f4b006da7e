package cli

import (
	"time"

	"github.com/spf13/cobra"
)

// nowFlagOf adds --now, which fixes the clock of a stateless command.
func (e *env) nowFlagOf(c *cobra.Command) {
	c.Flags().StringVar(&e.nowFlag, "now", "", "pretend that it is this `time` (RFC 3339, such as 2026-11-23T16:00:00-05:00)")
}

// clock returns the instant to work with.
func (e *env) clock() (time.Time, error) {
	if e.nowFlag == "" {
		return e.now(), nil
	}
	t, err := time.Parse(time.RFC3339, e.nowFlag)
	if err != nil {
		return t, usagef("--now %q is not a time: write it as 2026-11-23T16:00:00-05:00", e.nowFlag)
	}
	return t, nil
}
