package caldav

import (
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"afterword/internal/calendar"
	"afterword/internal/followup"
	"afterword/internal/mailbox/authority"
)

// transport does the requests of one session.
type transport struct {
	http               *http.Client
	username, password string
}

func newTransport(s followup.CalendarServer, password string) (*transport, error) {
	over := http.DefaultTransport.(*http.Transport).Clone()
	over.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	if s.CAFile != "" {
		pool, err := authority.Pool(s.CAFile)
		if err != nil {
			return nil, err
		}
		over.TLSClientConfig.RootCAs = pool
	}
	return &transport{
		http: &http.Client{
			Transport: over,
			Timeout:   requestTime,
			// A redirect would turn a write into a read: see Do.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		username: s.Username, password: password,
	}, nil
}

// call is what a request needs that go-webdav has no argument for, and what it does not
// return.
type call struct {
	ifMatch, ifNoneMatch string
	etag                 string // of the answer; empty when it has no strong one
}

type callKey struct{}

func (c *call) in(ctx context.Context) context.Context {
	return context.WithValue(ctx, callKey{}, c)
}

// statusError is an answer that is none of success.
type statusError struct {
	code int
	to   string // where a redirect points to
	// basic says that the server offers to sign in by user name and password (RFC 7617).
	basic bool
}

func (e *statusError) Error() string {
	return fmt.Sprintf("the server answered %d %s", e.code, http.StatusText(e.code))
}

// Do implements webdav.HTTPClient.
func (t *transport) Do(r *http.Request) (*http.Response, error) {
	c, _ := r.Context().Value(callKey{}).(*call)
	if c == nil {
		c = &call{}
	}
	if t.username != "" {
		r.SetBasicAuth(t.username, t.password)
	}
	if c.ifMatch != "" {
		r.Header.Set("If-Match", c.ifMatch)
	}
	if c.ifNoneMatch != "" {
		r.Header.Set("If-None-Match", c.ifNoneMatch)
	}
	if r.Method == http.MethodPut {
		if err := foldBody(r); err != nil {
			return nil, err
		}
	}
	answer, err := t.http.Do(r)
	if err != nil {
		return nil, err
	}
	answer.Body = limited{io.LimitReader(answer.Body, maxAnswer), answer.Body}
	if answer.StatusCode/100 != 2 {
		_ = answer.Body.Close() // what it holds is for browsers
		failed := &statusError{code: answer.StatusCode}
		for _, offer := range answer.Header.Values("WWW-Authenticate") {
			failed.basic = failed.basic || strings.Contains(strings.ToLower(offer), "basic")
		}
		if to, err := answer.Location(); err == nil && answer.StatusCode/100 == 3 {
			failed.to = (&url.URL{Scheme: to.Scheme, Host: to.Host, Path: to.Path}).String()
		}
		return nil, failed
	}
	if etag := answer.Header.Get("ETag"); !strings.HasPrefix(etag, "W/") {
		c.etag = etag
	}
	// go-webdav fails on values of these that it does not know, after the deed was done.
	for _, name := range []string{"ETag", "Last-Modified", "Location"} {
		answer.Header.Del(name)
	}
	return answer, nil
}

// foldBody breaks the long lines of an event: go-ical writes each as one.
func foldBody(r *http.Request) error {
	if r.Body == nil {
		return nil
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	folded := calendar.Fold(body)
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(folded)), int64(len(folded))
	r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(folded)), nil }
	return nil
}

// limited is a body of which only so much is read.
type limited struct {
	io.Reader
	io.Closer
}
