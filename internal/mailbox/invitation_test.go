package mailbox_test

import (
	"encoding/base64"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/invite"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/store"
	"afterword/internal/zone"
)

// TestInvitationsOverRealServers sends invitations as programs write them, Zoom's broken
// header among them, through Postfix to Dovecot. Each is offered, and nothing is taken
// over before it is added.
func TestInvitationsOverRealServers(t *testing.T) {
	servers := mailboxtest.Servers(t)
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "afterword.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	log := slog.New(slog.DiscardHandler)
	client := mailbox.New(log)
	service := &followup.Service{Store: db, Mail: client, Clock: followup.SystemClock{}, Log: log, Zones: zone.Load}
	seeker, wei := servers.Mailbox("seeker"), servers.Mailbox("wei")
	if _, err := service.AddMailbox(t.Context(), followup.Local, seeker); err != nil {
		t.Fatal(err)
	}
	newYork, err := zone.Load("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	day := interview.DateOf(time.Now().In(newYork)).AddDays(2)
	recorded, err := service.RecordInterview(t.Context(), followup.Local, interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Email: seeker.Address}, Employer: "Globex", Role: "Engineer",
		Interviews: []interview.Interview{{
			ID: "onsite", Zone: "America/New_York", Starts: day.At(14, 0, newYork), Ends: day.At(15, 0, newYork), CalendarUID: "onsite@globex.test", Sequence: 1,
			Panel: []interview.Interviewer{{Name: "Wei Chen", Email: wei.Address}},
		}},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	id := recorded.ProcessID

	calendar := func(method string, sequence int, day interview.Date) string {
		stamp := strings.ReplaceAll(day.String(), "-", "")
		return fmt.Sprintf("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:%s\r\nBEGIN:VEVENT\r\nUID:onsite@globex.test\r\nSEQUENCE:%d\r\nSUMMARY:Interview at Globex\r\n"+
			"DTSTART;TZID=America/New_York:%sT100000\r\nDTEND;TZID=America/New_York:%sT113000\r\nATTENDEE;CN=Wei Chen:mailto:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
			method, sequence, stamp, stamp, wei.Address)
	}
	send := func(id, contentType, body string) {
		t.Helper()
		message := fmt.Sprintf("From: Wei Chen <%s>\r\nTo: %s\r\nSubject: Interview\r\nDate: %s\r\nMessage-ID: <%s>\r\nMIME-Version: 1.0\r\nContent-Type: %s\r\n\r\n%s",
			wei.Address, seeker.Address, time.Now().Format(time.RFC1123Z), id, contentType, body)
		if err := client.Send(t.Context(), wei, seeker.Address, []byte(message), commits); err != nil {
			t.Fatal(err)
		}
	}
	offered := func() followup.WaitingInvitation {
		t.Helper()
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); <-tick.C {
			if err := service.ReadMailbox(t.Context(), followup.Local); err != nil {
				t.Fatal(err)
			}
			v, err := service.ShowProcess(t.Context(), followup.Local, id)
			if err != nil {
				t.Fatal(err)
			}
			if len(v.Invitations) > 0 {
				return v.Invitations[0]
			}
		}
		t.Fatal("no invitation was offered")
		return followup.WaitingInvitation{}
	}
	add := func(offer followup.WaitingInvitation, want invite.Meaning) followup.ProcessView {
		t.Helper()
		done, err := service.AddWaiting(t.Context(), followup.Local, id, offer.Mail.Key, followup.InvitationAnswer{})
		if err != nil || len(done) != 1 || done[0].Meaning != want {
			t.Fatalf("added: %+v, %v; want %s", done, err, want)
		}
		v, err := service.ShowProcess(t.Context(), followup.Local, id)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}

	// Whatever came before the mailbox was added is nobody's concern.
	if err := service.ReadMailbox(t.Context(), followup.Local); err != nil {
		t.Fatal(err)
	}
	next := day.AddDays(1)
	send("zoom@globex.test", "text/calendar; charset=utf-8; method=REQUEST;;", calendar("REQUEST", 2, next))
	offer := offered()
	v, err := service.ShowProcess(t.Context(), followup.Local, id)
	if err != nil || !v.Interviews[0].Starts.Equal(day.At(14, 0, newYork)) {
		t.Fatalf("it was taken over by itself: %v, %v", v.Interviews, err)
	}
	if v = add(offer, invite.Moved); !v.Interviews[0].Starts.Equal(next.At(10, 0, newYork)) {
		t.Errorf("it starts on %s", v.Interviews[0].Starts)
	}

	// As a file in a mail of several parts, in base64, as Outlook sends it.
	const boundary = "=_part"
	send("outlook@globex.test", `multipart/mixed; boundary="`+boundary+`"`,
		"--"+boundary+"\r\nContent-Type: text/plain\r\n\r\nThe interview is cancelled.\r\n--"+boundary+
			"\r\nContent-Type: application/octet-stream; name=\"invite.ics\"\r\nContent-Disposition: attachment; filename=\"invite.ics\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"+
			wrapped(calendar("CANCEL", 3, next))+"\r\n--"+boundary+"--\r\n")
	if v = add(offered(), invite.Cancelled); v.CalledOff == nil {
		t.Error("what follows is not asked")
	}
}

// wrapped is s in base64, in lines that every server passes on.
func wrapped(s string) string {
	encoded := base64.StdEncoding.EncodeToString([]byte(s))
	var b strings.Builder
	for len(encoded) > 76 {
		b.WriteString(encoded[:76] + "\r\n")
		encoded = encoded[76:]
	}
	return b.String() + encoded
}
