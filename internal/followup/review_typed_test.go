package followup_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
)

// TestReviewTyped reviews what nobody stored: it says the same as a review of the same
// words once they are stored, changes nothing, and is for the account's own notes only.
func TestReviewTyped(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	n := w.note(id, note.Anchor, "wei@globex.example")
	body := strings.Replace(n.Body, "Thank you", "The kettle was was warm. Thank you", 1)
	typed := map[string]followup.Typed{n.ID: {Subject: n.Subject, Body: body}}
	ask := func(account followup.AccountID, process string, of ...string) ([]followup.TypedView, error) {
		return w.ReviewTyped(t.Context(), account, process, of, typed)
	}
	views, err := ask(followup.Local, id, n.ID)
	if err != nil || len(views) != 1 {
		t.Fatalf("%d views, error %v", len(views), err)
	}
	got := views[0]
	said := func(findings []review.Finding) (all []string) {
		for _, f := range findings {
			all = append(all, f.Check+": "+f.Message)
		}
		return all
	}
	if !strings.Contains(strings.Join(said(got.Findings), "\n"), "doubled-word") || got.Stored != n.Digest() || got.Note.Body != body {
		t.Errorf("told is %+v", got)
	}
	if got.Own != 0 || got.All != 0 || got.Room.Words == 0 || got.Room.Edge >= got.Room.Most {
		t.Errorf("own words %d of %d where no machine helped, room %+v", got.Own, got.All, got.Room)
	}
	if stored := w.note(id, note.Anchor, "wei@globex.example"); stored.Version != n.Version || stored.Body != n.Body {
		t.Error("asking stored something")
	}

	for what, call := range map[string]struct {
		account followup.AccountID
		process string
	}{"another account": {"somebody else", id}, "no process": {followup.Local, "none"}} {
		if _, err := ask(call.account, call.process, n.ID); !errors.Is(err, followup.ErrNotFound) {
			t.Errorf("%s: error %v", what, err)
		}
	}
	if views, err := ask(followup.Local, id, "none"); err != nil || len(views) != 0 {
		t.Errorf("about a note that is none: %+v, error %v", views, err)
	}

	if _, err := w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, body); err != nil {
		t.Fatal(err)
	}
	typed = nil
	views, err = ask(followup.Local, id, n.ID)
	if err != nil || len(views) != 1 || views[0].All != 0 {
		t.Fatalf("what is stored: %+v, error %v", views, err)
	}
	if stored := w.step(id); !slices.Equal(said(stored.Findings), said(views[0].Findings)) || stored.Verdict != views[0].Verdict {
		t.Errorf("typed and stored differ:\n%v\n%v", said(stored.Findings), said(views[0].Findings))
	}
}
