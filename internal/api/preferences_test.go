package api_test

import (
	"strings"
	"testing"

	"afterword/internal/followup"
)

const postLine = "US GB 6 # her aunt"

// TestPreferences holds that what is chosen counts, and that what cannot be is refused in
// words and changes nothing.
func TestPreferences(t *testing.T) {
	d := newDesk(t)
	told := func(want string) {
		t.Helper()
		if w := d.ask("GET", "/preferences", d.all, nil, nil); !strings.Contains(w.Body.String(), want) {
			t.Errorf("it says %s, want %s", w.Body, want)
		}
	}
	told(`{"undo":{"seconds":60,"usual":60,"own":false},"post_days":{"lines":""}}`)
	d.done("PUT", "/preferences/undo", body{"seconds": 900})
	d.done("PUT", "/preferences/post-days", body{"lines": "US GB 6 # her aunt\r\n* DE 9\r\n"})
	const chosen = `{"undo":{"seconds":900,"usual":60,"own":true},"post_days":{"lines":"US GB 6 # her aunt\n* DE 9"}}`
	told(chosen)
	for _, row := range []struct {
		name, path string
		body       body
		says       string
	}{
		{"held for more than two hours", "/undo", body{"seconds": 7201}, "A note is held for at most two hours."},
		{"held for ever", "/undo", body{"seconds": 1 << 62}, "A note is held for at most two hours."},
		{"held for less than nothing", "/undo", body{"seconds": -1}, "expected number >= 0"},
		{"a word for a time", "/undo", body{"seconds": "soon"}, "expected integer"},
		{"no country", "/post-days", body{"lines": "US GB 6\nUS Mars 9"}, `Nothing was changed. Line 2: \"Mars\" is not a country`},
		{"no days", "/post-days", body{"lines": "US GB"}, "Line 1: write FROM, TO and DAYS"},
		{"too much", "/post-days", body{"lines": strings.Repeat("US GB 6\n", 2000)}, "These lines are too long"},
		{"no lines", "/post-days", body{}, "expected required property lines"},
	} {
		w := d.ask("PUT", "/preferences"+row.path, d.all, row.body, nil)
		if w.Code != 422 || !strings.Contains(w.Body.String(), row.says) {
			t.Errorf("%s: %d %s", row.name, w.Code, w.Body)
		}
		told(chosen)
	}
	d.done("PUT", "/preferences/undo", body{"seconds": 0})
	told(`"undo":{"seconds":0,"usual":60,"own":true}`)
	d.done("PUT", "/preferences/undo", body{})
	d.done("PUT", "/preferences/post-days", body{"lines": ""})
	told(`{"undo":{"seconds":60,"usual":60,"own":false},"post_days":{"lines":""}}`)
}

// TestUndoIsTheApprovers holds that a token which lets nothing leave does not shorten the
// time in which the person can stop what does.
func TestUndoIsTheApprovers(t *testing.T) {
	d := newDesk(t)
	writer := d.tokenOf(ada, "writer", followup.ScopeRead, followup.ScopeWrite, followup.ScopeAdmin)
	if w := d.ask("PUT", "/preferences/undo", writer, body{"seconds": 0}, nil); w.Code != 403 || !strings.Contains(w.Body.String(), "scope approve") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
