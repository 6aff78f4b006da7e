// Package mailbox reaches a person's own mailbox: it submits notes over SMTP and reads
// what comes in over IMAP. It implements followup.Mail.
//
// What it promises:
//
//   - Nothing travels unprotected: TLS from the first byte or STARTTLS before anything is
//     said, with the certificate checked against the system's authorities and CAFile.
//   - Reading leaves no trace: folders are opened with EXAMINE, bodies fetched with
//     BODY.PEEK, so nothing becomes "seen" (RFC 3501 sections 6.3.2 and 6.4.5).
//   - Send tells the three endings apart: taken (nil), certainly not delivered
//     (*followup.NotDelivered), and no telling (followup.ErrUncertain). See send.go.
//   - No call hangs: every wait has a limit, and the end of ctx closes the connection.
//   - No password appears in an error or a log line.
//
// What it does not do: it keeps no connection between calls, decides nothing about what a
// mail means, never resends, and never deletes or moves a mail.
//
// Each call takes these steps: find the password, connect, check the certificate, sign
// in, do the one thing, say goodbye.
package mailbox

import (
	"log/slog"
	"time"

	"afterword/internal/followup"
)

// Client reaches mailboxes over SMTP and IMAP. It holds no connection and may be used by
// many goroutines.
type Client struct {
	log    *slog.Logger
	limits limits
}

var _ followup.Mail = (*Client)(nil)

// New returns a client that logs to log. It logs folder names and counts, never content.
func New(log *slog.Logger) *Client {
	return &Client{log: log, limits: usualLimits()}
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
	idle     time.Duration // one IDLE; servers and middleboxes drop longer ones
	poll     time.Duration // between two looks where IDLE is missing
	body     int64         // bytes; of a larger mail only the header is fetched
}

func usualLimits() limits {
	return limits{
		connect:  30 * time.Second,
		answer:   time.Minute,
		transfer: 5 * time.Minute,
		finalDot: 10 * time.Minute,
		grace:    10 * time.Second,
		password: 30 * time.Second,
		idle:     9 * time.Minute,
		poll:     time.Minute,
		body:     25 << 20,
	}
}
