package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"afterword/internal/note"
)

var useButton = regexp.MustCompile(`name="use" value="([^"]+)" formaction="([^"]+)" aria-label="Use this: “([^"]*)”"`)

// TestUseSuggestion presses "Use this" the way the page offers it.
func TestUseSuggestion(t *testing.T) {
	const priya = "priya@globex.example"
	for _, row := range []struct {
		name    string
		prepare func(d *desk, n note.Note)   // after the page was shown
		fill    func(n note.Note) url.Values // what the form brings besides the button
		key     string                       // instead of the button's
		status  int
		word    string
		says    string
		not     string
		wanted  []string
	}{
		{name: "used", fill: form, status: http.StatusSeeOther, word: "used", says: "of the pager", not: "the the"},
		{
			name: "with words typed meanwhile: both", status: http.StatusSeeOther, word: "used", says: "P.S. Until soon.", not: "the the",
			fill: func(n note.Note) url.Values { return typed(n, n.Body+"\nP.S. Until soon.\n") },
		},
		{
			name: "with its place typed over: the words are kept, nothing is replaced", status: http.StatusSeeOther, word: "unused", says: "that old pager", not: "the the",
			fill: func(n note.Note) url.Values {
				return typed(n, strings.Replace(n.Body, "the the pager", "that old pager", 1))
			},
		},
		{name: "no such suggestion", fill: form, key: "0000-0", status: http.StatusSeeOther, word: "unused", says: "the the"},
		{
			name: "the note changed since it was shown", status: http.StatusConflict, says: "Other words.", fill: form,
			prepare: editBehind, wanted: []string{"This note changed after the page was shown"},
		},
		{
			name: "the note was approved since it was shown", status: http.StatusConflict, says: "the the", fill: form,
			prepare: func(d *desk, n note.Note) { d.approve(n) }, wanted: []string{"This note changed after the page was shown"},
		},
		{
			name: "without saying what was shown", status: http.StatusConflict, says: "the the",
			fill: func(note.Note) url.Values { return url.Values{} }, wanted: []string{"This note changed after the page was shown"},
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			id := d.record(globex())
			d.rewrite(d.noteTo(id, priya), "the pager", "the the pager")
			n := d.noteTo(id, priya)
			button := useButton.FindStringSubmatch(d.get("/processes/" + id).body)
			if button == nil {
				t.Fatal("the page offers no suggestion to use")
			}
			if button[2] != notePath(n, "use") || html.UnescapeString(button[3]) != "the" {
				t.Fatalf("the button goes to %s and offers %q", button[2], button[3])
			}
			f := row.fill(n)
			f.Set("use", button[1])
			if row.key != "" {
				f.Set("use", row.key)
			}
			if row.prepare != nil {
				row.prepare(d, n)
			}
			a := d.post(button[2], f)
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d: %s", a.StatusCode, row.status, textOf(a.body))
			}
			if row.word != "" && !strings.Contains(a.Header.Get("Location"), "?done="+row.word+"&") {
				t.Errorf("redirects to %q", a.Header.Get("Location"))
			}
			a.says(t, row.wanted, nil)
			after := noteByID(d, id, n.ID)
			if !strings.Contains(after.Body, row.says) || (row.not != "" && strings.Contains(after.Body, row.not)) {
				t.Errorf("the note says %q", after.Body)
			}
			if d.mail.Sent() != 0 {
				t.Errorf("%d mails sent", d.mail.Sent())
			}
		})
	}
}

// TestUseSuggestionTwice replaces the second of two equal mistakes, and leaves the first.
func TestUseSuggestionTwice(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	d.rewrite(n, n.Body, "Hi Priya,\n\nFirst the the pager, then the the wedding.\n\nBest,\nAda Park\n")
	n = d.noteTo(id, "priya@globex.example")
	var buttons [][]string
	for _, b := range useButton.FindAllStringSubmatch(d.get("/processes/"+id).body, -1) {
		if b[3] == "the" {
			buttons = append(buttons, b)
		}
	}
	if len(buttons) != 2 || buttons[0][1] == buttons[1][1] {
		t.Fatalf("want two buttons that differ, got %q", buttons)
	}
	f := form(n)
	f.Set("use", buttons[1][1])
	d.post(buttons[1][2], f)
	if got := d.noteTo(id, "priya@globex.example").Body; !strings.Contains(got, "First the the pager, then the wedding.") {
		t.Errorf("the note says %q", got)
	}
}

// TestEnterSaves: Enter in a field presses a form's first button, which must not be one
// that replaces words or approves.
func TestEnterSaves(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	d.rewrite(d.noteTo(id, "priya@globex.example"), "the pager", "the the pager")
	forms := strings.Split(d.get("/processes/"+id).body, "<form ")[1:]
	for _, f := range forms {
		first := f[strings.Index(f, "<button"):]
		if first = first[:strings.Index(first, ">")]; strings.Contains(first, "formaction") {
			t.Errorf("Enter would press %s", first)
		}
	}
}
