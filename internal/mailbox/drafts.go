package mailbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// newDrafts is the folder made where a mailbox has no Drafts folder yet.
const newDrafts = "Drafts"

// PutDraft sees to it that a message lies in the Drafts folder, and says where. One that
// carries its Message-ID there already, from an upload whose answer got lost, is the one.
func (c *Client) PutDraft(ctx context.Context, m followup.Mailbox, messageID string, message []byte, at time.Time) (note.Place, error) {
	if messageID == "" || strings.ContainsAny(messageID, "\r\n") {
		return note.Place{}, fmt.Errorf("put the note into the Drafts folder: %q is not a Message-ID", messageID)
	}
	var place note.Place
	err := c.overIMAP(ctx, m, func(s *session) error {
		found, err := s.folders(ctx)
		if err != nil {
			return fmt.Errorf("list the folders: %w", err)
		}
		if found.drafts == "" {
			if err := s.ask(ctx, func() error { return s.client.Create(newDrafts, nil).Wait() }); err != nil {
				return fmt.Errorf("there is no Drafts folder, and making one failed: %w", err)
			}
			found.drafts = newDrafts
		}
		if place, err = s.draftCarrying(ctx, found.drafts, messageID); err != nil || place.Folder != "" {
			return err
		}
		if err := c.uploadDraft(ctx, s, found.drafts, message, at); err != nil {
			return err
		}
		if place, err = s.draftCarrying(ctx, found.drafts, messageID); err == nil && place.Folder == "" {
			err = fmt.Errorf("the folder %s took the message and does not show it", found.drafts)
		}
		return err
	})
	if err != nil {
		return note.Place{}, fmt.Errorf("put the note into the Drafts folder: %w", err)
	}
	return place, nil
}

func (c *Client) uploadDraft(ctx context.Context, s *session, folder string, message []byte, at time.Time) error {
	return within(ctx, s.wire, c.limits.transfer, func() error {
		upload := s.client.Append(folder, int64(len(message)), &imap.AppendOptions{
			Flags: []imap.Flag{imap.FlagDraft, imap.FlagSeen}, Time: at,
		})
		_, writeErr := upload.Write(message)
		closeErr := upload.Close()
		if _, err := upload.Wait(); err != nil {
			return fmt.Errorf("upload to %s: %w", folder, err)
		}
		return errors.Join(writeErr, closeErr)
	})
}

// draftCarrying returns where the message with a Message-ID lies; the zero Place when it
// does not.
func (s *session) draftCarrying(ctx context.Context, folder, messageID string) (note.Place, error) {
	opened, err := s.examine(ctx, folder)
	if err != nil {
		return note.Place{}, fmt.Errorf("open the folder %s: %w", folder, err)
	}
	listed, err := s.drafts(ctx, folder, opened, 0)
	for _, one := range listed {
		if one.place.MessageID == messageID {
			return one.place, err
		}
	}
	return note.Place{}, err
}

// FindDraft looks a draft up by its place and Message-ID, then for what the person's mail
// program may have made of it: another message, with a number above the old one's.
func (c *Client) FindDraft(ctx context.Context, m followup.Mailbox, wanted followup.DraftWanted) (followup.FoundDraft, error) {
	var found followup.FoundDraft
	err := c.overIMAP(ctx, m, func(s *session) (err error) {
		found, err = c.findDraft(ctx, s, wanted)
		return err
	})
	if err != nil {
		return followup.FoundDraft{}, fmt.Errorf("look into the Drafts folder: %w", err)
	}
	return found, nil
}

func (c *Client) findDraft(ctx context.Context, s *session, wanted followup.DraftWanted) (followup.FoundDraft, error) {
	places, err := s.folders(ctx)
	if err != nil {
		return followup.FoundDraft{}, fmt.Errorf("list the folders: %w", err)
	}
	if places.drafts == "" {
		return followup.FoundDraft{}, nil
	}
	opened, err := s.examine(ctx, places.drafts)
	if err != nil {
		return followup.FoundDraft{}, fmt.Errorf("open the folder %s: %w", places.drafts, err)
	}
	least := imap.UID(0)
	if wanted.Place.Folder == places.drafts && wanted.Place.UIDValidity == opened.UIDValidity {
		least = imap.UID(wanted.Place.UID)
	}
	listed, err := s.drafts(ctx, places.drafts, opened, least)
	if err != nil {
		return followup.FoundDraft{}, err
	}
	one := chooseDraft(listed, wanted)
	switch {
	case one == nil:
		return followup.FoundDraft{}, nil
	case one.place == wanted.Place:
		return followup.FoundDraft{Place: one.place}, nil
	}
	content, err := s.bodies(ctx, c.limits, []*imapclient.FetchMessageBuffer{{UID: imap.UID(one.place.UID), RFC822Size: one.size}})
	if err != nil {
		return followup.FoundDraft{}, err
	}
	if content[imap.UID(one.place.UID)] == nil {
		return followup.FoundDraft{}, nil // replaced in between; the next look finds that one
	}
	return followup.FoundDraft{Place: one.place, Bytes: content[imap.UID(one.place.UID)]}, nil
}

// chooseDraft picks what became of a draft: the newest with its Message-ID, else the newest
// that the person can have made of it.
func chooseDraft(listed []draft, wanted followup.DraftWanted) *draft {
	var made *draft
	for i, one := range slices.Backward(listed) {
		switch {
		case one.place.MessageID == wanted.MessageID:
			return &listed[i]
		case one.place == wanted.Place && made == nil:
			made = &listed[i] // theirs, as it was
		case made == nil && one.follows(wanted):
			made = &listed[i]
		}
	}
	return made
}

// draft is a message in the Drafts folder.
type draft struct {
	place     note.Place
	to        []string
	inReplyTo string
	size      int64
}

func (d draft) follows(wanted followup.DraftWanted) bool {
	isTo := slices.ContainsFunc(d.to, func(email string) bool { return strings.EqualFold(email, wanted.To) })
	return isTo && d.inReplyTo == wanted.InReplyTo && !slices.Contains(wanted.Others, d.place.MessageID)
}

// drafts lists the messages of the open folder from a number on, without those marked as
// deleted; from 0, the newest.
func (s *session) drafts(ctx context.Context, folder string, opened *imap.SelectData, least imap.UID) ([]draft, error) {
	if opened.NumMessages == 0 {
		return nil, nil
	}
	head := &imap.FetchItemBodySection{
		Specifier: imap.PartSpecifierHeader, Peek: true, HeaderFields: []string{"Message-ID", "To", "In-Reply-To"},
	}
	found, err := s.collect(ctx, s.answer, numbersFrom(opened, least), &imap.FetchOptions{
		UID: true, Flags: true, RFC822Size: true, BodySection: []*imap.FetchItemBodySection{head},
	})
	if err != nil {
		return nil, fmt.Errorf("look through the folder %s: %w", folder, err)
	}
	var drafts []draft
	for _, one := range found {
		// "n:*" always names the last message, even one before n.
		if one.UID < least || hasFlag(one, imap.FlagDeleted) {
			continue
		}
		d := draft{place: note.Place{Folder: folder, UIDValidity: opened.UIDValidity, UID: uint32(one.UID)}, size: one.RFC822Size}
		read, err := mail.ReadMessage(bytes.NewReader(append(bytes.Clone(one.FindBodySection(head)), "\r\n"...)))
		if err == nil { // one that nobody can read is nobody's
			d.place.MessageID = bareID(read.Header.Get("Message-Id"))
			d.inReplyTo = bareID(read.Header.Get("In-Reply-To"))
			to, _ := read.Header.AddressList("To")
			for _, a := range to {
				d.to = append(d.to, a.Address)
			}
		}
		drafts = append(drafts, d)
	}
	slices.SortFunc(drafts, func(a, b draft) int { return int(int64(a.place.UID) - int64(b.place.UID)) })
	return drafts, nil
}

func hasFlag(one *imapclient.FetchMessageBuffer, flag imap.Flag) bool {
	return slices.ContainsFunc(one.Flags, func(f imap.Flag) bool { return strings.EqualFold(string(f), string(flag)) })
}

// RemoveDraft takes exactly one message out of the Drafts folder. Before it does, it reads
// the Message-ID of what has that number in the folder with that UIDVALIDITY: a number
// alone would name another message in a folder that was made anew.
func (c *Client) RemoveDraft(ctx context.Context, m followup.Mailbox, place note.Place) (removed bool, err error) {
	if place.Folder == "" || place.UID == 0 || place.MessageID == "" {
		return false, nil
	}
	err = c.overIMAP(ctx, m, func(s *session) error {
		var opened *imap.SelectData
		err := s.ask(ctx, func() (err error) {
			opened, err = s.client.Select(place.Folder, nil).Wait()
			return err
		})
		if code, no := isNo(err); no && code != imap.ResponseCodeUnavailable && code != imap.ResponseCodeLimit && code != imap.ResponseCodeInUse {
			return nil // there is no such folder any more; not every server says so by a code
		}
		if err != nil {
			return fmt.Errorf("open the folder %s: %w", place.Folder, err)
		}
		if opened.UIDValidity != place.UIDValidity {
			return nil
		}
		listed, err := s.drafts(ctx, place.Folder, opened, imap.UID(place.UID))
		if err != nil || !slices.ContainsFunc(listed, func(d draft) bool { return d.place == place }) {
			return err
		}
		removed = true
		return s.removeOne(ctx, imap.UIDSetNum(imap.UID(place.UID)))
	})
	if err != nil {
		return false, fmt.Errorf("take the note out of the Drafts folder: %w", err)
	}
	return removed, nil
}

// removeOne removes a message of the open folder. Where the server can take out no single
// message (UIDPLUS, RFC 4315), it stays marked as deleted, which mail programs hide.
func (s *session) removeOne(ctx context.Context, uid imap.UIDSet) error {
	deleted := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagDeleted}}
	return s.ask(ctx, func() error {
		if err := s.client.Store(uid, deleted, nil).Close(); err != nil {
			return fmt.Errorf("mark the draft as deleted: %w", err)
		}
		if !s.caps.Has(imap.CapUIDPlus) {
			return nil
		}
		if err := s.client.UIDExpunge(uid).Close(); err != nil {
			return fmt.Errorf("take the draft out: %w", err)
		}
		return nil
	})
}
