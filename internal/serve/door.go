package serve

import (
	"net/netip"
	"time"

	"afterword/internal/door"
)

// Door builds what lets people in: one person by a link where the page is on their own
// machine, else people with accounts. It fails where people come by network and nobody said
// under which address.
func (a *App) Door() (*door.Door, error) {
	origin, err := a.settings.Address()
	if err != nil {
		return nil, err
	}
	d := &door.Door{
		Store: a.store.Door(), Now: time.Now, Log: a.Log, // sessions go by real time, also where the demo winds it
		People: a.settings.People(), Origin: origin, Proxies: a.settings.Proxies,
	}
	if len(d.Proxies) == 0 {
		d.Proxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}
	}
	if p := a.settings.Provider; p != nil && d.People {
		d.Provider = &door.Provider{Name: p.Name, Issuer: p.Issuer, ClientID: p.ClientID, ClientSecret: p.ClientSecret}
	}
	return d, nil
}
