package followup

import (
	"context"
	"errors"
	"time"
)

// Permissions reaches providers that let programs into mailboxes by OAuth 2.0. Package
// mailbox/oauth implements it. How a provider is asked stands in Mailbox.OAuth.
type Permissions interface {
	// Known is how a known provider is asked, without a client; false where it is not open
	// to everybody's clients.
	Known(provider string) (OAuth, bool)
	// PageOf is the address of the provider's page that asks the person. Their browser comes
	// back to redirect with state; verifier proves later who asked (RFC 7636).
	PageOf(m Mailbox, redirect, state, verifier string) (string, error)
	// Exchange turns the code that a browser brought back into a token.
	Exchange(ctx context.Context, m Mailbox, redirect, verifier, code string) (Token, error)
	// CodeFor asks for a code that the person types into the provider's page (RFC 8628).
	CodeFor(ctx context.Context, m Mailbox) (DeviceCode, error)
	// TokenFor asks once whether the person has answered there. ErrStillAsking: not yet.
	TokenFor(ctx context.Context, m Mailbox, secret string) (Token, error)
	// Refused is the error for what a provider's page answered in place of a code.
	Refused(m Mailbox, code, said string) error
}

// DeviceCode is a code that a person types into their provider's page, on any device.
type DeviceCode struct {
	Page, Code string
	// Secret is what the provider is asked with whether the person has answered.
	Secret string
	// Lasts is how long the code is good, Every how often the provider may be asked.
	Lasts, Every time.Duration
}

// ProviderRefusal is what a provider answered in place of a permission.
type ProviderRefusal struct {
	// Code is as in RFC 6749 sections 4.1.2.1 and 5.2 and RFC 8628 section 3.5.
	Code string
	// Said is what the provider added, on one line; may be empty.
	Said string
	Err  error
}

func (e *ProviderRefusal) Error() string { return e.Err.Error() }
func (e *ProviderRefusal) Unwrap() error { return e.Err }

// ProviderUnreachable is a fault on the way to a provider, or on its side: it said neither
// yes nor no, and may be asked again.
type ProviderUnreachable struct {
	Host string
	Err  error
}

func (e *ProviderUnreachable) Error() string {
	return e.Host + " could not be reached: " + e.Err.Error()
}
func (e *ProviderUnreachable) Unwrap() error { return e.Err }

// Errors about a permission.
var (
	// ErrStillAsking: the person has not answered on the provider's page yet.
	ErrStillAsking = errors.New("nobody has answered on the provider's page yet")
	// ErrAskedTooOften: the same, and the provider wants to be asked less often.
	ErrAskedTooOften = errors.New("the provider wants to be asked less often")
	// ErrNotAsked: an answer came to a question that nobody asked, or that is over.
	ErrNotAsked = errors.New("nothing was asked that this answers")
	// ErrNoOAuth: the mailbox is signed in to otherwise.
	ErrNoOAuth = errors.New("the mailbox is signed in to without OAuth")
)

// PermissionRequest is a question to a person's provider, from the moment it is asked until
// the person has seen what came of it. An account has one at most. All of it is sealed at rest.
type PermissionRequest struct {
	ID       string
	Provider string // the known provider's name; empty for another
	// Mailbox is what is kept once the provider agrees.
	Mailbox Mailbox
	// Again: the mailbox is there already, and only its token is replaced.
	Again bool
	// Redirect, State and Verifier are those of a question by the provider's page. An
	// answer takes State away: it counts once.
	Redirect, State, Verifier string
	// Code is that of a question by a code. NextAt is when the provider may be asked again.
	Code   DeviceCode
	NextAt time.Time
	// Until is when nobody waits for an answer any more.
	Until time.Time
	// Done: the provider agreed, and the mailbox is kept.
	Done bool
	// Ended is why nothing came of it; nil while it is open or done.
	Ended *PermissionEnd
}

// PermissionEnd says why a provider was asked in vain.
type PermissionEnd struct {
	// Code is the provider's (ProviderRefusal), or one of those below.
	Code string
	// Said is what the provider or the mail server added; may be empty.
	Said string
}

// Codes of a PermissionEnd besides a provider's own.
const (
	EndedLate        = "expired_token"  // nobody answered in time
	EndedUnreachable = "unreachable"    // the provider did not answer; Said says how
	EndedAtMailbox   = "mailbox"        // the mail servers took the token and not the person; Said is the error
	EndedReplaced    = "replaced"       // another mailbox was added meanwhile
	EndedDeclined    = "access_denied"  // the person or their organisation said no
	EndedClient      = "invalid_client" // the provider does not know the client
	EndedGrant       = "invalid_grant"  // the answer was too old, or was used already
	endedOther       = "provider"       // anything else; Said is the error
)

// tooOld reports whether nobody looks any more at what came of it.
func (r PermissionRequest) tooOld(now time.Time) bool { return now.After(r.Until.Add(keptAfter)) }

// Open reports whether an answer is waited for.
func (r PermissionRequest) Open() bool { return !r.Done && r.Ended == nil }

// ByCode reports whether the person was shown a code.
func (r PermissionRequest) ByCode() bool { return r.Code.Code != "" }

// withoutSecrets is what a page may have of it. State stays: it binds the answer to the
// browser that asked.
func (r PermissionRequest) withoutSecrets() PermissionRequest {
	r.Verifier, r.Code.Secret = "", ""
	r.Mailbox.Password, r.Mailbox.OAuth.ClientSecret, r.Mailbox.OAuth.Token = "", "", Token{}
	return r
}
