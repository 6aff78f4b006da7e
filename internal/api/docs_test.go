package api_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"afterword/internal/api"
	"afterword/internal/followup"
	"afterword/internal/web"
)

const page = "../../docs/api.md"

// TestClientOfTheDocs runs the client that docs/api.md shows, against the API as serve has
// it: behind the guard of the pages.
func TestClientOfTheDocs(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(text), "```go\n")
	program, _, ended := strings.Cut(rest, "```")
	if !found || !ended {
		t.Fatalf("%s shows no client", page)
	}
	file := filepath.Join(t.TempDir(), "waits.go")
	if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t)
	server := httptest.NewServer(web.New(web.Options{
		Service: d.service, Account: ada, Log: slog.New(slog.DiscardHandler), Machines: map[string]http.Handler{api.Path: d.pages},
	}))
	defer server.Close()
	run := func(token string) (string, error) {
		c := exec.CommandContext(t.Context(), "go", "run", file)
		c.Env = append(os.Environ(), "AFTERWORD_URL="+server.URL, "AFTERWORD_TOKEN="+token, "GOFLAGS=")
		out, err := c.CombinedOutput()
		return string(out), err
	}
	out, err := run(d.tokenOf(ada, "client", followup.ScopeRead))
	if err != nil {
		t.Fatalf("the client failed: %v\n%s", err, out)
	}
	for _, want := range []string{"Globex: a note to Wei Chen waits, clean, due 2026-11-23T", "Globex: a note to Priya Raman waits"} {
		if !strings.Contains(out, want) {
			t.Errorf("the client says\n%s\nwant %q", out, want)
		}
	}
	if out, err := run("nonsense"); err == nil || !strings.Contains(out, "401") {
		t.Errorf("without a token the client says %s", out)
	}
}

// TestDocsNameEverything holds that the page names every scope, kind and group of routes.
func TestDocsNameEverything(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var wanted []string
	for _, scope := range followup.Scopes() {
		wanted = append(wanted, "`"+string(scope)+"`")
	}
	for _, kind := range followup.HappeningKinds() {
		wanted = append(wanted, "`"+string(kind)+"`")
	}
	_, doc := newDesk(t).description()
	for path := range doc.Paths {
		parts := strings.Split(strings.TrimPrefix(path, "/api/v1/"), "/")
		last := parts[len(parts)-1]
		if strings.HasPrefix(last, "{") {
			last = strings.TrimSuffix(parts[len(parts)-2], "s")
		}
		wanted = append(wanted, last)
	}
	for _, want := range wanted {
		if !strings.Contains(string(text), want) {
			t.Errorf("%s does not name %s", page, want)
		}
	}
}
