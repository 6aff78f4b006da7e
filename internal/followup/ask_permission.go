package followup

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"time"
)

const (
	// pageTime is how long somebody may take on their provider's page.
	pageTime = 15 * time.Minute
	// keptAfter is how long a question that is over can still be read.
	keptAfter = time.Hour
	// answerTime bounds what follows an answer: the exchange and a sign-in to two servers.
	answerTime = 2 * time.Minute
	// moreEvery is how much longer to wait after a provider that was asked too often (RFC
	// 8628 section 3.5).
	moreEvery = 5 * time.Second
)

// PermissionAsk is what a provider is to be asked.
type PermissionAsk struct {
	// Provider is the name of the known one; empty for another.
	Provider string
	// Mailbox is what is to be kept, with the client in its OAuth and no token.
	Mailbox Mailbox
	// Again asks anew for the stored mailbox; Mailbox does not count then.
	Again bool
	// ByCode asks by a code for any device, else by the provider's page, from which the
	// browser comes back to Redirect.
	ByCode   bool
	Redirect string
}

// AskPermission begins to ask the person's provider whether Afterword may use a mailbox,
// in these steps:
//
//  1. here: what is asked is kept, sealed, in the place of an older question;
//  2. the person answers on the provider's page, which PermissionPage leads to or which they
//     type the code into;
//  3. TakePermission takes the answer that their browser brings back, or ContinuePermission
//     asks the provider for it;
//  4. both then sign in to the mail servers, and only then keep the mailbox.
//
// What went wrong in the last two is kept with the question (PermissionRequest.Ended).
func (s *Service) AskPermission(ctx context.Context, account AccountID, ask PermissionAsk) (PermissionRequest, error) {
	r, err := s.askPermission(ctx, account, ask)
	if err != nil {
		return PermissionRequest{}, fmt.Errorf("ask for a permission: %w", err)
	}
	return r.withoutSecrets(), nil
}

func (s *Service) askPermission(ctx context.Context, account AccountID, ask PermissionAsk) (PermissionRequest, error) {
	r := PermissionRequest{ID: rand.Text(), Provider: ask.Provider, Mailbox: ask.Mailbox, Again: ask.Again}
	before, err := s.ShowMailbox(ctx, account)
	stored := err == nil
	switch {
	case err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrSealed):
		return r, err
	case ask.Again && !stored:
		return r, errors.Join(err, errNoMailbox)
	case ask.Again && !before.OAuth.Used():
		return r, ErrNoOAuth
	case ask.Again:
		r.Mailbox = before
	case stored:
		r.Mailbox = keepingHabits(r.Mailbox, before)
	}
	r.Mailbox.OAuth.Token = Token{}
	if r.Mailbox.OAuth.ClientSecret == "" { // typed before, and not again
		r.Mailbox.OAuth.ClientSecret = s.secretOfClient(ctx, account, r.Mailbox.OAuth, before.OAuth)
	}
	now := s.Clock.Now()
	if ask.ByCode {
		if r.Code, err = s.Permissions.CodeFor(ctx, r.Mailbox); err != nil {
			return r, err
		}
		r.Until, r.NextAt = now.Add(r.Code.Lasts), now.Add(r.Code.Every)
	} else {
		r.Redirect, r.State, r.Verifier, r.Until = ask.Redirect, rand.Text(), rand.Text()+rand.Text(), now.Add(pageTime)
		if _, err := s.Permissions.PageOf(r.Mailbox, r.Redirect, r.State, r.Verifier); err != nil {
			return r, err
		}
	}
	return r, s.Store.Update(ctx, account, func(tx Tx) error { return tx.SavePermissionRequest(ctx, r) })
}

// keepingHabits is m with what the person set for their mailbox before, and with what is
// known of the same servers.
func keepingHabits(m, before Mailbox) Mailbox {
	m.Way = before.Way
	if m.IMAP == before.IMAP && m.SMTP == before.SMTP {
		m.CAFile, m.SentBy, m.RewritesIDs = before.CAFile, before.SentBy, before.RewritesIDs
	}
	return m.afterwards(before)
}

// secretOfClient is the secret of a client that was typed in an earlier question or is the
// stored mailbox's; empty where there is none. It goes to no other address than before.
func (s *Service) secretOfClient(ctx context.Context, account AccountID, o, stored OAuth) string {
	same := func(other OAuth) bool { return other.ClientID == o.ClientID && other.TokenURL == o.TokenURL }
	earlier, err := s.permissionRequest(ctx, account)
	switch {
	case err == nil && same(earlier.Mailbox.OAuth) && earlier.Mailbox.OAuth.ClientSecret != "":
		return earlier.Mailbox.OAuth.ClientSecret
	case same(stored):
		return stored.ClientSecret
	}
	return ""
}

// ShowPermission is the question that is open, or what came of the last one; ErrNotFound
// when there is none. It reaches for nobody.
func (s *Service) ShowPermission(ctx context.Context, account AccountID) (PermissionRequest, error) {
	r, err := s.permissionRequest(ctx, account)
	return r.withoutSecrets(), err
}

func (s *Service) permissionRequest(ctx context.Context, account AccountID) (r PermissionRequest, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		r, err = tx.PermissionRequest(ctx)
		return err
	})
	now := s.Clock.Now()
	switch {
	case err != nil:
		return PermissionRequest{}, err
	case r.tooOld(now):
		return PermissionRequest{}, cmp.Or(s.dropOldPermission(ctx, account), ErrNotFound)
	case r.Open() && now.After(r.Until):
		r.Ended = &PermissionEnd{Code: EndedLate}
	}
	return r, nil
}

// PermissionPage is the address of the provider's page that asks the person.
func (s *Service) PermissionPage(ctx context.Context, account AccountID) (string, error) {
	r, err := s.permissionRequest(ctx, account)
	if err != nil {
		return "", err
	}
	if !r.Open() || r.State == "" {
		return "", ErrNotAsked
	}
	return s.Permissions.PageOf(r.Mailbox, r.Redirect, r.State, r.Verifier)
}

// DropPermission forgets the question, whatever came of it. An answer that still comes
// counts for nothing.
func (s *Service) DropPermission(ctx context.Context, account AccountID) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error { return tx.DropPermissionRequest(ctx) })
	if err != nil {
		return fmt.Errorf("forget a permission that was asked for: %w", err)
	}
	return nil
}

// PermissionAnswer is what a browser brought back from the provider's page.
type PermissionAnswer struct {
	State, Code string
	Error, Said string // in place of Code
}

// TakePermission takes the answer that a browser brought back. ErrNotAsked: it answers
// nothing that is open, and nothing was done. What else went wrong is kept with the question.
func (s *Service) TakePermission(ctx context.Context, account AccountID, a PermissionAnswer) error {
	var asked PermissionRequest
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		r, err := tx.PermissionRequest(ctx)
		if errors.Is(err, ErrNotFound) {
			return ErrNotAsked
		}
		if err != nil {
			return err
		}
		if !r.Open() || r.State == "" || subtle.ConstantTimeCompare([]byte(r.State), []byte(a.State)) != 1 || a.Code == "" && a.Error == "" {
			return ErrNotAsked
		}
		asked = r
		r.State = ""
		return tx.SavePermissionRequest(ctx, r)
	})
	if err != nil {
		return fmt.Errorf("take a provider's answer: %w", err)
	}
	// A browser that goes away must not lose what can be had only once.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), answerTime)
	defer cancel()
	if s.Clock.Now().After(asked.Until) {
		return s.endPermission(ctx, account, asked, PermissionEnd{Code: EndedLate})
	}
	if a.Error != "" {
		return s.endPermission(ctx, account, asked, permissionEndOf(s.Permissions.Refused(asked.Mailbox, a.Error, a.Said)))
	}
	token, err := s.Permissions.Exchange(ctx, asked.Mailbox, asked.Redirect, asked.Verifier, a.Code)
	if err != nil {
		return s.endPermission(ctx, account, asked, permissionEndOf(err))
	}
	return s.keepPermission(ctx, account, asked, token)
}

// ContinuePermission asks the provider whether the person has typed the code, where it may
// be asked by now, and returns where the question stands. Many may call it: the provider is
// asked by one at a time.
func (s *Service) ContinuePermission(ctx context.Context, account AccountID) (PermissionRequest, error) {
	now := s.Clock.Now()
	var asked PermissionRequest
	mine := false
	r, err := s.permissionRequest(ctx, account)
	if err != nil || !r.Open() || !r.ByCode() || now.Before(r.NextAt) {
		return r.withoutSecrets(), err
	}
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		r, err := tx.PermissionRequest(ctx)
		if err != nil {
			return err
		}
		if !r.Open() || !r.ByCode() || now.Before(r.NextAt) {
			return nil
		}
		asked, mine = r, true
		// A code is good for one token: nobody else asks until this answer is dealt with.
		r.NextAt = now.Add(answerTime)
		return tx.SavePermissionRequest(ctx, r)
	})
	if err != nil {
		return PermissionRequest{}, fmt.Errorf("ask for the answer: %w", err)
	}
	if mine {
		// A page that is left must not lose what can be had only once.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), answerTime)
		defer cancel()
		if err := s.askForToken(ctx, account, asked); err != nil {
			return PermissionRequest{}, err
		}
	}
	return s.ShowPermission(ctx, account)
}

func (s *Service) askForToken(ctx context.Context, account AccountID, asked PermissionRequest) error {
	token, err := s.Permissions.TokenFor(ctx, asked.Mailbox, asked.Code.Secret)
	switch {
	case err == nil:
		return s.keepPermission(ctx, account, asked, token)
	case errors.Is(err, ErrAskedTooOften):
		return s.askAgainLater(ctx, account, asked, moreEvery)
	case errors.Is(err, ErrStillAsking):
		return s.askAgainLater(ctx, account, asked, 0)
	}
	if end := permissionEndOf(err); end.Code != EndedUnreachable {
		return s.endPermission(ctx, account, asked, end)
	}
	return s.askAgainLater(ctx, account, asked, 0)
}

// askAgainLater lets the provider be asked again after its usual pause, which becomes longer
// by more.
func (s *Service) askAgainLater(ctx context.Context, account AccountID, asked PermissionRequest, more time.Duration) error {
	return s.changePermission(ctx, account, asked, func(r *PermissionRequest) {
		r.Code.Every += more
		r.NextAt = s.Clock.Now().Add(r.Code.Every)
	})
}

// keepPermission signs in with a token and keeps the mailbox.
func (s *Service) keepPermission(ctx context.Context, account AccountID, asked PermissionRequest, token Token) error {
	m := asked.Mailbox
	m.Account, m.OAuth.Token = "", token // it is not stored yet: it must not be renewed
	if _, err := s.Mail.Check(ctx, m); err != nil {
		return s.endPermission(ctx, account, asked, PermissionEnd{Code: EndedAtMailbox, Said: err.Error()})
	}
	replaced := false
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		kept := m
		r, err := tx.PermissionRequest(ctx)
		if err != nil {
			return err
		}
		if r.ID != asked.ID {
			return ErrNotAsked
		}
		current, err := tx.Mailbox(ctx)
		stored := err == nil
		if err != nil && !errors.Is(err, ErrNotFound) && (asked.Again || !errors.Is(err, ErrSealed)) {
			return err
		}
		if asked.Again {
			if current.OAuth.ClientID != m.OAuth.ClientID || current.Address != m.Address {
				replaced = true
				return nil
			}
			kept = current
			kept.OAuth.Token = token
		} else if stored { // what was set or found out while the question was open holds, too
			kept = keepingHabits(kept, current)
		}
		if err := tx.SaveMailbox(ctx, kept); err != nil {
			return err
		}
		return tx.SavePermissionRequest(ctx, PermissionRequest{ID: r.ID, Until: r.Until, Done: true, Mailbox: Mailbox{Address: m.Address}})
	})
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrNotAsked) {
		return nil // the person dropped it meanwhile, or asks anew
	}
	if err != nil {
		return fmt.Errorf("store the mailbox %s: %w", m.Address, err)
	}
	if replaced {
		return s.endPermission(ctx, account, asked, PermissionEnd{Code: EndedReplaced})
	}
	return nil
}

func (s *Service) endPermission(ctx context.Context, account AccountID, asked PermissionRequest, end PermissionEnd) error {
	return s.changePermission(ctx, account, asked, func(r *PermissionRequest) {
		r.Ended, r.State, r.Verifier, r.Code.Secret = &end, "", "", ""
	})
}

// changePermission changes the question where it is still the one that was asked.
func (s *Service) changePermission(ctx context.Context, account AccountID, asked PermissionRequest, change func(*PermissionRequest)) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		r, err := tx.PermissionRequest(ctx)
		if errors.Is(err, ErrNotFound) || err == nil && r.ID != asked.ID {
			return nil
		}
		if err != nil {
			return err
		}
		change(&r)
		return tx.SavePermissionRequest(ctx, r)
	})
	if err != nil {
		return fmt.Errorf("keep what the provider answered: %w", err)
	}
	return nil
}

// permissionEndOf is why a provider gave nothing.
func permissionEndOf(err error) PermissionEnd {
	var refusal *ProviderRefusal
	var unreachable *ProviderUnreachable
	switch {
	case errors.As(err, &refusal):
		return PermissionEnd{Code: refusal.Code, Said: refusal.Said}
	case errors.As(err, &unreachable):
		return PermissionEnd{Code: EndedUnreachable, Said: err.Error()}
	}
	return PermissionEnd{Code: endedOther, Said: err.Error()}
}
