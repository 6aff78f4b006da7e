package mailbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// found is a copy in a folder.
type found struct {
	followup.Copy
	uid imap.UID
}

// behind looks for the copy of a message among all messages behind a mark, one by one: a
// SEARCH that finds nothing proves nothing on some servers. Where the folder was numbered
// anew since, or has no mark, it looks through the newest instead.
func (s *session) behind(ctx context.Context, m followup.Mailbox, folder string, marks []note.Mark, id string) (*found, error) {
	opened, err := s.examine(ctx, folder)
	if err != nil {
		return nil, fmt.Errorf("open the folder %s: %w", folder, err)
	}
	if opened.NumMessages == 0 {
		return nil, nil
	}
	least := imap.UID(0)
	at := slices.IndexFunc(marks, func(mark note.Mark) bool { return mark.Folder == folder })
	if at >= 0 && marks[at].UIDNext > 0 && marks[at].UIDValidity == opened.UIDValidity {
		least = imap.UID(marks[at].UIDNext)
		if opened.UIDNext > 0 && opened.UIDNext <= least {
			return nil, nil // nothing has come since
		}
	}
	head := &imap.FetchItemBodySection{
		Specifier: imap.PartSpecifierHeader, Peek: true,
		HeaderFields: []string{"Message-ID", "References", "From"},
	}
	listed, err := s.collect(ctx, s.answer, numbersFrom(opened, least), &imap.FetchOptions{
		UID: true, InternalDate: true, BodySection: []*imap.FetchItemBodySection{head},
	})
	if err != nil {
		return nil, fmt.Errorf("look through the folder %s: %w", folder, err)
	}
	for _, one := range listed {
		// "n:*" always names the last message, even one before n.
		if one.UID < least {
			continue
		}
		if carries, ok := copyOf(one, head, m, id); ok {
			return &found{followup.Copy{Folder: folder, Received: one.InternalDate, MessageID: carries}, one.UID}, nil
		}
	}
	return nil, nil
}

// numbersFrom are the messages of an opened folder from a number on; from 0, the newest.
func numbersFrom(opened *imap.SelectData, least imap.UID) imap.NumSet {
	if least > 0 {
		var from imap.UIDSet
		from.AddRange(least, 0)
		return from
	}
	var newest imap.SeqSet
	newest.AddRange(max(opened.NumMessages, recentCopies)-recentCopies+1, opened.NumMessages)
	return newest
}

// copyOf reports whether a message is the copy of the one with this Message-ID, and the
// Message-ID it carries. A provider that replaces it leaves ours at the end of References,
// where it was put for this purpose.
func copyOf(one *imapclient.FetchMessageBuffer, head *imap.FetchItemBodySection, m followup.Mailbox, id string) (carries string, ok bool) {
	read, err := mail.ReadMessage(bytes.NewReader(append(bytes.Clone(one.FindBodySection(head)), "\r\n"...)))
	if err != nil {
		return "", false
	}
	carries = bareID(read.Header.Get("Message-Id"))
	if carries == id {
		return carries, true
	}
	if !m.RewritesIDs || carries == "" {
		return "", false
	}
	from, err := mail.ParseAddress(read.Header.Get("From"))
	if err != nil || !strings.EqualFold(from.Address, m.Address) {
		return "", false // an answer, which names our id too
	}
	references := strings.Fields(read.Header.Get("References"))
	return carries, len(references) > 0 && bareID(references[len(references)-1]) == id
}

// errStays means that a message could not be moved, because the server can take out no
// single message. Nothing was changed.
var errStays = errors.New("the server can neither move a message nor remove a single one")

// move takes one message from a folder to another, marked as seen. Nothing else in the
// folder is touched: without MOVE (RFC 6851) it is copied, and removed by its own number
// (UIDPLUS, RFC 4315).
func (s *session) move(ctx context.Context, one *found, to string) error {
	moves, removes := s.caps.Has(imap.CapMove), s.caps.Has(imap.CapUIDPlus)
	if !moves && !removes {
		return errStays
	}
	if err := s.open(ctx, one.Folder); err != nil {
		return fmt.Errorf("open the folder %s: %w", one.Folder, err)
	}
	uid := imap.UIDSetNum(one.uid)
	seen := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagSeen}}
	err := s.ask(ctx, func() error { return s.client.Store(uid, seen, nil).Close() })
	if err != nil {
		return fmt.Errorf("mark the copy as seen: %w", err)
	}
	if moves {
		err = s.ask(ctx, func() error { _, err := s.client.Move(uid, to).Wait(); return err })
	} else {
		err = s.ask(ctx, func() error { _, err := s.client.Copy(uid, to).Wait(); return err })
	}
	if err != nil {
		return fmt.Errorf("move the copy from %s to %s: %w", one.Folder, to, err)
	}
	if moves {
		return nil
	}
	return s.remove(ctx, uid)
}

// remove takes messages out of the open folder, by their numbers.
func (s *session) remove(ctx context.Context, uid imap.UIDSet) error {
	deleted := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagDeleted}}
	err := s.ask(ctx, func() error {
		if err := s.client.Store(uid, deleted, nil).Close(); err != nil {
			return err
		}
		return s.client.UIDExpunge(uid).Close()
	})
	if err != nil {
		return fmt.Errorf("take the copy out of the Inbox, it lies in Sent: %w", err)
	}
	return nil
}

// open opens a folder for changes.
func (s *session) open(ctx context.Context, folder string) error {
	return s.ask(ctx, func() error {
		_, err := s.client.Select(folder, nil).Wait()
		return err
	})
}
