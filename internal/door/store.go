package door

import (
	"context"
	"time"

	"afterword/internal/followup"
)

// Store keeps what the door needs. Package store implements it on both databases. What is
// not there is ErrNotFound.
type Store interface {
	// AddPerson inserts p; ErrTaken when the address or the id is somebody's already.
	AddPerson(ctx context.Context, p Person) error
	// People lists those with an address, by it.
	People(ctx context.Context) ([]Person, error)
	Person(ctx context.Context, id followup.AccountID) (Person, error)
	PersonByEmail(ctx context.Context, email string) (Person, error)
	PersonBySubject(ctx context.Context, issuer, subject string) (Person, error)
	// ChangePerson calls change in a transaction and stores what it made of the person, but
	// for the id; an error of change stores nothing. ErrTaken as AddPerson.
	ChangePerson(ctx context.Context, id followup.AccountID, change func(*Person) error) error
	// RemovePerson removes a person with their passkeys and links, and the API tokens and
	// webhooks of their account. Their data stays.
	RemovePerson(ctx context.Context, id followup.AccountID) error

	Passkeys(ctx context.Context, person followup.AccountID) ([]Passkey, error)
	// SavePasskey inserts or replaces one; a passkey of somebody else is never replaced.
	SavePasskey(ctx context.Context, p Passkey) error
	RemovePasskey(ctx context.Context, person followup.AccountID, id string) error

	// AddLink also forgets links that have ended by now.
	AddLink(ctx context.Context, l Link, now time.Time) error
	Link(ctx context.Context, digest string) (Link, error)
	// TakeLink removes the link and returns it: of many who ask at once, one gets it.
	TakeLink(ctx context.Context, digest string) (Link, error)
	// DropLinks removes a person's links of one kind.
	DropLinks(ctx context.Context, kind LinkKind, person followup.AccountID) error

	// CountTry counts one more try under digest and returns how many there were since when.
	// Counting begins anew where since is window ago.
	CountTry(ctx context.Context, digest string, now time.Time, window time.Duration) (tries int, since time.Time, err error)
	ForgetTries(ctx context.Context, digest string) error

	FindSession(ctx context.Context, digest string, now time.Time) (document []byte, found bool, err error)
	// SaveSession also forgets sessions that have ended by now.
	SaveSession(ctx context.Context, digest string, document []byte, ends, now time.Time) error
	DropSession(ctx context.Context, digest string) error
}
