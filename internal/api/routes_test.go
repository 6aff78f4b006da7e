package api_test

import (
	"net/http"

	"afterword/internal/followup"
)

// row is one request that a route answers, and with which status.
type row struct {
	id     string
	method string
	path   func(d *desk) string
	body   func(d *desk) any
	header func(d *desk) header
	// before prepares the desk; may be nil.
	before func(d *desk)
	status int
}

func plain(path string) func(*desk) string { return func(*desk) string { return path } }

func ofProcess(more string) func(*desk) string {
	return func(d *desk) string { return "/processes/" + d.process + more }
}

func ofNote(more string) func(*desk) string {
	return func(d *desk) string { return "/processes/" + d.process + "/notes/" + d.note + more }
}

func says(b body) func(*desk) any { return func(*desk) any { return b } }

func seen(d *desk) header { return header{"If-Match": `"` + d.digest + `"`} }

func approved(d *desk) {
	d.Helper()
	if w := d.ask("PUT", "/processes/"+d.process+"/notes/"+d.note+"/approval", d.all, body{}, seen(d)); w.Code != http.StatusOK {
		d.Fatalf("approve: %d %s", w.Code, w.Body)
	}
}

var (
	umbrella = body{"employer": "Umbrella", "expires": "2026-12-04", "place": "Austin"}
	missed   = body{
		"interview": "onsite", "asked_by": "Wei Chen", "question": "How would you shard the index?",
		"better_answer": "By customer, because their queries never cross.",
	}
)

func offered(d *desk) {
	d.Helper()
	d.done("PUT", "/processes/"+d.process+"/offers", umbrella)
}

func asked(d *desk) {
	d.Helper()
	d.done("PUT", "/processes/"+d.process+"/questions", missed)
}

func rejected(d *desk) {
	d.Helper()
	d.done("PUT", "/processes/"+d.process+"/answer", body{"answer": "rejection", "seen": ""})
}

func missedCall(d *desk) {
	d.Helper()
	d.done("PUT", "/processes/"+d.process+"/nobody-called", body{"interview": "onsite"})
}

var listed = body{"endpoint": "http://127.0.0.1:1/v1", "name": "small", "runs": "elsewhere"}

// helped adds a model, which is never asked.
func helped(d *desk) {
	d.Helper()
	d.service.Models = struct{ followup.Models }{}
	d.check(d.service.Store.Update(d.Context(), ada, func(tx followup.Tx) error {
		return tx.SaveModel(d.Context(), followup.Model{
			Endpoint: "http://127.0.0.1:1/v1", Name: "small", Key: "kept-secret", Runs: followup.Elsewhere, SaidBy: followup.ByPerson, AddedAt: d.clock.Now(),
		})
	}))
}

// done changes something and fails unless it is done.
func (d *desk) done(method, path string, b any) {
	d.Helper()
	if w := d.ask(method, path, d.all, b, nil); w.Code != http.StatusNoContent {
		d.Fatalf("%s %s: %d %s", method, path, w.Code, w.Body)
	}
}

const moved = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:new@globex.example\r\nDTSTAMP:20261123T120000Z\r\n" +
	"DTSTART:20261210T150000Z\r\nDTEND:20261210T160000Z\r\nSUMMARY:Interview\r\nORGANIZER:mailto:wei.chen@globex.example\r\n" +
	"ATTENDEE:mailto:ada@example.org\r\nATTENDEE:mailto:wei.chen@globex.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

// rows has one row for every route at least; TestEveryRoute says so when one is missing.
var rows = []row{
	{id: "show-today", method: "GET", path: plain("/today"), status: 200},
	{id: "list-processes", method: "GET", path: plain("/processes"), status: 200},
	{id: "record-process", method: "POST", path: plain("/processes"), body: says(body{"process_file": globex}), status: 201},
	{id: "show-process", method: "GET", path: ofProcess(""), status: 200},
	{id: "show-process-file", method: "GET", path: ofProcess("/file"), status: 200},
	{id: "place-interviewer", method: "PUT", path: ofProcess("/places"), body: says(body{"who": "Wei Chen", "where": "Berlin"}), status: 204},
	{id: "show-debrief", method: "GET", path: ofProcess("/debrief"), status: 200},
	{id: "debrief-interview", method: "PUT", path: ofProcess("/debrief"), body: says(body{"interview": "onsite", "changes": []body{
		{"who": "Wei Chen", "field": "role", "was": "hiring manager", "now": "peer"},
	}}), status: 200},
	{id: "list-offers", method: "GET", path: ofProcess("/offers"), before: offered, status: 200},
	{id: "record-offer", method: "PUT", path: ofProcess("/offers"), body: says(umbrella), status: 204},
	{id: "withdraw-offer", method: "PUT", path: ofProcess("/offers/withdrawn"), body: says(body{"employer": "Umbrella"}), before: offered, status: 204},
	{id: "reinstate-offer", method: "PUT", path: ofProcess("/offers/reinstated"), body: says(body{"employer": "Umbrella"}), status: 422},
	{id: "mark-first-choice", method: "PUT", path: ofProcess("/first-choice"), body: says(body{"first_choice": true}), status: 204},
	{id: "list-questions", method: "GET", path: ofProcess("/questions"), before: asked, status: 200},
	{id: "record-question", method: "PUT", path: ofProcess("/questions"), body: says(missed), status: 204},
	{id: "choose-question", method: "PUT", path: ofProcess("/questions/choice"), body: says(body{
		"interview": "onsite", "asked_by": "Wei Chen", "question": missed["question"], "choice": "write",
	}), before: asked, status: 204},
	{id: "reply-graciously", method: "PUT", path: ofProcess("/gracious-reply"), body: says(body{"own": "I learned a lot from you."}), before: rejected, status: 204},
	{id: "nobody-called", method: "PUT", path: ofProcess("/nobody-called"), body: says(body{"interview": "onsite"}), status: 204},
	{id: "called-after-all", method: "DELETE", path: ofProcess("/nobody-called"), before: missedCall, status: 204},
	{id: "show-touches", method: "GET", path: ofProcess("/touches"), before: func(d *desk) {
		d.ask("POST", "/processes/"+d.process+"/sent", d.all, body{"to": "Wei Chen"}, nil)
	}, status: 200},
	{id: "name-employer-kind", method: "PUT", path: ofProcess("/employer-kind"), body: says(body{"kind": "law"}), status: 204},
	{id: "list-notes", method: "GET", path: ofProcess("/notes"), status: 200},
	{id: "show-note", method: "GET", path: ofNote(""), status: 200},
	{id: "edit-note", method: "PUT", path: ofNote(""), body: says(body{"subject": "Thank you", "body": "Dear Dr. Chen,\n\nThank you.\n"}), header: seen, status: 200},
	{id: "review-note", method: "POST", path: ofNote("/review"), body: says(body{"subject": "Thank you", "body": "Hi Bob,\n\ngreat great talk!!!\n"}), status: 200},
	{id: "approve-note", method: "PUT", path: ofNote("/approval"), body: says(body{}), header: seen, status: 200},
	{id: "undo-approval", method: "DELETE", path: ofNote("/approval"), before: approved, status: 200},
	{id: "settle-note", method: "PUT", path: ofNote("/settlement"), body: says(body{"sent": true}), status: 409},
	{id: "leave-finding", method: "PUT", path: ofNote("/ignored/none"), body: says(body{}), status: 422},
	{id: "heed-finding", method: "DELETE", path: ofNote("/ignored/none"), status: 200},
	{id: "preview-notes", method: "GET", path: ofProcess("/preview"), status: 200},
	{id: "list-mails", method: "GET", path: ofProcess("/mails"), before: func(d *desk) { d.reply("1@globex.example") }, status: 200},
	{id: "name-reply", method: "PUT", path: ofProcess("/answer"), body: says(body{"answer": "new date", "date": "2026-12-04", "seen": ""}), status: 204},
	{id: "postpone-interview", method: "PUT", path: ofProcess("/postponement"), status: 409},
	{id: "list-invitations", method: "GET", path: ofProcess("/invitations"), status: 200},
	{id: "add-calendar-file", method: "POST", path: ofProcess("/invitations"), body: says(body{"calendar": moved}), status: 200},
	{id: "add-invitation", method: "POST", path: ofProcess("/invitations/added"), body: says(body{"key": "none"}), status: 409},
	{id: "ignore-invitation", method: "POST", path: ofProcess("/invitations/ignored"), body: says(body{"key": "none"}), status: 409},
	{id: "say-sent", method: "POST", path: ofProcess("/sent"), body: says(body{"to": "Wei Chen"}), status: 201},
	{id: "take-back-sent", method: "POST", path: ofProcess("/sent/taken-back"), body: says(body{"to": "Wei Chen"}), before: func(d *desk) {
		d.ask("POST", "/processes/"+d.process+"/sent", d.all, body{"to": "Wei Chen"}, nil)
	}, status: 200},
	{id: "show-mailbox", method: "GET", path: plain("/mailbox"), status: 200},
	{id: "check-mailbox", method: "POST", path: plain("/mailbox/check"), status: 200},
	{id: "read-mailbox", method: "POST", path: plain("/mailbox/read"), status: 204},
	{id: "choose-way", method: "PUT", path: plain("/mailbox/way"), body: says(body{"way": "drafts"}), status: 200},
	{id: "show-calendar", method: "GET", path: plain("/calendar"), status: 200},
	{id: "new-calendar-address", method: "POST", path: plain("/calendar/address"), status: 201},
	{id: "close-calendar-address", method: "DELETE", path: plain("/calendar/address"), status: 204},
	{id: "show-interviews", method: "PUT", path: plain("/calendar/interviews"), body: says(body{"shown": true}), status: 204},
	{id: "push-calendar", method: "POST", path: plain("/calendar/push"), status: 409},
	{id: "read-insight", method: "GET", path: plain("/insight"), status: 200},
	{id: "read-proof", method: "GET", path: plain("/insight/proof?from=2026-11-01&to=2026-11-30"), status: 200},
	{id: "list-words", method: "GET", path: plain("/words"), status: 200},
	{id: "add-word", method: "POST", path: plain("/words"), body: says(body{"word": "kubectl"}), status: 204},
	{id: "remove-word", method: "DELETE", path: plain("/words/kubectl"), before: func(d *desk) { d.done("POST", "/words", body{"word": "kubectl"}) }, status: 204},
	{id: "show-preferences", method: "GET", path: plain("/preferences"), status: 200},
	{id: "choose-undo", method: "PUT", path: plain("/preferences/undo"), body: says(body{"seconds": 90}), status: 204},
	{id: "choose-post-days", method: "PUT", path: plain("/preferences/post-days"), body: says(body{"lines": postLine}), status: 204},
	{id: "plan-file", method: "POST", path: plain("/plan"), body: says(body{"process_file": globex, "now": "2026-11-23T16:00:00-05:00"}), status: 200},
	{id: "draft-file", method: "POST", path: plain("/draft"), body: says(body{"process_file": globex}), status: 200},
	{id: "review-drafts", method: "POST", path: plain("/review"), body: says(body{
		"process_file": globex, "drafts": []any{map[string]any{"to": "Wei Chen", "subject": "Thank you", "body": "Dear Dr. Chen,\n\nThank you.\n"}},
	}), status: 200},
	{id: "channel-file", method: "POST", path: plain("/channel"), body: says(body{"process_file": globex}), status: 200},
	{id: "card-of-file", method: "POST", path: plain("/card"), body: says(body{"process_file": globex, "to": "Wei Chen"}), status: 200},
	{id: "card-of-process", method: "POST", path: ofProcess("/card"), body: says(body{"to": "wei.chen@globex.example"}), status: 200},
	{id: "channel-of-process", method: "GET", path: ofProcess("/channel"), status: 200},
	{id: "list-models", method: "GET", path: plain("/models"), before: helped, status: 200},
	{id: "allow-model", method: "PUT", path: plain("/models/allowed"), body: says(listed), before: helped, status: 204},
	{id: "revoke-models", method: "DELETE", path: plain("/models/allowed"), before: helped, status: 200},
	{id: "show-polish", method: "GET", path: ofNote("/polish?paragraph=2"), before: mistyped, status: 200},
	{id: "polish-paragraph", method: "POST", path: ofNote("/polish"), body: says(body{"paragraph": 2}), header: seen, before: mistyped, status: 200},
	{id: "accept-hunks", method: "PUT", path: ofNote("/polish/accepted"), body: says(body{
		"paragraph": 2, "reply": mended, "take": []int{1},
	}), header: seen, before: mistyped, status: 200},
	{id: "show-condense", method: "POST", path: plain("/condense/preview"), body: says(body{"notes": talk}), status: 200},
	{id: "condense-notes", method: "POST", path: plain("/condense"), body: says(body{"notes": talk}), before: mistyped, status: 200},
	{id: "list-tokens", method: "GET", path: plain("/tokens"), status: 200},
	{id: "add-token", method: "POST", path: plain("/tokens"), body: says(body{"name": "script", "scopes": []string{"read"}}), status: 201},
	{id: "remove-token", method: "DELETE", path: func(d *desk) string { return "/tokens/" + d.token }, status: 204},
	{id: "list-webhooks", method: "GET", path: plain("/webhooks"), status: 200},
	{id: "add-webhook", method: "POST", path: plain("/webhooks"), body: says(body{"url": "https://example.org/hook", "kinds": []string{"note.sent"}}), status: 201},
	{id: "remove-webhook", method: "DELETE", path: func(d *desk) string { return "/webhooks/" + d.webhook }, status: 204},
	{id: "test-webhook", method: "POST", path: func(d *desk) string { return "/webhooks/" + d.webhook + "/test" }, status: 200},
	{id: "retry-delivery", method: "POST", path: func(d *desk) string { return "/webhooks/" + d.webhook + "/deliveries/none/retry" }, status: 404},
	{id: "list-deliveries", method: "GET", path: func(d *desk) string { return "/webhooks/" + d.webhook + "/deliveries" }, status: 200},
}

// send sends the request of a row.
func (d *desk) send(r row, token string) (code int, kind string, answer []byte) {
	d.Helper()
	var b any
	if r.body != nil {
		b = r.body(d)
	}
	var h header
	if r.header != nil {
		h = r.header(d)
	}
	w := d.ask(r.method, r.path(d), token, b, h)
	return w.Code, w.Header().Get("Content-Type"), w.Body.Bytes()
}
