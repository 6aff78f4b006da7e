package followup

import (
	"time"

	"afterword/internal/note"
)

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

// afterwards is m with what came to pass with before, where both are the same mailbox: a new
// way to sign in ends no pause, and nothing read is unread.
func (m Mailbox) afterwards(before Mailbox) Mailbox {
	if m.Address == before.Address && m.IMAP == before.IMAP && m.SMTP == before.SMTP {
		m.ReadAt, m.PausedUntil, m.PausedWhy = before.ReadAt, before.PausedUntil, before.PausedWhy
	}
	return m
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
	// PublicOnly: whoever typed the addresses comes in by network, so none that leads into
	// a private network is asked, neither first nor when the token is renewed.
	PublicOnly bool
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
