package mailboxtest

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"time"

	"afterword/internal/followup"
)

// ClientID is the client that a Provider knows.
const ClientID = "client-of-the-test"

// Provider is an OAuth 2.0 server on this machine, which Dovecot asks about access tokens
// (RFC 7662). It has an authorization endpoint with PKCE, a device endpoint and a token
// endpoint, all without pages: whoever opens the authorization endpoint has answered.
//
// Its fields are set before it is used.
type Provider struct {
	// Secret is the client's; empty for a public client.
	Secret string
	// User is whose mailbox access is given to: an e-mail address.
	User string
	// Lifetime is how long an access token lasts by its word. It ends when ExpireAll says so.
	Lifetime time.Duration
	// Denies makes the person say no.
	Denies bool
	// DeviceAnswers are what the token endpoint answers to a device code, one after the
	// other, before it gives the token.
	DeviceAnswers []string
	// Rotates makes every refresh token good for one use.
	Rotates bool

	server *httptest.Server

	mu        sync.Mutex
	codes     map[string]string // authorization code → challenge
	access    map[string]string // valid access token → user
	refresh   map[string]bool   // valid refresh tokens
	issued    []string          // every secret given out
	refreshes int
}

// NewProvider starts a provider. Close stops it.
func NewProvider() *Provider {
	p := &Provider{Lifetime: time.Hour, codes: map[string]string{}, access: map[string]string{}, refresh: map[string]bool{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /authorize", p.authorize)
	mux.HandleFunc("POST /device", p.device)
	mux.HandleFunc("POST /token", p.token)
	mux.HandleFunc("GET /introspect", p.introspect)
	p.server = httptest.NewServer(mux)
	return p
}

// Close stops the provider.
func (p *Provider) Close() { p.server.Close() }

// OAuth returns how to ask the provider.
func (p *Provider) OAuth() followup.OAuth {
	return followup.OAuth{
		ClientID: ClientID, ClientSecret: p.Secret, Scopes: "mail offline_access",
		AuthURL: p.server.URL + "/authorize", DeviceURL: p.server.URL + "/device", TokenURL: p.server.URL + "/token",
	}
}

// Grant returns a token for a user, as if they had just said yes.
func (p *Provider) Grant(user string) followup.Token {
	p.mu.Lock()
	defer p.mu.Unlock()
	return followup.Token{Access: p.newAccess(user), Refresh: p.newRefresh(), Expires: time.Now().Add(p.Lifetime)}
}

// ExpireAll makes every access token void.
func (p *Provider) ExpireAll() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.access)
}

// RevokeAll makes every token void.
func (p *Provider) RevokeAll() {
	p.ExpireAll()
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.refresh)
}

// Refreshes counts the access tokens that were given for a refresh token.
func (p *Provider) Refreshes() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.refreshes
}

// Issued lists every code and token that was ever given out.
func (p *Provider) Issued() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.issued...)
}

func (p *Provider) fresh(kind string) string {
	secret := kind + rand.Text()
	p.issued = append(p.issued, secret)
	return secret
}

func (p *Provider) newAccess(user string) string {
	token := p.fresh("access-")
	p.access[token] = user
	return token
}

func (p *Provider) newRefresh() string {
	token := p.fresh("refresh-")
	p.refresh[token] = true
	return token
}

func (p *Provider) authorize(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	query := r.URL.Query()
	back, err := url.Parse(query.Get("redirect_uri"))
	if err != nil || back.Hostname() != "127.0.0.1" || query.Get("client_id") != ClientID ||
		query.Get("response_type") != "code" || query.Get("code_challenge_method") != "S256" || query.Get("code_challenge") == "" {
		http.Error(w, "a request that no client may make", http.StatusBadRequest)
		return
	}
	answer := url.Values{"state": {query.Get("state")}}
	if p.Denies {
		answer.Set("error", "access_denied")
		answer.Set("error_description", "not today")
	} else {
		code := p.fresh("code-")
		p.codes[code] = query.Get("code_challenge")
		answer.Set("code", code)
	}
	back.RawQuery = answer.Encode()
	http.Redirect(w, r, back.String(), http.StatusFound)
}

func (p *Provider) device(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if r.FormValue("client_id") != ClientID {
		refuse(w, http.StatusUnauthorized, "invalid_client")
		return
	}
	say(w, map[string]any{
		"device_code": p.fresh("device-"), "user_code": "WDJB-MJHT",
		"verification_uri": p.server.URL + "/activate", "expires_in": 600, "interval": 1,
	})
}

func (p *Provider) token(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id, secret, basic := r.BasicAuth()
	if !basic {
		id, secret = r.FormValue("client_id"), r.FormValue("client_secret")
	}
	if id != ClientID || secret != p.Secret {
		refuse(w, http.StatusUnauthorized, "invalid_client")
		return
	}
	answer := map[string]any{"token_type": "Bearer", "expires_in": int(p.Lifetime.Seconds())}
	switch r.FormValue("grant_type") {
	case "authorization_code":
		code := r.FormValue("code")
		challenge, known := p.codes[code]
		delete(p.codes, code)
		sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
		if !known || subtle.ConstantTimeCompare([]byte(base64.RawURLEncoding.EncodeToString(sum[:])), []byte(challenge)) != 1 {
			refuse(w, http.StatusBadRequest, "invalid_grant")
			return
		}
		answer["refresh_token"] = p.newRefresh()
	case "urn:ietf:params:oauth:grant-type:device_code":
		if p.Denies {
			refuse(w, http.StatusBadRequest, "access_denied")
			return
		}
		if len(p.DeviceAnswers) > 0 {
			next := p.DeviceAnswers[0]
			p.DeviceAnswers = p.DeviceAnswers[1:]
			refuse(w, http.StatusBadRequest, next)
			return
		}
		answer["refresh_token"] = p.newRefresh()
	case "refresh_token":
		used := r.FormValue("refresh_token")
		if !p.refresh[used] {
			refuse(w, http.StatusBadRequest, "invalid_grant")
			return
		}
		p.refreshes++
		if p.Rotates {
			delete(p.refresh, used)
			answer["refresh_token"] = p.newRefresh()
		}
	default:
		refuse(w, http.StatusBadRequest, "unsupported_grant_type")
		return
	}
	answer["access_token"] = p.newAccess(p.User)
	say(w, answer)
}

func (p *Provider) introspect(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	user, active := p.access[token]
	say(w, map[string]any{"active": active, "email": user})
}

func say(w http.ResponseWriter, document map[string]any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(document)
}

func refuse(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"error": code, "error_description": "said by the provider of the test"})
}
