package mailbox

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"

	"afterword/internal/followup"
)

// recentCopies is how many of the newest messages in Sent are looked at one by one.
const recentCopies = 50

// newSent is the folder made where a mailbox has no Sent folder yet.
const newSent = "Sent"

// FileSent puts a copy into the Sent folder, marked as seen and dated at, unless a message
// with the same Message-ID is there. It looks for that twice, by SEARCH and by reading the
// newest headers, because some servers index late or not at all: an empty SEARCH proves
// nothing. A mailbox without a Sent folder gets one.
func (c *Client) FileSent(ctx context.Context, m followup.Mailbox, messageID string, message []byte, at time.Time) error {
	if id := bareID(messageID); id == "" || strings.ContainsAny(id, "\r\n") {
		return fmt.Errorf("file the copy in Sent: %q is not a Message-ID", messageID)
	}
	password, err := c.password(ctx, m)
	if err == nil {
		err = explain(imapName, m.IMAP, c.fileSent(ctx, m, password, bareID(messageID), message, at))
	}
	if err != nil {
		return withoutPassword(fmt.Errorf("file the copy in Sent: %w", err), password)
	}
	return nil
}

func (c *Client) fileSent(ctx context.Context, m followup.Mailbox, password, messageID string, message []byte, at time.Time) error {
	s, err := c.openIMAP(ctx, m, password, nil)
	if err != nil {
		return err
	}
	defer s.close()
	found, err := s.folders(ctx)
	if err != nil {
		return fmt.Errorf("list the folders: %w", err)
	}
	if found.sent == "" {
		found.sent = newSent
		if err := s.ask(ctx, func() error { return s.client.Create(newSent, nil).Wait() }); err != nil {
			return fmt.Errorf("there is no Sent folder, and making one failed: %w", err)
		}
	}
	filed, err := s.holds(ctx, found.sent, messageID)
	if err != nil {
		return fmt.Errorf("look for the copy in %s: %w", found.sent, err)
	}
	if filed {
		return nil
	}
	return within(ctx, s.wire, c.limits.transfer, func() error {
		upload := s.client.Append(found.sent, int64(len(message)), &imap.AppendOptions{Flags: []imap.Flag{imap.FlagSeen}, Time: at})
		_, writeErr := upload.Write(message)
		closeErr := upload.Close()
		// A server that refuses the upload says why only in its answer.
		if _, err := upload.Wait(); err != nil {
			return fmt.Errorf("upload to %s: %w", found.sent, err)
		}
		return errors.Join(writeErr, closeErr)
	})
}

// holds reports whether a folder has a message with this Message-ID, written without
// angle brackets.
func (s *session) holds(ctx context.Context, folder, messageID string) (bool, error) {
	opened, err := s.examine(ctx, folder)
	if err != nil || opened.NumMessages == 0 {
		return false, err
	}
	var hits *imap.SearchData
	err = s.ask(ctx, func() (err error) {
		hits, err = s.client.UIDSearch(&imap.SearchCriteria{
			Header: []imap.SearchCriteriaHeaderField{{Key: "Message-ID", Value: "<" + messageID + ">"}},
		}, nil).Wait()
		return err
	})
	if err != nil {
		return false, err
	}
	if len(hits.AllUIDs()) > 0 {
		return true, nil
	}
	var newest imap.SeqSet
	newest.AddRange(max(opened.NumMessages, recentCopies)-recentCopies+1, opened.NumMessages)
	field := &imap.FetchItemBodySection{Specifier: imap.PartSpecifierHeader, HeaderFields: []string{"Message-ID"}, Peek: true}
	copies, err := s.collect(ctx, s.answer, newest, &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{field}})
	if err != nil {
		return false, err
	}
	for _, one := range copies {
		_, value, _ := strings.Cut(string(one.FindBodySection(field)), ":")
		if bareID(value) == messageID {
			return true, nil
		}
	}
	return false, nil
}

// bareID takes white space and angle brackets off a Message-ID.
func bareID(id string) string {
	id = strings.TrimSpace(id)
	return strings.TrimSuffix(strings.TrimPrefix(id, "<"), ">")
}
