package followup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"afterword/internal/invite"
	"afterword/internal/letter"
)

// AddInvitationFile adds the invitations of a calendar file to a process, as AddInvitations does.
// If one of them asks something, nothing is changed and the file waits, like
// one that came by mail. The error wraps an *invite.Problem when it is no calendar file.
func (s *Service) AddInvitationFile(ctx context.Context, account AccountID, processID string, data []byte) ([]Invited, error) {
	if s.Zones == nil || len(data) > maxKept {
		return nil, fmt.Errorf("add a calendar file: %w", &invite.Problem{File: "file", Line: 1, Message: "the file is too large for one invitation"})
	}
	invitations, err := invite.Read("file", data, s.Zones)
	if err != nil {
		return nil, fmt.Errorf("add a calendar file: %w", err)
	}
	stored := strings.ToValidUTF8(string(data), "\ufffd")
	if strings.ContainsRune(stored, 0) {
		return nil, fmt.Errorf("add a calendar file: %w", &invite.Problem{File: "file", Line: 1, Message: "it is not written in UTF-8: save it again from your calendar program"})
	}
	done, err := s.AddInvitations(ctx, account, processID, invitations, InvitationAnswer{})
	if err != nil {
		return nil, err
	}
	for _, d := range done {
		if d.Asks == nil {
			continue
		}
		err := s.Store.Update(ctx, account, func(tx Tx) error { return s.keepFile(ctx, tx, processID, d.Summary, stored) })
		if err != nil {
			return nil, fmt.Errorf("keep a calendar file that asks something: %w", err)
		}
		return done, nil
	}
	return done, nil
}

// filePrefix begins the key of a calendar file among the mails; no Message-ID has a space.
const filePrefix = "file "

// isFile reports whether what is kept as a mail is a file that the person handed over.
func isFile(m IncomingMail) bool { return strings.HasPrefix(m.Key, filePrefix) }

// keepFile stores a calendar file as a waiting invitation. One that was ignored before is offered
// again: the person has just handed it over.
func (s *Service) keepFile(ctx context.Context, tx Tx, processID, summary, calendar string) error {
	sum := sha256.Sum256([]byte(calendar))
	key := filePrefix + hex.EncodeToString(sum[:12]) + " " + processID
	fresh, err := tx.RememberMail(ctx, IncomingMail{
		Key: key, ProcessID: processID, Kind: letter.KindInvitation, Subject: summary, At: s.Clock.Now(),
		Calendar: calendar, Invitation: Waiting,
	})
	if err != nil || fresh {
		return err
	}
	if err := tx.SettleInvitation(ctx, key, Waiting); err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	return nil
}
