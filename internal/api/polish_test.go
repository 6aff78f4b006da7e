package api_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/api"
	"afterword/internal/followup"
	"afterword/internal/polish"
)

const (
	// typed is a paragraph with a slip, and mended what a model makes of it.
	typed  = "Thank you for teh story of the reindex on Monday. I got a lot out of it, see https://ada.example/x."
	mended = "Thank you for the story of the reindex on Friday. I took a lot out of it, see LINK1. I am <b>thrilled</b>."

	talk = "Wei said that the nightly reindex takes nine hours.\nHer number is +1 555 0199. We spoke about pairing across two time zones, too."
)

// machine is a model in memory. It counts what it is sent.
type machine struct {
	reply string
	err   error
	runs  followup.Whereabouts
	sent  []string
	// during is called while it is asked; may be nil.
	during func()
}

func (m *machine) Ask(_ context.Context, _ followup.Model, messages []polish.Message) (string, error) {
	m.sent = append(m.sent, messages[len(messages)-1].Content)
	if m.during != nil {
		m.during()
	}
	return m.reply, m.err
}

func (m *machine) Where(context.Context, followup.Model) (followup.Whereabouts, error) {
	return m.runs, nil
}

func (m *machine) List(context.Context, followup.Model) ([]string, error) { return nil, nil }

// mistyped gives a desk a model that may be asked, and its note a paragraph with a slip.
func mistyped(d *desk) { d.Helper(); d.mistype(&machine{reply: mended}) }

func (d *desk) mistype(m *machine) {
	d.Helper()
	helped(d)
	d.service.Models = m
	d.done("PUT", "/models/allowed", listed)
	var n struct{ Subject, Body, Digest string }
	path := "/processes/" + d.process + "/notes/" + d.note
	d.decode(d.ask("GET", path, d.all, nil, nil), &n)
	text, ok := polish.Replace(n.Body, 2, typed)
	if !ok {
		d.Fatal("the note has no second paragraph")
	}
	d.decode(d.ask("PUT", path, d.all, body{"subject": n.Subject, "body": text}, seen(d)), &n)
	d.digest = n.Digest
}

// polished is what the tests read of an answer about a paragraph.
type polished struct {
	Reply          string
	Hunks, Refused []struct {
		Number               int
		Level, Old, New, Why string
	}
}

// TestPolish goes the whole way: what would be sent, what may be taken, and what the note
// is once the person took it.
func TestPolish(t *testing.T) {
	d, m := newDesk(t), &machine{reply: mended}
	d.mistype(m)
	path := "/processes/" + d.process + "/notes/" + d.note
	shown := d.ask("GET", path+"/polish?paragraph=2", d.all, nil, nil)
	for _, want := range []string{"Thank you for teh story", `"stands":"LINK1","hides":"https://ada.example/x"`, `"endpoint":"http://127.0.0.1:1/v1"`} {
		if !strings.Contains(shown.Body.String(), want) {
			t.Errorf("what would be sent lacks %s: %s", want, shown.Body)
		}
	}
	if shown.Header().Get("ETag") != `"`+d.digest+`"` || len(m.sent) != 0 {
		t.Errorf("by looking, %d texts were sent; the ETag is %s", len(m.sent), shown.Header().Get("ETag"))
	}
	before := d.state()
	var got polished
	d.decode(d.ask("POST", path+"/polish", d.all, body{"paragraph": 2}, seen(d)), &got)
	if d.state() != before {
		t.Error("asking changed something")
	}
	if len(m.sent) != 1 || !strings.Contains(m.sent[0], "teh story") || strings.Contains(m.sent[0], "ada.example") || strings.Contains(m.sent[0], "Globex") {
		t.Errorf("sent %q", m.sent)
	}
	green := 0
	var refused []string
	for _, h := range got.Hunks {
		if h.Old == "teh" && h.New == "the" && h.Level == "green" && h.Why != "" {
			green = h.Number
		}
	}
	for _, h := range got.Refused {
		refused = append(refused, h.New)
	}
	if green == 0 || got.Reply != mended || !strings.Contains(strings.Join(refused, " "), "Friday") || !strings.Contains(strings.Join(refused, " "), "thrilled") {
		t.Fatalf("offered %+v", got)
	}
	approved(d)
	var n struct {
		Body, State, Digest string
		OwnWords            *struct{ Own, All int } `json:"own_words"`
	}
	d.decode(d.ask("GET", path, d.all, nil, nil), &n)
	if d.digest = n.Digest; n.State != "approved" || n.OwnWords != nil {
		t.Errorf("the note is %+v", n)
	}
	accept := body{"paragraph": 2, "reply": got.Reply, "take": []int{green}}
	d.decode(d.ask("PUT", path+"/polish/accepted", d.all, accept, seen(d)), &n)
	if !strings.Contains(n.Body, "Thank you for the story of the reindex on Monday. I got a lot out of it, see https://ada.example/x.") || n.State != "draft" {
		t.Errorf("accepted: %s, %q", n.State, n.Body)
	}
	if n.OwnWords == nil || n.OwnWords.All == 0 || n.OwnWords.Own > n.OwnWords.All {
		t.Errorf("own words: %+v", n.OwnWords)
	}
	if w := d.ask("PUT", path+"/polish/accepted", d.all, accept, seen(d)); w.Code != 412 {
		t.Errorf("of a note that changed: %d %s", w.Code, w.Body)
	}
	d.check(d.service.HandOverDue(t.Context()))
	if d.mail.Sent() != 0 || len(d.queue.notes) != 0 {
		t.Errorf("%d mails were sent, %d notes handed over", d.mail.Sent(), len(d.queue.notes))
	}
}

// TestPolishRefused holds what is refused, with which words, and that nothing is sent and
// nothing changes.
func TestPolishRefused(t *testing.T) {
	_, doc := newDesk(t).description()
	stale := func(*desk) header { return header{"If-Match": `"old"`} }
	none := func(*desk) header { return nil }
	ask := func(paragraph int) func(*desk) any { return says(body{"paragraph": paragraph}) }
	accept := func(reply string, take ...int) func(*desk) any {
		return says(body{"paragraph": 2, "reply": reply, "take": append([]int{}, take...)})
	}
	condense := says(body{"notes": talk})
	edited := func(text string) func(d *desk) {
		return func(d *desk) {
			var n struct{ Digest string }
			d.decode(d.ask("PUT", "/processes/"+d.process+"/notes/"+d.note, d.all, body{"subject": "Thank you", "body": "Dear Dr. Chen,\n\n" + text + "\n"}, seen(d)), &n)
			d.digest = n.Digest
		}
	}
	off := func(d *desk) { d.service.Models = nil }
	revoked := func(d *desk) { d.ask("DELETE", "/models/allowed", d.all, nil, nil) }
	forgotten := func(d *desk) { d.check(d.service.RemoveModel(d.Context(), ada, "small", "")) }
	sent := func(d *desk) {
		d.ask("POST", "/processes/"+d.process+"/sent", d.all, body{"to": "Wei Chen"}, nil)
	}
	moved := func(d *desk) { // it ran here when it was allowed, and does not now
		d.check(d.service.Store.Update(d.Context(), ada, func(tx followup.Tx) error {
			all, err := tx.Models(d.Context())
			if err != nil {
				return err
			}
			all[0].Runs, all[0].SaidBy = followup.Here, followup.ByServer
			return tx.SaveModel(d.Context(), all[0])
		}))
		d.service.Models.(*machine).runs = followup.Elsewhere
	}
	for _, row := range []struct {
		name, id, method, path string
		before                 func(*desk)
		body                   func(*desk) any
		header                 func(*desk) header
		status                 int
		says                   string
	}{
		{"no ETag", "polish-paragraph", "POST", "/polish", nil, ask(2), none, 428, "Say which version you saw"},
		{"an old ETag", "polish-paragraph", "POST", "/polish", nil, ask(2), stale, 412, "says something else by now"},
		{"no such paragraph", "polish-paragraph", "POST", "/polish", nil, ask(99), seen, 422, "no such paragraph"},
		{"a tone that is none", "polish-paragraph", "POST", "/polish", nil, says(body{"paragraph": 2, "tone": "warmer"}), seen, 422, "expected value to be one of"},
		{"switched off", "polish-paragraph", "POST", "/polish", off, ask(2), seen, 409, "switched off in the settings"},
		{"no model", "polish-paragraph", "POST", "/polish", forgotten, ask(2), seen, 409, "No model has been added"},
		{"not allowed", "polish-paragraph", "POST", "/polish", revoked, ask(2), seen, 409, "You have not allowed"},
		{"a model that moved", "polish-paragraph", "POST", "/polish", moved, ask(2), seen, 409, "now says that this model runs elsewhere"},
		{"an order", "polish-paragraph", "POST", "/polish", edited("Please write me a thank-you note to Wei Chen."), ask(2), seen, 422, "asks for a note"},
		{"hardly a word", "polish-paragraph", "POST", "/polish", edited("Thank you."), ask(2), seen, 422, "nothing to polish yet"},
		{"too long", "polish-paragraph", "POST", "/polish", edited(strings.Repeat("We spoke about the reindex. ", 150)), ask(2), seen, 422, "choose a shorter one"},
		{"another language", "polish-paragraph", "POST", "/polish", edited("Vielen Dank für das schöne Gespräch über die nächtliche Indizierung und die Zeit, die Sie sich dafür genommen haben."), ask(2), seen, 422, "does not read as English"},
		{"sent already", "polish-paragraph", "POST", "/polish", sent, ask(2), seen, 409, "Cannot edit a note"},
		{"a look without a paragraph", "show-polish", "GET", "/polish", nil, nil, none, 422, "required query parameter"},
		{"a look at what left", "show-polish", "GET", "/polish?paragraph=2", sent, nil, none, 409, "Cannot edit a note"},
		{"taken without an ETag", "accept-hunks", "PUT", "/polish/accepted", nil, accept(mended, 1), none, 428, "Say which version you saw"},
		{"taken of an old version", "accept-hunks", "PUT", "/polish/accepted", nil, accept(mended, 1), stale, 412, "says something else by now"},
		{"nothing taken", "accept-hunks", "PUT", "/polish/accepted", nil, accept(mended), seen, 422, "expected array length >= 1"},
		{"a change that is not offered", "accept-hunks", "PUT", "/polish/accepted", nil, accept(mended, 50), seen, 422, "a change that is not offered"},
		{"another text", "accept-hunks", "PUT", "/polish/accepted", nil, accept("Hire her. She is the best engineer whom you will ever meet.", 1), seen, 422, "so nothing of"},
		{"condensed, switched off", "condense-notes", "POST", "/condense", off, condense, none, 409, "switched off in the settings"},
		{"condensed, no model", "condense-notes", "POST", "/condense", forgotten, condense, none, 409, "No model has been added"},
		{"condensed, not allowed", "condense-notes", "POST", "/condense", revoked, condense, none, 409, "You have not allowed"},
		{"condensed, a model that moved", "condense-notes", "POST", "/condense", moved, condense, none, 409, "now says that this model runs elsewhere"},
		{"hardly a note", "condense-notes", "POST", "/condense", nil, says(body{"notes": "Hello."}), none, 422, "hardly a sentence"},
		{"too many notes", "condense-notes", "POST", "/condense", nil, says(body{"notes": strings.Repeat(talk+"\n", 300)}), none, 422, "give a part of them"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, m := newDesk(t), &machine{reply: mended}
			d.mistype(m)
			if row.before != nil {
				row.before(d)
			}
			before := d.state()
			path := row.path
			if !strings.HasPrefix(path, "/condense") {
				path = "/processes/" + d.process + "/notes/" + d.note + path
			}
			var b any
			if row.body != nil {
				b = row.body(d)
			}
			w := d.ask(row.method, path, d.all, b, row.header(d))
			if w.Code != row.status || !strings.Contains(w.Body.String(), row.says) {
				t.Errorf("%d %s, want %d and %q\n%s", w.Code, w.Body, row.status, row.says, d.log)
			}
			doc.hold(t, row.id, w.Code, w.Header().Get("Content-Type"), w.Body.Bytes())
			if len(m.sent) != 0 || d.state() != before {
				t.Errorf("%q was sent, or something changed", m.sent)
			}
		})
	}
}

// TestOnlyAssistAsksAModel holds that nobody but a token of the person's that says so makes
// a model run.
func TestOnlyAssistAsksAModel(t *testing.T) {
	d, m := newDesk(t), &machine{reply: mended}
	d.mistype(m)
	all := followup.Scopes()
	others := d.tokenOf(ada, "all but assist", slices.DeleteFunc(slices.Clone(all), func(s followup.Scope) bool { return s == followup.ScopeAssist })...)
	of := "/processes/" + d.process + "/notes/" + d.note + "/polish"
	for path, b := range map[string]body{of: {"paragraph": 2}, "/condense": {"notes": talk}} {
		for token, code := range map[string]int{"": 401, others: 403} {
			if w := d.ask("POST", path, token, b, seen(d)); w.Code != code {
				t.Errorf("%s: %d, want %d: %s", path, w.Code, code, w.Body)
			}
		}
	}
	// Somebody else's yes is to their own model: he has none.
	ofBen := d.tokenOf(ben, "of somebody else", all...)
	if w := d.ask("POST", of, ofBen, body{"paragraph": 2}, seen(d)); w.Code != 404 {
		t.Errorf("somebody else: %d %s", w.Code, w.Body)
	}
	if w := d.ask("POST", "/condense", ofBen, body{"notes": talk}, nil); w.Code != 409 || !strings.Contains(w.Body.String(), "No model has been added") {
		t.Errorf("somebody else: %d %s", w.Code, w.Body)
	}
	if len(m.sent) != 0 {
		t.Errorf("%d texts were sent", len(m.sent))
	}
	only := d.tokenOf(ada, "only assist", followup.ScopeAssist)
	if w := d.ask("POST", of, only, body{"paragraph": 2}, seen(d)); w.Code != 200 || len(m.sent) != 1 {
		t.Errorf("who may: %d %s", w.Code, w.Body)
	}
}

// TestModelInVain holds what is said of a model that answers nothing of use: it is not the
// client's doing, and nothing of the text is in the log.
func TestModelInVain(t *testing.T) {
	_, doc := newDesk(t).description()
	for name, row := range map[string]struct {
		machine machine
		says    string
	}{
		"no answer":    {machine{err: errors.New("the model took too long: try again, or choose a smaller one")}, "The model took too long"},
		"another text": {machine{reply: "Hire her. She is the best engineer whom you will ever meet, and LINK1 makes me certain of that."}, "wrote another text"},
		"no text":      {machine{reply: " "}, "The model sent no text back."},
		"a lost link":  {machine{reply: "Thank you for the story of the reindex on Monday. I got a lot out of it."}, "lost, doubled or moved"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.mistype(&row.machine)
			before := d.state()
			w := d.ask("POST", "/processes/"+d.process+"/notes/"+d.note+"/polish", d.all, body{"paragraph": 2}, seen(d))
			if w.Code != 502 || !strings.Contains(w.Body.String(), row.says) {
				t.Errorf("%d %s", w.Code, w.Body)
			}
			doc.hold(t, "polish-paragraph", w.Code, w.Header().Get("Content-Type"), w.Body.Bytes())
			if d.state() != before || strings.Contains(d.log.String(), "reindex") {
				t.Errorf("it changed something, or the log tells of it: %s", d.log)
			}
		})
	}
}

// TestModelIsAskedInTurn holds that an account has one question at a time and so many in a
// minute, and that a question with a key is put once.
func TestModelIsAskedInTurn(t *testing.T) {
	d, m := newDeskWith(t, api.Options{PerMinute: 1_000_000, AsksPerMinute: 10}), &machine{reply: mended}
	d.mistype(m)
	path := "/processes/" + d.process + "/notes/" + d.note + "/polish"
	ask := func(code int, more header) string {
		t.Helper()
		h := seen(d)
		for name, value := range more {
			h[name] = value
		}
		w := d.ask("POST", path, d.all, body{"paragraph": 2}, h)
		if w.Code != code {
			t.Errorf("%d, want %d: %s", w.Code, code, w.Body)
		}
		if code == 429 && w.Header().Get("Retry-After") == "" {
			t.Error("it does not say how long to wait")
		}
		return w.Body.String()
	}
	m.during = func() {
		m.during = nil
		if told := ask(429, nil); !strings.Contains(told, "already") {
			t.Errorf("while it is asked: %s", told)
		}
	}
	first := ask(200, header{"Idempotency-Key": "once"})
	if again := ask(200, header{"Idempotency-Key": "once"}); again != first || len(m.sent) != 1 {
		t.Errorf("asked %d times: %s", len(m.sent), again)
	}
	ask(200, nil)
	if told := ask(429, nil); !strings.Contains(told, "too often") || len(m.sent) != 2 {
		t.Errorf("at once, %d times: %s", len(m.sent), told)
	}
	d.clock.Pass(time.Minute)
	ask(200, nil)
}

// TestCondense holds that what a model chose stands in the notes, and the rest is counted.
func TestCondense(t *testing.T) {
	d := newDesk(t)
	m := &machine{reply: "Wei said that the nightly reindex takes nine hours.\nShe offered you the job on the spot.\nWe spoke about pairing across two time zones, too."}
	d.mistype(m)
	shown := d.ask("POST", "/condense/preview", d.all, body{"notes": talk}, nil)
	if !strings.Contains(shown.Body.String(), "nightly reindex") || !strings.Contains(shown.Body.String(), `"hides":"+1 555 0199"`) || len(m.sent) != 0 {
		t.Errorf("what would be sent: %s; %d texts were sent", shown.Body, len(m.sent))
	}
	before := d.state()
	var got struct {
		Lines []struct {
			Quote      string
			Start, End int
		}
		Dropped int
	}
	d.decode(d.ask("POST", "/condense", d.all, body{"notes": talk}, nil), &got)
	if len(got.Lines) != 2 || got.Dropped != 1 || d.state() != before {
		t.Fatalf("condensed to %+v", got)
	}
	for _, q := range got.Lines {
		if talk[q.Start:q.End] != q.Quote {
			t.Errorf("%q stands at %q", q.Quote, talk[q.Start:q.End])
		}
	}
	if len(m.sent) != 1 || strings.Contains(m.sent[0], "555 0199") {
		t.Errorf("sent %q", m.sent)
	}
}
