package jobs

import (
	"sync"
	"time"

	"afterword/internal/followup"
)

// oneAtATime is how long a job waits while another note leaves from the same mailbox. It
// gives its worker back meanwhile, so that a slow server holds up nobody else's notes.
const oneAtATime = time.Second

// leaving is from whose mailboxes this program is sending right now. Its zero value is
// ready. Another node may be sending from one of them, too: what keeps a note from being
// sent twice is its own state, here it is only about not hurrying a mail server.
type leaving struct {
	mu   sync.Mutex
	from map[followup.AccountID]bool
}

// begin reports whether a note of the account may start to leave; then end must follow.
func (l *leaving) begin(account followup.AccountID) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.from[account] {
		return false
	}
	if l.from == nil {
		l.from = map[followup.AccountID]bool{}
	}
	l.from[account] = true
	return true
}

func (l *leaving) end(account followup.AccountID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.from, account)
}
