package followup

import (
	"errors"
	"fmt"
	"net/url"
)

// CheckAddress refuses an address of a provider that secrets must not be sent to: they go by
// TLS, or unprotected to this machine only; where PublicOnly holds, not to this machine at
// all. Where a name leads is seen when it is asked (package mailbox/oauth).
func (o OAuth) CheckAddress(address string) error {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Hostname() == "":
		return fmt.Errorf("%q is no address of a provider: write it as https://…", address)
	case u.User != nil:
		return errors.New("leave the name and password out of the provider's address: the client id and its secret are asked for")
	case IsLoopback(u.Hostname()) && o.PublicOnly:
		return fmt.Errorf("%q is the machine of this site, which is not asked: give an address on the internet", address)
	case u.Scheme == "https", u.Scheme == "http" && IsLoopback(u.Hostname()):
		return nil
	}
	return fmt.Errorf("%q is not protected: only https:// will do", address)
}
