package jobs_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"afterword/internal/followup"
)

func TestFaultInOneRoundDoesNotEndTheRounds(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.verbs.round = func(call int) {
			if call == 1 {
				panic("a fault")
			}
		}
		w.verbs.automatic = true
		w.start()
		w.untilSent()
		if !strings.Contains(w.log.String(), "please report it") {
			t.Errorf("the fault is not in the log:\n%s", w.log)
		}
	})
}

// TestMailboxesAreReadInTurn lets one mailbox fail for a while: the other is read
// meanwhile, and the log says once that it fails and once that it does not any more.
func TestMailboxesAreReadInTurn(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		var mu sync.Mutex
		calls := map[followup.AccountID]int{}
		w.verbs.read = func(account followup.AccountID) error {
			mu.Lock()
			defer mu.Unlock()
			calls[account]++
			if account == "ada" && calls[account] <= 4 {
				return errors.New("no route to host")
			}
			return nil
		}
		w.start()
		w.until("both are read several times", func() bool {
			mu.Lock()
			defer mu.Unlock()
			return calls["ada"] > 6 && calls["ben"] > 6
		})
		w.stop()
		for text, want := range map[string]int{"cannot be read": 1, "can be read again": 1, "account=ben": 0} {
			if got := strings.Count(w.log.String(), text); got != want {
				t.Errorf("the log says %q %d times, want %d:\n%s", text, got, want, w.log)
			}
		}
	})
}

// TestOldQuestionsAreForgotten holds that the runner forgets by itself what providers were
// asked long ago.
func TestOldQuestionsAreForgotten(t *testing.T) {
	onBoth(t, func(_ *testing.T, w *world) {
		w.start()
		w.until("a round forgets them", w.verbs.dropped.Load)
		w.stop()
	})
}

// TestCalendarsArePushedInRounds lets the pushing fail, and break, for a while: it goes on,
// and the log says once that it fails and once that it does not any more.
func TestCalendarsArePushedInRounds(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		var calls atomic.Int64
		w.verbs.push = func(context.Context) error {
			switch n := calls.Add(1); {
			case n == 1:
				panic("a fault")
			case n <= 4:
				return errors.New("no route to host")
			}
			return nil
		}
		w.start()
		w.until("it is pushed several times", func() bool { return calls.Load() > 6 })
		w.stop()
		for text, want := range map[string]int{"cannot be pushed": 1, "can be pushed again": 1} {
			if got := strings.Count(w.log.String(), text); got != want {
				t.Errorf("the log says %q %d times, want %d:\n%s", text, got, want, w.log)
			}
		}
	})
}
