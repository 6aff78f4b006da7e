package followup

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// NotePreview is a draft exactly as it would leave: built into a mail, and read back.
type NotePreview struct {
	StepView
	From, To      letter.Address
	Subject, Body string
	// Answers is the mail in whose thread it lands; nil where it begins one.
	Answers *AnsweredMail
	// Leaves is when it would leave, approved now and after those of its panel before it.
	Leaves time.Time
	// Why says why it leaves then.
	Why string
	// SentBy says who files the copy.
	SentBy SentBy
	// Unbuilt is why no mail can be made of it; nil where one can.
	Unbuilt error
}

// AnsweredMail is a mail that a note answers.
type AnsweredMail struct {
	Subject string
	Ours    bool // a note of the person's own
	Name    string
	At      time.Time
}

// Preview is a process with its drafts as they would leave.
type Preview struct {
	ProcessView
	Notes []NotePreview // in the order of the plan
	Held  time.Duration // how long an approved note is held, so that it can be taken back
}

// PreviewNotes shows every draft of a process that may still leave as the mail it would
// become. It stores nothing.
func (s *Service) PreviewNotes(ctx context.Context, account AccountID, processID string) (all Preview, err error) {
	if all.ProcessView, err = s.ShowProcess(ctx, account, processID); err != nil {
		return all, err
	}
	v := all.ProcessView
	var mailbox Mailbox
	var notes []note.Note
	err = s.Store.View(ctx, account, func(tx Tx) error {
		if mailbox, err = tx.Mailbox(ctx); err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrSealed) {
			return err
		}
		set, err := tx.Preferences(ctx)
		if err != nil {
			return err
		}
		all.Held = s.HoldFor(set)
		notes, err = tx.Notes(ctx, v.ID)
		return err
	})
	if err != nil {
		return all, fmt.Errorf("preview the notes of %s: %w", v.Employer, err)
	}
	earliest := s.Clock.Now().Add(all.Held)
	for _, step := range v.Steps {
		if step.Note == nil || step.Note.State != note.Draft || step.Status.Over() || !v.Writes(step.Phase) {
			continue
		}
		p := NotePreview{StepView: step, SentBy: mailbox.SentBy, Answers: answeredBy(*step.Note, notes, v.Mails)}
		p.Leaves = leaveAt(step.Step, notes, earliest)
		p.Why = whyThen(p, earliest, all.Held)
		p.build(v.Candidate.Name, mailbox, v.Candidate.Email)
		if i := slices.IndexFunc(notes, func(n note.Note) bool { return n.ID == step.Note.ID }); i >= 0 && p.Unbuilt == nil {
			notes[i].State, notes[i].NotBefore = note.Approved, p.Leaves // the next one leaves minutes later
		}
		all.Notes = append(all.Notes, p)
	}
	return all, nil
}

// whyThen says why a note leaves when it would: what the plan says where it keeps to the
// plan, and else what moves it.
func whyThen(p NotePreview, earliest time.Time, held time.Duration) string {
	if p.Leaves.Equal(p.Due) || p.Step.Status == cadence.Paused || p.Note.To.Email == "" {
		return p.Reason
	}
	planned := "It was planned for " + p.Due.Format("Monday 2 January, 15:04") + ". "
	switch {
	case !p.Leaves.Equal(earliest):
		return planned + "It leaves minutes apart from the other notes about this interview, so that they do not arrive all at once."
	case held > 0:
		return planned + "That leaves no time to take it back, so it is held first, counted from your yes."
	}
	return planned + "It leaves as soon as you approve it."
}

// build makes a mail of the note and reads it back.
func (p *NotePreview) build(name string, mailbox Mailbox, own string) {
	if mailbox.Address == "" {
		mailbox.Address = own
	}
	m := messageOf(*p.Note, name, mailbox)
	m.Date, m.MessageID = p.Leaves, p.Note.ID+"@preview.invalid" // those come when it leaves
	p.From, p.To, p.Subject, p.Body = m.From, m.To, m.Subject, m.Body
	data, err := letter.Build(m)
	if err != nil {
		p.Unbuilt = err
		return
	}
	if err := p.readBack(data); err != nil {
		p.Unbuilt = fmt.Errorf("read the mail that was built: %w", err)
	}
}

func (p *NotePreview) readBack(data []byte) error {
	got, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return err
	}
	if p.Subject, err = new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject")); err != nil {
		return err
	}
	for field, into := range map[string]*letter.Address{"From": &p.From, "To": &p.To} {
		read, err := mail.ParseAddress(got.Header.Get(field))
		if err != nil {
			return err
		}
		*into = letter.Address{Name: read.Name, Email: read.Address}
	}
	body, err := io.ReadAll(quotedprintable.NewReader(got.Body))
	if err != nil {
		return err
	}
	p.Body = strings.ReplaceAll(string(body), "\r\n", "\n")
	return nil
}

// answeredBy finds the mail that a note answers among the notes and mails of its process.
func answeredBy(n note.Note, notes []note.Note, mails []IncomingMail) *AnsweredMail {
	id := n.Thread.InReplyTo
	if id == "" {
		return nil
	}
	for _, m := range mails {
		if m.MessageID == id {
			name := m.From.Name
			if name == "" {
				name = m.From.Email
			}
			return &AnsweredMail{Subject: m.Subject, Name: name, At: m.At}
		}
	}
	for _, earlier := range notes {
		if earlier.MessageID == id || earlier.ProviderID == id {
			return &AnsweredMail{Subject: earlier.Subject, Ours: true, Name: earlier.To.Name, At: earlier.SentAt}
		}
	}
	return &AnsweredMail{Subject: n.Subject, Ours: true, Name: n.To.Name}
}
