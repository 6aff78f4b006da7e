// Package mailbox reaches a person's own mailbox: it submits notes over SMTP and reads
// what comes in over IMAP. It implements followup.Mail.
//
// What it promises:
//
//   - Nothing travels unprotected: TLS from the first byte or STARTTLS before anything is
//     said, with the certificate checked against the system's authorities and CAFile.
//   - Reading leaves no trace: folders are opened with EXAMINE, bodies fetched with
//     BODY.PEEK, so nothing becomes "seen" (RFC 3501 sections 6.3.2 and 6.4.5). What it
//     ever moves or removes is a message of its own: the witness of a note that it sent
//     (witness.go), and a draft that it put into the Drafts folder (drafts.go).
//   - Send tells the three endings apart: taken (nil), certainly not delivered
//     (*followup.NotDelivered), and no telling (followup.ErrUncertain). See send.go.
//   - No call hangs: every wait has a limit, and the end of ctx closes the connection.
//   - No password and no token appears in an error or a log line.
//
// What it does not do: it keeps no connection between calls, decides nothing about what a
// mail means, never resends, and never deletes a mail of anybody else.
//
// Each call takes these steps: find the password or access token (password.go, token.go;
// package oauth asks the provider), connect, check the certificate, sign
// in, do the one thing, say goodbye.
package mailbox

import (
	"log/slog"
	"time"

	"afterword/internal/followup"
)

// Client reaches mailboxes over SMTP and IMAP. It holds no connection, only what resumes a
// TLS session, and may be used by many goroutines.
type Client struct {
	log    *slog.Logger
	limits limits
	tokens Tokens // nil where no token is renewed
	trust  *trust
	turns  turns
}

var _ followup.Mail = (*Client)(nil)

// New returns a client that logs to log. It logs folder names and counts, never content. It
// renews no OAuth tokens; see NewWithTokens.
func New(log *slog.Logger) *Client {
	return &Client{log: log, limits: usualLimits(), trust: newTrust()}
}

// NewWithTokens returns a client that also renews the OAuth tokens of stored mailboxes, and
// keeps the new ones with tokens. It logs no token.
func NewWithTokens(log *slog.Logger, tokens Tokens) *Client {
	c := New(log)
	c.tokens = tokens
	return c
}

// limits are how long each wait may take and how much may be read.
type limits struct {
	connect  time.Duration // TCP and TLS together
	answer   time.Duration // one command
	transfer time.Duration // one batch of bodies, or one copy uploaded
	// finalDot is the wait for the answer to a complete message. RFC 5321 section
	// 4.5.3.2.6 asks for ten minutes: giving up early makes an uncertain note of a slow one.
	finalDot time.Duration
	// grace is how long that answer is still waited for once ctx has ended.
	grace    time.Duration
	password time.Duration // a password command
	poll     time.Duration // between two looks by STATUS; an IDLE ends with it
	body     int64         // bytes; of a larger mail only the header is fetched
	// witness is how long the copy of a mail that was just sent is waited for, and
	// witnessLook the pause between two looks. Nothing depends on seeing it that soon.
	witness, witnessLook time.Duration
	// probe is how long the mail of a probe may take to arrive, probeSent how long after
	// that a provider may take to put its copy into Sent.
	probe, probeSent time.Duration
}

func usualLimits() limits {
	return limits{
		connect:  30 * time.Second,
		answer:   time.Minute,
		transfer: 5 * time.Minute,
		finalDot: 10 * time.Minute,
		grace:    10 * time.Second,
		password: 30 * time.Second,
		poll:     90 * time.Second,
		body:     25 << 20,

		witness:     2 * time.Second,
		witnessLook: 100 * time.Millisecond,
		probe:       time.Minute,
		probeSent:   10 * time.Second,
	}
}
