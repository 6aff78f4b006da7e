package door

import (
	"context"
	"fmt"
	"net/netip"
	"time"
)

// How many sign-ins are tried within a window: those that go to one person, whether
// there is one or not, and those that come from one address. A person's own are forgotten
// when they get in.
const (
	window     = 15 * time.Minute
	triesTo    = 8
	triesFrom  = 40
	asksFrom   = 120 // beginnings of a sign-in by passkey or by the house, which guess nothing
	bitsOfIPv6 = 64  // one house has that many addresses
)

// TooManyError says that somebody must wait before they try again.
type TooManyError struct{ Wait time.Duration }

func (e *TooManyError) Error() string {
	return fmt.Sprintf("too many sign-ins: the next is tried in %s", e.Wait)
}

// Minutes is how long to wait, rounded up.
func (e *TooManyError) Minutes() int { return max(1, int((e.Wait+time.Minute-1)/time.Minute)) }

// admit counts a try from an address to a person. Where it comes from goes first: whoever
// tries too often from one place adds no row for each person they make up.
func (d *Door) admit(ctx context.Context, from netip.Addr, email string) error {
	if err := d.count(ctx, digestFrom("sign in", from), triesFrom); err != nil {
		return err
	}
	return d.count(ctx, digestTo(email), triesTo)
}

// AdmitAsk counts the beginning of a sign-in that goes to nobody yet.
func (d *Door) AdmitAsk(ctx context.Context, from netip.Addr) error {
	return d.count(ctx, digestFrom("ask", from), asksFrom)
}

func (d *Door) count(ctx context.Context, digest string, most int) error {
	now := d.Now()
	tries, since, err := d.Store.CountTry(ctx, digest, now, window)
	if err != nil {
		return fmt.Errorf("count a sign-in: %w", err)
	}
	if tries > most {
		return &TooManyError{Wait: since.Add(window).Sub(now)}
	}
	return nil
}

// The digests keep what was typed out of the database: some type their password into the
// wrong field.
func digestTo(email string) string { return digest("to " + email) }

func digestFrom(what string, from netip.Addr) string {
	from = from.Unmap()
	if from.Is6() {
		if network, err := from.WithZone("").Prefix(bitsOfIPv6); err == nil {
			from = network.Addr()
		}
	}
	return digest(what + " from " + from.String())
}
