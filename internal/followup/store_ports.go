package followup

import (
	"context"
	"errors"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/note"
)

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
	// not keep tx. Writers wait for one another. f runs once, or not at all where no
	// transaction begins: only the beginning is tried again, so f may set what is outside
	// of it. Where the commit fails, that was set and nothing may be stored.
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
	// PermissionRequests lists the accounts whose provider was asked and that keep it.
	PermissionRequests(ctx context.Context) ([]AccountID, error)
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

	// Mailbox returns the account's mailbox, ErrNotFound when none was added. With ErrSealed it
	// returns it without its secrets: it must not be saved like that.
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
