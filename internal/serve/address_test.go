package serve_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/internal/serve"
	"afterword/internal/settings"
)

// TestRunningAt finds a serve while it answers, and no other: neither one that was stopped,
// nor one that was killed and left its note, nor what is not of this machine.
func TestRunningAt(t *testing.T) {
	s := settings.Settings{Data: t.TempDir()}
	if got := serve.RunningAt(t.Context(), s); got != "" {
		t.Errorf("before anything ran, one runs at %q", got)
	}
	pages := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/healthz" {
			http.NotFound(w, r)
		}
	}))
	defer pages.Close()
	address := strings.TrimPrefix(pages.URL, "http://")
	forget, err := serve.TellAddress(s, address)
	if err != nil {
		t.Fatal(err)
	}
	if got := serve.RunningAt(t.Context(), s); got != address {
		t.Errorf("while it runs, it is at %q, want %q", got, address)
	}
	if err := forget(); err != nil {
		t.Fatal(err)
	}
	if got := serve.RunningAt(t.Context(), s); got != "" {
		t.Errorf("after it was stopped, it is at %q", got)
	}
	if _, err := serve.TellAddress(s, address); err != nil {
		t.Fatal(err)
	}
	pages.Close()
	if got := serve.RunningAt(t.Context(), s); got != "" {
		t.Errorf("after it was killed, it is at %q", got)
	}
	for _, noted := range []string{"", "nonsense", "192.0.2.1:80", "example.org:80"} {
		if err := os.WriteFile(filepath.Join(s.Data, "serve.address"), []byte(noted), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := serve.RunningAt(t.Context(), s); got != "" {
			t.Errorf("noted is %q, and one is to run at %q", noted, got)
		}
	}
}
