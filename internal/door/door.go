// Package door says who may come in and how, and keeps what that takes: people, their
// passwords and passkeys, links that open once, and how often somebody has tried.
//
// There are two doors:
//
//   - On one machine there is one person, and whoever can read their database may make a
//     link (link.go). Opened in a browser, it becomes a session. Another user of the same
//     machine can reach the page, and gets no further.
//   - Where many people come, by network or to a database that many share, everybody has an
//     account: an invitation first (link.go), then a password (password.go), a passkey
//     (passkey.go) or the sign-in of their house by OpenID Connect (provider.go).
//
// What it holds against:
//
//   - guessing: sign-ins are counted by the address they come from and by the person they
//     go to (limit.go), and a password costs 64 MB and some 0.1 s to try;
//   - finding out who has an account: an unknown address takes as long as a wrong password
//     and is told the same;
//   - a stolen copy of the database: it holds digests of links and sessions, argon2id hashes
//     and public keys;
//   - a session that goes on for ever: it ends when it was idle, when it is old, and when
//     its person ends all of them (Person.Generation).
//
// It does not hold against whoever can read and write the database, or the person's own
// browser. It knows no HTTP: package web asks it.
package door

import (
	"errors"
	"log/slog"
	"net/netip"
	"net/url"
	"sync"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"

	"afterword/internal/followup"
)

// Errors of the door.
var (
	// ErrNotFound: there is no such person, passkey or link.
	ErrNotFound = errors.New("not found at the door")
	// ErrTaken: somebody has that address already.
	ErrTaken = errors.New("somebody has that address already")
	// ErrNoAddress: what was typed as an address is none.
	ErrNoAddress = errors.New("is no e-mail address")
	// ErrRefused: the sign-in failed. Why is not said: it would tell who has an account.
	ErrRefused = errors.New("the sign-in was refused")
	// ErrSpent: a link was used already, or its time is over, or there never was one.
	ErrSpent = errors.New("the link is used up or too old")
	// ErrOff: this door has no such way in.
	ErrOff = errors.New("there is no such way in here")
)

// Person is somebody who may come in.
type Person struct {
	ID    followup.AccountID // also the account whose data they see
	Email string             // as Fold leaves it; empty for whoever uses the one machine
	Name  string
	// Password is the argon2id hash of their password; empty without one.
	Password string
	// Issuer and Subject are who they are to the sign-in of their house; empty until they
	// came in by it.
	Issuer, Subject string
	// Generation is what a session must carry; counting it up ends all of them.
	Generation int64
	AddedAt    time.Time
}

// Door lets people in. Its fields are set once, before the first request.
type Door struct {
	Store Store
	Now   func() time.Time
	Log   *slog.Logger
	// People says that everybody has an account. Otherwise this is one person's machine.
	People bool
	// Origin is the address that people type, without a path: https://afterword.example.org.
	Origin *url.URL
	// Proxies are where a proxy may stand whose word about a visitor's address is taken.
	Proxies []netip.Prefix
	// Cost is what a password costs to try; the zero value is RFC 9106's second choice.
	Cost Cost
	// Provider is the sign-in of the house; nil without one.
	Provider *Provider
	// LinkStays lets a link open more than once: for the demo, which keeps nothing.
	LinkStays bool

	hashing  sync.Once
	slots    chan struct{} // bounds the memory of hashing
	keysOnce sync.Once
	keys     *webauthn.WebAuthn
	keysErr  error
}

// How long a session lasts.
const (
	// machineIdle and machineLife are those on a person's own machine.
	machineIdle = 30 * 24 * time.Hour
	machineLife = 180 * 24 * time.Hour
	// peopleIdle and peopleLife are those of people with accounts, who may sit at a
	// computer of the house.
	peopleIdle = 12 * time.Hour
	peopleLife = 7 * 24 * time.Hour
	// freshFor is how long after signing in a new way in may be added.
	freshFor = 30 * time.Minute
)

// Idle is how long a session lasts in which nothing is done.
func (d *Door) Idle() time.Duration {
	if d.People {
		return peopleIdle
	}
	return machineIdle
}

// Life is how long a session lasts at most.
func (d *Door) Life() time.Duration {
	if d.People {
		return peopleLife
	}
	return machineLife
}

// Fresh reports whether somebody who signed in at since may still add a way in without
// signing in anew.
func (d *Door) Fresh(since time.Time) bool { return d.Now().Before(since.Add(freshFor)) }

func (d *Door) log() *slog.Logger {
	if d.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return d.Log
}
