package demo_test

import (
	"context"
	"html"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"afterword/internal/demo"
)

// visitor is somebody with a browser who has never seen Afterword.
type visitor struct {
	t    *testing.T
	base string
	http *http.Client
}

// visit starts a demo and returns somebody who looks at it.
func visit(t *testing.T) *visitor {
	t.Helper()
	return visitLogging(t, slog.New(slog.DiscardHandler))
}

func visitLogging(t *testing.T, log *slog.Logger) *visitor {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() { ended <- demo.Run(ctx, listener, log, func(address string) { ready <- address }) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("the demo ended with: %v", err)
		}
	})
	var entrance string
	select {
	case entrance = <-ready:
	case err := <-ended:
		ended <- nil
		t.Fatalf("the demo did not start: %v", err)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	v := &visitor{t, "http://" + listener.Addr().String(), &http.Client{Jar: jar, Timeout: time.Minute}}
	path, ours := strings.CutPrefix(entrance, v.base)
	if !ours {
		t.Fatalf("the demo says it is at %q, and is at %s", entrance, v.base)
	}
	v.get(path)
	return v
}

func (v *visitor) get(path string) string {
	v.t.Helper()
	answer, err := v.http.Get(v.base + path)
	if err != nil {
		v.t.Fatal(err)
	}
	return v.read(answer)
}

func (v *visitor) submit(path string, form url.Values) string {
	v.t.Helper()
	answer, err := v.http.PostForm(v.base+path, form)
	if err != nil {
		v.t.Fatal(err)
	}
	return v.read(answer)
}

// refused submits a form that makes no sense, and returns what the page says.
func (v *visitor) refused(path string, form url.Values) string {
	v.t.Helper()
	answer, err := v.http.PostForm(v.base+path, form)
	if err != nil {
		v.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	if answer.StatusCode < 400 || answer.StatusCode > 499 {
		v.t.Errorf("%s %v: %s, want a refusal", path, form, answer.Status)
	}
	return string(body)
}

// approveAll approves every note that the process page offers.
func (v *visitor) approveAll() (process string, approved int) {
	v.t.Helper()
	process = processLink.FindString(v.get("/"))
	for _, form := range strings.Split(v.get(process), "<form") {
		if action := approveForm.FindStringSubmatch(form); action != nil {
			v.submit(action[1], fieldsOf(form))
			approved++
		}
	}
	return process, approved
}

func (v *visitor) read(answer *http.Response) string {
	v.t.Helper()
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		v.t.Fatalf("%s %s: %s\n%s", answer.Request.Method, answer.Request.URL.Path, answer.Status, body)
	}
	return string(body)
}

var (
	processLink = regexp.MustCompile(`/processes/[0-9a-f-]{36}`)
	approveForm = regexp.MustCompile(`formaction="(/processes/[^"]+/approve)"`)
	hidden      = regexp.MustCompile(`name="([a-z_]+)"[^>]* value="([^"]*)"`)
	area        = regexp.MustCompile(`(?s)<textarea name="([a-z_]+)"[^>]*>\n?(.*?)</textarea>`)
)

// fieldsOf returns what a browser would send of a form.
func fieldsOf(form string) url.Values {
	fields := url.Values{}
	for _, m := range append(hidden.FindAllStringSubmatch(form, -1), area.FindAllStringSubmatch(form, -1)...) {
		fields.Set(m[1], html.UnescapeString(m[2]))
	}
	return fields
}

// inboxes cuts the mail world's page into what each person sees, by first name.
func inboxes(page string) map[string]string {
	seen := map[string]string{}
	for _, section := range strings.Split(page, `aria-label="Inbox of `)[1:] {
		name, rest, _ := strings.Cut(section, " ")
		seen[name] = rest
	}
	return seen
}

// TestAStrangersMinute walks the README's four steps.
func TestAStrangersMinute(t *testing.T) {
	v := visit(t)
	process, approved := v.approveAll()
	if approved != 3 {
		t.Fatalf("the page offered %d notes to approve, want 3\n%s", approved, v.get(process))
	}

	// Three notes arrive, minutes apart, and all are different.
	var world string
	for range 3 {
		world = v.submit("/world/wind", url.Values{"by": {"next"}})
	}
	seen := inboxes(world)
	for who, words := range map[string]string{"Wei": "nightly reindex", "Priya": "flame graph", "Tomás": "spreadsheet"} {
		if strings.Count(seen[who], "<summary><strong") != 1 {
			t.Errorf("%s has not got exactly one note:\n%s", who, seen[who])
		}
		for other, inbox := range seen {
			if got := strings.Contains(inbox, words); got != (other == who) && other != "Ada" {
				t.Errorf("%q in the inbox of %s: %v", words, other, got)
			}
		}
	}

	// The check-in waits for the promise, then for a yes.
	for range 7 {
		v.submit("/world/wind", url.Values{"by": {"day"}})
	}
	page := v.get(process)
	if !strings.Contains(page, "They said Tuesday 1 December. Not late yet") {
		t.Errorf("the check-in does not say what it waits for:\n%s", page)
	}

	// A reply pauses everything.
	v.submit("/world/reply", url.Values{"from": {"priya.raman@globex.example"}, "text": {"Good to meet you, Ada."}})
	page = v.get(process)
	if !strings.Contains(page, "Good to meet you, Ada.") || !strings.Contains(page, ">Paused<") {
		t.Errorf("a reply did not pause the process:\n%s", page)
	}
	world = v.submit("/world/wind", url.Values{"by": {"day"}})
	for range 20 {
		world = v.submit("/world/wind", url.Values{"by": {"day"}})
	}
	if n := strings.Count(inboxes(world)["Wei"], "<summary><strong"); n != 1 {
		t.Errorf("Wei has %d mails after Priya answered, want the first note only", n)
	}
}

// TestTheyWriteByTheirOwnClock: what a mail of the world is dated tells where its writer
// works, whatever the zone of the machine.
func TestTheyWriteByTheirOwnClock(t *testing.T) {
	v := visit(t)
	v.approveAll()
	v.submit("/world/wind", url.Values{"by": {"next"}})
	v.submit("/world/reply", url.Values{"from": {"wei.chen@globex.example"}, "text": {"Good to meet you, Ada."}})
	page := v.get(processLink.FindString(v.get("/")))
	if !strings.Contains(page, "the clock of their mails, UTC-05:00") {
		t.Errorf("the page does not say by which clock Wei writes:\n%s", page)
	}
}
