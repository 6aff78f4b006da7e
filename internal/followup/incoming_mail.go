package followup

import (
	"time"

	"afterword/internal/cadence"
	"afterword/internal/letter"
)

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
	// Calendar are the calendar parts of a mail whose invitation waits, one after the
	// other; Invitation is what became of it. Both are empty when there is none.
	Calendar   string
	Invitation InvitationState
	// TakenFor is what it was taken for before the person corrected that; nil while nobody
	// did.
	TakenFor *TakenFor
}

// TakenFor is what Afterword took a mail for.
type TakenFor struct {
	Kind       letter.Kind
	ProcessID  string
	Invitation InvitationState
	Event      *cadence.Event // what it did to the plan; nil when nothing
}

// InvitationState is what became of an invitation that came by mail.
type InvitationState string

// The states of an invitation that came by mail.
const (
	NoInvitation InvitationState = ""
	Waiting      InvitationState = "waiting" // to be added or ignored
	Added        InvitationState = "added"
	Ignored      InvitationState = "ignored"
)
