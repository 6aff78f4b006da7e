package mailworld

import (
	"bytes"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// person is somebody with a mailbox in the world.
type person struct {
	name, email, password string
	user                  *imapmemserver.User
	// validity is added to the library's UIDVALIDITY, which starts at 1 in each process:
	// a cursor stored before a restart must not fit the new world by chance.
	validity uint32

	mu       sync.Mutex
	folders  map[string]imap.MailboxAttr // special use by name, empty for none
	received []Delivered                 // oldest first
	back     time.Time                   // first day back; zero when not away
	told     map[string]bool             // who was told of the absence
}

func newPerson(name, email, password string, now func() time.Time) (*person, error) {
	p := &person{
		name: name, email: email, password: password,
		user:     imapmemserver.NewUser(email, password),
		validity: uint32(now().Unix()),
		folders: map[string]imap.MailboxAttr{
			"INBOX": "", "Sent": imap.MailboxAttrSent, "Drafts": imap.MailboxAttrDrafts,
			"Junk": imap.MailboxAttrJunk, "Archive": imap.MailboxAttrArchive,
		},
	}
	for folder := range p.folders {
		if err := p.user.Create(folder, nil); err != nil {
			return nil, fmt.Errorf("make the folder %s: %w", folder, err)
		}
	}
	return p, nil
}

// take puts a mail into the Inbox. One that is listed was sent by somebody else.
func (p *person) take(d Delivered, listed bool) error {
	if _, err := p.user.Append("INBOX", bytes.NewReader(d.Raw), &imap.AppendOptions{Time: d.Received}); err != nil {
		return fmt.Errorf("deliver to %s: %w", p.email, err)
	}
	if !listed {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.received = append(p.received, d)
	return nil
}

// inbox returns what was delivered, oldest first.
func (p *person) inbox() []Delivered {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.received)
}

// lastFrom returns the newest mail that p received from an address.
func (p *person) lastFrom(email string) (Delivered, bool) {
	for _, d := range slices.Backward(p.inbox()) {
		if key(d.FromEmail) == key(email) {
			return d, true
		}
	}
	return Delivered{}, false
}
