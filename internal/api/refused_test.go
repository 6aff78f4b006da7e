package api_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
)

// TestRefused asks every route as everybody who may not: it is refused, nothing of Ada's
// changes or is told, and no mail leaves.
func TestRefused(t *testing.T) {
	_, doc := newDesk(t).description()
	for _, r := range rows {
		t.Run(r.id, func(t *testing.T) {
			d := newDesk(t)
			if r.before != nil {
				r.before(d)
			}
			approvals := 0
			if r.id == "undo-approval" { // Ada approved one note, and that leaves
				approvals = 1
			}
			scope := doc.scopeOf(t, r.id)
			others := slices.DeleteFunc(followup.Scopes(), func(s followup.Scope) bool { return s == scope })
			_, expired, err := d.service.AddAPIToken(t.Context(), ada, "expired", followup.Scopes(), d.clock.Now().Add(time.Minute))
			d.check(err)
			removed := d.tokenOf(ada, "removed", followup.Scopes()...)
			for _, token := range mustTokens(d) {
				if token.Name == "removed" {
					d.check(d.service.RemoveAPIToken(t.Context(), ada, token.ID))
				}
			}
			wrong := d.tokenOf(ada, "wrong scope", others...)
			ofBen := d.tokenOf(ben, "of somebody else", followup.Scopes()...)
			d.clock.Pass(time.Minute)
			before := d.state()
			for _, row := range []struct {
				name, token string
				code        int
			}{
				{"anonymous", "", 401},
				{"no such token", "afterword_" + strings.Repeat("A", 52), 401},
				{"not a token", "secret", 401},
				{"expired", expired, 401},
				{"removed", removed, 401},
				{"wrong scope", wrong, 403},
			} {
				code, kind, answer := d.send(r, row.token)
				if code != row.code {
					t.Errorf("%s: status %d, want %d: %s", row.name, code, row.code, answer)
				}
				doc.hold(t, r.id, code, kind, answer)
			}
			code, kind, answer := d.send(r, ofBen)
			doc.hold(t, r.id, code, kind, answer)
			if of := r.path(d); (strings.Contains(of, d.process) || strings.Contains(of, d.token) || strings.Contains(of, d.webhook)) && code != 404 {
				t.Errorf("somebody else's token: status %d, want 404: %s", code, answer)
			}
			// What he sent himself comes back to him; what is stored of hers does not.
			for _, hers := range []string{d.process, d.note, d.webhook, "ada@example.org"} {
				if r.body == nil && strings.Contains(string(answer), hers) {
					t.Errorf("somebody else's token: the answer tells %q", hers)
				}
			}
			if d.state() != before {
				t.Error("something of Ada's changed")
			}
			d.check(d.service.HandOverDue(t.Context()))
			if d.mail.Sent() != 0 || len(d.queue.notes) != approvals {
				t.Errorf("%d mails were sent and %d notes handed over", d.mail.Sent(), len(d.queue.notes))
			}
		})
	}
}

func mustTokens(d *desk) []followup.APIToken {
	d.Helper()
	all, err := d.service.ListAPITokens(d.Context(), ada)
	d.check(err)
	return all
}

// scopeOf is the scope that a route needs, as its description says.
func (doc described) scopeOf(t *testing.T, id string) followup.Scope {
	t.Helper()
	for _, methods := range doc.Paths {
		for _, op := range methods {
			if op.OperationID == id && len(op.Security) == 1 && len(op.Security[0]["token"]) == 1 {
				return followup.Scope(op.Security[0]["token"][0])
			}
		}
	}
	t.Fatalf("the description does not say what scope %s needs", id)
	return ""
}

// TestCookiesLetNobodyIn holds that a browser cannot be made to ask for a person.
func TestCookiesLetNobodyIn(t *testing.T) {
	d := newDesk(t)
	for name, value := range map[string]string{
		"Cookie": "token=" + d.all + "; session=" + d.all, "X-Api-Key": d.all, "Authorization": "Basic " + d.all,
	} {
		w := d.ask("GET", "/processes", "", nil, header{name: value, "Origin": "https://evil.example"})
		if w.Code != 401 {
			t.Errorf("with %s: status %d", name, w.Code)
		}
		if w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Error("other sites may read answers")
		}
	}
	if w := d.ask("GET", "/processes?token="+d.all, "", nil, nil); w.Code != 401 {
		t.Errorf("with a token in the address: status %d", w.Code)
	}
}

// TestOnlyApproveLetsMailLeave holds that nothing but the scope approve makes a note leave.
func TestOnlyApproveLetsMailLeave(t *testing.T) {
	_, doc := newDesk(t).description()
	for _, id := range []string{"approve-note", "choose-way"} {
		if scope := doc.scopeOf(t, id); scope != followup.ScopeApprove {
			t.Errorf("%s needs %s", id, scope)
		}
	}
	d := newDesk(t)
	token := d.tokenOf(ada, "all but approve", followup.ScopeRead, followup.ScopeWrite, followup.ScopeAdmin)
	if w := d.ask("POST", "/tokens", token, body{"name": "more", "scopes": []string{"read", "approve"}}, nil); w.Code != 403 {
		t.Errorf("a token without approve makes one with it: %d %s", w.Code, w.Body)
	}
	for _, r := range rows {
		if r.id != "remove-token" && r.before == nil {
			d.send(r, token)
		}
	}
	d.clock.Pass(time.Hour)
	d.check(d.service.HandOverDue(t.Context()))
	if len(d.queue.notes) != 0 {
		t.Errorf("%d notes were handed over", len(d.queue.notes))
	}
	approver := newDesk(t)
	approved(approver)
	approver.clock.Pass(time.Hour)
	approver.check(approver.service.HandOverDue(t.Context()))
	if len(approver.queue.notes) != 1 {
		t.Errorf("with approve, %d notes were handed over, want 1", len(approver.queue.notes))
	}
}
