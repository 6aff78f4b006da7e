package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"afterword/internal/settings"
)

// addressName is the file beside the database that says where the pages are shown. It
// holds host:port and nothing else.
const addressName = "serve.address"

// answersWithin is how long a serve that runs on this machine may take to answer.
const answersWithin = 2 * time.Second

// TellAddress notes where the pages of this serve are shown, so that other commands of this
// machine find it, until forget is called. It replaces what a serve that was killed left.
func TellAddress(s settings.Settings, address string) (forget func() error, err error) {
	path := filepath.Join(s.Data, addressName)
	if err := os.WriteFile(path, []byte(address+"\n"), 0o600); err != nil {
		return nil, fmt.Errorf("note where the pages are shown: %w", err)
	}
	return func() error {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("forget where the pages were shown: %w", err)
		}
		return nil
	}, nil
}

// RunningAt returns where a serve on the same data shows its pages now, as host:port; empty
// when none does. What is noted is believed only while somebody answers there: a serve that
// was killed leaves its note behind.
func RunningAt(ctx context.Context, s settings.Settings) string {
	noted, err := os.ReadFile(filepath.Join(s.Data, addressName))
	if err != nil {
		return ""
	}
	address := strings.TrimSpace(string(noted))
	host, _, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return "" // it is only ever of this machine
	}
	ctx, cancel := context.WithTimeout(ctx, answersWithin)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/healthz", nil)
	if err != nil {
		return ""
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // past any proxy
	answer, err := client.Do(request)
	if err != nil {
		return ""
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return ""
	}
	return address
}
