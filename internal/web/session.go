package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"afterword/internal/door"
	"afterword/internal/followup"
)

// What a session holds. The browser has a random token, the store its digest.
const (
	sessionPerson     = "person"
	sessionGeneration = "generation"
	sessionSince      = "since"    // when they signed in, in Unix seconds
	sessionSeen       = "seen"     // when they last did something, in Unix seconds
	sessionPasskey    = "passkey"  // what a passkey was asked
	sessionProvider   = "provider" // what the provider was asked
	sessionNext       = "next"     // where to go on to after the provider's answer
	// sessionPermission is the state with which the provider of the mailbox was asked.
	sessionPermission = "permission"
)

const (
	// seenEvery is how exactly it is known when somebody was last seen: each time costs a
	// write.
	seenEvery = 5 * time.Minute
	// askingLife is how long a session of somebody lasts who is not in yet.
	askingLife = 10 * time.Minute
)

// errNobody: the request comes from nobody who is in.
var errNobody = errors.New("nobody is signed in")

// newSessions returns the manager of a door's sessions.
func (s *site) newSessions() *scs.SessionManager {
	m := scs.New()
	m.Store = sessionStore{s.Door}
	m.HashTokenInStore = true
	m.Lifetime = askingLife // letIn makes it longer
	m.Cookie.Name = "afterword"
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.HttpOnly = true
	if o := s.Door.Origin; o != nil && o.Scheme == "https" {
		m.Cookie.Secure = true
		m.Cookie.Name = "__Host-afterword"
	} else if o != nil && o.Port() != "" {
		m.Cookie.Name += "-" + o.Port() // cookies do not know ports, and the demo runs beside
	}
	m.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) { RenderError(w, r, err) }
	return m
}

// whoIsIn returns the person of a session. errNobody when there is none, or it is over:
// idle for too long, too old, ended by its person, or its person was removed.
func (s *site) whoIsIn(ctx context.Context, quiet bool) (visitor, error) {
	id := s.sessions.GetString(ctx, sessionPerson)
	if id == "" {
		return visitor{}, errNobody
	}
	now := s.Door.Now()
	since := time.Unix(s.sessions.GetInt64(ctx, sessionSince), 0)
	seen := time.Unix(s.sessions.GetInt64(ctx, sessionSeen), 0)
	if !now.Before(since.Add(s.Door.Life())) || !now.Before(seen.Add(s.Door.Idle())) {
		return visitor{}, s.over(ctx)
	}
	p, err := s.Door.Store.Person(ctx, followup.AccountID(id))
	if errors.Is(err, door.ErrNotFound) {
		return visitor{}, s.over(ctx)
	}
	if err != nil {
		return visitor{}, err
	}
	// The same database may have been one person's before people came to it.
	ours := p.Email != ""
	if !s.Door.People {
		ours = p.ID == followup.Local
	}
	if !ours || p.Generation != s.sessions.GetInt64(ctx, sessionGeneration) {
		return visitor{}, s.over(ctx)
	}
	if !quiet && now.Sub(seen) >= seenEvery {
		s.sessions.Put(ctx, sessionSeen, now.Unix())
	}
	return visitor{Person: p, fresh: s.Door.Fresh(since)}, nil
}

// over ends a session and returns errNobody.
func (s *site) over(ctx context.Context) error {
	if err := s.sessions.Destroy(ctx); err != nil {
		return fmt.Errorf("end a session: %w", err)
	}
	return errNobody
}

// letIn makes the request's session one of p, under a new token: one that somebody planted
// before is worth nothing.
func (s *site) letIn(ctx context.Context, p door.Person) error {
	if err := s.sessions.Clear(ctx); err != nil {
		return fmt.Errorf("begin a session: %w", err)
	}
	if err := s.sessions.RenewToken(ctx); err != nil {
		return fmt.Errorf("begin a session: %w", err)
	}
	now := s.Door.Now()
	s.sessions.SetDeadline(ctx, now.Add(s.Door.Life()).UTC())
	s.sessions.Put(ctx, sessionPerson, string(p.ID))
	s.sessions.Put(ctx, sessionGeneration, p.Generation)
	s.sessions.Put(ctx, sessionSince, now.Unix())
	s.sessions.Put(ctx, sessionSeen, now.Unix())
	return nil
}

// sessionStore is the door's store as the session manager asks for it. Its methods without
// a context are not called.
type sessionStore struct{ door *door.Door }

var _ scs.CtxStore = sessionStore{}

// FindCtx implements scs.CtxStore.
func (s sessionStore) FindCtx(ctx context.Context, digest string) ([]byte, bool, error) {
	return s.door.Store.FindSession(ctx, digest, s.door.Now())
}

// CommitCtx implements scs.CtxStore.
func (s sessionStore) CommitCtx(ctx context.Context, digest string, data []byte, ends time.Time) error {
	return s.door.Store.SaveSession(ctx, digest, data, ends, s.door.Now())
}

// DeleteCtx implements scs.CtxStore.
func (s sessionStore) DeleteCtx(ctx context.Context, digest string) error {
	return s.door.Store.DropSession(ctx, digest)
}

// Find implements scs.Store.
func (s sessionStore) Find(digest string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), digest)
}

// Commit implements scs.Store.
func (s sessionStore) Commit(digest string, data []byte, ends time.Time) error {
	return s.CommitCtx(context.Background(), digest, data, ends)
}

// Delete implements scs.Store.
func (s sessionStore) Delete(digest string) error {
	return s.DeleteCtx(context.Background(), digest)
}
