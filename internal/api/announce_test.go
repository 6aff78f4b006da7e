package api_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
)

// uncertain is a mailbox in which the connection breaks at the wrong moment.
type uncertain struct{ *followuptest.Mailbox }

func (m uncertain) Send(_ context.Context, _ followup.Mailbox, _ string, _ []byte, committing func() error) error {
	if err := committing(); err != nil {
		return err
	}
	return fmt.Errorf("%w: cut", followup.ErrUncertain)
}

func (uncertain) FileSent(context.Context, followup.Mailbox, followup.CopyWanted) (followup.Copy, error) {
	return followup.Copy{}, nil
}

// kinds are what Ada's webhook is told, each as often as it is told.
func (d *desk) kinds() map[string]int {
	d.Helper()
	var list struct{ Deliveries []struct{ Kind string } }
	d.decode(d.ask("GET", "/webhooks/"+d.webhook+"/deliveries", d.all, nil, nil), &list)
	told := map[string]int{}
	for _, one := range list.Deliveries {
		told[one.Kind]++
	}
	return told
}

// TestWhatWebhooksAreTold goes through a process and holds what is told of it. The webhook
// is added once there are drafts, so that it hears of what happens from then on.
func TestWhatWebhooksAreTold(t *testing.T) {
	d := newDesk(t)
	want := func(when string, kinds map[string]int) {
		t.Helper()
		if got := d.kinds(); fmt.Sprint(got) != fmt.Sprint(kinds) {
			t.Errorf("%s: told %v, want %v", when, got, kinds)
		}
	}
	want("before anything", map[string]int{})

	approved(d)
	want("an approval is the person's own", map[string]int{})
	d.clock.Pass(time.Hour)
	d.check(d.service.HandOverDue(t.Context()))
	d.check(d.service.SendNote(t.Context(), ada, d.note, nil))
	if d.mail.Sent() != 1 {
		t.Fatalf("%d mails were sent", d.mail.Sent())
	}
	drafted := d.kinds()["approval.needed"] // the check-in may be drafted now
	want("a note was sent", withDrafts(map[string]int{"note.sent": 1}, drafted))

	d.reply("1@globex.example")
	want("a reply came in", withDrafts(map[string]int{"note.sent": 1, "reply.received": 1}, drafted))
	if w := d.ask("PUT", "/processes/"+d.process+"/answer", d.all, body{"answer": "offer", "seen": ""}, nil); w.Code == 204 {
		want("a process ended", withDrafts(map[string]int{"note.sent": 1, "reply.received": 1, "process.closed": 1}, drafted))
	}

	d = newDesk(t)
	d.service.Mail = uncertain{d.mail}
	approved(d)
	d.clock.Pass(time.Hour)
	d.check(d.service.HandOverDue(t.Context()))
	_ = d.service.SendNote(t.Context(), ada, d.note, nil)
	d.clock.Pass(time.Hour)
	d.check(d.service.ReadMailbox(t.Context(), ada))
	if got := d.kinds(); got["note.unknown"] != 1 || got["note.sent"] != 0 {
		t.Errorf("nobody knows whether it left: told %v", got)
	}
	d.check(d.service.RemoveWebhook(t.Context(), ada, d.webhook))

	// Another process is another that needs approvals.
	w, err := d.service.AddWebhook(t.Context(), ada, "https://127.0.0.1:1/", []followup.HappeningKind{followup.ApprovalNeeded}, true)
	d.check(err)
	d.webhook = w.ID
	d.ask("POST", "/processes", d.all, body{"process_file": strings.ReplaceAll(globex, "lobex", "lobal")}, nil)
	want("two notes were drafted", map[string]int{"approval.needed": 2})
}

func withDrafts(kinds map[string]int, drafts int) map[string]int {
	if drafts > 0 {
		kinds["approval.needed"] = drafts
	}
	return kinds
}
