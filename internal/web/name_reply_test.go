package web_test

import (
	"html"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"afterword/internal/cadence"
	"afterword/internal/followup"
)

// naming is the form that says what an answer was, with what the page carries along.
func (d *desk) naming(id string, chosen url.Values) url.Values {
	d.t.Helper()
	seen := regexp.MustCompile(`name="seen" value="([^"]*)"`).FindStringSubmatch(d.get("/processes/" + id).body)
	if seen == nil {
		d.t.Fatal("the page does not say what the person has seen")
	}
	form := url.Values{"seen": {html.UnescapeString(seen[1])}}
	maps.Copy(form, chosen)
	return form
}

// TestNameReply answers the question what a reply was.
func TestNameReply(t *testing.T) {
	for _, row := range []struct {
		name   string
		form   url.Values
		silent bool // nobody has answered
		unseen bool // and another reply came in after the page was shown
		status int
		wanted []string
		state  followup.ProcessState
		paused bool
	}{
		{name: "a courtesy", form: url.Values{"answer": {"courtesy"}, "date": {""}}, status: http.StatusSeeOther, state: followup.Active},
		{name: "another date", form: url.Values{"answer": {"new date"}, "date": {"2026-12-04"}}, status: http.StatusSeeOther, state: followup.Active},
		{name: "a rejection", form: url.Values{"answer": {"rejection"}}, status: http.StatusSeeOther, state: followup.Ended},
		{
			name: "a date that does not belong is not asked about", form: url.Values{"answer": {"courtesy"}, "date": {"2026-12-04"}},
			status: http.StatusSeeOther, state: followup.Active,
		},
		{
			name: "another date without one", form: url.Values{"answer": {"new date"}},
			status: http.StatusUnprocessableEntity, wanted: []string{"Give the date by which they will answer. Choose a day between today and a year from now."}, state: followup.Active, paused: true,
		},
		{
			name: "no date", form: url.Values{"answer": {"new date"}, "date": {"next Friday"}},
			status: http.StatusUnprocessableEntity, wanted: []string{"That is no date. Write it as YYYY-MM-DD"}, state: followup.Active, paused: true,
		},
		{
			name: "nothing chosen", form: nil,
			status: http.StatusUnprocessableEntity, wanted: []string{"Choose what the answer was."}, state: followup.Active, paused: true,
		},
		{
			name: "something else", form: url.Values{"answer": {"replied"}},
			status: http.StatusUnprocessableEntity, wanted: []string{"Choose what the answer was."}, state: followup.Active, paused: true,
		},
		{
			name: "a date that has passed", form: url.Values{"answer": {"new date"}, "date": {"2026-11-22"}},
			status: http.StatusUnprocessableEntity, wanted: []string{"They will answer by Choose a day between today and a year from now."}, state: followup.Active, paused: true,
		},
		{
			name: "a date beyond a year", form: url.Values{"answer": {"new date"}, "date": {"2027-11-24"}},
			status: http.StatusUnprocessableEntity, wanted: []string{"They will answer by Choose a day between today and a year from now."}, state: followup.Active, paused: true,
		},
		{
			name: "another reply came in meanwhile", form: url.Values{"answer": {"rejection"}}, unseen: true,
			status: http.StatusConflict, wanted: []string{"2 replies wait. What was the answer?", "Nothing was saved yet: what had come in changed while you chose.", "Wait, it is yes. Reply Mon 23 Nov, 15:45 their time Wei Chen"},
			state: followup.Active, paused: true,
		},
		{
			name: "a courtesy of nobody", form: url.Values{"answer": {"courtesy"}}, silent: true,
			status: http.StatusConflict, wanted: []string{"Nothing was saved: no reply waits, so there is no courtesy to go on from."}, state: followup.Active,
		},
		{name: "an offer by telephone", form: url.Values{"answer": {"offer"}}, silent: true, status: http.StatusSeeOther, state: followup.Ended},
		{name: "stepping back", form: url.Values{"answer": {"withdrawn"}}, silent: true, status: http.StatusSeeOther, state: followup.Ended},
		{name: "a new date by telephone", form: url.Values{"answer": {"new date"}, "date": {"2026-12-04"}}, silent: true, status: http.StatusSeeOther, state: followup.Active},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			id := d.record(globex())
			if !row.silent {
				d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "We will see.")
			}
			form := d.naming(id, row.form)
			if row.unseen {
				d.clock.Set(at("2026-11-23T15:46:00"))
				d.answered("Priya Raman <priya@globex.example>", "About Globex", "Wait, it is yes.")
			}
			a := d.post("/processes/"+id+"/reply", form)
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d: %s", a.StatusCode, row.status, textOf(a.body))
			}
			if row.status == http.StatusSeeOther && a.Header.Get("Location") != "/processes/"+id+"?done=named" {
				t.Errorf("redirects to %q", a.Header.Get("Location"))
			}
			a.says(t, row.wanted, nil)
			if row.unseen && !strings.Contains(a.body, `value="rejection" required checked`) {
				t.Error("what was chosen is chosen no more")
			}
			v := d.show(id)
			if v.State != row.state || v.Paused != row.paused {
				t.Errorf("the process is %s, paused %t; want %s, %t", v.State, v.Paused, row.state, row.paused)
			}
			if d.mail.Sent() != 0 {
				t.Errorf("%d mails sent", d.mail.Sent())
			}
		})
	}
	t.Run("what was chosen stays chosen", func(t *testing.T) {
		d := newDesk(t)
		id := d.record(globex())
		d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "We will see.")
		a := d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"new date"}, "date": {"4.12."}}))
		for _, want := range []string{`value="new date" required checked`, `value="4.12." min="2026-11-23" max="2027-11-23" aria-invalid="true"`} {
			if !strings.Contains(a.body, want) {
				t.Errorf("the form lost %s", want)
			}
		}
	})
	t.Run("a process that ended meanwhile", func(t *testing.T) {
		d := newDesk(t)
		id := d.record(globex())
		d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "We will see.")
		form := d.naming(id, url.Values{"answer": {"courtesy"}})
		d.name(id, cadence.Offered)
		a := d.post("/processes/"+id+"/reply", form)
		if a.StatusCode != http.StatusConflict || d.show(id).State != followup.Ended {
			t.Errorf("status %d, the process is %s", a.StatusCode, d.show(id).State)
		}
		a.says(t, []string{"Globex Offer", "Nothing was saved yet"}, nil)
	})
	t.Run("a slip is corrected, and a mail after the end is named", func(t *testing.T) {
		d := newDesk(t)
		id := d.record(globex())
		d.name(id, cadence.Rejected)
		if a := d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"offer"}})); a.StatusCode != http.StatusSeeOther {
			t.Errorf("status %d: %s", a.StatusCode, textOf(a.body))
		}
		d.get("/processes/"+id).says(t, []string{"Globex Offer", "congratulations. You said so here on Monday 23 November."}, []string{"Not this time"})
		d.clock.Set(at("2026-11-24T10:00:00"))
		d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "We have to take it back.")
		d.get("/processes").says(t, []string{"One thing needs you.", "Globex New reply"}, nil)
		if a := d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"rejection"}})); a.StatusCode != http.StatusSeeOther {
			t.Errorf("status %d: %s", a.StatusCode, textOf(a.body))
		}
		d.get("/processes").says(t, []string{"Nothing needs you right now.", "Globex Not this time"}, []string{"New reply"})
	})
	t.Run("an offer after it moved on in silence", func(t *testing.T) {
		d := newDesk(t)
		id := movedOn(d)
		d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "It is yes.")
		d.get("/").says(t, []string{"One thing needs you."}, nil)
		if a := d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"offer"}})); a.StatusCode != http.StatusSeeOther {
			t.Errorf("status %d: %s", a.StatusCode, textOf(a.body))
		}
		if v := d.show(id); v.State != followup.Ended {
			t.Errorf("the process is %s", v.State)
		}
	})
	t.Run("no such process", func(t *testing.T) {
		d := newDesk(t)
		if a := d.post("/processes/none/reply", url.Values{"answer": {"courtesy"}}); a.StatusCode != http.StatusNotFound {
			t.Errorf("status %d", a.StatusCode)
		}
	})
}
