package followup

import (
	"context"
	"slices"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
)

const (
	// sameMoment is how far apart two dates of one mail can be: ours and the server's.
	sameMoment = 10 * time.Minute
	// sameTelling is how far off the time may be that the person told of a note.
	sameTelling = 24 * time.Hour
	// followsAfter is the least time after which a second mail to somebody is a follow-up,
	// and not a forgotten attachment.
	followsAfter = 24 * time.Hour
)

// noticeSent looks at one mail in the person's Sent folder and reports whether it changed
// something for a process:
//
//  1. it carries the Message-ID of a note in drafts: that one was sent from there;
//  2. it is a copy of what Afterword sent, for this process or another: nothing;
//  3. it is a note that the person sent by hand, to somebody of the panel, after the
//     interview began: with the note's subject, in the thread, or plainly a thank-you. The
//     note is sent then, and follow-ups continue its thread. A false stop is cheap, a
//     second copy is not.
func (s *Service) noticeSent(ctx context.Context, tx Tx, mailbox Mailbox, p *Process, notes []note.Note, left *departed, m arrival) (bool, error) {
	at := sentAt(m)
	for i, n := range notes {
		if m.MessageID == "" || m.MessageID != n.MessageID && m.MessageID != n.ProviderID && m.MessageID != n.Place.MessageID {
			continue
		}
		if n.State != note.InDrafts {
			return false, nil
		}
		return true, s.sentByHand(ctx, tx, notes, i, at, m)
	}
	if left.knows(p.ID, m, at) || ownCopy(mailbox, *p, notes, m) || m.Automatic || m.Bounce != nil || len(m.Calendar) > 0 {
		return false, nil
	}
	noticed := false
	for _, to := range m.To {
		if i := answering(notes, to.Email, at); i >= 0 {
			noticed = true
			if err := s.sentByHand(ctx, tx, notes, i, at, m); err != nil {
				return noticed, err
			}
			continue
		}
		round, who, ok := roundWith(p.Process, to.Email, at)
		if !ok || p.State == Ended {
			continue
		}
		done, err := s.noticeSentTo(ctx, tx, p, notes, round, who, at, m)
		if err != nil {
			return noticed, err
		}
		noticed = noticed || done
	}
	if noticed {
		left.ids[m.MessageID] = p.ID // it is no other process's
	}
	return noticed, nil
}

// answering finds the note that answers what happened and that a mail by hand to an
// address, sent at the instant at, takes the place of; -1 when there is none. Such a note
// is drafted when something happened, and what the person writes to them that day is it.
func answering(notes []note.Note, email string, at time.Time) int {
	return slices.IndexFunc(notes, func(n note.Note) bool {
		return n.Phase.Answers() && !n.State.Final() && strings.EqualFold(n.To.Email, email) && !at.Before(n.NotBefore.Add(-time.Hour*24))
	})
}

// departed is what is known to have left, over all processes: somebody may have
// interviewed the person for two roles.
type departed struct {
	ids     map[string]string // the process, by Message-ID
	touches map[string][]note.Touch
}

// whatLeft gathers it, where it is needed: when there is mail from Sent.
func whatLeft(brief map[string][]note.Note, processes []Process, mails []arrival) *departed {
	d := &departed{ids: map[string]string{}, touches: map[string][]note.Touch{}}
	if !slices.ContainsFunc(mails, func(m arrival) bool { return m.sent }) {
		return d
	}
	for _, p := range processes {
		notes := brief[p.ID]
		for _, n := range notes {
			d.ids[n.MessageID], d.ids[n.ProviderID], d.ids[n.Place.MessageID] = p.ID, p.ID, p.ID
		}
		d.touches[p.ID] = touchesOf(p, notes)
		for _, t := range d.touches[p.ID] {
			d.ids[t.MessageID] = p.ID
		}
	}
	return d
}

// knows reports whether a mail is what left for another process.
func (d *departed) knows(processID string, m arrival, at time.Time) bool {
	if of, ok := d.ids[m.MessageID]; ok && m.MessageID != "" && of != processID {
		return true
	}
	for id, touches := range d.touches {
		if id != processID && slices.ContainsFunc(touches, func(t note.Touch) bool {
			isTo := slices.ContainsFunc(m.To, func(to letter.Address) bool { return strings.EqualFold(to.Email, t.To) })
			return isTo && at.Sub(t.At).Abs() <= sameMoment
		}) {
			return true
		}
	}
	return false
}

// sentAt is when a mail in Sent was sent: what its Date says, unless that cannot be.
func sentAt(m arrival) time.Time {
	if m.Date.IsZero() || m.Date.After(m.at) || m.Date.Before(m.at.Add(-sameTelling)) {
		return m.at
	}
	return m.Date
}

// ownCopy reports whether a mail is known: from a touch, or from a note whose provider
// replaces Message-IDs and leaves ours at the end of References.
func ownCopy(mailbox Mailbox, p Process, notes []note.Note, m arrival) bool {
	if m.MessageID != "" && slices.ContainsFunc(p.Touches, func(t note.Touch) bool { return t.MessageID == m.MessageID }) {
		return true
	}
	if !mailbox.RewritesIDs || len(m.References) == 0 {
		return false
	}
	last := m.References[len(m.References)-1]
	return slices.ContainsFunc(notes, func(n note.Note) bool {
		return n.MessageID == last && (n.State == note.Sent && n.ProviderID == "" || n.State == note.Sending || n.State == note.Unknown || n.ProviderID == m.MessageID)
	})
}

// roundWith returns the latest round that had begun at the instant at and whose panel has
// somebody with this address.
func roundWith(p interview.Process, email string, at time.Time) (round interview.Interview, who interview.Interviewer, ok bool) {
	for _, i := range p.Interviews {
		if i.Starts.After(at) {
			continue
		}
		for _, one := range i.Panel {
			if email != "" && strings.EqualFold(one.Email, email) {
				round, who, ok = i, one, true
			}
		}
	}
	return round, who, ok
}

// noticeSentTo decides for one recipient of a mail.
func (s *Service) noticeSentTo(ctx context.Context, tx Tx, p *Process, notes []note.Note, round interview.Interview, who interview.Interviewer, at time.Time, m arrival) (bool, error) {
	mine := slices.DeleteFunc(touchesOf(*p, notes), func(t note.Touch) bool {
		return t.InterviewID != round.ID || !strings.EqualFold(t.To, who.Email)
	})
	like := sameSubject(notes, round.ID, who.Email, m.Subject) || plainThanks(m.Subject, m.Reply)
	for _, t := range mine {
		apart := at.Sub(t.At).Abs()
		// The copy of a note that was sent, under an id that nobody foresaw.
		if apart <= sameMoment && (m.MessageID == "" || t.MessageID != "") {
			return false, nil
		}
		if t.MessageID == "" && m.MessageID != "" && like && apart <= sameTelling {
			return true, s.adoptThread(ctx, tx, p, notes, t, m)
		}
	}
	phase, ok := phaseOf(round, who, mine, notes, at, m)
	if !ok {
		return false, nil
	}
	for i, n := range notes {
		if n.InterviewID == round.ID && n.Phase == phase && strings.EqualFold(n.To.Email, who.Email) && !n.State.Final() {
			return true, s.sentByHand(ctx, tx, notes, i, at, m)
		}
	}
	p.Touches = append(p.Touches, note.Touch{InterviewID: round.ID, Phase: phase, To: who.Email, At: at, MessageID: m.MessageID, Subject: m.Subject})
	s.Log.Info("a note sent by hand was noticed", "process", p.ID, "phase", phase)
	return true, tx.SaveProcess(ctx, p)
}

// phaseOf says which note a mail by hand is, after the touches that somebody had in a round.
func phaseOf(round interview.Interview, who interview.Interviewer, mine []note.Touch, notes []note.Note, at time.Time, m arrival) (note.Phase, bool) {
	var last *note.Touch
	next := note.Anchor
	for _, phase := range note.Practice() {
		i := slices.IndexFunc(mine, func(t note.Touch) bool { return t.Phase == phase })
		if i < 0 {
			next = phase
			break
		}
		last = &mine[i]
		next = ""
	}
	if next == "" {
		return "", false
	}
	known := func(id string) bool {
		return slices.ContainsFunc(mine, func(t note.Touch) bool { return id != "" && t.MessageID == id })
	}
	inSubject := sameSubject(notes, round.ID, who.Email, m.Subject)
	if last == nil {
		return next, inSubject || plainThanks(m.Subject, m.Reply)
	}
	contact, ok := round.Contact()
	if !ok || !contact.SameAs(who) || at.Before(last.At.Add(followsAfter)) {
		return "", false
	}
	if len(m.InReplyTo) > 0 { // what answers them is no follow-up
		return next, slices.ContainsFunc(m.InReplyTo, known)
	}
	return next, inSubject
}

// sameSubject reports whether a subject is that of a note to somebody in a round.
func sameSubject(notes []note.Note, interviewID, email, subject string) bool {
	wanted := threadSubject(subject)
	return wanted != "" && slices.ContainsFunc(notes, func(n note.Note) bool {
		return n.InterviewID == interviewID && strings.EqualFold(n.To.Email, email) && threadSubject(n.Subject) == wanted
	})
}

// sentByHand stores the note at notes[i] as sent with this mail.
func (s *Service) sentByHand(ctx context.Context, tx Tx, notes []note.Note, i int, at time.Time, m arrival) error {
	n := notes[i]
	wasInDrafts := n.State == note.InDrafts
	if !n.Ours() {
		n = n.Forget() // what the person made of it is theirs
	}
	n, err := n.SentByHand(at, m.MessageID)
	if err != nil {
		return err
	}
	if m.Subject != "" {
		n.Subject = m.Subject // the thread goes on under it
	}
	if wasInDrafts && strings.TrimSpace(m.Text) != "" {
		n.Body = m.Text + "\n"
	}
	if err := tx.SaveNote(ctx, &n); err != nil {
		return err
	}
	notes[i] = n
	s.Log.Info("a note sent by hand was noticed", "note", n.ID, "phase", n.Phase, "from_drafts", wasInDrafts)
	return nil
}

// adoptThread gives a note that the person told of the Message-ID of the mail that it was.
func (s *Service) adoptThread(ctx context.Context, tx Tx, p *Process, notes []note.Note, t note.Touch, m arrival) error {
	for i, n := range notes {
		if n.State == note.Sent && n.InterviewID == t.InterviewID && n.Phase == t.Phase && strings.EqualFold(n.To.Email, t.To) {
			n.MessageID, n.Subject = m.MessageID, m.Subject
			notes[i] = n
			if err := tx.SaveNote(ctx, &notes[i]); err != nil {
				return err
			}
		}
	}
	changed := false
	for i, u := range p.Touches {
		if u.Phase == t.Phase && strings.EqualFold(u.To, t.To) && u.At.Equal(t.At) && u.MessageID == "" {
			p.Touches[i].MessageID, changed = m.MessageID, true
		}
	}
	if changed {
		if err := tx.SaveProcess(ctx, p); err != nil {
			return err
		}
	}
	for i, n := range notes { // follow-ups that were drafted without a thread
		if n.State != note.Draft || n.Phase == note.Anchor || n.InterviewID != t.InterviewID || !strings.EqualFold(n.To.Email, t.To) || n.Thread.InReplyTo != "" {
			continue
		}
		written, ok := wordsFor(p.Process, n, notes, n.NotBefore)
		untouched := ok && says(n, written)
		n.Thread = note.Thread{InReplyTo: m.MessageID, References: []string{m.MessageID}}
		if untouched {
			wanted, _ := wordsFor(p.Process, n, notes, n.NotBefore)
			n.Subject, n.Body = wanted.Subject, wanted.Body
		}
		notes[i] = n
		if err := tx.SaveNote(ctx, &notes[i]); err != nil {
			return err
		}
	}
	return nil
}

// threadSubject is a subject without what mail programs put before it, for comparing.
func threadSubject(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	for {
		before, after, ok := strings.Cut(s, ":")
		if !ok || !slices.Contains([]string{"re", "aw", "sv", "antw", "rif", "res", "ref", "fwd", "fw", "wg"}, before) {
			return s
		}
		s = strings.TrimSpace(after)
	}
}

// Words of thanks, and of what one thanks for after an interview, in the languages that
// notes are written in.
var (
	thankWords = []string{
		"thank", "danke", "vielen dank", "herzlichen dank", "merci", "remerci", "gracias", "agradec", "obrigad", "grazie", "ringrazi",
		"bedankt", "dank u", "dank je", "tack", "takk", "tak for", "kiitos", "dziękuj", "děkuj", "ありがとう", "谢谢", "感谢", "감사",
	}
	talkWords = []string{
		"time", "talk", "conversation", "interview", "meeting", "speaking", "chat", "call", "discussion", "seeing", "gespräch", "zeit",
		"treffen", "entretien", "échange", "temps", "conversación", "entrevista", "tiempo", "conversa", "tempo", "colloquio", "incontro",
		"gesprek", "tijd", "samtal", "rozmow", "面接", "时间", "面试", "시간", "면접",
	}
)

// plainThanks reports whether somebody thanks for a talk: in the subject, or in one
// sentence of the text.
func plainThanks(subject, text string) bool {
	has := func(s string, words []string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(s, word) })
	}
	if subject = strings.ToLower(subject); threadSubject(subject) == strings.TrimSpace(subject) && has(subject, thankWords) {
		return true
	}
	sentences := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(".!?\n。！？", r) })
	return slices.ContainsFunc(sentences, func(s string) bool { return has(s, thankWords) && has(s, talkWords) })
}
