package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/note"
)

func (d *desk) refused(from string) (id string) {
	d.t.Helper()
	id = d.record(globex())
	d.approve(d.noteTo(id, "priya@globex.example"))
	d.answered(from, "Your application", "We have decided to go with somebody else.")
	d.name(id, cadence.Rejected)
	return id
}

// TestOnHoldOnThePage lets a role rest and go on.
func TestOnHoldOnThePage(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	a := d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"on hold"}, "look-again": {"2027-01-11"}, "date": {"2026-12-01"}}))
	if a.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", a.StatusCode, textOf(a.body))
	}
	page := d.get("/processes/" + id)
	page.says(t, []string{"On hold", "Look again", "named Monday 11 January 2027. Nothing to do until then.", "Open again"}, []string{"On hold The role rests."})
	a = d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"reopened"}, "new-date": {"tomorrow"}}))
	if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.body, `value="tomorrow"`) {
		t.Errorf("a date that is none: status %d", a.StatusCode)
	}
	a = d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"reopened"}}))
	if a.StatusCode != http.StatusSeeOther || d.show(id).Rests != nil {
		t.Errorf("reopened: status %d, rests since %v", a.StatusCode, d.show(id).Rests)
	}
	d.get("/processes/"+id).says(t, []string{"Active"}, []string{"Open again"})
	a = d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"reopened"}}))
	if a.StatusCode != http.StatusConflict {
		t.Errorf("reopened twice: status %d", a.StatusCode)
	}
}

// TestGraciousReplyOnThePage drafts the answer to a rejection and takes it to an approval.
func TestGraciousReplyOnThePage(t *testing.T) {
	for _, row := range []struct {
		name, from       string
		form             url.Values
		status           int
		wanted, unwanted []string
		to               string // of the draft; empty where there is none
	}{
		{
			name: "to who wrote it", from: "Hana Sato <hana@globex.example>", form: url.Values{"to": {"hana@globex.example"}, "own": {"The talk about the reindex was a good one."}},
			status: http.StatusSeeOther, wanted: []string{"Change the reply to the rejection", "Gracious reply", "Hana Sato"}, unwanted: []string{"which nobody reads"}, to: "hana@globex.example",
		},
		{
			name: "nobody reads what wrote it", from: "Globex <no-reply@globex.example>", form: url.Values{"to": {"no-reply@globex.example"}, "own": {"The talk was a good one."}},
			status: http.StatusUnprocessableEntity, wanted: []string{"no-reply@globex.example, which nobody reads", "Choose one of these people", "The talk was a good one."},
		},
		{
			name: "the contact instead", from: "Globex <no-reply@globex.example>", form: url.Values{"to": {"wei.chen@globex.example"}},
			status: http.StatusSeeOther, wanted: []string{"What do you take with you", "Not ready yet"}, to: "wei.chen@globex.example",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			id := d.refused(row.from)
			d.get("/processes/"+id).says(t, []string{"Answer the rejection graciously"}, nil)
			a := d.post("/processes/"+id+"/gracious-reply", row.form)
			if a.StatusCode != row.status {
				t.Fatalf("status %d, want %d: %s", a.StatusCode, row.status, textOf(a.body))
			}
			if row.status == http.StatusSeeOther {
				a = d.get("/processes/" + id)
			}
			a.says(t, row.wanted, row.unwanted)
			if row.to != "" {
				if n := d.noteTo(id, row.to); n.Phase != note.GraciousReply || n.State != note.Draft {
					t.Errorf("the draft is %+v", n)
				}
			}
			if d.mail.Sent() != 0 {
				t.Errorf("%d mails sent", d.mail.Sent())
			}
		})
	}
	t.Run("without a rejection", func(t *testing.T) {
		d := newDesk(t)
		id := d.record(globex())
		a := d.post("/processes/"+id+"/gracious-reply", url.Values{"own": {"Thanks."}})
		if a.StatusCode != http.StatusConflict {
			t.Errorf("status %d", a.StatusCode)
		}
		d.get("/processes/"+id).says(t, nil, []string{"Answer the rejection graciously"})
	})
	t.Run("approved, it is no longer offered, and leaves", func(t *testing.T) {
		d := newDesk(t)
		id := d.refused("Hana Sato <hana@globex.example>")
		d.post("/processes/"+id+"/gracious-reply", url.Values{"own": {"The talk about the reindex was a good one."}})
		n := d.noteTo(id, "hana@globex.example")
		if a := d.post(notePath(n, "approve"), form(n)); a.StatusCode != http.StatusSeeOther {
			t.Fatalf("status %d: %s", a.StatusCode, textOf(a.body))
		}
		d.get("/processes/"+id).says(t, []string{"Undo is possible until it leaves."}, []string{"Answer the rejection graciously", "Change the reply"})
		if d.show(id).State != followup.Ended {
			t.Error("the process goes on")
		}
	})
}

// TestNobodyCalledOnThePage asks for another time, and takes it back.
func TestNobodyCalledOnThePage(t *testing.T) {
	d := newDesk(t)
	d.clock.Set(at("2026-11-23T14:10:00"))
	id := d.record(globex())
	d.get("/processes/"+id).says(t, nil, []string{"Did nobody call"})
	a := d.post("/processes/"+id+"/nobody-called", nil)
	if a.StatusCode != http.StatusConflict {
		t.Errorf("after ten minutes: status %d", a.StatusCode)
	}
	a.says(t, []string{"Give them until 14:15 their time: a quarter of an hour is nothing."}, nil)
	d.clock.Set(at("2026-11-23T14:20:00"))
	d.get("/processes/"+id).says(t, []string{"Did nobody call at the agreed time?"}, nil)
	if a := d.post("/processes/"+id+"/nobody-called", nil); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", a.StatusCode, textOf(a.body))
	}
	d.get("/processes/"+id).says(t, []string{"Nobody called on Mon 23 Nov, 14:00", "Another time"}, []string{"Did nobody call"})
	if a := d.post("/processes/"+id+"/called-after-all", nil); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", a.StatusCode, textOf(a.body))
	}
	if a := d.post("/processes/"+id+"/called-after-all", nil); a.StatusCode != http.StatusConflict {
		t.Errorf("once more: status %d", a.StatusCode)
	}
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails sent", d.mail.Sent())
	}
}

// TestTouchesOnThePages shows what was used of the touches, and what they have seen.
func TestTouchesOnThePages(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex(), note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "priya@globex.example", At: at("2026-11-23T15:40:00")})
	want := []string{"1 of 6 touches used, 5 left."}
	d.get("/processes").says(t, want, nil)
	d.get("/processes/"+id).says(t, append(want, "Priya Raman: 1 used, 2 left", "What Globex has seen so far Mon 23 Nov, 15:40 their time: Thank-you to Priya Raman"), nil)
}
