// Package reach keeps this machine from asking where it should not, when somebody types the
// address (server-side request forgery).
//
// A name says nothing of where it leads, and may lead elsewhere the next time. So what counts
// is looked at when the connection is made, after the name was looked up: the address itself.
// One of a private network, of this machine, of a neighbour, or of no single host is refused.
// It takes no care of schemes, redirects and proxies: whoever uses it does.
package reach

import (
	"errors"
	"net/netip"
	"syscall"
)

// ErrPrivate: an address is not one host of the public network.
var ErrPrivate = errors.New("it leads into a private network or to this machine")

// OnlyPublic is for net.Dialer.Control: it refuses every address that is not Public, with
// ErrPrivate.
func OnlyPublic(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !Public(at.Addr()) {
		return ErrPrivate
	}
	return nil
}

// special are blocks for special purposes that netip has no word for (RFC 6890, RFC 6598,
// RFC 6052, RFC 3056, RFC 4380).
var special = func() (blocks []netip.Prefix) {
	for _, block := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
		"203.0.113.0/24", "240.0.0.0/4", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fec0::/10",
	} {
		blocks = append(blocks, netip.MustParsePrefix(block))
	}
	return blocks
}()

// Public reports whether an address is one host of the public network.
func Public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	for _, block := range special {
		if block.Contains(ip) {
			return false
		}
	}
	return true
}
