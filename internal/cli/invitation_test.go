package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestInvitationByMail lets invitations come into a real mailbox: list and show tell of
// them, and they are added or ignored by one command.
func TestInvitationByMail(t *testing.T) {
	d := newDesk(t)
	seeker, wei := d.servers.Address("seeker"), d.servers.Address("wei")
	d.must(d.servers.Mailbox("seeker").Password+"\n", d.add("--no-probe", "--password-stdin")...)
	file := filepath.Join(t.TempDir(), "globex.yaml")
	err := os.WriteFile(file, []byte(fmt.Sprintf("me: {name: Ada Park, email: %s}\nemployer: Globex\nrole: Engineer\ninterviews:\n"+
		"  - {starts: 2035-11-19T14:00, ends: 2035-11-19T15:00, zone: America/New_York, calendar_uid: onsite, panel: [{name: Wei Chen, email: %s}]}\n", seeker, wei)), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	d.must("", "add", file)
	d.must("", "sync")
	come := func(sequence int, day string) {
		t.Helper()
		d.servers.SendAs(t, "wei", seeker, []byte(strings.Join([]string{
			"From: Wei Chen <" + wei + ">", "To: " + seeker, "Subject: Interview", fmt.Sprintf("Message-ID: <%d.%s@globex.test>", sequence, day),
			"Date: " + time.Now().Format(time.RFC1123Z), "MIME-Version: 1.0", "Content-Type: text/calendar; method=REQUEST;; charset=utf-8", "",
			"BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:onsite", fmt.Sprint("SEQUENCE:", sequence),
			"DTSTART;TZID=America/New_York:203511" + day + "T100000", "DTEND;TZID=America/New_York:203511" + day + "T110000",
			"ATTENDEE;CN=Wei Chen:mailto:" + wei, "END:VEVENT", "END:VCALENDAR", "",
		}, "\r\n")))
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); <-tick.C {
			d.must("", "sync")
			if out, _ := d.must("", "list"); strings.Contains(out, "needs you: an invitation came") {
				return
			}
		}
		t.Fatal("the invitation was not noticed")
	}
	says := func(out, want string) {
		t.Helper()
		if !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}

	come(1, "20")
	out, _ := d.must("", "show", "Globex")
	says(out, "An invitation came: add it? from "+wei)
	says(out, "Moved from Monday 19 November, 14:00 to Tuesday 20 November, 10:00.")
	out, _ = d.must("", "show", "Globex", "--json")
	says(out, `"meaning": "moved"`)
	out, _ = d.must("", "invitation", "Globex", "add")
	says(out, "Moved from Monday 19 November, 14:00 to Tuesday 20 November, 10:00.")

	come(2, "21")
	out, _ = d.must("", "invitation", "Globex", "ignore")
	says(out, "Ignored. It is not offered again.")
	if code, _, errOut := d.run("", "invitation", "Globex", "add"); code != 2 || !strings.Contains(errOut, "no invitation is waiting") {
		t.Errorf("exit code %d: %s", code, errOut)
	}
}
