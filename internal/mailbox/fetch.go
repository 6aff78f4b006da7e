package mailbox

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"afterword/internal/followup"
)

const (
	// A batch of bodies ends at whichever comes first.
	batchMails = 50
	batchBytes = 8 << 20
	// recentMails are looked at by date even where a SEARCH by date found nothing.
	recentMails = 200
	// searchSlack covers that SEARCH compares calendar days of an unknown zone (RFC 3501
	// section 6.4.4).
	searchSlack = 48 * time.Hour
)

// Fetch hands over what arrived after the cursors in Inbox, Junk, Archive and Sent. In each
// folder it takes these steps: open it read-only, compare its UIDVALIDITY with the cursor's, list
// the new messages with their sizes, and fetch and hand over one batch after the other,
// each with a cursor behind its last message. So no more than one batch is in memory, and
// after an error nothing is skipped and little is read twice.
//
// A folder without a cursor, or whose UIDVALIDITY changed (RFC 3501 section 2.3.1.1), is
// read from since on. Of a mail over 25 MB only the header is returned, and so it is with
// one whose body the server cannot return; see salvage.go.
func (c *Client) Fetch(ctx context.Context, m followup.Mailbox, cursors []followup.Cursor, since time.Time, take func([]followup.RawMail, followup.Cursor) error) error {
	password, err := c.password(ctx, m)
	if err != nil {
		return err
	}
	var taking *takeError
	err = c.fetch(ctx, m, password, cursors, since, func(batch []followup.RawMail, next followup.Cursor) error {
		if err := take(batch, next); err != nil {
			return &takeError{err}
		}
		return nil
	})
	if errors.As(err, &taking) {
		return taking.err
	}
	return withoutPassword(explain(imapName, m.IMAP, err), password)
}

// takeError is an error of the caller's own, which is no matter of the server.
type takeError struct{ err error }

func (e *takeError) Error() string { return e.err.Error() }

func (c *Client) fetch(ctx context.Context, m followup.Mailbox, password string, cursors []followup.Cursor, since time.Time, take func([]followup.RawMail, followup.Cursor) error) error {
	s, err := c.openIMAP(ctx, m, password, nil)
	if err != nil {
		return err
	}
	r := &reading{client: c, mailbox: m, password: password, session: s}
	defer func() { r.session.close() }()
	found, err := s.folders(ctx)
	if err != nil {
		return fmt.Errorf("list the folders: %w", err)
	}
	folders := slices.DeleteFunc([]string{found.sent, found.inbox, found.junk, found.archive}, func(folder string) bool { return folder == "" })
	for i, folder := range folders {
		r.far = followup.FolderReading{Folder: folder, Number: i + 1, Folders: len(folders)}
		// What was sent is known before what answers it.
		r.sent = folder == found.sent
		err := r.readFolder(ctx, folder, cursorOf(cursors, folder), since, take)
		if code, no := isNo(err); no && code == imap.ResponseCodeNonExistent && folder != found.inbox {
			continue // deleted since it was listed
		}
		if err != nil {
			return fmt.Errorf("read the folder %s: %w", folder, err)
		}
	}
	return nil
}

func cursorOf(cursors []followup.Cursor, folder string) followup.Cursor {
	for _, c := range cursors {
		if c.Folder == folder {
			return c
		}
	}
	return followup.Cursor{Folder: folder}
}

// reading is one pass over a mailbox. Its session is another one after a mail that the
// server could not return broke the connection.
type reading struct {
	client   *Client
	mailbox  followup.Mailbox
	password string
	session  *session
	folder   string
	sent     bool // the folder is Sent
	far      followup.FolderReading
}

// readFolder hands over what is new in one folder. A cursor without UIDVALIDITY is none.
func (r *reading) readFolder(ctx context.Context, folder string, cursor followup.Cursor, since time.Time, take func([]followup.RawMail, followup.Cursor) error) error {
	r.folder = folder
	opened, err := r.session.examine(ctx, folder)
	if err != nil {
		return err
	}
	var fresh []*imapclient.FetchMessageBuffer
	next := followup.Cursor{Folder: folder, UIDValidity: opened.UIDValidity}
	end := next
	if cursor.UIDValidity != 0 && cursor.UIDValidity == opened.UIDValidity {
		next.LastUID, end.LastUID = cursor.LastUID, cursor.LastUID
		fresh, err = r.session.after(ctx, opened, imap.UID(cursor.LastUID))
	} else {
		if opened.UIDNext > 0 {
			end.LastUID = uint32(opened.UIDNext) - 1
		}
		fresh, err = r.session.from(ctx, opened, since)
	}
	if err != nil {
		return err
	}
	if !r.sent {
		// Gmail's "All Mail" shows drafts, too: nobody has written those to anybody yet.
		fresh = slices.DeleteFunc(fresh, func(one *imapclient.FetchMessageBuffer) bool { return hasFlag(one, imap.FlagDraft) })
	}
	slices.SortFunc(fresh, func(a, b *imapclient.FetchMessageBuffer) int { return cmp.Compare(a.UID, b.UID) })
	r.client.log.Debug("folder read", "folder", folder, "new", len(fresh))
	taken := cursor
	r.far.Total = len(fresh)
	followup.TellReading(ctx, r.far)
	for batch := range batches(fresh) {
		got, err := r.bodies(ctx, opened.UIDValidity, batch)
		if err != nil {
			return err
		}
		var mails []followup.RawMail
		for _, one := range batch {
			next.LastUID = uint32(one.UID)
			if content, ok := got[one.UID]; ok { // else deleted by another program in between
				mails = append(mails, followup.RawMail{
					Folder: folder, UIDValidity: opened.UIDValidity, UID: uint32(one.UID),
					Received: one.InternalDate, Bytes: content, Sent: r.sent,
				})
			}
		}
		if err := take(mails, next); err != nil {
			return err
		}
		taken = next
		r.far.Done += len(batch)
		followup.TellReading(ctx, r.far)
	}
	end.LastUID = max(end.LastUID, next.LastUID)
	if end == taken {
		return nil
	}
	return take(nil, end)
}

// outline is what is fetched of a message before its body.
func outline() *imap.FetchOptions {
	return &imap.FetchOptions{UID: true, InternalDate: true, RFC822Size: true, Flags: true}
}

// after lists the messages with a UID above last.
func (s *session) after(ctx context.Context, opened *imap.SelectData, last imap.UID) ([]*imapclient.FetchMessageBuffer, error) {
	if opened.NumMessages == 0 || opened.UIDNext > 0 && last+1 >= opened.UIDNext {
		return nil, nil
	}
	var above imap.UIDSet
	above.AddRange(last+1, 0)
	listed, err := s.collect(ctx, s.answer, above, outline())
	// "n:*" always names the last message, even when its UID is below n (RFC 3501
	// section 6.4.8).
	return slices.DeleteFunc(listed, func(one *imapclient.FetchMessageBuffer) bool { return one.UID <= last }), err
}

// from lists the messages received at since or later: those that SEARCH names and those
// among the newest.
func (s *session) from(ctx context.Context, opened *imap.SelectData, since time.Time) ([]*imapclient.FetchMessageBuffer, error) {
	if opened.NumMessages == 0 {
		return nil, nil
	}
	var hits *imap.SearchData
	err := s.ask(ctx, func() (err error) {
		hits, err = s.client.UIDSearch(&imap.SearchCriteria{Since: since.Add(-searchSlack)}, nil).Wait()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("search by date: %w", err)
	}
	var newest imap.SeqSet
	newest.AddRange(max(opened.NumMessages, recentMails)-recentMails+1, opened.NumMessages)
	listed, err := s.collect(ctx, s.answer, newest, outline())
	if err != nil {
		return nil, err
	}
	seen := map[imap.UID]bool{}
	for _, one := range listed {
		seen[one.UID] = true
	}
	var rest imap.UIDSet
	for _, uid := range hits.AllUIDs() {
		if !seen[uid] {
			rest.AddNum(uid)
		}
	}
	if len(rest) > 0 {
		older, err := s.collect(ctx, s.answer, rest, outline())
		if err != nil {
			return nil, err
		}
		listed = append(listed, older...)
	}
	// INTERNALDATE has whole seconds.
	since = since.Truncate(time.Second)
	return slices.DeleteFunc(listed, func(one *imapclient.FetchMessageBuffer) bool { return one.InternalDate.Before(since) }), nil
}

// batches cuts a list into pieces of limited count and size.
func batches(list []*imapclient.FetchMessageBuffer) func(yield func([]*imapclient.FetchMessageBuffer) bool) {
	return func(yield func([]*imapclient.FetchMessageBuffer) bool) {
		start, size := 0, int64(0)
		for i, one := range list {
			if i > start && (i-start >= batchMails || size+one.RFC822Size > batchBytes) {
				if !yield(list[start:i]) {
					return
				}
				start, size = i, 0
			}
			size += one.RFC822Size
		}
		if start < len(list) {
			yield(list[start:])
		}
	}
}

// bodies fetches the bytes of a batch: whole mails, and the headers of those too large.
func (s *session) bodies(ctx context.Context, limits limits, batch []*imapclient.FetchMessageBuffer) (map[imap.UID][]byte, error) {
	var whole, headers imap.UIDSet
	for _, one := range batch {
		if one.RFC822Size > limits.body {
			headers.AddNum(one.UID)
		} else {
			whole.AddNum(one.UID)
		}
	}
	got := map[imap.UID][]byte{}
	for _, want := range []struct {
		uids      imap.UIDSet
		specifier imap.PartSpecifier
	}{{whole, imap.PartSpecifierNone}, {headers, imap.PartSpecifierHeader}} {
		if len(want.uids) == 0 {
			continue
		}
		if err := s.sections(ctx, limits.transfer, want.uids, want.specifier, got); err != nil {
			return nil, err
		}
	}
	return got, nil
}

// sections fetches one part of each message into got.
func (s *session) sections(ctx context.Context, limit time.Duration, uids imap.UIDSet, specifier imap.PartSpecifier, got map[imap.UID][]byte) error {
	section := &imap.FetchItemBodySection{Specifier: specifier, Peek: true}
	found, err := s.collect(ctx, limit, uids, &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{section}})
	if err != nil {
		return fmt.Errorf("fetch the mails: %w", err)
	}
	for _, one := range found {
		if content := one.FindBodySection(section); content != nil {
			got[one.UID] = content
		}
	}
	return nil
}
