package followup

import (
	"cmp"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strconv"
	"strings"
)

// Provider is what is published about a big provider of mailboxes.
type Provider struct {
	Name, Title string
	Domains     []string
	IMAP, SMTP  string // host:port
	// SentBy says whether it files the copy in Sent itself, so that there is one copy and
	// not two.
	SentBy SentBy
	// Guide says where the password for programs comes from, in a sentence. Empty where it
	// takes none.
	Guide string
}

// Providers lists the known ones.
func Providers() []Provider {
	return []Provider{
		{"google", "Gmail and Google Workspace", []string{"gmail.com", "googlemail.com"}, "imap.gmail.com:993", "smtp.gmail.com:465", SentByProvider, "Switch on 2-Step Verification, then make an app password at myaccount.google.com/apppasswords."},
		{"microsoft", "Outlook.com and Microsoft 365", []string{"outlook.com", "hotmail.com", "live.com", "msn.com"}, "outlook.office365.com:993", "smtp.office365.com:587", SentByProvider, ""},
		{"icloud", "iCloud", []string{"icloud.com", "me.com", "mac.com"}, "imap.mail.me.com:993", "smtp.mail.me.com:587", SentByUs, "Make an app-specific password at account.apple.com, under Sign-In and Security."},
		{"yahoo", "Yahoo", []string{"yahoo.com", "ymail.com"}, "imap.mail.yahoo.com:993", "smtp.mail.yahoo.com:465", SentByUs, "Make an app password at login.yahoo.com, under Account security."},
		{"fastmail", "Fastmail", []string{"fastmail.com", "fastmail.fm"}, "imap.fastmail.com:993", "smtp.fastmail.com:465", SentByUs, "Make an app password in its settings, under Privacy and Security, with access to IMAP and SMTP. The Basic plan has none."},
		{"gmx", "GMX", []string{"gmx.net", "gmx.de", "gmx.at", "gmx.ch"}, "imap.gmx.net:993", "mail.gmx.net:465", SentByUs, "Switch on POP3 and IMAP in the e-mail settings first. With two-factor sign-in make an app-specific password."},
		{"web.de", "WEB.DE", []string{"web.de"}, "imap.web.de:993", "smtp.web.de:587", SentByUs, "Switch on POP3 and IMAP in the e-mail settings first. With two-factor sign-in make an app-specific password."},
		{"mailbox.org", "mailbox.org", []string{"mailbox.org"}, "imap.mailbox.org:993", "smtp.mailbox.org:465", SentByUs, "Your usual password, or one for programs where you use two-factor sign-in."},
	}
}

// ProviderOf finds a provider by its name, or by an address where name is empty; ok is
// false where it is not known.
func ProviderOf(name, address string) (p Provider, ok bool) {
	_, domain, _ := strings.Cut(strings.ToLower(address), "@")
	for _, p := range Providers() {
		if name == p.Name || name == "" && slices.Contains(p.Domains, domain) {
			return p, true
		}
	}
	return Provider{}, false
}

// Errors of MailboxAt.
var (
	ErrNotAnAddress   = errors.New("it is no e-mail address")
	ErrUnknownServers = errors.New("the servers of that address are not known")
)

// ServerError is a server that cannot be read.
type ServerError struct {
	Of  string // "IMAP" or "SMTP"
	Err error
}

func (e *ServerError) Error() string { return e.Of + " server: " + e.Err.Error() }
func (e *ServerError) Unwrap() error { return e.Err }

// MailboxAt makes a mailbox, without its sign-in, of an address and of what was said about
// its servers; empty ones are those of the provider, the zero Provider where none is known.
func MailboxAt(address string, known Provider, imap, smtp string) (Mailbox, error) {
	m := Mailbox{Address: address, Username: address, SentBy: SentByUs}
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address {
		return m, ErrNotAnAddress
	}
	if known.Name != "" {
		m.SentBy = known.SentBy
	}
	imap, smtp = cmp.Or(imap, known.IMAP), cmp.Or(smtp, known.SMTP)
	if imap == "" || smtp == "" {
		return m, ErrUnknownServers
	}
	if m.IMAP, err = serverOf(imap, 993); err != nil {
		return m, &ServerError{"IMAP", err}
	}
	if m.SMTP, err = serverOf(smtp, 465); err != nil {
		return m, &ServerError{"SMTP", err}
	}
	if strings.HasSuffix(m.SMTP.Host, "gmail.com") {
		m.SentBy = SentByProvider
	}
	return m, nil
}

// serverOf reads [tls:|starttls:]host:port. tlsPort is the port that is TLS from the
// first byte by registration (RFC 8314).
func serverOf(s string, tlsPort int) (Server, error) {
	var security Security
	rest := s
	for _, named := range []Security{TLS, STARTTLS} {
		if after, ok := strings.CutPrefix(s, string(named)+":"); ok {
			security, rest = named, after
		}
	}
	at := strings.LastIndexByte(rest, ':')
	host := strings.Trim(rest[:max(at, 0)], "[]")
	port, err := strconv.Atoi(rest[at+1:])
	if at < 0 || err != nil || host == "" || port < 1 || port > 65535 || strings.Contains(host, ":") && rest[0] != '[' {
		return Server{}, fmt.Errorf("%q is not a server: write it as host:port", s)
	}
	if security == "" {
		security = STARTTLS
		if port == tlsPort {
			security = TLS
		}
	}
	return Server{Host: host, Port: port, Security: security}, nil
}
