package api_test

import (
	"strings"
	"testing"
	"time"
)

// clock is a moment as the preview tells it.
type clock struct {
	At   time.Time
	Zone string
}

// previewed is what the tests read of a preview.
type previewed struct {
	Held  int `json:"held_seconds"`
	Notes []struct {
		Note, Digest, Subject, Body, Reason, Verdict, Unbuilt string
		FiledBy                                               string `json:"filed_by"`
		From, To                                              struct{ Name, Email string }
		Answers                                               *struct {
			Subject, Name string
			Ours          bool
		}
		Theirs, Own clock
	}
}

// TestPreviewComesTrue holds that a panel which is approved as it was previewed is what was
// shown, and leaves when it was said, on both clocks.
func TestPreviewComesTrue(t *testing.T) {
	d := newDesk(t)
	var made struct{ Process string }
	file := strings.Replace(globex, `phone: "+1 555 0100"}`, `phone: "+1 555 0100", place: Berlin}`, 1)
	file = strings.Replace(file, "employer: Globex", "employer: Initrode", 1)
	d.decode(d.ask("POST", "/processes", d.all, body{"process_file": file}, nil), &made)
	d.clock.Pass(2 * time.Hour) // both are due, so that they are spaced
	d.done("PUT", "/preferences/undo", body{"seconds": 600})
	path := "/processes/" + made.Process
	var p previewed
	before := d.state()
	d.decode(d.ask("GET", path+"/preview", d.all, nil, nil), &p)
	if d.state() != before {
		t.Error("looking changed something")
	}
	if p.Held != 600 || len(p.Notes) != 2 {
		t.Fatalf("previewed %+v", p)
	}
	if wait := p.Notes[0].Theirs.At.Sub(d.clock.Now()); wait < 10*time.Minute {
		t.Errorf("the first leaves in %s, before the time to undo is over", wait)
	}
	if gap := p.Notes[1].Theirs.At.Sub(p.Notes[0].Theirs.At); gap < 4*time.Minute {
		t.Errorf("the second leaves %s after the first", gap)
	}
	for _, n := range p.Notes {
		if n.From.Email != "ada@example.org" || n.From.Name != "Ada Park" || n.Answers != nil || n.Unbuilt != "" || n.Reason == "" || n.FiledBy != "afterword" {
			t.Errorf("previewed %+v", n)
		}
		if n.Theirs.Zone != "America/New_York" || n.Own.Zone != "Europe/Berlin" || !n.Theirs.At.Equal(n.Own.At) {
			t.Errorf("it leaves at %v, here %v", n.Theirs, n.Own)
		}
		_, theirs := n.Theirs.At.Zone()
		if _, own := n.Own.At.Zone(); own-theirs != 6*60*60 {
			t.Errorf("the clocks are %d seconds apart", own-theirs)
		}
		var got struct {
			Subject, Body, State string
			To                   struct{ Name, Email string }
			NotBefore            time.Time `json:"not_before"`
		}
		d.decode(d.ask("PUT", path+"/notes/"+n.Note+"/approval", d.all, body{"way": "send"}, header{"If-Match": `"` + n.Digest + `"`}), &got)
		if got.State != "approved" || got.Subject != n.Subject || strings.TrimSpace(got.Body) != strings.TrimSpace(n.Body) || got.To != n.To || !got.NotBefore.Equal(n.Theirs.At) {
			t.Errorf("approved is %+v, previewed was %+v", got, n)
		}
	}
	d.decode(d.ask("GET", path+"/preview", d.all, nil, nil), &p)
	if len(p.Notes) != 0 || d.mail.Sent() != 0 {
		t.Errorf("after the approval %d are drafts, %d mails were sent", len(p.Notes), d.mail.Sent())
	}
}

// TestPreviewSaysWhyNot holds that a note to nobody's address says what it waits for.
func TestPreviewSaysWhyNot(t *testing.T) {
	d := newDesk(t)
	var made struct{ Process string }
	file := strings.NewReplacer("email: priya@globex.example, ", "", "employer: Globex", "employer: Initrode").Replace(globex)
	d.decode(d.ask("POST", "/processes", d.all, body{"process_file": file}, nil), &made)
	var p previewed
	d.decode(d.ask("GET", "/processes/"+made.Process+"/preview", d.all, nil, nil), &p)
	found := false
	for _, n := range p.Notes {
		if n.To.Name == "Priya Raman" {
			found = true
			if n.To.Email != "" || n.Unbuilt == "" || !strings.HasSuffix(n.Unbuilt, ".") {
				t.Errorf("previewed %+v", n)
			}
		}
	}
	if !found {
		t.Errorf("previewed %+v", p)
	}
}

// TestPreviewNamesTheThread holds that a check-in says in whose thread it lands.
func TestPreviewNamesTheThread(t *testing.T) {
	d := newDesk(t)
	approved(d)
	d.clock.Pass(time.Hour)
	d.check(d.service.HandOverDue(t.Context()))
	for _, id := range d.queue.notes {
		d.check(d.service.SendNote(t.Context(), ada, id, nil))
	}
	if d.mail.Sent() != 1 {
		t.Fatalf("%d mails were sent", d.mail.Sent())
	}
	var p previewed
	d.decode(d.ask("GET", "/processes/"+d.process+"/preview", d.all, nil, nil), &p)
	found := false
	for _, n := range p.Notes {
		if n.To.Email != "wei.chen@globex.example" {
			continue
		}
		found = true
		if a := n.Answers; a == nil || !a.Ours || a.Name != "Wei Chen" || a.Subject == "" || !strings.HasSuffix(n.Subject, a.Subject) {
			t.Errorf("%q answers %+v", n.Subject, a)
		}
	}
	if !found {
		t.Errorf("no check-in is previewed: %+v", p)
	}
}
