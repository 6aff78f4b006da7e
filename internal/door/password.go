package door

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// Cost is what trying a password costs (RFC 9106).
type Cost struct {
	Passes  uint32
	Memory  uint32 // KiB
	Threads uint8
}

// usualCost is the second of the two choices that RFC 9106 section 4 recommends, for
// where 2 GiB for each sign-in are too much.
var usualCost = Cost{Passes: 3, Memory: 64 << 10, Threads: 4}

const (
	saltSize = 16
	hashSize = 32
	// shortest follows NIST SP 800-63B, which counts length above all; longest keeps
	// somebody from handing in megabytes.
	shortest = 12
	longest  = 256
	// hashers is how many passwords are tried at once: each takes Cost.Memory.
	hashers = 2
)

// WeakError says why a password is not taken, in a sentence for the person.
type WeakError struct{ Sentence string }

func (e *WeakError) Error() string { return e.Sentence }

// checkNew says whether a password may be chosen.
func checkNew(p Person, password string) error {
	n := utf8.RuneCountInString(password)
	switch {
	case n < shortest:
		return &WeakError{fmt.Sprintf("Choose a password of %d characters or more. A few words that only you put together are fine.", shortest)}
	case len(password) > longest:
		return &WeakError{fmt.Sprintf("Choose a password of at most %d characters.", longest)}
	case Fold(password) == p.Email:
		return &WeakError{"Choose a password that is not your address."}
	case strings.Count(password, password[:1]) == len(password):
		return &WeakError{"Choose a password of more than one character over and over."}
	}
	return nil
}

// hashNew checks a password that p chose, and hashes it.
func (d *Door) hashNew(ctx context.Context, p Person, password string) (string, error) {
	if err := checkNew(p, password); err != nil {
		return "", err
	}
	return d.hash(ctx, password)
}

func (d *Door) cost() Cost {
	if d.Cost == (Cost{}) {
		return usualCost
	}
	return d.Cost
}

// hash hashes a password under a salt of its own.
func (d *Door) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltSize)
	rand.Read(salt) // never fails
	c := d.cost()
	key, err := d.derive(ctx, password, salt, c)
	if err != nil {
		return "", err
	}
	return written(c, salt, key), nil
}

// verify reports whether hash is that of password, and whether it was made at another
// cost than today's. An empty hash is that of no password, and takes as long to try.
func (d *Door) verify(ctx context.Context, hash, password string) (right, old bool, err error) {
	known := hash != ""
	if !known {
		hash = d.noPassword()
	}
	c, salt, want, err := parseHash(hash)
	if err != nil {
		return false, false, err
	}
	got, err := d.derive(ctx, password, salt, c)
	if err != nil {
		return false, false, err
	}
	same := subtle.ConstantTimeCompare(got, want) == 1
	return same && known, c != d.cost(), nil
}

// noPassword is a hash at today's cost that is nobody's: only its cost matters.
func (d *Door) noPassword() string {
	return written(d.cost(), make([]byte, saltSize), make([]byte, hashSize))
}

func written(c Cost, salt, key []byte) string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.Memory, c.Passes, c.Threads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key))
}

func (d *Door) derive(ctx context.Context, password string, salt []byte, c Cost) ([]byte, error) {
	d.hashing.Do(func() { d.slots = make(chan struct{}, hashers) })
	select {
	case d.slots <- struct{}{}:
		defer func() { <-d.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	// Keyboards differ in how they write the same letter.
	return argon2.IDKey([]byte(norm.NFKC.String(password)), salt, c.Passes, c.Memory, c.Threads, hashSize), nil
}

// parseHash reads what hash wrote.
func parseHash(hash string) (c Cost, salt, key []byte, err error) {
	damaged := errors.New("a stored password is damaged: invite its person anew")
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, damaged
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Passes, &c.Threads); err != nil || c.Passes == 0 || c.Threads == 0 {
		return c, nil, nil, damaged
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return c, nil, nil, damaged
	}
	if key, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil || len(key) != hashSize {
		return c, nil, nil, damaged
	}
	return c, salt, key, nil
}
