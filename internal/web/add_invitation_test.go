package web_test

import (
	"bytes"
	"fmt"
	"html"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// calendarOf is a calendar file about one interview with Wei Chen; more are further lines.
func calendarOf(method, uid string, sequence int, start, end string, more ...string) string {
	lines := append([]string{
		"BEGIN:VCALENDAR", "METHOD:" + method, "BEGIN:VEVENT", "UID:" + uid, fmt.Sprintf("SEQUENCE:%d", sequence), "SUMMARY:Interview at Globex",
		"DTSTART;TZID=America/New_York:" + start, "DTEND;TZID=America/New_York:" + end, "ATTENDEE;CN=Wei Chen:mailto:wei.chen@globex.example",
	}, more...)
	return strings.Join(append(lines, "END:VEVENT", "END:VCALENDAR", ""), "\r\n")
}

// invited lets a mail with a calendar part arrive and reads the mailbox.
func (d *desk) invited(calendar string) {
	d.t.Helper()
	d.mail.ArriveAs("text/calendar; method=REQUEST;; charset=utf-8", "rae@globex.example", "Invitation", calendar, d.clock.Now())
	if err := d.service.ReadMailbox(d.t.Context(), account); err != nil {
		d.t.Fatal(err)
	}
}

// key is what the form of the first invitation carries along.
func (d *desk) key(id string) string {
	d.t.Helper()
	found := regexp.MustCompile(`name="key" value="([^"]*)"`).FindStringSubmatch(d.get("/processes/" + id).body)
	if found == nil {
		d.t.Fatal("no invitation is offered")
	}
	return html.UnescapeString(found[1])
}

// upcoming is a desk on Friday before an interview that came from an invitation.
func upcoming(t *testing.T) (*desk, string) {
	t.Helper()
	d := newDesk(t)
	d.addMailbox()
	d.clock.Set(at("2026-11-20T09:00:00"))
	p := globex()
	i := &p.Interviews[0]
	i.CalendarUID, i.Sequence, i.Promise, i.Missed = "onsite@globex", 1, nil, nil
	i.Panel = i.Panel[:1]
	return d, d.record(p)
}

func (d *desk) upload(id, calendar string) answer {
	d.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "invite.ics")
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := part.Write([]byte(calendar)); err != nil {
		d.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		d.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/processes/"+id+"/file", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return d.do(r)
}

func (a answer) status(t *testing.T, want int) {
	t.Helper()
	if a.StatusCode != want {
		t.Errorf("status %d, want %d: %s", a.StatusCode, want, textOf(a.body))
	}
}

func TestAddTheInvitationThatCame(t *testing.T) {
	d, id := upcoming(t)
	d.invited(calendarOf("REQUEST", "onsite@globex", 2, "20261124T100000", "20261124T113000"))
	page := d.get("/processes/" + id)
	page.says(t, []string{"An invitation came: add it?", "From rae@globex.example", "Moved from Monday 23 November, 14:00 to Tuesday 24 November, 10:00.", "Nothing is taken over by itself."}, []string{"Take over who is invited"})
	uniqueIDs(t, page.body)
	d.get("/processes").says(t, []string{"Invitation came"}, nil)
	d.get("/").says(t, []string{"An invitation came. Add it?"}, nil)
	if d.show(id).Interviews[0].Sequence != 1 {
		t.Fatal("it was taken over by itself")
	}
	key := d.key(id)
	a := d.post("/processes/"+id+"/invitation", url.Values{"key": {key}, "do": {"add"}})
	a.status(t, http.StatusSeeOther)
	d.get(a.Header.Get("Location")).says(t, []string{"Added. The plan follows from it"}, []string{"An invitation came"})
	if got := d.show(id).Interviews[0].Starts; !got.Equal(at("2026-11-24T10:00:00")) {
		t.Errorf("it starts on %s", got)
	}
	d.post("/processes/"+id+"/invitation", url.Values{"key": {key}, "do": {"add"}}).status(t, http.StatusConflict)
	d.post("/processes/"+id+"/invitation", url.Values{"key": {key}, "do": {"ignore"}}).status(t, http.StatusSeeOther)
}

func TestIgnoreTheInvitationThatCame(t *testing.T) {
	d, id := upcoming(t)
	d.invited(calendarOf("REQUEST", "onsite@globex", 2, "20261124T100000", "20261124T113000"))
	a := d.post("/processes/"+id+"/invitation", url.Values{"key": {d.key(id)}, "do": {"ignore"}})
	d.get(a.Header.Get("Location")).says(t, []string{"Ignored. It is not offered again."}, []string{"An invitation came"})
}

func TestBothAnswersToAReschedule(t *testing.T) {
	for place, rounds := range map[string]int{"rescheduled": 1, "new-round": 2} {
		d, id := upcoming(t)
		d.invited(calendarOf("REQUEST", "other@globex", 0, "20261125T090000", "20261125T100000"))
		page := d.get("/processes/" + id)
		page.says(t, []string{"Is it a reschedule of the interview on Monday 23 November, 14:00?", "It is a round of its own"}, nil)
		uniqueIDs(t, page.body)
		key := d.key(id)
		none := d.post("/processes/"+id+"/invitation", url.Values{"key": {key}, "do": {"add"}})
		none.status(t, http.StatusUnprocessableEntity)
		none.says(t, []string{"Nothing was changed yet: answer this first."}, nil)
		d.post("/processes/"+id+"/invitation", url.Values{"key": {key}, "do": {"add"}, "as": {"perhaps"}}).status(t, http.StatusUnprocessableEntity)
		d.post("/processes/"+id+"/invitation", url.Values{"key": {key}, "do": {"add"}, "as": {place}}).status(t, http.StatusSeeOther)
		if got := len(d.show(id).Interviews); got != rounds {
			t.Errorf("%s: %d rounds, want %d", place, got, rounds)
		}
	}
}

// TestAnInvitationInUTC needs two answers, one after the other.
func TestAnInvitationInUTC(t *testing.T) {
	d, id := upcoming(t)
	inUTC := strings.NewReplacer(";TZID=America/New_York", "", "0000\r\n", "0000Z\r\n").Replace(calendarOf("REQUEST", "other@globex", 0, "20261125T140000", "20261125T150000"))
	d.invited(inUTC)
	key := d.key(id)
	asks := d.post("/processes/"+id+"/invitation", url.Values{"key": {key}, "do": {"add"}, "as": {"new-round"}})
	asks.status(t, http.StatusUnprocessableEntity)
	asks.says(t, []string{"In which time zone is it?", "As you said: it is a round of its own."}, nil)
	wrong := d.post("/processes/"+id+"/invitation", url.Values{"key": {key}, "do": {"add"}, "as": {"new-round"}, "zone": {"Springfield"}})
	wrong.status(t, http.StatusUnprocessableEntity)
	wrong.says(t, []string{"That is not the name of a time zone."}, nil)
	d.post("/processes/"+id+"/invitation", url.Values{"key": {key}, "do": {"add"}, "as": {"new-round"}, "zone": {"America/Chicago"}}).status(t, http.StatusSeeOther)
	if v := d.show(id); len(v.Interviews) != 2 || v.Interviews[1].Zone != "America/Chicago" || !v.Interviews[1].Starts.Equal(at("2026-11-25T09:00:00")) {
		t.Errorf("%+v", v.Interviews)
	}
}

func TestWhatWasCalledOff(t *testing.T) {
	d, id := upcoming(t)
	d.invited(calendarOf("CANCEL", "onsite@globex", 2, "20261123T140000", "20261123T153000"))
	d.post("/processes/"+id+"/invitation", url.Values{"key": {d.key(id)}, "do": {"add"}}).status(t, http.StatusSeeOther)
	page := d.get("/processes/" + id)
	page.says(t, []string{"Called off", "The interview was called off. What follows?", "It gets another time", "A rejection"}, []string{"An invitation came"})
	uniqueIDs(t, page.body)
	a := d.post("/processes/"+id+"/postponed", nil)
	a.status(t, http.StatusSeeOther)
	d.get(a.Header.Get("Location")).says(t, []string{"When the new invitation comes, add it"}, []string{"What follows?"})
	d.post("/processes/"+id+"/postponed", nil).status(t, http.StatusConflict)
}

func TestAddAFile(t *testing.T) {
	d, id := upcoming(t)
	a := d.upload(id, calendarOf("REQUEST", "onsite@globex", 2, "20261124T100000", "20261124T113000"))
	a.status(t, http.StatusSeeOther)
	d.get(a.Header.Get("Location")).says(t, []string{"Added."}, nil)
	a = d.upload(id, calendarOf("REQUEST", "onsite@globex", 1, "20261123T140000", "20261123T153000"))
	d.get(a.Header.Get("Location")).says(t, []string{"Nothing was changed: that invitation, or a newer one, is known already"}, nil)

	// One that asks waits on the page, for whoever it is from.
	asks := strings.ReplaceAll(calendarOf("REQUEST", "agency", 0, "20261125T090000", "20261125T100000"), "wei.chen@globex.example", "li@agency.example")
	d.upload(id, asks).status(t, http.StatusSeeOther)
	page := d.get("/processes/" + id)
	page.says(t, []string{"Where does this invitation belong?", "Is it a reschedule"}, []string{"What came in"})
	uniqueIDs(t, page.body)
	d.post("/processes/"+id+"/invitation", url.Values{"key": {d.key(id)}, "do": {"ignore"}}).status(t, http.StatusSeeOther)
	d.upload(id, asks)
	d.post("/processes/"+id+"/invitation", url.Values{"key": {d.key(id)}, "do": {"add"}, "as": {"new-round"}}).status(t, http.StatusSeeOther)
	if got := len(d.show(id).Interviews); got != 2 {
		t.Errorf("%d rounds", got)
	}

	for name, file := range map[string]string{"no calendar": "Dear Ada", "empty": "", "large": calendarOf("REQUEST", "x", 0, "20261125T090000", "20261125T100000", "DESCRIPTION:"+strings.Repeat("x", 100<<10)), "no UTF-8": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:\x00\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"} {
		if a := d.upload(id, file); a.StatusCode != http.StatusUnprocessableEntity && a.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: status %d", name, a.StatusCode)
		} else {
			a.says(t, []string{"Nothing was changed"}, nil)
		}
	}
}
