package mailbox_test

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"afterword/internal/followup"
	"afterword/internal/mailbox/loopback"
)

// slowServer is a submission server that knows AUTH LOGIN only, and answers the final dot
// when release is closed.
type slowServer struct {
	received chan struct{} // closed when a message came in whole
	release  chan struct{}
}

func (s *slowServer) start(t *testing.T) followup.Mailbox {
	t.Helper()
	listener, caFile := listen(t)
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &slowSession{slowServer: s}, nil }))
	server.ErrorLog = log.New(io.Discard, "", 0)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = listener.Close() })
	return followup.Mailbox{
		Address: "ada@example.org", Username: "ada", Password: "secret", CAFile: caFile,
		SMTP: followup.Server{Host: loopback.Host, Port: listener.Addr().(*net.TCPAddr).Port, Security: followup.TLS},
	}
}

type slowSession struct {
	*slowServer
	in bool
}

func (s *slowSession) AuthMechanisms() []string { return []string{sasl.Login} }

func (s *slowSession) Auth(string) (sasl.Server, error) { return &loginServer{session: s}, nil }

func (s *slowSession) Mail(string, *smtp.MailOptions) error {
	if !s.in {
		return smtp.ErrAuthRequired
	}
	return nil
}

func (s *slowSession) Rcpt(string, *smtp.RcptOptions) error { return nil }

func (s *slowSession) Data(r io.Reader) error {
	if _, err := io.Copy(io.Discard, r); err != nil {
		return err
	}
	close(s.received)
	<-s.release
	return nil
}

func (s *slowSession) Reset()        {}
func (s *slowSession) Logout() error { return nil }

// loginServer asks for the user name and then the password, as the LOGIN mechanism does.
type loginServer struct {
	session *slowSession
	asked   int
}

func (l *loginServer) Next(response []byte) (challenge []byte, done bool, err error) {
	l.asked++
	switch {
	case l.asked == 1 && response == nil:
		return []byte("Username:"), false, nil
	case string(response) == "ada":
		return []byte("Password:"), false, nil
	case string(response) == "secret":
		l.session.in = true
		return nil, true, nil
	}
	return nil, false, smtp.ErrAuthFailed
}

// TestCancelledAfterTheDot stops the program when the message has left and the answer has
// not come.
func TestCancelledAfterTheDot(t *testing.T) {
	t.Run("the answer comes late", func(t *testing.T) {
		s := &slowServer{received: make(chan struct{}), release: make(chan struct{})}
		m := s.start(t)
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			<-s.received
			cancel()
			close(s.release)
		}()
		if err := quiet().Send(ctx, m, "wei@globex.example", mail("one@example.org"), commits); err != nil {
			t.Errorf("got %v, want the late answer", err)
		}
	})
	t.Run("the answer never comes", func(t *testing.T) {
		s := &slowServer{received: make(chan struct{}), release: make(chan struct{})}
		m := s.start(t)
		defer close(s.release)
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			<-s.received
			cancel()
		}()
		err := impatient().Send(ctx, m, "wei@globex.example", mail("one@example.org"), commits)
		var refused *followup.NotDelivered
		if !errors.Is(err, followup.ErrUncertain) || errors.As(err, &refused) {
			t.Errorf("got %v, want it uncertain", err)
		}
	})
	t.Run("the server stays silent", func(t *testing.T) {
		s := &slowServer{received: make(chan struct{}), release: make(chan struct{})}
		m := s.start(t)
		defer close(s.release)
		start := time.Now()
		err := impatient().Send(t.Context(), m, "wei@globex.example", mail("one@example.org"), commits)
		if !errors.Is(err, followup.ErrUncertain) || time.Since(start) > 10*time.Second {
			t.Errorf("got %v after %s, want it uncertain soon", err, time.Since(start))
		}
	})
}
