package followup_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/invite"
	"afterword/internal/letter"
)

// invitationMail is a mail that brings a calendar file, as Zoom writes its header.
func invitationMail(from string, sent time.Time, calendar string) []string {
	return []string{
		"From: " + from, "To: ada@example.org", "Subject: Invitation: Interview", "Date: " + sent.Format(time.RFC1123Z),
		fmt.Sprintf("Message-ID: <invite-%d@globex.example>", sent.UnixNano()),
		"Content-Type: multipart/alternative; boundary=b", "",
		"--b", "Content-Type: text/plain; charset=utf-8", "", "You are invited.",
		"--b", "Content-Type: text/calendar; charset=utf-8; method=REQUEST;;", "", strings.TrimRight(calendar, "\r\n"), "--b--",
	}
}

func TestAnInvitationThatCameByMailIsOffered(t *testing.T) {
	w, id, _ := thanked(t)
	came := at(11, 25, 9, 0)
	w.mail.arrive(came, invitationMail("rae@globex.example", came, ics(event{uid: "next@globex", start: "20261201T100000", end: "20261201T110000"}))...)
	w.readAt(came)
	v := w.show(id)
	if len(v.Invitations) != 1 || !v.Paused || len(v.Interviews) != 1 || v.Mails[0].Kind != letter.KindInvitation {
		t.Fatalf("waiting %d, paused %v, rounds %d", len(v.Invitations), v.Paused, len(v.Interviews))
	}
	if _, err := w.AddWaiting(t.Context(), followup.Local, id, v.Invitations[0].Mail.Key, followup.InvitationAnswer{}); err != nil {
		t.Fatal(err)
	}
	v = w.show(id)
	if len(v.Interviews) != 2 || len(v.Invitations) != 0 || v.Paused {
		t.Errorf("rounds %d, waiting %d, paused %v", len(v.Interviews), len(v.Invitations), v.Paused)
	}
	// An update of it, from a service that is nobody at the employer; it is ignored, and
	// that is remembered when the mailbox is read from the start.
	came = at(11, 26, 9, 0)
	update := ics(event{uid: "next@globex", sequence: 1, start: "20261202T100000", end: "20261202T110000"})
	w.mail.arrive(came, invitationMail("no-reply@zoom.example", came, update)...)
	w.readAt(came)
	v = w.show(id)
	if len(v.Invitations) != 1 || !v.Paused {
		t.Fatalf("waiting %d, paused %v", len(v.Invitations), v.Paused)
	}
	key := v.Invitations[0].Mail.Key
	if err := w.IgnoreWaiting(t.Context(), followup.Local, id, key); err != nil {
		t.Fatal(err)
	}
	if err := w.Store.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		return tx.SaveCursor(t.Context(), followup.Cursor{Folder: "INBOX"})
	}); err != nil {
		t.Fatal(err)
	}
	w.readAt(came.Add(time.Minute))
	v = w.show(id)
	if len(v.Invitations) != 0 || !v.Paused || !v.Interviews[1].Starts.Equal(at(12, 1, 10, 0)) {
		t.Errorf("waiting %d, paused %v, it starts %s", len(v.Invitations), v.Paused, v.Interviews[1].Starts)
	}
	for what, err := range map[string]error{
		"ignore": w.IgnoreWaiting(t.Context(), followup.Local, id, key),
		"add": func() error {
			_, err := w.AddWaiting(t.Context(), followup.Local, id, key, followup.InvitationAnswer{})
			return err
		}(),
	} {
		if !errors.Is(err, followup.ErrNoInvitation) {
			t.Errorf("%s what was ignored: %v", what, err)
		}
	}
}

// TestBeforeTheInterview: an update that comes days before the first talk answers nothing,
// so it pauses nothing; it is shown all the same, and once, in its newest version, though it came three times.
func TestBeforeTheInterview(t *testing.T) {
	w, id := upcoming(t)
	for n, version := range []event{
		{sequence: 3, start: "20261124T100000", end: "20261124T113000"},
		{sequence: 3, start: "20261124T100000", end: "20261124T113000"},
		{sequence: 2, start: "20261124T090000", end: "20261124T103000"}, // overtaken on its way
	} {
		came := at(11, 22, 18, n)
		version.uid = "onsite@globex"
		w.mail.arrive(came, invitationMail("rae@globex.example", came, ics(version))...)
	}
	// What is known already, and what concerns somebody else, is not.
	w.mail.arrive(at(11, 22, 18, 5), invitationMail("rae@globex.example", at(11, 22, 18, 5), ics(event{uid: "onsite@globex", sequence: 1, stamp: "20261118T101500Z", start: "20261123T140000", end: "20261123T153000"}))...)
	w.mail.arrive(at(11, 22, 18, 6), invitationMail("dentist@teeth.example", at(11, 22, 18, 6), ics(event{uid: "tooth", start: "20261124T100000", end: "20261124T113000", people: []string{"Doctor Who <dr@teeth.example>"}}))...)
	w.readAt(at(11, 22, 19, 0))
	v := w.show(id)
	if len(v.Invitations) != 1 || v.Paused || len(v.Mails) != 3 {
		t.Fatalf("waiting %d, paused %v, mails %d", len(v.Invitations), v.Paused, len(v.Mails))
	}
	if got := strings.Join(v.Invitations[0].Events[0].Says, " "); got != "Moved from Monday 23 November, 14:00 to Tuesday 24 November, 10:00." {
		t.Errorf("it says %s", got)
	}
	if _, err := w.AddWaiting(t.Context(), followup.Local, id, v.Invitations[0].Mail.Key, followup.InvitationAnswer{}); err != nil {
		t.Fatal(err)
	}
	if v := w.show(id); len(v.Invitations) != 0 || !v.Interviews[0].Starts.Equal(at(11, 24, 10, 0)) {
		t.Errorf("waiting %d, it starts %s", len(v.Invitations), v.Interviews[0].Starts)
	}
}

// TestACancellationByMail pauses until it is said what follows, and one answer does.
func TestACancellationByMail(t *testing.T) {
	w, id, _ := thanked(t)
	w.add(followup.InvitationAnswer{}, ics(event{uid: "next@globex", start: "20261201T100000", end: "20261201T110000"}))
	came := at(11, 25, 9, 0)
	w.mail.arrive(came, invitationMail("wei@globex.example", came, ics(event{method: "CANCEL", uid: "next@globex", sequence: 1}))...)
	w.readAt(came)
	v := w.show(id)
	if len(v.Invitations) != 1 || !v.Paused {
		t.Fatalf("waiting %d, paused %v", len(v.Invitations), v.Paused)
	}
	done, err := w.AddWaiting(t.Context(), followup.Local, id, v.Invitations[0].Mail.Key, followup.InvitationAnswer{})
	if err != nil || done[0].Meaning != invite.Cancelled {
		t.Fatalf("%+v, %v", done, err)
	}
	if v = w.show(id); v.CalledOff == nil || !v.CalledOff.Mails {
		t.Fatalf("%+v", v.CalledOff)
	}
	if err := w.PostponeInterview(t.Context(), followup.Local, id); err != nil {
		t.Fatal(err)
	}
	if v = w.show(id); v.CalledOff != nil || v.Paused {
		t.Errorf("paused %v, asks %+v", v.Paused, v.CalledOff)
	}
}

// TestAReplyBesideAnInvitation: adding the invitation does not name what somebody wrote.
func TestAReplyBesideAnInvitation(t *testing.T) {
	w, id, anchor := thanked(t)
	came := at(11, 25, 9, 0)
	w.mail.arrive(came, reply("wei@globex.example", anchor, came, "We have decided.")...)
	w.mail.arrive(came.Add(time.Minute), invitationMail("rae@globex.example", came.Add(time.Minute), ics(event{uid: "next@globex", start: "20261201T100000", end: "20261201T110000"}))...)
	w.readAt(came.Add(2 * time.Minute))
	v := w.show(id)
	if _, err := w.AddWaiting(t.Context(), followup.Local, id, v.Invitations[0].Mail.Key, followup.InvitationAnswer{}); err != nil {
		t.Fatal(err)
	}
	if !w.show(id).Paused {
		t.Error("the reply was passed over")
	}
}
