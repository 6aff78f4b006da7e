package followup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

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
	if err := t.Tx.SaveNote(ctx, n); err != nil {
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

// SaveProcess implements Tx.
func (t announcingTx) SaveProcess(ctx context.Context, p *Process) error {
	if err := t.Tx.SaveProcess(ctx, p); err != nil {
		return err
	}
	if p.State == Active {
		return nil
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
