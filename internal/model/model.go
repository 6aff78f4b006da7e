// Package model asks a model for text, at an endpoint that speaks the chat interface which
// OpenAI made common (POST BASE/chat/completions). It implements followup.Models.
//
// It is small on purpose, and written here rather than taken from a client library: what
// matters is what the library's caller cannot see. An endpoint is not trusted:
//
//   - Nothing is followed to another host, so that a text and a key go where the person said.
//   - Without TLS nothing but this machine is spoken to, and this machine or a private network
//     only where the model's own row allows it, and where many come in (Client.OnlyPublic)
//     never: an address that one of them typed must not be a way into the house.
//   - A whole answer has a time, each wait for the next bytes has one, and both its bytes
//     and its text have a bound.
//   - Half an answer is none: a stream must end with its end mark, a model must say that it
//     stopped by itself.
//
// What an answer says is judged by package polish.
package model

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os/exec"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/polish"
	"afterword/internal/reach"
)

// Client asks models. The zero value has the usual bounds.
type Client struct {
	// Time bounds a whole answer, Wait how long nothing may come; zero means a usual one.
	Time, Wait time.Duration
	// OnlyPublic refuses this machine and private networks whatever a model's row allows: rows
	// that are older than where people come in allow it without anybody's word.
	OnlyPublic bool
}

var _ followup.Models = Client{}

const (
	usualTime = 2 * time.Minute
	usualWait = 60 * time.Second // a machine of one's own may load the model first
	// maxAnswer is how many bytes an answer may have as it comes, frames and all; maxText how
	// many its text may have.
	maxAnswer = 1 << 20
	maxText   = 64 << 10
	// maxNews is how much is read of an answer that says what went wrong.
	maxNews = 4 << 10
)

// Errors of an endpoint.
var (
	errTooLong   = errors.New("the model's answer is longer than any paragraph: it is not read")
	errTooSlow   = errors.New("the model took too long: try again, or choose a smaller one")
	errHalf      = errors.New("the model's answer broke off in the middle: nothing of it is used")
	errPrivate   = fmt.Errorf("%w, which may not be asked from here: give an address on the internet", reach.ErrPrivate)
	errElsewhere = errors.New("the endpoint sends on to another host: nothing was sent there, add that address instead if you trust it")
)

// message is polish.Message as it is sent.
type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type request struct {
	Model       string    `json:"model"`
	Messages    []message `json:"messages"`
	Temperature float64   `json:"temperature"`
	Stream      bool      `json:"stream"`
}

// Ask implements followup.Models.
func (c Client) Ask(ctx context.Context, m followup.Model, messages []polish.Message) (string, error) {
	asked := request{Model: m.Name, Stream: true}
	for _, one := range messages {
		asked.Messages = append(asked.Messages, message(one))
	}
	body, err := json.Marshal(asked)
	if err != nil {
		return "", fmt.Errorf("write the question: %w", err)
	}
	address, err := m.URL("chat/completions")
	if err != nil {
		return "", err
	}
	var text string
	err = c.call(ctx, m, http.MethodPost, address, body, func(r *http.Response, in io.Reader) (err error) {
		if strings.HasPrefix(r.Header.Get("Content-Type"), "text/event-stream") {
			text, err = readStream(in)
		} else {
			text, err = readWhole(in)
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("ask %s: %w", m, err)
	}
	return withoutThoughts(text), nil
}

// withoutThoughts cuts what some models think aloud before they answer.
func withoutThoughts(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "<think>") {
		if _, rest, ok := strings.Cut(text, "</think>"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return text
}

// call sends one request and reads its answer, within the bounds.
func (c Client) call(ctx context.Context, m followup.Model, method, address string, body []byte, read func(*http.Response, io.Reader) error) error {
	private := m.Private && !c.OnlyPublic
	if err := mayBeAsked(address, private); err != nil {
		return err
	}
	whole, wait := c.Time, c.Wait
	if whole == 0 {
		whole = usualTime
	}
	if wait == 0 {
		wait = usualWait
	}
	ctx, cancel := context.WithTimeoutCause(ctx, whole, errTooSlow)
	defer cancel()
	ctx, giveUp := context.WithCancelCause(ctx)
	defer giveUp(nil)
	silence := time.AfterFunc(wait, func() { giveUp(errTooSlow) })
	defer silence.Stop()

	r, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("the address cannot be used: %w", err)
	}
	r.Header.Set("Content-Type", "application/json")
	key, err := keyOf(ctx, m)
	if err != nil {
		return err
	}
	if key != "" {
		r.Header.Set("Authorization", "Bearer "+key)
	}
	dialer := &net.Dialer{Timeout: 15 * time.Second}
	transport := &http.Transport{
		Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true, MaxResponseHeaderBytes: 64 << 10,
		DialContext: dialer.DialContext, TLSHandshakeTimeout: 15 * time.Second,
	}
	if !private {
		dialer.Control = reach.OnlyPublic
		transport.Proxy = nil // it would ask in our place, where nobody looks
	}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, CheckRedirect: sameHost}
	answer, err := client.Do(r)
	if err != nil {
		return plainly(ctx, err)
	}
	defer answer.Body.Close()
	in := &bounded{from: answer.Body, left: maxAnswer, came: func() { silence.Reset(wait) }}
	if answer.StatusCode != http.StatusOK {
		return refused(answer, in)
	}
	if err := read(answer, in); err != nil {
		return plainly(ctx, err)
	}
	return nil
}

// sameHost follows no redirect to anywhere else.
func sameHost(r *http.Request, via []*http.Request) error {
	if len(via) > 3 || r.URL.Host != via[0].URL.Host || r.URL.Scheme != via[0].URL.Scheme {
		return errElsewhere
	}
	return nil
}

// mayBeAsked refuses what would go over a network unencrypted, and this machine where that
// is not allowed.
func mayBeAsked(address string, private bool) error {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "":
		return fmt.Errorf("%q is no address: write it as http://127.0.0.1:11434/v1 or https://models.example.org/v1", address)
	case u.User != nil:
		return errors.New("leave the name and password out of the address: a key is asked for")
	case !private && followup.IsLoopback(u.Hostname()):
		return errPrivate
	case u.Scheme == "https", u.Scheme == "http" && followup.IsLoopback(u.Hostname()):
		return nil
	}
	return fmt.Errorf("%s is asked without encryption: use https, or a model on this machine", u.Host)
}

// keyOf is the key of an endpoint; empty where it needs none.
func keyOf(ctx context.Context, m followup.Model) (string, error) {
	if m.KeyCommand == "" {
		return m.Key, nil
	}
	out, err := exec.CommandContext(ctx, "sh", "-c", m.KeyCommand).Output()
	if err != nil {
		return "", fmt.Errorf("the command that prints the model's key failed: %w", err)
	}
	line, _, _ := strings.Cut(string(out), "\n")
	if line = strings.TrimSpace(line); line == "" {
		return "", errors.New("the command that prints the model's key prints nothing")
	}
	return line, nil
}

// bounded reads so many bytes and no more, and tells when some came.
type bounded struct {
	from io.Reader
	left int
	came func()
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLong
	}
	n, err := b.from.Read(p[:min(len(p), b.left)])
	b.left -= n
	if n > 0 {
		b.came()
	}
	return n, err
}

// plainly says what went wrong in words, where that is known.
func plainly(ctx context.Context, err error) error {
	var network *net.OpError
	switch {
	case errors.Is(err, errElsewhere):
		return errElsewhere
	case errors.Is(err, reach.ErrPrivate):
		return errPrivate
	case errors.Is(context.Cause(ctx), errTooSlow), errors.Is(err, context.DeadlineExceeded):
		return errTooSlow
	case errors.Is(err, errTooLong):
		return errTooLong
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, errHalf) && !strings.Contains(err.Error(), "limit"):
		return errHalf
	case errors.As(err, &network) && network.Op == "dial":
		return fmt.Errorf("nothing answers there, is it running: %w", network)
	}
	return err
}

// refused says why an endpoint did not answer. What it says is cut: it may hold the text.
func refused(r *http.Response, in io.Reader) error {
	var news struct {
		Error json.RawMessage `json:"error"`
	}
	said, _ := io.ReadAll(io.LimitReader(in, maxNews)) // what is there will do
	reason := ""
	if json.Unmarshal(said, &news) == nil && len(news.Error) > 0 {
		var long struct {
			Message string `json:"message"`
		}
		if json.Unmarshal(news.Error, &long) == nil && long.Message != "" {
			reason = long.Message
		} else if json.Unmarshal(news.Error, &reason) != nil {
			reason = ""
		}
	}
	if r := []rune(reason); len(r) > 200 {
		reason = string(r[:200]) + "…"
	}
	switch r.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden:
		return fmt.Errorf("it refuses the key (%d): add the model again with another one", r.StatusCode)
	case http.StatusNotFound:
		const where = "it has no such model or address (404): look at both, the address usually ends in /v1"
		if reason == "" {
			return errors.New(where)
		}
		return fmt.Errorf(where+". It says: %q", reason)
	}
	if reason == "" {
		return fmt.Errorf("it answers %s, and does not say why", r.Status)
	}
	return fmt.Errorf("it answers %s, and says %q", r.Status, reason)
}
