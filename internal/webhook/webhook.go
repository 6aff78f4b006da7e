// Package webhook posts signed messages to the receivers of a person's webhooks. It
// implements followup.Hooks.
//
// A URL that somebody typed makes this machine ask another one, so it is held against
// misuse (server-side request forgery):
//
//  1. The URL is https; http only on this machine itself. No name and password in it.
//  2. Every address that its name turns out to mean is looked at when the connection is
//     made, after the name was looked up: one of a private network, of this machine, of a
//     neighbour, or of no single host is refused, unless the person said that the receiver
//     lies in a private network. So a name that means another address the next time gains
//     nothing.
//  3. No redirect is followed, no proxy of the environment is used, no cookie is kept.
//  4. Of the answer only the status and the first bytes are read, and for a few seconds.
package webhook

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"
	"unicode"

	"afterword/internal/followup"
	"afterword/internal/reach"
)

const (
	// answerTime is how long a receiver may take for everything.
	answerTime = 15 * time.Second
	// answerStart is how much of an answer is kept, bytes.
	answerStart = 500
	longestURL  = 2000
)

// Errors of Check and Post, wrapped.
var (
	errURL      = errors.New("a webhook's URL is https://host/path, without a name or password")
	errPlain    = errors.New("a webhook's URL begins with https:// (http:// goes only to this machine, where that is allowed)")
	errPrivate  = fmt.Errorf("%w, which was not allowed for it", reach.ErrPrivate)
	errRedirect = errors.New("it answered with a redirect, which is not followed: use the URL it leads to")
)

// Client posts to receivers. Its zero value is ready.
type Client struct {
	// Transport is for tests that trust a certificate of their own; nil is the usual one.
	// Its DialContext and Proxy are replaced.
	Transport *http.Transport
}

var _ followup.Hooks = Client{}

// Check implements followup.Hooks. A name is looked up only when it is posted to.
func (c Client) Check(address string, private bool) error {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Hostname() == "" || u.User != nil || u.Fragment != "" || len(address) > longestURL:
		return errURL
	case u.Scheme == "http" && !(private && followup.IsLoopback(u.Hostname())), u.Scheme != "http" && u.Scheme != "https":
		return errPlain
	}
	if ip, err := netip.ParseAddr(u.Hostname()); (err == nil && !reach.Public(ip) || strings.EqualFold(u.Hostname(), "localhost")) && !private {
		return errPrivate
	}
	return nil
}

// Post implements followup.Hooks.
func (c Client) Post(ctx context.Context, m followup.HookMessage) (followup.HookAnswer, error) {
	if err := c.Check(m.URL, m.Private); err != nil {
		return followup.HookAnswer{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, m.URL, bytes.NewReader(m.Body))
	if err != nil {
		return followup.HookAnswer{}, errURL
	}
	for name, value := range m.Header {
		r.Header.Set(name, value)
	}
	r.Header.Set("User-Agent", "Afterword")
	transport := c.transport(m.Private)
	defer transport.CloseIdleConnections()
	client := http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	answer, err := client.Do(r)
	if err != nil {
		return followup.HookAnswer{}, told(err)
	}
	defer answer.Body.Close()
	start, _ := io.ReadAll(io.LimitReader(answer.Body, answerStart)) // the status is what counts
	if answer.StatusCode >= 300 && answer.StatusCode < 400 {
		return followup.HookAnswer{Status: answer.StatusCode}, errRedirect
	}
	return followup.HookAnswer{Status: answer.StatusCode, Start: printable(start)}, nil
}

func (c Client) transport(private bool) *http.Transport {
	t := &http.Transport{}
	if c.Transport != nil {
		t = c.Transport.Clone()
	}
	dialer := &net.Dialer{Timeout: answerTime}
	if !private {
		dialer.Control = reach.OnlyPublic
	}
	t.Proxy, t.DialContext, t.DisableKeepAlives = nil, dialer.DialContext, true
	t.MaxResponseHeaderBytes = 64 << 10
	return t
}

// told leaves the URL out of an error: it may carry a secret in its path.
func told(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("it did not answer within %s", answerTime)
	}
	if errors.Is(err, reach.ErrPrivate) {
		return errPrivate
	}
	return fmt.Errorf("it cannot be reached: %w", err)
}

// printable is what of an answer can be shown.
func printable(b []byte) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, strings.ToValidUTF8(string(b), "?")))
}
