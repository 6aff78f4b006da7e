package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"afterword/internal/note"
)

// TestSettleNoteThatLeft: somebody leaves the panel while nobody knows whether their note
// left. It can still be looked up and settled.
func TestSettleNoteThatLeft(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	lose(d, n)
	d.windTo("2026-11-23T17:30:00")
	d.lookInVain()
	if got := noteByID(d, id, n.ID).State; got != note.Unknown {
		t.Fatalf("the note is %s before the panel changes", got)
	}
	p := globex()
	p.Interviews[0].Panel = p.Interviews[0].Panel[:1]
	d.record(p)

	page := d.get("/processes/" + id)
	page.says(t, []string{"No longer in the plan", "Priya Raman Did it leave?", "Look in your Sent folder for a mail to priya@globex.example", "It left", "It did not"}, nil)
	uniqueIDs(t, page.body)
	a := d.post(notePath(n, "settle"), url.Values{"found": {"left"}})
	if a.StatusCode != http.StatusSeeOther || noteByID(d, id, n.ID).State != note.Sent {
		t.Errorf("status %d, the note is %s", a.StatusCode, noteByID(d, id, n.ID).State)
	}
	d.get(strings.SplitN(a.Header.Get("Location"), "#", 2)[0]).says(t, []string{"Priya Raman Sent thank-you to priya@globex.example", "Noted: it left."}, []string{"It did not"})
}
