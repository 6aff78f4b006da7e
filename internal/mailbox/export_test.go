package mailbox

import (
	"log/slog"
	"time"

	"github.com/emersion/go-imap/v2"

	"afterword/internal/askpass"
)

// Impatient returns a client with short waits, for tests of what happens at their end.
func Impatient(log *slog.Logger) *Client {
	c := New(log)
	c.limits.connect, c.limits.answer = 300*time.Millisecond, 300*time.Millisecond
	c.limits.password, c.limits.poll = 300*time.Millisecond, 50*time.Millisecond
	c.limits.finalDot, c.limits.grace = 300*time.Millisecond, 100*time.Millisecond
	c.limits.probe, c.limits.probeSent = 5*time.Second, 500*time.Millisecond
	return c
}

// SmallBodies returns a client that fetches only the header of mails over most bytes.
func SmallBodies(log *slog.Logger, most int64) *Client {
	c := New(log)
	c.limits.body = most
	return c
}

// ChooseFolders returns the Sent, Junk and Archive folders among those listed.
func ChooseFolders(listed []*imap.ListData) (sent, junk, archive string) {
	found := chooseFolders(listed)
	return found.sent, found.junk, found.archive
}

// Doors to small rules whose every case would take a server of its own.
var (
	EnvelopeAddress = envelopeAddress
	Hide            = askpass.Hide
)

// SignInAdvice says what to try after host refused a password, or a token that a command
// printed.
func SignInAdvice(host string, token bool, answer string) string {
	if token {
		return signInAdvice(host, byTokenCommand, answer)
	}
	return signInAdvice(host, byPassword, answer)
}

// Probing returns a client that gives a provider little time to file its copy.
func Probing(log *slog.Logger) *Client {
	c := New(log)
	c.limits.probeSent = 300 * time.Millisecond
	return c
}
