package mailbox

import (
	"crypto/tls"
	"crypto/x509"
	"os"
	"sync"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox/authority"
)

// sessions is how many servers' TLS sessions are kept, the latest used.
const sessions = 64

// trust is what a client remembers of whom it trusts, so that another connection to the
// same server costs less. A resumed session is held against the certificate's dates and
// name and against the authorities as they are now: crypto/tls sees to that.
type trust struct {
	resumed tls.ClientSessionCache

	mu    sync.Mutex
	files map[string]trusted // by path
}

// trusted is what a file of authorities said when it was last changed.
type trusted struct {
	changed time.Time
	size    int64
	pool    *x509.CertPool
}

func newTrust() *trust {
	return &trust{resumed: tls.NewLRUClientSessionCache(sessions), files: map[string]trusted{}}
}

// config is how to protect a connection to s.
func (t *trust) config(s followup.Server, caFile string) (*tls.Config, error) {
	roots, err := t.roots(caFile)
	if err != nil {
		return nil, err
	}
	return &tls.Config{
		ServerName: s.Host, RootCAs: roots, MinVersion: tls.VersionTLS12,
		ClientSessionCache: sessionsOf{t.resumed, address(s) + " " + caFile + " "},
	}, nil
}

// roots is authority.Pool, read anew only where the file was changed.
func (t *trust) roots(caFile string) (*x509.CertPool, error) {
	if caFile == "" {
		return nil, nil
	}
	info, err := os.Stat(caFile)
	if err != nil {
		return authority.Pool(caFile) // which says what is the matter
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if known, ok := t.files[caFile]; ok && known.changed.Equal(info.ModTime()) && known.size == info.Size() {
		return known.pool, nil
	}
	pool, err := authority.Pool(caFile)
	if err == nil {
		t.files[caFile] = trusted{info.ModTime(), info.Size(), pool}
	}
	return pool, err
}

// sessionsOf are the sessions with one server, under one file of authorities: crypto/tls
// tells servers apart by their names alone.
type sessionsOf struct {
	all tls.ClientSessionCache
	of  string
}

// Get implements tls.ClientSessionCache.
func (s sessionsOf) Get(key string) (*tls.ClientSessionState, bool) { return s.all.Get(s.of + key) }

// Put implements tls.ClientSessionCache.
func (s sessionsOf) Put(key string, state *tls.ClientSessionState) { s.all.Put(s.of+key, state) }
