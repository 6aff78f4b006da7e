package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"afterword/internal/interview"
)

// lawyers is a panel at a house that reads letters, and which takes its time.
func lawyers() interview.Process {
	p := globex()
	p.Employer, p.Kind = "Hale & Partners LLP", ""
	p.Interviews[0].Promise = &interview.Promise{Date: interview.Date{Year: 2026, Month: 12, Day: 18}}
	p.Interviews[0].Panel[0].Debrief.Card = "I went home and drew the reindex on the back of your visitor badge."
	return p
}

const weisCard = "?to=wei.chen@globex.example"

// TestCardAdvice shows to whom a card is worth its stamp and why, and lets the person
// correct what the employer is taken for.
func TestCardAdvice(t *testing.T) {
	d := newDesk(t)
	id := d.record(lawyers())
	d.get("/processes/"+id).says(t, []string{"See to whom a card is worth its stamp, and print one"}, nil)
	d.get("/processes/"+id+"/card").says(t, []string{
		"The e-mail goes first, always.", "Wei Chen E-mail, then a card", "seems to be a law firm. That is a guess", "Post it by", "What sort of employer it is: law, a guess", "Lines of your own in the file post-days.txt",
	}, []string{"The card to"})
	a := d.post("/processes/"+id+"/employer-kind", url.Values{"kind": {"technology"}})
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/processes/"+id+"/card?done=kind" {
		t.Fatalf("status %d to %q", a.StatusCode, a.Header.Get("Location"))
	}
	d.get("/processes/"+id+"/card?done=kind").says(t, []string{"Noted. The advice follows from it.", "Wei Chen E-mail is enough", "is a technology firm, as you wrote."}, []string{"E-mail, then a card", "a guess from"})
	if a := d.post("/processes/"+id+"/employer-kind", url.Values{"kind": {"circus"}}); a.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("a kind that is none: status %d", a.StatusCode)
	}
	if a := d.post("/processes/"+id+"/employer-kind", url.Values{"kind": {""}}); a.StatusCode != http.StatusSeeOther || d.show(id).Kind != "" {
		t.Errorf("taken back: status %d, the kind is %q", a.StatusCode, d.show(id).Kind)
	}
}

// TestCardIsLookedAtAndPrinted goes from the draft to the PDF.
func TestCardIsLookedAtAndPrinted(t *testing.T) {
	d := newDesk(t)
	id := d.record(lawyers())
	page := "/processes/" + id + "/card"
	a := d.get(page + weisCard)
	a.says(t, []string{"The card to Wei Chen", "Dear Dr. Chen,", "drew the reindex on the back of your visitor badge", "up to 70 look at ease"}, []string{"That is many"})
	if !strings.Contains(a.body, `viewBox="0 0 297.64 419.53"`) {
		t.Error("there is no picture of the card")
	}
	form := url.Values{"to": {"wei.chen@globex.example"}, "text": {"Dear Dr. Chen,\r\n\r\nI drew the reindex on the back of your visitor badge, <b>twice</b>.\r\n\r\nAda Park"}, "size": {"5x7"}, "look": {"handwritten"}, "front": {""}}
	a = d.post(page, form)
	a.says(t, []string{"up to 90 look at ease"}, nil)
	if a.StatusCode != http.StatusOK || !strings.Contains(a.body, `viewBox="0 0 360.00 504.00"`) || !strings.Contains(a.body, `value="handwritten" selected`) || strings.Contains(a.body, "<b>twice") {
		t.Errorf("status %d; the page does not show what was asked for", a.StatusCode)
	}
	form.Set("text", strings.ReplaceAll(form.Get("text"), "<b>twice</b>", "twice"))
	a = d.post(page+".pdf", form)
	if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(a.body, "%PDF-") || a.Header.Get("Content-Disposition") != "attachment; filename=card.pdf" {
		t.Errorf("status %d, %v", a.StatusCode, a.Header)
	}
}

func TestACardThatIsNotPrinted(t *testing.T) {
	d := newDesk(t)
	id := d.record(lawyers())
	page := "/processes/" + id + "/card"
	for _, row := range []struct {
		name, to, text, size string
		status               int
		wanted               []string
	}{
		{"a gap", "priya@globex.example", "", "a6", http.StatusUnprocessableEntity, []string{"Not ready yet", "It can be printed once nothing above stops it."}},
		{"too long", "wei.chen@globex.example", "Dear Dr. Chen,\n" + strings.Repeat("reindex ", 480), "a6", http.StatusUnprocessableEntity, []string{"the letters get smaller", "does not fit on the card"}},
		{"no letters for it", "wei.chen@globex.example", "Dear Dr. Chen,\nthe reindex 你 stays with me.\nAda Park", "a6", http.StatusUnprocessableEntity, []string{"have no letter for 你"}},
		{"no such size", "wei.chen@globex.example", "Dear Dr. Chen,\nthe reindex stays with me.\nAda Park", "a0", http.StatusUnprocessableEntity, []string{"cannot have the size"}},
		{"nobody", "nobody@globex.example", "Hello", "a6", http.StatusNotFound, []string{"There is nothing here"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := d.post(page+".pdf", url.Values{"to": {row.to}, "text": {row.text}, "size": {row.size}, "look": {"printed"}})
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d", a.StatusCode, row.status)
			}
			a.says(t, row.wanted, nil)
		})
	}
	if a := d.get("/processes/none/card"); a.StatusCode != http.StatusNotFound {
		t.Errorf("of no process: status %d", a.StatusCode)
	}
}
