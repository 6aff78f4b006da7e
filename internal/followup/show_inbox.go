package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
)

// Inbox is what came in over all processes, and what Afterword made of it.
type Inbox struct {
	Mails []InboxMail // the latest first
	More  bool        // there are earlier ones
	// Unrelated is how many mails were read that no process is about.
	Unrelated int
	// Processes are those that a mail may be about: the ones that go on, and the latest of
	// the others.
	Processes []interview.Process
	Address   string    // of the mailbox; empty without one
	ReadAt    time.Time // zero when it was never read
}

// InboxMail is one mail of it.
type InboxMail struct {
	IncomingMail
	Process interview.Process // zero for one that is about none
	// Event is what it did to the plan; nil when nothing.
	Event *cadence.Event
	// Named is what the person said the answer was; empty while nobody did. Waits says that
	// the plan waits for that.
	Named cadence.EventKind
	Waits bool
}

// choosable is how many processes that are over a mail can be said to be about.
const choosable = 30

// ShowInbox lists what came in: at most as many as asked for, after those to skip.
func (s *Service) ShowInbox(ctx context.Context, account AccountID, skip, most int) (Inbox, error) {
	var box Inbox
	err := s.Store.View(ctx, account, func(tx Tx) error {
		box = Inbox{}
		mails, err := tx.Inbox(ctx, skip, most+1)
		if err != nil {
			return err
		}
		if box.More = len(mails) > most; box.More {
			mails = mails[:most]
		}
		recent, err := tx.Recent(ctx, choosable)
		if err != nil {
			return err
		}
		for _, p := range recent {
			box.Processes = append(box.Processes, p.Process)
		}
		views := map[string]ProcessView{}
		for _, m := range mails {
			if isFile(m) {
				continue
			}
			view, ok := views[m.ProcessID]
			if !ok && m.ProcessID != "" {
				if view, err = s.inboxView(ctx, tx, m.ProcessID); err != nil {
					return err
				}
				views[m.ProcessID] = view
			}
			one, err := inboxMail(ctx, tx, m, view)
			if err != nil {
				return err
			}
			box.Mails = append(box.Mails, one)
		}
		if box.Unrelated, err = tx.Unrelated(ctx); err != nil {
			return err
		}
		mailbox, err := tx.Mailbox(ctx)
		if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrSealed) {
			return err
		}
		box.Address, box.ReadAt = mailbox.Address, mailbox.ReadAt
		return nil
	})
	if err != nil {
		return Inbox{}, fmt.Errorf("show what came in: %w", err)
	}
	return box, nil
}

func (s *Service) inboxView(ctx context.Context, tx Tx, id string) (ProcessView, error) {
	known, err := readSituation(ctx, tx, id)
	if err != nil {
		return ProcessView{}, err
	}
	return s.viewOf(ctx, tx, known)
}

func inboxMail(ctx context.Context, tx Tx, m IncomingMail, view ProcessView) (InboxMail, error) {
	one := InboxMail{IncomingMail: m, Process: view.Process.Process}
	var err error
	if one.Event, err = eventOfMail(ctx, tx, m); err != nil || one.Event == nil {
		return one, err
	}
	one.Waits = slices.ContainsFunc(view.Replies, func(r IncomingMail) bool { return r.Key == m.Key })
	if one.Event.Kind != cadence.Replied {
		return one, nil
	}
	events, err := tx.Events(ctx, m.ProcessID)
	if err != nil {
		return one, err
	}
	came := false
	for _, e := range events {
		switch {
		case e.Kind == cadence.Replied && e.At.Equal(m.At) && strings.EqualFold(e.Email, m.From.Email):
			came = true
		case came && slices.Contains(cadence.Answers(), e.Kind):
			one.Named = e.Kind
			return one, nil
		}
	}
	return one, nil
}
