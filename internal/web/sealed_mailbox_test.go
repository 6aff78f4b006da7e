package web_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"
)

// TestPagesWithoutTheKeyFile opens every page after a restore without the key file: the
// settings say to add the mailbox again.
func TestPagesWithoutTheKeyFile(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	if err := os.Remove(filepath.Join(d.dir, "afterword.key")); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		"/", "/processes", "/processes/" + id, "/inbox", "/settings", "/settings/assist",
	} {
		if got := d.get(path); got.StatusCode != http.StatusOK {
			t.Errorf("%s answers %d", path, got.StatusCode)
		}
	}
	d.get("/settings").says(t, []string{"ada@example.org", "add your mailbox again"}, nil)
	d.post("/settings/way", url.Values{"way": {"drafts"}}).says(t, []string{"Add your mailbox again first"}, nil)
	d.post("/settings/mailbox/check", nil).says(t, []string{"The check did not work."}, nil)
	d.addMailbox()
	if got := d.post("/settings/way", url.Values{"way": {"drafts"}}); got.StatusCode != http.StatusSeeOther {
		t.Errorf("added again, choosing a way answers %d", got.StatusCode)
	}
}
