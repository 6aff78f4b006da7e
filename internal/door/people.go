package door

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"

	"github.com/google/uuid"

	"afterword/internal/followup"
)

// Fold is an address as it is stored and looked for: people write capitals as they like.
func Fold(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// AddPerson lets somebody have an account and returns the path of an invitation for
// them. mine gives them what the command line of this database works on; otherwise they
// begin with nothing.
func (d *Door) AddPerson(ctx context.Context, email, name string, mine bool) (Person, string, error) {
	email = Fold(email)
	if parsed, err := mail.ParseAddress(email); err != nil || parsed.Address != email {
		return Person{}, "", fmt.Errorf("%q %w: write it as ada@example.org", email, ErrNoAddress)
	}
	if !d.People {
		return Person{}, "", fmt.Errorf("add %s: %w: on one person's machine nobody signs in", email, ErrOff)
	}
	p := Person{Email: email, Name: strings.TrimSpace(name), Generation: d.first(), AddedAt: d.Now()}
	id, err := uuid.NewV7()
	if err != nil {
		return Person{}, "", fmt.Errorf("add %s: %w", email, err)
	}
	p.ID = followup.AccountID(id.String())
	if mine {
		p.ID = followup.Local
	}
	err = d.Store.AddPerson(ctx, p)
	if mine && errors.Is(err, ErrTaken) {
		// Whoever used the machine alone has a row without an address.
		err = d.Store.ChangePerson(ctx, p.ID, func(stored *Person) error {
			if stored.Email != "" {
				return ErrTaken
			}
			stored.Email, stored.Name, stored.Generation = p.Email, p.Name, max(p.Generation, stored.Generation+1)
			return nil
		})
	}
	if err != nil {
		return Person{}, "", fmt.Errorf("add %s: %w", email, err)
	}
	path, err := d.invite(ctx, p)
	return p, path, err
}

// first is the generation of somebody new. It is a time, so that no session of a person who
// had the id before and was removed is one of theirs.
func (d *Door) first() int64 { return d.Now().UnixMilli() }

// Invite makes a new invitation for somebody and returns its path. An older one opens
// nothing any more.
func (d *Door) Invite(ctx context.Context, email string) (Person, string, error) {
	p, err := d.find(ctx, email)
	if err != nil {
		return Person{}, "", err
	}
	path, err := d.invite(ctx, p)
	return p, path, err
}

func (d *Door) invite(ctx context.Context, p Person) (path string, err error) {
	if err := d.Store.DropLinks(ctx, Invitation, p.ID); err != nil {
		return "", fmt.Errorf("invite %s: %w", p.Email, err)
	}
	secret, err := d.newLink(ctx, Invitation, p.ID, invitationLife)
	if err != nil {
		return "", fmt.Errorf("invite %s: %w", p.Email, err)
	}
	return JoinPath + secret, nil
}

// ListPeople lists who may come in.
func (d *Door) ListPeople(ctx context.Context) ([]Person, error) { return d.Store.People(ctx) }

// RemovePerson takes somebody's ways in and ends their sessions. Their data stays.
func (d *Door) RemovePerson(ctx context.Context, email string) error {
	p, err := d.find(ctx, email)
	if err != nil {
		return err
	}
	if err := d.Store.RemovePerson(ctx, p.ID); err != nil {
		return fmt.Errorf("remove %s: %w", p.Email, err)
	}
	return nil
}

// SetPassword gives somebody a password, ends their sessions and lets them try at once.
func (d *Door) SetPassword(ctx context.Context, email, password string) error {
	p, err := d.find(ctx, email)
	if err != nil {
		return err
	}
	hash, err := d.hashNew(ctx, p, password)
	if err != nil {
		return err
	}
	if _, err := d.changed(ctx, p.ID, func(p *Person) { p.Password, p.Generation = hash, p.Generation+1 }); err != nil {
		return err
	}
	return d.Store.ForgetTries(ctx, digestTo(p.Email))
}

// ChangePassword gives a person who is in another password; they must know the one they
// have. Their other sessions end.
func (d *Door) ChangePassword(ctx context.Context, id followup.AccountID, before, password string) (Person, error) {
	p, err := d.Store.Person(ctx, id)
	if err != nil {
		return Person{}, fmt.Errorf("change the password: %w", err)
	}
	if p.Password != "" {
		if err := d.count(ctx, digestTo(p.Email), triesTo); err != nil {
			return Person{}, err
		}
		right, _, err := d.verify(ctx, p.Password, before)
		if err != nil {
			return Person{}, fmt.Errorf("change the password: %w", err)
		}
		if !right {
			return Person{}, ErrRefused
		}
		if err := d.Store.ForgetTries(ctx, digestTo(p.Email)); err != nil {
			return Person{}, fmt.Errorf("change the password: %w", err)
		}
	}
	hash, err := d.hashNew(ctx, p, password)
	if err != nil {
		return Person{}, err
	}
	return d.changed(ctx, id, func(p *Person) { p.Password, p.Generation = hash, p.Generation+1 })
}

// EndSessions ends every session of a person and returns them with the generation that a
// new one has to carry.
func (d *Door) EndSessions(ctx context.Context, id followup.AccountID) (Person, error) {
	return d.changed(ctx, id, func(p *Person) { p.Generation++ })
}

func (d *Door) changed(ctx context.Context, id followup.AccountID, change func(*Person)) (after Person, err error) {
	err = d.Store.ChangePerson(ctx, id, func(p *Person) error {
		change(p)
		after = *p
		return nil
	})
	if err != nil {
		return Person{}, fmt.Errorf("change somebody's ways in: %w", err)
	}
	return after, nil
}

// find finds somebody for the administrator, who may hear that there is nobody.
func (d *Door) find(ctx context.Context, email string) (Person, error) {
	if Fold(email) == "" {
		return Person{}, ErrNotFound // whoever uses the one machine has no address
	}
	p, err := d.Store.PersonByEmail(ctx, Fold(email))
	if err != nil {
		return Person{}, fmt.Errorf("look for %s: %w", Fold(email), err)
	}
	return p, nil
}
