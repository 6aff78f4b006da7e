package followup

import (
	"context"
	"fmt"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/letter"
)

// takeIn says what every mail is to every process, records it and plans anew. A mail
// that was taken in before changes nothing.
func (s *Service) takeIn(ctx context.Context, tx Tx, mailbox Mailbox, arrived []RawMail) error {
	if len(arrived) == 0 {
		return nil
	}
	processes, err := tx.Processes(ctx)
	if err != nil {
		return err
	}
	for i := range processes {
		p := &processes[i]
		messageIDs, err := sentMessageIDs(ctx, tx, *p)
		if err != nil {
			return err
		}
		k := known(*p, mailbox, messageIDs)
		changed := false
		for _, raw := range arrived {
			concerns, err := s.takeInFor(ctx, tx, *p, k, raw)
			if err != nil {
				return err
			}
			changed = changed || concerns
		}
		if !changed || p.State == Ended {
			continue
		}
		if _, err := s.replan(ctx, tx, p); err != nil {
			return err
		}
	}
	return nil
}

// takeInFor takes one mail in for one process and reports whether it concerns it.
func (s *Service) takeInFor(ctx context.Context, tx Tx, p Process, k letter.Known, raw RawMail) (bool, error) {
	mail, err := letter.Parse(raw.Bytes)
	if err != nil {
		// A mail nobody can read is not worth stopping for, but worth a line.
		s.Log.Warn("a mail could not be read", "folder", raw.Folder, "uid", raw.UID, "err", err)
		return false, nil
	}
	if mail.Date.IsZero() {
		mail.Date = raw.Received
	}
	kind := letter.Classify(mail, k)
	if kind == letter.KindUnrelated || kind == letter.KindOwnCopy {
		return false, nil
	}
	fresh, err := tx.RememberMail(ctx, IncomingMail{
		Key:       mailKey(p, mail, raw),
		ProcessID: p.ID,
		Kind:      kind,
		From:      mail.From,
		Subject:   mail.Subject,
		Text:      mail.Reply,
		MessageID: mail.MessageID,
		At:        arrivedAt(mail, raw),
	})
	if err != nil || !fresh {
		return false, err
	}
	s.Log.Info("mail taken in", "process", p.ID, "kind", kind)
	event, ok := eventOf(mail, kind, arrivedAt(mail, raw))
	if !ok {
		return true, nil
	}
	if round, ok := roundBefore(p, event.At); ok {
		event.InterviewID = round
	}
	return true, tx.AddEvent(ctx, p.ID, event)
}

// eventOf says what a mail does to the plan; ok is false when it does nothing.
func eventOf(m letter.Mail, kind letter.Kind, at time.Time) (e cadence.Event, ok bool) {
	e = cadence.Event{At: at, Email: m.From.Email}
	switch kind {
	case letter.KindReply, letter.KindHiringSystem, letter.KindInvitation:
		e.Kind = cadence.Replied
	case letter.KindAutoReply:
		e.Kind, e.Date = cadence.OutOfOffice, m.Return
	case letter.KindBounce:
		if m.Bounce == nil || !m.Bounce.Hard {
			return e, false // the mail queue goes on trying
		}
		e.Kind, e.Email = cadence.HardBounce, m.Bounce.Recipient
	default:
		return e, false
	}
	return e, true
}

// arrivedAt is when a mail reached the mailbox; the Date header is the sender's claim.
func arrivedAt(m letter.Mail, raw RawMail) time.Time {
	if raw.Received.IsZero() {
		return m.Date
	}
	return raw.Received
}

func mailKey(p Process, m letter.Mail, raw RawMail) string {
	if m.MessageID != "" {
		return m.MessageID + " " + p.ID
	}
	return fmt.Sprintf("%s/%d/%d %s", raw.Folder, raw.UIDValidity, raw.UID, p.ID)
}

// roundBefore returns the latest round that had begun at the instant at.
func roundBefore(p Process, at time.Time) (id string, ok bool) {
	for _, i := range p.Interviews {
		if !i.Starts.After(at) {
			id, ok = i.ID, true
		}
	}
	return id, ok
}

func sentMessageIDs(ctx context.Context, tx Tx, p Process) ([]string, error) {
	notes, err := tx.Notes(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, n := range notes {
		if n.MessageID != "" {
			ids = append(ids, n.MessageID)
		}
	}
	for _, t := range p.Touches {
		if t.MessageID != "" {
			ids = append(ids, t.MessageID)
		}
	}
	return ids, nil
}
