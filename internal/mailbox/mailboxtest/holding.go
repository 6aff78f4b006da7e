package mailboxtest

import (
	"bufio"
	"crypto/tls"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox/loopback"
)

// Hold is a step of a conversation at which a Between holds it.
type Hold struct {
	// Command is how the client's line begins, in capitals: "RCPT", "UID MOVE", "STATUS";
	// "." is the end of a message and "BODY" its first line.
	Command string
	// Afterwards lets the server hear and do it, and holds its answer.
	Afterwards bool
}

func (h Hold) String() string {
	if h.Afterwards {
		return "after " + h.Command
	}
	return "before " + h.Command
}

// Between stands between a program and the servers of a mailbox and passes everything on,
// but for one step at which it holds the conversation: then a test can kill the program
// at exactly that step. It ends the program's TLS with a certificate of its own.
type Between struct {
	// Mailbox is how the program reaches the mailbox through it.
	Mailbox followup.Mailbox

	mu      sync.Mutex
	hold    *Hold
	reached chan struct{}
	ends    chan bool // how holding ends: true when the conversation goes on
}

// NewBetween starts one before the servers of m, until the test ends.
func NewBetween(t testing.TB, m followup.Mailbox) *Between {
	t.Helper()
	identity, err := loopback.New(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	config, err := identity.TLS()
	if err != nil {
		t.Fatal(err)
	}
	authority := filepath.Join(t.TempDir(), "between.pem")
	if err := os.WriteFile(authority, identity.Authority, 0o600); err != nil {
		t.Fatal(err)
	}
	b := &Between{Mailbox: m}
	b.Mailbox.CAFile = authority
	upstream := trusting(t, m)
	b.Mailbox.IMAP.Port = b.listen(t, config, upstream, m.IMAP)
	b.Mailbox.SMTP.Port = b.listen(t, config, upstream, m.SMTP)
	t.Cleanup(b.Cut)
	return b
}

// HoldAt holds the next conversation that reaches a step; the channel is closed when it
// does. The conversation goes no further until Release or Cut.
func (b *Between) HoldAt(h Hold) (reached <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hold, b.reached, b.ends = &h, make(chan struct{}), make(chan bool, 1)
	return b.reached
}

// Release lets the conversation that is held go on, as far as the server still takes part.
func (b *Between) Release() { b.end(true) }

// Cut ends the conversation that is held, on both sides: whoever held it is gone.
func (b *Between) Cut() { b.end(false) }

func (b *Between) end(goesOn bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hold = nil
	if b.ends != nil {
		b.ends <- goesOn
		b.ends = nil
	}
}

// held is one conversation at the step where it is held.
type held struct {
	Hold
	reached chan<- struct{}
	ends    <-chan bool
}

// take reports whether this line is the step to hold at; only the first is.
func (b *Between) take(step string) (h held, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.hold == nil || step != b.hold.Command && !strings.HasPrefix(step, b.hold.Command+" ") {
		return h, false
	}
	h = held{*b.hold, b.reached, b.ends}
	b.hold = nil
	return h, true
}

func (b *Between) listen(t testing.TB, config, upstream *tls.Config, s followup.Server) (port int) {
	t.Helper()
	listener, err := tls.Listen("tcp", net.JoinHostPort(loopback.Host, "0"), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	server := net.JoinHostPort(s.Host, strconv.Itoa(s.Port))
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer client.Close()
				behind, err := tls.Dial("tcp", server, upstream)
				if err != nil {
					return
				}
				defer behind.Close()
				c := &conversation{between: b, client: client, server: behind}
				go c.answers()
				c.commands()
			}()
		}
	}()
	return listener.Addr().(*net.TCPAddr).Port
}

// conversation is one connection. Its answers are passed on until it is shut.
type conversation struct {
	between        *Between
	client, server net.Conn
	mu             sync.Mutex
	shut           bool
	tag            string // of the IMAP command whose answer is held; empty for SMTP
	answered       func() // called once the held answer has come
	kept           []byte // what the server said meanwhile
	ended          bool   // the server hung up meanwhile
}

// commands passes the client's lines on until the step to hold at.
func (c *conversation) commands() {
	lines := bufio.NewReader(c.client)
	inBody, first := false, false
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		step, tag := stepOf(line)
		switch {
		case inBody && line == ".\r\n":
			step, inBody = ".", false
		case inBody && first:
			step, first = "BODY", false
		case inBody:
			step = ""
		case strings.EqualFold(strings.TrimSpace(line), "DATA"):
			step, inBody, first = "DATA", true, true
		}
		if h, ok := c.between.take(step); ok {
			if h.Afterwards {
				c.hold(tag, func() { close(h.reached) })
				_, _ = c.server.Write([]byte(line))
			} else {
				close(h.reached)
			}
			if !<-h.ends {
				return
			}
			if h.Afterwards {
				c.passKept()
				continue
			}
		}
		if _, err := c.server.Write([]byte(line)); err != nil {
			return
		}
	}
}

// stepOf reads a line as a command of SMTP or, behind its tag, of IMAP.
func stepOf(line string) (step, tag string) {
	step = strings.ToUpper(strings.TrimSpace(line))
	if word, rest, found := strings.Cut(step, " "); found && word[0] == 'T' && strings.Trim(word[1:], "0123456789") == "" {
		return rest, word
	}
	return step, ""
}

func (c *conversation) hold(tag string, answered func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shut, c.tag, c.answered = true, tag, answered
}

// passKept passes on what the server said while its answers were held.
func (c *conversation) passKept() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shut = false
	if _, err := c.client.Write(c.kept); err != nil || c.ended {
		_ = c.client.Close()
	}
}

// answers passes the server's lines on, and keeps them while it is shut.
func (c *conversation) answers() {
	lines := bufio.NewReader(c.server)
	for {
		line, err := lines.ReadString('\n')
		if !c.pass(line, err != nil) {
			return
		}
	}
}

// pass deals with one line of the server, the last one when the server hung up after it.
// It reports whether more can come.
func (c *conversation) pass(line string, last bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.shut {
		if _, err := c.client.Write([]byte(line)); err != nil || last {
			_ = c.client.Close()
			return false
		}
		return true
	}
	c.kept, c.ended = append(c.kept, line...), last
	complete := len(line) > 3 && line[3] == ' '
	if c.tag != "" {
		complete = strings.HasPrefix(line, c.tag+" ")
	}
	if complete && c.answered != nil {
		c.answered()
		c.answered = nil
	}
	return !last
}
