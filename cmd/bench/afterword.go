package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/loopback"
	"afterword/internal/note"
	"afterword/internal/store"
	"afterword/internal/zone"
)

// moment is when everything happens: a Tuesday morning, the day after the interviews.
var moment = time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC)

type stopped struct{}

func (stopped) Now() time.Time { return moment }

// way is how much of a send is measured.
type way struct {
	name string
	// reads: the mailbox is read before the note leaves, and the witness filed after it.
	reads bool
}

// ways are what is measured. A bare client neither reads a mailbox nor proves afterwards
// that a message left: without that it is the same work.
var ways = []way{{"sending alone", false}, {"with reading and witness", true}}

// halfRead is a mailbox client that sends for real. Its mailbox answers at once: nothing
// new came, and the witness is where it should be. What is measured of reading is what
// Afterword stores of it, not the mailbox's own time.
type halfRead struct {
	*mailbox.Client
	reads bool
}

func (h halfRead) Fetch(_ context.Context, _ followup.Mailbox, cursors []followup.Cursor, _ time.Time, take func([]followup.RawMail, followup.Cursor) error) error {
	if !h.reads {
		return nil
	}
	next := followup.Cursor{Folder: "INBOX", UIDValidity: 1}
	if len(cursors) > 0 {
		next = cursors[0]
	}
	next.LastUID++
	return take(nil, next)
}

func (h halfRead) Marks(context.Context, followup.Mailbox) ([]note.Mark, error) {
	if !h.reads {
		return nil, nil
	}
	return []note.Mark{{Folder: "INBOX", UIDValidity: 1, UIDNext: 1}, {Folder: "Sent", UIDValidity: 1, UIDNext: 1}}, nil
}

func (halfRead) FileSent(_ context.Context, _ followup.Mailbox, wanted followup.CopyWanted) (followup.Copy, error) {
	return followup.Copy{Folder: "Sent", Received: moment, MessageID: wanted.MessageID}, nil
}

const (
	// warmUp is how many notes are sent on each connection before the clock starts: a node
	// that has run for a while has its connections, and PostgreSQL its plans.
	warmUp = 16
	// perMailbox is how many notes leave from one mailbox on the one day on which all this
	// happens. The usual pace allows 30.
	perMailbox = 20
)

// letter is a note that is ready to leave.
type letter struct {
	account followup.AccountID
	note    string
}

// afterword sends as Afterword does and returns how long it took, without the preparing.
func afterword(ctx context.Context, k *sink, database, key string, s size, w way) (_ time.Duration, err error) {
	db, err := store.OpenWithKey(ctx, database, key)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	quiet := slog.New(slog.DiscardHandler)
	service := &followup.Service{Store: db, Mail: halfRead{mailbox.New(quiet), w.reads}, Clock: stopped{}, Log: quiet}
	all := make([][]letter, s.connections)
	for c := range all {
		for left := warmUp + s.messages; left > 0; left -= perMailbox {
			account := followup.AccountID(fmt.Sprintf("bench-%d-%d-%d", s.connections, c, time.Now().UnixNano()))
			letters, err := prepare(ctx, service, k, account, min(left, perMailbox), w)
			if err != nil {
				return 0, fmt.Errorf("prepare: %w", err)
			}
			all[c] = append(all[c], letters...)
		}
	}
	send := func(from, to int) (time.Duration, error) {
		return took(s, func(c int) error {
			for _, l := range all[c][from:to] {
				if err := service.SendNote(ctx, l.account, l.note, nil); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if _, err := send(0, warmUp); err != nil {
		return 0, fmt.Errorf("warm up: %w", err)
	}
	before := k.taken.Load()
	d, err := send(warmUp, warmUp+s.messages)
	if err != nil {
		return 0, err
	}
	if got, want := k.taken.Load()-before, int64(s.connections*s.messages); got != want {
		return 0, fmt.Errorf("the server took %d messages, want %d", got, want)
	}
	for _, letters := range all {
		for _, l := range letters {
			if err := isSent(ctx, db, l.account, l.note); err != nil {
				return 0, err
			}
		}
	}
	return d, nil
}

func isSent(ctx context.Context, db *store.Store, account followup.AccountID, id string) error {
	return db.View(ctx, account, func(tx followup.Tx) error {
		n, err := tx.Note(ctx, id)
		if err == nil && n.State != note.Sent {
			err = fmt.Errorf("note %s is %s: %s", id, n.State, n.Trouble)
		}
		return err
	})
}

// prepare records interviews and approves their notes, without the review: what is
// measured begins after it.
func prepare(ctx context.Context, service *followup.Service, k *sink, account followup.AccountID, notes int, how way) (ready []letter, err error) {
	server := followup.Server{Host: loopback.Host, Port: k.port, Security: followup.TLS}
	by := followup.SentByProvider
	if how.reads {
		by = followup.SentByUs
	}
	err = service.Store.Update(ctx, account, func(tx followup.Tx) error {
		return tx.SaveMailbox(ctx, followup.Mailbox{
			Address: "ada@example.org", Username: "ada", Password: "secret",
			IMAP: server, SMTP: server, CAFile: k.caFile, SentBy: by,
		})
	})
	if err != nil {
		return nil, err
	}
	here, err := zone.Load("America/New_York")
	if err != nil {
		return nil, err
	}
	for i := range notes {
		recorded, err := service.RecordInterview(ctx, account, interview.Process{
			Candidate: interview.Candidate{Name: "Ada Park", Email: "ada@example.org"},
			Employer:  fmt.Sprintf("Globex %d", i), Role: "Engineer",
			Interviews: []interview.Interview{{
				ID: "onsite", Zone: "America/New_York", Starts: moment.Add(-20 * time.Hour).In(here), Ends: moment.Add(-19 * time.Hour).In(here), Form: interview.Video,
				Panel: []interview.Interviewer{{
					Name: "Wei Chen", Email: fmt.Sprintf("wei@globex-%d.example", i), Role: interview.HiringManager,
					Debrief: interview.Debrief{
						Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release",
						Value: "At Initech I cut a comparable reindex from six hours to twenty minutes.",
					},
				}},
			}},
		}, nil)
		if err != nil {
			return nil, err
		}
		id, err := schedule(ctx, service.Store, account, recorded.ProcessID)
		if err != nil {
			return nil, err
		}
		ready = append(ready, letter{account, id})
	}
	return ready, nil
}

func schedule(ctx context.Context, db followup.Store, account followup.AccountID, process string) (id string, err error) {
	err = db.Update(ctx, account, func(tx followup.Tx) error {
		notes, err := tx.Notes(ctx, process)
		if err != nil {
			return err
		}
		for _, n := range notes {
			if n.State != note.Draft {
				continue
			}
			if n, err = n.Approve(moment, moment); err != nil {
				return err
			}
			if n, err = n.Schedule(); err != nil {
				return err
			}
			id = n.ID
			return tx.SaveNote(ctx, &n)
		}
		return errors.New("no note was drafted")
	})
	return id, err
}
