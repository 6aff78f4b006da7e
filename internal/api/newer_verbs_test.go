package api_test

import (
	"strings"
	"testing"

	"afterword/internal/followup"
)

// TestDebriefFieldByField holds that what is right is stored and what is not is told, each
// by itself, and that a draft follows.
func TestDebriefFieldByField(t *testing.T) {
	d := newDesk(t)
	path := "/processes/" + d.process + "/debrief"
	var done struct {
		Changed         bool
		Rewritten, Kept []string
		Refused         []struct{ Who, Field, Says, Why string }
	}
	changes := body{"interview": "onsite", "changes": []body{
		{"who": "Wei Chen", "field": "anchor", "was": "why the nightly reindex takes nine hours", "now": "how the reindex could run by day"},
		{"who": "Wei Chen", "field": "need", "was": "something else", "now": "to release on Fridays"},
		{"field": "promise_date", "was": "2026-12-01", "now": "soon"},
	}}
	d.decode(d.ask("PUT", path, d.all, changes, nil), &done)
	if !done.Changed || len(done.Refused) != 2 || done.Refused[0].Says != "the reindex blocks every release" || done.Refused[1].Why == "" {
		t.Errorf("it did %+v", done)
	}
	if len(done.Rewritten) != 1 || done.Rewritten[0] != "Wei Chen" {
		t.Errorf("the drafts to %v were written anew", done.Rewritten)
	}
	told := d.ask("GET", path+"?interview=onsite", d.all, nil, nil).Body.String()
	if !strings.Contains(told, `{"who":"Wei Chen","field":"anchor","says":"how the reindex could run by day"}`) || strings.Contains(told, "Fridays") {
		t.Errorf("the debrief says %s", told)
	}
	if w := d.ask("GET", path+"?interview=none", d.all, nil, nil); w.Code != 404 {
		t.Errorf("of no interview: %d %s", w.Code, w.Body)
	}
}

// TestWhoseOfferIsNotTold holds that who made an offer is told where it was asked for by
// who may, and in the person's own file, and nowhere else.
func TestWhoseOfferIsNotTold(t *testing.T) {
	d := newDesk(t)
	offered(d)
	read := d.tokenOf(ada, "read", followup.ScopeRead)
	for _, r := range rows {
		if r.method != "GET" || r.id == "show-process-file" {
			continue
		}
		if _, _, answer := d.send(r, read); strings.Contains(string(answer), "Umbrella") || strings.Contains(string(answer), "Austin") {
			t.Errorf("%s tells whose offer it is: %s", r.id, answer)
		}
	}
	path := "/processes/" + d.process + "/offers"
	if w := d.ask("GET", path+"?named=true", read, nil, nil); w.Code != 403 || strings.Contains(w.Body.String(), "Umbrella") {
		t.Errorf("a token that reads is told: %d %s", w.Code, w.Body)
	}
	if w := d.ask("GET", path+"?named=true", d.all, nil, nil); !strings.Contains(w.Body.String(), `"employer":"Umbrella"`) {
		t.Errorf("who asks and may is not told: %s", w.Body)
	}
	d.done("PUT", path+"/withdrawn", body{"employer": "umbrella"})
	if told := d.ask("GET", path, d.all, nil, nil).Body.String(); !strings.Contains(told, `"held":[],"withdrawn":[{"expires":"2026-12-04"`) {
		t.Errorf("after it was withdrawn: %s", told)
	}
	d.done("PUT", path+"/reinstated", body{"employer": "Umbrella"})
	for name, wrong := range map[string]body{
		"over": {"employer": "Umbrella", "expires": "2026-11-01"}, "their own": {"employer": "Globex", "expires": "2026-12-04"},
		"nowhere": {"employer": "Umbrella", "expires": "2026-12-04", "place": "Nowhereville"},
	} {
		if w := d.ask("PUT", path, d.all, wrong, nil); w.Code != 422 {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

// TestQuestionIsChosen holds that advice follows the choice.
func TestQuestionIsChosen(t *testing.T) {
	d := newDesk(t)
	asked(d)
	path := "/processes/" + d.process + "/questions"
	if told := d.ask("GET", path, d.all, nil, nil).Body.String(); !strings.Contains(told, `"choice":"","act":"write"`) {
		t.Errorf("it says %s", told)
	}
	choice := body{"interview": "onsite", "asked_by": "Wei Chen", "question": missed["question"], "choice": "leave"}
	d.done("PUT", path+"/choice", choice)
	if told := d.ask("GET", path, d.all, nil, nil).Body.String(); !strings.Contains(told, `"choice":"leave","act":"leave"`) {
		t.Errorf("left alone, it says %s", told)
	}
	choice["question"] = "another"
	if w := d.ask("PUT", path+"/choice", d.all, choice, nil); w.Code != 422 {
		t.Errorf("of no question: %d %s", w.Code, w.Body)
	}
}

// TestOnHold holds that a role rests, with a day or without, until it is reopened.
func TestOnHold(t *testing.T) {
	d := newDesk(t)
	path := "/processes/" + d.process
	say := func(code int, b body) {
		t.Helper()
		b["seen"] = ""
		if w := d.ask("PUT", path+"/answer", d.all, b, nil); w.Code != code {
			t.Errorf("%v: %d, want %d: %s", b, w.Code, code, w.Body)
		}
	}
	told := func(want string, is bool) {
		t.Helper()
		if w := d.ask("GET", path, d.all, nil, nil); strings.Contains(w.Body.String(), want) != is {
			t.Errorf("%s in the process, want %t: %s", want, is, w.Body)
		}
	}
	say(409, body{"answer": "reopened"})
	say(204, body{"answer": "on hold", "date": "2027-02-01"})
	told(`"on_hold":"2026-11-23T`, true)
	told(`"phase":"look-again"`, true)
	say(204, body{"answer": "reopened", "date": "2026-12-10"})
	told(`"on_hold"`, false)
	say(422, body{"answer": "next round", "date": "2026-12-10"})
	say(422, body{"answer": "new date"})
}

// TestAfterAnAnswer holds that a reply to a rejection is drafted once asked for, and what
// is said to who asks for what cannot be.
func TestAfterAnAnswer(t *testing.T) {
	d := newDesk(t)
	path := "/processes/" + d.process
	if w := d.ask("PUT", path+"/gracious-reply", d.all, body{}, nil); w.Code != 409 {
		t.Errorf("without a rejection: %d %s", w.Code, w.Body)
	}
	if w := d.ask("DELETE", path+"/nobody-called", d.all, nil, nil); w.Code != 409 {
		t.Errorf("called after all, of no missed call: %d %s", w.Code, w.Body)
	}
	missedCall(d)
	if w := d.ask("GET", path, d.all, nil, nil); !strings.Contains(w.Body.String(), `"missed":"onsite"`) || !strings.Contains(w.Body.String(), `"phase":"another-time"`) {
		t.Errorf("after nobody called: %s", w.Body)
	}
	d.done("DELETE", path+"/nobody-called", nil)
	rejected(d)
	if w := d.ask("PUT", path+"/gracious-reply", d.all, body{"to": "bob@elsewhere.example"}, nil); w.Code != 422 {
		t.Errorf("to somebody else: %d %s", w.Code, w.Body)
	}
	d.done("PUT", path+"/gracious-reply", body{"to": "priya@globex.example", "own": "Your pairing across time zones stays with me."})
	if w := d.ask("GET", path, d.all, nil, nil); !strings.Contains(w.Body.String(), `"asked":true`) || !strings.Contains(w.Body.String(), `"phase":"gracious-reply"`) ||
		!strings.Contains(w.Body.String(), "Your pairing across time zones stays with me.") {
		t.Errorf("after it was asked for: %s", w.Body)
	}
}

// TestEmployerKind holds that what the person says of an employer counts for the advice.
func TestEmployerKind(t *testing.T) {
	d := newDesk(t)
	path := "/processes/" + d.process
	d.done("PUT", path+"/employer-kind", body{"kind": "law"})
	if w := d.ask("GET", path+"/channel", d.all, nil, nil); !strings.Contains(w.Body.String(), `"employer_kind":"law","kind_guessed":false`) {
		t.Errorf("said to be a law firm: %s", w.Body)
	}
	d.done("PUT", path+"/employer-kind", body{})
	if w := d.ask("GET", path+"/channel", d.all, nil, nil); !strings.Contains(w.Body.String(), `"kind_guessed":true`) {
		t.Errorf("taken back: %s", w.Body)
	}
}

// TestModelIsAllowedAsSeen holds that who agrees agrees to the model that was listed.
func TestModelIsAllowedAsSeen(t *testing.T) {
	d := newDesk(t)
	if w := d.ask("PUT", "/models/allowed", d.all, listed, nil); w.Code != 409 {
		t.Errorf("without a model: %d %s", w.Code, w.Body)
	}
	helped(d)
	if w := d.ask("PUT", "/models/allowed", d.all, body{"endpoint": listed["endpoint"], "name": "small", "runs": "here"}, nil); w.Code != 409 {
		t.Errorf("one that runs elsewhere: %d %s", w.Code, w.Body)
	}
	allowed := func() bool {
		return strings.Contains(d.ask("GET", "/models", d.all, nil, nil).Body.String(), `"allowed":"2026-11-23T`)
	}
	if allowed() {
		t.Error("it is allowed without a word")
	}
	d.done("PUT", "/models/allowed", listed)
	if !allowed() {
		t.Error("it is not allowed")
	}
	if w := d.ask("DELETE", "/models/allowed", d.all, nil, nil); !strings.Contains(w.Body.String(), `"taken_back":1`) || allowed() {
		t.Errorf("it is still allowed: %s", w.Body)
	}
}

// TestToday holds that a reply which waits comes before a draft, and that an approved note
// is one that leaves.
func TestToday(t *testing.T) {
	d := newDesk(t)
	approved(d)
	var today struct {
		Needs   []struct{ Kind, Process string }
		Leaving []struct{ Note string }
		Going   int
	}
	d.decode(d.ask("GET", "/today", d.all, nil, nil), &today)
	if len(today.Leaving) != 1 || today.Leaving[0].Note != d.note || today.Going != 1 || len(today.Needs) != 1 || today.Needs[0].Kind != "approval" {
		t.Errorf("today is %+v", today)
	}
	d.reply("1@globex.example")
	d.decode(d.ask("GET", "/today", d.all, nil, nil), &today)
	if len(today.Needs) == 0 || today.Needs[0].Kind != "name" || today.Needs[0].Process != d.process {
		t.Errorf("with a reply, today is %+v", today)
	}
}

// TestChannelGoesByTheNewDate holds that the advice on a card goes by the promise that
// counts now.
func TestChannelGoesByTheNewDate(t *testing.T) {
	d := newDesk(t)
	path := "/processes/" + d.process
	d.done("PUT", path+"/employer-kind", body{"kind": "law"})
	before := d.ask("GET", path+"/channel", d.all, nil, nil).Body.String()
	d.done("PUT", path+"/answer", body{"answer": "new date", "date": "2027-01-20", "seen": ""})
	if after := d.ask("GET", path+"/channel", d.all, nil, nil).Body.String(); after == before || !strings.Contains(after, `"post_by":"2027-01`) {
		t.Errorf("before %s after %s", before, after)
	}
}
