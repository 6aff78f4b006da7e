package jobs_test

import (
	"errors"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
	"afterword/internal/interview"
	"afterword/internal/jobs"
	"afterword/internal/note"
	"afterword/internal/store"
	"afterword/internal/zone"
)

// TestTheWholeWayOfANote uses the real verbs, store and queue; only the mailbox and the
// clock are the test's. The clock is wound to the hour at which the note is due.
func TestTheWholeWayOfANote(t *testing.T) {
	onEach(t, wholeWay)
}

func wholeWay(t *testing.T, database string) {
	ctx := t.Context()
	zone, err := zone.Load("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 123_456_789, zone) }
	s, err := store.OpenWithKey(ctx, database, filepath.Join(t.TempDir(), "afterword.key"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	log := &logBook{}
	wound, mail := followuptest.ClockAt(at(23, 15)), &followuptest.Mailbox{}
	service := &followup.Service{
		Store: s, Mail: mail, Clock: wound, UndoWindow: 10 * time.Minute,
		Log: slog.New(slog.NewTextHandler(log, nil)),
	}
	runner, err := jobs.New(ctx, options(s, "test", service, s, service.Log, quick))
	if err != nil {
		t.Fatal(err)
	}
	service.Queue = runner

	if _, err := service.AddMailbox(ctx, followup.Local, followup.Mailbox{Address: "ada@example.org", Password: "p"}); err != nil {
		t.Fatal(err)
	}
	starts := at(23, 10).Truncate(time.Hour)
	recorded, err := service.RecordInterview(ctx, followup.Local, interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Email: "ada@example.org", Phone: "+1 555 0100"},
		Employer:  "Globex", Role: "Senior Software Engineer",
		Interviews: []interview.Interview{{
			ID: "onsite", Starts: starts, Ends: starts.Add(90 * time.Minute), Zone: zone.String(), Region: "US-NY", Form: interview.Video,
			Panel: []interview.Interviewer{{
				Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen", Email: "wei.chen@globex.example", Role: interview.HiringManager,
				Debrief: interview.Debrief{
					Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release",
					Value: "At Initech I cut a comparable reindex from six hours to twenty minutes.",
				},
			}},
		}},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	n := anchorNote(t, service, recorded.ProcessID)
	if n, err = service.ApproveNote(ctx, followup.Local, n.ID, n.Digest()); err != nil {
		t.Fatal(err)
	}
	w := &world{T: t, store: s, runner: runner, log: log}
	current := func() note.Note { return anchorNote(t, service, recorded.ProcessID) }

	w.start()
	if before := n.NotBefore.Add(-time.Second); wound.Now().Before(before) {
		wound.Set(before)
	}
	reads := mail.Reads()
	w.wait("the mailbox is read a few times", func() bool { return mail.Reads() > reads+3 })
	if mail.Sent() != 0 || current().State != note.Approved {
		t.Fatalf("a second before its time the note is %s and %d mails have left", current().State, mail.Sent())
	}

	mail.FailReading(errors.New("no route to host"))
	wound.Set(n.NotBefore)
	w.wait("the note waits for the mailbox", func() bool { return current().Trouble != "" })
	if mail.Sent() != 0 {
		t.Fatal("a note left although nobody could tell whether an answer had come")
	}
	mail.FailReading(nil)
	w.putForward()
	w.wait("the note is sent", func() bool { return current().State == note.Sent && w.jobs() == "completed" })
	for range 3 {
		if err := service.HandOverDue(ctx); err != nil {
			t.Fatal(err)
		}
	}
	w.stop()
	if mail.Sent() != 1 || w.jobs() != "completed" {
		t.Errorf("%d mails left, jobs are %q; want one of each", mail.Sent(), w.jobs())
	}
}

// putForward makes the job that was put off available, instead of waiting a minute of
// the machine's time.
func (w *world) putForward() {
	w.Helper()
	w.wait("the job is put off", func() bool { return w.jobs() == "scheduled" })
	w.available()
}

// wait is until without a note to tell of.
func (w *world) wait(what string, so func() bool) {
	w.Helper()
	for deadline := time.Now().Add(15 * time.Second); !so(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			w.Fatalf("it never came that %s; jobs are %q\n%s", what, w.jobs(), w.log)
		}
	}
}

func anchorNote(t *testing.T, service *followup.Service, processID string) note.Note {
	t.Helper()
	view, err := service.ShowProcess(t.Context(), followup.Local, processID)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range view.Steps {
		if step.Phase == note.Anchor && step.Note != nil {
			return *step.Note
		}
	}
	t.Fatalf("there is no anchor note among %+v", view.Steps)
	return note.Note{}
}
