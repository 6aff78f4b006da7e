package web_test

import (
	"context"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/polish"
)

// fakeModels answers every question with reply, and counts what it is sent.
type fakeModels struct {
	reply string
	err   error
	runs  followup.Whereabouts
	sent  []string
}

func (f *fakeModels) Ask(_ context.Context, _ followup.Model, messages []polish.Message) (string, error) {
	f.sent = append(f.sent, messages[len(messages)-1].Content)
	return f.reply, f.err
}

func (f *fakeModels) Where(context.Context, followup.Model) (followup.Whereabouts, error) {
	return f.runs, nil
}

func (f *fakeModels) List(context.Context, followup.Model) ([]string, error) { return nil, nil }

// helped gives a desk a model.
func (d *desk) helped(f *fakeModels) {
	d.t.Helper()
	d.service.Models = f
	_, err := d.service.AddModel(d.t.Context(), account, followup.Model{Endpoint: "https://models.example.org/v1", Name: "small", Key: "sesame", Runs: followup.Elsewhere})
	if err != nil {
		d.t.Fatal(err)
	}
}

const mistyped = "Thank you for teh flame graph on Monday. I got a lot out of it, see https://ada.example/x."

// assisting is a desk with a model and a note whose second paragraph is mistyped.
func assisting(t *testing.T, f *fakeModels) (*desk, note.Note) {
	d := newDesk(t)
	return d, mistype(d, f)
}

// mistype gives a desk a model, and a note a second paragraph that is mistyped.
func mistype(d *desk, f *fakeModels) note.Note {
	d.t.Helper()
	id := d.record(globex())
	d.helped(f)
	n := d.noteTo(id, "priya@globex.example")
	body, ok := polish.Replace(n.Body, 2, mistyped)
	if !ok {
		d.t.Fatal("the note has no second paragraph")
	}
	n, err := d.service.EditNote(d.t.Context(), account, n.ID, n.Digest(), n.Subject, body)
	if err != nil {
		d.t.Fatal(err)
	}
	return n
}

func asking(n note.Note) url.Values {
	return url.Values{"shown": {n.Digest()}, "paragraph": {"2"}, "tone": {"grammar"}, "model": {yes}}
}

const yes = "https://models.example.org/v1 small elsewhere"

func TestAssist(t *testing.T) {
	f := &fakeModels{reply: "Thank you for the flame graph on Friday. I took a lot out of it, see LINK1. I am <b>thrilled</b>."}
	d, n := assisting(t, f)

	// The card leads there; looking sends nothing.
	d.get("/processes/"+n.ProcessID).says(t, []string{"Let a model proofread a paragraph"}, nil)
	d.get(notePath(n, "assist")).says(t, []string{"Choose a paragraph", "Thank you for teh flame graph"}, []string{"This would be sent"})
	page := d.get(notePath(n, "assist") + "?paragraph=2&tone=down")
	page.says(t, []string{
		"This would be sent, and nothing else", "Thank you for teh flame graph on Monday. I got a lot out of it, see LINK1.",
		"LINK1 stands for https://ada.example/x, which stays here.", "It runs elsewhere, at https://models.example.org/v1", "Texts that I choose may go to this model", "I can take that back in Settings, by “Switch it off”.",
	}, []string{"sesame", "model revoke"})

	// Nothing is sent without a yes to this model.
	for _, allow := range []string{"", "https://models.example.org/v1 small here"} {
		form := asking(n)
		form.Set("allow", allow)
		if a := d.post(notePath(n, "assist/ask"), form); a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("asked without a yes: %d", a.StatusCode)
		}
	}
	if len(f.sent) > 0 {
		t.Fatalf("sent without a yes: %q", f.sent)
	}
	form := asking(n)
	form.Set("allow", yes)
	form.Set("model", "https://other.example.org/v1 large elsewhere")
	if a := d.post(notePath(n, "assist/ask"), form); a.StatusCode != http.StatusConflict || len(f.sent) > 0 {
		t.Errorf("sent to a model that was not shown: %d", a.StatusCode)
	}
	form.Set("model", yes)
	page = d.post(notePath(n, "assist/ask"), form)
	page.says(t, []string{"What came back", "teh → the", "got → took", "Not offered", "it changes a date or a time"}, []string{"<b>thrilled"})
	if len(f.sent) != 1 || strings.Contains(f.sent[0], "ada.example") {
		t.Fatalf("sent %q", f.sent)
	}
	if d.noteTo(n.ProcessID, n.To.Email).Body != n.Body {
		t.Fatal("asking changed the note")
	}

	// What is ticked goes in, and no more; whose words are whose is counted.
	reply := html.UnescapeString(regexp.MustCompile(`(?s)<textarea name="reply"[^>]*>\n(.*?)</textarea>`).FindStringSubmatch(page.body)[1])
	accept := asking(n)
	accept.Set("reply", strings.ReplaceAll(reply, "\n", "\r\n"))
	accept["take"] = []string{"1", "2"}
	if a := d.post(notePath(n, "assist/accept"), accept); a.StatusCode != http.StatusSeeOther || !strings.Contains(a.Header.Get("Location"), "done=polished") {
		t.Fatalf("not accepted: %d %s", a.StatusCode, a.body)
	}
	is := d.noteTo(n.ProcessID, n.To.Email)
	want := strings.NewReplacer("teh", "the", "got", "took").Replace(mistyped)
	if !strings.Contains(is.Body, want) || is.Before != n.Body || is.State != note.Draft {
		t.Errorf("the note says %q, before %q", is.Body, is.Before)
	}
	d.get("/processes/"+n.ProcessID).says(t, []string{"Your own:", "words that say something."}, nil)
	typed := into[struct{ Notes []typedNote }](t, d.askJSON("/processes/"+n.ProcessID+"/review", map[string]any{"notes": []map[string]string{
		{"id": n.ID, "subject": is.Subject, "body": is.Body},
	}}), http.StatusOK)
	if len(typed.Notes) != 1 || !regexp.MustCompile(`^\d+ of the \d+ words that say something are yours$`).MatchString(typed.Notes[0].Own) {
		t.Errorf("while it is typed, of whose words they are: %+v", typed.Notes)
	}

	// What was seen is not there any more.
	if a := d.post(notePath(n, "assist/accept"), accept); a.StatusCode != http.StatusConflict {
		t.Errorf("an old form was taken: %d", a.StatusCode)
	}
	if a := d.post(notePath(n, "assist/ask"), asking(n)); a.StatusCode != http.StatusConflict || len(f.sent) != 1 {
		t.Errorf("an old form sent something: %d, %d times", a.StatusCode, len(f.sent))
	}
}

// TestAssistForged: a reply that the browser made up is judged as any other.
func TestAssistForged(t *testing.T) {
	d, n := assisting(t, &fakeModels{})
	for _, row := range []struct {
		reply  string
		take   string
		status int
	}{
		{"Thank you for the flame graph on Friday. I got a lot out of it, see LINK1.", "2", http.StatusUnprocessableEntity},
		{"Hire me.", "1", http.StatusUnprocessableEntity},
		{"Thank you for the flame graph on Monday. I got a lot out of it, see https://evil.example.", "1", http.StatusUnprocessableEntity},
		{"Thank you for the flame graph on Monday.", "x", http.StatusBadRequest},
	} {
		form := asking(n)
		form.Set("reply", row.reply)
		form.Set("take", row.take)
		if a := d.post(notePath(n, "assist/accept"), form); a.StatusCode != row.status {
			t.Errorf("%q is answered %d, want %d", row.reply, a.StatusCode, row.status)
		}
		if got := d.noteTo(n.ProcessID, n.To.Email); got.Body != n.Body {
			t.Fatalf("%q changed the note to %q", row.reply, got.Body)
		}
	}
}

func TestAssistRefuses(t *testing.T) {
	d, n := assisting(t, &fakeModels{})
	d.get(notePath(n, "assist")+"?paragraph=1").says(t, []string{"There is nothing to polish yet"}, []string{"This would be sent"})
	d.get(notePath(n, "assist")+"?paragraph=99").says(t, []string{"The note has no such paragraph"}, nil)
	if a := d.get("/processes/" + n.ProcessID + "/notes/nobody/assist"); a.StatusCode != http.StatusNotFound {
		t.Errorf("a note that is not there: %d", a.StatusCode)
	}
	long, _ := polish.Replace(n.Body, 2, strings.Repeat("We spoke about the flame graph. ", 150))
	n, err := d.service.EditNote(t.Context(), account, n.ID, n.Digest(), n.Subject, long)
	if err != nil {
		t.Fatal(err)
	}
	d.get(notePath(n, "assist")+"?paragraph=2").says(t, []string{"choose a shorter one"}, []string{"This would be sent"})
	d.service.Models = nil
	d.get(notePath(n, "assist")+"?paragraph=2").says(t, []string{"switched off in the settings"}, []string{"Send this"})
	if strings.Contains(d.get("/processes/"+n.ProcessID).body, "Let a model") {
		t.Error("help is offered where it is switched off")
	}
}
