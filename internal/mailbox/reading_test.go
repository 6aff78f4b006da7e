package mailbox_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/mailboxtest"
)

// told waits for one call of a watch.
func told(t *testing.T, news <-chan struct{}, ended <-chan error, of string) {
	t.Helper()
	select {
	case <-news:
	case err := <-ended:
		t.Fatalf("the watch ended: %v", err)
	case <-time.After(10 * time.Second):
		t.Fatalf("not told of %s", of)
	}
}

// TestWatchNoticesWhatIdleDoesNotTell watches through a server that is deaf while it idles,
// and a mail that comes into a folder that IDLE does not cover.
func TestWatchNoticesWhatIdleDoesNotTell(t *testing.T) {
	w := world(t)
	exists := regexp.MustCompile(`\* \d+ EXISTS\r\n`)
	ada := between(t, w.Mailbox("ada@example.org"), func(said []byte) []byte { return exists.ReplaceAll(said, nil) })
	news, ended := make(chan struct{}, 100), make(chan error, 1)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { ended <- impatient().Watch(ctx, ada, func() { news <- struct{}{} }) }()
	defer func() { cancel(); <-ended }()
	told(t, news, ended, "what was there before")

	if err := quiet().Send(t.Context(), w.Mailbox("wei@globex.example"), ada.Address, mail("one@globex.example"), commits); err != nil {
		t.Fatal(err)
	}
	told(t, news, ended, "a mail that IDLE was silent about")

	mailboxtest.Put(t, w.Mailbox("ada@example.org"), "Junk", mail("two@globex.example"), time.Now())
	told(t, news, ended, "a mail in Junk")
}

// TestWatchNoticesADeadConnection stops a connection without a word, as a router does that
// forgot it.
func TestWatchNoticesADeadConnection(t *testing.T) {
	dead := make(chan struct{})
	ada := between(t, world(t).Mailbox("ada@example.org"), func(said []byte) []byte {
		select {
		case <-dead:
			return nil
		default:
			return said
		}
	})
	ended := make(chan error, 1)
	go func() {
		ended <- impatient().Watch(t.Context(), ada, func() {
			select {
			case <-dead:
			default:
				close(dead)
			}
		})
	}()
	select {
	case err := <-ended:
		if err == nil || !strings.Contains(err.Error(), "did not answer in time") {
			t.Errorf("got %v, want the silence named", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("a dead connection is taken for a quiet one")
	}
}

// TestFetchInBatches hands mail over piece by piece: what was taken stays taken when a later
// batch fails, and nothing is skipped or comes twice.
func TestFetchInBatches(t *testing.T) {
	w := world(t)
	wei := w.Mailbox("wei@globex.example")
	const count = 120
	for i := range count {
		mailboxtest.Put(t, wei, "INBOX", mail(strconv.Itoa(i)+"@example.org"), time.Now())
	}
	trouble := errors.New("the disk is full")
	var got []uint32
	var cursor followup.Cursor
	calls := 0
	take := func(failAt int) func([]followup.RawMail, followup.Cursor) error {
		return func(batch []followup.RawMail, next followup.Cursor) error {
			if next.Folder != "INBOX" {
				return nil
			}
			if calls++; calls == failAt {
				return trouble
			}
			for _, one := range batch {
				got = append(got, one.UID)
			}
			if len(batch) > 60 {
				t.Errorf("%d mails at once", len(batch))
			}
			cursor = next
			return nil
		}
	}
	err := quiet().Fetch(t.Context(), wei, nil, time.Time{}, take(2))
	if !errors.Is(err, trouble) || strings.Contains(err.Error(), "IMAP") {
		t.Fatalf("got %v, want the caller's own error", err)
	}
	if len(got) == 0 || len(got) >= count {
		t.Fatalf("%d mails were taken before the error", len(got))
	}
	if err := quiet().Fetch(t.Context(), wei, []followup.Cursor{cursor}, time.Time{}, take(0)); err != nil {
		t.Fatal(err)
	}
	if len(got) != count || !slices.IsSorted(got) || len(slices.Compact(got)) != count {
		t.Errorf("got %d mails, want %d in order and once each", len(got), count)
	}
}

// TestFetchPassesAMailThatCannotBeRead reads around one mail that the server refuses, or
// that makes it drop the connection; the server in trouble as a whole is an error.
func TestFetchPassesAMailThatCannotBeRead(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer string // in place of the mail; empty drops the connection
		header bool   // can be had all the same
		mails  int
		failed string
	}{
		{"refused", "NO it is broken", false, 2, ""},
		{"refused but for its header", "NO it is broken", true, 3, ""},
		{"kills the connection", "", false, 2, ""},
		{"kills the connection but for its header", "", true, 3, ""},
		{"the server is in trouble", "NO [UNAVAILABLE] storage is offline", false, 0, "storage is offline"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := world(t)
			wei := w.Mailbox("wei@globex.example")
			for _, id := range []string{"one", "two", "three"} {
				mailboxtest.Put(t, wei, "INBOX", mail(id+"@example.org"), time.Now())
			}
			var log bytes.Buffer
			client := mailbox.Impatient(slog.New(slog.NewTextHandler(&log, nil)))
			mails, cursors, err := mailboxtest.FetchAll(t.Context(), client, breaking(t, wei, 2, c.answer, c.header), nil, time.Time{})
			if c.failed != "" {
				if err == nil || !strings.Contains(err.Error(), c.failed) || len(mails) != 0 {
					t.Errorf("got %d mails and %v, want %q and nothing skipped", len(mails), err, c.failed)
				}
				return
			}
			if err != nil || len(mails) != c.mails {
				t.Fatalf("got %d mails and error %v, want %d", len(mails), err, c.mails)
			}
			if i := slices.IndexFunc(cursors, func(c followup.Cursor) bool { return c.Folder == "INBOX" }); cursors[i].LastUID != 3 {
				t.Errorf("the cursor is %v, want it behind all three", cursors[i])
			}
			if got := log.String(); !strings.Contains(got, "level=WARN") || !strings.Contains(got, "uid=2") || strings.Contains(got, "Hello") {
				t.Errorf("the log says %q, want a warning that names the mail and shows nothing of it", got)
			}
		})
	}
}

// breaking puts something between a mailbox and its IMAP server that does not let the mail
// with a UID be fetched.
func breaking(t *testing.T, m followup.Mailbox, uid int, answer string, headerCanBeHad bool) followup.Mailbox {
	t.Helper()
	listener, caFile := listen(t)
	server := net.JoinHostPort(m.IMAP.Host, strconv.Itoa(m.IMAP.Port))
	fetch := regexp.MustCompile(`^(\S+) UID FETCH (\S+) .*BODY\.PEEK\[(HEADER)?\]`)
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer client.Close()
				behind, err := tls.Dial("tcp", server, &tls.Config{InsecureSkipVerify: true})
				if err != nil {
					return
				}
				defer behind.Close()
				go func() { _, _ = io.Copy(client, behind) }()
				chunk := make([]byte, 1<<16)
				for {
					n, err := client.Read(chunk)
					if err != nil {
						return
					}
					asked := fetch.FindSubmatch(chunk[:n])
					if asked == nil || !contains(string(asked[2]), uid) || len(asked[3]) > 0 && headerCanBeHad {
						_, _ = behind.Write(chunk[:n])
						continue
					}
					if answer == "" {
						return
					}
					_, _ = io.WriteString(client, string(asked[1])+" "+answer+"\r\n")
				}
			}()
		}
	}()
	m.IMAP.Port, m.CAFile = listener.Addr().(*net.TCPAddr).Port, caFile
	return m
}

// contains reports whether a set such as "1:3,7" has a number.
func contains(set string, number int) bool {
	for _, part := range strings.Split(set, ",") {
		from, to, isRange := strings.Cut(part, ":")
		if !isRange {
			to = from
		}
		low, lowErr := strconv.Atoi(from)
		high, highErr := strconv.Atoi(to)
		if lowErr == nil && highErr == nil && low <= number && number <= high {
			return true
		}
	}
	return false
}
