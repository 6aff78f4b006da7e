package mailboxtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// Part is one of the two servers.
type Part string

// The servers: Dovecot is what people talk to, by IMAP and for submission; Postfix is
// behind it and takes and delivers.
const (
	Dovecot Part = "Dovecot"
	Postfix Part = "Postfix"
)

// Stop ends some of the servers, with every conversation they have. What Postfix took is
// in its queue.
func (s *MailServers) Stop(t testing.TB, parts ...Part) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	for _, part := range parts {
		if err := s.stop(ctx, part); err != nil {
			t.Fatalf("stop %s: %v", part, err)
		}
	}
}

// Start starts servers again that were stopped, on the same ports.
func (s *MailServers) Start(t testing.TB, parts ...Part) {
	t.Helper()
	for _, part := range parts {
		var err error
		for range startTries {
			if err = s.start(part); err == nil {
				break
			}
		}
		if err != nil {
			t.Fatalf("start %s again: %v%s", part, err, s.lastWords())
		}
	}
}

// start starts one server and waits until it listens.
func (s *MailServers) start(part Part) error {
	ports := []int{s.ports.imap, s.ports.imaps, s.ports.submission, s.ports.submissions, s.ports.lmtp}
	if part == Postfix {
		ports = []int{s.ports.smtp}
		if out, err := s.postfix("start").CombinedOutput(); err != nil {
			return fmt.Errorf("start Postfix: %w: %s", err, out)
		}
	} else if err := s.startDovecot(); err != nil {
		return err
	}
	for _, port := range ports {
		if err := s.awaitPort(port); err != nil {
			return err
		}
	}
	return nil
}

func (s *MailServers) stop(ctx context.Context, part Part) error {
	if part == Postfix {
		stop := s.postfix("stop")
		if out, err := exec.CommandContext(ctx, stop.Path, stop.Args[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("stop Postfix: %w: %s", err, out)
		}
		return nil
	}
	if s.exited == nil {
		return nil
	}
	_ = s.dovecot.Process.Signal(syscall.SIGTERM) // it may be gone
	select {
	case <-s.exited:
	case <-ctx.Done():
		_ = s.dovecot.Process.Kill()
		<-s.exited
	}
	return nil
}

func (s *MailServers) startDovecot() error {
	log, err := os.Create(s.path("log/dovecot.out"))
	if err != nil {
		return err
	}
	defer log.Close()
	s.dovecot = exec.Command("dovecot", "-F", "-c", s.path("dovecot.conf"))
	s.dovecot.Stdout, s.dovecot.Stderr = log, log
	ownSession(s.dovecot)
	if err := s.dovecot.Start(); err != nil {
		return fmt.Errorf("start Dovecot: %w", err)
	}
	s.exited = make(chan struct{})
	go func() {
		_ = s.dovecot.Wait()
		close(s.exited)
	}()
	return nil
}

func (s *MailServers) postfix(verb string) *exec.Cmd {
	return exec.Command("postfix", "-c", s.path("postfix"), verb)
}

// awaitPort waits until something listens.
func (s *MailServers) awaitPort(port int) error {
	deadline := time.Now().Add(startTime)
	for {
		conn, err := net.DialTimeout("tcp", address(port), time.Second)
		if err == nil {
			return conn.Close()
		}
		select {
		case <-s.exited:
			return errors.New("the server dovecot ended at once")
		default:
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("nothing listens on port %d after %s: %w", port, startTime, err)
		}
		time.Sleep(lookEvery)
	}
}
