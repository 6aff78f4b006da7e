package web_test

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// TestTimeline draws what is planned and what happened, and lists the same.
func TestTimeline(t *testing.T) {
	d := newDesk(t)
	p := globex()
	p.Interviews[0].Panel = p.Interviews[0].Panel[:1]
	id := d.record(p, note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei.chen@globex.example", At: at("2026-11-23T17:00:00")})
	d.clock.Set(at("2026-11-25T09:00:00"))
	a := d.get("/processes/" + id)
	a.says(t, []string{
		"The plan as a picture", "Mon 23 Nov, 14:00 their time: The interview", "Mon 23 Nov, 17:00 their time: Thank-you: sent",
		"Thursday 26 November: A day off there: Thanksgiving", "Tuesday 1 December: They said they would answer by then",
		"Wed 2 Dec, 10:00 their time: Check-in: planned for", "It closes by itself", "Shaded: a public holiday there.",
	}, []string{"Thank-you: planned for"})
	for _, class := range []string{"sent", "due", "span", "off", "promise", "now"} {
		if !strings.Contains(a.body, `class="`+class+`"`) {
			t.Errorf("the picture has no %q", class)
		}
	}
	// What is drawn stands right of the names, so that no line crosses them.
	for _, x := range regexp.MustCompile(`(?:x1="|<circle class="sent" cx="|<rect class="off" x=")([0-9.]+)`).FindAllStringSubmatch(a.body, -1) {
		if at, err := strconv.ParseFloat(x[1], 64); err != nil || at < 80 {
			t.Errorf("something is drawn at %s, over the names", x[1])
		}
	}
	if strings.Contains(a.body, `class="reply-mark"`) {
		t.Error("the picture has a reply before anybody wrote")
	}
	d.answered("Wei <b>Chen</b> <wei.chen@globex.example>", "Re: Thank you", "We are in touch.")
	a = d.get("/processes/" + id)
	if !strings.Contains(a.body, `class="reply-mark"`) || strings.Contains(a.body, "<b>Chen") {
		t.Error("the picture has no reply, or shows a name as markup")
	}
}

// TestTimelineOfAnything draws every process that the pages survive.
func TestTimelineOfAnything(t *testing.T) {
	d := newDesk(t)
	withoutPanel, soon := globex(), globex()
	withoutPanel.Employer, withoutPanel.Interviews[0].Panel = "Initech", nil
	soon.Employer = "Hooli"
	soon.Interviews[0].Starts, soon.Interviews[0].Ends = at("2027-01-11T10:00:00"), at("2027-01-11T11:00:00")
	soon.Interviews[0].Promise = nil
	for _, id := range []string{d.record(longNames()), d.record(withoutPanel), d.record(soon)} {
		a := d.get("/processes/" + id)
		if a.StatusCode != http.StatusOK || strings.Contains(a.body, "NaN") || strings.Contains(a.body, "Inf") {
			t.Errorf("%s answers %d", id, a.StatusCode)
		}
	}
	// A process that is over shows what was, and plans nothing.
	id := d.refused("Globex <jobs@globex.example>")
	d.get("/processes/"+id).says(t, nil, []string{"Check-in: planned for"})
	if d.show(id).State != followup.Ended {
		t.Fatal("the process goes on")
	}
}
