package mailbox_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"afterword/internal/mailbox"
	"afterword/internal/mailbox/mailboxtest"
)

// TestFetchPassesASpoiltMailOnDovecot reads a mailbox with a mail that Dovecot lists and
// cannot open.
func TestFetchPassesASpoiltMailOnDovecot(t *testing.T) {
	servers := mailboxtest.Servers(t)
	m := servers.Mailbox("wei")
	mailboxtest.Put(t, m, "INBOX", mail("one@example.org"), time.Now())
	servers.Spoil(t, "wei")
	mailboxtest.Put(t, m, "INBOX", mail("two@example.org"), time.Now())
	var log bytes.Buffer
	client := mailbox.New(slog.New(slog.NewTextHandler(&log, nil)))
	mails, cursors, err := mailboxtest.FetchAll(t.Context(), client, m, nil, time.Time{})
	if err != nil || len(mails) != 1 || !bytes.Contains(mails[0].Bytes, []byte("two@example.org")) {
		t.Fatalf("got %d mails and error %v, want the good one", len(mails), err)
	}
	if !strings.Contains(log.String(), "skipped") {
		t.Errorf("the log says %q, want a warning", log.String())
	}
	if mails, _, err := mailboxtest.FetchAll(t.Context(), client, m, cursors, time.Time{}); err != nil || len(mails) != 0 {
		t.Errorf("read on: got %d mails and error %v", len(mails), err)
	}
}
