package followup_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// debrief writes changes down and fails where one is refused.
func (w *world) debrief(id string, changes ...followup.DebriefChange) followup.Debriefed {
	w.t.Helper()
	done, err := w.DebriefInterview(w.t.Context(), followup.Local, id, "onsite", changes)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range done.Refused {
		w.t.Fatalf("%s of %q was refused: %v", r.Field, r.Who, r.Err)
	}
	return done
}

// bare is globex before anybody wrote anything down.
func bare() interview.Process {
	p := globex()
	p.Interviews[0].Promise = nil
	for k := range p.Interviews[0].Panel {
		p.Interviews[0].Panel[k].Debrief = interview.Debrief{}
	}
	return p
}

// TestDebriefRedraftsWhatNobodyTouched: the words go into the draft that is as it was
// drafted; one that was changed, and one that was approved, keep theirs and are named.
func TestDebriefRedraftsWhatNobodyTouched(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	priya := w.note(id, note.Anchor, "priya@globex.example")
	if _, err := w.EditNote(t.Context(), followup.Local, priya.ID, priya.Digest(), priya.Subject, priya.Body+"\nSee you soon."); err != nil {
		t.Fatal(err)
	}
	tomas := w.approve(w.note(id, note.Anchor, "tomas@globex.example"))
	done := w.debrief(id,
		followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefAnchor, Was: "why the nightly reindex takes nine hours", Now: "the whiteboard that nobody dares to wipe"},
		followup.DebriefChange{Who: "Priya Raman", Field: followup.DebriefAnchor, Was: "You told me that nobody dares to touch the billing service.", Now: "the pager"},
		followup.DebriefChange{Who: "Tomas Ruiz", Field: followup.DebriefValue, Was: "My last product replaced forty printed pages with one alert.", Now: "I like alerts."},
	)
	if !slices.Equal(done.Rewritten, []string{"Wei Chen"}) || !slices.Equal(done.Kept, []string{"Priya Raman", "Tomas Ruiz"}) {
		t.Errorf("rewritten %q, kept %q", done.Rewritten, done.Kept)
	}
	if body := w.note(id, note.Anchor, "wei@globex.example").Body; !strings.Contains(body, "whiteboard that nobody dares to wipe") {
		t.Errorf("Wei's draft was not written anew:\n%s", body)
	}
	if body := w.note(id, note.Anchor, "priya@globex.example").Body; !strings.Contains(body, "See you soon.") || strings.Contains(body, "the pager") {
		t.Errorf("what Ada wrote to Priya was overwritten:\n%s", body)
	}
	if n := w.note(id, note.Anchor, "tomas@globex.example"); n.State != note.Approved || n.Digest() != tomas.Digest() {
		t.Errorf("the approved note changed: %s\n%s", n.State, n.Body)
	}
}

// TestDebriefTwice: the same changes again, as a phone sends them whose answer got lost,
// change nothing and are no conflict.
func TestDebriefTwice(t *testing.T) {
	w := newWorld(t)
	id := w.record(bare()).ProcessID
	changes := []followup.DebriefChange{
		{Who: "Wei Chen", Field: followup.DebriefName, Was: "Wei Chen", Now: "Dr. Wei Cheng"},
		{Who: "Wei Chen", Field: followup.DebriefNeed, Now: "the reindex blocks every release"},
		{Who: "Tomas Ruiz", Field: followup.Leaves},
		{Field: followup.Joins, Now: "Noor Haddad"},
		{Who: "Noor Haddad", Field: followup.DebriefEmail, Now: "noor@globex.example"},
		{Field: followup.PromiseDate, Now: "2026-12-04"},
		{Field: followup.PromiseSaid, Now: "by Friday week"},
		{Field: followup.MissedBy, Now: "Priya Raman"},
		{Field: followup.MissedAsked, Now: "how would you shard it"},
	}
	if first := w.debrief(id, changes...); !first.Changed {
		t.Fatal("nothing was stored")
	}
	version := w.show(id).Version
	if again := w.debrief(id, changes...); again.Changed || w.show(id).Version != version {
		t.Error("the second time changed something")
	}
	round := w.show(id).Interviews[0]
	var names []string
	for _, who := range round.Panel {
		names = append(names, who.Name)
	}
	if !slices.Equal(names, []string{"Wei Cheng", "Priya Raman", "Noor Haddad"}) {
		t.Errorf("the panel is %q", names)
	}
	if round.Panel[0].Debrief.Need == "" || round.Panel[2].Email != "noor@globex.example" {
		t.Errorf("lost: %+v", round.Panel)
	}
	if round.Promise == nil || round.Promise.Date.String() != "2026-12-04" || round.Missed == nil || round.Missed.AskedBy != "Priya Raman" {
		t.Errorf("promise %+v, missed %+v", round.Promise, round.Missed)
	}
	if n := w.note(id, note.Anchor, "tomas@globex.example"); n.State != note.Cancelled {
		t.Errorf("the note to who was not there is %s", n.State)
	}
	if n := w.note(id, note.Anchor, "noor@globex.example"); n.State != note.Draft {
		t.Errorf("the note to who joined is %s", n.State)
	}
}

// TestDebriefRefuses holds what is wrong with one field, and that the others are stored.
func TestDebriefRefuses(t *testing.T) {
	for _, row := range []struct {
		name   string
		change followup.DebriefChange
		says   string
	}{
		{"changed elsewhere", followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefAnchor, Was: "something else", Now: "mine"}, "changed elsewhere"},
		{"not on the panel", followup.DebriefChange{Who: "Bob Stone", Field: followup.DebriefAnchor, Now: "mine"}, "not on the panel"},
		{"no address", followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefEmail, Was: "wei@globex.example", Now: "wei at globex"}, "no e-mail address"},
		{"own address", followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefEmail, Was: "wei@globex.example", Now: "Ada@example.org"}, "your own"},
		{"address of another", followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefEmail, Was: "wei@globex.example", Now: "priya@globex.example"}, "has this address"},
		{"name of another", followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefName, Was: "Wei Chen", Now: "Priya Raman"}, "called so"},
		{"no name", followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefName, Was: "Wei Chen"}, "a name is needed"},
		{"no place", followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefPlace, Now: "Atlantis"}, "no place"},
		{"no tone", followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefTone, Now: "chummy"}, "the tone is"},
		{"no day", followup.DebriefChange{Field: followup.PromiseDate, Was: "2026-12-01", Now: "soon"}, "no day"},
		{"a day before", followup.DebriefChange{Field: followup.PromiseDate, Was: "2026-12-01", Now: "2026-11-20"}, "before the interview"},
		{"no link", followup.DebriefChange{Field: followup.MissedLink, Now: "javascript:alert(1)"}, "no web address"},
		{"asked by nobody", followup.DebriefChange{Field: followup.MissedBy, Now: "Bob Stone"}, "nobody on the panel"},
		{"too long", followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefNeed, Was: "the reindex blocks every release", Now: strings.Repeat("word ", 5000)}, "longer than"},
		{"no field", followup.DebriefChange{Who: "Wei Chen", Field: "sighting", Now: "x"}, "no such field"},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			id := w.record(globex()).ProcessID
			done, err := w.DebriefInterview(t.Context(), followup.Local, id, "onsite", []followup.DebriefChange{
				row.change, {Who: "Priya Raman", Field: followup.DebriefCard, Now: "Your pager story made my week."},
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(done.Refused) != 1 || !strings.Contains(done.Refused[0].Err.Error(), row.says) {
				t.Fatalf("refused %+v, want %q", done.Refused, row.says)
			}
			panel := w.show(id).Interviews[0].Panel
			if panel[1].Debrief.Card == "" {
				t.Error("what is right was not stored")
			}
			if panel[0].Email != "wei@globex.example" || panel[0].Debrief.Anchor != "why the nightly reindex takes nine hours" {
				t.Errorf("what is wrong was stored: %+v", panel[0])
			}
		})
	}
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	if _, err := w.DebriefInterview(t.Context(), followup.Local, id, "lunch", nil); !errors.Is(err, followup.ErrNoRound) {
		t.Errorf("an interview that is none: %v", err)
	}
}

// TestDebriefFollowsANameWithoutAddress: a draft to somebody whose address is not known is
// found by the name alone, and follows it without losing what was typed.
func TestDebriefFollowsANameWithoutAddress(t *testing.T) {
	p := globex()
	p.Interviews[0].Panel[0].Email, p.Interviews[0].Panel[1].Email = "", ""
	w := newWorld(t)
	id := w.record(p).ProcessID
	var priya note.Note
	for _, n := range w.notes(id) {
		if n.To.Name == "Priya Raman" {
			priya = n
		}
	}
	if _, err := w.EditNote(t.Context(), followup.Local, priya.ID, priya.Digest(), priya.Subject, priya.Body+"\nSee you soon."); err != nil {
		t.Fatal(err)
	}
	w.debrief(id,
		followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefName, Was: "Wei Chen", Now: "Wei Cheng"},
		followup.DebriefChange{Who: "Wei Chen", Field: followup.DebriefAddressAs, Was: "Dr. Chen", Now: "Dr. Cheng"},
		followup.DebriefChange{Who: "Priya Raman", Field: followup.DebriefName, Was: "Priya Raman", Now: "Priya Ramen"},
	)
	bodies := map[string]string{}
	for _, n := range w.notes(id) {
		if n.State == note.Draft {
			bodies[n.To.Name] = n.Body
		}
	}
	if len(bodies) != 3 || !strings.Contains(bodies["Wei Cheng"], "Dr. Cheng") || !strings.Contains(bodies["Priya Ramen"], "See you soon.") {
		t.Errorf("the drafts are %q", bodies)
	}
}
