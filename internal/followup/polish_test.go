package followup_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/polish"
	"afterword/internal/review"
)

// models is a model in memory.
type models struct {
	reply string
	runs  followup.Whereabouts
	names []string
	asked int
	key   string
	while func() // happens while it is asked where it runs
}

func (m *models) Ask(_ context.Context, to followup.Model, _ []polish.Message) (string, error) {
	m.asked++
	m.key = to.Key
	return m.reply, nil
}

func (m *models) Where(context.Context, followup.Model) (followup.Whereabouts, error) {
	if m.while != nil {
		m.while()
	}
	return m.runs, nil
}

func (m *models) List(context.Context, followup.Model) ([]string, error) { return m.names, nil }

func local() followup.Model {
	return followup.Model{Endpoint: "http://127.0.0.1:11434/v1/", Name: "small", Key: "sesame"}
}

// TestNothingIsSentUnasked walks through everything that must come first.
func TestNothingIsSentUnasked(t *testing.T) {
	w := newWorld(t)
	m := &models{reply: "nothing"}
	r, err := polish.Prepare("Thank you for the tour of the plant.", polish.Grammar, review.Draft{}, review.Context{})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(want error) {
		t.Helper()
		before := m.asked
		_, err := w.AskPolish(t.Context(), followup.Local, r)
		if !errors.Is(err, want) {
			t.Errorf("asking: %v, want %v", err, want)
		}
		if (m.asked > before) != (want == nil) {
			t.Errorf("the model was asked %d times", m.asked-before)
		}
	}
	add := func(model followup.Model, want error) {
		t.Helper()
		if _, err := w.AddModel(t.Context(), followup.Local, model); !errors.Is(err, want) {
			t.Errorf("adding: %v, want %v", err, want)
		}
	}
	ask(followup.ErrAssistOff)
	add(local(), followup.ErrAssistOff)
	w.Models = m
	ask(followup.ErrNoModel)
	add(local(), followup.ErrWhere) // loopback is not local
	ask(followup.ErrNoModel)
	said := local()
	said.Runs = followup.Here
	add(said, nil)
	ask(followup.ErrNotAllowed)
	used, err := w.UsedModel(t.Context(), followup.Local)
	if err != nil || used.SaidBy != followup.ByPerson || used.Endpoint != "http://127.0.0.1:11434/v1" {
		t.Errorf("used is %v by %s, %v", used, used.SaidBy, err)
	}
	other := used
	other.Runs = followup.Elsewhere
	if err := w.AllowModel(t.Context(), followup.Local, other); !errors.Is(err, followup.ErrNotWhatWasSeen) {
		t.Errorf("a yes to another model was taken: %v", err)
	}
	if err := w.AllowModel(t.Context(), followup.Local, used); err != nil {
		t.Fatal(err)
	}
	ask(nil)
	if m.key != "sesame" {
		t.Errorf("the key is %q", m.key)
	}
	m.runs = followup.Elsewhere // the program there now hands it on
	ask(followup.ErrMoved)
	m.runs = followup.Here
	add(local(), nil)
	if used, err = w.UsedModel(t.Context(), followup.Local); err != nil || used.SaidBy != followup.ByServer {
		t.Fatalf("used is %v by %s, %v", used, used.SaidBy, err)
	}
	if err := w.AllowModel(t.Context(), followup.Local, used); err != nil {
		t.Fatal(err)
	}
	ask(nil)
	m.runs = followup.Untold // something else answers there now
	ask(followup.ErrSilent)
	m.runs = followup.Elsewhere
	if checked, err := w.CheckModel(t.Context(), followup.Local); err != nil || checked.Runs != followup.Elsewhere || !checked.AllowedAt.IsZero() {
		t.Errorf("checked: %v, allowed %v, %v", checked, checked.AllowedAt, err)
	}
	ask(followup.ErrNotAllowed)
	if used, err = w.UsedModel(t.Context(), followup.Local); err != nil {
		t.Fatal(err)
	}
	if err := w.AllowModel(t.Context(), followup.Local, used); err != nil {
		t.Fatal(err)
	}
	ask(nil)
	if taken, err := w.RevokeModels(t.Context(), followup.Local); err != nil || taken != 1 {
		t.Errorf("%d taken back, %v", taken, err)
	}
	ask(followup.ErrNotAllowed)
	if _, _, err := w.CondenseNotes(t.Context(), followup.Local, polish.Notes{Source: "x", Text: "x"}); !errors.Is(err, followup.ErrNotAllowed) {
		t.Errorf("condensing: %v", err)
	}
	if err := w.RemoveModel(t.Context(), followup.Local, "small", ""); err != nil {
		t.Fatal(err)
	}
	ask(followup.ErrNoModel)
	m.names = []string{"large"}
	if _, err := w.AddModel(t.Context(), followup.Local, said); err == nil || !strings.Contains(err.Error(), "it has large") {
		t.Errorf("a model that is not there: %v", err)
	}
}

// TestCheckedMeanwhile changes the model while its server is asked: a yes that was taken back
// stays so, a new key stays, and what was removed does not come back.
func TestCheckedMeanwhile(t *testing.T) {
	w := newWorld(t)
	m := &models{runs: followup.Here}
	w.Models = m
	meanwhile := func(do func()) (followup.Model, error) {
		t.Helper()
		if _, err := w.AddModel(t.Context(), followup.Local, local()); err != nil {
			t.Fatal(err)
		}
		used, err := w.UsedModel(t.Context(), followup.Local)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.AllowModel(t.Context(), followup.Local, used); err != nil {
			t.Fatal(err)
		}
		m.while = func() { m.while = nil; do() }
		return w.CheckModel(t.Context(), followup.Local)
	}
	if checked, err := meanwhile(func() {}); err != nil || checked.AllowedAt.IsZero() {
		t.Errorf("nothing changed, and it is allowed at %v: %v", checked.AllowedAt, err)
	}
	checked, err := meanwhile(func() {
		if _, err := w.RevokeModels(t.Context(), followup.Local); err != nil {
			t.Error(err)
		}
	})
	if err != nil || !checked.AllowedAt.IsZero() {
		t.Errorf("a yes that was taken back is there again: %v, %v", checked.AllowedAt, err)
	}
	if used, err := w.UsedModel(t.Context(), followup.Local); err != nil || !used.AllowedAt.IsZero() {
		t.Errorf("a yes that was taken back is stored again: %v, %v", used.AllowedAt, err)
	}
	rekeyed := local()
	rekeyed.Key = "another"
	if _, err := meanwhile(func() {
		if _, err := w.AddModel(t.Context(), followup.Local, rekeyed); err != nil {
			t.Error(err)
		}
	}); err != nil {
		t.Error(err)
	}
	if used, err := w.UsedModel(t.Context(), followup.Local); err != nil || used.Key != "another" {
		t.Errorf("the new key is gone: %v", err)
	}
	if _, err := meanwhile(func() {
		if err := w.RemoveModel(t.Context(), followup.Local, "small", ""); err != nil {
			t.Error(err)
		}
	}); !errors.Is(err, followup.ErrNoModel) {
		t.Errorf("removed meanwhile: %v", err)
	}
	if _, err := w.UsedModel(t.Context(), followup.Local); !errors.Is(err, followup.ErrNoModel) {
		t.Errorf("what was removed is back: %v", err)
	}
}

// TestAcceptHunks: what is accepted is an edit, and the review sees whose words it is.
func TestAcceptHunks(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	n := w.note(id, note.Anchor, "wei@globex.example")
	mine := polish.Paragraphs(n.Body)[1] + " I got a lot out of teh talk."
	body, _ := polish.Replace(n.Body, 2, mine)
	n, err := w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, body)
	if err != nil {
		t.Fatal(err)
	}
	reply := strings.Replace(mine, "teh talk", "the talk on Friday", 1)
	approved := w.approve(n)
	changed, err := w.AcceptHunks(t.Context(), followup.Local, n.ID, approved.Digest(), 2, polish.Grammar, reply, nil)
	if err != nil || changed.Before != "" {
		t.Errorf("nothing accepted: before %q, %v", changed.Before, err)
	}
	reply = strings.Replace(mine, "teh talk", "the talk", 1)
	changed, err = w.AcceptHunks(t.Context(), followup.Local, n.ID, changed.Digest(), 2, polish.Grammar, reply, []int{1})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(changed.Body, "out of the talk.") || changed.Approval != nil || changed.State != note.Draft || changed.Before != n.Body {
		t.Errorf("%s, %v: %q, before %q", changed.State, changed.Approval, changed.Body, changed.Before)
	}
	for _, c := range []struct {
		seen    string
		number  int
		reply   string
		numbers []int
		want    error
	}{
		{n.Digest(), 2, reply, []int{1}, followup.ErrNotWhatWasSeen},
		{changed.Digest(), 9, reply, []int{1}, followup.ErrNoParagraph},
		{changed.Digest(), 2, "Hire her.", []int{1}, polish.ErrRewritten},
		{changed.Digest(), 2, reply, []int{5}, polish.ErrNoChange},
	} {
		if _, err := w.AcceptHunks(t.Context(), followup.Local, n.ID, c.seen, c.number, polish.Grammar, c.reply, c.numbers); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	v, err := w.ShowProcess(t.Context(), followup.Local, n.ProcessID)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range v.Steps {
		if step.Note != nil && step.Note.ID == n.ID && (step.All == 0 || step.Own > step.All) {
			t.Errorf("own words: %d of %d", step.Own, step.All)
		}
	}
}
