package webhook_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/webhook"
)

// TestCheck holds which URLs are taken.
func TestCheck(t *testing.T) {
	for _, row := range []struct {
		url             string
		public, private bool // taken without and with --allow-private
	}{
		{"https://example.org/hook", true, true},
		{"https://example.org:8443/hook?key=1", true, true},
		{"https://93.184.215.14/", true, true},
		{"https://[2606:2800:220:1:248:1893:25c8:1946]/", true, true},
		{"http://example.org/hook", false, false},
		{"http://127.0.0.1:9000/", false, true},
		{"http://[::1]:9000/", false, true},
		{"http://localhost:9000/", false, true},
		{"http://10.0.0.1/", false, false},
		{"https://10.0.0.1/", false, true},
		{"https://192.168.1.1/", false, true},
		{"https://172.16.0.1/", false, true},
		{"https://169.254.169.254/latest/meta-data/", false, true},
		{"https://100.64.0.1/", false, true},
		{"https://0.0.0.0/", false, true},
		{"https://[::1]/", false, true},
		{"https://[fd00::1]/", false, true},
		{"https://[fe80::1]/", false, true},
		{"https://[::ffff:10.0.0.1]/", false, true},
		{"https://[64:ff9b::a00:1]/", false, true},
		{"https://[2002:a00:1::]/", false, true},
		{"https://224.0.0.1/", false, true},
		{"https://255.255.255.255/", false, true},
		{"https://localhost/", false, true},
		{"https://me:secret@example.org/", false, false},
		{"https:///hook", false, false},
		{"https://example.org/#x", false, false},
		{"file:///etc/passwd", false, false},
		{"gopher://example.org/", false, false},
		{"example.org", false, false},
		{"", false, false},
		{"https://example.org/" + strings.Repeat("x", 3000), false, false},
	} {
		for _, private := range []bool{false, true} {
			want := row.public
			if private {
				want = row.private
			}
			err := (webhook.Client{}).Check(row.url, private)
			if (err == nil) != want {
				t.Errorf("%q with private %t: %v", row.url, private, err)
			}
			if err != nil && strings.Contains(err.Error(), "--") { // pages show it, too
				t.Errorf("%q: %v names an option of the command line", row.url, err)
			}
		}
	}
}

// receiver is a server on this machine, and a client that trusts it.
func receiver(t *testing.T, answer http.HandlerFunc) (*httptest.Server, webhook.Client) {
	t.Helper()
	server := httptest.NewTLSServer(answer)
	t.Cleanup(server.Close)
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	return server, webhook.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, ServerName: "example.com"}}}
}

// TestPost holds what arrives and what is kept of the answer.
func TestPost(t *testing.T) {
	server, client := receiver(t, func(w http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		if r.Method != "POST" || string(text) != "{}" || r.Header.Get("Webhook-Id") != "evt_1" {
			t.Errorf("%s with %q and %v arrived", r.Method, text, r.Header)
		}
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		w.WriteHeader(http.StatusTeapot)
		_, _ = io.WriteString(w, "short\x07 and "+strings.Repeat("long", 1000))
	})
	got, err := client.Post(t.Context(), followup.HookMessage{URL: server.URL, Private: true, Header: map[string]string{"Webhook-Id": "evt_1"}, Body: []byte("{}")})
	if err != nil || got.Status != http.StatusTeapot || len(got.Start) > 500 || !strings.HasPrefix(got.Start, "short  and longlong") {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestRedirectIsNotFollowed holds that a receiver cannot send the message on.
func TestRedirectIsNotFollowed(t *testing.T) {
	var reached atomic.Int32
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	defer inner.Close()
	server, client := receiver(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, inner.URL, http.StatusTemporaryRedirect)
	})
	got, err := client.Post(t.Context(), followup.HookMessage{URL: server.URL, Private: true})
	if err == nil || got.Status != 307 || reached.Load() != 0 {
		t.Errorf("%+v, %v; the other server was asked %d times", got, err, reached.Load())
	}
}

// TestPrivateNamesAreRefused holds that what a name means is looked at, not the name.
func TestPrivateNamesAreRefused(t *testing.T) {
	var reached atomic.Int32
	server, client := receiver(t, func(http.ResponseWriter, *http.Request) { reached.Add(1) })
	_, port, _ := strings.Cut(strings.TrimPrefix(server.URL, "https://"), ":")
	urls := []string{server.URL}
	if name, err := os.Hostname(); err == nil {
		urls = append(urls, "https://"+name+":"+port)
	}
	for _, url := range urls {
		if _, err := client.Post(t.Context(), followup.HookMessage{URL: url}); err == nil {
			t.Errorf("%s was posted to", url)
		}
	}
	if reached.Load() != 0 {
		t.Errorf("a receiver on this machine was asked %d times", reached.Load())
	}
}

// TestSlowReceiver holds that one that does not answer holds nobody up.
func TestSlowReceiver(t *testing.T) {
	server, client := receiver(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := client.Post(ctx, followup.HookMessage{URL: server.URL, Private: true}); err == nil || strings.Contains(err.Error(), server.URL) {
		t.Errorf("error %v", err)
	}
}

// TestNoReceiver holds that an error does not tell the URL, which may hold a secret.
func TestNoReceiver(t *testing.T) {
	_, err := webhook.Client{}.Post(t.Context(), followup.HookMessage{URL: "http://127.0.0.1:1/kept-secret", Private: true})
	if err == nil || strings.Contains(err.Error(), "kept-secret") {
		t.Errorf("error %v", err)
	}
}
