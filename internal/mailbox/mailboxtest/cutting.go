package mailboxtest

import (
	"bufio"
	"crypto/tls"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox/loopback"
)

// The steps of a submission at which a connection can be cut. Dot is the end of the
// message; body is its first line.
const (
	atConnect  = "connect"
	atGreeting = "greeting"
	atBody     = "body"
	atDot      = "."
)

// cut is what a cutter does at one step.
type cut struct {
	at string // a step above, an SMTP verb, or a whole command in capitals
	// afterwards lets the server hear and do the step, and drops only its answer.
	afterwards bool
	// answer is given to the client in place of the server's, and the connection stays.
	// Without afterwards the server is not even asked.
	answer string
}

// pauses lists answers after which the whole account has to rest, and some that are about
// one mail only.
func (w World) pauses(t *testing.T) {
	for _, c := range []struct {
		name string
		cut  cut
		want time.Duration // 0 for none
	}{
		{"421 at MAIL", cut{at: "MAIL", answer: "421 4.3.2 Shutting down"}, 5 * time.Minute},
		{"421 at RCPT", cut{at: "RCPT", answer: "421 4.7.0 Too much for now"}, 5 * time.Minute},
		{"451 at MAIL", cut{at: "MAIL", answer: "451 4.3.0 Later"}, 5 * time.Minute},
		{"454 at AUTH", cut{at: "AUTH", answer: "454 4.7.0 Temporary failure"}, 5 * time.Minute},
		{"452 at DATA", cut{at: "DATA", answer: "452 4.3.1 Out of space"}, 5 * time.Minute},
		{"451 at the dot", cut{at: atDot, answer: "451 4.3.0 Later"}, 5 * time.Minute},
		{"a limit at MAIL", cut{at: "MAIL", answer: "550 5.4.5 Daily user sending limit exceeded"}, time.Hour},
		{"a limit in words at RCPT", cut{at: "RCPT", answer: "554 5.2.0 SubmissionQuotaExceededException"}, time.Hour},
		{"450 at RCPT is about the recipient", cut{at: "RCPT", answer: "450 4.2.0 Greylisted"}, 0},
		{"550 at RCPT is about the recipient", cut{at: "RCPT", answer: "550 5.1.1 No such user"}, 0},
		{"554 at the dot is about the mail", cut{at: atDot, answer: "554 5.7.1 Looks like spam"}, 0},
		{"a lost connection", cut{at: "MAIL"}, 0},
	} {
		err := w.Mail.Send(t.Context(), through(t, w.Sender, c.cut), w.Recipient.Address, letterFrom(w.Sender.Address, w.Recipient.Address, newID(t)), commits)
		var refused *followup.NotDelivered
		if !errors.As(err, &refused) || refused.Pause != c.want {
			t.Errorf("%s: got %v, want it not delivered and a pause of %s", c.name, err, c.want)
		}
	}
}

// cutConnections sends one mail through a cutter for each place and looks what became of
// the mail and what the sender was told.
func (w World) cutConnections(t *testing.T) {
	// More than the buffers between two sockets hold.
	large := strings.Repeat("A line of a large mail that never arrives.\r\n", 12<<20/44)
	cases := []struct {
		name string
		cut  cut
		more string // at the end of the body
		want ending
	}{
		{"on connecting", cut{at: atConnect}, "", temporary},
		{"before the greeting", cut{at: atGreeting}, "", temporary},
		{"before EHLO", cut{at: "EHLO"}, "", temporary},
		{"after EHLO", cut{at: "EHLO", afterwards: true}, "", temporary},
		{"before AUTH", cut{at: "AUTH"}, "", temporary},
		{"after AUTH", cut{at: "AUTH", afterwards: true}, "", temporary},
		{"before MAIL", cut{at: "MAIL"}, "", temporary},
		{"after MAIL", cut{at: "MAIL", afterwards: true}, "", temporary},
		{"before RCPT", cut{at: "RCPT"}, "", temporary},
		{"after RCPT", cut{at: "RCPT", afterwards: true}, "", temporary},
		{"before DATA", cut{at: "DATA"}, "", temporary},
		{"after DATA", cut{at: "DATA", afterwards: true}, "", temporary},
		{"within a large body", cut{at: atBody}, large, temporary},
		// A small body and the dot leave in one piece: the sender cannot know.
		{"within a small body", cut{at: atBody}, "", uncertain},
		{"before the dot reached the server", cut{at: atDot}, "", uncertain},
		{"after the dot", cut{at: atDot, afterwards: true}, "", uncertain},
		{"at QUIT", cut{at: "QUIT"}, "", taken},
		{"EHLO answered without 8BITMIME", cut{at: "EHLO", afterwards: true, answer: "250-mail.example\r\n250 AUTH PLAIN"}, "café\r\n", permanent},
		{"MAIL answered with 421", cut{at: "MAIL", answer: "421 4.3.2 Shutting down"}, "", temporary},
		{"MAIL answered with 550", cut{at: "MAIL", answer: "550 5.1.0 Sender rejected"}, "", permanent},
		{"MAIL answered with a sending limit", cut{at: "MAIL", answer: "550 5.4.5 Daily user sending limit exceeded"}, "", temporary},
		{"AUTH answered with 535", cut{at: "AUTH", answer: "535 5.7.8 Authentication failed"}, "", temporary},
		{"AUTH answered with the password", cut{at: "AUTH", answer: "535 5.7.8 Wrong password " + w.Sender.Password}, "", temporary},
		{"DATA answered with 451", cut{at: "DATA", answer: "451 4.3.0 Later"}, "", temporary},
		{"DATA answered with 554", cut{at: "DATA", answer: "554 5.5.1 No valid recipients"}, "", permanent},
		{"the dot answered with 451", cut{at: atDot, answer: "451 4.3.0 Later"}, "", temporary},
		{"the dot answered with 554", cut{at: atDot, answer: "554 5.7.1 Looks like spam"}, "", permanent},
		{"the dot answered with nonsense", cut{at: atDot, answer: "what"}, "", uncertain},
		{"the dot answered with 421", cut{at: atDot, answer: "421 4.4.0 Lost connection to relay server"}, "", uncertain},
	}
	arrives := map[string]bool{}
	marks := w.marks(t)
	for _, c := range cases {
		id := newID(t)
		// Only where the server took it can it arrive.
		arrives[id] = c.want == taken || c.cut.at == atDot && c.cut.afterwards
		message := letterFrom(w.Sender.Address, w.Recipient.Address, id)
		message = append(message, c.more...)
		err := w.Mail.Send(t.Context(), through(t, w.Sender, c.cut), w.Recipient.Address, message, commits)
		if got := endingOf(err); got != c.want {
			t.Errorf("%s: got %s (%v), want %s", c.name, got, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), w.Sender.Password) {
			t.Errorf("%s: the error holds the password: %v", c.name, err)
		}
	}
	for id, want := range arrives {
		if want {
			awaitID(t, w.Recipient, "INBOX", id)
		}
	}
	last := newID(t)
	if err := w.Mail.Send(t.Context(), w.Sender, w.Recipient.Address, letterFrom(w.Sender.Address, w.Recipient.Address, last), commits); err != nil {
		t.Fatal(err)
	}
	awaitID(t, w.Recipient, "INBOX", last)
	awaitID(t, w.Sender, "INBOX", last)
	delivered, copies := ReadFolder(t, w.Recipient, "INBOX"), ReadFolder(t, w.Sender, "INBOX")
	for id, want := range arrives {
		count := 0
		if want {
			count = 1
		}
		if got := holding(delivered, id); got != count {
			t.Errorf("a mail whose connection was cut arrived %d times, want %d: %s", got, count, id)
		}
		if got := holding(copies, id); got != count {
			t.Errorf("it has %d witnesses, want %d: %s", got, count, id)
		}
		if want {
			w.filedFrom(t, id, marks)
		}
	}
}

// holding counts the messages with a Message-ID.
func holding(messages []RawMessage, id string) (n int) {
	for _, one := range messages {
		if holdsID(one.Bytes, id) {
			n++
		}
	}
	return n
}

// through returns m with a cutter between it and its submission server. The cutter ends
// the client's TLS with a certificate of its own, so that it can read the verbs.
func through(t *testing.T, m followup.Mailbox, c cut) followup.Mailbox {
	t.Helper()
	if m.SMTP.Security != followup.TLS {
		t.Fatalf("the cutter needs TLS from the first byte, not %s", m.SMTP.Security)
	}
	identity, err := loopback.New(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	config, err := identity.TLS()
	if err != nil {
		t.Fatal(err)
	}
	caFile := filepath.Join(t.TempDir(), "cutter.pem")
	if err := os.WriteFile(caFile, identity.Authority, 0o600); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(loopback.Host, "0"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	server, upstream := net.JoinHostPort(m.SMTP.Host, strconv.Itoa(m.SMTP.Port)), trusting(t, m)
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		if c.at == atConnect {
			return
		}
		client := tls.Server(conn, config)
		if client.Handshake() != nil {
			return
		}
		behind, err := tls.Dial("tcp", server, upstream)
		if err != nil {
			return
		}
		defer behind.Close()
		c.carry(bufio.NewReader(client), bufio.NewReader(behind), client, behind)
	}()
	m.SMTP.Port, m.CAFile = listener.Addr().(*net.TCPAddr).Port, caFile
	return m
}

// carry passes a conversation on, line by line, until the cut. It returns to cut.
func (c cut) carry(fromClient, fromServer *bufio.Reader, client, server net.Conn) {
	if c.at == atGreeting || !passAnswer(fromServer, client) {
		return
	}
	inBody, firstLine := false, false
	for {
		line, err := fromClient.ReadString('\n')
		if err != nil {
			return
		}
		step := strings.ToUpper(strings.TrimSpace(line))
		if inBody {
			switch {
			case line == ".\r\n":
				step = atDot
			case firstLine:
				step = atBody
			default:
				step = ""
			}
			firstLine = false
		} else if verb, _, found := strings.Cut(step, " "); found && step != c.at {
			step = verb
		}
		switch {
		case step == c.at && c.answer != "" && !c.afterwards:
			if _, err := client.Write([]byte(c.answer + "\r\n")); err != nil {
				return
			}
			if inBody {
				return // the server still waits for the dot: nothing more to pass on
			}
			continue
		case step == c.at && !c.afterwards:
			return
		}
		if _, err := server.Write([]byte(line)); err != nil {
			return
		}
		if inBody && step != atDot {
			continue
		}
		answer, ok := readAnswer(fromServer)
		if !ok || step == c.at && c.answer == "" {
			return
		}
		if step == c.at {
			answer = c.answer + "\r\n"
		}
		if _, err := client.Write([]byte(answer)); err != nil {
			return
		}
		inBody = step == "DATA" && strings.HasPrefix(answer, "354")
		firstLine = inBody
	}
}

func passAnswer(from *bufio.Reader, to net.Conn) bool {
	answer, ok := readAnswer(from)
	if !ok {
		return false
	}
	_, err := to.Write([]byte(answer))
	return err == nil
}

// readAnswer reads one answer of an SMTP server, which may have several lines (RFC 5321
// section 4.2.1).
func readAnswer(from *bufio.Reader) (string, bool) {
	var answer strings.Builder
	for {
		line, err := from.ReadString('\n')
		if err != nil {
			return "", false
		}
		answer.WriteString(line)
		if len(line) < 4 || line[3] != '-' {
			return answer.String(), true
		}
	}
}
