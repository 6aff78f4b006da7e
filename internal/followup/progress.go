package followup

import "sync"

// Progress tells how far work is that takes long, to whoever looks meanwhile. The zero
// value is ready for use, by several goroutines, and knows only what this program does.
type Progress struct {
	mu      sync.Mutex
	reading map[AccountID]int
}

// worthTelling is how many mails make reading a mailbox take long.
const worthTelling = 50

// Reading is how many mails the reading of a mailbox has looked at that goes on and takes
// long; 0 where none does.
func (p *Progress) Reading(account AccountID) int {
	if p == nil {
		return 0
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := p.reading[account]; n >= worthTelling {
		return n
	}
	return 0
}

func (p *Progress) read(account AccountID, mails int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.reading == nil {
		p.reading = map[AccountID]int{}
	}
	p.reading[account] += mails
}

func (p *Progress) readAll(account AccountID) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.reading, account)
}
