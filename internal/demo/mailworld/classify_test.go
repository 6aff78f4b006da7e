package mailworld_test

import (
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/letter"
)

// TestWhatTheWorldWritesIsUnderstood reads the world's mails as the program reads real ones.
func TestWhatTheWorldWritesIsUnderstood(t *testing.T) {
	w := start(t, func() time.Time { return noon })
	known := letter.Known{
		Own: []string{ada}, Interviewers: []string{wei, priya}, Employer: "Globex",
		MessageIDs: []string{"one@example.org"}, Since: noon.Add(-time.Hour),
	}
	send(t, w, wei, "one@example.org")
	if err := w.Reply(wei, ada, "Thanks, Ada. We will be in touch."); err != nil {
		t.Fatal(err)
	}
	if err := w.AwayUntil(priya, time.Date(2026, 11, 30, 0, 0, 0, 0, noon.Location())); err != nil {
		t.Fatal(err)
	}
	send(t, w, priya, "one@example.org")
	send(t, w, "nobody@globex.example", "one@example.org")

	inbox := w.Inbox(ada)
	want := []letter.Kind{letter.KindReply, letter.KindAutoReply, letter.KindBounce}
	if len(inbox) != len(want) {
		t.Fatalf("got %d mails, want %d", len(inbox), len(want))
	}
	var read []letter.Mail
	for i, one := range inbox {
		m, err := letter.Parse(one.Raw)
		if err != nil {
			t.Fatal(err)
		}
		if got := letter.Classify(m, known); got != want[i] {
			t.Errorf("mail %d: got %s, want %s", i, got, want[i])
		}
		read = append(read, m)
	}
	if got := strings.TrimSpace(read[0].Reply); got != "Thanks, Ada. We will be in touch." {
		t.Errorf("the words of the reply: got %q", got)
	}
	if got, want := read[1].Return, (interview.Date{Year: 2026, Month: time.November, Day: 30}); got != want {
		t.Errorf("the day of return: got %s, want %s", got, want)
	}
	if b := read[2].Bounce; b == nil || !b.Hard || b.Recipient != "nobody@globex.example" || b.OriginalMessageID != "one@example.org" {
		t.Errorf("the bounce: got %+v", b)
	}
}
