package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"afterword/internal/followup"
)

// mailboxFlags are what mailbox add is told.
type mailboxFlags struct {
	provider, imap, smtp, username, ca string
	way                                string
	passwordCommand, tokenCommand      string
	passwordStdin, noProbe             bool
	permission                         permissionFlags

	clientID, clientSecret, authURL, deviceURL, tokenURL string
	scopes                                               []string
}

func (e *env) mailboxAdd() *cobra.Command {
	var f mailboxFlags
	c := &cobra.Command{
		Use:   "add ADDRESS",
		Short: "Add your mailbox",
		Long: `Add signs in to your mailbox and keeps how to reach it. Then it sends one mail from you
to yourself, to see what your provider does with what is sent; --no-probe leaves that out.

The password is asked for, or read from standard input, or printed by a command of yours
each time it is needed. It is sealed in the database; use an app password where your
provider offers one. With a client id of your own the sign-in is by OAuth: your provider
asks you, in a browser or by a code, and no password is stored. docs/mailboxes.md goes
through it for each big provider.

Servers are host:port. Port 993 and 465 mean TLS from the first byte, any other port
means STARTTLS; write tls: or starttls: in front to say otherwise. The servers of Gmail,
Microsoft, iCloud, Yahoo, Fastmail, GMX, WEB.DE and mailbox.org are known.`,
		Example: `  afterword mailbox add ada@example.org --imap imap.example.org:993 --smtp smtp.example.org:465
  afterword mailbox add ada@gmail.com --password-command "pass show mail"
  afterword mailbox add ada@globex.example --provider microsoft --client-id 9f3c…`,
		Args: exactly("your e-mail address"),
		RunE: func(c *cobra.Command, args []string) error { return e.addMailbox(c.Context(), args[0], f) },
	}
	c.Flags().StringVar(&f.provider, "provider", "", "`name` of the provider, where the address does not tell: google, microsoft, …")
	c.Flags().StringVar(&f.imap, "imap", "", "IMAP `server` as host:port")
	c.Flags().StringVar(&f.smtp, "smtp", "", "SMTP submission `server` as host:port")
	c.Flags().StringVar(&f.username, "username", "", "user `name` for both servers (default the address)")
	c.Flags().StringVar(&f.passwordCommand, "password-command", "", "`command` that prints the password on its first line")
	c.Flags().BoolVar(&f.passwordStdin, "password-stdin", false, "read the password from standard input")
	c.Flags().StringVar(&f.tokenCommand, "token-command", "", "`command` that prints an OAuth access token on its first line")
	c.Flags().StringVar(&f.clientID, "client-id", "", "sign in by OAuth as this client: an `id` that you registered with your provider")
	c.Flags().StringVar(&f.clientSecret, "client-secret", "", "the client's `secret`, where it has one")
	c.Flags().StringVar(&f.authURL, "auth-url", "", "OAuth: `address` of the page for browsers, where the provider is not known")
	c.Flags().StringVar(&f.deviceURL, "device-url", "", "OAuth: `address` for device codes")
	c.Flags().StringVar(&f.tokenURL, "token-url", "", "OAuth: `address` that gives tokens")
	c.Flags().StringSliceVar(&f.scopes, "scope", nil, "OAuth: `scope` to ask for; may be repeated")
	c.Flags().StringVar(&f.ca, "ca", "", "PEM `file` of a certificate authority to trust besides the system's")
	c.Flags().StringVar(&f.way, "way", "", "`how` approved notes go: send, drafts or by-hand (default send)")
	c.Flags().BoolVar(&f.noProbe, "no-probe", false, "do not send a mail to yourself")
	f.permission.add(c)
	return c
}

func (e *env) addMailbox(ctx context.Context, address string, f mailboxFlags) error {
	m, known, err := mailboxOf(address, f.provider, f.imap, f.smtp)
	if err != nil {
		return err
	}
	m.PasswordCommand, m.TokenCommand, m.CAFile = f.passwordCommand, f.tokenCommand, f.ca
	if f.username != "" {
		m.Username = f.username
	}
	if m.Way, err = wayNamed(f.way); err != nil {
		return err
	}
	if m.OAuth, err = oauthOf(known, f); err != nil {
		return err
	}
	if err := oneWay(f); err != nil {
		return err
	}
	return e.stored(ctx, func(s *followup.Service) error {
		switch {
		case m.OAuth.Used():
			if m.OAuth.Token, err = e.askPermission(ctx, m, f.permission); err != nil {
				return err
			}
		case f.passwordCommand == "" && f.tokenCommand == "":
			if m.Password, err = e.password(f.passwordStdin); err != nil {
				return err
			}
		}
		report, err := s.AddMailbox(ctx, followup.Local, m)
		if err != nil {
			return err
		}
		fmt.Fprintf(e.err, "Added %s: %s\n", shown(m.Address), waySentence(m.Way))
		if !f.noProbe {
			e.probe(ctx, s)
		}
		return e.printReport(m, report)
	})
}

// probe finds out what the provider does with what is sent. The mailbox works without it,
// so its failure is told and ends nothing.
func (e *env) probe(ctx context.Context, s *followup.Service) {
	fmt.Fprintln(e.err, "Sending one mail from you to yourself, to see what your provider does with it. You may delete it.")
	m, err := s.ProbeMailbox(ctx, followup.Local)
	switch {
	case err != nil:
		fmt.Fprintf(e.err, "That did not work, and the mailbox is added all the same: %v\n", err)
	case m.SentBy == followup.SentByProvider:
		fmt.Fprintln(e.err, "Your provider files the copy of what you send in Sent by itself.")
	default:
		fmt.Fprintln(e.err, "Afterword will file the copy of what it sends in Sent.")
	}
}

// oneWay refuses several ways to sign in at once.
func oneWay(f mailboxFlags) error {
	var ways []string
	for flag, given := range map[string]bool{
		"--password-command": f.passwordCommand != "", "--password-stdin": f.passwordStdin,
		"--token-command": f.tokenCommand != "", "--client-id": f.clientID != "",
	} {
		if given {
			ways = append(ways, flag)
		}
	}
	if len(ways) > 1 {
		slices.Sort(ways)
		return usagef("%s are several ways to sign in: give one", strings.Join(ways, " and "))
	}
	return nil
}

// oauthOf is how to ask for permission: the known provider's addresses, and those given in
// their place.
func oauthOf(known provider, f mailboxFlags) (followup.OAuth, error) {
	if f.clientID == "" {
		if f.clientSecret != "" || f.authURL != "" || f.deviceURL != "" || f.tokenURL != "" || len(f.scopes) > 0 || f.permission.browser {
			return followup.OAuth{}, usagef("the sign-in by OAuth needs --client-id: an id that you register with your provider")
		}
		return followup.OAuth{}, nil
	}
	var o followup.OAuth
	if known.oauth != nil {
		o = known.oauth()
	}
	o.ClientID, o.ClientSecret = f.clientID, f.clientSecret
	if f.tokenURL != "" { // another server: nothing of the known one goes with it
		o.AuthURL, o.DeviceURL, o.TokenURL, o.Scopes = f.authURL, f.deviceURL, f.tokenURL, ""
	} else if f.authURL != "" || f.deviceURL != "" {
		return o, usagef("give --token-url, too: the addresses belong together")
	}
	if len(f.scopes) > 0 {
		o.Scopes = strings.Join(f.scopes, " ")
	}
	if o.TokenURL == "" || o.AuthURL == "" && o.DeviceURL == "" {
		return o, usagef("how your provider is asked is not known: give --token-url, and --auth-url or --device-url, its help pages name them")
	}
	return o, nil
}

// password reads the password without showing it.
func (e *env) password(stdin bool) (string, error) {
	return e.secret("Password (app password where there is one): ", stdin)
}

// secret asks for a password without showing what is typed.
func (e *env) secret(prompt string, stdin bool) (string, error) {
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
	fmt.Fprint(e.err, prompt)
	secret, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(e.err)
	if err != nil {
		return "", fmt.Errorf("read the password: %w", err)
	}
	return string(secret), nil
}
