package cli

import (
	"fmt"
	"net"
	"net/mail"
	"slices"
	"strconv"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/mailbox/oauth"
)

// provider is what is published about a big provider. SentBy says whether it files the copy
// in Sent itself, so that there is one copy and not two.
type provider struct {
	name       string
	domains    []string
	imap, smtp string
	sentBy     followup.SentBy
	oauth      func() followup.OAuth // nil where it is not offered to everybody
}

var providers = []provider{
	{"google", []string{"gmail.com", "googlemail.com"}, "imap.gmail.com:993", "smtp.gmail.com:465", followup.SentByProvider, oauth.Google},
	{"microsoft", []string{"outlook.com", "hotmail.com", "live.com", "msn.com"}, "outlook.office365.com:993", "smtp.office365.com:587", followup.SentByProvider, oauth.Microsoft},
	{"icloud", []string{"icloud.com", "me.com", "mac.com"}, "imap.mail.me.com:993", "smtp.mail.me.com:587", followup.SentByUs, nil},
	{"yahoo", []string{"yahoo.com", "ymail.com"}, "imap.mail.yahoo.com:993", "smtp.mail.yahoo.com:465", followup.SentByUs, nil},
	{"fastmail", []string{"fastmail.com", "fastmail.fm"}, "imap.fastmail.com:993", "smtp.fastmail.com:465", followup.SentByUs, nil},
	{"gmx", []string{"gmx.net", "gmx.de", "gmx.at", "gmx.ch"}, "imap.gmx.net:993", "mail.gmx.net:465", followup.SentByUs, nil},
	{"web.de", []string{"web.de"}, "imap.web.de:993", "smtp.web.de:587", followup.SentByUs, nil},
	{"mailbox.org", []string{"mailbox.org"}, "imap.mailbox.org:993", "smtp.mailbox.org:465", followup.SentByUs, nil},
}

// providerOf finds a provider by the name that was given, else by an address's domain. The
// zero provider stands for one that is not known.
func providerOf(name, domain string) (provider, error) {
	var names []string
	for _, p := range providers {
		if name == p.name || name == "" && slices.Contains(p.domains, domain) {
			return p, nil
		}
		names = append(names, p.name)
	}
	if name != "" {
		return provider{}, usagef("the provider %q is not known, only %s: leave --provider out and give --imap and --smtp", name, strings.Join(names, ", "))
	}
	return provider{}, nil
}

// mailboxOf makes a mailbox of an address and of what was said about its servers.
func mailboxOf(address, name, imap, smtp string) (followup.Mailbox, provider, error) {
	m := followup.Mailbox{Address: address, Username: address, SentBy: followup.SentByUs}
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address {
		return m, provider{}, usagef("%q is not an e-mail address", address)
	}
	_, domain, _ := strings.Cut(strings.ToLower(address), "@")
	known, err := providerOf(name, domain)
	if err != nil {
		return m, known, err
	}
	if known.name != "" {
		m.SentBy = known.sentBy
	}
	if imap == "" {
		imap = known.imap
	}
	if smtp == "" {
		smtp = known.smtp
	}
	if imap == "" || smtp == "" {
		return m, known, usagef("the servers of %s are not known: give --imap host:port and --smtp host:port, your provider's help pages name them; or --provider google or microsoft where your organisation's mail is theirs", domain)
	}
	if m.IMAP, err = serverOf(imap, 993); err != nil {
		return m, known, usagef("--imap %w", err)
	}
	if m.SMTP, err = serverOf(smtp, 465); err != nil {
		return m, known, usagef("--smtp %w", err)
	}
	if strings.HasSuffix(m.SMTP.Host, "gmail.com") {
		m.SentBy = followup.SentByProvider
	}
	return m, known, nil
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
