package web_test

import (
	"io/fs"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"afterword/docs"
	"afterword/internal/review/checks"
)

// TestHelp opens every document that can be reached and follows every link in it, also to
// its places.
func TestHelp(t *testing.T) {
	d := bareDesk(t)
	link := regexp.MustCompile(`(?:href|src)="(/help[^"]*|#[^"]*)"`)
	pages := map[string]string{}
	var read func(path string) string
	read = func(path string) string {
		if body, ok := pages[path]; ok {
			return body
		}
		a := d.get(path)
		if a.StatusCode != http.StatusOK {
			t.Errorf("%s answers %d", path, a.StatusCode)
		}
		pages[path] = a.body
		if strings.HasPrefix(path, "/help/images/") {
			return a.body
		}
		_, inside, _ := strings.Cut(a.body, "<main")
		for _, found := range link.FindAllStringSubmatch(inside, -1) {
			to, place, _ := strings.Cut(found[1], "#")
			body := a.body
			if to != "" && to != path {
				body = read(to)
			}
			if place != "" && !strings.Contains(body, `id="`+place+`"`) {
				t.Errorf("%s links to %q, where there is no such place", path, found[1])
			}
		}
		return a.body
	}
	read("/help")
	err := fs.WalkDir(docs.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") {
			read("/help/" + strings.TrimSuffix(strings.TrimSuffix(name, ".md"), "/README"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < len(checks.All())+20 {
		t.Errorf("only %d pages were read", len(pages))
	}
	for _, listed := range []string{"/help/api", "/help/door"} {
		if !strings.Contains(pages["/help"], `href="`+listed+`"`) {
			t.Errorf("the first page does not list %s", listed)
		}
	}
	d.get("/help/mailboxes").says(t, []string{"Connect your mailbox", "app password"}, []string{"**", "](", "| ---"})
	for _, gone := range []string{"/help/none", "/help/..%2f..%2fgo", "/help/images/none.png", "/help/images/..%2fSPEC.md", "/help/checks/none"} {
		if a := d.get(gone); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s answers %d", gone, a.StatusCode)
		}
	}
}

// TestFindingsLinkToTheirPage leads from what the review says to why.
func TestFindingsLinkToTheirPage(t *testing.T) {
	d := newDesk(t)
	body := d.get("/processes/" + d.record(globex())).body
	found := regexp.MustCompile(`href="(/help/checks/[^"]*)"`).FindStringSubmatch(body)
	if found == nil {
		t.Fatal("no finding links to its page")
	}
	if a := d.get(found[1]); a.StatusCode != http.StatusOK {
		t.Errorf("%s answers %d", found[1], a.StatusCode)
	}
}
