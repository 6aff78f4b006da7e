package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// TestDebriefForm: without a script the whole form is sent, what is right is stored, and
// what is wrong comes back with what was typed.
func TestDebriefForm(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	d.get("/processes/"+id+"/debrief").says(t, []string{"How was it?", "One moment you both remember", "Did they say when you will hear?"}, nil)

	form := joined(
		about(field("p2.anchor", "", "the map of abandoned baskets\r\non the window"), "p2", "Tomás Ortega"),
		about(field("p0.email", "wei.chen@globex.example", "wei at globex"), "p0", "Wei Chen"),
		field("r.promise_date", "2026-12-01", "2026-12-03"),
	)
	a := d.post(debriefPath(id), form)
	if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.body, `value="wei at globex"`) {
		t.Errorf("status %d, and what was typed is gone", a.StatusCode)
	}
	a.says(t, []string{"Not everything could be taken", "That is no e-mail address"}, nil)
	if got := d.wrote(id, "Tomás Ortega", followup.DebriefAnchor); got != "the map of abandoned baskets\non the window" {
		t.Errorf("what is right was stored as %q", got)
	}
	if got := d.wrote(id, "", followup.PromiseDate); got != "2026-12-03" {
		t.Errorf("the promise is %q", got)
	}
	if body := d.noteTo(id, "tomas@globex.example").Body; !strings.Contains(body, "the map of abandoned baskets") {
		t.Errorf("the draft does not have the words:\n%s", body)
	}

	a = d.post(debriefPath(id), url.Values{"new.name": {"Noor Haddad"}, "new.email": {"noor@globex.example"}})
	if a.StatusCode != http.StatusSeeOther {
		t.Fatalf("to add somebody: status %d", a.StatusCode)
	}
	if n := d.noteTo(id, "noor@globex.example"); n.State != note.Draft {
		t.Errorf("their note is %s", n.State)
	}
	a = d.post(debriefPath(id), url.Values{"leaves": {"Noor Haddad"}})
	if a.StatusCode != http.StatusSeeOther || len(d.show(id).Interviews[0].Panel) != 3 {
		t.Errorf("to take somebody off: status %d, panel %v", a.StatusCode, d.show(id).Interviews[0].Panel)
	}
	for _, gone := range []string{"/processes/none/debrief", "/processes/" + id + "/debrief/lunch"} {
		if a := d.get(gone); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d", gone, a.StatusCode)
		}
	}
}

// TestDebriefAnswersAScript: what is sent as it is typed is answered field by field.
func TestDebriefAnswersAScript(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	send := func(form url.Values) (answer struct {
		Says, Wrong, People map[string]string
		Words               string
	},
	) {
		t.Helper()
		r := httptest.NewRequest(http.MethodPost, debriefPath(id), strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.Header.Set("Accept", "application/json")
		a := d.do(r)
		if err := json.Unmarshal([]byte(a.body), &answer); err != nil || a.StatusCode != http.StatusOK {
			t.Fatalf("status %d, %v: %s", a.StatusCode, err, a.body)
		}
		return answer
	}
	first := send(joined(about(field("p0.name", "Wei Chen", "Dr. Wei Cheng"), "p0", "Wei Chen"), field("p0.need", "the reindex blocks every release", "releases")))
	if first.People["p0"] != "Wei Cheng" || first.Says["p0.name"] != "Wei Cheng" || first.Says["p0.need"] != "releases" || len(first.Wrong) != 0 ||
		first.Words != "The draft to Wei Cheng now has your words." {
		t.Errorf("answered %+v", first)
	}
	conflict := send(about(field("p0.need", "the reindex blocks every release", "mine"), "p0", "Wei Cheng"))
	if conflict.Says["p0.need"] != "releases" || !strings.Contains(conflict.Wrong["p0.need"], "There it says: “releases”.") {
		t.Errorf("a conflict is answered with %+v", conflict)
	}
	d.approve(d.noteTo(id, "priya@globex.example"))
	kept := send(about(field("p1.anchor", "your story of the pager that rang through a whole wedding", "the pager"), "p1", "Priya Raman"))
	if kept.Words != "Your note to Priya Raman stays as you left it: you changed or approved it." {
		t.Errorf("said %q", kept.Words)
	}
}

// TestDebriefOffline: what is typed without a connection is kept on the device, also when
// the page is closed, and saves itself when the connection is back.
func TestDebriefOffline(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	b := openTab(t, d)
	b.open("/processes/" + id + "/debrief")
	b.do(chromedp.SendKeys(chromedp.ID("p2-anchor"), "the map of abandoned baskets"))
	b.until("document.getElementById('saved').textContent.startsWith('Saved.')")
	if got := d.wrote(id, "Tomás Ortega", followup.DebriefAnchor); got != "the map of abandoned baskets" {
		t.Fatalf("stored is %q", got)
	}
	b.connection(false)
	b.do(chromedp.SendKeys(chromedp.ID("p2-need"), "people leave at the basket"))
	b.until("document.getElementById('saved').textContent.startsWith('Kept on this phone')")
	if got := d.wrote(id, "Tomás Ortega", followup.DebriefNeed); got != "" {
		t.Fatalf("without a connection %q was stored", got)
	}
	b.connection(true)
	b.until("document.getElementById('saved').textContent.startsWith('Saved.')")
	if got := d.wrote(id, "Tomás Ortega", followup.DebriefNeed); got != "people leave at the basket" {
		t.Errorf("after it came back, stored is %q", got)
	}

	b.connection(false)
	b.do(chromedp.SendKeys(chromedp.ID("p2-value"), "I rebuilt one."))
	b.until("Object.keys(localStorage).some((key) => key.startsWith('afterword-debrief:'))")
	b.do(chromedp.Navigate("about:blank"))
	b.connection(true)
	b.open("/processes/" + id + "/debrief")
	b.until("document.getElementById('saved').textContent.startsWith('Saved.')")
	if got := d.wrote(id, "Tomás Ortega", followup.DebriefValue); got != "I rebuilt one." {
		t.Errorf("after the page was closed, stored is %q", got)
	}
	b.until("!Object.keys(localStorage).some((key) => key.startsWith('afterword-debrief:'))") // nothing stays on the device
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails were sent", d.mail.Sent())
	}
}

// connection takes the browser's connection away, or gives it back.
func (b *tab) connection(there bool) {
	b.t.Helper()
	b.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		emulate := cdp.Command[network.OverrideNetworkStateParams, cdp.Empty]{Method: "Network.emulateNetworkConditions"}
		_, err := cdp.Call(ctx, target, emulate, network.OverrideNetworkStateParams{Offline: !there, DownloadThroughput: -1, UploadThroughput: -1})
		return chromedp.Void{}, err
	})
}

// TestFromAFileToDrafts walks from an empty Afterword to drafts in one's own words: a file
// is dropped, looked over and completed, and the debrief is typed; by keyboard after that.
func TestFromAFileToDrafts(t *testing.T) {
	d := newDesk(t)
	b := openTab(t, d)
	b.open("/")
	if !look[bool](b, "document.body.innerText.includes('Nobody to thank yet')") {
		t.Fatal("an empty Afterword does not say how to start")
	}
	calendar, err := json.Marshal(onsiteICS())
	if err != nil {
		t.Fatal(err)
	}
	look[bool](b, `(() => {
		const dropped = new DataTransfer();
		dropped.items.add(new File([`+string(calendar)+`], "onsite.ics", { type: "text/calendar" }));
		for (const kind of ["dragenter", "dragover", "drop"]) {
			document.querySelector("main").dispatchEvent(new DragEvent(kind, { dataTransfer: dropped, bubbles: true, cancelable: true }));
		}
		return true;
	})()`)
	b.until("document.querySelector('form.begin')?.elements.employer?.value === 'Globex'")
	b.do(chromedp.Focus(chromedp.ID("begin")))
	b.do(chromedp.KeyEvent("\r"))
	b.until("document.getElementById('debrief')?.elements['p1.anchor']")
	b.do(chromedp.SendKeys(chromedp.ID("p0-anchor"), "why the nightly reindex takes nine hours"))
	b.do(chromedp.SendKeys(chromedp.ID("p0-value"), "I cut one from six hours to twenty minutes."))
	b.tabTo("#save")
	b.do(chromedp.KeyEvent("\r"))
	b.until("location.pathname.startsWith('/processes/') && document.body.innerText.includes('The drafts below have your words')")
	found := false
	for _, v := range mustList(d) {
		for _, step := range v.Steps {
			found = found || step.Note != nil && strings.Contains(step.Note.Body, "why the nightly reindex takes nine hours")
		}
	}
	if !found || d.mail.Sent() != 0 {
		t.Errorf("a draft has the words: %v; %d mails were sent", found, d.mail.Sent())
	}
	b.quiet()
}

func mustList(d *desk) []followup.ProcessView {
	d.t.Helper()
	views, err := d.service.ListProcesses(d.t.Context(), account)
	if err != nil {
		d.t.Fatal(err)
	}
	return views
}

// TestStream: a page is told of a change by the stream, and the stream ends with the
// program.
func TestStream(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	running, stop := context.WithCancel(t.Context())
	server := httptest.NewUnstartedServer(d.pages)
	server.Config.BaseContext = func(net.Listener) context.Context { return running }
	server.Start()
	defer server.Close()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/processes/"+id+"/version", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/event-stream")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if kind := answer.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/event-stream") {
		t.Fatalf("answered with %s", kind)
	}
	lines := bufio.NewScanner(answer.Body)
	next := func() string {
		for lines.Scan() {
			if version, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return version
			}
		}
		return ""
	}
	first := next()
	if first == "" || first != d.get("/processes/"+id+"/version").body {
		t.Fatalf("the stream begins with %q", first)
	}
	d.approve(d.noteTo(id, "priya@globex.example"))
	if second := next(); second == "" || second == first {
		t.Errorf("after a change the stream says %q", second)
	}
	stop()
	ended := make(chan string, 1)
	go func() { ended <- next() }()
	select {
	case said := <-ended:
		if said != "" {
			t.Errorf("after the end it says %q", said)
		}
	case <-time.After(patience):
		t.Fatal("the stream does not end with the program")
	}
}

// TestOffline: a phone shows Afterword's own page without a connection, and its browser has
// kept nothing else.
func TestOffline(t *testing.T) {
	d := newDesk(t)
	d.record(globex())
	b := openTab(t, d)
	b.open("/")
	b.until("navigator.serviceWorker.controller") // the worker is there and answers for this page
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	kept, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
		.then((all) => all.flat().map((request) => new URL(request.url).pathname))`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if len(kept) != 3 || kept[0] != "/offline" || !strings.HasPrefix(kept[1], "/assets/") || !strings.HasPrefix(kept[2], "/assets/") {
		t.Errorf("the browser keeps %q", kept)
	}
	if page := d.get("/offline"); page.StatusCode != http.StatusOK || strings.Contains(page.body, "Globex") {
		t.Errorf("the page that is kept: status %d", page.StatusCode)
	}
	manifest := d.get("/manifest.webmanifest")
	var said struct{ Icons []struct{ Src string } }
	if err := json.Unmarshal([]byte(manifest.body), &said); err != nil || len(said.Icons) != 4 {
		t.Fatalf("the manifest says %q (%v)", manifest.body, err)
	}
	for _, icon := range said.Icons {
		if a := d.get(icon.Src); a.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", icon.Src, a.StatusCode)
		}
	}
	b.quiet()
}

// TestDebriefOfAnyRound: the id of a round comes from a calendar, and may be anything.
func TestDebriefOfAnyRound(t *testing.T) {
	d := newDesk(t)
	p := globex()
	p.Interviews[0].ID = "040000/8200E0 ?x=1&y@globex.example"
	id := d.record(p)
	action := regexp.MustCompile(`<form method="post" action="([^"]*)"`).FindStringSubmatch(d.get("/processes/" + id + "/debrief").body)
	if action == nil {
		t.Fatal("the page has no form")
	}
	a := d.post(strings.ReplaceAll(action[1], "&amp;", "&"), about(field("p2.anchor", "", "the map"), "p2", "Tomás Ortega"))
	if a.StatusCode != http.StatusSeeOther {
		t.Fatalf("%s: status %d", action[1], a.StatusCode)
	}
	if back := d.get(a.Header.Get("Location")); back.StatusCode != http.StatusOK || !strings.Contains(back.body, "the map") {
		t.Errorf("%s: status %d", a.Header.Get("Location"), back.StatusCode)
	}
}
