// Package storetest holds every implementation of followup.Store against what the port
// promises in its comments. A store passes when Run passes on it; what is special to one
// database is tested beside that store.
//
// The tests keep to what a caller can see. They share one store and give every case an
// account of its own, so that they prove on the way that accounts do not meet.
package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/zone"
)

// Run tests the store that open returns. open is called once for each group of tests and
// closes the store by t.Cleanup.
func Run(t *testing.T, open func(t *testing.T) followup.Store) {
	groups := []struct {
		name string
		test func(*suite, *testing.T)
	}{
		{"a process comes back as it was saved", (*suite).processRoundTrip},
		{"processes are listed from the latest interview on", (*suite).processOrder},
		{"a process is saved only over its latest version", (*suite).processVersions},
		{"an interview without a zone is refused", (*suite).processZone},
		{"a note comes back as it was saved", (*suite).noteRoundTrip},
		{"an approval still covers a note that was stored", (*suite).noteApproval},
		{"notes in brief are the notes, without what they say", (*suite).notesInBrief},
		{"notes are listed in the order they were first saved", (*suite).noteOrder},
		{"the latest anchor notes that were sent are listed over all processes", (*suite).sentAnchors},
		{"a note is saved only over its latest version", (*suite).noteVersions},
		{"there is one note for one interview, phase and address", (*suite).noteOnce},
		{"what is open about notes that left is listed", (*suite).noteUnsettled},
		{"events come back in their order", (*suite).events},
		{"steps come back as they were saved last", (*suite).steps},
		{"steps keep clock time over zones", (*suite).stepZones},
		{"a process is due while a step of it needs a look", (*suite).due},
		{"due processes come over all accounts, each once", (*suite).dueAccounts},
		{"a mailbox comes back as it was saved", (*suite).mailbox},
		{"cursors belong to their mailbox", (*suite).cursors},
		{"a mail is remembered once", (*suite).mails},
		{"a mail is what the person says it is", (*suite).corrections},
		{"an account is deleted whole", (*suite).deleteAccount},
		{"a calendar comes back as it was saved", (*suite).calendar},
		{"calendar entries come back as they were saved last", (*suite).calendarEntries},
		{"what was pushed is forgotten with its server", (*suite).calendarServer},
		{"models come back as they were saved, the last one first", (*suite).models},
		{"what a provider was asked comes back, and is one at most", (*suite).permissionRequest},
		{"a token is found by its digest, over all accounts", (*suite).apiTokens},
		{"what happens is told to each webhook that wants to hear it, once", (*suite).webhooks},
		{"a delivery comes back as it fared", (*suite).deliveries},
		{"old deliveries are dropped once they are over, over all accounts", (*suite).oldDeliveries},
		{"what an account set comes back as it was saved", (*suite).preferences},
		{"an answer is kept for its key", (*suite).answers},
		{"mail may hold bytes that no text has", (*suite).brokenMail},
		{"processes are named, the latest first", (*suite).names},
		{"what goes on and what is over is read at once", (*suite).standing},
		{"invitations that belong to no process are listed", (*suite).waitingMails},
		{"that a mailbox was read changes nothing else of it", (*suite).readAt},
		{"the first interview of all is known", (*suite).firstInterview},
		{"facts change with what decides a plan", (*suite).facts},
		{"reading ahead changes no answer", (*suite).readAhead},
		{"changes that are kept for the commit are changes like others", (*suite).keptChanges},
		{"what is not there is not found", (*suite).notFound},
		{"accounts do not see one another", (*suite).accounts},
		{"an error rolls everything back", (*suite).rollback},
		{"a panic rolls everything back and goes on", (*suite).panics},
		{"a context that ended commits nothing", (*suite).cancelled},
		{"a view refuses to write", (*suite).viewWrites},
		{"a view sees one moment", (*suite).viewSnapshot},
		{"writers wait for one another", (*suite).writers},
	}
	for _, group := range groups {
		t.Run(group.name, func(t *testing.T) { group.test(&suite{Store: open(t)}, t) })
	}
}

// suite is a store under test.
type suite struct {
	followup.Store
	made atomic.Int64
}

var ctx = context.Background()

// account returns an account that nobody has used.
func (s *suite) account() followup.AccountID {
	return followup.AccountID(fmt.Sprintf("account-%d", s.made.Add(1)))
}

// update runs f in a transaction that must succeed.
func (s *suite) update(t rapid.TB, a followup.AccountID, f func(tx followup.Tx) error) {
	t.Helper()
	if err := s.Update(ctx, a, f); err != nil {
		t.Fatalf("update: %v", err)
	}
}

// view runs f in a view that must succeed.
func (s *suite) view(t rapid.TB, a followup.AccountID, f func(tx followup.Tx) error) {
	t.Helper()
	if err := s.View(ctx, a, f); err != nil {
		t.Fatalf("view: %v", err)
	}
}

// process stores a process with one interview in account a.
func (s *suite) process(t rapid.TB, a followup.AccountID, id string) followup.Process {
	t.Helper()
	p := someProcess(id)
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &p) })
	return p
}

func someProcess(id string) followup.Process {
	starts := time.Date(2026, 11, 23, 14, 0, 0, 0, located("America/New_York"))
	return followup.Process{
		State: followup.Active,
		Process: interview.Process{
			ID: id, Employer: "Globex", Role: "Engineer",
			Interviews: []interview.Interview{{
				ID: "onsite", Starts: starts, Ends: starts.Add(90 * time.Minute), Zone: "America/New_York", Form: interview.Video,
			}},
		},
	}
}

func someNote(processID, id, email string) note.Note {
	return note.Note{
		ID: id, ProcessID: processID, InterviewID: "onsite", Phase: note.Anchor, State: note.Draft,
		To: note.Address{Name: "Wei Chen", Email: email}, Subject: "Thank you", Body: "Dear Dr. Chen,\n\nThank you.",
	}
}

// same fails unless two values are equal in every field that can be seen, and every time
// in its offset, too.
func same(t rapid.TB, what string, got, want any) {
	t.Helper()
	if g, w := dump(t, got), dump(t, want); g != w {
		t.Fatalf("%s came back as\n%s\nwant\n%s", what, g, w)
	}
}

func dump(t rapid.TB, v any) string {
	t.Helper()
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// wantError fails unless err is target.
func wantError(t rapid.TB, what string, err, target error) {
	t.Helper()
	if !errors.Is(err, target) {
		t.Fatalf("%s: error %v, want one that is %q", what, err, target)
	}
}

func located(name string) *time.Location {
	loc, err := zone.Load(name)
	if err != nil {
		panic(err)
	}
	return loc
}
