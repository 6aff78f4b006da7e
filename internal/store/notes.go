package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/zone"

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
	ProviderID     string             `bun:"provider_id"`
	AttemptStage   note.Stage         `bun:"attempt_stage"`
	ComposedAt     *int64             `bun:"composed_at"`
	AttemptAt      *int64             `bun:"attempt_at"`
	Marks          string             `bun:"marks"`
	Message        string             `bun:"message"`
	FilingAt       *int64             `bun:"filing_at"`
	Way            note.Way           `bun:"way"`
	Place          string             `bun:"place"`
	AfterState     note.State         `bun:"after_state"`
	SentAt         *int64             `bun:"sent_at"`
	Trouble        string             `bun:"trouble"`
	Ignored        string             `bun:"ignored"`
	BeforeMachine  string             `bun:"before_machine"`
	Version        int64              `bun:"version"`
}

// briefRow is what NotesInBrief tells of a note.
type briefRow struct {
	ID          string     `bun:"id"`
	ProcessID   string     `bun:"process_id"`
	InterviewID string     `bun:"interview_id"`
	Phase       note.Phase `bun:"phase"`
	ToEmail     string     `bun:"to_email"`
	State       note.State `bun:"state"`
	MessageID   string     `bun:"message_id"`
	ProviderID  string     `bun:"provider_id"`
	Place       string     `bun:"place"`
	SentAt      *int64     `bun:"sent_at"`
}

// attemptRow is when a note left, or may have.
type attemptRow struct {
	AttemptAt int64 `bun:"attempt_at"`
}

// markDocument is a note.Mark as the column keeps it.
type markDocument struct {
	Folder      string `json:"folder"`
	UIDValidity uint32 `json:"uid_validity"`
	UIDNext     uint32 `json:"uid_next"`
}

// ignoreDocument is a note.Ignore as the column keeps it; the column is empty where there
// is none.
type ignoreDocument struct {
	Check    string `json:"check"`
	Severity string `json:"severity"`
	Words    string `json:"words"`
	Digest   string `json:"digest"`
	At       int64  `json:"at"` // Unix milliseconds
}

// placeDocument is a note.Place as the column keeps it; the column is empty where there is
// none.
type placeDocument struct {
	Folder      string `json:"folder"`
	UIDValidity uint32 `json:"uid_validity"`
	UID         uint32 `json:"uid"`
	MessageID   string `json:"message_id,omitzero"`
}

// A note stays in its process and in its place.
var (
	noteColumns = columnsIn(noteRow{})
	noteChanges = columnsIn(noteRow{}, "account_id", "id", "process_id", "seq")
	// Its place is behind the others.
	noteInserted = columnsIn(noteRow{}, "seq")

	selectNote      = prepare("SELECT " + noteColumns.list() + " FROM note WHERE account_id = ? AND id = ?")
	selectNotes     = prepare("SELECT " + noteColumns.list() + " FROM note WHERE account_id = ? AND process_id = ? ORDER BY seq")
	selectInBrief   = prepare("SELECT " + columnsIn(briefRow{}).list() + " FROM note WHERE account_id = ? ORDER BY process_id, seq")
	selectUnsettled = prepare("SELECT " + noteColumns.list() + " FROM note WHERE account_id = ? AND " + unsettled + " ORDER BY attempt_at, id")
	selectAttempts  = prepare("SELECT attempt_at FROM note WHERE account_id = ? AND attempt_at >= ? AND state IN ('sending', 'sent', 'unknown') ORDER BY attempt_at")
	selectAnchors   = prepare("SELECT " + noteColumns.list() + " FROM note WHERE account_id = ? AND phase = 'anchor' AND state = 'sent' AND sent_at IS NOT NULL ORDER BY sent_at DESC, id DESC LIMIT ?")
	updateNote      = prepare("UPDATE note SET " + noteChanges.set() + " WHERE account_id = ? AND id = ? AND version = ?")
	insertNote      = prepare("INSERT INTO note (seq, " + noteInserted.list() + ")" +
		" VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM note WHERE account_id = ? AND process_id = ?), " + noteInserted.marks() + ")")

	updateNoteOrFail = updateNote.orFail()
	insertNoteOrFail = insertNote.orFail()
)

// Notes implements followup.Tx.
func (t *tx) Notes(ctx context.Context, processID string) ([]note.Note, error) {
	rows, err := readAll[noteRow](ctx, t, selectNotes, string(t.account), processID)
	if err != nil {
		return nil, fmt.Errorf("cannot list the notes of process %q: %w", processID, explain(err))
	}
	return t.notes(rows)
}

// NotesInBrief implements followup.Tx.
func (t *tx) NotesInBrief(ctx context.Context) ([]note.Note, error) {
	rows, err := readAll[briefRow](ctx, t, selectInBrief, string(t.account))
	if err != nil {
		return nil, fmt.Errorf("cannot list the notes in brief: %w", explain(err))
	}
	notes := make([]note.Note, 0, len(rows))
	for _, row := range rows {
		n := note.Note{
			ID: row.ID, ProcessID: row.ProcessID, InterviewID: row.InterviewID, Phase: row.Phase, To: note.Address{Email: row.ToEmail},
			State: row.State, MessageID: row.MessageID, ProviderID: row.ProviderID, SentAt: instant(row.SentAt),
		}
		if n.Place, err = draftPlace(row.Place); err != nil {
			return nil, fmt.Errorf("note %q cannot be read: where it lies in Drafts is damaged: %w", row.ID, err)
		}
		notes = append(notes, n)
	}
	return notes, nil
}

// unsettled is the condition of the index of the same name, word for word.
const unsettled = "(state IN ('sending', 'unknown', 'in drafts') OR (state = 'sent' AND (message <> '' OR place <> '')))"

// UnsettledNotes implements followup.Tx.
func (t *tx) UnsettledNotes(ctx context.Context) ([]note.Note, error) {
	rows, err := readAll[noteRow](ctx, t, selectUnsettled, string(t.account))
	if err != nil {
		return nil, fmt.Errorf("cannot list the notes that are not settled: %w", explain(err))
	}
	return t.notes(rows)
}

// SentAnchors implements followup.Tx.
func (t *tx) SentAnchors(ctx context.Context, most int) ([]note.Note, error) {
	rows, err := readAll[noteRow](ctx, t, selectAnchors, string(t.account), most)
	if err != nil {
		return nil, fmt.Errorf("cannot list the anchor notes that were sent: %w", explain(err))
	}
	slices.Reverse(rows)
	return t.notes(rows)
}

// Departures implements followup.Tx.
func (t *tx) Departures(ctx context.Context, since time.Time) ([]time.Time, error) {
	attempts, err := readAll[attemptRow](ctx, t, selectAttempts, string(t.account), since.UnixMilli())
	if err != nil {
		return nil, fmt.Errorf("cannot tell how many notes left lately: %w", explain(err))
	}
	times := make([]time.Time, 0, len(attempts))
	for _, row := range attempts {
		times = append(times, time.UnixMilli(row.AttemptAt).UTC())
	}
	return times, nil
}

func (t *tx) notes(rows []noteRow) ([]note.Note, error) {
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
	row, err := readOne[noteRow](ctx, t, selectNote, string(t.account), id)
	if err != nil {
		return note.Note{}, fmt.Errorf("note %q: %w", id, seen(err))
	}
	return t.note(row)
}

// SaveNote implements followup.Tx.
func (t *tx) SaveNote(ctx context.Context, n *note.Note) error {
	if n.ID == "" {
		return errors.New("cannot save a note: it has no id")
	}
	row, err := t.noteRow(*n)
	if err != nil {
		return fmt.Errorf("cannot save note %q: %w", n.ID, err)
	}
	r := rowChange{change: updateNote, orFail: updateNoteOrFail, args: append(noteChanges.values(*row), string(t.account), n.ID, n.Version)}
	if n.Version == 0 {
		r.change, r.orFail = insertNote, insertNoteOrFail
		r.args = append([]any{string(t.account), n.ProcessID}, noteInserted.values(*row)...)
	}
	interview, phase, to := n.InterviewID, n.Phase, n.To.Email
	r.means = func(err error) error {
		switch {
		case sameKey(err), errors.Is(err, errUntouched):
			err = followup.ErrStale
		case notUnique(err):
			err = fmt.Errorf("interview %s has its %s note to %s already", interview, phase, to)
		}
		return fmt.Errorf("cannot save note %q: %w", row.ID, err)
	}
	if err := t.changeRow(ctx, r); err != nil {
		return err
	}
	n.Version++
	return nil
}

func (t *tx) noteRow(n note.Note) (*noteRow, error) {
	refs, err := json.Marshal(n.Thread.References)
	if err != nil {
		return nil, err
	}
	marks := make([]markDocument, 0, len(n.Attempt.Marks))
	for _, m := range n.Attempt.Marks {
		marks = append(marks, markDocument(m))
	}
	written, err := json.Marshal(marks)
	if err != nil {
		return nil, err
	}
	row := &noteRow{
		AccountID: t.account, ID: n.ID, ProcessID: n.ProcessID, InterviewID: n.InterviewID, Phase: n.Phase,
		ToName: text(n.To.Name), ToEmail: text(n.To.Email), EmailKey: strings.ToLower(text(n.To.Email)),
		Subject: text(n.Subject), Body: text(n.Body), InReplyTo: text(n.Thread.InReplyTo), ThreadRefs: string(refs),
		State: n.State, MessageID: n.MessageID, SentAt: milli(n.SentAt), Trouble: text(n.Trouble), Version: n.Version + 1,
		ProviderID: text(n.ProviderID), AttemptStage: n.Attempt.Stage, ComposedAt: milli(n.Attempt.ComposedAt),
		AttemptAt: milli(n.Attempt.Since), Marks: string(written), Message: text(n.Attempt.Message), FilingAt: milli(n.Attempt.Filing),
		Way: n.Way, AfterState: n.After, BeforeMachine: text(n.Before),
	}
	if row.Ignored, err = ignoredAs(n.Ignored); err != nil {
		return nil, err
	}
	if n.Place.Folder != "" {
		place, err := json.Marshal(placeDocument(n.Place))
		if err != nil {
			return nil, err
		}
		row.Place = text(string(place))
	}
	if !n.NotBefore.IsZero() {
		nanos := n.NotBefore.UnixNano()
		row.NotBeforeNS = &nanos
		// The zone only says how to show the time; one that nobody knows is left out.
		if name := n.NotBefore.Location().String(); name != "UTC" {
			if _, err := zone.Load(name); err == nil {
				row.NotBeforeZone = name
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
		ProviderID: row.ProviderID, Way: row.Way, After: row.AfterState, Before: row.BeforeMachine,
		Attempt: note.Attempt{
			Stage: row.AttemptStage, ComposedAt: instant(row.ComposedAt), Since: instant(row.AttemptAt), Message: row.Message, Filing: instant(row.FilingAt),
		},
	}
	var err error
	var marks []markDocument
	if err := json.Unmarshal([]byte(row.Marks), &marks); err != nil {
		return note.Note{}, fmt.Errorf("note %q cannot be read: where its folders ended is damaged: %w", row.ID, err)
	}
	for _, m := range marks {
		n.Attempt.Marks = append(n.Attempt.Marks, note.Mark(m))
	}
	if n.Place, err = draftPlace(row.Place); err != nil {
		return note.Note{}, fmt.Errorf("note %q cannot be read: where it lies in Drafts is damaged: %w", row.ID, err)
	}
	if n.Ignored, err = ignoredOf(row.Ignored); err != nil {
		return note.Note{}, fmt.Errorf("note %q cannot be read: what is left as it is in it is damaged: %w", row.ID, err)
	}
	if err := json.Unmarshal([]byte(row.ThreadRefs), &n.Thread.References); err != nil {
		return note.Note{}, fmt.Errorf("note %q cannot be read: its thread is damaged: %w", row.ID, err)
	}
	if row.NotBeforeNS != nil {
		n.NotBefore = time.Unix(0, *row.NotBeforeNS).UTC()
		if row.NotBeforeZone != "" {
			zone, err := zone.Load(row.NotBeforeZone)
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

func draftPlace(column string) (note.Place, error) {
	if column == "" {
		return note.Place{}, nil
	}
	var place placeDocument
	err := json.Unmarshal([]byte(column), &place)
	return note.Place(place), err
}

func ignoredAs(all []note.Ignore) (string, error) {
	if len(all) == 0 {
		return "", nil
	}
	documents := make([]ignoreDocument, 0, len(all))
	for _, i := range all {
		documents = append(documents, ignoreDocument{i.Check, i.Severity, i.Words, i.Digest, i.At.UnixMilli()})
	}
	written, err := json.Marshal(documents)
	return text(string(written)), err
}

func ignoredOf(column string) (all []note.Ignore, err error) {
	if column == "" {
		return nil, nil
	}
	var documents []ignoreDocument
	if err := json.Unmarshal([]byte(column), &documents); err != nil {
		return nil, err
	}
	for _, d := range documents {
		all = append(all, note.Ignore{Check: d.Check, Severity: d.Severity, Words: d.Words, Digest: d.Digest, At: time.UnixMilli(d.At).UTC()})
	}
	return all, nil
}
