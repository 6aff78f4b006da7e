package api_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/api"
	"afterword/internal/followup"
)

// TestSeen holds that an edit and an approval go to exactly the note that was seen.
func TestSeen(t *testing.T) {
	d := newDesk(t)
	path := "/processes/" + d.process + "/notes/" + d.note
	got := d.ask("GET", path, d.all, nil, nil)
	tag := got.Header().Get("ETag")
	if tag != `"`+d.digest+`"` {
		t.Fatalf("the ETag is %s", tag)
	}
	words := body{"subject": "Thank you", "body": "Dear Dr. Chen,\n\nThank you for the story of the nightly reindex.\n\nRegards,\nAda Park\n"}
	edited := d.ask("PUT", path, d.all, words, header{"If-Match": tag})
	if edited.Code != 200 || edited.Header().Get("ETag") == tag {
		t.Fatalf("edit: %d, ETag %s", edited.Code, edited.Header().Get("ETag"))
	}
	for name, ask := range map[string]struct{ suffix, match string }{
		"edit what changed": {"", tag}, "approve what changed": {"/approval", tag},
		"edit unseen": {"", ""}, "approve unseen": {"/approval", ""}, "approve anything": {"/approval", "*"}, "approve weakly": {"/approval", "W/" + tag},
	} {
		sent := words
		if ask.suffix != "" {
			sent = body{}
		}
		w := d.ask("PUT", path+ask.suffix, d.all, sent, header{"If-Match": ask.match})
		if want := map[bool]int{true: 428, false: 412}[ask.match == ""]; w.Code != want {
			t.Errorf("%s: status %d, want %d", name, w.Code, want)
		}
	}
	if w := d.ask("PUT", path+"/approval", d.all, body{}, header{"If-Match": edited.Header().Get("ETag")}); w.Code != 200 {
		t.Errorf("approve what was seen: %d %s", w.Code, w.Body)
	}
}

// TestBlocked holds that what the review blocks is not approved, and why is said.
func TestBlocked(t *testing.T) {
	d := newDesk(t)
	path := "/processes/" + d.process + "/notes/" + d.note
	edited := d.ask("PUT", path, d.all, body{"subject": "Thank you", "body": "Dear Bob,\n\n[Name] was great.\n"}, header{"If-Match": d.digest})
	w := d.ask("PUT", path+"/approval", d.all, body{}, header{"If-Match": edited.Header().Get("ETag")})
	if w.Code != 422 || !strings.Contains(w.Body.String(), "note.salutation-other-person") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
}

// TestReplyIsNamedAsSeen holds that an answer is given to the newest reply or not at all.
func TestReplyIsNamedAsSeen(t *testing.T) {
	d := newDesk(t)
	d.reply("1@globex.example")
	path := "/processes/" + d.process
	if w := d.ask("PUT", path+"/answer", d.all, body{"answer": "courtesy", "seen": ""}, nil); w.Code != 409 {
		t.Errorf("an answer to what was not seen: %d %s", w.Code, w.Body)
	}
}

// TestPages holds that a list is told whole, page by page, each thing once.
func TestPages(t *testing.T) {
	d := newDesk(t)
	for i := range 6 {
		w := d.ask("POST", "/processes", d.all, body{"process_file": strings.ReplaceAll(globex, "lobex", fmt.Sprintf("lobex%d", i))}, nil)
		if w.Code != 201 {
			t.Fatalf("process %d: %d %s", i, w.Code, w.Body)
		}
	}
	told := map[string]bool{}
	cursor := ""
	for page := 0; ; page++ {
		var list struct {
			Processes []struct{ ID string }
			Next      string
		}
		d.decode(d.ask("GET", "/processes?limit=3&cursor="+cursor, d.all, nil, nil), &list)
		for _, p := range list.Processes {
			if told[p.ID] {
				t.Errorf("%s is told twice", p.ID)
			}
			told[p.ID] = true
		}
		if cursor = list.Next; cursor == "" {
			break
		}
		if len(list.Processes) != 3 || page > 5 {
			t.Fatalf("page %d has %d processes", page, len(list.Processes))
		}
	}
	if len(told) != 7 {
		t.Errorf("%d processes are told, want 7", len(told))
	}
	for _, query := range []string{"?cursor=nowhere", "?limit=0", "?limit=9999", "?nonsense=1"} {
		if w := d.ask("GET", "/processes"+query, d.all, nil, nil); w.Code != 422 {
			t.Errorf("%s: status %d", query, w.Code)
		}
	}
}

// TestOnce holds that a request with a key runs once.
func TestOnce(t *testing.T) {
	d := newDesk(t)
	key := header{"Idempotency-Key": "8e03978e-40d5"}
	made := body{"name": "script", "scopes": []string{"read"}}
	first := d.ask("POST", "/tokens", d.all, made, key)
	again := d.ask("POST", "/tokens", d.all, made, key)
	if first.Code != 201 || again.Code != 201 || first.Body.String() != again.Body.String() {
		t.Errorf("first %d %s, again %d %s", first.Code, first.Body, again.Code, again.Body)
	}
	if again.Header().Get("Idempotency-Replayed") != "true" || again.Header().Get("Content-Type") != "application/json" {
		t.Errorf("the second answer has the header %v", again.Header())
	}
	if w := d.ask("POST", "/tokens", d.all, body{"name": "other", "scopes": []string{"read"}}, key); w.Code != 422 {
		t.Errorf("another request with the key: %d", w.Code)
	}
	other := d.tokenOf(ada, "another program", followup.Scopes()...)
	if w := d.ask("POST", "/tokens", other, made, key); w.Code == 201 {
		t.Error("another program gets the first one's answer")
	}
	// One that failed is tried again.
	failing := header{"Idempotency-Key": "two"}
	if w := d.ask("POST", "/tokens", d.all, made, failing); w.Code != 409 {
		t.Fatalf("a name that is taken: %d", w.Code)
	}
	for _, token := range mustTokens(d) {
		if token.Name == "script" {
			d.check(d.service.RemoveAPIToken(t.Context(), ada, token.ID))
		}
	}
	if w := d.ask("POST", "/tokens", d.all, made, failing); w.Code != 201 {
		t.Errorf("after it failed: %d %s", w.Code, w.Body)
	}
	// A day later the key is free.
	d.clock.Pass(25 * time.Hour)
	if w := d.ask("POST", "/tokens", d.all, made, key); w.Header().Get("Idempotency-Replayed") != "" {
		t.Error("an answer is kept for more than a day")
	}
	for _, bad := range []string{strings.Repeat("x", 201), "a b", "ä"} {
		if w := d.ask("POST", "/tokens", d.all, made, header{"Idempotency-Key": bad}); w.Code != 400 {
			t.Errorf("key %q: %d", bad, w.Code)
		}
	}
}

// TestOnceAtOnce holds that of several at the same time one runs.
func TestOnceAtOnce(t *testing.T) {
	d := newDesk(t)
	var running sync.WaitGroup
	codes := make([]int, 8)
	for i := range codes {
		running.Go(func() {
			codes[i] = d.ask("POST", "/tokens", d.all, body{"name": "script", "scopes": []string{"read"}}, header{"Idempotency-Key": "k"}).Code
		})
	}
	running.Wait()
	for _, code := range codes {
		if code != 201 && code != 409 { // the same answer, or: it still runs
			t.Errorf("statuses %v", codes)
		}
	}
	if n := len(mustTokens(d)); n != 2 {
		t.Errorf("there are %d tokens, want 2", n)
	}
}

// TestRate holds that one program that asks without end leaves room for others.
func TestRate(t *testing.T) {
	d := newDeskWith(t, api.Options{PerMinute: 50})
	other := d.tokenOf(ada, "calm", followup.ScopeRead)
	d.clock.Pass(time.Minute)
	var last string
	refused := 0
	for range 15 {
		w := d.ask("GET", "/words", d.all, nil, nil)
		if w.Code == 429 {
			refused++
			last = w.Header().Get("Retry-After")
		}
	}
	if refused != 5 || last != "2" {
		t.Errorf("of 15 at once %d were refused, want 5; wait %q seconds", refused, last)
	}
	if w := d.ask("GET", "/words", other, nil, nil); w.Code != 200 {
		t.Errorf("another token: %d", w.Code)
	}
	d.clock.Pass(2 * time.Second)
	if w := d.ask("GET", "/words", d.all, nil, nil); w.Code != 200 {
		t.Errorf("after waiting: %d", w.Code)
	}
}

// TestTokenIsStoredNowhere holds that a token is shown once, and its use is known.
func TestTokenIsStoredNowhere(t *testing.T) {
	d := newDesk(t)
	d.clock.Pass(5 * time.Minute)
	d.ask("GET", "/words", d.all, nil, nil)
	all := mustTokens(d)
	if !all[0].Used.Equal(d.clock.Now().Truncate(time.Millisecond)) {
		t.Errorf("used %s, want %s", all[0].Used, d.clock.Now())
	}
	text, err := json.Marshal(all)
	d.check(err)
	if strings.Contains(string(text), strings.TrimPrefix(d.all, "afterword_")) || strings.Contains(d.log.String(), d.all) {
		t.Error("the token is stored or logged")
	}
}

// TestNoRoute holds that what is not there is a problem like any other.
func TestNoRoute(t *testing.T) {
	d := newDesk(t)
	w := d.ask("GET", "/nonsense", d.all, nil, nil)
	if w.Code != 404 || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("status %d, type %s", w.Code, w.Header().Get("Content-Type"))
	}
	holdProblem(t, w.Code, w.Body.Bytes())
}

// FuzzBody sends any body to any route: it is answered, never with 5xx, and nothing leaves.
func FuzzBody(f *testing.F) {
	for i := range rows {
		f.Add(uint8(i), `{"process_file": {"me": 1}}`)
	}
	f.Add(uint8(1), `{"process_file": "me: {name: A"}`)
	f.Add(uint8(1), `{"process_file": "\u0000"}`)
	f.Add(uint8(18), `{"calendar": "BEGIN:VCALENDAR"}`)
	d := newDesk(f)
	f.Fuzz(func(t *testing.T, which uint8, sent string) {
		r := rows[int(which)%len(rows)]
		if r.body == nil {
			return // some of these take away what the next ones need
		}
		d.TB = t
		w := d.ask(r.method, r.path(d), d.all, sent, header{"If-Match": d.digest})
		if w.Code >= 500 {
			t.Errorf("%s: status %d: %s\n%s", r.id, w.Code, w.Body, d.log)
		}
		if d.mail.Sent() != 0 {
			t.Error("a mail left")
		}
	})
}
