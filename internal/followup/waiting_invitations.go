package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/cadence"
	"afterword/internal/invite"
	"afterword/internal/letter"
)

// ErrNoInvitation: no invitation waits there, or not any more.
var ErrNoInvitation = errors.New("no invitation is waiting there any more")

// maxKept is how much of a mail's calendar parts is kept, in bytes: an invitation with
// a long description has some thousand. A larger one is no interview's.
const maxKept = 128 << 10

// WaitingInvitation is an invitation that came by mail and waits for the person to add or ignore
// it.
type WaitingInvitation struct {
	Mail IncomingMail
	// Events are what its invitations are to the process, each with what it asks.
	Events []Invited
}

// Asks is the first question that must be answered before the invitation is added; nil
// when nothing is asked.
func (v WaitingInvitation) Asks() *InvitationQuestion {
	for _, e := range v.Events {
		if e.Asks != nil {
			return e.Asks
		}
	}
	return nil
}

// PanelDiffers reports whether the panel could follow the invitation.
func (v WaitingInvitation) PanelDiffers() bool {
	return slices.ContainsFunc(v.Events, func(e Invited) bool { return e.PanelDiffers })
}

// invitationsOf reads the calendar parts of a mail. What cannot be read is no invitation
// to offer, whatever the mail is.
func (s *Service) invitationsOf(calendar string) []invite.Invitation {
	if s.Zones == nil || calendar == "" {
		return nil
	}
	all, err := invite.Read("invitation", []byte(calendar), s.Zones)
	if err != nil {
		s.Log.Info("a calendar part could not be read", "err", err)
		return nil
	}
	if len(all) > maxAdded {
		return nil // somebody's calendar, not an invitation
	}
	return all
}

// keepable returns the calendar parts of a mail if one of their invitations would change
// something in the process, and no other process knows them; else nothing is to be offered.
func (s *Service) keepable(known situation, all []Process, own string, m letter.Mail) string {
	calendar := calendarOf(m)
	elsewhere := func(i invite.Invitation) bool {
		return slices.ContainsFunc(all, func(p Process) bool { return p.ID != known.process.ID && i.KnownTo(p.Process) })
	}
	if slices.ContainsFunc(s.invitationsOf(calendar), elsewhere) || len(s.worthShowing(known, own, calendar, false)) == 0 {
		return ""
	}
	return calendar
}

// worthShowing weighs the invitations of a mail and returns those worth offering. chosen says
// that the person named the process themselves.
func (s *Service) worthShowing(known situation, own, calendar string, chosen bool) []Invited {
	if known.process.State == Ended {
		return nil
	}
	var worth []Invited
	for _, i := range s.invitationsOf(calendar) {
		if !chosen && !i.Concerns(known.process.Process) {
			continue
		}
		w, err := s.weigh(known, own, i, InvitationAnswer{})
		if err != nil {
			w.Says = append(w.Says, sentence(err))
		}
		switch w.Meaning {
		case invite.Reply, invite.Unheard, invite.Known, invite.Older, invite.TookPlace:
			continue
		case invite.Changed:
			if !w.PanelDiffers {
				continue // another description changes nothing here
			}
		}
		worth = append(worth, w.Invited)
	}
	return worth
}

// sentence makes a sentence of an error.
func sentence(err error) string {
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// waitingIn lists the invitations that wait in the mails of a process, oldest first. Of an
// event that came several times the newest version counts.
func (s *Service) waitingIn(known situation, own string, mails []IncomingMail) []WaitingInvitation {
	var waiting []WaitingInvitation
	for at, m := range mails {
		if m.Invitation != Waiting || s.isSuperseded(mails, at) {
			continue
		}
		if events := s.worthShowing(known, own, m.Calendar, isFile(m)); len(events) > 0 {
			waiting = append(waiting, WaitingInvitation{Mail: m, Events: events})
		}
	}
	return waiting
}

// isSuperseded reports whether another waiting mail has all the invitations of the mail at
// an index, in newer versions, or in the same and came later.
func (s *Service) isSuperseded(mails []IncomingMail, at int) bool {
	these := s.invitationsOf(mails[at].Calendar)
	for n, m := range mails {
		if n == at || m.Invitation != Waiting {
			continue
		}
		those := s.invitationsOf(m.Calendar)
		if covers(those, these) && (n > at || !covers(these, those)) {
			return true
		}
	}
	return false
}

// covers reports whether newer has every event of older, in a version that is not older.
func covers(newer, older []invite.Invitation) bool {
	return len(older) > 0 && !slices.ContainsFunc(older, func(o invite.Invitation) bool {
		return !slices.ContainsFunc(newer, func(n invite.Invitation) bool { return n.SameEvent(o) && n.CompareVersion(o) >= 0 })
	})
}

// AddWaiting adds the invitation of a mail, as AddInvitations does: if it asks something
// that answer does not say, nothing is stored. It is the answer to the pause that its mail
// made, unless other replies wait, too: a cancellation is not, for what follows from it is
// asked.
func (s *Service) AddWaiting(ctx context.Context, account AccountID, processID, key string, answer InvitationAnswer) ([]Invited, error) {
	var done []Invited
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		done = nil
		p, mail, err := openInvitation(ctx, tx, processID, key)
		if err != nil {
			return err
		}
		about := slices.DeleteFunc(s.invitationsOf(mail.Calendar), func(i invite.Invitation) bool { return !isFile(mail) && !i.Concerns(p.Process) })
		if done, err = s.addInvitations(ctx, tx, processID, about, answer); err != nil {
			return err
		}
		if err := s.settleSame(ctx, tx, mail, Added); err != nil {
			return err
		}
		return s.namedBy(ctx, tx, processID, key, done)
	})
	if err != nil && !errors.Is(err, errAsked) {
		return nil, fmt.Errorf("add the invitation of a mail: %w", err)
	}
	return done, nil
}

// settleSame settles the invitation of a mail, and with it what other mails, also of other
// processes, say of the same events and that is no newer.
func (s *Service) settleSame(ctx context.Context, tx Tx, mail IncomingMail, became InvitationState) error {
	settled := s.invitationsOf(mail.Calendar)
	processes, err := tx.Processes(ctx)
	if err != nil {
		return err
	}
	for _, p := range processes {
		mails, err := tx.Mails(ctx, p.ID)
		if err != nil {
			return err
		}
		for _, m := range mails {
			if m.Invitation != Waiting || m.Key != mail.Key && !covers(settled, s.invitationsOf(m.Calendar)) {
				continue
			}
			as := became
			if m.Key != mail.Key {
				as = Ignored
			}
			if err := tx.SettleInvitation(ctx, m.Key, as); err != nil {
				return err
			}
		}
	}
	return nil
}

// namedBy ends the pause that a mail made once its invitation was added.
func (s *Service) namedBy(ctx context.Context, tx Tx, processID, key string, done []Invited) error {
	known, err := readSituation(ctx, tx, processID)
	if err != nil {
		return err
	}
	view, err := s.viewOf(ctx, tx, known)
	if err != nil || !view.Paused {
		return err
	}
	if slices.ContainsFunc(view.Replies, func(m IncomingMail) bool { return m.Key != key }) {
		return nil // somebody wrote as well: that is still to be named
	}
	if slices.ContainsFunc(done, func(d Invited) bool { return d.Meaning == invite.Cancelled }) {
		return nil
	}
	event := cadence.Event{Kind: cadence.Resumed, At: s.Clock.Now()}
	if err := tx.AddEvent(ctx, processID, event); err != nil {
		return err
	}
	known.events = append(known.events, event)
	_, err = s.replanSituation(ctx, tx, &known)
	return err
}

// IgnoreWaiting remembers that the person does not want the invitation of a mail. The mail
// still pauses its process until it is named.
func (s *Service) IgnoreWaiting(ctx context.Context, account AccountID, processID, key string) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		_, mail, err := openInvitation(ctx, tx, processID, key)
		if err != nil {
			return err
		}
		return s.settleSame(ctx, tx, mail, Ignored)
	})
	if err != nil {
		return fmt.Errorf("ignore the invitation of a mail: %w", err)
	}
	return nil
}

func openInvitation(ctx context.Context, tx Tx, processID, key string) (p Process, mail IncomingMail, err error) {
	if p, err = tx.Process(ctx, processID); err != nil {
		return p, mail, err
	}
	mails, err := tx.Mails(ctx, processID)
	if err != nil {
		return p, mail, err
	}
	at := slices.IndexFunc(mails, func(m IncomingMail) bool { return m.Key == key && m.Invitation == Waiting })
	if at < 0 {
		return p, mail, ErrNoInvitation
	}
	return p, mails[at], nil
}
