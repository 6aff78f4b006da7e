package api_test

import (
	"strings"
	"testing"
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
