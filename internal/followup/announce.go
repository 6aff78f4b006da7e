package followup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"afterword/internal/letter"
	"afterword/internal/note"
)

// Announcing is a Store that tells webhooks what happens in its transactions: what is
// announced commits with the fact, or not at all. It looks at what is saved and not at
// who saves it, so that no verb can forget.
type Announcing struct {
	Store
	Clock Clock
}

// Update implements Store.
func (a Announcing) Update(ctx context.Context, account AccountID, f func(Tx) error) error {
	return a.Store.Update(ctx, account, func(tx Tx) error { return f(announcingTx{tx, account, a.Clock}) })
}

// UpdateAhead implements Store.
func (a Announcing) UpdateAhead(ctx context.Context, account AccountID, what ReadAhead, f func(Tx) error) error {
	return a.Store.UpdateAhead(ctx, account, what, func(tx Tx) error { return f(announcingTx{tx, account, a.Clock}) })
}

type announcingTx struct {
	Tx
	account AccountID
	clock   Clock
}

// Unwrap returns the store's own transaction, for a queue that joins it.
func (t announcingTx) Unwrap() Tx { return t.Tx }

// SaveNote implements Tx.
func (t announcingTx) SaveNote(ctx context.Context, n *note.Note) error {
	first := n.Version == 0
	known, err := t.knownNote(ctx, *n)
	if err != nil {
		return err
	}
	if err := t.Tx.SaveNote(ctx, n); err != nil || known {
		return err
	}
	var kind HappeningKind
	switch {
	case n.State == note.Sent:
		kind = NoteSent
	case n.State == note.Unknown:
		kind = NoteUnknown
	case n.State == note.Draft && first:
		kind = ApprovalNeeded
	default:
		return nil
	}
	return t.announce(ctx, kind, n.ProcessID, n.ID, "")
}

// freshFor is how long it is certain that a delivery is still stored, so that a second one of
// the same happening is not: less than keepDeliveries, for clocks differ.
const freshFor = keepDeliveries - 24*time.Hour

// knownNote reports whether a note was sent, or unknown, already: then it is no news, and
// whatever webhooks were told of it may be dropped by now. Of a note that has just left it
// is not asked, for its delivery is there.
func (t announcingTx) knownNote(ctx context.Context, n note.Note) (bool, error) {
	if n.Version == 0 || n.State != note.Unknown && (n.State != note.Sent || t.clock.Now().Sub(n.SentAt) < freshFor) {
		return false, nil
	}
	before, err := t.Note(ctx, n.ID)
	if errors.Is(err, ErrNotFound) {
		return false, nil // the store says so better
	}
	return before.State == n.State, err
}

// knownProcess is the same for a process that is over.
func (t announcingTx) knownProcess(ctx context.Context, p Process) (bool, error) {
	if p.Version == 0 || p.State == Active {
		return false, nil
	}
	before, err := t.Process(ctx, p.ID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return before.State == p.State, err
}

// SaveProcess implements Tx.
func (t announcingTx) SaveProcess(ctx context.Context, p *Process) error {
	known, err := t.knownProcess(ctx, *p)
	if err != nil {
		return err
	}
	if err := t.Tx.SaveProcess(ctx, p); err != nil || known || p.State == Active {
		return err
	}
	return t.announce(ctx, ProcessClosed, p.ID, "", string(p.State))
}

// RememberMail implements Tx.
func (t announcingTx) RememberMail(ctx context.Context, m IncomingMail) (fresh bool, err error) {
	fresh, err = t.Tx.RememberMail(ctx, m)
	if err != nil || !fresh || m.ProcessID == "" {
		return fresh, err
	}
	if m.Kind != letter.KindReply && m.Kind != letter.KindHiringSystem {
		return fresh, nil
	}
	return fresh, t.announce(ctx, ReplyReceived, m.ProcessID, "", m.Key)
}

// announce tells it to every webhook that wants to hear it, once. what tells apart what
// happens to one process several times.
func (t announcingTx) announce(ctx context.Context, kind HappeningKind, process, note, what string) error {
	digest := sha256.Sum256([]byte(string(t.account) + "\x00" + string(kind) + "\x00" + process + "\x00" + note + "\x00" + what))
	return t.Announce(ctx, Happening{
		ID: "evt_" + hex.EncodeToString(digest[:16]), Kind: kind, Process: process, Note: note, At: t.clock.Now(),
	})
}
