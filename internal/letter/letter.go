// Package letter turns RFC 5322 bytes into values and back. A note leaves as what Build
// writes; what comes in is read by Parse and named by Classify.
//
// Why it exists: everything that stops a follow-up arrives as mail, written by hundreds of
// programs that follow the standards loosely. One place has to know them, and to err on
// the side of stopping.
//
// What happens to an incoming mail:
//
//  1. header and MIME tree (header.go, mime.go), within fixed bounds
//  2. the text, HTML rendered where there is no other (html.go), and calendar parts
//  3. a delivery report and whether it is hard (bounce.go, bounce_text.go, bounce_hard.go)
//  4. the person's own words above the quoted mail (package reply)
//  5. an automatic answer and the day of return it names (automatic.go, return_day.go)
//  6. what the mail is to one process (classify.go, hiring_system.go)
//
// It is pure: bytes and values in, values and bytes out; no network, no clock. It does not
// read what a calendar part says (package invite does), does not verify signatures or
// senders, and never decides what a reply means: the person is asked.
package letter

import (
	"time"

	"afterword/internal/interview"
)

// Address is a mailbox as in RFC 5322 section 3.4.
type Address struct {
	Name  string
	Email string
}

// Message is a note about to leave. Build turns it into bytes.
type Message struct {
	From       Address
	To         Address
	Subject    string
	Body       string // plain text, one line per paragraph, \n line ends
	Date       time.Time
	MessageID  string   // without angle brackets
	InReplyTo  string   // without angle brackets; empty starts a thread
	References []string // oldest first, without angle brackets
}

// Mail is a message that was read.
type Mail struct {
	MessageID  string
	InReplyTo  []string
	References []string
	From       Address
	To         []Address // To and Cc
	Subject    string
	Date       time.Time // zero when absent or unreadable
	// Text is the whole plain text, HTML rendered as text where there is nothing else.
	Text string
	// Reply is the part of Text that the person wrote themselves: no signature, and no
	// quoted text but what stands between their own lines. It is all of Text when nothing
	// else would remain.
	Reply string
	// Calendar holds the text/calendar parts and .ics files, decoded to UTF-8 with \n line
	// ends, no two alike.
	Calendar [][]byte
	// Bounce is set when the mail is a delivery status notification, in the standard's
	// form or another, or a complaint (RFC 5965).
	Bounce *Bounce
	// Automatic says that headers or wording mark the mail as sent by a machine on
	// receipt of another (RFC 3834), an absence notice above all.
	Automatic bool
	// Return is the day of return that an absence notice names; zero when it names none.
	Return interview.Date
	// Sender traits that Classify weighs.
	NoReply bool // from a no-reply or careers address, or a known hiring system
	List    bool // List-Id or List-Unsubscribe with bulk precedence: a newsletter
}

// Bounce is what a delivery status notification says (RFC 3464).
type Bounce struct {
	Recipient         string
	Status            string // RFC 3463: "5.1.1", "2.…" for a success report; empty when none could be found
	Hard              bool   // permanent: the address does not exist or has moved; full, blocked and refused are soft
	Delayed           bool   // a notice that delivery is still being tried
	OriginalMessageID string // of the note that bounced; empty when not included
}

// Kind says what an incoming mail is to a process.
type Kind string

// The kinds, as `afterword classify` will print them.
const (
	KindReply        Kind = "reply"
	KindHiringSystem Kind = "hiring-system"
	KindAutoReply    Kind = "auto-reply"
	KindBounce       Kind = "bounce"
	KindDelayed      Kind = "delayed"
	KindInvitation   Kind = "invitation"
	KindOwnCopy      Kind = "own-copy"
	KindUnrelated    Kind = "unrelated"
)

// Known is what one process knows about its correspondence, for Classify.
type Known struct {
	// Own are the candidate's own addresses: mail from them is never a reply.
	Own []string
	// Interviewers are the addresses of everybody on every panel.
	Interviewers []string
	// Employer is the employer's name; hiring systems name it in their mails.
	Employer string
	// MessageIDs are the ids of the notes that were sent.
	MessageIDs []string
	// Since is the end of the first interview: mail from before it answers nothing.
	Since time.Time
}
