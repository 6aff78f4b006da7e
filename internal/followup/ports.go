package followup

import (
	"context"
	"errors"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// AccountID is whose data a call may see. A person on their own machine is Local.
type AccountID string

// Local is the one account of a person on their own machine.
const Local AccountID = "local"

// Errors that a Store returns, wrapped.
var (
	// ErrNotFound: there is no such row in this account.
	ErrNotFound = errors.New("not found")
	// ErrStale: the row changed since it was read. Read it again and decide again.
	ErrStale = errors.New("changed by somebody else in the meantime")
)

// Store keeps every fact of every account. Package store implements it.
type Store interface {
	// Update runs f in one writing transaction; f's error rolls everything back. f must
	// not keep tx. Writers wait for one another.
	Update(ctx context.Context, account AccountID, f func(tx Tx) error) error
	// View runs f on one consistent snapshot. Writing in it is an error.
	View(ctx context.Context, account AccountID, f func(tx Tx) error) error
	// DueProcesses lists, over all accounts, the processes that have a step to look at
	// by now: one that is not over and that has opened, is due or has closed.
	DueProcesses(ctx context.Context, now time.Time) ([]ProcessRef, error)
	// Mailboxes lists the accounts that have a mailbox.
	Mailboxes(ctx context.Context) ([]AccountID, error)
}

// ProcessRef names a process of an account.
type ProcessRef struct {
	Account AccountID
	ID      string
}

// Tx reads and writes the rows of one account.
type Tx interface {
	// Processes lists all processes, the one with the latest interview first.
	Processes(ctx context.Context) ([]Process, error)
	Process(ctx context.Context, id string) (Process, error)
	// SaveProcess inserts p when its Version is 0, else updates it if the stored version
	// is still p.Version; it counts p.Version up. A wrong version is ErrStale.
	SaveProcess(ctx context.Context, p *Process) error

	// Notes lists the notes of a process, in the order they were first saved.
	Notes(ctx context.Context, processID string) ([]note.Note, error)
	Note(ctx context.Context, id string) (note.Note, error)
	// SaveNote inserts or updates as SaveProcess does. There is at most one note for one
	// interview, phase and address.
	SaveNote(ctx context.Context, n *note.Note) error

	// Events lists the events of a process in the order they were added.
	Events(ctx context.Context, processID string) ([]cadence.Event, error)
	AddEvent(ctx context.Context, processID string, e cadence.Event) error

	// Steps lists the plan of a process as SaveSteps last stored it.
	Steps(ctx context.Context, processID string) ([]cadence.Step, error)
	// SaveSteps replaces the plan of a process.
	SaveSteps(ctx context.Context, processID string, steps []cadence.Step) error

	// Mailbox returns the account's mailbox, ErrNotFound when none was added.
	Mailbox(ctx context.Context) (Mailbox, error)
	SaveMailbox(ctx context.Context, m Mailbox) error
	// Cursors returns how far each folder of the mailbox has been read.
	Cursors(ctx context.Context) ([]Cursor, error)
	SaveCursor(ctx context.Context, c Cursor) error
	// RememberMail stores what a mail was taken for and reports whether it was new: a
	// mail with the same key in the account is not stored twice.
	RememberMail(ctx context.Context, m IncomingMail) (fresh bool, err error)
	// Mails lists what came in for a process, oldest first.
	Mails(ctx context.Context, processID string) ([]IncomingMail, error)
}

// Process is a process as stored: the domain's value, and what the program knows of it.
type Process struct {
	interview.Process
	State   ProcessState
	Touches []note.Touch // notes the person sent by hand and told us of
	Version int64
}

// ProcessState is whether a process still goes on.
type ProcessState string

// The states of a process.
const (
	Active  ProcessState = "active"
	MovedOn ProcessState = "moved on" // closed by itself after silence
	Ended   ProcessState = "ended"    // offer, rejection, withdrawn
)

// Mailbox is how to reach the person's own mailbox.
type Mailbox struct {
	Address string // the person's e-mail address
	IMAP    Server
	SMTP    Server
	// Username for both servers; usually the address.
	Username string
	// Password is sealed at rest. Empty when PasswordCommand is set.
	Password string
	// PasswordCommand prints the password on its first line; run by the shell at use.
	PasswordCommand string
	// CAFile is a PEM file of certificate authorities to trust besides the system's; may
	// be empty.
	CAFile string
	// SentBy says who files the copy in Sent.
	SentBy SentBy
	// ReadAt is when the mailbox was last read without an error; zero when never.
	ReadAt time.Time
}

// Server is one endpoint of a mailbox.
type Server struct {
	Host     string
	Port     int
	Security Security
}

// Security is how a connection is protected. There is no plain text.
type Security string

// The protections.
const (
	TLS      Security = "tls"      // implicit TLS from the first byte
	STARTTLS Security = "starttls" // upgraded before anything is said
)

// SentBy says who files the copy of a note in the Sent folder.
type SentBy string

// Who files the copy.
const (
	SentByUs       SentBy = "afterword" // appended over IMAP after sending
	SentByProvider SentBy = "provider"  // the server does it by itself (Gmail, Microsoft)
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
}

// IncomingMail is what remains of a mail that was taken in: what it was, never its bytes.
type IncomingMail struct {
	// Key names the mail within its process: the Message-ID, else folder, UIDVALIDITY and
	// UID, and the process it was taken in for.
	Key       string
	ProcessID string // empty for a mail that is unrelated to every process
	Kind      letter.Kind
	From      letter.Address
	Subject   string
	Text      string // the words the person wrote, without quotes; empty for unrelated mail
	MessageID string
	At        time.Time
}

// Mail reaches mailboxes. Package mailbox implements it. Every call opens and closes its
// own connections and honours ctx.
type Mail interface {
	// Send submits one message to one recipient. Its errors are *NotDelivered or wrap
	// ErrUncertain; nil means that the server took the message.
	Send(ctx context.Context, m Mailbox, to string, message []byte) error
	// FileSent puts a copy into the Sent folder, marked as seen, unless a message with
	// the same Message-ID is there already.
	FileSent(ctx context.Context, m Mailbox, messageID string, message []byte, at time.Time) error
	// Fetch returns what arrived after the cursors in Inbox, Junk and Archive, and the
	// cursors to continue from. A folder without a cursor, or whose UIDVALIDITY changed,
	// is read from since on. It changes nothing in the mailbox.
	Fetch(ctx context.Context, m Mailbox, cursors []Cursor, since time.Time) ([]RawMail, []Cursor, error)
	// Watch calls arrived whenever the Inbox may hold something new, until ctx ends or
	// the connection is lost; it then returns why.
	Watch(ctx context.Context, m Mailbox, arrived func()) error
	// Check signs in to both servers and looks for the folders, changing nothing.
	Check(ctx context.Context, m Mailbox) (MailboxReport, error)
}

// MailboxReport is what a check of a mailbox found.
type MailboxReport struct {
	Inbox, Sent, Junk, Archive string // folder names; empty when there is none
	Idle                       bool   // the server tells of new mail by itself
	MaxSize                    int64  // largest message the server takes, bytes; 0 unknown
}

// NotDelivered means that a message certainly did not leave.
type NotDelivered struct {
	// Permanent says that trying again without a change is pointless (5yz).
	Permanent bool
	Err       error
}

func (e *NotDelivered) Error() string { return e.Err.Error() }
func (e *NotDelivered) Unwrap() error { return e.Err }

// ErrUncertain means that the connection broke after the message was handed over and
// before the server's answer: it may or may not have left.
var ErrUncertain = errors.New("the connection broke before the server confirmed the message")

// Queue hands a due note to a worker, exactly when tx commits. Package jobs implements it.
type Queue interface {
	EnqueueSend(ctx context.Context, tx Tx, account AccountID, noteID string) error
}

// Clock tells the time. The demo winds it; tests set it.
type Clock interface{ Now() time.Time }

// SystemClock is the machine's clock.
type SystemClock struct{}

// Now returns the current time.
func (SystemClock) Now() time.Time { return time.Now() }
