package followup_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// TestPace sends three thank-yous that are all due at once.
func TestPace(t *testing.T) {
	w := newWorld(t)
	w.Pace = followup.Pace{Between: 20 * time.Second, PerDay: 2}
	id := w.record(globex()).ProcessID
	for _, n := range w.notes(id) {
		w.approve(n)
	}
	w.handOver(at(11, 23, 19, 0))
	var wait *followup.WaitError
	if err := w.work(); !errors.As(err, &wait) || wait.RetryAfter != 20*time.Second || len(w.mail.sent) != 1 {
		t.Fatalf("at once: %v, %d mails sent", err, len(w.mail.sent))
	}
	w.clock.Set(w.clock.Now().Add(20 * time.Second))
	if err := w.work(); !errors.As(err, &wait) || len(w.mail.sent) != 2 {
		t.Fatalf("after 20 seconds: %v, %d mails sent", err, len(w.mail.sent))
	}
	w.clock.Set(w.clock.Now().Add(time.Hour))
	if err := w.work(); !errors.As(err, &wait) || len(w.mail.sent) != 2 {
		t.Fatalf("after the day's last: %v, %d mails sent", err, len(w.mail.sent))
	}
	said := false
	for _, n := range w.notes(id) {
		said = said || n.State == note.Scheduled && strings.Contains(n.Trouble, "2 notes have left within a day") && strings.Contains(n.Trouble, "Tuesday 19:00")
	}
	if !said {
		t.Errorf("nobody is told of the day's limit: %+v", w.notes(id))
	}
}

// TestAPauseHoldsTheAccountBack lets the provider answer that too much was sent.
func TestAPauseHoldsTheAccountBack(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	for _, n := range w.notes(id) {
		w.approve(n)
	}
	w.mail.sendErrs = []error{&followup.NotDelivered{Pause: time.Hour, Err: errors.New("550 5.4.5 daily limit")}}
	w.handOver(at(11, 23, 18, 0))
	var wait *followup.WaitError
	if err := w.work(); !errors.As(err, &wait) || len(w.mail.sent) != 0 {
		t.Fatalf("the account was not held back: %v, %d mails sent", err, len(w.mail.sent))
	}
	told := 0
	for _, n := range w.notes(id) {
		if n.State == note.Scheduled && strings.Contains(n.Trouble, "5.4.5 daily limit") {
			told++
		}
	}
	if told != 3 {
		t.Errorf("%d of 3 notes say why they wait", told)
	}
	w.deliver(at(11, 23, 19, 1))
	if len(w.mail.sent) != 3 {
		t.Errorf("after the pause %d of 3 notes left", len(w.mail.sent))
	}
}
