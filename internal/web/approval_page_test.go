package web_test

import (
	"context"
	"errors"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// approvalPage is the page that shows the notes of the panel as they would leave.
func approvalPage(process string) string {
	return "/processes/" + process + "/approve?interview=onsite&phase=anchor"
}

var (
	shownField = regexp.MustCompile(`name="((?:shown|leaves)-[^"]+)" value="([^"]+)"`)
	tickField  = regexp.MustCompile(`name="note"[^>]* value="([^"]+)"`)
)

// ticked is the form of that page as a browser would send it.
func ticked(page answer) url.Values {
	form := url.Values{"panel": {"interview=onsite&phase=anchor"}}
	for _, found := range shownField.FindAllStringSubmatch(page.body, -1) {
		form.Set(found[1], found[2])
	}
	for _, found := range tickField.FindAllStringSubmatch(page.body, -1) {
		form.Add("note", found[1])
	}
	return form
}

// TestApprovalShowsWhatLeaves holds the page against the mail that then leaves.
func TestApprovalShowsWhatLeaves(t *testing.T) {
	d := newDesk(t)
	p := globex()
	p.Candidate.Place = "Europe/Berlin"
	id := d.record(p)
	n := d.noteTo(id, "wei.chen@globex.example")
	// What is typed is saved on the way there.
	f := typed(n, strings.Replace(n.Body, "Regards,", "Warm regards,", 1))
	f.Set("then", "look")
	a := d.post(notePath(n, "edit"), f)
	where := a.Header.Get("Location")
	if a.StatusCode != http.StatusSeeOther || !strings.Contains(where, "/approve?") {
		t.Fatalf("looking leads to %q, status %d", where, a.StatusCode)
	}
	page := d.get(where)
	n = d.noteTo(id, "wei.chen@globex.example")
	page.says(t, []string{
		"Saved. This is what would leave.", "Wei Chen &lt;wei.chen@globex.example&gt;", "Ada Park &lt;ada@example.org&gt;",
		"Your provider files one in Sent.", "It begins a thread of its own.", n.Subject, "Warm regards,",
		"Mon 23 Nov, 16:30 their time (America/New_York, UTC-5)", "Mon 23 Nov, 22:30 your time (Europe/Berlin, UTC&#43;1)", "in 45 min",
		"Approve this note", "held for 10 minutes",
	}, []string{"Priya"})
	if !strings.Contains(html.UnescapeString(page.body), strings.TrimRight(n.Body, "\n")) {
		t.Error("the words are not shown as they stand")
	}
	form := ticked(page)
	form.Set("only", n.ID)
	form.Set("way", "by-hand")
	if a := d.post("/processes/"+id+"/approve", form); a.StatusCode != http.StatusSeeOther || !strings.HasSuffix(a.Header.Get("Location"), "#note-"+n.ID) {
		t.Fatalf("approving leads to %q, status %d: %s", a.Header.Get("Location"), a.StatusCode, textOf(a.body))
	}
	got := d.noteTo(id, "wei.chen@globex.example")
	if got.State != note.Approved || got.Way != note.ByHand || !got.NotBefore.Equal(at("2026-11-23T16:30:00")) {
		t.Errorf("the note is %s, goes %s, and leaves at %s", got.State, got.Way, got.NotBefore)
	}
	d.get(where).says(t, []string{"No draft waits here."}, []string{"Approve"})
}

// TestApprovalOfThread says in whose thread a check-in lands.
func TestApprovalOfThread(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	first := d.noteTo(id, "wei.chen@globex.example")
	d.approve(first)
	d.windTo("2026-11-23T16:31:00")
	d.windTo("2026-12-02T09:00:00")
	d.get("/processes/"+id+"/approve?interview=onsite&phase=check-in").says(t,
		[]string{"It lands in the thread of your note to Wei Chen, “" + first.Subject + "”, of Mon 23 Nov, 16:31."}, []string{"a thread of its own"})
}

// TestApproveThePanel approves all that is ticked, and tells of what could not be.
func TestApproveThePanel(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	d.get("/processes/"+id).says(t, []string{"See all as they leave, and approve"}, nil)
	page := d.get(approvalPage(id))
	page.says(t, []string{"To Wei Chen", "To Priya Raman", "To Tomás Ortega", "Something must be put right first.", "Approve what is ticked"}, nil)
	wei, priya := d.noteTo(id, "wei.chen@globex.example"), d.noteTo(id, "priya@globex.example")
	form := ticked(page)
	if !slices.Equal(form["note"], []string{wei.ID, priya.ID}) {
		t.Fatalf("ticked are %v, want the two that read well", form["note"])
	}

	// One changes meanwhile: the other is approved, and the page says which.
	d.rewrite(priya, "Hi Priya", "Hello Priya")
	a := d.post("/processes/"+id+"/approve", form)
	if a.StatusCode != http.StatusConflict {
		t.Errorf("status %d", a.StatusCode)
	}
	a.says(t, []string{"Not approved: the note to Priya Raman changed after it was shown.", "Approved: Wei Chen.", "Hello Priya"}, []string{"To Wei Chen"})
	if got := d.noteTo(id, priya.To.Email); got.State != note.Draft {
		t.Errorf("a note that nobody saw as it is now is %s", got.State)
	}
	if got := d.noteTo(id, wei.To.Email); got.State != note.Approved {
		t.Errorf("the note that was seen is %s", got.State)
	}

	// Nothing ticked, a note that is not ready, a note of nobody.
	none := ticked(d.get(approvalPage(id)))
	none.Del("note")
	d.post("/processes/"+id+"/approve", none).says(t, []string{"Nothing was approved: tick at least one note."}, nil)
	tomas := d.noteTo(id, "tomas@globex.example")
	blocked := url.Values{"panel": {"interview=onsite&phase=anchor"}, "note": {tomas.ID}, "shown-" + tomas.ID: {tomas.Digest()}}
	d.post("/processes/"+id+"/approve", blocked).says(t, []string{"Not approved: in the note to Tomás Ortega something must be put right first."}, nil)
	if a := d.post("/processes/"+id+"/approve", url.Values{"note": {"none"}}); a.StatusCode != http.StatusNotFound {
		t.Errorf("a note that is not there: %d", a.StatusCode)
	}
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails were sent", d.mail.Sent())
	}
}

// TestApprovalTimesComeTrue approves a panel together: each leaves when the page said.
func TestApprovalTimesComeTrue(t *testing.T) {
	d := newDesk(t)
	d.clock.Set(at("2026-11-23T17:30:00")) // after their due times, so that they are spaced
	id := d.record(globex())
	all, err := d.service.PreviewNotes(t.Context(), account, id)
	if err != nil || len(all.Notes) < 3 {
		t.Fatalf("%d all.Notes: %v", len(all.Notes), err)
	}
	if a := d.post("/processes/"+id+"/approve", ticked(d.get(approvalPage(id)))); a.Header.Get("Location") != "/processes/"+id+"?done=approved-all" {
		t.Fatalf("approving leads to %q: %s", a.Header.Get("Location"), textOf(a.body))
	}
	for _, p := range all.Notes {
		if n := d.noteTo(id, p.To.Email); n.State == note.Approved && !n.NotBefore.Equal(p.Leaves) {
			t.Errorf("the note to %s leaves at %s, and the page said %s", p.To.Name, n.NotBefore, p.Leaves)
		}
	}
}

// TestApprovalNotEarlier leaves out the first of a panel: the second does not leave sooner
// than the page said, and one that now belongs to an earlier day is shown again.
func TestApprovalNotEarlier(t *testing.T) {
	d := newDesk(t)
	d.clock.Set(at("2026-11-23T17:30:00")) // after their due times, so that they are spaced
	id := d.record(globex())
	all, err := d.service.PreviewNotes(t.Context(), account, id)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]time.Time{}
	for _, p := range all.Notes {
		said[p.To.Email] = p.Leaves
	}
	priya := d.noteTo(id, "priya@globex.example")
	form := ticked(d.get(approvalPage(id)))
	form["note"] = []string{priya.ID}
	asked := form.Get("leaves-" + priya.ID)
	for _, wrong := range []string{"tomorrow", said[priya.To.Email].AddDate(0, 0, 1).Format(time.RFC3339)} {
		form.Set("leaves-"+priya.ID, wrong)
		if a := d.post("/processes/"+id+"/approve", form); a.StatusCode != http.StatusConflict || !strings.Contains(textOf(a.body), "Not approved: the note to Priya Raman") {
			t.Errorf("said to leave %q: status %d, %s", wrong, a.StatusCode, textOf(a.body))
		}
	}
	if got := d.noteTo(id, priya.To.Email); got.State != note.Draft {
		t.Fatalf("the note is %s", got.State)
	}
	form.Set("leaves-"+priya.ID, asked)
	if a := d.post("/processes/"+id+"/approve", form); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", a.StatusCode, textOf(a.body))
	}
	got := d.noteTo(id, priya.To.Email)
	if !got.NotBefore.Equal(said[priya.To.Email]) || !got.NotBefore.After(said["wei.chen@globex.example"]) {
		t.Errorf("it leaves at %s, and the page said %s", got.NotBefore, said[priya.To.Email])
	}
}

// failingStore stores so many times, and then fails.
type failingStore struct {
	followup.Store
	left int
}

func (s *failingStore) Update(ctx context.Context, account followup.AccountID, do func(followup.Tx) error) error {
	if s.left--; s.left < 0 {
		return errors.New("the disk is full")
	}
	return s.Store.Update(ctx, account, do)
}

// TestApproveThePanelHalf cannot store the second of two: the page says that the first is
// approved.
func TestApproveThePanelHalf(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	form := ticked(d.get(approvalPage(id)))
	store := d.service.Store
	d.service.Store = &failingStore{store, 1}
	a := d.post("/processes/"+id+"/approve", form)
	a.says(t, []string{"Not approved: the note to Priya Raman, because something went wrong here", "Approved: Wei Chen."}, []string{"disk is full", "Nothing was sent"})
	if a.StatusCode != http.StatusInternalServerError {
		t.Errorf("status %d", a.StatusCode)
	}
	d.service.Store = &failingStore{store, 0}
	d.post("/processes/"+id+"/approve", ticked(d.get(approvalPage(id)))).says(t, []string{"Nothing was sent"}, []string{"Approved:", "disk is full"})
}

// TestApproveThePanelByKeyboard reads and approves two notes with Tab and Enter alone, and
// hears the countdown at few moments.
func TestApproveThePanelByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.clock.Set(at("2026-11-23T17:30:00"))
	id := d.record(globex())
	b := openTab(t, d)
	b.open("/processes/" + id)
	b.tabTo(".approve-all")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.getElementById('approve-shown')")
	b.tabTo("#approve-shown")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.querySelectorAll('[data-of]').length === 2")
	if said := look[string](b, "document.getElementById('countdown')?.textContent ?? ''"); said != "" {
		t.Errorf("at once it says %q", said)
	}
	wei := d.noteTo(id, "wei.chen@globex.example")
	// The page's clock passes the minute before Wei Chen's note leaves.
	passes := "(() => { const left = document.querySelector('[data-of=\"Wei Chen\"]'); left.dataset.until = new Date(Date.parse(document.body.dataset.now) + performance.now() + 61500).toISOString(); return true })()"
	look[bool](b, passes)
	b.until("document.getElementById('countdown')?.textContent === 'The note to Wei Chen leaves in one minute. Until then you can undo.'")
	b.tabTo("#undo-" + wei.ID)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.getElementById('approve-" + wei.ID + "')")
	if n := d.noteTo(id, wei.To.Email); n.State != note.Draft || d.mail.Sent() != 0 {
		t.Errorf("after undo the note is %s and %d mails were sent", n.State, d.mail.Sent())
	}
	b.quiet()
}

// TestSettleFromToday settles a note of unknown fate with one press on the first page.
func TestSettleFromToday(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "wei.chen@globex.example")
	d.approve(n)
	d.mail.FailSending(errUncertain())
	d.windTo("2026-11-23T16:31:00")
	d.lookInVain()
	today := d.get("/")
	path := notePath(n, "settle")
	if !strings.Contains(today.body, `action="`+path+`"`) {
		t.Fatalf("nothing to press: %s", textOf(today.body))
	}
	b := openTab(t, d)
	b.open("/")
	(&mouse{b}).press("form[action='" + path + "'] button[value=left]")
	b.until("location.pathname === '/processes/" + id + "' && document.querySelector('.flash')?.textContent.includes('it left')")
	for _, step := range d.show(id).Steps {
		if step.Note != nil && step.Note.ID == n.ID && step.Note.State != note.Sent {
			t.Errorf("the note is %s", step.Note.State)
		}
	}
	if strings.Contains(d.get("/").body, path) {
		t.Error("it is asked again")
	}
}

func errUncertain() error { return followup.ErrUncertain }

// approvalScenes are states of the page that shows notes as they would leave.
var approvalScenes = map[string]func(d *desk) string{
	"approval-panel": func(d *desk) string {
		p := globex()
		p.Candidate.Place = "Europe/Berlin"
		return approvalPage(d.record(p))
	},
	"approval-one": func(d *desk) string {
		id := d.record(globex())
		return approvalPage(id) + "&note=" + d.noteTo(id, "priya@globex.example").ID
	},
	"approval-long": func(d *desk) string {
		id := d.record(longNames())
		for _, step := range d.show(id).Steps {
			if step.Note != nil {
				return "/processes/" + id + "/approve?interview=" + url.QueryEscape(step.InterviewID) + "&phase=anchor"
			}
		}
		return ""
	},
	"approval-none": func(d *desk) string {
		return "/processes/" + d.record(globex()) + "/approve?interview=onsite&phase=check-in"
	},
	"today-unknown": func(d *desk) string {
		id := d.record(globex())
		d.approve(d.noteTo(id, "wei.chen@globex.example"))
		d.mail.FailSending(errUncertain())
		d.windTo("2026-11-23T16:31:00")
		d.lookInVain()
		d.clock.Set(d.clock.Now().Add(time.Minute))
		return "/"
	},
}

// TestApprovalWithoutAPanel shows every draft that waits where the address names no panel
// and no note that is there, and a form that was refused leaves an address that works.
func TestApprovalWithoutAPanel(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	for _, query := range []string{"", "?note=bogus", "?interview=onsite&phase=bogus"} {
		d.get("/processes/"+id+"/approve"+query).says(t, []string{"To Wei Chen", "To Priya Raman"}, []string{"No draft waits here"})
	}
	action := regexp.MustCompile(`<form method="post" action="([^"]+)" class="leaving-notes">`)
	for _, where := range []string{approvalPage(id), approvalPage(id) + "&note=" + d.noteTo(id, "priya@globex.example").ID, "/processes/" + id + "/approve"} {
		page := d.get(where)
		found := action.FindStringSubmatch(page.body)
		if found == nil || html.UnescapeString(found[1]) != where {
			t.Fatalf("the form of %s goes to %q", where, found)
		}
		form := ticked(page)
		form.Del("note")
		if a := d.post(where, form); a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("status %d", a.StatusCode)
		}
		d.get(where).says(t, []string{"To Priya Raman"}, []string{"No draft waits here"})
	}
}

// TestApprovalSaysWhyThen gives the reason of the time that is shown: the plan, the time to
// take a note back, or the notes of the panel before it.
func TestApprovalSaysWhyThen(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	held, apart, atOnce := "That leaves no time to take it back", "It leaves minutes apart from the other notes", "It leaves as soon as you approve it."
	page := func(email string) answer { return d.get(approvalPage(id) + "&note=" + d.noteTo(id, email).ID) }
	page("wei.chen@globex.example").says(t, []string{"once you have approved it"}, []string{held, apart, "It was planned for"})
	d.clock.Set(at("2026-11-23T17:30:00"))
	page("wei.chen@globex.example").says(t, []string{"It was planned for Monday 23 November, 16:30.", held}, []string{apart, "It can leave now"})
	page("priya@globex.example").says(t, []string{"It was planned for", apart}, []string{held, "It can leave now"})
	d.post("/settings/undo", url.Values{"undo": {"own"}, "minutes": {"0"}})
	page("wei.chen@globex.example").says(t, []string{atOnce, "After your yes it is not held: it leaves as soon as it is due."}, []string{held, "0 minutes"})
}

// TestRoundWithoutAForm ends the line about the interview with no comma.
func TestRoundWithoutAForm(t *testing.T) {
	d := newDesk(t)
	p := globex()
	p.Interviews[0].Form, p.Interviews[0].Promise = "", nil
	if a := d.get("/processes/" + d.record(p)); strings.Contains(a.body, "their time, </p>") || !strings.Contains(a.body, "their time</p>") {
		t.Error("a comma stands where no form is known")
	}
}
