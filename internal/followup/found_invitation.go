package followup

import (
	"context"
	"slices"
	"strings"
	"time"

	"afterword/internal/invite"
	"afterword/internal/letter"
)

// FoundInvitation is an invitation that came by mail from an employer whom no process is
// about: a process may begin with it.
type FoundInvitation struct {
	Key      string // of its mail
	From     letter.Address
	At       time.Time
	Title    string
	Employer string // a guess; empty where nothing tells
	Starts   time.Time
	Zone     string // where the clock of Starts hangs; empty when the person has to say
}

const (
	// foundBefore is how long ago an interview may have begun to be worth a process: its
	// thank-you may still go out.
	foundBefore = 72 * time.Hour
	// foundAhead is how far in the future one may be.
	foundAhead = 365 * 24 * time.Hour
)

// find keeps the invitation of a mail that concerns no process, to be offered: it asks the
// person to come, speaks of an interview, and there is still something to be done about it.
// It reports whether it is kept, now or since it was read before.
func (s *Service) find(ctx context.Context, tx Tx, processes []Process, own string, m arrival) (kept bool, err error) {
	calendar := calendarOf(m.Mail)
	if m.sent || calendar == "" {
		return false, nil
	}
	all := s.invitationsOf(calendar)
	if len(all) > 0 && !slices.ContainsFunc(all, func(i invite.Invitation) bool { return !i.Cancelled }) {
		return false, s.callOffFound(ctx, tx, all)
	}
	if !slices.ContainsFunc(all, func(i invite.Invitation) bool { return s.isWorthFinding(i, own) }) {
		return false, nil
	}
	for _, i := range all {
		if slices.ContainsFunc(processes, func(p Process) bool { return i.KnownTo(p.Process) || p.State != Ended && i.Concerns(p.Process) }) {
			return false, nil
		}
	}
	key := m.MessageID
	if key == "" {
		key = m.place
	}
	_, err = tx.RememberMail(ctx, IncomingMail{
		Key: key, Kind: letter.KindInvitation, From: m.From, Subject: m.Subject, MessageID: m.MessageID, At: m.at,
		Calendar: calendar, Invitation: Waiting,
	})
	return err == nil, err
}

// callOffFound puts the waiting invitations away that others call off.
func (s *Service) callOffFound(ctx context.Context, tx Tx, cancelled []invite.Invitation) error {
	mails, err := tx.WaitingMails(ctx)
	if err != nil {
		return err
	}
	for _, m := range mails {
		if !covers(cancelled, s.invitationsOf(m.Calendar)) {
			continue
		}
		if err := tx.SettleInvitation(ctx, m.Key, Ignored); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) isWorthFinding(i invite.Invitation, own string) bool {
	now := s.Clock.Now()
	is := func(a invite.Attendee) bool { return strings.EqualFold(a.Email, own) }
	return !i.Cancelled && (i.Method == "REQUEST" || i.Method == "PUBLISH" || i.Method == "") && i.LooksLikeInterview() &&
		!is(i.Organizer) && slices.ContainsFunc(i.Attendees, is) &&
		i.Starts.After(now.Add(-foundBefore)) && i.Starts.Before(now.Add(foundAhead))
}

// calendarOf joins the calendar parts of a mail; empty where they are too large for an
// invitation.
func calendarOf(m letter.Mail) string {
	var calendar strings.Builder
	for _, part := range m.Calendar {
		if calendar.Len()+len(part) > maxKept {
			return ""
		}
		calendar.Write(part)
		calendar.WriteByte('\n')
	}
	return calendar.String()
}

// addFound adds the invitations that belong to no process. Of an event that came several
// times the newest version counts, and one that is too long ago is not shown any more.
func (t *Today) addFound(ctx context.Context, tx Tx, s *Service, own string) error {
	mails, err := tx.WaitingMails(ctx)
	if err != nil {
		return err
	}
	for at, m := range mails {
		all := s.invitationsOf(m.Calendar)
		first := slices.IndexFunc(all, func(i invite.Invitation) bool { return s.isWorthFinding(i, own) })
		if first < 0 || s.isSuperseded(mails, at) {
			continue
		}
		found := FoundInvitation{Key: m.Key, From: m.From, At: m.At, Title: all[first].Title(), Starts: all[first].Starts, Zone: all[first].Zone.Name}
		if p, err := invite.Propose(all, own); err == nil {
			found.Employer = p.File.Process.Employer
		}
		t.Found = append(t.Found, found)
	}
	return nil
}

// FoundCalendar returns the invitation of a mail that belongs to no process.
func (s *Service) FoundCalendar(ctx context.Context, account AccountID, key string) (calendar string, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		mails, err := tx.WaitingMails(ctx)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(mails, func(m IncomingMail) bool { return m.Key == key })
		if at < 0 {
			return ErrNoInvitation
		}
		calendar = mails[at].Calendar
		return nil
	})
	return calendar, err
}

// IgnoreFound remembers that no process is to begin with the invitation of a mail.
func (s *Service) IgnoreFound(ctx context.Context, account AccountID, key string) error {
	return s.Store.Update(ctx, account, func(tx Tx) error { return s.settleFound(ctx, tx, key, Ignored) })
}

// settleFound settles a found invitation, and with it what other mails say of the same
// events and that is no newer.
func (s *Service) settleFound(ctx context.Context, tx Tx, key string, became InvitationState) error {
	mails, err := tx.WaitingMails(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(mails, func(m IncomingMail) bool { return m.Key == key })
	if at < 0 {
		return ErrNoInvitation
	}
	settled := s.invitationsOf(mails[at].Calendar)
	for n, m := range mails {
		if n != at && !covers(settled, s.invitationsOf(m.Calendar)) {
			continue
		}
		if err := tx.SettleInvitation(ctx, m.Key, became); err != nil {
			return err
		}
	}
	return nil
}
