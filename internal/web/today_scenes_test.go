package web_test

import (
	"fmt"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// busy is a first page with something of everything.
func busy(d *desk) string {
	d.record(longNames())
	asked := globex()
	asked.Employer, asked.Interviews[0].Panel = "Initrode", asked.Interviews[0].Panel[:2]
	asked.Interviews[0].Panel[0].Email, asked.Interviews[0].Panel[1].Email = "wei@initrode.example", "priya@initrode.example"
	id := d.record(asked)
	d.approve(d.noteTo(id, "wei@initrode.example"))
	d.mail.FailSending(fmt.Errorf("%w: EOF", followup.ErrUncertain))
	d.windTo("2026-11-23T16:31:00")
	d.lookInVain()
	d.mail.FailSending(nil)
	answered := globex()
	answered.Employer = "Hooli"
	for k := range answered.Interviews[0].Panel {
		answered.Interviews[0].Panel[k].Email = fmt.Sprintf("person%d@hooli.example", k)
	}
	d.record(answered)
	d.answered("Wei Chen <person0@hooli.example>", "About Hooli", "Thank you for your kind note. We will see.")
	waits := globex()
	waits.Employer = "Globex Corporation"
	waits.Interviews[0].Panel = waits.Interviews[0].Panel[:1]
	d.record(waits, note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei.chen@globex.example", At: at("2026-11-23T16:40:00")})
	leaves := globex()
	leaves.Employer, leaves.Interviews[0].Panel = "Vandelay", leaves.Interviews[0].Panel[:1]
	leaves.Interviews[0].Panel[0].Email = "wei@vandelay.example"
	d.approve(d.noteTo(d.record(leaves), "wei@vandelay.example"))
	d.foundInvitation()
	return "/"
}

// foundInvitation lets an invitation of an employer arrive whom no process is about.
func (d *desk) foundInvitation() {
	d.t.Helper()
	calendar := strings.NewReplacer("Interview at Globex", "Onsite interview: Platform Engineer", "globex.example", "stark.example").Replace(
		calendarOf("REQUEST", "screen@stark.example", 0, "20261201T100000", "20261201T110000", "ATTENDEE;CN=Ada Park:mailto:ada@example.org"))
	d.mail.ArriveAs("text/calendar; method=REQUEST; charset=utf-8", "Jo Bloom <jo@stark.example>", "Interview", calendar, d.clock.Now())
	if err := d.service.ReadMailbox(d.t.Context(), account); err != nil {
		d.t.Fatal(err)
	}
}
