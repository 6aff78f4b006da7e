package door

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
)

// SignIn lets somebody in by their password:
//
//  1. the try is counted by where it comes from and to whom it goes;
//  2. the password is held against the person's hash, or against nobody's where there is
//     no such person or they have none: both take as long;
//  3. a hash that was made at another cost is made anew.
//
// What is wrong is ErrRefused in every case. *TooManyError says how long to wait.
func (d *Door) SignIn(ctx context.Context, from netip.Addr, email, password string) (Person, error) {
	email = Fold(email)
	if !d.People {
		return Person{}, ErrOff
	}
	if err := d.admit(ctx, from, email); err != nil {
		return Person{}, err
	}
	var p Person
	var err error
	if email != "" {
		p, err = d.Store.PersonByEmail(ctx, email)
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Person{}, fmt.Errorf("sign in: %w", err)
	}
	if len(password) > longest {
		password = "" // no stored one is that long; an empty one is nobody's
	}
	right, old, err := d.verify(ctx, p.Password, password)
	if err != nil {
		return Person{}, fmt.Errorf("sign in: %w", err)
	}
	if !right {
		return Person{}, ErrRefused
	}
	if err := d.Store.ForgetTries(ctx, digestTo(email)); err != nil {
		return Person{}, fmt.Errorf("sign in: %w", err)
	}
	if !old {
		return p, nil
	}
	hash, err := d.hash(ctx, password)
	if err != nil {
		return Person{}, fmt.Errorf("sign in: %w", err)
	}
	before := p.Password
	return d.changed(ctx, p.ID, func(p *Person) {
		if p.Password == before { // it may have been changed meanwhile
			p.Password = hash
		}
	})
}
