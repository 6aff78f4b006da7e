package door

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"afterword/internal/followup"
)

// Link opens the door once. The store has the digest of its secret only.
type Link struct {
	Digest string
	Kind   LinkKind
	Person followup.AccountID
	Ends   time.Time
}

// LinkKind is what a link is for.
type LinkKind string

// The kinds.
const (
	// OpenLink lets the person of this machine in.
	OpenLink LinkKind = "open"
	// Invitation lets somebody choose their first password, or a new one.
	Invitation LinkKind = "invitation"
)

// How long links last: one is opened at once, the other waits for somebody to read mail.
const (
	openLinkLife   = 15 * time.Minute
	invitationLife = 3 * 24 * time.Hour
)

// NewLink makes a link that lets the person of this machine in and returns its path.
func (d *Door) NewLink(ctx context.Context) (path string, err error) {
	if d.People {
		return "", fmt.Errorf("make a link: %w: people sign in here", ErrOff)
	}
	life := openLinkLife
	if d.LinkStays {
		life = machineLife
	}
	secret, err := d.newLink(ctx, OpenLink, followup.Local, life)
	if err != nil {
		return "", fmt.Errorf("make a link: %w", err)
	}
	return EnterPath + secret, nil
}

// The paths under which web serves what a link opens, before its secret.
const (
	EnterPath = "/enter/"
	JoinPath  = "/join/"
)

func (d *Door) newLink(ctx context.Context, kind LinkKind, person followup.AccountID, life time.Duration) (secret string, err error) {
	secret = rand.Text() + rand.Text()
	return secret, d.Store.AddLink(ctx, Link{Digest: digest(secret), Kind: kind, Person: person, Ends: d.Now().Add(life)}, d.Now())
}

// Enter takes the secret of an OpenLink and returns the person of this machine.
func (d *Door) Enter(ctx context.Context, secret string) (Person, error) {
	if d.People {
		return Person{}, ErrOff
	}
	if err := d.use(ctx, secret, OpenLink, d.LinkStays, nil); err != nil {
		return Person{}, err
	}
	p, err := d.Store.Person(ctx, followup.Local)
	if errors.Is(err, ErrNotFound) {
		p = Person{ID: followup.Local, Generation: d.first(), AddedAt: d.Now()}
		if err = d.Store.AddPerson(ctx, p); errors.Is(err, ErrTaken) { // by another tab, just now
			p, err = d.Store.Person(ctx, followup.Local)
		}
	}
	if err != nil {
		return Person{}, fmt.Errorf("enter by a link: %w", err)
	}
	return p, nil
}

// Invited returns whom an invitation is for, and leaves it as it is.
func (d *Door) Invited(ctx context.Context, secret string) (Person, error) {
	if !d.People {
		return Person{}, ErrOff
	}
	var p Person
	err := d.use(ctx, secret, Invitation, true, func(l Link) (err error) {
		p, err = d.Store.Person(ctx, l.Person)
		return err
	})
	if errors.Is(err, ErrNotFound) {
		err = ErrSpent
	}
	return p, err
}

// Join takes an invitation and gives its person the password they chose. Their other
// sessions end: the invitation may be there because a password got about.
func (d *Door) Join(ctx context.Context, secret, password string) (Person, error) {
	p, err := d.Invited(ctx, secret)
	if err != nil {
		return Person{}, err
	}
	hash, err := d.hashNew(ctx, p, password)
	if err != nil {
		return Person{}, err
	}
	if err := d.use(ctx, secret, Invitation, false, nil); err != nil {
		return Person{}, err
	}
	return d.changed(ctx, p.ID, func(p *Person) { p.Password, p.Generation = hash, p.Generation+1 })
}

// use finds a link that still holds, calls look with it, and takes it unless it stays.
func (d *Door) use(ctx context.Context, secret string, kind LinkKind, stays bool, look func(Link) error) error {
	find := d.Store.TakeLink
	if stays {
		find = d.Store.Link
	}
	l, err := find(ctx, digest(secret))
	switch {
	case errors.Is(err, ErrNotFound):
		return ErrSpent
	case err != nil:
		return fmt.Errorf("use a link: %w", err)
	case l.Kind != kind || !d.Now().Before(l.Ends):
		return ErrSpent
	case look != nil:
		return look(l)
	}
	return nil
}

// digest is what the store knows a secret by. The secret is random and long, so that
// one pass of SHA-256 is enough.
func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
