package serve

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"afterword/internal/settings"
)

// addressName is the file beside the database that says where the pages are shown. It
// holds host:port, a space, and the secret of the serve that shows them.
const addressName = "serve.address"

// answersWithin is how long a serve that runs on this machine may take to answer.
const answersWithin = 2 * time.Second

// TellAddress notes where the pages of this serve are shown, so that other commands of this
// machine find it, until forget is called. It replaces what a serve that was killed left.
func (a *App) TellAddress(address string) (forget func() error, err error) {
	path := filepath.Join(a.settings.Data, addressName)
	if err := os.WriteFile(path, []byte(address+" "+a.secret+"\n"), 0o600); err != nil {
		return nil, fmt.Errorf("note where the pages are shown: %w", err)
	}
	return func() error {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("forget where the pages were shown: %w", err)
		}
		return nil
	}, nil
}

const (
	// provePath is where a serve proves that it is the one that noted its address.
	provePath = "/prove"
	// longestAsked is how many bytes a question may have, well above what RunningAt asks.
	longestAsked = 64
)

// prove answers a question in a way that only whoever knows the secret can.
func (a *App) prove(w http.ResponseWriter, r *http.Request) {
	asked := r.FormValue("ask")
	if asked == "" || len(asked) > longestAsked {
		http.Error(w, "ask for a proof with ?ask= and up to 64 letters", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, proofOf(a.secret, asked)) // whoever asked may be gone
}

func proofOf(secret, asked string) string {
	h := hmac.New(sha256.New, []byte(secret))
	h.Write([]byte("afterword serve " + asked))
	return hex.EncodeToString(h.Sum(nil))
}

// RunningAt returns where a serve on the same data shows its pages now, as host:port; empty
// when none does. What is noted is believed only while the serve that noted it answers
// there: one that was killed leaves its note behind, and whoever else uses the machine may
// have taken its port, to be given a link.
func RunningAt(ctx context.Context, s settings.Settings) string {
	noted, err := os.ReadFile(filepath.Join(s.Data, addressName))
	if err != nil {
		return ""
	}
	address, secret, ok := strings.Cut(strings.TrimSpace(string(noted)), " ")
	host, _, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err != nil || !ok || secret == "" || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return "" // it is only ever of this machine
	}
	ctx, cancel := context.WithTimeout(ctx, answersWithin)
	defer cancel()
	asked := rand.Text()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+provePath+"?ask="+url.QueryEscape(asked), nil)
	if err != nil {
		return ""
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // past any proxy
	answer, err := client.Do(request)
	if err != nil {
		return ""
	}
	defer answer.Body.Close()
	want := proofOf(secret, asked)
	got, err := io.ReadAll(io.LimitReader(answer.Body, int64(len(want))+1))
	if err != nil || answer.StatusCode != http.StatusOK || !hmac.Equal(got, []byte(want)) {
		return ""
	}
	return address
}
