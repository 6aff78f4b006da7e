package mailbox

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"strconv"
	"sync/atomic"
	"time"

	"afterword/internal/followup"
)

// address returns "host:port" of a server.
func address(s followup.Server) string { return net.JoinHostPort(s.Host, strconv.Itoa(s.Port)) }

// dial connects to s and returns the connection with the TLS configuration to protect it
// with. Where s wants TLS from the first byte the handshake is done and protected is the
// connection to talk over; else protected is nil and the caller upgrades wire.
func (c *Client) dial(ctx context.Context, s followup.Server, caFile string) (w *wire, protected *tls.Conn, config *tls.Config, err error) {
	if s.Security != followup.TLS && s.Security != followup.STARTTLS {
		return nil, nil, nil, fmt.Errorf("the protection %q is unknown: choose %q or %q, there is no plain text", s.Security, followup.TLS, followup.STARTTLS)
	}
	if s.Host == "" || s.Port <= 0 || s.Port > 65535 {
		return nil, nil, nil, fmt.Errorf("%q is no server to connect to: give a host name and a port from 1 to 65535", address(s))
	}
	if config, err = c.trust.config(s, caFile); err != nil {
		return nil, nil, nil, err
	}

	conn, err := (&net.Dialer{Timeout: c.limits.connect}).DialContext(ctx, "tcp", address(s))
	if err != nil {
		if ctx.Err() != nil {
			err = &stopped{context.Cause(ctx)}
		}
		return nil, nil, nil, err
	}
	w = &wire{Conn: conn, limit: c.limits.answer}
	if s.Security == followup.TLS {
		protected = tls.Client(w, config)
		if err := within(ctx, w, c.limits.connect, protected.Handshake); err != nil {
			_ = conn.Close()
			return nil, nil, nil, err
		}
	}
	return w, protected, config, nil
}

// wire is a TCP connection on which every write has a limit and which remembers whether
// one failed. A failed write means that the other side cannot have the end of what was
// written: TLS shows a receiver nothing of a record that did not arrive whole.
type wire struct {
	net.Conn
	limit       time.Duration
	writeFailed atomic.Bool
}

func (w *wire) Write(b []byte) (int, error) {
	if err := w.SetWriteDeadline(time.Now().Add(w.limit)); err != nil {
		w.writeFailed.Store(true)
		return 0, err
	}
	n, err := w.Conn.Write(b)
	if err != nil {
		w.writeFailed.Store(true)
	}
	return n, err
}

// within closes the connection when f takes longer than limit or when ctx ends, which
// makes f return; it then says so in place of the broken connection.
func within(ctx context.Context, conn net.Conn, limit time.Duration, f func() error) error {
	if ctx.Err() != nil {
		return &stopped{context.Cause(ctx)}
	}
	var late atomic.Bool
	timer := time.AfterFunc(limit, func() {
		late.Store(true)
		conn.Close()
	})
	defer timer.Stop()
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	err := f()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return &stopped{context.Cause(ctx)}
	case late.Load():
		return &silence{limit}
	}
	return err
}

// stopped means that the caller gave up.
type stopped struct{ cause error }

func (e *stopped) Error() string { return e.cause.Error() }
func (e *stopped) Unwrap() error { return e.cause }

// silence means that a server took longer than the limit to answer.
type silence struct{ limit time.Duration }

func (e *silence) Error() string { return fmt.Sprintf("no answer within %s", e.limit) }

// Timeout marks the error as one of time, as net.Error does.
func (e *silence) Timeout() bool { return true }
