package reach_test

import (
	"errors"
	"net/netip"
	"testing"

	"afterword/internal/reach"
)

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"8.8.8.8": true, "2606:4700:4700::1111": true, "::ffff:8.8.8.8": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "198.51.100.7": false,
		"::1": false, "::": false, "fe80::1": false, "fe80::1%eth0": false, "fd00::1": false, "ff02::1": false,
		"::ffff:127.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::1": false, "2001:db8::1": false,
	} {
		ip := netip.MustParseAddr(address)
		if got := reach.Public(ip); got != want {
			t.Errorf("Public(%s) is %t", address, got)
		}
		err := reach.OnlyPublic("tcp", netip.AddrPortFrom(ip, 443).String(), nil)
		if (err == nil) != want || err != nil && !errors.Is(err, reach.ErrPrivate) {
			t.Errorf("OnlyPublic(%s): %v", address, err)
		}
	}
	for _, address := range []string{"", "localhost:443", "8.8.8.8"} {
		if err := reach.OnlyPublic("tcp", address, nil); !errors.Is(err, reach.ErrPrivate) {
			t.Errorf("OnlyPublic(%q): %v", address, err)
		}
	}
}
