package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/mail"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"afterword/internal/followup"
)

func (e *env) mailbox() *cobra.Command {
	c := &cobra.Command{
		Use:   "mailbox",
		Short: "Add or check the mailbox that notes leave from",
		Args:  none,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(e.mailboxAdd(), e.mailboxCheck(), e.mailboxWay())
	return c
}

func (e *env) mailboxAdd() *cobra.Command {
	var imap, smtp, username, command, ca, way string
	var stdin bool
	c := &cobra.Command{
		Use:   "add ADDRESS",
		Short: "Add your mailbox",
		Long: `Add signs in to your mailbox, reads nothing, sends nothing, and keeps how to reach it.
The password is asked for, or read from standard input, or printed by a command of
yours each time it is needed. It is sealed in the database; use an app password where
your provider offers one.

Servers are host:port. Port 993 and 465 mean TLS from the first byte, any other port
means STARTTLS; write tls: or starttls: in front to say otherwise. The servers of
Gmail, iCloud, Yahoo, Fastmail, GMX and mailbox.org are known.`,
		Example: "  afterword mailbox add ada@example.org --imap imap.example.org:993 --smtp smtp.example.org:465\n  afterword mailbox add ada@gmail.com --password-command \"pass show mail\"",
		Args:    exactly("your e-mail address"),
		RunE: func(c *cobra.Command, args []string) error {
			m, err := mailboxOf(args[0], imap, smtp)
			if err != nil {
				return err
			}
			m.PasswordCommand, m.CAFile = command, ca
			if m.Way, err = wayNamed(way); err != nil {
				return err
			}
			if username != "" {
				m.Username = username
			}
			if command == "" {
				if m.Password, err = e.password(stdin); err != nil {
					return err
				}
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				report, err := s.AddMailbox(c.Context(), followup.Local, m)
				if err != nil {
					return err
				}
				e.paper().line("Added %s: %s", shown(m.Address), waySentence(m.Way))
				return e.printReport(m, report)
			})
		},
	}
	c.Flags().StringVar(&imap, "imap", "", "IMAP `server` as host:port")
	c.Flags().StringVar(&smtp, "smtp", "", "SMTP submission `server` as host:port")
	c.Flags().StringVar(&username, "username", "", "user `name` for both servers (default the address)")
	c.Flags().StringVar(&command, "password-command", "", "`command` that prints the password on its first line")
	c.Flags().BoolVar(&stdin, "password-stdin", false, "read the password from standard input")
	c.Flags().StringVar(&way, "way", "", "`how` approved notes go: send, drafts or by-hand (default send)")
	c.Flags().StringVar(&ca, "ca", "", "PEM `file` of a certificate authority to trust besides the system's")
	return c
}

func (e *env) mailboxCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Sign in to your mailbox and say what is there",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				m, report, err := s.CheckMailbox(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				return e.printReport(m, report)
			})
		},
	}
}

func (e *env) printReport(m followup.Mailbox, r followup.MailboxReport) error {
	if e.json {
		return e.printJSON(struct {
			Address string `json:"address"`
			Inbox   string `json:"inbox"`
			Sent    string `json:"sent"`
			Junk    string `json:"junk"`
			Archive string `json:"archive"`
			Drafts  string `json:"drafts"`
			Idle    bool   `json:"idle"`
		}{m.Address, r.Inbox, r.Sent, r.Junk, r.Archive, r.Drafts, r.Idle})
	}
	p := e.paper()
	p.line("%s signs in to %s and %s.", shown(m.Address), serverName(m.IMAP), serverName(m.SMTP))
	for _, folder := range []struct{ use, name string }{{"inbox", r.Inbox}, {"sent", r.Sent}, {"junk", r.Junk}, {"archive", r.Archive}, {"drafts", r.Drafts}} {
		name := folder.name
		if name == "" {
			name = "none"
		}
		p.line("  %-8s %s", folder.use, shown(name))
	}
	if r.Idle {
		p.line("  New mail is announced by the server.")
	} else {
		p.line("  The server does not announce new mail: it is looked for every minute or two.")
	}
	return nil
}

func serverName(s followup.Server) string { return net.JoinHostPort(s.Host, strconv.Itoa(s.Port)) }

// providers are the published servers of big providers, by domain. Whoever files the copy
// in Sent themselves is marked, so that there is one copy and not two.
var providers = map[string]struct {
	imap, smtp string
	sentBy     followup.SentBy
}{
	"gmail.com":      {"imap.gmail.com:993", "smtp.gmail.com:465", followup.SentByProvider},
	"googlemail.com": {"imap.gmail.com:993", "smtp.gmail.com:465", followup.SentByProvider},
	"icloud.com":     {"imap.mail.me.com:993", "smtp.mail.me.com:587", followup.SentByUs},
	"me.com":         {"imap.mail.me.com:993", "smtp.mail.me.com:587", followup.SentByUs},
	"yahoo.com":      {"imap.mail.yahoo.com:993", "smtp.mail.yahoo.com:465", followup.SentByUs},
	"fastmail.com":   {"imap.fastmail.com:993", "smtp.fastmail.com:465", followup.SentByUs},
	"gmx.net":        {"imap.gmx.net:993", "mail.gmx.net:465", followup.SentByUs},
	"gmx.de":         {"imap.gmx.net:993", "mail.gmx.net:465", followup.SentByUs},
	"mailbox.org":    {"imap.mailbox.org:993", "smtp.mailbox.org:465", followup.SentByUs},
}

func mailboxOf(address, imap, smtp string) (followup.Mailbox, error) {
	m := followup.Mailbox{Address: address, Username: address, SentBy: followup.SentByUs}
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address {
		return m, usagef("%q is not an e-mail address", address)
	}
	_, domain, _ := strings.Cut(strings.ToLower(address), "@")
	if known, ok := providers[domain]; ok {
		m.SentBy = known.sentBy
		if imap == "" {
			imap = known.imap
		}
		if smtp == "" {
			smtp = known.smtp
		}
	}
	if imap == "" || smtp == "" {
		return m, usagef("the servers of %s are not known: give --imap host:port and --smtp host:port, your provider's help pages name them", domain)
	}
	if m.IMAP, err = serverOf(imap, 993); err != nil {
		return m, usagef("--imap %w", err)
	}
	if m.SMTP, err = serverOf(smtp, 465); err != nil {
		return m, usagef("--smtp %w", err)
	}
	if strings.HasSuffix(m.SMTP.Host, "gmail.com") {
		m.SentBy = followup.SentByProvider
	}
	return m, nil
}

// serverOf reads [tls:|starttls:]host:port. tlsPort is the port that is TLS from the
// first byte by registration (RFC 8314).
func serverOf(s string, tlsPort int) (followup.Server, error) {
	var security followup.Security
	rest := s
	for _, named := range []followup.Security{followup.TLS, followup.STARTTLS} {
		if after, ok := strings.CutPrefix(s, string(named)+":"); ok {
			security, rest = named, after
		}
	}
	host, text, err := net.SplitHostPort(rest)
	port, portErr := strconv.Atoi(text)
	if err != nil || portErr != nil || host == "" || port < 1 || port > 65535 {
		return followup.Server{}, fmt.Errorf("%q is not a server: write it as host:port", s)
	}
	if security == "" {
		security = followup.STARTTLS
		if port == tlsPort {
			security = followup.TLS
		}
	}
	return followup.Server{Host: host, Port: port, Security: security}, nil
}

// password reads the password without showing it.
func (e *env) password(stdin bool) (string, error) {
	if stdin {
		line, err := bufio.NewReader(e.in).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("read the password: %w", err)
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			return "", usagef("standard input holds no password")
		}
		return line, nil
	}
	f, ok := e.in.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return "", usagef("nobody can be asked for the password here: use --password-stdin or --password-command")
	}
	fmt.Fprint(e.err, "Password (app password where there is one): ")
	secret, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(e.err)
	if err != nil {
		return "", fmt.Errorf("read the password: %w", err)
	}
	return string(secret), nil
}
