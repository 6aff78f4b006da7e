package followup_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
)

// step is the step of the one anchor note.
func (w *world) step(processID string) followup.StepView {
	w.t.Helper()
	for _, s := range w.show(processID).Steps {
		if s.Note != nil && s.Phase == note.Anchor {
			return s
		}
	}
	w.t.Fatal("there is no anchor note")
	return followup.StepView{}
}

func keyOf(t *testing.T, s followup.StepView, check string) string {
	t.Helper()
	for _, f := range s.Findings {
		if f.Check == check {
			i, _ := review.IgnoreOf(s.Draft, f, time.Time{})
			return i.Digest
		}
	}
	t.Fatalf("%s is not said: %+v", check, s.Findings)
	return ""
}

// TestLeaveFinding: a word of the person changes what the review says, nothing of what
// the note says, and only for them; the block is overridden knowingly or not at all.
func TestLeaveFinding(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	n := w.note(id, note.Anchor, "wei@globex.example")
	n, err := w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, n.Body+"\nP.S. That that [Index] was fun.\n")
	if err != nil {
		t.Fatal(err)
	}
	key := keyOf(t, w.step(id), "placeholder-left")
	for what, call := range map[string]struct {
		account followup.AccountID
		note    string
		key     string
		knowing bool
		want    error
	}{
		"a block, not knowing": {followup.Local, n.ID, key, false, followup.ErrBlocking},
		"another account":      {"somebody else", n.ID, key, true, followup.ErrNotFound},
		"another key":          {followup.Local, n.ID, "00", true, followup.ErrNoFinding},
		"no note":              {followup.Local, "none", key, true, followup.ErrNotFound},
	} {
		if _, err := w.LeaveFinding(t.Context(), call.account, call.note, call.key, call.knowing); !errors.Is(err, call.want) {
			t.Errorf("%s: error %v, want %v", what, err, call.want)
		}
	}
	if s := w.step(id); s.Verdict != review.Blocked || len(s.Ignored) != 0 {
		t.Fatalf("verdict %s, ignored %+v", s.Verdict, s.Ignored)
	}
	left, err := w.LeaveFinding(t.Context(), followup.Local, n.ID, key, true)
	if err != nil || left.Digest() != n.Digest() || left.State != note.Draft {
		t.Fatalf("left: %+v, %v", left, err)
	}
	s := w.step(id)
	if s.Verdict == review.Blocked || len(s.Ignored) != 1 || s.Ignored[0].Check != "placeholder-left" {
		t.Errorf("verdict %s, ignored %+v", s.Verdict, s.Ignored)
	}
	// The approval goes through, and undo keeps the word. An edit of the sentence ends it.
	w.approve(*s.Note)
	if _, err := w.HeedFinding(t.Context(), followup.Local, n.ID, key); err == nil {
		t.Error("what an approval was given in view of was changed")
	}
	if _, err := w.UndoApproval(t.Context(), followup.Local, n.ID); err != nil {
		t.Fatal(err)
	}
	if s = w.step(id); len(s.Ignored) != 1 {
		t.Errorf("undo took the word back: %+v", s.Findings)
	}
	if _, err := w.EditNote(t.Context(), followup.Local, n.ID, s.Note.Digest(), n.Subject, strings.Replace(n.Body, "was fun", "was not", 1)); err != nil {
		t.Fatal(err)
	}
	if s = w.step(id); s.Verdict != review.Blocked || len(s.Ignored) != 0 {
		t.Errorf("the sentence changed: verdict %s, ignored %+v", s.Verdict, s.Ignored)
	}
	if len(w.mail.sent) != 0 {
		t.Errorf("%d mails sent", len(w.mail.sent))
	}
}

// TestAGapCannotBeLeft: SPEC.md section 2 blocks a gap until it is filled.
func TestAGapCannotBeLeft(t *testing.T) {
	w := newWorld(t)
	p := onlyWei()
	p.Interviews[0].Panel[0].Debrief.Anchor = ""
	id := w.record(p).ProcessID
	s := w.step(id)
	if _, err := w.LeaveFinding(t.Context(), followup.Local, s.Note.ID, keyOf(t, s, "placeholder-left"), true); !errors.Is(err, followup.ErrFirmFinding) {
		t.Errorf("leaving a gap: %v", err)
	}
	if s := w.step(id); s.Verdict != review.Blocked {
		t.Errorf("the verdict is %s", s.Verdict)
	}
}

// TestReviewOptions: what is switched off, and the person's own words, hold for stored
// notes too; when they cannot be read, nothing is approved on half a review.
func TestReviewOptions(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	n := w.note(id, note.Anchor, "wei@globex.example")
	if _, err := w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, n.Body+"\nP.S. That that was the the fun.\n"); err != nil {
		t.Fatal(err)
	}
	says := func() bool {
		return slices.ContainsFunc(w.step(id).Findings, func(f review.Finding) bool { return f.Check == "doubled-word" })
	}
	if !says() {
		t.Error("the doubled word is not said")
	}
	w.ReviewOptions = func() (review.Options, error) { return review.Options{Off: []string{"doubled-word"}}, nil }
	if says() {
		t.Error("a check that is off speaks")
	}
	broken := errors.New("the word list cannot be read")
	w.ReviewOptions = func() (review.Options, error) { return review.Options{}, broken }
	n = w.notes(id)[0]
	if _, err := w.ApproveNote(t.Context(), followup.Local, n.ID, n.Digest()); !errors.Is(err, broken) {
		t.Errorf("approved without a review: %v", err)
	}
}
