package mailbox

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"afterword/internal/followup"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// What the mail of a probe says to the person who finds it.
const (
	probeSubject = "Afterword is getting to know your mailbox"
	probeBody    = "This mail went from you to yourself, once, when you added your mailbox to Afterword. It shows whether your provider puts a copy of what you send into your Sent folder. You can delete it."
)

// Probe sends one mail to the person's own address, in these steps: see where the folders
// end, send, wait until the mail is in the Inbox, then give the provider a moment to put a
// copy into Sent. A copy there means that the provider files it; a mail that only arrived
// means that a witness works; neither means that copies must be uploaded.
//
// Whether the Message-ID was replaced is read off what arrived.
func (c *Client) Probe(ctx context.Context, m followup.Mailbox) (followup.ProbeReport, error) {
	report, err := c.probe(ctx, m)
	if err != nil {
		return followup.ProbeReport{}, fmt.Errorf("send a mail to yourself and look for it: %w", err)
	}
	return report, nil
}

func (c *Client) probe(ctx context.Context, m followup.Mailbox) (followup.ProbeReport, error) {
	m.SentBy, m.RewritesIDs = followup.SentByUpload, true // add no recipient, look for both ids
	id, err := letter.NewMessageID(rand.Reader, m.Address)
	if err != nil {
		return followup.ProbeReport{}, err
	}
	me := letter.Address{Email: m.Address}
	message, err := letter.Build(letter.Message{
		From: me, To: me, Subject: probeSubject, Body: probeBody, Date: time.Now(), MessageID: id, References: []string{id},
	})
	if err != nil {
		return followup.ProbeReport{}, err
	}
	marks, err := c.Marks(ctx, m)
	if err != nil {
		return followup.ProbeReport{}, err
	}
	err = c.Send(ctx, m, m.Address, message, func() error { return nil })
	// A lost answer is no matter: what can be seen counts.
	if err != nil && !errors.Is(err, followup.ErrUncertain) {
		return followup.ProbeReport{}, err
	}
	report := followup.ProbeReport{SentBy: followup.SentByUpload}
	err = c.overIMAP(ctx, m, func(s *session) error { return c.watchProbe(ctx, s, m, marks, id, &report) })
	return report, err
}

// watchProbe looks until the picture is complete or time is up.
func (c *Client) watchProbe(ctx context.Context, s *session, m followup.Mailbox, marks []note.Mark, id string, report *followup.ProbeReport) error {
	places, err := s.folders(ctx)
	if err != nil {
		return fmt.Errorf("list the folders: %w", err)
	}
	deadline := time.Now().Add(c.limits.probe)
	arrived := false
	for {
		if places.sent != "" {
			filed, err := s.behind(ctx, m, places.sent, marks, id)
			if err != nil {
				return err
			}
			if filed != nil {
				report.SentBy, report.RewritesIDs = followup.SentByProvider, filed.MessageID != id
				return nil
			}
		}
		for _, folder := range []string{places.inbox, places.junk} {
			if folder == "" || arrived {
				continue
			}
			one, err := s.behind(ctx, m, folder, marks, id)
			if err != nil {
				return err
			}
			if one != nil {
				arrived = true
				report.SentBy, report.RewritesIDs = followup.SentByUs, one.MessageID != id
				deadline = time.Now().Add(c.limits.probeSent)
			}
		}
		if time.Now().After(deadline) {
			return nil
		}
		if err := pauseFor(ctx, c.limits.witnessLook); err != nil {
			return err
		}
	}
}
