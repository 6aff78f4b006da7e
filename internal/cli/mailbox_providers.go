package cli

import (
	"errors"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/mailbox/oauth"
)

// provider is a known provider with how it is asked for permission.
type provider struct {
	followup.Provider
	oauth func() followup.OAuth // nil where it is not offered to everybody
}

// providerOf finds a provider by the name that was given, else by an address. The zero
// provider stands for one that is not known.
func providerOf(name, address string) (provider, error) {
	known, ok := followup.ProviderOf(name, address)
	if !ok && name != "" {
		var names []string
		for _, p := range followup.Providers() {
			names = append(names, p.Name)
		}
		return provider{}, usagef("the provider %q is not known, only %s: leave --provider out and give --imap and --smtp", name, strings.Join(names, ", "))
	}
	p := provider{Provider: known}
	switch known.Name {
	case "google":
		p.oauth = oauth.Google
	case "microsoft":
		p.oauth = oauth.Microsoft
	}
	return p, nil
}

// mailboxOf makes a mailbox of an address and of what was said about its servers.
func mailboxOf(address, name, imap, smtp string) (followup.Mailbox, provider, error) {
	known, err := providerOf(name, address)
	if err != nil {
		return followup.Mailbox{}, known, err
	}
	m, err := followup.MailboxAt(address, known.Provider, imap, smtp)
	var server *followup.ServerError
	switch {
	case errors.Is(err, followup.ErrNotAnAddress):
		return m, known, usagef("%q is not an e-mail address", address)
	case errors.Is(err, followup.ErrUnknownServers):
		_, domain, _ := strings.Cut(strings.ToLower(address), "@")
		return m, known, usagef("the servers of %s are not known: give --imap host:port and --smtp host:port, your provider's help pages name them; or --provider google or microsoft where your organisation's mail is theirs", domain)
	case errors.As(err, &server):
		return m, known, usagef("--%s %w", strings.ToLower(server.Of), server.Err)
	case err != nil:
		return m, known, usagef("%w", err)
	}
	return m, known, nil
}
