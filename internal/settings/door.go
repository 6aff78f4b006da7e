package settings

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
)

// Provider is the sign-in of the house, by OpenID Connect.
type Provider struct {
	Name         string `toml:"name"`
	Issuer       string `toml:"issuer"`
	ClientID     string `toml:"client_id"`
	ClientSecret string `toml:"client_secret"`
}

// People reports whether people with accounts come in: by network, or to a database that
// many share. An origin says that they come by a proxy. Otherwise the page is one person's,
// on their own machine.
func (s Settings) People() bool {
	return s.Database != "" || s.Origin != nil || !onThisMachine(s.Listen)
}

// Address is what people type to reach the page: the origin that was set, or where it
// listens on this machine. People who come by network need one that was set.
func (s Settings) Address() (*url.URL, error) {
	if s.Origin != nil {
		return s.Origin, nil
	}
	if !onThisMachine(s.Listen) {
		return nil, fmt.Errorf("the page on %s is reached by network: say in the settings under which address, such as origin = \"https://afterword.example.org\"", s.Listen)
	}
	address := s.Listen
	if host, port, err := net.SplitHostPort(s.Listen); err == nil && s.People() && host != "localhost" {
		address = net.JoinHostPort("localhost", port) // a browser makes passkeys for names only
	}
	return &url.URL{Scheme: "http", Host: address}, nil
}

func onThisMachine(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	return err == nil && isThisMachine(host)
}

func isThisMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// ParseOrigin reads the address that people type: a scheme and a name, no path. Without
// TLS it must be this machine: passwords would go over the network as they are.
func ParseOrigin(s string) (*url.URL, error) {
	if s == "" {
		return nil, nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return nil, fmt.Errorf("the origin %q must be the address people type, without a path: https://afterword.example.org", s)
	}
	switch {
	case u.Scheme == "https":
	case u.Scheme != "http":
		return nil, fmt.Errorf("the origin %q must begin with https://", s)
	case !isThisMachine(u.Hostname()):
		return nil, fmt.Errorf("the origin %q must begin with https://: passwords would go over the network as they are. Put a proxy that speaks TLS in front", s)
	}
	return &url.URL{Scheme: u.Scheme, Host: u.Host}, nil
}

// parseProxies reads the networks in which a proxy may stand.
func parseProxies(given []string) ([]netip.Prefix, error) {
	var proxies []netip.Prefix
	for _, one := range given {
		prefix, err := netip.ParsePrefix(one)
		if address, addressErr := netip.ParseAddr(one); err != nil && addressErr == nil {
			prefix, err = address.Prefix(address.BitLen())
		}
		if err != nil {
			return nil, fmt.Errorf("the proxy %q must be an address or a network: 10.0.0.7 or 10.0.0.0/24", one)
		}
		proxies = append(proxies, prefix.Masked())
	}
	return proxies, nil
}

// checkProvider fails for a sign-in of the house that is not wholly described.
func checkProvider(p *Provider) error {
	if p == nil {
		return nil
	}
	issuer, err := url.Parse(p.Issuer)
	switch {
	case p.Name == "" || p.Issuer == "" || p.ClientID == "":
		return errors.New("the settings under [oidc] need name, issuer and client_id")
	case err != nil || issuer.Host == "" || issuer.Scheme != "https" && !onThisMachine(issuer.Host):
		return fmt.Errorf("the issuer %q under [oidc] must begin with https://", p.Issuer)
	}
	return nil
}
