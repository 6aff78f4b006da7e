package mailbox

import (
	"context"
	"fmt"

	"github.com/emersion/go-imap/v2"

	"afterword/internal/followup"
)

// Check signs in to both servers and looks for the folders, changing nothing. It tries
// both even when the first fails, so that a person mends everything in one go.
func (c *Client) Check(ctx context.Context, m followup.Mailbox) (followup.MailboxReport, error) {
	if _, err := envelopeAddress(m.Address); err != nil {
		return followup.MailboxReport{}, err
	}
	password, err := c.password(ctx, m)
	if err != nil {
		return followup.MailboxReport{}, err
	}
	var report followup.MailboxReport
	reading := explain(imapName, m.IMAP, c.checkIMAP(ctx, m, password, &report))
	sending := explain(smtpName, m.SMTP, c.checkSMTP(ctx, m, password, &report))
	switch {
	case reading != nil && sending != nil:
		err = fmt.Errorf("%w; %w", reading, sending)
	case reading != nil:
		err = reading
	default:
		err = sending
	}
	if err != nil {
		return followup.MailboxReport{}, withoutPassword(err, password)
	}
	return report, nil
}

func (c *Client) checkIMAP(ctx context.Context, m followup.Mailbox, password string, report *followup.MailboxReport) error {
	s, err := c.openIMAP(ctx, m, password, nil)
	if err != nil {
		return err
	}
	defer s.close()
	found, err := s.folders(ctx)
	if err != nil {
		return fmt.Errorf("list the folders: %w", err)
	}
	if _, err := s.examine(ctx, found.inbox); err != nil {
		return fmt.Errorf("open the Inbox: %w", err)
	}
	report.Inbox, report.Sent, report.Junk, report.Archive = found.inbox, found.sent, found.junk, found.archive
	report.Drafts = found.drafts
	report.Idle = s.caps.Has(imap.CapIdle)
	return nil
}

func (c *Client) checkSMTP(ctx context.Context, m followup.Mailbox, password string, report *followup.MailboxReport) error {
	s, err := c.openSMTP(ctx, m, password)
	if err != nil {
		return err
	}
	defer s.close()
	if most, known := s.MaxMessageSize(); known {
		report.MaxSize = int64(most)
	}
	return nil
}
