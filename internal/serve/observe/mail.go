package observe

import (
	"context"
	"errors"
	"time"

	"afterword/internal/followup"
)

// How an attempt to send ended, and a reading.
const (
	sent      = "sent"
	refused   = "refused"
	postponed = "postponed"
	unknown   = "unknown"

	readOK     = "ok"
	readFailed = "failed"
)

// Mail returns m, counting what goes through it.
func (o *Observer) Mail(m followup.Mail) followup.Mail { return &watchedMail{m, o} }

type watchedMail struct {
	followup.Mail
	o *Observer
}

// Send implements followup.Mail.
func (w *watchedMail) Send(ctx context.Context, m followup.Mailbox, to string, message []byte, committing func() error) error {
	began := time.Now()
	err := w.Mail.Send(ctx, m, to, message, committing)
	w.o.sendTime.Observe(time.Since(began).Seconds())
	w.o.sends.WithLabelValues(outcome(err)).Inc()
	return err
}

func outcome(err error) string {
	var not *followup.NotDelivered
	switch {
	case err == nil:
		return sent
	case errors.As(err, &not) && not.Permanent:
		return refused
	case errors.As(err, &not):
		return postponed
	}
	return unknown
}

// Fetch implements followup.Mail.
func (w *watchedMail) Fetch(ctx context.Context, m followup.Mailbox, cursors []followup.Cursor, since time.Time, take func([]followup.RawMail, followup.Cursor) error) error {
	err := w.Mail.Fetch(ctx, m, cursors, since, take)
	result := readOK
	if err != nil {
		result = readFailed
	}
	w.o.reads.WithLabelValues(result).Inc()
	return err
}
