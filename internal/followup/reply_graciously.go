package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/cadence"
	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// Errors of ReplyGraciously.
var (
	// ErrNoRejection: the last answer was another one.
	ErrNoRejection = errors.New("no rejection is recorded: say first that the answer was one")
	// ErrNobodyReads: what is written to that address is lost.
	ErrNobodyReads = errors.New("nobody reads what is sent to that address: write to somebody who interviewed you")
	// ErrNobodyToAnswer: there is no address to answer to.
	ErrNobodyToAnswer = errors.New("nobody with an e-mail address is known to answer to")
	// ErrAnswered: one reply is enough.
	ErrAnswered = errors.New("the rejection was answered already, and one reply is enough")
)

// Rejection is a rejection that may be answered.
type Rejection struct {
	// By is who wrote it; its zero value means that it came otherwise, by telephone say.
	By letter.Address
	// NobodyReads says that By is an address that nobody reads.
	NobodyReads bool
	// To are those who may be answered, the first of them by default: who wrote it, unless
	// nobody reads that, then the contact, then the others of the panel.
	To []note.Address
	// Answered says that the reply has left.
	Answered bool
	// Asked says that a reply is wanted, and Own are the person's words for it.
	Asked bool
	Own   string
}

// rejectionOf returns the rejection that a process ended with; nil when it did not.
func rejectionOf(known situation, mails []IncomingMail) *Rejection {
	if known.process.State != Ended {
		return nil
	}
	var last, wanted *cadence.Event
	for i, e := range known.events {
		switch {
		case slices.Contains(cadence.Answers(), e.Kind) && e.Kind != cadence.Courtesy:
			last, wanted = &known.events[i], nil
		case e.Kind == cadence.Gracious:
			wanted = &known.events[i]
		}
	}
	if last == nil || last.Kind != cadence.Rejected {
		return nil
	}
	r := &Rejection{}
	if m, ok := rejectionMail(*last, mails); ok {
		r.By = m.From
		r.NobodyReads = letter.NobodyReads(m.From.Email)
	}
	add := func(name, email string) {
		if email != "" && !slices.ContainsFunc(r.To, func(a note.Address) bool { return strings.EqualFold(a.Email, email) }) {
			r.To = append(r.To, note.Address{Name: name, Email: email})
		}
	}
	round, _ := known.process.Interview(last.InterviewID)
	if !r.NobodyReads && r.By.Email != "" {
		name := r.By.Name
		if who, ok := round.Interviewer(r.By.Email); ok {
			name = who.Name
		}
		add(name, r.By.Email)
	}
	if contact, ok := round.Contact(); ok {
		add(contact.Name, contact.Email)
	}
	for _, who := range round.Panel {
		add(who.Name, who.Email)
	}
	r.Answered = slices.ContainsFunc(touchesOf(known.process, known.notes), func(t note.Touch) bool {
		return t.InterviewID == last.InterviewID && t.Phase == note.GraciousReply
	})
	if wanted != nil {
		r.Asked, r.Own = true, wanted.Words
	}
	return r
}

// rejectionMail is the mail that a rejection came with.
func rejectionMail(e cadence.Event, mails []IncomingMail) (last IncomingMail, ok bool) {
	for _, m := range mails {
		if e.Email != "" && strings.EqualFold(m.From.Email, e.Email) && !m.At.After(e.At) {
			last, ok = m, true
		}
	}
	return last, ok
}

// ReplyGraciously asks for a draft that answers the rejection which a process ended with:
// to whom is an e-mail address out of Rejection.To, empty for the first of them, and own
// is what the person wants to say, in their words; where it is empty, the draft asks. It
// is approved and sent as every note is. Asked again, it changes both, as long as nothing
// left: what the person wrote into the draft stays, unless it goes to somebody else.
func (s *Service) ReplyGraciously(ctx context.Context, account AccountID, processID, to, own string) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		known, err := readSituation(ctx, tx, processID)
		if err != nil {
			return err
		}
		mails, err := tx.Mails(ctx, processID)
		if err != nil {
			return err
		}
		rejection := rejectionOf(known, mails)
		if rejection == nil {
			return ErrNoRejection
		}
		whom, err := rejection.choose(to)
		if err != nil {
			return err
		}
		event := cadence.Event{Kind: cadence.Gracious, At: s.Clock.Now(), Email: whom.Email, Words: strings.TrimSpace(own)}
		for _, e := range known.events {
			if e.Kind == cadence.Rejected {
				event.InterviewID = e.InterviewID
			}
		}
		if err := reask(ctx, tx, &known, rejection.Own, event); err != nil {
			return err
		}
		if err := tx.AddEvent(ctx, processID, event); err != nil {
			return err
		}
		known.events = append(known.events, event)
		_, err = s.replanSituation(ctx, tx, &known)
		return err
	})
	if err != nil {
		return fmt.Errorf("reply to the rejection: %w", err)
	}
	return nil
}

// choose finds who is to be answered.
func (r *Rejection) choose(to string) (note.Address, error) {
	switch {
	case to == "" && len(r.To) == 0:
		return note.Address{}, ErrNobodyToAnswer
	case to == "":
		return r.To[0], nil
	}
	for _, a := range r.To {
		if strings.EqualFold(a.Email, to) || strings.EqualFold(a.Name, to) {
			return a, nil
		}
	}
	if letter.NobodyReads(to) {
		return note.Address{}, ErrNobodyReads
	}
	return note.Address{}, fmt.Errorf("%w: %q is none of them", ErrNoInterviewer, to)
}

// reask brings the reply that was asked for before in line with what is asked for now:
// one to somebody else is withdrawn, and one whose words nobody touched gets the new ones.
func reask(ctx context.Context, tx Tx, known *situation, before string, now cadence.Event) error {
	for _, n := range slices.Clone(known.notes) {
		if n.Phase != note.GraciousReply || n.InterviewID != now.InterviewID {
			continue
		}
		var err error
		switch n.State {
		case note.Cancelled, note.Skipped, note.Failed:
			continue
		case note.Draft, note.Approved, note.Scheduled:
		default:
			return ErrAnswered
		}
		if !strings.EqualFold(n.To.Email, now.Email) {
			n, err = n.Cancel("You chose to answer somebody else.")
		} else if now.Words != before {
			round, who, ok := personOf(known.process.Process, n.InterviewID, n.To.Name, n.To.Email)
			if !ok {
				who = interview.Interviewer{Name: n.To.Name, Email: n.To.Email}
			}
			body := func(own string) string {
				return compose.Write(compose.Request{
					Process: asPromised(known.process.Process, known.events), Interview: round, Phase: n.Phase, To: who, Leaves: n.NotBefore, Own: own,
				}).Body
			}
			if n.Body == body(before) { // its subject is that of the thread, whoever changed it
				n, err = n.Edit(n.Subject, body(now.Words))
			}
		}
		if err != nil {
			return err
		}
		if err := known.save(ctx, tx, &n); err != nil {
			return err
		}
	}
	return nil
}

// answered is what a reply to a rejection is drafted from besides the debrief.
type answered struct {
	thread  note.Thread
	subject string
	own     string
}

// rejectionFor is who a gracious reply goes to and what it answers. It stands in the
// thread of the rejection where it goes to who wrote that.
func rejectionFor(ctx context.Context, tx Tx, known situation, step cadence.Step, who interview.Interviewer) (interview.Interviewer, answered, error) {
	var a answered
	mails, err := tx.Mails(ctx, known.process.ID)
	if err != nil {
		return who, a, err
	}
	if who.Email == "" {
		who = interview.Interviewer{Name: step.Interviewer, Email: step.Email}
	}
	var rejected cadence.Event
	for _, e := range known.events {
		switch e.Kind {
		case cadence.Rejected:
			rejected = e
		case cadence.Gracious:
			a.own = e.Words
		}
	}
	m, ok := rejectionMail(rejected, mails)
	if !ok || !strings.EqualFold(m.From.Email, step.Email) {
		return who, a, nil
	}
	if who.Name == "" {
		who.Name = m.From.Name
	}
	if m.MessageID != "" {
		a.thread, a.subject = note.Thread{InReplyTo: m.MessageID, References: []string{m.MessageID}}, m.Subject
	}
	return who, a, nil
}
