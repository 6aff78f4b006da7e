package web_test

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// TestForms posts every form in every situation that matters. Each row says what came
// back, what became of the note, and that nothing was sent by it.
func TestForms(t *testing.T) {
	const wei, tomas = "wei.chen@globex.example", "tomas@globex.example"
	post := func(act string, fill func(n note.Note) url.Values) func(d *desk, n note.Note) answer {
		return func(d *desk, n note.Note) answer { return d.post(notePath(n, act), fill(n)) }
	}
	warned := func(n note.Note) string {
		return strings.Replace(n.Body, "Regards,", "That would be great! It was great! So great! Thank you!\n\nRegards,", 1)
	}
	for _, row := range []struct {
		name     string
		to       string
		prepare  func(d *desk, n note.Note)
		act      func(d *desk, n note.Note) answer
		status   int
		word     string // in the address of a redirect
		wanted   []string
		unwanted []string
		state    note.State
		body     string // what the note says afterwards; empty: what it said before
	}{
		{
			name: "save", act: post("edit", func(n note.Note) url.Values { return typed(n, "Dear Dr. Chen,\r\n\r\nShort.\r\n") }),
			status: http.StatusSeeOther, word: "saved", state: note.Draft, body: "Dear Dr. Chen,\n\nShort.\n",
		},
		{name: "save unchanged", act: post("edit", form), status: http.StatusSeeOther, word: "saved", state: note.Draft},
		{
			name:    "save over somebody else's words: both are kept",
			prepare: editBehind, act: post("edit", func(n note.Note) url.Values { return typed(n, "My own words.") }),
			status: http.StatusConflict, state: note.Draft, body: "Other words.\n",
			wanted: []string{"This note changed after the page was shown", "My own words.", "The newest, which your words would replace:", "Other words."},
		},
		{
			name: "save a note that was approved meanwhile: the approval stands",
			prepare: func(d *desk, n note.Note) {
				d.approve(n)
			},
			act:    post("edit", func(n note.Note) url.Values { return typed(n, "My own words.") }),
			status: http.StatusConflict, state: note.Approved,
			wanted: []string{"This note changed after the page was shown", "What you typed was not saved:", "My own words.", "Undo"},
		},
		{name: "approve", act: post("approve", form), status: http.StatusSeeOther, word: "approved", state: note.Approved},
		{
			name: "approve twice", prepare: func(d *desk, n note.Note) { d.approve(n) },
			act: post("approve", form), status: http.StatusSeeOther, word: "approved", state: note.Approved,
		},
		{
			name: "approve what was just typed: saved and approved as it stands",
			act: post("approve", func(n note.Note) url.Values {
				return typed(n, strings.Replace(n.Body, "Regards,", "With thanks,", 1))
			}),
			status: http.StatusSeeOther, word: "approved", state: note.Approved, body: "With thanks,",
		},
		{
			name:   "approve what was just typed, and the review has something to say: saved only",
			act:    post("approve", func(n note.Note) url.Values { return typed(n, warned(n)) }),
			status: http.StatusSeeOther, word: "reread", state: note.Draft, body: "So great!",
		},
		{
			name:   "approve something empty",
			act:    post("approve", func(n note.Note) url.Values { return typed(n, "") }),
			status: http.StatusSeeOther, word: "reread", state: note.Draft, body: "\x00empty",
		},
		{
			name: "approve a note with a gap", to: tomas, act: post("approve", form),
			status: http.StatusUnprocessableEntity, state: note.Draft,
			wanted: []string{"Not approved: something must be put right first.", "Fix first:", "[What did you and Tomás talk about"},
		},
		{
			name: "approve what somebody else changed", prepare: editBehind, act: post("approve", form),
			status: http.StatusConflict, state: note.Draft, body: "Other words.\n",
			wanted: []string{"This note changed after the page was shown", "Other words."},
		},
		{
			name: "approve without saying what was shown", act: post("approve", func(note.Note) url.Values { return nil }),
			status: http.StatusConflict, state: note.Draft, wanted: []string{"This note changed after the page was shown"},
		},
		{
			name: "approve after its time",
			prepare: func(d *desk, _ note.Note) {
				d.clock.Set(at("2026-12-20T10:00:00"))
			},
			act: post("approve", form), status: http.StatusConflict, state: note.Draft,
		},
		{
			name: "undo", prepare: func(d *desk, n note.Note) { d.approve(n) },
			act: post("undo", func(note.Note) url.Values { return nil }), status: http.StatusSeeOther, word: "undone", state: note.Draft,
		},
		{
			name: "undo a draft", act: post("undo", func(note.Note) url.Values { return nil }),
			status: http.StatusConflict, state: note.Draft, wanted: []string{"There was no approval to take back any more."},
		},
		{
			name: "settle: it left", prepare: lose, act: post("settle", func(note.Note) url.Values { return url.Values{"found": {"left"}} }),
			status: http.StatusSeeOther, word: "left", state: note.Sent,
		},
		{
			name: "settle: it did not", prepare: lose, act: post("settle", func(note.Note) url.Values { return url.Values{"found": {"stayed"}} }),
			status: http.StatusSeeOther, word: "stayed", state: note.Failed,
		},
		{
			name: "settle without an answer", prepare: lose, act: post("settle", func(note.Note) url.Values { return nil }),
			status: http.StatusBadRequest, state: note.Unknown, wanted: []string{"Say whether you found it"},
		},
		{
			name: "settle a draft", act: post("settle", func(note.Note) url.Values { return url.Values{"found": {"left"}} }),
			status: http.StatusConflict, state: note.Draft, wanted: []string{"This was settled meanwhile."},
		},
		{
			name:   "a note of no process",
			act:    func(d *desk, n note.Note) answer { return d.post("/processes/none/notes/"+n.ID+"/approve", form(n)) },
			status: http.StatusNotFound, state: note.Draft,
		},
		{
			name: "no such note",
			act: func(d *desk, n note.Note) answer {
				return d.post("/processes/"+n.ProcessID+"/notes/none/approve", form(n))
			},
			status: http.StatusNotFound, state: note.Draft,
		},
		{
			name:   "too long",
			act:    post("edit", func(n note.Note) url.Values { return typed(n, strings.Repeat("long ", 100_000)) }),
			status: http.StatusRequestEntityTooLarge, state: note.Draft, wanted: []string{"That is too long"},
		},
		{
			name: "broken form", act: func(d *desk, n note.Note) answer {
				return d.post(notePath(n, "edit")+"?a=%zz", nil)
			},
			status: http.StatusBadRequest, state: note.Draft, wanted: []string{"The form could not be read"},
		},
		{
			name:   "approving is no link",
			act:    func(d *desk, n note.Note) answer { return d.get(notePath(n, "approve")) },
			status: http.StatusNotFound, state: note.Draft,
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			to := row.to
			if to == "" {
				to = wei
			}
			id := d.record(globex())
			before := d.noteTo(id, to)
			if row.prepare != nil {
				row.prepare(d, before)
			}
			sent := d.mail.Sent()
			a := row.act(d, before)
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d: %s", a.StatusCode, row.status, textOf(a.body))
			}
			if row.word != "" {
				want := "/processes/" + id + "?done=" + row.word + "&note=" + before.ID + "#note-" + before.ID
				if got := a.Header.Get("Location"); got != want {
					t.Errorf("redirects to %q, want %q", got, want)
				}
			}
			a.says(t, row.wanted, row.unwanted)
			after := noteByID(d, id, before.ID)
			if after.State != row.state {
				t.Errorf("the note is %s, want %s", after.State, row.state)
			}
			switch {
			case row.body == "\x00empty":
				if after.Body != "" {
					t.Errorf("the note says %q", after.Body)
				}
			case row.body == "" && after.Body != before.Body:
				t.Errorf("the note says something else: %q", after.Body)
			case !strings.Contains(after.Body, row.body):
				t.Errorf("the note says %q, want %q in it", after.Body, row.body)
			}
			if d.mail.Sent() != sent {
				t.Errorf("%d mails sent", d.mail.Sent()-sent)
			}
		})
	}
}

// noteByID finds a note wherever it is in its life.
func noteByID(d *desk, process, id string) (n note.Note) {
	d.t.Helper()
	err := d.service.Store.View(d.t.Context(), account, func(tx followup.Tx) (err error) {
		n, err = tx.Note(d.t.Context(), id)
		return err
	})
	if err != nil || n.ProcessID != process {
		d.t.Fatalf("note %s of %s: %v", id, n.ProcessID, err)
	}
	return n
}

// editBehind changes a note as another window would.
func editBehind(d *desk, n note.Note) {
	d.t.Helper()
	if _, err := d.service.EditNote(d.t.Context(), account, n.ID, n.Digest(), n.Subject, "Other words.\n"); err != nil {
		d.t.Fatal(err)
	}
}

// lose sends a note over a connection that breaks at the worst moment.
func lose(d *desk, n note.Note) {
	d.t.Helper()
	d.mail.FailSending(fmt.Errorf("%w: cut", followup.ErrUncertain))
	d.approve(n)
	d.windTo("2026-11-23T16:31:00")
	d.lookInVain()
}

// TestFlash follows the redirects: the page says once what was done, in the right card.
func TestFlash(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "wei.chen@globex.example")
	a := d.post(notePath(n, "approve"), form(n))
	page := d.get(strings.SplitN(a.Header.Get("Location"), "#", 2)[0])
	card := page.body[strings.Index(page.body, `id="note-`+n.ID):]
	card = card[:strings.Index(card, "</article>")]
	if !strings.Contains(card, "Approved. You can take it back until it leaves.") {
		t.Errorf("the card of the approved note does not say so: %s", textOf(card))
	}
	if strings.Count(page.body, "You can take it back until it leaves.") != 1 {
		t.Error("it is said more than once")
	}
}

// TestAnyWordsSurvive saves any text at all: it is never a failure, what the page shows is
// what was typed, and no character of it becomes markup.
func TestAnyWordsSurvive(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	text := rapid.OneOf(
		rapid.String(),
		rapid.StringOfN(rapid.SampledFrom([]rune("<>&\"'/=\r\n\t{} ab[]\u0000\u202e\u00e9\U0001f642")), 0, 80, -1),
	)
	rapid.Check(t, func(r *rapid.T) {
		subject, body := text.Draw(r, "subject"), text.Draw(r, "body")
		n := d.noteTo(id, "priya@globex.example")
		f := form(n)
		f.Set("subject", subject)
		f.Set("body", body)
		if a := d.post(notePath(n, "edit"), f); a.StatusCode != http.StatusSeeOther {
			r.Fatalf("status %d: %s", a.StatusCode, textOf(a.body))
		}
		saved := d.noteTo(id, "priya@globex.example")
		if strings.ContainsAny(saved.Subject, "\r\n\x00") || strings.ContainsAny(saved.Body, "\r\x00") {
			r.Fatalf("the stored note has characters that no mail may have: %q, %q", saved.Subject, saved.Body)
		}
		page := d.get("/processes/" + id)
		if page.StatusCode != http.StatusOK {
			r.Fatalf("status %d", page.StatusCode)
		}
		_, area, _ := strings.Cut(page.body, `<textarea name="body" id="body-`+n.ID)
		_, area, _ = strings.Cut(area, ">\n")
		area, _, _ = strings.Cut(area, "</textarea>")
		if html.UnescapeString(area) != saved.Body || strings.Contains(area, "<") {
			r.Fatalf("the field holds %q, the note %q", area, saved.Body)
		}
		// What the field sends back is what is stored: saving it again changes nothing.
		if a := d.post(notePath(saved, "approve"), form(saved)); a.StatusCode == http.StatusConflict {
			r.Fatalf("a note sent back unchanged counts as changed: %q", saved.Body)
		}
		if d.noteTo(id, "priya@globex.example").State == note.Approved {
			d.post(notePath(saved, "undo"), nil)
		}
	})
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails sent", d.mail.Sent())
	}
}
