package web_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// TestSettings posts every form of the page and holds what it did.
func TestSettings(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	a := d.get("/settings")
	a.says(t, []string{"ada@example.org", "imap.example.org:993, TLS", "a password, sealed in the database", "Wei Chen: America/New_York", "held for 10 minutes", "What the review looks for"}, nil)
	if strings.Contains(a.body, "secret") {
		t.Error("the page shows the password")
	}

	if got := d.post("/settings/way", url.Values{"way": {"drafts"}}); got.StatusCode != http.StatusSeeOther {
		t.Errorf("choosing a way answers %d", got.StatusCode)
	}
	if m, err := d.service.ShowMailbox(t.Context(), account); err != nil || m.Way != note.Drafts {
		t.Errorf("the way is %q: %v", m.Way, err)
	}
	d.post("/settings/way", url.Values{"way": {"pigeon"}}).says(t, []string{"Choose how your notes go."}, nil)
	bareDesk(t).post("/settings/way", url.Values{"way": {"drafts"}}).says(t, []string{"Add your mailbox first"}, nil)

	d.post("/settings/mailbox/check", nil).says(t, []string{"Signed in to imap.example.org and smtp.example.org.", "Sent: there is none.", "looked for every minute"}, nil)
	if got := d.post("/settings/mailbox/probe", nil); got.Header.Get("Location") != "/settings?done=looked" {
		t.Errorf("the probe leads to %q", got.Header.Get("Location"))
	}
	if got := d.get("/processes/" + id).body; !strings.Contains(got, `data-check="contact-missing"`) && !strings.Contains(got, `data-check=`) {
		t.Fatal("the review says nothing to switch off")
	}
	if d.mail.Sent() != 0 {
		t.Errorf("%d notes were sent", d.mail.Sent())
	}
}

// TestSwitchChecks switches all checks off, and on again; what the settings file switches off
// stays off.
func TestSwitchChecks(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "wei.chen@globex.example")
	d.rewrite(n, "Dr. Chen", "Dr. Chan")
	if !strings.Contains(d.get("/processes/"+id).body, "data-check=") {
		t.Fatal("the review says nothing of a wrong name")
	}
	d.post("/settings/checks", nil)
	if strings.Contains(d.get("/processes/"+id).body, "data-check=") {
		t.Error("a check that is switched off still says something")
	}
	on := url.Values{}
	for _, part := range strings.Split(d.get("/settings").body, `name="on" id="check-`)[1:] {
		check, _, _ := strings.Cut(part, `"`)
		on.Add("on", check)
	}
	d.post("/settings/checks", on)
	if !strings.Contains(d.get("/processes/"+id).body, "data-check=") {
		t.Error("a check that is switched on again says nothing")
	}
}

// TestAddMailbox says what is wrong with what was typed, and never shows a password.
func TestAddMailbox(t *testing.T) {
	for name, row := range map[string]struct {
		form   url.Values
		status int
		wanted string
	}{
		"no address":      {url.Values{"address": {"ada"}, "password": {"hush-hush"}}, http.StatusUnprocessableEntity, "That is no e-mail address."},
		"unknown servers": {url.Values{"address": {"ada@globex.example"}, "password": {"hush-hush"}}, http.StatusUnprocessableEntity, "The servers of that address are not known."},
		"half a server":   {url.Values{"address": {"ada@globex.example"}, "password": {"hush-hush"}, "imap": {"mail.globex.example"}, "smtp": {"mail.globex.example:465"}}, http.StatusUnprocessableEntity, "Write the IMAP server as host:port"},
		"no password":     {url.Values{"address": {"ada@gmail.com"}}, http.StatusUnprocessableEntity, "Type the password"},
		"microsoft":       {url.Values{"address": {"ada@outlook.com"}, "password": {"hush-hush"}}, http.StatusUnprocessableEntity, "Microsoft takes no password"},
		"all right":       {url.Values{"address": {"ada@gmail.com"}, "password": {"hush-hush"}, "probe": {"yes"}}, http.StatusSeeOther, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := bareDesk(t)
			a := d.post("/settings/mailbox", row.form)
			if a.StatusCode != row.status {
				t.Errorf("%d, want %d", a.StatusCode, row.status)
			}
			a.says(t, []string{row.wanted}, nil)
			if strings.Contains(a.body, "hush-hush") || strings.Contains(d.get("/settings").body, "hush-hush") {
				t.Error("the password is shown again")
			}
			m, err := d.service.ShowMailbox(t.Context(), account)
			if row.status == http.StatusSeeOther && (err != nil || m.Address != "ada@gmail.com" || m.IMAP.Host != "imap.gmail.com") {
				t.Errorf("the mailbox is %s at %s: %v", m.Address, m.IMAP.Host, err)
			}
			if row.status != http.StatusSeeOther && !errors.Is(err, followup.ErrNotFound) {
				t.Errorf("what was wrong was stored: %v", err)
			}
		})
	}
}

// TestExportEverything reads the archive as another program would.
func TestExportEverything(t *testing.T) {
	d, _ := heard(t)
	p := longNames()
	p.Employer = "../../etc/passwd <b>"
	d.record(p)
	a := d.get("/settings/export")
	archive, err := zip.NewReader(bytes.NewReader([]byte(a.body)), int64(len(a.body)))
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, f := range archive.File {
		if strings.Contains(f.Name, "..") || strings.HasPrefix(f.Name, "/") || strings.Contains(f.Name, `\`) {
			t.Errorf("a file of the archive is called %q", f.Name)
		}
		all += f.Name + "\n"
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		all += b.String()
	}
	for _, want := range []string{"-etc-passwd-b/process.yaml", "-anchor-wei-chen-draft.eml", "Subject: ", "mails.json", "I am away until 7 December.", `"mailbox": "ada@example.org"`, "employer: Globex"} {
		if !strings.Contains(all, want) {
			t.Errorf("the archive does not hold %q", want)
		}
	}
	if strings.Contains(all, "secret") {
		t.Error("the archive holds the password")
	}
}

// TestDeleteEverything deletes only what was asked for in words, and nothing leaves after it.
func TestDeleteEverything(t *testing.T) {
	d, id := heard(t)
	n := d.noteTo(id, "wei.chen@globex.example")
	for _, typed := range []string{"", "delete", "delete everything!"} {
		if a := d.post("/settings/delete", url.Values{"confirm": {typed}}); a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%q answers %d", typed, a.StatusCode)
		}
	}
	d.show(id)
	if a := d.post("/settings/delete", url.Values{"confirm": {" Delete  everything "}}); a.Header.Get("Location") != "/?done=deleted" {
		t.Fatalf("deleting answers %d: %s", a.StatusCode, textOf(a.body))
	}
	d.get("/?done=deleted").says(t, []string{"Everything is deleted.", "Nobody to thank yet"}, []string{"Globex"})
	for _, path := range []string{"/processes", "/inbox", "/settings", "/insight"} {
		d.get(path).says(t, nil, []string{"Globex", "Priya", "ada@example.org"})
	}
	if err := d.service.SendNote(t.Context(), account, n.ID, nil); !errors.Is(err, followup.ErrNotFound) {
		t.Errorf("sending a note that was deleted says %v", err)
	}
	d.windTo("2026-12-24T12:00:00")
	if d.mail.Sent() != 0 {
		t.Errorf("%d notes left after everything was deleted", d.mail.Sent())
	}
}
