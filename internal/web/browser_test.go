package web_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"afterword/internal/cadence"
	"afterword/internal/door"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// tab is one tab of a real browser on a desk's pages.
type tab struct {
	t      testing.TB
	ctx    context.Context
	origin string
	mu     sync.Mutex
	ours   []string // every origin that was served to it
	log    []string
	asked  []string // every address that it asked for
}

// patience is how long a tab waits for a page; only a broken one takes that long.
const patience = 20 * time.Second

// openTab starts a browser and serves a desk's pages to it.
func openTab(t testing.TB, d *desk) *tab {
	t.Helper()
	b := startBrowser(t)
	b.turnTo(d)
	return b
}

// startBrowser starts Debian's chromium. Without one the test is skipped, unless the
// environment says that everything must be there.
func startBrowser(t testing.TB) *tab {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("AFTERWORD_REQUIRE_SERVERS") == "1" {
			t.Fatal("chromium is needed for this test: apt-get install chromium")
		}
		t.Skip("no chromium on this machine: apt-get install chromium to run this test")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.Flag("disable-gpu", true))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	err = chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *log.EventEntryAdded:
			if strings.HasSuffix(e.Entry.URL, gone) && e.Entry.Source == log.EntrySourceNetwork {
				return // the browser notes the 404 that was asked for
			}
			b.logged(fmt.Sprintf("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL))
		case *network.EventRequestWillBeSent:
			b.requested(e.Request.URL)
		case *runtime.EventExceptionThrown:
			b.logged("exception: " + e.ExceptionDetails.Text + " " + exceptionOf(e.ExceptionDetails))
		case *runtime.EventConsoleAPICalled:
			b.logged("console: " + string(e.Type))
		}
	})
	if err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	return b
}

func exceptionOf(d *runtime.ExceptionDetails) string {
	if d.Exception == nil {
		return ""
	}
	return d.Exception.Description
}

// turnTo serves another desk's pages to the tab.
func (b *tab) turnTo(d *desk) {
	server := httptest.NewServer(d.pages)
	b.t.Cleanup(func() {
		server.CloseClientConnections() // a page keeps a stream open
		server.Close()
	})
	b.turnToOrigin(server.URL)
}

// turnToOrigin makes pages that somebody else serves those of the tab.
func (b *tab) turnToOrigin(origin string) {
	b.origin = origin
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ours = append(b.ours, origin+"/")
}

func (b *tab) requested(address string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.asked = append(b.asked, address)
}

func (b *tab) logged(line string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.log = append(b.log, line)
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) open(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.origin + path))
}

// look evaluates an expression in the page. A page that is just being replaced is asked
// again.
func look[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	for {
		value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
		if err == nil {
			return value
		}
		if ctx.Err() != nil {
			b.t.Fatalf("%s: %v", expression, err)
		}
	}
}

// until waits for an expression to become true.
func (b *tab) until(expression string) {
	b.t.Helper()
	for start := time.Now(); ; {
		if look[bool](b, "document.readyState === 'complete' && Boolean("+expression+")") {
			return
		}
		if time.Since(start) > patience {
			b.mu.Lock()
			log := strings.Join(b.log, "\n")
			b.mu.Unlock()
			b.t.Fatalf("never became true: %s\n%s\n%s", expression, log, look[string](b, "document.body.innerText"))
		}
	}
}

// tabTo presses Tab until the element with the given id has the focus.
func (b *tab) tabTo(selector string) {
	b.t.Helper()
	for range 80 {
		b.do(chromedp.KeyEvent(kb.Tab))
		if look[bool](b, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			return
		}
	}
	b.t.Fatalf("%s cannot be reached with the Tab key", selector)
}

// quiet fails when the browser had anything to complain about, a violation of the content
// security policy above all, and when it asked anybody but Afterword for anything.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, line := range b.log {
		b.t.Errorf("the browser's log: %s", line)
	}
	for _, address := range b.asked {
		isOurs := func(origin string) bool { return strings.HasPrefix(address, origin) }
		if !slices.ContainsFunc(append(b.ours, "data:", "blob:", "about:"), isOurs) {
			b.t.Errorf("the browser asked for %s", address)
		}
	}
	if len(b.asked) == 0 {
		b.t.Error("the browser's requests were not seen")
	}
}

// TestApproveByKeyboard walks from the first page to an approval with Tab and Enter alone.
func TestApproveByKeyboard(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "wei.chen@globex.example")
	b := openTab(t, d)
	b.open("/processes")
	b.tabTo(".skip")
	b.tabTo(fmt.Sprintf("a[href='/processes/%s']", id))
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.getElementById('approve-" + n.ID + "')")
	b.tabTo("#approve-" + n.ID)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.getElementById('undo-" + n.ID + "')")

	if got := d.noteTo(id, "wei.chen@globex.example"); got.State != note.Approved {
		t.Errorf("the note is %s after Enter on Approve", got.State)
	}
	if !look[bool](b, "document.querySelector('#note-"+n.ID+" .flash').textContent.includes('take it back')") {
		t.Error("the card does not say that it was approved")
	}
	if search := look[string](b, "location.search"); search != "" {
		t.Errorf("the address still says %q: the word would be said again", search)
	}
	if !look[bool](b, "/^in 4[45] min \\d+ s$|^in 45 min/.test(document.querySelector('[data-until]').textContent)") {
		t.Errorf("the undo window counts down as %q", look[string](b, "document.querySelector('[data-until]').textContent"))
	}
	// The keyboard goes on where it was: the next stop is in the same card.
	b.do(chromedp.KeyEvent(kb.Tab))
	if !look[bool](b, "document.activeElement.id === 'undo-"+n.ID+"'") {
		t.Errorf("after approving, Tab goes to %q", look[string](b, "document.activeElement.outerHTML.slice(0, 120)"))
	}
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.getElementById('approve-" + n.ID + "')")
	if got := d.noteTo(id, "wei.chen@globex.example"); got.State != note.Draft || d.mail.Sent() != 0 {
		t.Errorf("after undo the note is %s and %d mails were sent", got.State, d.mail.Sent())
	}
	b.quiet()
}

// TestPageRenewsItself holds the script to its promise: what changed is shown by itself,
// and never while somebody is typing.
func TestPageRenewsItself(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	b := openTab(t, d)
	b.open("/processes/" + id)
	b.do(chromedp.Focus(chromedp.ID("save-" + n.ID)))
	edited, err := d.service.EditNote(t.Context(), account, n.ID, n.Digest(), "From another window", n.Body)
	if err != nil {
		t.Fatal(err)
	}
	b.until("document.getElementById('subject-" + n.ID + "').value === 'From another window'")
	b.until("document.activeElement.id === 'save-" + n.ID + "'") // the keyboard is where it was

	b.do(chromedp.SendKeys(chromedp.ID("body-"+n.ID), "Mine. "))
	if _, err := d.service.EditNote(t.Context(), account, n.ID, edited.Digest(), "Once more", n.Body); err != nil {
		t.Fatal(err)
	}
	b.until("!document.getElementById('news').hidden")
	if !look[bool](b, "document.getElementById('body-"+n.ID+"').value.includes('Mine. ')") {
		t.Error("what was being typed is gone")
	}
	b.quiet()
}

// TestLooks renders every kind of page, narrow and wide, light and dark, and measures what
// can be measured: nothing sticks out sideways, and all text has a contrast of 4.5 (WCAG
// 2.2, criterion 1.4.3). The pictures are for eyes: set AFTERWORD_SCREENSHOTS to a
// directory to keep them.
func TestLooks(t *testing.T) {
	dir := os.Getenv("AFTERWORD_SCREENSHOTS")
	if dir == "" {
		dir = t.TempDir()
	}
	b := openTab(t, newDesk(t))
	all := maps.Clone(scenes)
	maps.Copy(all, writeScenes)
	maps.Copy(all, placesScenes)
	maps.Copy(all, settingsScenes)
	maps.Copy(all, permissionScenes)
	maps.Copy(all, approvalScenes)
	maps.Copy(all, errandScenes)
	for name, scene := range all {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			if name == "no-mailbox" || name == "settings-new" {
				d = bareDesk(t)
			}
			path := scene(d)
			b.turnTo(d)
			defer b.do(chromedp.Navigate("about:blank")) // a page asks for news as long as it is shown
			for _, scheme := range []string{"light", "dark"} {
				for _, width := range []int64{400, 1200} {
					b.wears(width, scheme)
					b.open(path)
					b.until(settled)
					b.legible(fmt.Sprintf("%s, %d px, %s", path, width, scheme))
					if (scheme == "dark") == (width == 1200) { // each theme and each width once
						b.accessible(scheme + " " + path)
					}
					picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
					if err != nil {
						t.Fatal(err)
					}
					file := filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", name, width, scheme))
					if err := os.WriteFile(file, picture, 0o600); err != nil {
						t.Fatal(err)
					}
				}
			}
		})
	}
	b.quiet()
}

// wears gives the window a width in pixels and the page a theme, "light" or "dark".
func (b *tab) wears(width int64, scheme string) {
	b.t.Helper()
	b.do(
		chromedp.EmulateViewport(width, 900),
		func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
			_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
			})
			return chromedp.Void{}, err
		},
	)
}

// legible fails where something sticks out sideways or a text is too faint.
func (b *tab) legible(where string) {
	b.t.Helper()
	if over := look[int](b, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
		b.t.Errorf("%s sticks out by %d px: %s", where, over, look[string](b, stickingOut))
	}
	for _, faint := range look[[]string](b, faintText) {
		b.t.Errorf("%s: too little contrast: %s", where, faint)
	}
}

// accessible runs axe-core over the page as it is now and fails on every violation. Its
// source is a package of web/, which "make bundle" fetches.
func (b *tab) accessible(where string) {
	b.t.Helper()
	axe, err := os.ReadFile(filepath.FromSlash("../../web/node_modules/axe-core/axe.min.js"))
	if err != nil {
		if os.Getenv("AFTERWORD_REQUIRE_SERVERS") == "1" {
			b.t.Fatalf("axe-core is needed for this test, run make bundle: %v", err)
		}
		return
	}
	look[bool](b, string(axe)+"; true")
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	violations, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`axe.run(document, {resultTypes: ["violations"]}).then(r =>
		r.violations.map(v => v.id + " (" + v.impact + "): " + v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3).join(" | ")))`, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("run axe-core: %v", err)
	}
	for _, violation := range violations {
		b.t.Errorf("%s: %s", where, violation)
	}
}

// stickingOut names the elements that are wider than the window.
const stickingOut = `[...document.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > innerWidth)
	.map(e => e.outerHTML.slice(0, 60)).slice(0, 5).join(" | ")`

// faintText lists texts whose contrast with the nearest ground behind them is under 4.5.
const faintText = `(() => {
	const parts = colour => colour.match(/[\d.]+/g).map(Number);
	const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
		.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
	const ground = e => {
		for (; e; e = e.parentElement) {
			const c = parts(getComputedStyle(e).backgroundColor);
			if (c.length === 3 || c[3] > 0) return c;
		}
		return [255, 255, 255];
	};
	const faint = [];
	for (const e of document.querySelectorAll("body *")) {
		const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || e.matches("input[type=text], textarea");
		if (!own || !e.checkVisibility() || e.disabled) continue;
		const [a, b] = [light(parts(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
		const contrast = (a + 0.05) / (b + 0.05);
		if (contrast < 4.5) faint.push(contrast.toFixed(2) + " " + e.outerHTML.slice(0, 80));
	}
	return faint;
})()`

// settled is true once a page shows all that it shows by itself.
const settled = `!document.getElementById("desk-top") || document.getElementById("writing").dataset.ready`

// gone is the path of a process that does not exist.
const gone = "/processes/none"

// scenes are the situations worth looking at. Each returns the path of its page.
var scenes = map[string]func(d *desk) string{
	"card": func(d *desk) string {
		p := globex()
		p.Kind = interview.Law
		p.Interviews[0].Panel[0].Debrief.Card = "I went home and drew the reindex on the back of your visitor badge."
		return "/processes/" + d.record(p) + "/card?to=wei.chen@globex.example"
	},
	"on-hold": func(d *desk) string {
		id := d.record(globex(), note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei.chen@globex.example", At: at("2026-11-23T15:40:00")})
		d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"on hold"}, "look-again": {"2027-01-11"}}))
		return "/processes/" + id
	},
	"gracious-reply": func(d *desk) string {
		id := d.refused("Globex <no-reply@globex.example>")
		d.post("/processes/"+id+"/gracious-reply", nil)
		return "/processes/" + id + "#gracious"
	},
	"nobody-called": func(d *desk) string {
		d.clock.Set(at("2026-11-23T14:20:00"))
		id := d.record(globex())
		d.post("/processes/"+id+"/nobody-called", nil)
		return "/processes/" + id
	},
	"invitation": func(d *desk) string { // three answers, another panel, a zone
		p := globex()
		p.Interviews[0].CalendarUID, p.Interviews[0].Promise, p.Interviews[0].Missed = "onsite@globex", nil, nil
		d.clock.Set(at("2026-11-20T09:00:00"))
		id := d.record(p)
		d.invited(calendarOf("REQUEST", "block@globex", 0, "20261123T154500", "20261123T163000"))
		d.invited(calendarOf("REQUEST", "onsite@globex", 2, "20261124T100000", "20261124T113000"))
		d.invited(strings.ReplaceAll(calendarOf("REQUEST", "floating@globex", 0, "20261130T100000", "20261130T113000"), ";TZID=America/New_York", ""))
		return "/processes/" + id
	},
	"called-off": func(d *desk) string {
		p := globex()
		p.Interviews[0].CalendarUID, p.Interviews[0].Promise, p.Interviews[0].Missed = "onsite@globex", nil, nil
		d.clock.Set(at("2026-11-20T09:00:00"))
		id := d.record(p)
		d.invited(calendarOf("CANCEL", "onsite@globex", 2, "20261124T100000", "20261124T113000"))
		d.post("/processes/"+id+"/invitation", url.Values{"key": {d.key(id)}, "do": {"add"}})
		return "/processes/" + id
	},
	"empty": func(*desk) string { return "/" },
	"sign-in": func(d *desk) string {
		houseAt(d, &url.URL{Scheme: "http", Host: "localhost:8420"}).door.Provider = &door.Provider{Name: "Example University"}
		return "/insight"
	},
	"invited": func(d *desk) string {
		h := houseAt(d, &url.URL{Scheme: "http", Host: "localhost:8420"})
		_, path, err := h.door.AddPerson(d.t.Context(), "maximiliane.featherstonehaugh-cholmondeley@elsewhere.example", "Maximiliane Featherstonehaugh-Cholmondeley", false)
		if err != nil {
			d.t.Fatal(err)
		}
		return path
	},
	"ways-in": func(d *desk) string {
		h := houseAt(d, &url.URL{Scheme: "http", Host: "localhost:8420"})
		for id, name := range map[string]string{"a": "My telephone", "b": "The security key that lies in the drawer of the desk at home"} {
			if err := h.door.Store.SavePasskey(d.t.Context(), door.Passkey{ID: id, Person: account, Name: name, Document: "{}", AddedAt: d.clock.Now(), UsedAt: d.clock.Now()}); err != nil {
				d.t.Fatal(err)
			}
		}
		h.showing(adaEmail, adaWords)
		return "/ways-in"
	},
	"list": func(d *desk) string {
		over := globex()
		over.Employer, over.Role = "Initrode", "Staff Engineer"
		over.Interviews[0].Panel = []interview.Interviewer{{Name: "Noor Haddad", Email: "noor@initrode.example"}}
		id := d.record(over)
		d.answered("Noor Haddad <noor@initrode.example>", "Initrode", "We went with somebody else.")
		d.name(id, cadence.Rejected)
		d.record(longNames())
		d.record(globex())
		return "/processes"
	},
	"drafts": func(d *desk) string { return "/processes/" + d.record(globex()) },
	"assist": func(d *desk) string {
		id := d.record(globex())
		d.helped(&fakeModels{reply: "none"})
		n := d.noteTo(id, "priya@globex.example")
		return notePath(n, "assist") + "?paragraph=2"
	},
	"assist-offer": func(d *desk) string { // a form's answer, at an address of its own
		f := &fakeModels{reply: "Thank you for the flame graph on Friday. I took a lot out of it, see LINK1. It is a truly visionary place."}
		n := mistype(d, f)
		form := asking(n)
		form.Set("allow", yes)
		page, pages := d.post(notePath(n, "assist/ask"), form), d.pages
		d.pages = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/offer" {
				pages.ServeHTTP(w, r)
				return
			}
			maps.Copy(w.Header(), page.Header)
			_, _ = io.WriteString(w, page.body)
		})
		return "/offer"
	},
	"calendar": func(d *desk) string {
		d.record(globex())
		d.feedPath()
		return "/calendar"
	},
	"insight-empty": func(*desk) string { return "/insight" },
	"insight":       func(d *desk) string { manyNotes(d); return "/insight" },
	"on-its-way": func(d *desk) string {
		id := d.record(globex())
		d.approve(d.noteTo(id, "wei.chen@globex.example"))
		d.windTo("2026-11-23T16:31:00")
		d.mail.FailSending(fmt.Errorf("%w: EOF", followup.ErrUncertain))
		d.approve(d.noteTo(id, "priya@globex.example"))
		d.windTo("2026-11-23T16:50:00")
		d.lookInVain()
		n := d.noteTo(id, "tomas@globex.example")
		words := strings.Replace(n.Body, "[What did you and Tomás talk about that you did not expect?]", "The map of abandoned baskets you drew on the window has not left me.", 1)
		words = strings.Replace(words, "[What have you done that would help Tomás with this? One sentence.]", "I rebuilt the basket at Initech and saw returns fall by a third.", 1)
		if _, err := d.service.EditNote(d.t.Context(), account, n.ID, n.Digest(), n.Subject, words); err != nil {
			d.t.Fatal(err)
		}
		d.approve(d.noteTo(id, "tomas@globex.example"))
		return "/processes/" + id
	},
	"answered": func(d *desk) string {
		id := d.record(globex())
		d.approve(d.noteTo(id, "wei.chen@globex.example"))
		d.windTo("2026-11-23T16:31:00")
		d.clock.Set(at("2026-11-24T09:05:00"))
		d.answered("Wei Chen <wei.chen@globex.example>", "Re: Thank you for your time today",
			"Dear Ada,\r\n\r\nThank you for your kind note. We need a little longer than I had said: expect to hear from us by Friday 4 December.\r\n\r\nBest regards,\r\nWei")
		return "/processes/" + id
	},
	"suggested": func(d *desk) string {
		id := d.record(globex())
		d.rewrite(d.noteTo(id, "priya@globex.example"), "the pager", "the the pager")
		return "/processes/" + id
	},
	"left": func(d *desk) string { return "/processes/" + offThePanel(d) },
	"refused": func(d *desk) string {
		id := d.record(globex())
		d.mail.FailSending(&followup.NotDelivered{Permanent: true, Err: errors.New("550 5.1.1 no such person here")})
		d.approve(d.noteTo(id, "wei.chen@globex.example"))
		d.windTo("2026-11-23T16:31:00")
		return "/processes/" + id
	},
	"two-replies": func(d *desk) string {
		id := d.record(globex())
		d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "Thank you for your kind note. We will see.")
		d.clock.Set(at("2026-11-24T09:05:00"))
		d.answered("Priya Raman <priya@globex.example>", "About Globex", "It was good to talk. You will hear from Wei soon.")
		return "/processes/" + id
	},
	"no-mailbox": func(d *desk) string { d.record(globex()); return "/" },
	"offer": func(d *desk) string {
		id := d.record(globex())
		d.name(id, cadence.Offered)
		return "/processes/" + id
	},
	"early": func(d *desk) string {
		id := d.record(globex())
		for _, who := range []string{"wei.chen@globex.example", "priya@globex.example"} {
			d.approve(d.noteTo(id, who))
		}
		d.windTo("2026-11-23T16:50:00")
		return "/processes/" + id
	},
	"slip": func(d *desk) string { // a browser unfolds what an address points into
		id := d.record(globex())
		d.name(id, cadence.Rejected)
		return "/processes/" + id + "#reply-save"
	},
	"moved-on":   func(d *desk) string { return "/processes/" + movedOn(d) },
	"long-names": func(d *desk) string { return "/processes/" + d.record(longNames()) },
	"gone":       func(*desk) string { return gone },
	"today":      busy,
	"today-late": func(d *desk) string {
		d.record(globex())
		d.windTo("2026-11-27T10:00:00")
		return "/"
	},
	"note-about-an-offer": func(d *desk) string {
		p := globex()
		p.Interviews[0].Panel = p.Interviews[0].Panel[:1]
		p.Offers = []interview.Offer{{Employer: "Hooli", Expires: interview.Date{Year: 2026, Month: 12, Day: 4}}}
		id := d.record(p, note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei.chen@globex.example", At: at("2026-11-23T17:00:00")})
		d.windTo("2026-11-25T11:00:00")
		return "/processes/" + id
	},
	"begin":         func(*desk) string { return "/begin" },
	"debrief":       debriefed,
	"debrief-room":  fullRoom,
	"debrief-empty": nobodyThere,
}
