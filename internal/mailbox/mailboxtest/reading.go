package mailboxtest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"

	"afterword/internal/followup"
)

func (w World) checkFindsFolders(t *testing.T) {
	report, err := w.Mail.Check(t.Context(), w.Sender)
	if err != nil {
		t.Fatal(err)
	}
	if report.Inbox != "INBOX" || report.Sent != "Sent" || report.Junk != "Junk" || report.Archive != "Archive" || report.Drafts != "Drafts" {
		t.Errorf("folders: got %+v, want INBOX, Sent, Junk, Archive and Drafts", report)
	}
	if !report.Idle || report.MaxSize <= 0 {
		t.Errorf("abilities: got %+v, want IDLE and a largest size", report)
	}
}

func (w World) filedOnce(t *testing.T) {
	id := newID(t)
	message := letterFrom(w.Sender.Address, w.Recipient.Address, id)
	at := time.Date(2026, 11, 24, 14, 12, 0, 0, time.UTC)
	for range 2 {
		filed, err := w.Mail.FileSent(t.Context(), w.Sender, followup.CopyWanted{MessageID: id, Message: message, At: at, Upload: true})
		if err != nil || filed.Folder != "Sent" || filed.MessageID != id || !filed.Received.Equal(at) {
			t.Fatalf("filed as %+v, error %v", filed, err)
		}
	}
	if got := countID(t, w.Sender, "Sent", id); got != 1 {
		t.Fatalf("copies in Sent: got %d, want 1", got)
	}
	filed := awaitID(t, w.Sender, "Sent", id)
	if !bytes.Equal(filed.Bytes, message) {
		t.Errorf("the copy differs from the message:\n%q\n%q", filed.Bytes, message)
	}
	if !slices.Contains(filed.Flags, imap.FlagSeen) && !slices.Contains(filed.Flags, "\\seen") {
		t.Errorf("the copy is not marked as seen: %v", filed.Flags)
	}
	if !filed.Received.Equal(at) {
		t.Errorf("date of the copy: got %s, want %s", filed.Received, at)
	}
	if _, err := w.Mail.FileSent(t.Context(), w.Sender, followup.CopyWanted{Message: message, At: at, Upload: true}); err == nil {
		t.Error("a copy without a Message-ID was filed: it could be filed twice")
	}
}

// FetchAll collects what Fetch hands over, and returns the cursors as they are afterwards.
func FetchAll(ctx context.Context, mail followup.Mail, m followup.Mailbox, cursors []followup.Cursor, since time.Time) ([]followup.RawMail, []followup.Cursor, error) {
	var mails []followup.RawMail
	after := slices.Clone(cursors)
	err := mail.Fetch(ctx, m, cursors, since, func(batch []followup.RawMail, next followup.Cursor) error {
		mails = append(mails, batch...)
		same := func(c followup.Cursor) bool { return c.Folder == next.Folder }
		if i := slices.IndexFunc(after, same); i >= 0 {
			after[i] = next
		} else {
			after = append(after, next)
		}
		return nil
	})
	return mails, after, err
}

// begin reads everything there is and returns the cursors behind it.
func (w World) begin(t *testing.T) []followup.Cursor {
	t.Helper()
	_, cursors, err := FetchAll(t.Context(), w.Mail, w.Recipient, nil, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return cursors
}

func (w World) fetchContinues(t *testing.T) {
	cursors := w.begin(t)
	if len(cursors) != 4 {
		t.Fatalf("cursors: got %v, want those of INBOX, Junk, Archive and Sent", cursors)
	}
	mails, again, err := FetchAll(t.Context(), w.Mail, w.Recipient, cursors, time.Time{})
	if err != nil || len(mails) != 0 {
		t.Fatalf("nothing came, but got %d mails and error %v", len(mails), err)
	}
	if !slices.Equal(cursors, again) {
		t.Errorf("nothing came, but the cursors moved from %v to %v", cursors, again)
	}
	received := time.Now().Truncate(time.Second)
	want := map[string]string{"INBOX": newID(t) + ".a", "Junk": newID(t) + ".b", "Archive": newID(t) + ".c"}
	for folder, id := range want {
		Put(t, w.Recipient, folder, letterFrom(w.Sender.Address, w.Recipient.Address, id), received)
	}
	mails, again, err = FetchAll(t.Context(), w.Mail, w.Recipient, cursors, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	if len(mails) != len(want) {
		t.Fatalf("mails: got %d, want %d", len(mails), len(want))
	}
	for _, one := range mails {
		id := want[one.Folder]
		if !bytes.Equal(one.Bytes, letterFrom(w.Sender.Address, w.Recipient.Address, id)) {
			t.Errorf("the mail in %s is not as it was filed", one.Folder)
		}
		cursor := again[slices.IndexFunc(again, func(c followup.Cursor) bool { return c.Folder == one.Folder })]
		if !one.Received.Equal(received) || one.UID != cursor.LastUID || one.UIDValidity != cursor.UIDValidity {
			t.Errorf("%s: got %s, UID %d of %d, cursor %v", one.Folder, one.Received, one.UID, one.UIDValidity, cursor)
		}
	}
	mails, _, err = FetchAll(t.Context(), w.Mail, w.Recipient, again, time.Time{})
	if err != nil || len(mails) != 0 {
		t.Errorf("the same mails came again: %d, error %v", len(mails), err)
	}
}

func (w World) fetchSince(t *testing.T) {
	since := time.Now().Add(-24 * time.Hour).Truncate(time.Second)
	before, after := newID(t)+".before", newID(t)+".after"
	Put(t, w.Recipient, "INBOX", letterFrom(w.Sender.Address, w.Recipient.Address, before), since.Add(-time.Hour))
	Put(t, w.Recipient, "INBOX", letterFrom(w.Sender.Address, w.Recipient.Address, after), since)
	mails, cursors, err := FetchAll(t.Context(), w.Mail, w.Recipient, nil, since)
	if err != nil {
		t.Fatal(err)
	}
	has := func(id string) bool {
		return slices.ContainsFunc(mails, func(one followup.RawMail) bool { return holdsID(one.Bytes, id) })
	}
	if has(before) || !has(after) {
		t.Errorf("from %s on: got the older mail %v, the newer %v", since, has(before), has(after))
	}
	mails, _, err = FetchAll(t.Context(), w.Mail, w.Recipient, cursors, since)
	if err != nil || len(mails) != 0 {
		t.Errorf("read again from the cursors: got %d mails, error %v", len(mails), err)
	}
}

func (w World) fetchRemadeFolder(t *testing.T) {
	now := time.Now().Truncate(time.Second)
	Put(t, w.Recipient, "Junk", letterFrom(w.Sender.Address, w.Recipient.Address, newID(t)+".gone"), now)
	Put(t, w.Recipient, "Junk", letterFrom(w.Sender.Address, w.Recipient.Address, newID(t)+".gone too"), now)
	cursors := w.begin(t)
	remake(t, w.Recipient, "Junk")
	id := newID(t)
	Put(t, w.Recipient, "Junk", letterFrom(w.Sender.Address, w.Recipient.Address, id+".old"), now.AddDate(0, 0, -3))
	Put(t, w.Recipient, "Junk", letterFrom(w.Sender.Address, w.Recipient.Address, id), now)
	mails, again, err := FetchAll(t.Context(), w.Mail, w.Recipient, cursors, now.Add(-time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	if len(mails) != 1 || !holdsID(mails[0].Bytes, id) {
		t.Errorf("got %d mails, want the one mail since an hour ago", len(mails))
	}
	mails, _, err = FetchAll(t.Context(), w.Mail, w.Recipient, again, now.Add(-time.Hour))
	if err != nil || len(mails) != 0 {
		t.Errorf("read again from the cursors: got %d mails, error %v", len(mails), err)
	}
}

func (w World) fetchLeavesNoTrace(t *testing.T) {
	id := newID(t)
	Put(t, w.Recipient, "INBOX", letterFrom(w.Sender.Address, w.Recipient.Address, id), time.Now())
	before := ReadFolder(t, w.Recipient, "INBOX")
	w.begin(t)
	after := ReadFolder(t, w.Recipient, "INBOX")
	if len(before) != len(after) {
		t.Fatalf("messages: %d before, %d after", len(before), len(after))
	}
	for i := range before {
		a, b := slices.Sorted(slices.Values(before[i].Flags)), slices.Sorted(slices.Values(after[i].Flags))
		// \Recent goes by itself as soon as a folder is opened (RFC 3501 section 2.3.2).
		recent := func(f imap.Flag) bool { return f == "\\Recent" || f == "\\recent" }
		if a, b = slices.DeleteFunc(a, recent), slices.DeleteFunc(b, recent); !slices.Equal(a, b) {
			t.Errorf("flags of message %d: %v before, %v after", before[i].UID, a, b)
		}
	}
}

func (w World) watchTells(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	told, ended := make(chan struct{}, 100), make(chan error, 1)
	go func() { ended <- w.Mail.Watch(ctx, w.Recipient, func() { told <- struct{}{} }) }()
	defer func() { cancel(); <-ended }()
	await := func(what string) {
		t.Helper()
		select {
		case <-told:
		case err := <-ended:
			ended <- err
			t.Fatalf("the watch ended: %v", err)
		case <-time.After(patience):
			t.Fatalf("not told of %s", what)
		}
	}
	await("what was there before")
	for range 2 {
		start := time.Now()
		Put(t, w.Recipient, "INBOX", letterFrom(w.Sender.Address, w.Recipient.Address, newID(t)), time.Now())
		await("new mail")
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("told after %s, want a second or two", took)
		}
		drain(told)
	}
}

// drain forgets what was told more than once.
func drain(told <-chan struct{}) {
	for {
		select {
		case <-told:
		case <-time.After(time.Second):
			return
		}
	}
}

func (w World) watchEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.Mail.Watch(ctx, w.Recipient, cancel) }()
	select {
	case err := <-ended:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("why it ended: got %v, want %v", err, context.Canceled)
		}
	case <-time.After(patience):
		t.Fatal("the watch goes on after its context ended")
	}
}
