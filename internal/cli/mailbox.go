package cli

import (
	"net"
	"strconv"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) mailbox() *cobra.Command {
	c := &cobra.Command{
		Use:   "mailbox",
		Short: "Add or check the mailbox that notes leave from",
		Args:  none,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(e.mailboxAdd(), e.mailboxCheck(), e.mailboxProbe(), e.mailboxAuthorize(), e.mailboxWay())
	return c
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
			SignIn  string `json:"sign_in"`
		}{m.Address, r.Inbox, r.Sent, r.Junk, r.Archive, r.Drafts, r.Idle, signInName(m)})
	}
	p := e.paper()
	p.line("%s signs in to %s and %s by %s.", shown(m.Address), serverName(m.IMAP), serverName(m.SMTP), signInName(m))
	for _, folder := range []struct{ use, name string }{{"inbox", r.Inbox}, {"sent", r.Sent}, {"junk", r.Junk}, {"archive", r.Archive}, {"drafts", r.Drafts}} {
		name := folder.name
		if name == "" {
			name = "none"
		}
		p.line("  %-8s %s", folder.use, shown(name))
	}
	p.line("  %s", sentByWords(m))
	if m.PausedUntil.After(e.now()) {
		p.line("  Nothing is sent until %s, your provider wants a pause: %s", m.PausedUntil.Local().Format("Monday 15:04"), shown(m.PausedWhy))
	}
	if r.Idle {
		p.line("  New mail is announced by the server.")
	} else {
		p.line("  The server does not announce new mail: it is looked for every minute or two.")
	}
	return nil
}

// signInName says how a mailbox signs in.
func signInName(m followup.Mailbox) string {
	switch {
	case m.OAuth.Used():
		return "OAuth"
	case m.TokenCommand != "":
		return "token command"
	case m.PasswordCommand != "":
		return "password command"
	}
	return "password"
}

func serverName(s followup.Server) string { return net.JoinHostPort(s.Host, strconv.Itoa(s.Port)) }
