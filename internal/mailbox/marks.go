package mailbox

import (
	"context"
	"fmt"

	"github.com/emersion/go-imap/v2"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// Marks says where Inbox, Sent and Junk end. STATUS opens no folder and changes nothing
// (RFC 3501 section 6.3.10).
func (c *Client) Marks(ctx context.Context, m followup.Mailbox) ([]note.Mark, error) {
	var marks []note.Mark
	err := c.overIMAP(ctx, m, func(s *session) error {
		found, err := s.folders(ctx)
		if err != nil {
			return fmt.Errorf("list the folders: %w", err)
		}
		marks, err = s.marks(ctx, found)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("see where the folders end: %w", err)
	}
	return marks, nil
}

func (s *session) marks(ctx context.Context, found folders) ([]note.Mark, error) {
	var marks []note.Mark
	for _, folder := range []string{found.inbox, found.sent, found.junk} {
		if folder == "" {
			continue
		}
		var status *imap.StatusData
		err := s.ask(ctx, func() (err error) {
			status, err = s.client.Status(folder, &imap.StatusOptions{UIDNext: true, UIDValidity: true}).Wait()
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("look at the folder %s: %w", folder, err)
		}
		marks = append(marks, note.Mark{Folder: folder, UIDValidity: status.UIDValidity, UIDNext: uint32(status.UIDNext)})
	}
	return marks, nil
}

// overIMAP signs in, calls f and says goodbye. Errors name the server and hold no secret.
func (c *Client) overIMAP(ctx context.Context, m followup.Mailbox, f func(*session) error) error {
	password, err := c.password(ctx, m)
	if err != nil {
		return err
	}
	s, err := c.openIMAP(ctx, m, password, nil)
	if err == nil {
		defer s.close()
		err = f(s)
	}
	return withoutPassword(explain(imapName, m.IMAP, err), password)
}
