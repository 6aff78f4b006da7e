package mailboxtest

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// draftPutOnce puts a draft into the Drafts folder twice, as after an answer that got lost.
func (w World) draftPutOnce(t *testing.T) {
	id := newID(t)
	message := letterFrom(w.Sender.Address, w.Recipient.Address, id)
	first := w.putDraft(t, id, message)
	if again := w.putDraft(t, id, message); again != first {
		t.Errorf("put at %+v, then at %+v", first, again)
	}
	if n := countID(t, w.Sender, "Drafts", id); n != 1 {
		t.Fatalf("%d drafts, want one", n)
	}
	lies := awaitID(t, w.Sender, "Drafts", id)
	if !hasFlag(lies.Flags, imap.FlagDraft) || !bytes.Equal(lies.Bytes, message) {
		t.Errorf("it lies there with %v as\n%s", lies.Flags, lies.Bytes)
	}
	if first.Folder != "Drafts" || first.UID != lies.UID || first.UIDValidity == 0 || first.MessageID != id {
		t.Errorf("it lies at %+v, UID %d", first, lies.UID)
	}
	if _, err := w.Mail.PutDraft(t.Context(), w.Sender, "", message, time.Now()); err == nil {
		t.Error("a draft without a Message-ID was put there: nobody could tell it from others")
	}
}

// draftFollowed lets another program change a draft: under its Message-ID, under a new
// one, and away.
func (w World) draftFollowed(t *testing.T) {
	id := newID(t)
	message := letterFrom(w.Sender.Address, w.Recipient.Address, id)
	other := newID(t) + ".other"
	place := w.putDraft(t, id, message)
	wanted := followup.DraftWanted{Place: place, MessageID: id, To: strings.ToUpper(w.Recipient.Address), Others: []string{other}}
	if found := w.findDraft(t, wanted); found.Place != place || found.Bytes != nil {
		t.Fatalf("unchanged it is found as %+v", found)
	}
	changed := bytes.Replace(message, []byte("nightly reindex"), []byte("reindex at night"), 1)
	w.replaceDraft(t, id, changed)
	found := w.findDraft(t, wanted)
	if found.Place.MessageID != id || found.Place.UID <= place.UID || !bytes.Equal(found.Bytes, changed) {
		t.Fatalf("changed it is found at %+v\n%s", found.Place, found.Bytes)
	}
	wanted.Place = found.Place
	// A draft of another note, one to somebody else and an answer are not it.
	Put(t, w.Sender, "Drafts", letterFrom(w.Sender.Address, w.Recipient.Address, other), time.Now())
	Put(t, w.Sender, "Drafts", letterFrom(w.Sender.Address, "nobody@globex.test", newID(t)+".to"), time.Now())
	answer := append([]byte("In-Reply-To: <theirs@globex.test>\r\n"), letterFrom(w.Sender.Address, w.Recipient.Address, newID(t)+".answer")...)
	Put(t, w.Sender, "Drafts", answer, time.Now())
	if found := w.findDraft(t, wanted); found.Place != wanted.Place {
		t.Fatalf("beside others it is found at %+v", found.Place)
	}
	renamed := newID(t) + ".renamed"
	w.replaceDraft(t, id, letterFrom(w.Sender.Address, w.Recipient.Address, renamed))
	if found = w.findDraft(t, wanted); found.Place.MessageID != renamed || found.Bytes == nil {
		t.Fatalf("under another Message-ID it is found as %+v", found.Place)
	}
	w.expunge(t, "Drafts", renamed)
	if found := w.findDraft(t, wanted); found.Place.Folder != "" {
		t.Errorf("taken away it is found at %+v", found.Place)
	}
}

// draftRemoved takes a draft out, and nothing but that draft.
func (w World) draftRemoved(t *testing.T) {
	id, other := newID(t), newID(t)+".other"
	place := w.putDraft(t, id, letterFrom(w.Sender.Address, w.Recipient.Address, id))
	Put(t, w.Sender, "Drafts", letterFrom(w.Sender.Address, w.Recipient.Address, other), time.Now())
	flag(t, w.Sender, "Drafts", other, imap.FlagDeleted) // the person's own business
	for what, wrong := range map[string]func(*note.Place){
		"another number":      func(p *note.Place) { p.UID++ },
		"another UIDVALIDITY": func(p *note.Place) { p.UIDValidity++ },
		"another Message-ID":  func(p *note.Place) { p.MessageID = other },
		"another folder":      func(p *note.Place) { p.Folder = "No such folder" },
		"no place":            func(p *note.Place) { *p = note.Place{} },
	} {
		elsewhere := place
		wrong(&elsewhere)
		if removed, err := w.Mail.RemoveDraft(t.Context(), w.Sender, elsewhere); removed || err != nil {
			t.Errorf("%s: removed %v, error %v", what, removed, err)
		}
	}
	if countID(t, w.Sender, "Drafts", id) != 1 || countID(t, w.Sender, "Drafts", other) != 1 {
		t.Fatal("a draft went that nobody had named")
	}
	if removed, err := w.Mail.RemoveDraft(t.Context(), w.Sender, place); !removed || err != nil {
		t.Fatalf("removed %v, error %v", removed, err)
	}
	if countID(t, w.Sender, "Drafts", id) != 0 || countID(t, w.Sender, "Drafts", other) != 1 {
		t.Error("the draft is still there, or another went with it")
	}
	if removed, err := w.Mail.RemoveDraft(t.Context(), w.Sender, place); removed || err != nil {
		t.Errorf("again: removed %v, error %v", removed, err)
	}
}

// draftsFolderMade puts a draft into a mailbox that has no Drafts folder.
func (w World) draftsFolderMade(t *testing.T) {
	client := signIn(t, w.Recipient)
	defer client.Close()
	_ = client.Delete("Drafts").Wait() // some servers make it only when it is needed
	id := newID(t)
	place, err := w.Mail.PutDraft(t.Context(), w.Recipient, id, letterFrom(w.Recipient.Address, w.Sender.Address, id), time.Now())
	if err != nil || place.Folder != "Drafts" || countID(t, w.Recipient, "Drafts", id) != 1 {
		t.Errorf("put at %+v, error %v", place, err)
	}
}

// fetchTellsSent reads the Sent folder beside the others, marked as such.
func (w World) fetchTellsSent(t *testing.T) {
	cursors := w.begin(t)
	in, sent, draft := newID(t)+".in", newID(t)+".sent", newID(t)+".draft"
	Put(t, w.Recipient, "INBOX", letterFrom(w.Sender.Address, w.Recipient.Address, in), time.Now())
	Put(t, w.Recipient, "Sent", letterFrom(w.Recipient.Address, w.Sender.Address, sent), time.Now())
	Put(t, w.Recipient, "Archive", letterFrom(w.Recipient.Address, w.Sender.Address, draft), time.Now())
	flag(t, w.Recipient, "Archive", draft, imap.FlagDraft)
	mails, _, err := FetchAll(t.Context(), w.Mail, w.Recipient, cursors, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, one := range mails {
		got[one.Folder] = one.Sent
	}
	if len(mails) != 2 || got["INBOX"] || !got["Sent"] {
		t.Errorf("got %v, want one that came in and one that was sent, and no draft", got)
	}
}

func (w World) putDraft(t *testing.T, id string, message []byte) note.Place {
	t.Helper()
	place, err := w.Mail.PutDraft(t.Context(), w.Sender, id, message, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return place
}

func (w World) findDraft(t *testing.T, wanted followup.DraftWanted) followup.FoundDraft {
	t.Helper()
	found, err := w.Mail.FindDraft(t.Context(), w.Sender, wanted)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// replaceDraft does what mail programs do when a draft is saved: they file the new one and
// take the old one away.
func (w World) replaceDraft(t *testing.T, id string, message []byte) {
	t.Helper()
	old := awaitID(t, w.Sender, "Drafts", id)
	Put(t, w.Sender, "Drafts", message, time.Now())
	Expunge(t, w.Sender, "Drafts", old.UID)
}

func (w World) expunge(t *testing.T, folder, id string) {
	t.Helper()
	Expunge(t, w.Sender, folder, awaitID(t, w.Sender, folder, id).UID)
}

// Expunge takes one message out of a folder, as another program would.
func Expunge(t testing.TB, m followup.Mailbox, folder string, uid uint32) {
	t.Helper()
	client := signIn(t, m)
	defer client.Close()
	if _, err := client.Select(folder, nil).Wait(); err != nil {
		t.Fatal(err)
	}
	one := imap.UIDSetNum(imap.UID(uid))
	deleted := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Flags: []imap.Flag{imap.FlagDeleted}}
	if err := client.Store(one, deleted, nil).Close(); err != nil {
		t.Fatal(err)
	}
	if err := client.UIDExpunge(one).Close(); err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(ReadFolder(t, m, folder), func(left RawMessage) bool { return left.UID == uid }) {
		t.Fatalf("message %d stays in %s", uid, folder)
	}
}
