package web_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// panelOfGlobex names the panel whose page globex opens.
const panelOfGlobex = "interview=onsite&phase=anchor"

// TestWriteWithoutScript walks the page for writing as a browser without JavaScript does:
// its forms come back to it.
func TestWriteWithoutScript(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	page := d.get("/processes/" + id + "/write")
	page.says(t, []string{
		"Thank-you", "Wei Chen", "Priya Raman", "Tomás Ortega", "why the nightly reindex takes nine hours", "✓ in the note",
		"59 words", "Nothing yet: one moment of your talk.", "Reads well", "They said Tuesday 1 December",
	}, nil)
	if !strings.Contains(d.get("/processes/"+id).body, "/processes/"+id+"/write?interview=onsite") {
		t.Error("the page of the process does not lead there")
	}
	back := func(f url.Values) url.Values { f.Set("panel", panelOfGlobex); return f }

	saved := d.post(notePath(n, "edit"), back(typed(n, n.Body+"\nThe kettle was was warm.")))
	address := saved.Header.Get("Location")
	if saved.StatusCode != http.StatusSeeOther || !strings.HasPrefix(address, "/processes/"+id+"/write?"+panelOfGlobex+"&done=saved") {
		t.Fatalf("status %d to %s", saved.StatusCode, address)
	}
	d.get(withoutFragment(address)).says(t, []string{"Saved.", `"was" stands twice`}, nil)

	stale := d.post(notePath(n, "edit"), back(typed(n, "typed over an older one")))
	if stale.StatusCode != http.StatusConflict {
		t.Fatalf("status %d", stale.StatusCode)
	}
	stale.says(t, []string{"This note changed after the page was shown", "typed over an older one", "Beside the other notes", "Thank-you"}, []string{"Final pulse"})

	n = d.noteTo(id, "priya@globex.example")
	approved := d.post(notePath(n, "approve"), back(form(n)))
	d.get(withoutFragment(approved.Header.Get("Location"))).says(t, []string{"Approved. You can take it back until it leaves.", "Undo"}, nil)
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails were sent", d.mail.Sent())
	}
}

// TestWriteShowsTheChosenQuestion: beside the note stands the missed question that the note
// may tell of, and not the one that is left alone.
func TestWriteShowsTheChosenQuestion(t *testing.T) {
	d := newDesk(t)
	p := globex()
	asker := p.Interviews[0].Panel[0].Name
	p.Interviews[0] = p.Interviews[0].WithMissedQuestions([]interview.MissedQuestion{
		{AskedBy: asker, Question: "How would you shard the index?", Choice: interview.Leave},
		{AskedBy: asker, Question: "What would you measure first?", BetterAnswer: "The age of the oldest message.", Choice: interview.Write},
	})
	d.get("/processes/"+d.record(p)+"/write").says(t, []string{"What would you measure first?"}, []string{"How would you shard the index?"})
}

// withoutFragment is what a browser asks for of an address.
func withoutFragment(address string) string {
	asked, _, _ := strings.Cut(address, "#")
	return asked
}

// TestWritePanels chooses between the panels of a process, and bears addresses that name
// none of them.
func TestWritePanels(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	for _, who := range []string{"wei.chen@globex.example", "priya@globex.example"} {
		d.approve(d.noteTo(id, who))
	}
	d.windTo("2026-11-23T16:50:00") // Wei's anchor is sent, so the check-in is drafted
	for _, row := range []struct {
		query          string
		says, saysNone string
	}{
		{"", "Tomás Ortega", "For the check-in only"},
		{"?interview=onsite&phase=check-in", "Check-in", "Tomás Ortega"},
		{"?interview=elsewhere&phase=anchor", "Tomás Ortega", "elsewhere"},
		{"?phase=%3Cscript%3E", "Tomás Ortega", "<script>"},
	} {
		a := d.get("/processes/" + id + "/write" + row.query)
		if a.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", row.query, a.StatusCode)
		}
		a.says(t, []string{row.says}, []string{row.saysNone})
	}
	if a := d.get("/processes/none/write"); a.StatusCode != http.StatusNotFound {
		t.Errorf("a process that is none: status %d", a.StatusCode)
	}
}

type typedNote struct {
	ID       string `json:"id"`
	Shown    string `json:"shown"`
	Verdict  string `json:"verdict"`
	Own      string `json:"own"`
	Heard    string `json:"heard"`
	Anchor   bool   `json:"anchor_used"`
	Findings []struct {
		Check string `json:"check"`
		Part  string `json:"part"`
		From  int    `json:"from"`
		To    int    `json:"to"`
		Try   []struct{ Text string }
	} `json:"findings"`
	Aims []struct{ Name string } `json:"aims"`
	Room struct {
		Words int
		Tone  string
	} `json:"room"`
	Beside []struct {
		ID   string
		Runs []struct {
			From, To  int
			ThereFrom int `json:"there_from"`
			ThereTo   int `json:"there_to"`
		}
	} `json:"beside"`
}

// askJSON posts JSON as the page's own script does.
func (d *desk) askJSON(path string, body any) answer {
	d.t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		d.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(data))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return d.do(r)
}

func into[T any](t *testing.T, a answer, status int) (v T) {
	t.Helper()
	if a.StatusCode != status {
		t.Fatalf("status %d, want %d: %s", a.StatusCode, status, a.body)
	}
	if err := json.Unmarshal([]byte(a.body), &v); err != nil {
		t.Fatalf("%v: %s", err, a.body)
	}
	return v
}

type words map[string]string

// TestReviewTyped asks what the review says of words that nobody stored.
func TestReviewTyped(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	wei, priya := d.noteTo(id, "wei.chen@globex.example"), d.noteTo(id, "priya@globex.example")
	const same = "I kept drawing that blue bridge on the train. "
	typedPriya := strings.Replace(priya.Body, "My sense", "\U0001F680 the kettle was was warm. "+same+"My sense", 1)
	typedWei := strings.Replace(wei.Body, "Thank you", same+"Thank you", 1)
	answer := into[struct{ Notes []typedNote }](t, d.askJSON("/processes/"+id+"/review", map[string]any{"notes": []words{
		{"id": wei.ID, "subject": wei.Subject, "body": typedWei},
		{"id": priya.ID, "subject": priya.Subject, "body": typedPriya},
	}}), http.StatusOK)
	if len(answer.Notes) != 2 || answer.Notes[0].ID != wei.ID || answer.Notes[1].ID != priya.ID {
		t.Fatalf("the answer is about %+v", answer.Notes)
	}
	got := answer.Notes[1]
	units := utf16.Encode([]rune(typedPriya))
	at := func(from, to int) string { return string(utf16.Decode(units[from:to])) }
	found := false
	for _, f := range got.Findings {
		if f.Check == "doubled-word" {
			found = true
			if at(f.From, f.To) != "was was" || f.Part != "body" || len(f.Try) == 0 || f.Try[0].Text != "was" {
				t.Errorf("the finding points to %q: %+v", at(f.From, f.To), f)
			}
		}
	}
	if !found || got.Verdict != "warned" || !strings.Contains(got.Heard, "stands twice") {
		t.Errorf("the doubled word was not told: %+v", got)
	}
	if got.Shown != priya.Digest() || !got.Anchor || len(got.Aims) != 3 || got.Room.Words != 73 || got.Room.Tone != "calm" || got.Own != "" {
		t.Errorf("told of the note: %+v", got)
	}
	if len(got.Beside) != 2 || got.Beside[0].ID != wei.ID || len(got.Beside[0].Runs) == 0 {
		t.Fatalf("beside it: %+v", got.Beside)
	}
	run := got.Beside[0].Runs[0]
	there := utf16.Encode([]rune(typedWei))
	if here := at(run.From, run.To); !strings.HasPrefix(here, "I kept drawing that blue bridge on the train") || string(utf16.Decode(there[run.ThereFrom:run.ThereTo])) != here {
		t.Errorf("the shared words are %q", here)
	}
	if after := d.noteTo(id, "priya@globex.example"); after.Body != priya.Body || after.Version != priya.Version {
		t.Error("asking changed the note")
	}

	// Of one note only.
	answer = into[struct{ Notes []typedNote }](t, d.askJSON("/processes/"+id+"/review", map[string]any{"of": []string{priya.ID}, "notes": []words{
		{"id": priya.ID, "subject": priya.Subject, "body": priya.Body},
		{"id": wei.ID, "subject": wei.Subject, "body": typedWei},
	}}), http.StatusOK)
	if len(answer.Notes) != 1 || answer.Notes[0].ID != priya.ID {
		t.Errorf("asked of one note: %+v", answer.Notes)
	}
}

// TestTypedRefusals holds what the editor's requests are refused for. Nothing is stored.
func TestTypedRefusals(t *testing.T) {
	for _, row := range []struct {
		name, path, kind, site, body string
		status                       int
	}{
		{"not JSON", "review", "text/plain", "same-origin", `{"notes":[]}`, http.StatusUnsupportedMediaType},
		{"a form", "notes/NOTE/save", "application/x-www-form-urlencoded", "same-origin", "body=x", http.StatusUnsupportedMediaType},
		{"broken", "review", "application/json", "same-origin", `{"notes":`, http.StatusBadRequest},
		{"unknown word", "notes/NOTE/save", "application/json", "same-origin", `{"approve":true}`, http.StatusBadRequest},
		{"two documents", "review", "application/json", "same-origin", `{"notes":[]}{"notes":[]}`, http.StatusBadRequest},
		{"too large", "notes/NOTE/save", "application/json", "same-origin", `{"body":"` + strings.Repeat("a", 300<<10) + `"}`, http.StatusRequestEntityTooLarge},
		{"another site", "notes/NOTE/save", "application/json", "cross-site", `{"body":"x"}`, http.StatusForbidden},
		{"another site reads", "review", "application/json", "cross-site", `{"notes":[]}`, http.StatusForbidden},
		{"no such note", "notes/none/save", "application/json", "same-origin", `{"body":"x"}`, http.StatusNotFound},
		{"nothing to leave", "notes/none/left", "application/json", "same-origin", `{"act":"leave","key":"x"}`, http.StatusNotFound},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			id := d.record(globex())
			n := d.noteTo(id, "priya@globex.example")
			r := httptest.NewRequest(http.MethodPost, "/processes/"+id+"/"+strings.Replace(row.path, "NOTE", n.ID, 1), strings.NewReader(row.body))
			r.Header.Set("Content-Type", row.kind)
			r.Header.Set("Sec-Fetch-Site", row.site)
			a := d.do(r)
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d: %s", a.StatusCode, row.status, a.body)
			}
			if strings.Contains(a.body, "invalid character") || strings.Contains(a.body, "unknown field") {
				t.Errorf("the chain of causes is shown: %s", a.body)
			}
			if after := d.noteTo(id, "priya@globex.example"); after.Version != n.Version || d.mail.Sent() != 0 {
				t.Error("something was done all the same")
			}
		})
	}
	d := newDesk(t)
	if a := d.askJSON("/processes/none/review", map[string]any{"notes": []words{}}); a.StatusCode != http.StatusNotFound {
		t.Errorf("a process that is none: status %d", a.StatusCode)
	}
}

type savedNote struct {
	Shown, Subject, Body, Says string
	Draft                      bool
}

// TestSaveTyped stores what was typed over what was shown, and nothing over anything else.
func TestSaveTyped(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	save := func(shown, body string) answer {
		return d.askJSON(notePath(n, "save"), words{"shown": shown, "subject": "Our\ntalk", "body": body})
	}
	first := into[savedNote](t, save(n.Digest(), "One."), http.StatusOK)
	if stored := d.noteTo(id, "priya@globex.example"); stored.Body != "One." || stored.Subject != "Our talk" || stored.Digest() != first.Shown {
		t.Errorf("stored is %q, %q", stored.Subject, stored.Body)
	}
	if again := into[savedNote](t, save(n.Digest(), "One."), http.StatusOK); again.Shown != first.Shown {
		t.Error("the same words, saved again after a lost answer, are a conflict")
	}
	clash := into[savedNote](t, save(n.Digest(), "Two."), http.StatusConflict)
	if clash.Body != "One." || clash.Shown != first.Shown || !clash.Draft || clash.Says == "" {
		t.Errorf("the conflict says %+v", clash)
	}
	into[savedNote](t, save(clash.Shown, n.Body), http.StatusOK)
	approved := d.noteTo(id, "priya@globex.example")
	d.approve(approved)
	over := into[savedNote](t, save(approved.Digest(), "Three."), http.StatusConflict)
	if stored := d.noteTo(id, "priya@globex.example"); over.Draft || stored.State != note.Approved || stored.Body != n.Body {
		t.Errorf("an approved note was changed: %+v", over)
	}
}

// TestWritePolicy holds what the page for writing lets a browser do besides: its editor's
// own styles, and WebAssembly nowhere but in the grammar's worker.
func TestWritePolicy(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	page := d.get("/processes/" + id + "/write")
	nonce := regexp.MustCompile(`data-nonce="(\w+)"`).FindStringSubmatch(page.body)
	if nonce == nil {
		if !strings.Contains(page.body, "<textarea") || strings.Contains(page.body, "write.js") {
			t.Error("a build without the editor has no plain form, or half an editor")
		}
		t.Skip("the editor is not in this build: make bundle, to run this test")
	}
	policy := page.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "style-src 'self' 'nonce-"+nonce[1]+"';") || strings.Contains(policy, "unsafe") || !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("the policy is %s", policy)
	}
	if again := d.get("/processes/" + id + "/write").Header.Get("Content-Security-Policy"); again == policy {
		t.Error("two pages have one nonce")
	}
	worker := regexp.MustCompile(`data-grammar="([^"]+)"`).FindStringSubmatch(page.body)[1]
	if policy := d.get(worker).Header.Get("Content-Security-Policy"); policy != "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'" {
		t.Errorf("the worker's policy is %s", policy)
	}
	if strings.Contains(d.get("/processes/"+id).body, "write.js") {
		t.Error("the page of the process loads the editor")
	}
}

// TestPageWeight keeps each page under 150 KB on the wire with twenty interviewers, without the grammar, which
// nobody loads who does not ask for it.
func TestPageWeight(t *testing.T) {
	d := newDesk(t)
	id := d.record(twenty())
	process := "/processes/" + id
	d.helped(&fakeModels{reply: "none"})
	for _, path := range []string{
		"/", "/begin", "/processes", process, process + "/debrief", process + "/write", process + "/card?to=person1@globex.example",
		notePath(d.noteTo(id, "person1@globex.example"), "assist"), "/calendar", "/insight", "/offline", gone,
	} {
		page := d.get(path)
		if page.StatusCode != http.StatusOK && path != gone {
			t.Errorf("%s: status %d", path, page.StatusCode)
		}
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		if _, err := w.Write([]byte(page.body)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		total := packed.Len()
		for _, asset := range regexp.MustCompile(`(?:href|src)="(/assets/[^"]+)"`).FindAllStringSubmatch(page.body, -1) {
			r := httptest.NewRequest(http.MethodGet, asset[1], nil)
			r.Header.Set("Accept-Encoding", "gzip, deflate, br")
			a := d.do(r)
			if a.StatusCode != http.StatusOK || a.Header.Get("Content-Encoding") != "gzip" {
				t.Errorf("%s: status %d, encoded as %q", asset[1], a.StatusCode, a.Header.Get("Content-Encoding"))
			}
			total += len(a.body)
		}
		t.Logf("%s: %d bytes", path, total)
		if total > 150_000 {
			t.Errorf("%s weighs %d bytes", path, total)
		}
	}
}

// TestAssetEncoding serves a file compressed to who takes that, and the same file to who
// does not.
func TestAssetEncoding(t *testing.T) {
	d := newDesk(t)
	address := regexp.MustCompile(`href="(/assets/[^"]+page.css)"`).FindStringSubmatch(d.get("/").body)[1]
	for accepted, encoded := range map[string]bool{"gzip": true, "br, GZIP;q=0.5": true, "": false, "gzip;q=0": false, "br": false} {
		r := httptest.NewRequest(http.MethodGet, address, nil)
		r.Header.Set("Accept-Encoding", accepted)
		a := d.do(r)
		if got := a.Header.Get("Content-Encoding") == "gzip"; got != encoded || a.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q is answered with %q", accepted, a.Header.Get("Content-Encoding"))
		}
		if !encoded && !strings.Contains(a.body, ":root") {
			t.Errorf("%q gets something else", accepted)
		}
	}
}

// typedBody is what the editor asks about the anchor notes of a process: of the whole
// panel, or of the first note.
func typedBody(d *desk, id string, whole bool) string {
	var notes []words
	var of []string
	for _, step := range d.show(id).Steps {
		if step.Note != nil && step.Phase == note.Anchor {
			notes = append(notes, words{"id": step.Note.ID, "subject": step.Note.Subject, "body": step.Note.Body + " And the the"})
			of = append(of, step.Note.ID)
		}
	}
	if !whole {
		of = of[:1]
	}
	data, err := json.Marshal(map[string]any{"notes": notes, "of": of})
	if err != nil {
		d.t.Fatal(err)
	}
	return string(data)
}
