package web_test

import (
	"testing"
)

// TestNoMailbox: while none was added, every page says so, and nothing is told to leave.
func TestNoMailbox(t *testing.T) {
	const notice = "No mailbox is added yet, so nothing can leave. Add your mailbox; what you approve waits until then."
	d := bareDesk(t)
	id := d.record(globex())
	d.approve(d.noteTo(id, "wei.chen@globex.example"))
	before := d.get("/processes/" + id + "/version").body
	late := []string{"Leaves", "Leaving", "leaves by itself", "any moment now"}
	d.get("/processes/"+id).says(t, []string{notice, "Wei Chen Waits", "Planned for Mon 23 Nov, 16:30 their time", "It waits for a mailbox.", "Undo"}, late)
	d.get("/processes").says(t, []string{notice, "You approved it, and it waits for a mailbox."}, late)
	d.clock.Set(at("2026-11-23T16:31:00"))
	if err := d.service.HandOverDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.get("/processes/"+id).says(t, []string{"Wei Chen Waits", "Was to leave Mon 23 Nov, 16:30 their time", "It waits for a mailbox."}, late)

	d.clock.Set(at("2026-11-23T15:45:00"))
	d.addMailbox()
	if d.get("/processes/"+id+"/version").body == before {
		t.Error("the version of the page does not change with a mailbox")
	}
	for _, path := range []string{"/", "/processes/" + id} {
		d.get(path).says(t, nil, []string{"No mailbox"})
	}
}
