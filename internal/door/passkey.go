package door

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"afterword/internal/followup"
)

// Passkey is a key that lies in somebody's telephone, computer or security key and opens
// the door to this site only.
type Passkey struct {
	ID     string // the credential's, in base64url
	Person followup.AccountID
	Name   string
	// Document is the public key and what is known of it, as JSON.
	Document string
	AddedAt  time.Time
	UsedAt   time.Time // zero when never
}

const (
	maxPasskeys     = 20
	maxPasskeyName  = 60
	fallbackKeyName = "Passkey"
)

// HasPasskeys reports whether passkeys work here: people have accounts, and the address
// they type is a name. A browser makes none for a number.
func (d *Door) HasPasskeys() bool {
	return d.People && d.Origin != nil && net.ParseIP(d.Origin.Hostname()) == nil
}

func (d *Door) passkeys() (*webauthn.WebAuthn, error) {
	if !d.HasPasskeys() {
		return nil, ErrOff
	}
	d.keysOnce.Do(func() {
		d.keys, d.keysErr = webauthn.New(&webauthn.Config{
			RPID: d.Origin.Hostname(), RPDisplayName: "Afterword", RPOrigins: []string{d.Origin.String()},
			AttestationPreference: protocol.PreferNoAttestation,
			AuthenticatorSelection: protocol.AuthenticatorSelection{
				ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired,
			},
		})
	})
	return d.keys, d.keysErr
}

// Passkeys lists a person's.
func (d *Door) Passkeys(ctx context.Context, person followup.AccountID) ([]Passkey, error) {
	return d.Store.Passkeys(ctx, person)
}

// BeginPasskey asks for a new passkey: options go to the browser, state is kept until
// AddPasskey.
func (d *Door) BeginPasskey(ctx context.Context, p Person) (options any, state string, err error) {
	keys, err := d.passkeys()
	if err != nil {
		return nil, "", err
	}
	holder, err := d.holder(ctx, p)
	if err != nil {
		return nil, "", err
	}
	if len(holder.keys) >= maxPasskeys {
		return nil, "", &WeakError{fmt.Sprintf("You have %d passkeys. Remove one first.", len(holder.keys))}
	}
	made, session, err := keys.BeginRegistration(holder, webauthn.WithExclusions(webauthn.Credentials(holder.keys).CredentialDescriptors()))
	if err != nil {
		return nil, "", fmt.Errorf("ask for a passkey: %w", err)
	}
	state, err = packed(session)
	return made, state, err
}

// AddPasskey keeps what the browser answered.
func (d *Door) AddPasskey(ctx context.Context, p Person, state, name string, answer []byte) error {
	keys, err := d.passkeys()
	if err != nil {
		return err
	}
	session, err := unpacked(state)
	if err != nil {
		return err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	holder, err := d.holder(ctx, p)
	if err != nil {
		return err
	}
	credential, err := keys.CreateCredential(holder, session, parsed)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	document, err := json.Marshal(credential)
	if err != nil {
		return fmt.Errorf("keep a passkey: %w", err)
	}
	name = strings.TrimSpace(name)
	if letters := []rune(name); len(letters) > maxPasskeyName {
		name = string(letters[:maxPasskeyName])
	}
	if name == "" {
		name = fallbackKeyName
	}
	return d.Store.SavePasskey(ctx, Passkey{
		ID: keyID(credential.ID), Person: p.ID, Name: name, Document: string(document), AddedAt: d.Now(),
	})
}

// RemovePasskey forgets one of a person's passkeys.
func (d *Door) RemovePasskey(ctx context.Context, person followup.AccountID, id string) error {
	return d.Store.RemovePasskey(ctx, person, id)
}

// BeginPasskeySignIn asks for any passkey of this site: who it is, the passkey says.
func (d *Door) BeginPasskeySignIn() (options any, state string, err error) {
	keys, err := d.passkeys()
	if err != nil {
		return nil, "", err
	}
	asked, session, err := keys.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, "", fmt.Errorf("ask for a passkey: %w", err)
	}
	state, err = packed(session)
	return asked, state, err
}

// SignInByPasskey lets somebody in by what their browser answered. What is wrong is
// ErrRefused.
func (d *Door) SignInByPasskey(ctx context.Context, state string, answer []byte) (Person, error) {
	keys, err := d.passkeys()
	if err != nil {
		return Person{}, err
	}
	session, err := unpacked(state)
	if err != nil {
		return Person{}, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return Person{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	var who *holder
	_, credential, err := keys.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
		p, err := d.Store.Person(ctx, followup.AccountID(handle))
		if err != nil {
			return nil, err
		}
		who, err = d.holder(ctx, p)
		return who, err
	}, session, parsed)
	if err != nil {
		return Person{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	if credential.Authenticator.CloneWarning {
		d.log().Warn("a passkey counts backwards, as a copy of it would: it was refused", "person", who.person.ID)
		return Person{}, ErrRefused
	}
	return who.person, d.used(ctx, who, credential)
}

// used keeps when a passkey was used, and what it counts.
func (d *Door) used(ctx context.Context, who *holder, credential *webauthn.Credential) error {
	for _, key := range who.stored {
		if key.ID != keyID(credential.ID) {
			continue
		}
		document, err := json.Marshal(credential)
		if err != nil {
			return fmt.Errorf("keep a passkey: %w", err)
		}
		key.Document, key.UsedAt = string(document), d.Now()
		return d.Store.SavePasskey(ctx, key)
	}
	return ErrRefused
}

// holder is a person as the library knows one.
type holder struct {
	person Person
	stored []Passkey
	keys   []webauthn.Credential
}

func (d *Door) holder(ctx context.Context, p Person) (*holder, error) {
	h := &holder{person: p}
	var err error
	if h.stored, err = d.Store.Passkeys(ctx, p.ID); err != nil {
		return nil, fmt.Errorf("read the passkeys: %w", err)
	}
	for _, key := range h.stored {
		var c webauthn.Credential
		if err := json.Unmarshal([]byte(key.Document), &c); err != nil {
			return nil, fmt.Errorf("read a passkey: %w", err)
		}
		h.keys = append(h.keys, c)
	}
	return h, nil
}

// WebAuthnID implements webauthn.User. The id of an account says nothing about its person.
func (h *holder) WebAuthnID() []byte { return []byte(h.person.ID) }

// WebAuthnName implements webauthn.User.
func (h *holder) WebAuthnName() string { return h.person.Email }

// WebAuthnDisplayName implements webauthn.User.
func (h *holder) WebAuthnDisplayName() string {
	if h.person.Name != "" {
		return h.person.Name
	}
	return h.person.Email
}

// WebAuthnCredentials implements webauthn.User.
func (h *holder) WebAuthnCredentials() []webauthn.Credential { return h.keys }

func keyID(id []byte) string { return base64.RawURLEncoding.EncodeToString(id) }

func packed(session *webauthn.SessionData) (string, error) {
	data, err := json.Marshal(session)
	if err != nil {
		return "", fmt.Errorf("keep what the passkey was asked: %w", err)
	}
	return string(data), nil
}

func unpacked(state string) (session webauthn.SessionData, err error) {
	if state == "" {
		return session, fmt.Errorf("%w: nothing was asked, or it was answered already", ErrRefused)
	}
	if err := json.Unmarshal([]byte(state), &session); err != nil {
		return session, errors.Join(ErrRefused, err)
	}
	return session, nil
}
