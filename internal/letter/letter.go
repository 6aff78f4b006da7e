// Package letter turns RFC 5322 bytes into values and back: it builds the message a note
// leaves as, reads the mail that comes in, says what kind of mail it is, and finds the
// words a person wrote above the quoted text.
//
// It is pure: bytes and values in, values and bytes out; no network, no clock.
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
	// Reply is the part of Text that the person wrote themselves: no quoted text, no
	// signature.
	Reply string
	// Calendar holds the text/calendar parts, decoded.
	Calendar [][]byte
	// Bounce is set when the mail is a delivery status notification.
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
	Status            string // RFC 3463: "5.1.1"; empty when none could be found
	Hard              bool   // permanent: the address does not take mail
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
