package mailboxtest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// witnessFiled sends a mail and lets its witness become the copy in Sent, in an Inbox that
// holds another mail that the person has marked as deleted.
func (w World) witnessFiled(t *testing.T) {
	other := newID(t) + ".other"
	Put(t, w.Sender, "INBOX", letterFrom(w.Recipient.Address, w.Sender.Address, other), time.Now())
	flag(t, w.Sender, "INBOX", other, imap.FlagDeleted)
	marks := w.marks(t)
	id := newID(t)
	if filed := w.fileSent(t, followup.CopyWanted{MessageID: id, Marks: marks}); filed.Folder != "" {
		t.Errorf("before it was sent its copy was found in %s", filed.Folder)
	}
	w.send(t, w.Sender, id)
	w.onlySeen(t, id, marks)
	w.filedFrom(t, id, marks)
	if countID(t, w.Sender, "INBOX", other) != 1 {
		t.Error("filing a copy removed another mail")
	}
	again := w.fileSent(t, followup.CopyWanted{MessageID: id, Marks: marks, Upload: true, Message: letterFrom(w.Sender.Address, w.Recipient.Address, id)})
	if again.Folder != "Sent" || countID(t, w.Sender, "Sent", id) != 1 {
		t.Errorf("filed again: %+v, %d copies", again, countID(t, w.Sender, "Sent", id))
	}
}

// onlySeen looks for a witness and leaves it where it lies.
func (w World) onlySeen(t *testing.T, id string, marks []note.Mark) {
	t.Helper()
	seen := w.fileSent(t, followup.CopyWanted{MessageID: id, Marks: marks, Leave: true})
	if seen.Folder != "INBOX" || countID(t, w.Sender, "INBOX", id) != 1 || countID(t, w.Sender, "Sent", id) != 0 {
		t.Errorf("only looking for a witness: %+v, %d in the Inbox, %d in Sent", seen, countID(t, w.Sender, "INBOX", id), countID(t, w.Sender, "Sent", id))
	}
}

// witnessRenumbered looks for a witness with marks of folders that were numbered anew.
func (w World) witnessRenumbered(t *testing.T) {
	marks := w.marks(t)
	for i := range marks {
		marks[i].UIDValidity++
		marks[i].UIDNext += 1000
	}
	id := newID(t)
	w.send(t, w.Sender, id)
	w.filedFrom(t, id, marks)
}

// witnessLeftBehind finds a copy in Sent and the witness too, as an interrupted move leaves
// them.
func (w World) witnessLeftBehind(t *testing.T) {
	marks := w.marks(t)
	id := newID(t)
	w.send(t, w.Sender, id)
	awaitID(t, w.Sender, "INBOX", id)
	Put(t, w.Sender, "Sent", letterFrom(w.Sender.Address, w.Recipient.Address, id), time.Now())
	flag(t, w.Sender, "Sent", id, imap.FlagSeen)
	w.filedFrom(t, id, marks)
}

// noWitness sends from mailboxes that need none.
func (w World) noWitness(t *testing.T) {
	for _, by := range []followup.SentBy{followup.SentByProvider, followup.SentByUpload} {
		m := w.Sender
		m.SentBy = by
		id := newID(t) + "." + string(by)
		w.send(t, m, id)
		awaitID(t, w.Recipient, "INBOX", id)
		last := newID(t) + "." + string(by) + ".witnessed"
		w.send(t, w.Sender, last)
		awaitID(t, w.Sender, "INBOX", last)
		if countID(t, w.Sender, "INBOX", id) != 0 {
			t.Errorf("%s: the sender got a copy", by)
		}
	}
}

// notCommitted refuses the commit: nothing may arrive anywhere.
func (w World) notCommitted(t *testing.T) {
	id := newID(t)
	wontCommit := errors.New("somebody else has it")
	err := w.Mail.Send(t.Context(), w.Sender, w.Recipient.Address, letterFrom(w.Sender.Address, w.Recipient.Address, id), func() error { return wontCommit })
	if got := endingOf(err); got != temporary || !errors.Is(err, wontCommit) {
		t.Errorf("got %s (%v), want %s and the cause", got, err, temporary)
	}
	last := newID(t) + ".last"
	w.send(t, w.Sender, last)
	awaitID(t, w.Recipient, "INBOX", last)
	awaitID(t, w.Sender, "INBOX", last)
	if countID(t, w.Recipient, "INBOX", id)+countID(t, w.Sender, "INBOX", id) != 0 {
		t.Error("a mail whose commit failed arrived")
	}
}

// witnessRefused sends where the server refuses the sender's own address as a recipient.
func (w World) witnessRefused(t *testing.T) {
	marks := w.marks(t)
	id := newID(t)
	w.send(t, through(t, w.Sender, cut{at: "RCPT TO:<" + strings.ToUpper(w.Sender.Address) + ">", answer: "550 5.7.1 Not to yourself"}), id)
	awaitID(t, w.Recipient, "INBOX", id)
	if filed := w.fileSent(t, followup.CopyWanted{MessageID: id, Marks: marks}); filed.Folder != "" {
		t.Errorf("a copy was found in %s, and nobody sent one", filed.Folder)
	}
	filed := w.fileSent(t, followup.CopyWanted{
		MessageID: id, Marks: marks, Upload: true, Message: letterFrom(w.Sender.Address, w.Recipient.Address, id), At: time.Now(),
	})
	if filed.Folder != "Sent" || countID(t, w.Sender, "Sent", id) != 1 {
		t.Errorf("uploaded: %+v", filed)
	}
}

// rewrittenID finds the copy that a provider filed under a Message-ID of its own.
func (w World) rewrittenID(t *testing.T) {
	m := w.Sender
	m.SentBy, m.RewritesIDs = followup.SentByProvider, true
	id := newID(t)
	under := func(from, carries, references string) []byte {
		return []byte("From: <" + from + ">\r\nMessage-ID: <" + carries + ">\r\nReferences: " + references + "\r\nSubject: Hello\r\n\r\nHello.\r\n")
	}
	marks := w.marks(t)
	look := followup.CopyWanted{MessageID: id, Marks: marks}
	Put(t, m, "Sent", under(w.Recipient.Address, id+".answer", "<"+id+">"), time.Now())
	Put(t, m, "Sent", under(m.Address, id+".later", "<"+id+">\r\n <"+id+".later.own>"), time.Now())
	filed, err := w.Mail.FileSent(t.Context(), m, look)
	if err != nil || filed.Folder != "" {
		t.Errorf("an answer and a later mail of the thread: found %+v, error %v", filed, err)
	}
	Put(t, m, "Sent", under(m.Address, id+".provider", "<zero@globex.test>\r\n <"+id+">"), time.Now())
	filed, err = w.Mail.FileSent(t.Context(), m, look)
	if err != nil || filed.Folder != "Sent" || filed.MessageID != id+".provider" {
		t.Errorf("found %+v, error %v, want the provider's copy", filed, err)
	}
	m.RewritesIDs = false
	if filed, err := w.Mail.FileSent(t.Context(), m, look); err != nil || filed.Folder != "" {
		t.Errorf("where ids are kept, found %+v, error %v", filed, err)
	}
}

// marks says where the sender's folders end now.
func (w World) marks(t *testing.T) []note.Mark {
	t.Helper()
	marks, err := w.Mail.Marks(t.Context(), w.Sender)
	if err != nil {
		t.Fatal(err)
	}
	if len(marks) != 3 || slices.ContainsFunc(marks, func(m note.Mark) bool { return m.Folder == "" || m.UIDValidity == 0 || m.UIDNext == 0 }) {
		t.Fatalf("marks: got %+v, want those of INBOX, Sent and Junk", marks)
	}
	return marks
}

func (w World) send(t *testing.T, m followup.Mailbox, id string) {
	t.Helper()
	if err := w.Mail.Send(t.Context(), m, w.Recipient.Address, letterFrom(m.Address, w.Recipient.Address, id), commits); err != nil {
		t.Fatal(err)
	}
}

func (w World) fileSent(t *testing.T, wanted followup.CopyWanted) followup.Copy {
	t.Helper()
	filed, err := w.Mail.FileSent(t.Context(), w.Sender, wanted)
	if err != nil {
		t.Fatal(err)
	}
	return filed
}

// filedFrom lets the witness of a mail that was sent become the one copy in Sent.
func (w World) filedFrom(t *testing.T, id string, marks []note.Mark) {
	t.Helper()
	awaitID(t, w.Sender, "INBOX", id)
	if filed := w.fileSent(t, followup.CopyWanted{MessageID: id, Marks: marks}); filed.Folder != "Sent" || filed.MessageID != id {
		t.Fatalf("the copy was filed as %+v", filed)
	}
	if sent, inbox := countID(t, w.Sender, "Sent", id), countID(t, w.Sender, "INBOX", id); sent != 1 || inbox != 0 {
		t.Errorf("%d copies in Sent and %d in the Inbox, want 1 and 0", sent, inbox)
	}
	if filed := awaitID(t, w.Sender, "Sent", id); !hasFlag(filed.Flags, imap.FlagSeen) {
		t.Errorf("the copy is not marked as seen: %v", filed.Flags)
	}
}

func hasFlag(flags []imap.Flag, want imap.Flag) bool {
	return slices.ContainsFunc(flags, func(f imap.Flag) bool { return strings.EqualFold(string(f), string(want)) })
}

// flag sets a flag on a message.
func flag(t testing.TB, m followup.Mailbox, folder, id string, flag imap.Flag) {
	t.Helper()
	one := awaitID(t, m, folder, id)
	client := signIn(t, m)
	defer client.Close()
	if _, err := client.Select(folder, nil).Wait(); err != nil {
		t.Fatal(err)
	}
	change := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Flags: []imap.Flag{flag}}
	if err := client.Store(imap.UIDSetNum(imap.UID(one.UID)), change, nil).Close(); err != nil {
		t.Fatal(err)
	}
}
