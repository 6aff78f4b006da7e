package followup

import (
	"net/netip"
	"strings"
)

// IsLoopback reports a host that is this machine by its name or address. It says nothing
// of where a model runs.
func IsLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback()
}
