package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/letter"
)

// Errors of CorrectMail.
var (
	// ErrNoSuchKind: a person cannot say that of a mail.
	ErrNoSuchKind = errors.New("a mail can be a reply, from a hiring system, an automatic reply, or not about this")
	// ErrAboutWhich: what is about something is about one of the processes.
	ErrAboutWhich = errors.New("say which process the mail is about")
	// ErrNotCorrected: there is nothing to take back.
	ErrNotCorrected = errors.New("that mail is what it was taken for")
)

// Correction is what a mail is after all.
type Correction struct {
	// Kind is one of CorrectKinds, or what the mail is now.
	Kind letter.Kind
	// ProcessID is what it is about; not looked at with letter.KindUnrelated.
	ProcessID string
	// Return is the day of return of an automatic reply, where it names one.
	Return interview.Date
}

// CorrectKinds lists what a person can say that a mail is.
func CorrectKinds() []letter.Kind {
	return []letter.Kind{letter.KindReply, letter.KindHiringSystem, letter.KindAutoReply, letter.KindUnrelated}
}

// CorrectMail says what a mail is that Afterword took for something else: another kind,
// about another process, or about none. What it did to a plan is taken back, what it does
// instead is recorded, and both plans follow at once. What the person said an answer was
// stays said. A note that was withdrawn because of it stays withdrawn.
func (s *Service) CorrectMail(ctx context.Context, account AccountID, key string, c Correction) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		m, err := tx.Mail(ctx, key)
		if err != nil {
			return err
		}
		switch {
		case isFile(m): // the person added it themselves
			return ErrNotFound
		case c.Kind == letter.KindUnrelated:
			c.ProcessID = ""
		case c.ProcessID == "":
			return ErrAboutWhich
		case c.Kind != m.Kind && !slices.Contains(CorrectKinds(), c.Kind):
			return ErrNoSuchKind
		}
		if !c.Return.IsZero() && c.Kind != letter.KindAutoReply {
			return fmt.Errorf("only an automatic reply names a day of return: %w", ErrNoSuchKind)
		}
		if c.Kind == m.Kind && c.ProcessID == m.ProcessID && c.Return.IsZero() {
			return nil // it is that already
		}
		return s.correct(ctx, tx, m, c)
	})
	if err != nil {
		return fmt.Errorf("correct what a mail is: %w", err)
	}
	return nil
}

// UndoCorrection makes of a mail again what Afterword had taken it for.
func (s *Service) UndoCorrection(ctx context.Context, account AccountID, key string) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		m, err := tx.Mail(ctx, key)
		if err != nil {
			return err
		}
		if m.TakenFor == nil {
			return ErrNotCorrected
		}
		return s.correct(ctx, tx, m, Correction{Kind: m.TakenFor.Kind, ProcessID: m.TakenFor.ProcessID})
	})
	if err != nil {
		return fmt.Errorf("take back what was said of a mail: %w", err)
	}
	return nil
}

func (s *Service) correct(ctx context.Context, tx Tx, m IncomingMail, c Correction) error {
	now, err := eventOfMail(ctx, tx, m)
	if err != nil {
		return err
	}
	was := m.TakenFor
	if was == nil {
		was = &TakenFor{Kind: m.Kind, ProcessID: m.ProcessID, Invitation: m.Invitation, Event: now}
	}
	if now != nil {
		if err := tx.RemoveEvent(ctx, m.ProcessID, *now); err != nil {
			return err
		}
	}
	left := m.ProcessID
	m.Kind, m.ProcessID, m.Invitation, m.TakenFor = c.Kind, c.ProcessID, was.Invitation, was
	if c.Kind == letter.KindUnrelated && m.Invitation == Waiting {
		m.Invitation = Ignored
	}
	if c.Kind == was.Kind && c.ProcessID == was.ProcessID && c.Return.IsZero() {
		m.TakenFor = nil
	}
	if err := tx.CorrectMail(ctx, m); err != nil {
		return err
	}
	if m.ProcessID != "" {
		if err := s.addEventOf(ctx, tx, m, was, c.Return); err != nil {
			return err
		}
		if err := s.followMail(ctx, tx, m.ProcessID); err != nil {
			return err
		}
	}
	if left != "" && left != m.ProcessID {
		if err := s.followMail(ctx, tx, left); err != nil {
			return err
		}
	}
	s.Log.Info("mail corrected", "process", m.ProcessID, "kind", m.Kind)
	return nil
}

// eventOfMail is what a mail did to the plan of its process; nil when nothing.
func eventOfMail(ctx context.Context, tx Tx, m IncomingMail) (*cadence.Event, error) {
	if m.ProcessID == "" {
		return nil, nil
	}
	kind := eventKindOf(m.Kind)
	if kind == "" {
		return nil, nil
	}
	events, err := tx.Events(ctx, m.ProcessID)
	if err != nil {
		return nil, err
	}
	for _, e := range slices.Backward(events) {
		// A bounce is about its recipient, whoever reports it.
		if e.Kind == kind && e.At.Equal(m.At) && (kind == cadence.HardBounce || strings.EqualFold(e.Email, m.From.Email)) {
			return &e, nil
		}
	}
	return nil, nil
}

// eventKindOf is what a mail of a kind does to a plan, empty when nothing.
func eventKindOf(kind letter.Kind) cadence.EventKind {
	switch kind {
	case letter.KindReply, letter.KindHiringSystem, letter.KindInvitation:
		return cadence.Replied
	case letter.KindAutoReply:
		return cadence.OutOfOffice
	case letter.KindBounce:
		return cadence.HardBounce
	}
	return ""
}

// addEventOf records what a mail does to the plan of its process.
func (s *Service) addEventOf(ctx context.Context, tx Tx, m IncomingMail, was *TakenFor, back interview.Date) error {
	kind := eventKindOf(m.Kind)
	if kind == "" {
		return nil
	}
	e := cadence.Event{Kind: kind, At: m.At, Email: m.From.Email}
	switch {
	case was.Event != nil && was.Event.Kind == kind:
		e = *was.Event // with the day of return, or who a mail did not reach
		e.InterviewID = ""
	case kind == cadence.HardBounce:
		return nil // it was no hard one
	}
	if !back.IsZero() {
		e.Date = back
	}
	p, err := tx.Process(ctx, m.ProcessID)
	if err != nil {
		return err
	}
	if round, ok := roundBefore(p.Process, e.At); ok {
		e.InterviewID = round
	}
	return tx.AddEvent(ctx, m.ProcessID, e)
}

// followMail brings a process in line after what came in for it was corrected. It is saved,
// too, because an event may be gone: see Facts.
func (s *Service) followMail(ctx context.Context, tx Tx, id string) error {
	p, err := tx.Process(ctx, id)
	if err != nil {
		return err
	}
	if err := tx.SaveProcess(ctx, &p); err != nil {
		return err
	}
	_, err = s.replan(ctx, tx, &p)
	return err
}
