package demo_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/demo/mailworld"
	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/serve"
	"afterword/internal/settings"
)

// journal is a log that a test reads while the program writes it.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(b)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

func (j *journal) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(j, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// holdsNone fails for every word that stands in the log, as it is or encoded.
func (j *journal) holdsNone(t *testing.T, words ...string) {
	t.Helper()
	log := strings.ToLower(j.String())
	for _, word := range words {
		for _, form := range []string{word, base64.StdEncoding.EncodeToString([]byte(word)), url.QueryEscape(word)} {
			if strings.Contains(log, strings.ToLower(form)) {
				t.Errorf("the log holds %q:\n%s", word, j)
			}
		}
	}
}

// TestTheLogTellsNothing does what a person does, rightly and wrongly, and looks for their
// words in the log: of debriefs, notes, subjects, replies.
func TestTheLogTellsNothing(t *testing.T) {
	var j journal
	v := visitLogging(t, j.logger())
	process := processLink.FindString(v.get("/"))
	for n := range 3 {
		var action string
		var fields url.Values
		for _, form := range strings.Split(v.get(process), "<form") {
			if found := approveForm.FindStringSubmatch(form); found != nil {
				action, fields = found[1], fieldsOf(form)
				break
			}
		}
		if action == "" {
			t.Fatalf("there is no note number %d to approve", n+1)
		}
		if n == 0 {
			fields.Set("subject", fields.Get("subject")+" kestrel")
			fields.Set("body", strings.Replace(fields.Get("body"), "\n\n", "\n\nA cormorant sat on the sill. ", 1))
		}
		v.submit(action, fields)
		if n == 0 { // the same form again: what it shows is stale by now
			answer, err := v.http.PostForm(v.base+action, fields)
			if err != nil {
				t.Fatal(err)
			}
			answer.Body.Close()
		}
	}
	for _, wrong := range []url.Values{{"from": {"nobody@osprey.example"}, "text": {"bittern"}}, {}} {
		answer, err := v.http.PostForm(v.base+"/world/reply", wrong)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
	}
	for range 6 {
		v.submit("/world/wind", url.Values{"by": {"next"}})
	}
	v.submit("/world/reply", url.Values{"from": {"priya.raman@globex.example"}, "text": {"We saw a shearwater, Ada."}})
	v.submit("/world/wind", url.Values{"by": {"day"}})
	if page := v.get(process); !strings.Contains(page, "shearwater") || !strings.Contains(page, "kestrel") {
		t.Fatal("the words never went through the program, so their absence in the log would prove nothing")
	}
	if log := j.String(); !strings.Contains(log, "note attempted") || !strings.Contains(log, "mail taken in") {
		t.Fatalf("the log says nothing of what happened:\n%s", log)
	}
	j.holdsNone(t, "kestrel", "cormorant", "shearwater", "bittern", "nightly reindex", "flame graph", "spreadsheet")
}

// TestTheLogKeepsPasswords signs in rightly and wrongly.
func TestTheLogKeepsPasswords(t *testing.T) {
	const password, wrong = "albatross-7731", "petrel-4420"
	var j journal
	world, err := mailworld.Start(t.TempDir(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer world.Close()
	if err := world.AddPerson("Ada Park", "ada@example.org", password); err != nil {
		t.Fatal(err)
	}
	app, err := serve.Open(t.Context(), settings.Settings{Data: t.TempDir()}, followup.SystemClock{}, j.logger())
	if err != nil {
		t.Fatal(err)
	}
	defer app.Close()
	m := world.Mailbox("ada@example.org")
	m.Password = wrong
	if _, err := app.Service.Mail.Check(t.Context(), m); err == nil || strings.Contains(err.Error(), wrong) {
		t.Errorf("signing in with a wrong password: %v", err)
	}
	m.Password, m.PasswordCommand = "", "echo "+wrong+" >&2; exit 1"
	if _, err := app.Service.Mail.Check(t.Context(), m); err == nil {
		t.Error("a password command that fails went unnoticed")
	}
	m.PasswordCommand, m.Password = "", password
	if _, err := app.Service.Mail.Check(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	listening, stop := context.WithTimeout(t.Context(), time.Second)
	defer stop()
	_ = mailbox.New(j.logger()).Watch(listening, m, func() { stop() })
	app.Log.Info("looked") // the log is one
	j.holdsNone(t, password, wrong)
	if !strings.Contains(j.String(), "looked") {
		t.Error("nothing was logged at all")
	}
}
