package serve_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/zone"
)

// TestThreeWays lives through a week with real servers and a second mail program: one note
// goes by way of the Drafts folder, is changed there and sent from there; one is written by
// hand; the check-in to the first is sent by Afterword, in the thread of what the person
// sent. Everybody gets each note once.
func TestThreeWays(t *testing.T) {
	zone, err := zone.Load("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	at := func(day, hour, minute int) time.Time { return time.Date(2024, 11, day, hour, minute, 0, 0, zone) }
	const manager, peer = "tomas@globex.test", "wei@globex.test"
	j := start(t, at(12, 15, 45), processfile.File{Process: interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Email: "seeker@example.test", Phone: "+1 555 0100"},
		Employer:  "Globex", Role: "Build Engineer",
		Interviews: []interview.Interview{{
			ID: "onsite", Zone: "America/New_York", Form: interview.Video, Starts: at(12, 14, 0), Ends: at(12, 15, 30),
			Panel: []interview.Interviewer{
				{Name: "Tomas Ruiz", Email: manager, Role: interview.HiringManager, Debrief: interview.Debrief{
					Anchor: "why the nightly build takes nine hours", Need: "the build blocks every release", Value: "I cut a comparable build from six hours to twenty minutes.",
				}},
				{Name: "Wei Chen", Email: peer, Role: interview.Peer, Debrief: interview.Debrief{
					Anchor: "the flame graph of the checkout service", Need: "on-call nights are too loud", Value: "I turned noisy alerts into the three that matter.",
				}},
			},
		}},
	}})
	me := j.servers.Mailbox("seeker")
	if j.servers.Address("seeker") != "seeker@example.test" || j.servers.Address("tomas") != manager || j.servers.Address("wei") != peer {
		t.Fatal("the servers have other addresses")
	}
	if _, err := j.ChooseWay(t.Context(), followup.Local, note.Drafts); err != nil {
		t.Fatal(err)
	}
	for _, n := range j.drafts(note.Anchor) {
		way := note.Way("") // as the mailbox is set to
		if n.To.Email == peer {
			way = note.ByHand
		}
		if _, err := j.ApproveNoteWay(t.Context(), followup.Local, n.ID, n.Digest(), way); err != nil {
			t.Fatal(err)
		}
	}
	j.windTo(at(12, 16, 29))
	if drafts := mailboxtest.ReadFolder(t, me, "Drafts"); len(drafts) != 0 {
		t.Fatalf("%d drafts before it is time", len(drafts))
	}
	j.windTo(at(12, 17, 0))

	// The one lies in Drafts; of the other the person is told.
	j.awaitNote("it lies in the Drafts folder", manager, func(n note.Note) bool { return n.Place.Folder == "Drafts" })
	j.awaitNote("the person is told", peer, func(n note.Note) bool {
		return n.State == note.Approved && strings.Contains(n.Trouble, "It is time")
	})
	draft := mailboxtest.ReadFolder(t, me, "Drafts")
	if len(draft) != 1 || !strings.Contains(unfolded(string(draft[0].Bytes)), "nightly build") {
		t.Fatalf("%d drafts lie there", len(draft))
	}
	j.delivered("tomas", 0)

	// It is changed there: another number, the same Message-ID.
	changed := []byte(strings.Replace(unfolded(string(draft[0].Bytes)), "nightly", "daily", 1))
	mailboxtest.Put(t, me, "Drafts", changed, time.Now())
	mailboxtest.Expunge(t, me, "Drafts", draft[0].UID)
	j.read()
	j.awaitNote("the change is taken over", manager, func(n note.Note) bool {
		return n.State == note.InDrafts && strings.Contains(n.Body, "daily build")
	})

	// It is sent from there by another program, under a Message-ID of its own.
	j.clock.Set(at(12, 17, 20))
	const sentID = "another-program@example.test"
	id := headerOf(draft[0].Bytes, "Message-Id")
	leaves := bytes.Replace(changed, []byte(id), []byte("<"+sentID+">"), 1)
	j.sendElsewhere(manager, leaves)
	mailboxtest.Expunge(t, me, "Drafts", mailboxtest.ReadFolder(t, me, "Drafts")[0].UID)
	// The other note is written by hand.
	j.sendElsewhere(peer, []byte("From: Ada Park <seeker@example.test>\r\nTo: Wei Chen <"+peer+">\r\nSubject: Thank you\r\n"+
		"Message-ID: <by-hand@example.test>\r\nDate: Tue, 12 Nov 2024 17:15:00 -0500\r\n\r\nHello Wei, thank you for the flame graph.\r\n"))
	j.read()
	for email, id := range map[string]string{manager: sentID, peer: "by-hand@example.test"} {
		j.awaitNote("it is sent", email, func(n note.Note) bool { return n.State == note.Sent && n.MessageID == id })
	}

	// The check-in is sent by Afterword, and answers what the person sent.
	if _, err := j.ChooseWay(t.Context(), followup.Local, note.Send); err != nil {
		t.Fatal(err)
	}
	checkIns := j.drafts(note.CheckIn)
	if len(checkIns) != 1 || checkIns[0].To.Email != manager {
		t.Fatalf("the check-ins are %+v", checkIns)
	}
	j.approve(checkIns[0])
	for _, day := range []int{13, 14, 15, 18, 19} {
		j.windTo(at(day, 11, 0))
	}
	got := j.delivered("tomas", 2)
	if answers := headerOf(got[1].Bytes, "In-Reply-To"); answers != "<"+sentID+">" {
		t.Errorf("the check-in answers %s", answers)
	}
	j.read()
	for day := 20; day <= 22; day++ {
		j.windTo(at(day, 11, 0))
	}
	j.delivered("tomas", 2)
	j.delivered("wei", 1)
	if drafts := mailboxtest.ReadFolder(t, me, "Drafts"); len(drafts) != 0 {
		t.Errorf("%d drafts are left", len(drafts))
	}
}

// sendElsewhere sends a mail with a second program, which files its copy in Sent.
func (j *job) sendElsewhere(to string, raw []byte) {
	j.t.Helper()
	j.servers.SendAs(j.t, "seeker", to, raw)
	mailboxtest.Put(j.t, j.servers.Mailbox("seeker"), "Sent", raw, time.Now())
}

func (j *job) read() {
	j.t.Helper()
	if err := j.ReadMailbox(j.t.Context(), followup.Local); err != nil {
		j.t.Fatal(err)
	}
}

// awaitNote waits until the thank-you to somebody is as wanted.
func (j *job) awaitNote(what, email string, wanted func(note.Note) bool) {
	j.t.Helper()
	j.await(what, func(v followup.ProcessView) bool {
		for _, s := range v.Steps {
			if s.Phase == note.Anchor && s.Email == email && s.Note != nil {
				return wanted(*s.Note)
			}
		}
		return false
	})
}

// headerOf returns a field of a message, unfolded.
func headerOf(message []byte, name string) string {
	head, _, _ := strings.Cut(string(message), "\r\n\r\n")
	for _, line := range strings.Split(strings.ReplaceAll(head, "\r\n ", " "), "\r\n") {
		if field, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(field, name) {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
