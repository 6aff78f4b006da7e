package followup

import (
	"context"
	"errors"
	"time"

	"afterword/internal/note"
)

// Cursor is how far a folder has been read (RFC 3501 section 2.3.1.1).
type Cursor struct {
	Folder      string
	UIDValidity uint32
	LastUID     uint32
}

// RawMail is a message as fetched.
type RawMail struct {
	Folder      string
	UIDValidity uint32
	UID         uint32
	Received    time.Time // INTERNALDATE
	Bytes       []byte
	// Sent says that it lies in the person's Sent folder: it is no mail that came in.
	Sent bool
}

// Mail reaches mailboxes. Package mailbox implements it. Every call opens and closes its
// own connections and honours ctx.
type Mail interface {
	// Marks says where the folders end in which a copy of what is sent next can appear:
	// Inbox, Sent and Junk. It changes nothing.
	Marks(ctx context.Context, m Mailbox) ([]note.Mark, error)
	// Send submits one message to one recipient, and to the person's own address where m
	// is SentByUs. committing is called once, when all but the end of the message was
	// handed over, before the final dot: if it fails, the connection is dropped and
	// nothing is delivered. Errors are *NotDelivered or wrap ErrUncertain; nil means that
	// the server took the message.
	Send(ctx context.Context, m Mailbox, to string, message []byte, committing func() error) error
	// FileSent sees to it that one copy of a message lies in Sent, marked as seen, and
	// tells about it. It looks behind the marks in Sent; where m is SentByUs it moves the
	// witness there, unless it is to be left. Only with Upload it uploads a copy where it finds none. The zero Copy
	// without an error means that there is none yet.
	FileSent(ctx context.Context, m Mailbox, wanted CopyWanted) (Copy, error)
	// Probe sends a mail to the person's own address and looks what the provider does with
	// it. That mail stays in the mailbox.
	Probe(ctx context.Context, m Mailbox) (ProbeReport, error)
	// PutDraft sees to it that a message lies in the Drafts folder, marked as a draft, and
	// says where. One that carries its Message-ID there is the one. A mailbox without a
	// Drafts folder gets one.
	PutDraft(ctx context.Context, m Mailbox, messageID string, message []byte, at time.Time) (note.Place, error)
	// FindDraft says what became of a draft: where it lies now, with its bytes when that is
	// another place than before, for then the person changed it. The zero Found without an
	// error means that it is gone. It changes nothing.
	FindDraft(ctx context.Context, m Mailbox, wanted DraftWanted) (FoundDraft, error)
	// RemoveDraft takes the one message out of the Drafts folder that lies at place and
	// carries its Message-ID. It reports false, and touches nothing, when it is not there.
	RemoveDraft(ctx context.Context, m Mailbox, place note.Place) (removed bool, err error)
	// Fetch hands what arrived after the cursors in Inbox, Junk, Archive and Sent to take:
	// in each folder batch by batch, oldest first, each with the cursor to continue from once
	// it is stored. So memory holds one batch, and what was taken stays taken when a later
	// one fails. A batch may be empty, when only the cursor moved. A folder without a
	// cursor, or whose UIDVALIDITY changed, is read from since on. An error of take ends it
	// and is returned. It changes nothing in the mailbox.
	Fetch(ctx context.Context, m Mailbox, cursors []Cursor, since time.Time, take func(batch []RawMail, next Cursor) error) error
	// Watch calls arrived whenever Inbox, Junk or Archive may hold something new, until ctx ends or
	// the connection is lost; it then returns why.
	Watch(ctx context.Context, m Mailbox, arrived func()) error
	// Check signs in to both servers and looks for the folders, changing nothing.
	Check(ctx context.Context, m Mailbox) (MailboxReport, error)
}

// CopyWanted says which copy FileSent is to find or file.
type CopyWanted struct {
	MessageID string
	Marks     []note.Mark
	Leave     bool // only look: a witness stays where it lies
	Upload    bool // put one there if there is none
	Message   []byte
	At        time.Time // the date of an uploaded copy
}

// Copy is the copy of a message in the mailbox of who sent it.
type Copy struct {
	Folder   string    // empty when there is none
	Received time.Time // INTERNALDATE
	// MessageID is what the copy carries, without angle brackets: ours, or the provider's
	// where it replaces ours.
	MessageID string
}

// DraftWanted says which draft FindDraft is to find: the one that carries MessageID, else
// one that came later than Place, goes to To, answers InReplyTo, or nothing where that is
// empty, and carries none of Others.
type DraftWanted struct {
	Place     note.Place
	MessageID string // as it was put there
	To        string
	InReplyTo string
	Others    []string // Message-IDs of other notes
}

// FoundDraft is a draft as it lies in the person's Drafts folder.
type FoundDraft struct {
	Place note.Place
	Bytes []byte // nil when it is where it was
}

// ProbeReport is what a provider does with a mail that is sent.
type ProbeReport struct {
	SentBy      SentBy
	RewritesIDs bool
}

// MailboxReport is what a check of a mailbox found.
type MailboxReport struct {
	Inbox, Sent, Junk, Archive string // folder names; empty when there is none
	Drafts                     string
	Idle                       bool  // the server tells of new mail by itself
	MaxSize                    int64 // largest message the server takes, bytes; 0 unknown
}

// NotDelivered means that a message certainly did not leave.
type NotDelivered struct {
	// Permanent says that trying again without a change is pointless (5yz).
	Permanent bool
	// Pause is how long the provider wants nothing sent at all; zero when the trouble is
	// about this message only.
	Pause time.Duration
	Err   error
}

func (e *NotDelivered) Error() string { return e.Err.Error() }
func (e *NotDelivered) Unwrap() error { return e.Err }

// ErrUncertain means that the connection broke after the message was handed over and
// before the server's answer: it may or may not have left.
var ErrUncertain = errors.New("the connection broke before the server confirmed the message")
