package followup

import (
	"context"
	"time"
)

// AccountID is whose data a call may see. A person on their own machine is Local.
type AccountID string

// Local is the one account of a person on their own machine.
const Local AccountID = "local"

// Queue hands a due note to a worker, exactly when tx commits. Package jobs implements it.
type Queue interface {
	EnqueueSend(ctx context.Context, tx Tx, account AccountID, noteID string) error
}

// Words is a person's list of words that are right as they write them. Package wordlist
// implements it.
type Words interface {
	// List returns the words as they are written, in their order.
	List() ([]string, error)
	// Add puts words on the list and returns those that were not on it.
	Add(words ...string) (added []string, err error)
	// Remove takes words off the list and returns those that were on it.
	Remove(words ...string) (removed []string, err error)
}

// Clock tells the time. The demo winds it; tests set it.
type Clock interface{ Now() time.Time }

// SystemClock is the machine's clock.
type SystemClock struct{}

// Now returns the current time.
func (SystemClock) Now() time.Time { return time.Now() }
