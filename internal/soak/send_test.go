package soak_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/note"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/zone"
)

const (
	// patience is for a machine that has much else to do; nothing waits as long otherwise.
	patience = 3 * time.Minute
	look     = 50 * time.Millisecond
)

// fate is what must have become of a note in the end.
type fate int

const (
	arrives fate = iota // exactly once, and the program knows
	asked               // it did not arrive, and nobody can know: the person is asked
)

// send is one note on its way: a candidate with a database and a mailbox of their own.
type send struct {
	*testing.T
	world       *world
	point       point
	kind        store
	clock       followup.Clock
	interviewer followup.Mailbox
	between     *mailboxtest.Between
	data        settings.Settings
	process     string
	note        note.Note
	counted     row
}

// newSend gives a candidate and an interviewer mailboxes. What comes of the note is
// counted when the test ends.
func (w *world) newSend(t *testing.T, p point) *send {
	t.Helper()
	candidate, interviewer := w.servers.Pair(t)
	s := &send{
		T: t, world: w, point: p, kind: store(p.store), clock: followup.SystemClock{},
		interviewer: interviewer, between: mailboxtest.NewBetween(t, candidate),
	}
	t.Cleanup(func() {
		if t.Failed() {
			s.counted.failed = 1
		}
		results.add(p, s.counted)
	})
	return s
}

// newData makes an empty database.
func (s *send) newData() {
	s.Helper()
	s.data = newDatabase(s, s.kind, s.TempDir())
}

// holdAt prepares a note that is due, starts the program, and returns it held at a step of
// sending the note.
func (s *send) holdAt(h mailboxtest.Hold) *program {
	s.Helper()
	zone, now := noon(s.clock)
	// Past its 24 hours and still worth sending: due at once wherever and whenever the test
	// runs.
	s.prepare(zone, now.Add(-30*time.Hour))
	reached := s.between.HoldAt(h)
	program := s.start()
	s.Cleanup(program.kill)
	select {
	case <-reached:
	case <-time.After(patience):
		program.kill()
		s.Fatalf("the program never came to %s; it said:\n%s", h, program.said())
	}
	return program
}

// start starts the program on the database.
func (s *send) start() *program {
	s.Helper()
	file := ""
	if w, ok := s.clock.(wound); ok {
		file = w.file
	}
	return startProgram(s, s.data, file)
}

// prepare records an interview that ended at a time, and approves its thank-you.
func (s *send) prepare(zone string, ends time.Time) {
	s.Helper()
	s.verbs(s.clock, func(verbs *followup.Service) {
		if _, err := verbs.AddMailbox(s.Context(), followup.Local, s.between.Mailbox); err != nil {
			s.Fatal(err)
		}
		recorded, err := verbs.RecordInterview(s.Context(), followup.Local, interview.Process{
			Candidate: interview.Candidate{Name: "Ada Park", Email: s.between.Mailbox.Address, Phone: "+1 555 0100"},
			Employer:  "Globex", Role: "Senior Software Engineer",
			Interviews: []interview.Interview{{
				ID: "onsite", Zone: zone, Starts: ends.Add(-time.Hour), Ends: ends, Form: interview.Video,
				Panel: []interview.Interviewer{{
					Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen", Email: s.interviewer.Address, Role: interview.HiringManager,
					Debrief: interview.Debrief{
						Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release",
						Value: "At Initech I cut a comparable reindex from six hours to twenty minutes.",
					},
				}},
			}},
		}, nil)
		if err != nil {
			s.Fatal(err)
		}
		s.process = recorded.ProcessID
		drafted := s.read(verbs)
		if s.note, err = verbs.ApproveNote(s.Context(), followup.Local, drafted.ID, drafted.Digest()); err != nil {
			s.Fatal(err)
		}
	})
}

// noon returns a zone in which it is about noon, and the time there.
func noon(clock followup.Clock) (name string, now time.Time) {
	now = clock.Now().UTC()
	name = "Etc/UTC"
	if hours := now.Hour() - 12; hours > 0 {
		name = fmt.Sprintf("Etc/GMT+%d", hours) // POSIX counts the hours behind
	} else if hours < 0 {
		name = fmt.Sprintf("Etc/GMT%d", hours)
	}
	here, err := zone.Load(name)
	if err != nil {
		panic(err)
	}
	return name, now.In(here)
}

// verbs opens the database beside the program, as another command would.
func (s *send) verbs(clock followup.Clock, f func(*followup.Service)) {
	s.Helper()
	app, err := serve.Open(s.Context(), s.data, clock, slog.New(slog.DiscardHandler))
	if err != nil {
		s.Fatal(err)
	}
	defer func() {
		if err := app.Close(); err != nil {
			s.Error(err)
		}
	}()
	f(app.Service)
}

// read returns the one note there is.
func (s *send) read(verbs *followup.Service) note.Note {
	s.Helper()
	view, err := verbs.ShowProcess(s.Context(), followup.Local, s.process)
	if err != nil {
		s.Fatal(err)
	}
	for _, step := range view.Steps {
		if step.Note != nil && step.Phase == note.Anchor {
			return *step.Note
		}
	}
	s.Fatalf("there is no note: %+v", view.Steps)
	return note.Note{}
}

// await looks into the database until the note is as wanted.
func (s *send) await(p *program, wanted func(note.Note) bool) (n note.Note) {
	s.Helper()
	s.verbs(s.clock, func(verbs *followup.Service) {
		for deadline := time.Now().Add(patience); ; time.Sleep(look) {
			if n = s.read(verbs); wanted(n) {
				return
			}
			if time.Now().After(deadline) {
				s.Fatalf("the note stays %s, %q: %q; the program said:\n%s", n.State, n.Attempt.Stage, n.Trouble, p.said())
			}
		}
	})
	return n
}

// settled: the note has left, its copy is filed and nothing is left to do.
func settled(n note.Note) bool { return n.State == note.Sent && !n.Unsettled() && n.Trouble == "" }

// told waits until the person can see, at the note or in what the program says, why the
// note waits; or until there is nothing to tell, as it was sent all the same. says is what
// the program says where the note cannot hold it, or empty.
func (s *send) told(p *program, says string) {
	s.Helper()
	n := s.await(p, func(n note.Note) bool {
		return n.Trouble != "" || settled(n) || says != "" && strings.Contains(p.said(), says)
	})
	s.Logf("%s: the note is %s, %q: %s", s.point.step, n.State, n.Attempt.Stage, n.Trouble)
}

// mustSay waits until the program says something.
func (s *send) mustSay(p *program, words string) {
	s.Helper()
	eventually(s, func() bool { return strings.Contains(p.said(), words) }, func() string {
		return fmt.Sprintf("the program never says %q; it said:\n%s", words, p.said())
	})
}

// eventually waits until something is so; otherwise says what to report when it never is.
func eventually(t testing.TB, so func() bool, otherwise func() string) {
	t.Helper()
	for deadline := time.Now().Add(patience); !so(); time.Sleep(look) {
		if time.Now().After(deadline) {
			t.Fatal(otherwise())
		}
	}
}

// hourPast is by when a note of a worker that is gone is taken over, a retry is due, a
// pause that a server asked for is over. A quarter more, and a copy that was looked for
// since then is no longer waited for.
const (
	hourPast    = 61 * time.Minute
	quarterMore = hourPast + 16*time.Minute
)

// at does something at a later time, and returns the note as it is then.
func (s *send) at(by time.Duration, do func(*followup.Service)) (n note.Note) {
	s.Helper()
	s.verbs(later{s.clock, by}, func(verbs *followup.Service) {
		do(verbs)
		n = s.read(verbs)
	})
	return n
}

// try does what the program does about a note by itself, once: the round that hands over
// what is due, the note's job, and the round that reads the mailbox.
func (s *send) try(verbs *followup.Service) error {
	verbs.Queue = byHand{}
	err := verbs.HandOverDue(s.Context())
	sent := verbs.SendNote(s.Context(), followup.Local, s.note.ID, nil)
	var wait *followup.WaitError
	if errors.As(sent, &wait) {
		sent = nil
	}
	return errors.Join(err, sent, verbs.ReadMailbox(s.Context(), followup.Local))
}

// byHand is a queue whose only job the test does itself.
type byHand struct{}

func (byHand) EnqueueSend(context.Context, followup.Tx, followup.AccountID, string) error { return nil }

// takenOver lets another program do, an hour later, what the one that is gone left open.
// That the jobs of a dead node come to another is tested in package serve; here it is done
// by hand, as that takes its time.
func (s *send) takenOver(want fate) (n note.Note) {
	s.Helper()
	s.verbs(later{s.clock, hourPast}, func(verbs *followup.Service) {
		for deadline := time.Now().Add(patience); ; time.Sleep(look) {
			err := s.try(verbs)
			if n = s.read(verbs); want == arrives && settled(n) || want == asked && n.State == note.Unknown {
				return
			}
			if want == asked {
				verbs.Clock = later{s.clock, quarterMore}
			}
			if time.Now().After(deadline) {
				s.Errorf("taken over the note stays %s, %q: %q (%v)", n.State, n.Attempt.Stage, n.Trouble, err)
				return
			}
		}
	})
	return n
}

// awaitDelivered waits until the note is with the interviewer and its witness with the
// candidate.
func (s *send) awaitDelivered() {
	s.Helper()
	var n note.Note
	s.verbs(s.clock, func(verbs *followup.Service) { n = s.read(verbs) })
	own := s.between.Mailbox
	eventually(s, func() bool {
		return arrivals(s, s.interviewer, "INBOX", n.MessageID) > 0 &&
			arrivals(s, own, "INBOX", n.MessageID)+arrivals(s, own, "Sent", n.MessageID) > 0
	}, func() string { return "the note that was taken is not delivered" })
}

// judge counts what arrived and holds it against what the program believes.
func (s *send) judge(n note.Note, want fate) {
	s.Helper()
	if want == arrives {
		mailboxtest.Await(s, s.interviewer, "INBOX", func(one mailboxtest.RawMessage) bool { return strings.Contains(string(one.Bytes), "<"+n.MessageID+">") })
	}
	own := s.between.Mailbox
	arrived, copies, left := arrivals(s, s.interviewer, "INBOX", n.MessageID), arrivals(s, own, "Sent", n.MessageID), arrivals(s, own, "INBOX", n.MessageID)
	s.world.mu.Lock()
	s.world.judged = append(s.world.judged, judged{s.point, s.interviewer, n.MessageID, arrived})
	s.world.mu.Unlock()
	explained := strings.Contains(n.Trouble, n.Subject) && strings.Contains(n.Trouble, n.To.Email)
	switch {
	case n.State == note.Sent && arrived > 0:
		s.counted.sent = 1
	case n.State == note.Unknown:
		s.counted.asked = 1
		if !explained {
			s.counted.unexplained = 1
		}
	default:
		s.counted.lost = 1
	}
	s.counted.duplicates = max(arrived-1, 0)
	if want == arrives && (!settled(n) || arrived != 1 || copies != 1 || left != 0) {
		s.Errorf("the note is %s (%q); it arrived %d times, %d copies in Sent, %d in the Inbox; want it sent, once, 1 and 0",
			n.State, n.Trouble, arrived, copies, left)
	}
	if want == asked && (n.State != note.Unknown || !explained || arrived+copies+left != 0) {
		s.Errorf("the note is %s (%q); it arrived %d times, %d copies in Sent, %d in the Inbox; want the person asked, and none",
			n.State, n.Trouble, arrived, copies, left)
	}
}
