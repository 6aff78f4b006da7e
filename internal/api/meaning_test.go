package api_test

import (
	"testing"
)

// TestWhatCannotBe holds that what is well written and makes no sense is refused, in a
// sentence, and changes nothing.
func TestWhatCannotBe(t *testing.T) {
	_, doc := newDesk(t).description()
	for _, row := range []struct {
		name, id, method, path string
		body                   body
	}{
		{"sent in the future", "say-sent", "POST", "/sent", body{"to": "Wei Chen", "at": "2030-01-01T00:00:00Z"}},
		{"sent before the interview", "say-sent", "POST", "/sent", body{"to": "Wei Chen", "at": "2020-01-01T00:00:00Z"}},
		{"sent to nobody", "say-sent", "POST", "/sent", body{"to": "Nobody"}},
		{"taken back, and never said", "take-back-sent", "POST", "/sent/taken-back", body{"to": "Wei Chen"}},
		{"a place that is none", "place-interviewer", "PUT", "/places", body{"who": "Wei Chen", "where": "Nowhereville-on-Sea"}},
		{"nobody's place", "place-interviewer", "PUT", "/places", body{"who": "Nobody", "where": "Berlin"}},
		{"a date without a new date", "name-reply", "PUT", "/answer", body{"answer": "offer", "date": "2026-12-01", "seen": ""}},
		{"a new date long ago", "name-reply", "PUT", "/answer", body{"answer": "new date", "date": "2020-12-01", "seen": ""}},
		{"a new date in no calendar", "name-reply", "PUT", "/answer", body{"answer": "new date", "date": "2026-02-30", "seen": ""}},
		{"a courtesy of nobody", "name-reply", "PUT", "/answer", body{"answer": "courtesy", "seen": ""}},
		{"no calendar", "add-calendar-file", "POST", "/invitations", body{"calendar": "hello"}},
		{"a card to nobody", "card-of-process", "POST", "/card", body{"to": "Nobody"}},
		{"a card without words", "card-of-process", "POST", "/card", body{"to": "Priya Raman"}},
		{"a card in letters that no font has", "card-of-process", "POST", "/card", body{"to": "Wei Chen", "text": "Dear Dr. Chen,\n\nᚠᚢᚦ the reindex.\n\nAda Park"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			before := d.state()
			w := d.ask(row.method, "/processes/"+d.process+row.path, d.all, row.body, nil)
			if w.Code < 400 || w.Code >= 500 {
				t.Fatalf("status %d: %s\n%s", w.Code, w.Body, d.log)
			}
			doc.hold(t, row.id, w.Code, w.Header().Get("Content-Type"), w.Body.Bytes())
			if d.state() != before {
				t.Error("it changed something")
			}
		})
	}
}
