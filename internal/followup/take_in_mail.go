package followup

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// takeIn says what every mail is to every process, records it and plans anew. A mail
// that was taken in before changes nothing. It returns how many of them nobody is concerned
// with.
func (s *Service) takeIn(ctx context.Context, tx Tx, mailbox Mailbox, arrived []RawMail) (unrelated int, err error) {
	mails := s.parse(arrived)
	if len(mails) == 0 {
		return 0, nil
	}
	processes, err := tx.Processes(ctx)
	if err != nil {
		return 0, err
	}
	brief, err := notesInBrief(ctx, tx)
	if err != nil {
		return 0, err
	}
	left := whatLeft(brief, processes, mails)
	taken := make([]bool, len(mails)) // they concern a process
	ours := make([]bool, len(mails))  // or did before, or are the person's own copies
	for i := range processes {
		p := &processes[i]
		notes := brief[p.ID]
		if slices.ContainsFunc(mails, func(m arrival) bool { return mayChange(m, *p, notes) }) {
			if notes, err = tx.Notes(ctx, p.ID); err != nil {
				return 0, err
			}
		}
		k := known(*p, mailbox, sentMessageIDs(*p, notes))
		changed, seen := false, false
		for at, m := range mails {
			settled, err := settleUnknown(ctx, tx, notes, m)
			if err != nil {
				return 0, err
			}
			concerns, known := false, m.sent
			if m.sent {
				concerns, err = s.noticeSent(ctx, tx, mailbox, p, notes, left, m)
			} else {
				concerns, known, err = s.takeInFor(ctx, tx, *p, processes, k, mailbox.Address, m)
				seen = seen || concerns && sighted(p, m)
			}
			if err != nil {
				return 0, err
			}
			changed = changed || settled || concerns
			taken[at], ours[at] = taken[at] || concerns, ours[at] || known
		}
		if seen {
			if err := tx.SaveProcess(ctx, p); err != nil {
				return 0, err
			}
		}
		if !changed {
			continue
		}
		if _, err := s.replan(ctx, tx, p); err != nil {
			return 0, err
		}
	}
	for at, m := range mails {
		if taken[at] {
			continue
		}
		found, err := s.find(ctx, tx, processes, mailbox.Address, m)
		if err != nil {
			return 0, err
		}
		if !m.sent && !ours[at] && !found {
			unrelated++
		}
	}
	return unrelated, nil
}

// notesInBrief are all notes without what they say, by their process.
func notesInBrief(ctx context.Context, tx Tx) (map[string][]note.Note, error) {
	all, err := tx.NotesInBrief(ctx)
	if err != nil {
		return nil, err
	}
	of := map[string][]note.Note{}
	for _, n := range all {
		of[n.ProcessID] = append(of[n.ProcessID], n)
	}
	return of, nil
}

// mayChange reports whether a mail can change a note of a process: it names one of them, or
// the person wrote it to somebody there.
func mayChange(m arrival, p Process, notes []note.Note) bool {
	ids := m.ids()
	names := func(id string) bool { return id != "" && slices.Contains(ids, id) }
	if slices.ContainsFunc(notes, func(n note.Note) bool { return names(n.MessageID) || names(n.ProviderID) || names(n.Place.MessageID) }) {
		return true
	}
	return m.sent && slices.ContainsFunc(m.To, func(to letter.Address) bool {
		_, _, onPanel := roundWith(p.Process, to.Email, m.at)
		return onPanel || slices.ContainsFunc(notes, func(n note.Note) bool { return strings.EqualFold(n.To.Email, to.Email) })
	})
}

// arrival is a mail that was read, with when it came and a name for it in its folder.
type arrival struct {
	letter.Mail
	at    time.Time
	place string
	sent  bool // it lies in the person's Sent folder
	// offset is what the clock it was written by is ahead of UTC, in seconds; 0 where the
	// mail does not say.
	offset int
}

// ids are the Message-IDs that a mail has or names.
func (m arrival) ids() []string {
	ids := append(slices.Concat(m.InReplyTo, m.References), m.MessageID)
	if m.Bounce != nil {
		ids = append(ids, m.Bounce.OriginalMessageID)
	}
	return ids
}

// parse reads the mails that can be read. One that nobody can read is not worth stopping
// for, but worth a line.
func (s *Service) parse(arrived []RawMail) []arrival {
	var mails []arrival
	for _, raw := range arrived {
		// An answer with a film attached is an answer: its beginning says whose it is.
		mail, err := letter.Parse(raw.Bytes[:min(len(raw.Bytes), letter.MaxMail)])
		if err != nil {
			s.Log.Warn("a mail could not be read", "folder", raw.Folder, "uid", raw.UID, "err", err)
			continue
		}
		offset := 0
		if mail.Date.IsZero() {
			mail.Date = raw.Received
		} else {
			_, offset = mail.Date.Zone()
		}
		mails = append(mails, arrival{
			Mail:  mail,
			at:    s.arrivedAt(mail, raw),
			place: fmt.Sprintf("%s/%d/%d", raw.Folder, raw.UIDValidity, raw.UID),
			sent:  raw.Sent, offset: offset,
		})
	}
	return mails
}

// settleUnknown marks the notes of a process as sent that a mail proves to have left: it
// is their copy, or it answers them, or bounces (SPEC.md section 4).
func settleUnknown(ctx context.Context, tx Tx, notes []note.Note, m arrival) (settled bool, err error) {
	ids := m.ids()
	for i, n := range notes {
		mayHaveLeft := n.State == note.Unknown || n.State == note.Sending && n.Attempt.Stage != note.Composed
		if !mayHaveLeft || n.MessageID == "" || !slices.Contains(ids, n.MessageID) {
			continue
		}
		if n, err = n.MarkSent(m.at); err != nil {
			return settled, err
		}
		if err := tx.SaveNote(ctx, &n); err != nil {
			return settled, err
		}
		notes[i], settled = n, true
	}
	return settled, nil
}

// takeInFor takes one mail in for one process. It reports whether that is news for the
// process, and whether the mail is known: news, taken in before, or the person's own copy.
// An invitation that would change something is kept, to be offered. all are the
// processes of the account, own is the address of its mailbox.
func (s *Service) takeInFor(ctx context.Context, tx Tx, p Process, all []Process, k letter.Known, own string, m arrival) (news, known bool, err error) {
	kind := letter.Classify(m.Mail, k)
	calendar, waiting := "", NoInvitation
	if len(m.Calendar) > 0 && (kind == letter.KindInvitation || kind == letter.KindUnrelated) {
		situation, err := situationOf(ctx, tx, p)
		if err != nil {
			return false, false, err
		}
		// What moves an interview that is still to come answers nothing, and a scheduling
		// service is nobody at the employer: the invitation itself says whom it concerns.
		if calendar = s.keepable(situation, all, own, m.Mail); calendar != "" {
			kind, waiting = letter.KindInvitation, Waiting
		}
	}
	if kind == letter.KindUnrelated || kind == letter.KindOwnCopy {
		return false, kind == letter.KindOwnCopy, nil
	}
	fresh, err := tx.RememberMail(ctx, IncomingMail{
		Key:        mailKey(p, m),
		ProcessID:  p.ID,
		Kind:       kind,
		From:       m.From,
		Subject:    m.Subject,
		Text:       m.Reply,
		MessageID:  m.MessageID,
		At:         m.at,
		Calendar:   calendar,
		Invitation: waiting,
	})
	if err != nil || !fresh {
		return false, true, err
	}
	s.Log.Info("mail taken in", "process", p.ID, "kind", kind)
	event, ok := eventOf(m, kind)
	if !ok {
		return true, true, nil
	}
	if round, ok := roundBefore(p.Process, event.At); ok {
		event.InterviewID = round
	}
	return true, true, tx.AddEvent(ctx, p.ID, event)
}

// eventOf says what a mail does to the plan; ok is false when it does nothing.
func eventOf(m arrival, kind letter.Kind) (e cadence.Event, ok bool) {
	e = cadence.Event{At: m.at, Email: m.From.Email}
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
// It is never later than now: a server's clock may be ahead of ours, and a mail that is
// there has come.
func (s *Service) arrivedAt(m letter.Mail, raw RawMail) time.Time {
	at, now := raw.Received, s.Clock.Now()
	if at.IsZero() {
		at = m.Date
	}
	if at.IsZero() || at.After(now) {
		return now
	}
	return at
}

func mailKey(p Process, m arrival) string {
	if m.MessageID != "" {
		return m.MessageID + " " + p.ID
	}
	return m.place + " " + p.ID
}

// roundBefore returns the latest round that had begun at the instant at.
func roundBefore(p interview.Process, at time.Time) (id string, ok bool) {
	for _, i := range p.Interviews {
		if !i.Starts.After(at) {
			id, ok = i.ID, true
		}
	}
	return id, ok
}

func sentMessageIDs(p Process, notes []note.Note) []string {
	var ids []string
	for _, n := range notes {
		for _, id := range []string{n.MessageID, n.ProviderID} {
			if id != "" {
				ids = append(ids, id)
			}
		}
	}
	for _, t := range p.Touches {
		if t.MessageID != "" {
			ids = append(ids, t.MessageID)
		}
	}
	return ids
}
