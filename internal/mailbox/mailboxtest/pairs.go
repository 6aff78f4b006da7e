package mailboxtest

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
)

// pairsAtOnce is how many pairs get a mailbox in one go: Dovecot looks for new people once
// a second.
const pairsAtOnce = 64

// Pair returns the mailboxes of a candidate and an interviewer that no other test has, so
// that many tests share one set of servers.
func (s *MailServers) Pair(t testing.TB) (candidate, interviewer followup.Mailbox) {
	t.Helper()
	s.pairsMu.Lock()
	defer s.pairsMu.Unlock()
	if s.given == s.pairs {
		if err := s.addPairs(); err != nil {
			t.Fatalf("give more people a mailbox: %v", err)
		}
		_, last := s.pair(s.pairs - 1)
		s.awaitSignIn(t, last)
	}
	s.given++
	return s.pair(s.given - 1)
}

func (s *MailServers) pair(number int) (candidate, interviewer followup.Mailbox) {
	of := func(user, domain string) followup.Mailbox {
		user = fmt.Sprintf("%s-%d", user, number)
		return s.mailbox(user+"@"+domain, passwordOf(user))
	}
	return of("seeker", ownDomain), of("wei", employerDomain)
}

// addPairs writes the passwd-file anew, in one piece.
func (s *MailServers) addPairs() error {
	s.pairs += pairsAtOnce
	var lines strings.Builder
	lines.WriteString(s.passwords())
	for number := range s.pairs {
		candidate, interviewer := s.pair(number)
		for _, m := range []followup.Mailbox{candidate, interviewer} {
			fmt.Fprintf(&lines, "%s:{PLAIN}%s::::::\n", m.Username, m.Password)
		}
	}
	fresh := s.path("users.new")
	if err := os.WriteFile(fresh, []byte(lines.String()), 0o644); err != nil {
		return err
	}
	return os.Rename(fresh, s.path("users"))
}

func (s *MailServers) awaitSignIn(t testing.TB, m followup.Mailbox) {
	t.Helper()
	deadline := time.Now().Add(startTime)
	for {
		client, err := trySignIn(t, m)
		if err == nil {
			_ = client.Close()
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("Dovecot does not know the new people after %s: %v", startTime, err)
		}
		time.Sleep(lookEvery)
	}
}
