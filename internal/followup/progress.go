package followup

import (
	"context"
	"sync"
)

// Progress tells how far work is that takes long, to whoever looks meanwhile. The zero
// value is ready for use, by several goroutines, and knows only what this program does.
type Progress struct {
	mu      sync.Mutex
	reading map[AccountID]Reading
}

// Reading is how far the reading of a mailbox is.
type Reading struct {
	Mails  int // how many it has looked at
	Folder FolderReading
}

// FolderReading is how far the reading of one folder is.
type FolderReading struct {
	Folder          string
	Number, Folders int // it is the how manieth, and of how many
	Done, Total     int // mails
}

// Share is how much of the whole mailbox is read, from 0 to 1, as if its folders were alike.
func (f FolderReading) Share() float64 {
	if f.Folders == 0 {
		return 0
	}
	within := 1.0
	if f.Total > 0 {
		within = float64(f.Done) / float64(f.Total)
	}
	return (float64(f.Number-1) + within) / float64(f.Folders)
}

// worthTelling is how many mails make reading a mailbox take long.
const worthTelling = 50

// Reading is how far the reading of a mailbox is that goes on and takes long; the zero value
// where none does.
func (p *Progress) Reading(account AccountID) Reading {
	if p == nil {
		return Reading{}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if r := p.reading[account]; r.Mails >= worthTelling {
		return r
	}
	return Reading{}
}

func (p *Progress) read(account AccountID, mails int) {
	p.change(account, func(r *Reading) { r.Mails += mails })
}

func (p *Progress) folder(account AccountID, f FolderReading) {
	p.change(account, func(r *Reading) { r.Folder = f })
}

func (p *Progress) change(account AccountID, change func(*Reading)) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.reading == nil {
		p.reading = map[AccountID]Reading{}
	}
	r := p.reading[account]
	change(&r)
	p.reading[account] = r
}

func (p *Progress) readAll(account AccountID) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.reading, account)
}

type readingKey struct{}

// WithReading makes a reading of a mailbox under ctx tell how far it is.
func WithReading(ctx context.Context, tell func(FolderReading)) context.Context {
	return context.WithValue(ctx, readingKey{}, tell)
}

// TellReading tells whoever asked by WithReading how far a reading is. It is for
// implementations of Mail.
func TellReading(ctx context.Context, f FolderReading) {
	if tell, ok := ctx.Value(readingKey{}).(func(FolderReading)); ok {
		tell(f)
	}
}
