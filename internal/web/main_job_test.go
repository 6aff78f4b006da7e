package web_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"afterword/internal/cli"
	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/note"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/web"
)

// TestMainJob is the whole of Afterword as one person meets it: an invitation on an empty
// app, the debrief, the drafts, the approvals, three notes in three inboxes, an answer and
// what it was. The browser, Dovecot and Postfix are real; only time is wound. It is done
// by mouse on a desk and by keyboard alone on a phone, and every page and state that is
// passed is held to axe-core, contrast and width in both themes.
func TestMainJob(t *testing.T) {
	for name, row := range map[string]struct {
		width  int64
		scheme string
		hand   func(*tab) hand
	}{
		"by mouse":    {1200, "light", func(b *tab) hand { return &mouse{b} }},
		"by keyboard": {400, "dark", func(b *tab) hand { return &keyboard{b} }},
	} {
		t.Run(name, func(t *testing.T) {
			b := startBrowser(t)
			b.wears(row.width, row.scheme)
			j := startJob(t, b, row.width, row.scheme)
			j.hand = row.hand(b)
			j.begin()
			j.debrief()
			j.approveAll()
			j.threeNotesArrive()
			j.answerArrives()
			j.nameIt()
			b.quiet()
		})
	}
}

// hand is how somebody works a page: every act as a browser gets it from a device.
type hand interface {
	choose(ics string)            // gives the page an invitation
	press(selector string)        // a button, a link or a choice
	write(selector, words string) // what a field says, in place of what it said
}

// mainJob is one candidate with a running Afterword, real mail servers and a browser.
type mainJob struct {
	hand
	t       *testing.T
	b       *tab
	width   int64
	scheme  string
	service *followup.Service
	clock   *followuptest.Clock
	servers *mailboxtest.MailServers
	process string
	passed  map[string]bool // what was looked at
}

// moments are what the candidate writes down, by user of the mail servers.
var moments = map[string]struct{ anchor, need, value, arrives string }{
	"wei": {
		"why the nightly reindex takes nine hours", "the reindex blocks every release",
		"At Initech I cut a comparable reindex from six hours to twenty minutes.", "nightly reindex",
	},
	"priya": {
		"your story of the pager that rang through a whole wedding", "on-call wears the team out",
		"I would bring the runbooks that halved our alerts at Initech.", "whole wedding",
	},
	"tomas": {
		"the map of abandoned baskets you drew on the window", "nobody knows why baskets are left",
		"I rebuilt the basket at Initech and saw returns fall by a third.", "abandoned baskets",
	},
}

// startJob adds the mailbox on the command line, as a person does, and starts what "serve"
// starts, on an empty database. The interview was an hour ago, in a year that is over: a
// mail server's own clock is never before it.
func startJob(t *testing.T, b *tab, width int64, scheme string) *mainJob {
	t.Helper()
	servers := mailboxtest.Servers(t)
	data := filepath.Join(t.TempDir(), "data")
	t.Setenv("AFTERWORD_DATA", data)
	m := servers.Mailbox("seeker")
	var said bytes.Buffer
	if code := cli.Run([]string{
		"mailbox", "add", m.Address, "--password-stdin", "--ca", m.CAFile,
		"--imap", fmt.Sprintf("tls:%s:%d", m.IMAP.Host, m.IMAP.Port), "--smtp", fmt.Sprintf("tls:%s:%d", m.SMTP.Host, m.SMTP.Port),
	}, strings.NewReader(m.Password+"\n"), io.Discard, &said); code != 0 {
		t.Fatalf("mailbox add ended with %d: %s", code, said.String())
	}
	j := &mainJob{t: t, b: b, width: width, scheme: scheme, servers: servers, clock: followuptest.ClockAt(day(24, 16, 0)), passed: map[string]bool{}}
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	app, err := serve.Open(t.Context(), settings.Settings{Data: data, Undo: time.Minute}, j.clock, log)
	if err != nil {
		t.Fatal(err)
	}
	j.service = app.Service
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ready, ended := make(chan struct{}), make(chan error, 1)
	pages := web.New(web.Options{Service: app.Service, Account: account, Log: log, Machines: app.Machines()})
	go func() { ended <- app.Run(ctx, listener, pages, func() { close(ready) }) }()
	t.Cleanup(func() {
		stop()
		if err := errors.Join(<-ended, app.Close()); err != nil {
			t.Errorf("Afterword ended with: %v", err)
		}
	})
	select {
	case <-ready:
	case err := <-ended:
		ended <- nil
		t.Fatalf("Afterword did not start: %v", err)
	}
	b.turnToOrigin("http://" + listener.Addr().String())
	return j
}

// day is a moment of November 2025 on New York's clocks. The interview is on Monday 24.
func day(of, hour, minute int) time.Time {
	return at(fmt.Sprintf("2025-11-%02dT%02d:%02d:00", of, hour, minute))
}

// invitation is what a calendar program sent.
func (j *mainJob) invitation() string {
	who := func(kind, name, user string) string {
		return kind + ";CN=" + name + ":mailto:" + j.servers.Address(user)
	}
	ics := strings.Join([]string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:onsite@globex.test", "SEQUENCE:0",
		"SUMMARY:Onsite interview: Senior Software Engineer",
		"DTSTART;TZID=America/New_York:20251124T140000", "DTEND;TZID=America/New_York:20251124T150000",
		who("ATTENDEE", "Wei Chen", "wei"), who("ATTENDEE", "Priya Raman", "priya"), "ATTENDEE:mailto:" + j.servers.Address("tomas"),
		who("ATTENDEE", "Ada Park", "seeker"), "END:VEVENT", "END:VCALENDAR", "",
	}, "\r\n")
	file := filepath.Join(j.t.TempDir(), "onsite.ics")
	if err := os.WriteFile(file, []byte(ics), 0o600); err != nil {
		j.t.Fatal(err)
	}
	return file
}

// begin drops the invitation on the empty app, puts a guessed name right, and begins.
func (j *mainJob) begin() {
	j.t.Helper()
	j.b.open("/")
	j.sees("an empty Today", "#drop", "Nobody to thank yet")
	j.choose(j.invitation())
	j.sees("the invitation, read", "#begin", "Look it over")
	if got := j.b.value("employer"); got != "Globex" {
		j.t.Errorf("the employer is guessed as %q", got)
	}
	j.write(`[name="r0.p2.name"]`, "Tomás Ortega")
	j.write(`[name="r0.p0.role"]`, "hiring manager")
	if look[bool](j.b, `!document.getElementById("you").open`) {
		j.press("#you summary")
	}
	j.write(`[name="my_phone"]`, "+1 555 0100")
	j.press("#begin")
	j.sees("the debrief", "#debrief", "How was it?")
	j.process = strings.Split(look[string](j.b, "location.pathname"), "/")[2]
}

// debrief writes down one moment, need and value of everybody, and the promise.
func (j *mainJob) debrief() {
	j.t.Helper()
	for k, user := range []string{"wei", "priya", "tomas"} {
		m := moments[user]
		j.write(fmt.Sprintf("#p%d-anchor", k), m.anchor)
		j.write(fmt.Sprintf("#p%d-need", k), m.need)
		j.write(fmt.Sprintf("#p%d-value", k), m.value)
	}
	j.b.until(`document.getElementById("saved").textContent.startsWith("Saved")`)
	j.looksWell("the debrief, filled in")
	j.press("#save")
	j.sees("the drafts", "article.card form.draft", "Wei Chen", "Priya Raman", "Tomás Ortega")
}

// approveAll reads and approves the three drafts, one after the other.
func (j *mainJob) approveAll() {
	j.t.Helper()
	for k := range 3 {
		notes := j.notes(note.Draft)
		if len(notes) != 3-k {
			j.t.Fatalf("%d drafts wait for approval, want %d", len(notes), 3-k)
		}
		j.press("#approve-" + notes[0].ID)
		j.sees("an approval", "#undo-"+notes[0].ID, "take it back")
	}
	j.press(`nav a[href="/"]`)
	j.sees("Today with what goes out", "#leaving", "What goes out")
	j.press(fmt.Sprintf(`a[href^="/processes/%s"]`, j.process))
	j.sees("the process, approved", "[data-until]", "Tomás Ortega")
}

// threeNotesArrive winds time on and finds one note in every inbox, each with its own
// moment, and the page, which renewed itself, saying so.
func (j *mainJob) threeNotesArrive() {
	j.t.Helper()
	for user := range moments {
		if got := mailboxtest.ReadFolder(j.t, j.servers.Mailbox(user), "INBOX"); len(got) != 0 {
			j.t.Errorf("%s has %d mails before anything was due", user, len(got))
		}
	}
	for minute := range 40 { // minutes apart, as mail written by hand
		j.windTo(day(24, 16, 2+minute))
	}
	for user := range moments {
		got := j.servers.Delivered(j.t, user, 1)
		if len(got) != 1 {
			j.t.Fatalf("%s got %d notes, want 1", user, len(got))
		}
		body := strings.ReplaceAll(string(got[0].Bytes), "=\r\n", "")
		for other, m := range moments {
			if strings.Contains(body, m.arrives) != (other == user) {
				j.t.Errorf("the note to %s, about %q: %v\n%s", user, m.arrives, other != user, body)
			}
		}
	}
	// The page renews itself with each note that left: it is looked at when that is over.
	j.b.until(`!document.querySelector("[data-until]") && [...document.querySelectorAll(".badge")].filter(b => b.textContent === "Sent").length === 3`)
	j.sees("the process, sent", "main", "Sent")
}

// answerArrives lets the hiring manager answer: the open page says so by itself, and
// everything waits.
func (j *mainJob) answerArrives() {
	j.t.Helper()
	j.servers.SendAs(j.t, "wei", j.servers.Address("seeker"), []byte("From: Wei Chen <"+j.servers.Address("wei")+">\r\nTo: "+j.servers.Address("seeker")+
		"\r\nSubject: Re: Thank you for your time today\r\nMessage-ID: <answer@globex.test>\r\nDate: Mon, 24 Nov 2025 16:50:00 -0500\r\n\r\nThank you for the kind note, Ada. We talk on Monday.\r\n"))
	j.sees("the answer", "#reply-save", "Nothing more leaves until you say", "We talk on Monday.")
	if v := j.view(); !v.Paused {
		j.t.Error("the process goes on after an answer")
	}
	j.press(`nav a[href="/"]`)
	j.sees("Today with an answer", "#needs", "Wei Chen")
	j.press(`li.do[data-kind="name"] a`)
	j.sees("the answer, to be named", "#reply-save", "The answer was")
}

// nameIt says that the answer was a courtesy: the plan goes on, and nothing leaves.
func (j *mainJob) nameIt() {
	j.t.Helper()
	j.press(`input[name="answer"][value="courtesy"]`)
	j.press("#reply-save")
	j.b.until(`location.pathname === "/processes/` + j.process + `" && !document.querySelector("section.reply")`)
	j.looksWell("the process, after the answer was named")
	v := j.view()
	if v.Paused || v.Answer == nil || v.Answer.Kind != "courtesy" {
		j.t.Errorf("paused is %v, the answer is %+v", v.Paused, v.Answer)
	}
	j.windTo(day(24, 23, 0))
	for user := range moments {
		if got := mailboxtest.ReadFolder(j.t, j.servers.Mailbox(user), "INBOX"); len(got) != 1 {
			j.t.Errorf("%s has %d mails in the end, want 1", user, len(got))
		}
	}
}

// sees waits until a page shows something, and looks it over in both themes.
func (j *mainJob) sees(what, selector string, words ...string) {
	j.t.Helper()
	j.b.until(fmt.Sprintf("document.querySelector(%q)", selector))
	for _, w := range words {
		j.b.until(fmt.Sprintf("document.body.innerText.includes(%q)", w))
	}
	j.looksWell(what)
}

// looksWell holds a page and state, once, to what can be measured.
func (j *mainJob) looksWell(what string) {
	j.t.Helper()
	if j.passed[what] {
		return
	}
	j.passed[what] = true
	for _, scheme := range []string{"dark", "light", j.scheme} {
		j.b.wears(j.width, scheme)
		j.b.legible(what + ", " + scheme)
		j.b.accessible(what + ", " + scheme)
	}
}

func (j *mainJob) view() followup.ProcessView {
	j.t.Helper()
	v, err := j.service.ShowProcess(j.t.Context(), account, j.process)
	if err != nil {
		j.t.Fatal(err)
	}
	return v
}

// notes are the thank-yous in a state.
func (j *mainJob) notes(state note.State) (notes []note.Note) {
	j.t.Helper()
	for _, step := range j.view().Steps {
		if step.Phase == note.Anchor && step.Note != nil && step.Note.State == state {
			notes = append(notes, *step.Note)
		}
	}
	return notes
}

// windTo lets time pass and waits until nothing is leaving.
func (j *mainJob) windTo(when time.Time) {
	j.t.Helper()
	j.clock.Set(when)
	if err := j.service.HandOverDue(j.t.Context()); err != nil {
		j.t.Fatal(err)
	}
	for began := time.Now(); len(j.notes(note.Scheduled))+len(j.notes(note.Sending)) > 0; {
		if time.Since(began) > time.Minute {
			j.t.Fatal("a note does not get away")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// value is what a field says.
func (b *tab) value(name string) string {
	b.t.Helper()
	return look[string](b, fmt.Sprintf(`document.querySelector('[name="%s"]').value`, name))
}

// mouse points, clicks and drags; a keyboard only types words.
type mouse struct{ b *tab }

// pointAt scrolls to an element and returns its middle. What cannot be hit there, because
// something else lies over it, is an error.
func (m *mouse) pointAt(selector string) (x, y float64) {
	m.b.t.Helper()
	m.b.until(fmt.Sprintf("document.querySelector(%q)", selector))
	at := look[[]float64](m.b, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		e.scrollIntoView({ block: "center", behavior: "instant" });
		const r = e.getClientRects()[0];
		const [x, y] = [r.left + r.width / 2, r.top + r.height / 2];
		const hit = document.elementFromPoint(x, y);
		return e === hit || e.contains(hit) || hit?.contains(e) || hit?.closest("label")?.control === e ? [x, y] : [];
	})()`, selector))
	if len(at) != 2 {
		m.b.t.Fatalf("%s cannot be hit with a mouse", selector)
	}
	return at[0], at[1]
}

func (m *mouse) press(selector string) {
	m.b.t.Helper()
	x, y := m.pointAt(selector)
	m.b.do(chromedp.MouseClickXY(x, y))
}

func (m *mouse) write(selector, words string) {
	m.b.t.Helper()
	m.press(selector)
	m.b.replace(words)
}

func (m *mouse) choose(ics string) {
	m.b.t.Helper()
	x, y := m.pointAt("#drop")
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: []string{ics}, DragOperationsMask: 1}
	for _, kind := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		m.b.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
			_, err := cdp.Call(ctx, target, input.DispatchDragEvent, input.DispatchDragEventParams{Type: kind, X: x, Y: y, Data: data})
			return chromedp.Void{}, err
		})
	}
}

// keyboard has nothing but keys: Tab, Space, Enter and letters.
type keyboard struct{ b *tab }

func (k *keyboard) press(selector string) {
	k.b.t.Helper()
	k.b.until(fmt.Sprintf("document.querySelector(%q)", selector))
	k.b.tabTo(selector)
	key := kb.Enter
	if look[bool](k.b, `document.activeElement.matches("input[type=radio], input[type=checkbox]")`) {
		key = " "
	}
	k.b.do(chromedp.KeyEvent(key))
}

func (k *keyboard) write(selector, words string) {
	k.b.t.Helper()
	k.b.tabTo(selector)
	k.b.replace(words)
}

// choose opens the browser's own dialogue for files by key and answers it.
func (k *keyboard) choose(ics string) {
	k.b.t.Helper()
	opened := make(chan cdp.BackendNodeID, 1)
	err := chromedp.Listen(k.b.ctx, func(event any) {
		if e, ok := event.(*page.EventFileChooserOpened); ok {
			opened <- e.BackendNodeID
		}
	})
	if err != nil {
		k.b.t.Fatal(err)
	}
	k.b.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, page.SetInterceptFileChooserDialog, page.SetInterceptFileChooserDialogParams{Enabled: true})
		return chromedp.Void{}, err
	})
	k.press("#file")
	select {
	case field := <-opened:
		k.b.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
			_, err := cdp.Call(ctx, target, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{ics}, BackendNodeID: field})
			return chromedp.Void{}, err
		})
	case <-time.After(patience):
		k.b.t.Fatal("Enter on the file field opens no dialogue")
	}
}

// replace types words over what the focused field says.
func (b *tab) replace(words string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(2)), chromedp.KeyEvent(kb.Delete), chromedp.KeyEvent(words))
}
