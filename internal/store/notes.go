package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"

	"github.com/uptrace/bun"
)

type noteRow struct {
	bun.BaseModel `bun:"table:note"`

	AccountID      followup.AccountID `bun:"account_id,pk"`
	ID             string             `bun:"id,pk"`
	ProcessID      string             `bun:"process_id"`
	Seq            int64              `bun:"seq"`
	InterviewID    string             `bun:"interview_id"`
	Phase          note.Phase         `bun:"phase"`
	ToName         string             `bun:"to_name"`
	ToEmail        string             `bun:"to_email"`
	EmailKey       string             `bun:"email_key"`
	Subject        string             `bun:"subject"`
	Body           string             `bun:"body"`
	InReplyTo      string             `bun:"in_reply_to"`
	ThreadRefs     string             `bun:"thread_refs"`
	NotBeforeNS    *int64             `bun:"not_before_ns"`
	NotBeforeZone  string             `bun:"not_before_zone"`
	State          note.State         `bun:"state"`
	ApprovalDigest *string            `bun:"approval_digest"`
	ApprovedAt     *int64             `bun:"approved_at"`
	MessageID      string             `bun:"message_id"`
	SentAt         *int64             `bun:"sent_at"`
	Trouble        string             `bun:"trouble"`
	Version        int64              `bun:"version"`
}

// Notes implements followup.Tx.
func (t *tx) Notes(ctx context.Context, processID string) ([]note.Note, error) {
	var rows []noteRow
	err := t.NewSelect().Model(&rows).Where("account_id = ? AND process_id = ?", t.account, processID).Order("seq").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("cannot list the notes of process %q: %w", processID, explain(err))
	}
	var notes []note.Note
	for _, row := range rows {
		n, err := t.note(row)
		if err != nil {
			return nil, err
		}
		notes = append(notes, n)
	}
	return notes, nil
}

// Note implements followup.Tx.
func (t *tx) Note(ctx context.Context, id string) (note.Note, error) {
	var row noteRow
	err := t.NewSelect().Model(&row).Where("account_id = ? AND id = ?", t.account, id).Scan(ctx)
	if err != nil {
		return note.Note{}, fmt.Errorf("note %q: %w", id, seen(err))
	}
	return t.note(row)
}

// SaveNote implements followup.Tx.
func (t *tx) SaveNote(ctx context.Context, n *note.Note) error {
	if err := t.saveNote(ctx, n); err != nil {
		return fmt.Errorf("cannot save note %q: %w", n.ID, err)
	}
	n.Version++
	return nil
}

func (t *tx) saveNote(ctx context.Context, n *note.Note) error {
	if n.ID == "" {
		return errors.New("it has no id")
	}
	row, err := t.noteRow(*n)
	if err != nil {
		return err
	}
	if n.Version == 0 {
		const next = "(SELECT coalesce(max(seq), 0) + 1 FROM note WHERE account_id = ? AND process_id = ?)"
		err = t.insert(ctx, t.NewInsert().Model(row).Value("seq", next, t.account, n.ProcessID))
	} else {
		// A note stays in its process and in its place.
		err = t.update(ctx, t.NewUpdate().Model(row).ExcludeColumn("process_id", "seq").
			Where("account_id = ? AND id = ? AND version = ?", t.account, n.ID, n.Version))
	}
	if notUnique(err) {
		return fmt.Errorf("interview %s has its %s note to %s already", n.InterviewID, n.Phase, n.To.Email)
	}
	return err
}

func (t *tx) noteRow(n note.Note) (*noteRow, error) {
	refs, err := json.Marshal(n.Thread.References)
	if err != nil {
		return nil, err
	}
	row := &noteRow{
		AccountID: t.account, ID: n.ID, ProcessID: n.ProcessID, InterviewID: n.InterviewID, Phase: n.Phase,
		ToName: text(n.To.Name), ToEmail: text(n.To.Email), EmailKey: strings.ToLower(text(n.To.Email)),
		Subject: text(n.Subject), Body: text(n.Body), InReplyTo: text(n.Thread.InReplyTo), ThreadRefs: string(refs),
		State: n.State, MessageID: n.MessageID, SentAt: milli(n.SentAt), Trouble: text(n.Trouble), Version: n.Version + 1,
	}
	if !n.NotBefore.IsZero() {
		nanos := n.NotBefore.UnixNano()
		row.NotBeforeNS = &nanos
		// The zone only says how to show the time; one that nobody knows is left out.
		if zone := n.NotBefore.Location().String(); zone != "UTC" {
			if _, err := t.zones.named(zone); err == nil {
				row.NotBeforeZone = zone
			}
		}
	}
	if n.Approval != nil {
		row.ApprovalDigest, row.ApprovedAt = &n.Approval.Digest, milli(n.Approval.At)
	}
	return row, nil
}

func (t *tx) note(row noteRow) (note.Note, error) {
	n := note.Note{
		ID: row.ID, ProcessID: row.ProcessID, InterviewID: row.InterviewID, Phase: row.Phase,
		To: note.Address{Name: row.ToName, Email: row.ToEmail}, Subject: row.Subject, Body: row.Body,
		Thread: note.Thread{InReplyTo: row.InReplyTo}, State: row.State, MessageID: row.MessageID,
		SentAt: instant(row.SentAt), Trouble: row.Trouble, Version: row.Version,
	}
	if err := json.Unmarshal([]byte(row.ThreadRefs), &n.Thread.References); err != nil {
		return note.Note{}, fmt.Errorf("note %q cannot be read: its thread is damaged: %w", row.ID, err)
	}
	if row.NotBeforeNS != nil {
		n.NotBefore = time.Unix(0, *row.NotBeforeNS).UTC()
		if row.NotBeforeZone != "" {
			zone, err := t.zones.named(row.NotBeforeZone)
			if err != nil {
				return note.Note{}, fmt.Errorf("note %q cannot be read: %w", row.ID, err)
			}
			n.NotBefore = n.NotBefore.In(zone)
		}
	}
	if row.ApprovalDigest != nil {
		n.Approval = &note.Approval{Digest: *row.ApprovalDigest, At: instant(row.ApprovedAt)}
	}
	return n, nil
}
