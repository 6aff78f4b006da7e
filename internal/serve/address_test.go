package serve_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/serve"
	"afterword/internal/settings"
)

// TestRunningAt finds a serve while it answers, and no other: neither one that was stopped,
// nor one that was killed and left its note, nor what is not of this machine, nor what took
// its port.
func TestRunningAt(t *testing.T) {
	s := settings.Settings{Data: t.TempDir(), Listen: settings.DefaultListen}
	if got := serve.RunningAt(t.Context(), s); got != "" {
		t.Errorf("before anything ran, one runs at %q", got)
	}
	open := func() (*serve.App, *httptest.Server) {
		t.Helper()
		app, err := serve.Open(t.Context(), s, followup.SystemClock{}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = app.Close() })
		mux := http.NewServeMux()
		for pattern, page := range app.Machines() {
			mux.Handle(pattern, page)
		}
		pages := httptest.NewServer(mux)
		t.Cleanup(pages.Close)
		return app, pages
	}
	app, pages := open()
	address := strings.TrimPrefix(pages.URL, "http://")
	forget, err := app.TellAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	if got := serve.RunningAt(t.Context(), s); got != address {
		t.Errorf("while it runs, it is at %q, want %q", got, address)
	}
	file := filepath.Join(s.Data, "serve.address")
	noted, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, other := open()
	strangers := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.FormValue("ask")) }))
	defer strangers.Close()
	for name, taken := range map[string]*httptest.Server{"another serve": other, "a program of somebody else": strangers} {
		now := strings.ReplaceAll(string(noted), address, strings.TrimPrefix(taken.URL, "http://"))
		if err := os.WriteFile(file, []byte(now), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := serve.RunningAt(t.Context(), s); got != "" {
			t.Errorf("%s is taken for it, at %q", name, got)
		}
	}
	if err := os.WriteFile(file, noted, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := forget(); err != nil {
		t.Fatal(err)
	}
	if got := serve.RunningAt(t.Context(), s); got != "" {
		t.Errorf("after it was stopped, it is at %q", got)
	}
	if _, err := app.TellAddress(address); err != nil {
		t.Fatal(err)
	}
	pages.Close()
	if got := serve.RunningAt(t.Context(), s); got != "" {
		t.Errorf("after it was killed, it is at %q", got)
	}
	for _, noted := range []string{"", "nonsense", "192.0.2.1:80 secret", "example.org:80 secret", strings.TrimPrefix(other.URL, "http://")} {
		if err := os.WriteFile(file, []byte(noted), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := serve.RunningAt(t.Context(), s); got != "" {
			t.Errorf("noted is %q, and one is to run at %q", noted, got)
		}
	}
	for _, asked := range []string{"", strings.Repeat("x", 65)} {
		answer, err := http.Get(other.URL + "/prove?ask=" + asked)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if answer.StatusCode != http.StatusBadRequest {
			t.Errorf("asked %q, it answers %d", asked, answer.StatusCode)
		}
	}
}
