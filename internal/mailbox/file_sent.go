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

// recentCopies is how many of the newest messages of a folder are looked at one by one
// where there is no mark to begin at.
const recentCopies = 200

// newSent is the folder made where a mailbox has no Sent folder yet.
const newSent = "Sent"

// FileSent sees to it that one copy of a message lies in Sent. It takes these steps:
//
//  1. look behind the marks in Sent; a copy there is the answer;
//  2. where the person's own address was a recipient, look for that witness behind the
//     marks in Inbox and Junk and move it to Sent; mail is on its way for a moment, so it
//     looks a few times;
//  3. with wanted.Upload, upload a copy. Some servers index late or not at all, so the
//     newest in Sent were read one by one before.
//
// A witness beside a copy that lies in Sent already, left by an interrupted move, is taken
// out of the Inbox. A mailbox without a Sent folder gets one. With wanted.Leave it only
// looks and changes nothing.
func (c *Client) FileSent(ctx context.Context, m followup.Mailbox, wanted followup.CopyWanted) (followup.Copy, error) {
	wanted.MessageID = bareID(wanted.MessageID)
	if wanted.MessageID == "" || strings.ContainsAny(wanted.MessageID, "\r\n") {
		return followup.Copy{}, fmt.Errorf("file the copy in Sent: %q is not a Message-ID", wanted.MessageID)
	}
	var filed followup.Copy
	err := c.overIMAP(ctx, m, func(s *session) (err error) {
		filed, err = c.fileSent(ctx, s, m, wanted)
		return err
	})
	if err != nil {
		return followup.Copy{}, fmt.Errorf("file the copy in Sent: %w", err)
	}
	return filed, nil
}

func (c *Client) fileSent(ctx context.Context, s *session, m followup.Mailbox, wanted followup.CopyWanted) (followup.Copy, error) {
	places, err := s.folders(ctx)
	if err != nil {
		return followup.Copy{}, fmt.Errorf("list the folders: %w", err)
	}
	for deadline := time.Now().Add(c.limits.witness); ; {
		filed, err := s.lookOnce(ctx, m, &places, wanted)
		if err != nil || filed.Folder != "" {
			return filed, err
		}
		if wanted.Upload || time.Now().After(deadline) {
			break
		}
		if err := pauseFor(ctx, c.limits.witnessLook); err != nil {
			return followup.Copy{}, err
		}
	}
	if !wanted.Upload {
		return followup.Copy{}, nil
	}
	if err := s.haveSent(ctx, &places); err != nil {
		return followup.Copy{}, err
	}
	if err := c.upload(ctx, s, places.sent, wanted); err != nil {
		return followup.Copy{}, err
	}
	return followup.Copy{Folder: places.sent, Received: wanted.At, MessageID: wanted.MessageID}, nil
}

// lookOnce looks for a copy in Sent, and for the witness, which it moves there.
func (s *session) lookOnce(ctx context.Context, m followup.Mailbox, places *folders, wanted followup.CopyWanted) (followup.Copy, error) {
	var inSent, witness *found
	var err error
	if places.sent != "" {
		if inSent, err = s.behind(ctx, m, places.sent, wanted.Marks, wanted.MessageID); err != nil {
			return followup.Copy{}, err
		}
	}
	if m.SentBy == followup.SentByUs {
		for _, folder := range []string{places.inbox, places.junk} {
			if folder == "" || witness != nil {
				continue
			}
			if witness, err = s.behind(ctx, m, folder, wanted.Marks, wanted.MessageID); err != nil {
				return followup.Copy{}, err
			}
		}
	}
	switch {
	case wanted.Leave && inSent != nil:
		return inSent.Copy, nil
	case wanted.Leave && witness != nil:
		return witness.Copy, nil
	case inSent != nil && witness != nil:
		return inSent.Copy, s.removeLeftover(ctx, witness)
	case inSent != nil:
		return inSent.Copy, nil
	case witness == nil:
		return followup.Copy{}, nil
	}
	if err := s.haveSent(ctx, places); err != nil {
		return followup.Copy{}, err
	}
	moved := followup.Copy{Folder: places.sent, Received: witness.Received, MessageID: witness.MessageID}
	err = s.move(ctx, witness, places.sent)
	if errors.Is(err, errStays) {
		moved.Folder = witness.Folder // it proves as much where it is
		return moved, nil
	}
	return moved, err
}

// removeLeftover takes a witness out of the Inbox whose copy lies in Sent.
func (s *session) removeLeftover(ctx context.Context, witness *found) error {
	if !s.caps.Has(imap.CapUIDPlus) {
		return nil
	}
	if err := s.open(ctx, witness.Folder); err != nil {
		return fmt.Errorf("open the folder %s: %w", witness.Folder, err)
	}
	return s.remove(ctx, imap.UIDSetNum(witness.uid))
}

// haveSent makes a Sent folder where there is none.
func (s *session) haveSent(ctx context.Context, places *folders) error {
	if places.sent != "" {
		return nil
	}
	if err := s.ask(ctx, func() error { return s.client.Create(newSent, nil).Wait() }); err != nil {
		return fmt.Errorf("there is no Sent folder, and making one failed: %w", err)
	}
	places.sent = newSent
	return nil
}

func (c *Client) upload(ctx context.Context, s *session, folder string, wanted followup.CopyWanted) error {
	return within(ctx, s.wire, c.limits.transfer, func() error {
		upload := s.client.Append(folder, int64(len(wanted.Message)), &imap.AppendOptions{Flags: []imap.Flag{imap.FlagSeen}, Time: wanted.At})
		_, writeErr := upload.Write(wanted.Message)
		closeErr := upload.Close()
		// A server that refuses the upload says why only in its answer.
		if _, err := upload.Wait(); err != nil {
			return fmt.Errorf("upload to %s: %w", folder, err)
		}
		return errors.Join(writeErr, closeErr)
	})
}

// pauseFor waits between two looks, or until ctx ends.
func pauseFor(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return &stopped{context.Cause(ctx)}
	}
}

// bareID takes white space and angle brackets off a Message-ID.
func bareID(id string) string {
	id = strings.TrimSpace(id)
	return strings.TrimSuffix(strings.TrimPrefix(id, "<"), ">")
}
