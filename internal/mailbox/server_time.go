package mailbox

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/mail"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/pattern"
)

// maxGreeting bounds what is read of a server's greeting, in bytes.
const maxGreeting = 4 << 10

// greetingDate finds the date that many submission servers say in their greeting.
var greetingDate = pattern.Of(`(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}`)

// ServerTime asks the submission server for the time. Only its greeting is read: SMTP has
// no command for it, and many servers do not tell; then ok is false. The greeting of a
// server with STARTTLS comes unprotected, so the answer is good for a warning and for
// nothing else.
func (c *Client) ServerTime(ctx context.Context, m followup.Mailbox) (t time.Time, ok bool, err error) {
	conn, protected, _, err := c.dial(ctx, m.SMTP, m.CAFile)
	if err != nil {
		return time.Time{}, false, fmt.Errorf("connect to %s: %w", address(m.SMTP), err)
	}
	defer conn.Close()
	var from io.Reader = conn
	if protected != nil {
		from = protected
	}
	var greeting string
	err = within(ctx, conn, c.limits.answer, func() error {
		lines := bufio.NewReader(io.LimitReader(from, maxGreeting))
		for {
			line, err := lines.ReadString('\n')
			greeting += line
			if err != nil {
				return err
			}
			if !strings.HasPrefix(line, "220-") { // RFC 5321 section 4.2.1
				return nil
			}
		}
	})
	if err != nil {
		return time.Time{}, false, fmt.Errorf("read the greeting of %s: %w", address(m.SMTP), err)
	}
	t, err = mail.ParseDate(greetingDate().FindString(greeting))
	return t, err == nil, nil
}
