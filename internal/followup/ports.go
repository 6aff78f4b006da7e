package followup

import (
	"context"
	"errors"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
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
	// ErrSealed: a stored secret cannot be opened, its key file is lost or another one.
	ErrSealed = errors.New("a stored secret cannot be opened")
)

// Store keeps every fact of every account. Package store implements it.
type Store interface {
	// Update runs f in one writing transaction; f's error rolls everything back. f must
	// not keep tx. Writers wait for one another.
	Update(ctx context.Context, account AccountID, f func(tx Tx) error) error
	// View runs f on one consistent snapshot. Writing in it is an error.
	View(ctx context.Context, account AccountID, f func(tx Tx) error) error
	// UpdateAhead is Update for whoever knows what f will ask first: that comes with the
	// beginning, where that saves round trips. There, a change may be refused, as stale or
	// for another reason, only when f asks for something else or has ended; UpdateAhead
	// then returns why.
	UpdateAhead(ctx context.Context, account AccountID, what ReadAhead, f func(tx Tx) error) error
	// ViewAhead is View for whoever knows all that f will ask, each once: anything else is
	// an error.
	ViewAhead(ctx context.Context, account AccountID, what ReadAhead, f func(tx Tx) error) error
	// DueProcesses lists, over all accounts, the processes that have a step to look at
	// by now: one that is not over and that has opened, is due or has closed.
	DueProcesses(ctx context.Context, now time.Time) ([]ProcessRef, error)
	// Mailboxes lists the accounts that have a mailbox.
	Mailboxes(ctx context.Context) ([]AccountID, error)
	// CalendarServers lists the accounts that have a calendar server.
	CalendarServers(ctx context.Context) ([]AccountID, error)
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
	// Names lists all processes by what a person calls them, the one with the latest
	// interview first.
	Names(ctx context.Context) ([]ProcessName, error)
	// Going lists the processes that go on, and those that are over and have a note whose
	// fate is unknown, a gracious reply that has not left, or a reply that came since an
	// instant: all that may need the person.
	// The one with the latest interview comes first.
	Going(ctx context.Context, since time.Time) ([]Standing, error)
	// Over lists the processes that are over, the one with the latest interview first: at
	// most as many as asked for, after those to skip.
	Over(ctx context.Context, skip, most int) ([]Standing, error)
	// Recent lists the processes that go on, and of the others the latest, at most as many as
	// asked for. The one with the latest interview comes first.
	Recent(ctx context.Context, most int) ([]Process, error)
	// FirstInterview is when the first interview of all active processes starts, of all
	// processes when none is active; zero when there is none.
	FirstInterview(ctx context.Context) (time.Time, error)
	// SaveProcess inserts p when its Version is 0, else updates it if the stored version
	// is still p.Version; it counts p.Version up. A wrong version is ErrStale.
	SaveProcess(ctx context.Context, p *Process) error

	// Notes lists the notes of a process, in the order they were first saved.
	Notes(ctx context.Context, processID string) ([]note.Note, error)
	// NotesInBrief lists the notes of all processes without what they say: of each its ID,
	// ProcessID, InterviewID, Phase, To.Email, State, MessageID, ProviderID, Place and SentAt.
	// Those of one process come together, in the order they were first saved.
	NotesInBrief(ctx context.Context) ([]note.Note, error)
	Note(ctx context.Context, id string) (note.Note, error)
	// SaveNote inserts or updates as SaveProcess does. There is at most one note for one
	// interview, phase and address.
	SaveNote(ctx context.Context, n *note.Note) error

	// UnsettledNotes lists, over all processes, the notes of which something is still to
	// be found out or done: those that are sending, unknown or in drafts, and those that are
	// sent and whose copy does not lie in Sent yet, or whose draft still lies in Drafts
	// (note.Note.Unsettled).
	UnsettledNotes(ctx context.Context) ([]note.Note, error)
	// SentAnchors lists the latest anchor notes that were sent, over all processes, the
	// latest last, at most as many as asked for.
	SentAnchors(ctx context.Context, most int) ([]note.Note, error)
	// Departures lists when the notes that left, or may have left, since an instant did,
	// oldest first.
	Departures(ctx context.Context, since time.Time) ([]time.Time, error)

	// Events lists the events of a process in the order they were added.
	Events(ctx context.Context, processID string) ([]cadence.Event, error)
	AddEvent(ctx context.Context, processID string, e cadence.Event) error
	// RemoveEvent removes the last event of a process that is the same as e, ErrNotFound when
	// there is none. The process must be saved in the same transaction: see Facts.
	RemoveEvent(ctx context.Context, processID string, e cadence.Event) error

	// Facts tells, in one look, whether what decides the plan of a process was changed.
	Facts(ctx context.Context, processID string) (Facts, error)

	// Steps lists the plan of a process as SaveSteps last stored it.
	Steps(ctx context.Context, processID string) ([]cadence.Step, error)
	// SaveSteps replaces the plan of a process.
	SaveSteps(ctx context.Context, processID string, steps []cadence.Step) error

	// Mailbox returns the account's mailbox, ErrNotFound when none was added.
	Mailbox(ctx context.Context) (Mailbox, error)
	SaveMailbox(ctx context.Context, m Mailbox) error
	// SaveReadAt stores that the mailbox was read, and changes nothing else of it.
	SaveReadAt(ctx context.Context, at time.Time) error
	// Cursors returns how far each folder of the mailbox has been read.
	Cursors(ctx context.Context) ([]Cursor, error)
	SaveCursor(ctx context.Context, c Cursor) error
	// PermissionRequest is what the account's provider was asked last, ErrNotFound when
	// nothing is kept of it. One that cannot be opened any more is none.
	PermissionRequest(ctx context.Context) (PermissionRequest, error)
	// SavePermissionRequest keeps it, sealed, in the place of another.
	SavePermissionRequest(ctx context.Context, r PermissionRequest) error
	// DropPermissionRequest forgets it, if there is one.
	DropPermissionRequest(ctx context.Context) error
	// RememberMail stores what a mail was taken for and reports whether it was new: a
	// mail with the same key in the account is not stored twice.
	RememberMail(ctx context.Context, m IncomingMail) (fresh bool, err error)
	// SettleInvitation stores what became of the invitation of a mail, ErrNotFound when there is
	// no such mail.
	SettleInvitation(ctx context.Context, key string, became InvitationState) error
	// Mails lists what came in for a process, oldest first.
	Mails(ctx context.Context, processID string) ([]IncomingMail, error)
	// Mail returns the mail with a key, ErrNotFound when there is none.
	Mail(ctx context.Context, key string) (IncomingMail, error)
	// Inbox lists what came in over all processes and what was corrected, the latest first:
	// at most as many as asked for, after those to skip.
	Inbox(ctx context.Context, skip, most int) ([]IncomingMail, error)
	// CorrectMail stores what a mail is after all: process, kind, invitation, and what it was
	// taken for.
	CorrectMail(ctx context.Context, m IncomingMail) error
	// CountUnrelated adds to how many mails were read that no process is about. Without a
	// mailbox it does nothing.
	CountUnrelated(ctx context.Context, more int) error
	// Unrelated is how many those are; 0 without a mailbox.
	Unrelated(ctx context.Context) (int, error)
	// WaitingMails lists the mails that belong to no process and whose invitation waits,
	// oldest first.
	WaitingMails(ctx context.Context) ([]IncomingMail, error)

	// Preferences is what the account set; the zero value before it set anything.
	Preferences(ctx context.Context) (Preferences, error)
	SavePreferences(ctx context.Context, p Preferences) error
	// DeleteAccount deletes every row of the account.
	DeleteAccount(ctx context.Context) error

	// Calendar returns how the account's calendar is offered, ErrNotFound before it was.
	// With ErrSealed it returns what it is without its secrets.
	Calendar(ctx context.Context) (Calendar, error)
	// SaveCalendar stores it. Where another server's URL or user name comes with it, what
	// was pushed to the old one is forgotten.
	SaveCalendar(ctx context.Context, c Calendar) error
	// CalendarEntries lists every entry that was ever told, by its UID.
	CalendarEntries(ctx context.Context) ([]CalendarEntry, error)
	// SaveCalendarEntry inserts or replaces an entry. It belongs to the account's calendar.
	SaveCalendarEntry(ctx context.Context, e CalendarEntry) error

	// Models lists the models that were added, the last one first. With ErrSealed it returns
	// them without the keys that cannot be opened.
	Models(ctx context.Context) ([]Model, error)
	// SaveModel inserts a model or replaces the one of the same endpoint and name.
	SaveModel(ctx context.Context, m Model) error
	// RemoveModel removes one with its key, ErrNotFound where there is none.
	RemoveModel(ctx context.Context, endpoint, name string) error
	// Announce stores a delivery of h to every webhook that wants to hear of it. What a
	// webhook was told of is not told again.
	Announce(ctx context.Context, h Happening) error
}

// Process is a process as stored: the domain's value, and what the program knows of it.
type Process struct {
	interview.Process
	State   ProcessState
	Touches []note.Touch // notes the person sent by hand and told us of
	Version int64
}

// ProcessName is what a person calls a process by.
type ProcessName struct{ ID, Employer string }

// Standing is a process with all that tells where it stands, but its stored plan: that
// follows from the rest.
type Standing struct {
	Process
	Notes  []note.Note
	Events []cadence.Event
	Mails  []IncomingMail
}

// ReadAhead says what will be asked for. The zero value asks for nothing.
type ReadAhead struct {
	Note       string    // the note with this id
	Process    string    // the process with this id, its notes, events and steps
	Facts      string    // the facts of the process with this id
	Mailbox    bool      // the mailbox
	Departures time.Time // the departures since then
	Cursors    bool      // the cursors
	Reading    bool      // cursors, first interview, unsettled notes
	// Repeatable: what the transaction does will be done again when the machine loses it, so
	// that nobody has to wait until it is on disk. It is there before anything later is.
	Repeatable bool
}

// Facts is how often what decides the plan of a process was stored. Together they never
// come back, so that equal facts mean that nothing was changed: the numbers only grow, and
// whoever removes an event saves the process, too.
type Facts struct {
	Process int64 // its version
	Notes   int64 // the versions of all its notes together
	Events  int64 // how many there are
}

// ProcessState is whether a process still goes on.
type ProcessState string

// The states of a process.
const (
	Active  ProcessState = "active"
	MovedOn ProcessState = "moved on" // closed by itself after silence
	Ended   ProcessState = "ended"    // offer, rejection, withdrawn
)

// Writes reports whether a note of a phase may still be written and leave: in a process
// that has ended only the reply to a rejection, which is what it ended with.
func (p Process) Writes(phase note.Phase) bool {
	return p.State == Active || p.State == Ended && phase == note.GraciousReply
}

// Mailbox is how to reach the person's own mailbox. It signs in by exactly one of
// Password, PasswordCommand, TokenCommand and OAuth.
type Mailbox struct {
	// Account is whose mailbox it is; the store fills it in. Empty before it is stored.
	Account AccountID
	Address string // the person's e-mail address
	IMAP    Server
	SMTP    Server
	// Username for both servers; usually the address.
	Username string
	// Password is sealed at rest. Empty when PasswordCommand is set.
	Password string
	// PasswordCommand prints the password on its first line; run by the shell at use.
	PasswordCommand string
	// TokenCommand prints an OAuth 2.0 access token on its first line; run by the shell at
	// use.
	TokenCommand string
	// OAuth is set when the person allowed Afterword in at their provider.
	OAuth OAuth
	// CAFile is a PEM file of certificate authorities to trust besides the system's; may
	// be empty.
	CAFile string
	// SentBy says who files the copy in Sent.
	SentBy SentBy
	// ReadAt is when the mailbox was last read without an error; zero when never.
	ReadAt time.Time
	// RewritesIDs says that the provider replaces the Message-ID of what is sent.
	RewritesIDs bool
	// PausedUntil is until when the provider wants nothing sent; zero when it does not
	// mind. PausedWhy is its reason.
	PausedUntil time.Time
	PausedWhy   string
	// Way is how notes go that are approved without a word about it; empty means note.Send.
	Way note.Way
}

// OAuth is how access to a mailbox is asked for and renewed (RFC 6749). The zero value
// means that the mailbox is signed in to otherwise.
type OAuth struct {
	// ClientID and ClientSecret name the program to the provider. They are the person's
	// own: Afterword ships none. The secret is sealed at rest and empty for many clients.
	ClientID, ClientSecret string
	// AuthURL is where a browser asks the person, DeviceURL where a code for another
	// device is had (RFC 8628), TokenURL where tokens come from. Either of the first two
	// may be empty.
	AuthURL, DeviceURL, TokenURL string
	// Scopes are what is asked for, separated by spaces.
	Scopes string
	// Token is what the provider gave last, sealed at rest.
	Token Token
}

// Used reports whether a mailbox is signed in to this way.
func (o OAuth) Used() bool { return o.ClientID != "" }

// Token is what a provider gives once the person has allowed it. Its fields are secrets.
type Token struct {
	Access  string    // for one sign-in, valid until Expires
	Refresh string    // for the next access token; empty where the provider gives none
	Expires time.Time // zero when the provider did not say
}

// String keeps a token out of logs and errors.
func (Token) String() string { return "(token hidden)" }

// GoString keeps a token out of %#v.
func (t Token) GoString() string { return t.String() }

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
	// SentByUs: the person's own address is a second recipient of the same mail. That
	// copy, the witness, proves that the mail left, and is moved from the Inbox to Sent.
	SentByUs SentBy = "afterword"
	// SentByProvider: the server files a copy by itself (Gmail, Microsoft).
	SentByProvider SentBy = "provider"
	// SentByUpload: the server does neither deliver mail to oneself nor file a copy; it is
	// uploaded over IMAP afterwards. Nothing then proves that a mail left.
	SentByUpload SentBy = "upload"
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
