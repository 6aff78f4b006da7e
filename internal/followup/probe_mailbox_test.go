package followup_test

import (
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// TestAProviderThatReplacesMessageIDs probes, sends and follows up where the copy carries
// another Message-ID than the one that was written.
func TestAProviderThatReplacesMessageIDs(t *testing.T) {
	w, id, n := scheduled(t)
	w.mail.probed, w.mail.rewrites = followup.ProbeReport{SentBy: followup.SentByProvider, RewritesIDs: true}, true
	m, err := w.ProbeMailbox(t.Context(), followup.Local)
	if err != nil || m.SentBy != followup.SentByProvider || !m.RewritesIDs {
		t.Fatalf("the probe: %+v, %v", m, err)
	}
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	n = w.note(id, note.Anchor, "wei@globex.example")
	if got := header(w.mail.sent[0], "References"); got != "<"+n.MessageID+">" || header(w.mail.sent[0], "In-Reply-To") != "" {
		t.Errorf("References %q, want our own id", got)
	}
	if n.ProviderID != "provider."+n.MessageID || n.Attempt.Message != "" {
		t.Errorf("the provider's id is %q, the message is still kept: %v", n.ProviderID, n.Attempt.Message != "")
	}
	checkIn := w.approve(w.note(id, note.CheckIn, "wei@globex.example"))
	w.deliver(checkIn.NotBefore)
	if got := header(w.mail.sent[1], "In-Reply-To"); got != "<"+n.ProviderID+">" {
		t.Errorf("the check-in answers %q, want the id that others know", got)
	}
	// An answer names the provider's id only.
	now := w.clock.Now().Add(time.Hour)
	known := n
	known.MessageID = n.ProviderID
	w.clock.Set(now)
	w.mail.arrive(now, reply("wei@globex.example", known, now, "Thanks.")...)
	w.readAt(now)
	if !w.show(id).Paused {
		t.Error("the answer was not recognised")
	}
}
