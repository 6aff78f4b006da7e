package web_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/door"
)

// issuer is a small OpenID Connect provider over real HTTP: it signs what the test tells
// it to, for whoever brings the right code with the right verifier.
type issuer struct {
	*httptest.Server
	t   *testing.T
	key *rsa.PrivateKey

	mu     sync.Mutex
	tokens map[string]codeFor // by code
}

type codeFor struct{ challenge, token string }

func newIssuer(t *testing.T) *issuer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	i := &issuer{t: t, key: key, tokens: map[string]codeFor{}}
	mux := http.NewServeMux()
	i.Server = httptest.NewServer(mux)
	t.Cleanup(i.Close)
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		i.send(w, map[string]any{
			"issuer": i.URL, "authorization_endpoint": i.URL + "/authorize", "token_endpoint": i.URL + "/token", "jwks_uri": i.URL + "/keys",
			"id_token_signing_alg_values_supported": []string{"RS256"},
		})
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		i.send(w, map[string]any{"keys": []any{map[string]string{
			"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "one",
			"n": base64.RawURLEncoding.EncodeToString(key.N.Bytes()), "e": base64.RawURLEncoding.EncodeToString(big.NewInt(int64(key.E)).Bytes()),
		}}})
	})
	mux.HandleFunc("POST /token", func(w http.ResponseWriter, r *http.Request) {
		i.mu.Lock()
		defer i.mu.Unlock()
		code := r.FormValue("code")
		known, ok := i.tokens[code]
		delete(i.tokens, code)
		sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
		if !ok || known.challenge != base64.RawURLEncoding.EncodeToString(sum[:]) {
			w.WriteHeader(http.StatusBadRequest)
			i.send(w, map[string]string{"error": "invalid_grant"})
			return
		}
		i.send(w, map[string]any{"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": known.token})
	})
	return i
}

func (i *issuer) send(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		i.t.Error(err)
	}
}

// sign makes a token of claims.
func (i *issuer) sign(key *rsa.PrivateKey, algorithm string, claims map[string]any) string {
	i.t.Helper()
	part := func(v any) string {
		data, err := json.Marshal(v)
		if err != nil {
			i.t.Fatal(err)
		}
		return base64.RawURLEncoding.EncodeToString(data)
	}
	text := part(map[string]string{"alg": algorithm, "kid": "one", "typ": "JWT"}) + "." + part(claims)
	if algorithm == "none" {
		return text + "."
	}
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	if err != nil {
		i.t.Fatal(err)
	}
	return text + "." + base64.RawURLEncoding.EncodeToString(signature)
}

// TestProvider signs in by the house's sign-in, rightly and in every wrong way.
func TestProvider(t *testing.T) {
	i := newIssuer(t)
	stranger, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	set := func(name string, value any) func(map[string]any) {
		return func(claims map[string]any) { claims[name] = value }
	}
	for _, row := range []struct {
		name      string
		change    func(claims map[string]any)
		key       *rsa.PrivateKey
		algorithm string
		answer    func(query url.Values)
		elsewhere bool // the answer comes to a browser that asked nothing
		refused   bool
	}{
		{name: "as it should be"},
		{name: "the address in capitals", change: set("email", "ADA@Example.org")},
		{name: "nobody was added with that address", change: set("email", "mallory@example.org"), refused: true},
		{name: "an address that nobody has checked", change: set("email_verified", false), refused: true},
		{name: "no word whether it was checked", change: func(c map[string]any) { delete(c, "email_verified") }, refused: true},
		{name: "no address", change: func(c map[string]any) { delete(c, "email") }, refused: true},
		{name: "for another program", change: set("aud", "another"), refused: true},
		{name: "of another house", change: set("iss", "https://evil.example"), refused: true},
		{name: "for another sign-in", change: set("nonce", "another"), refused: true},
		{name: "for no sign-in", change: func(c map[string]any) { delete(c, "nonce") }, refused: true},
		{name: "too old", change: set("exp", time.Now().Add(-time.Hour).Unix()), refused: true},
		{name: "signed by somebody else", key: stranger, refused: true},
		{name: "not signed", algorithm: "none", refused: true},
		{name: "another state", answer: func(q url.Values) { q.Set("state", "another") }, refused: true},
		{name: "no state", answer: func(q url.Values) { q.Del("state") }, refused: true},
		{name: "another code", answer: func(q url.Values) { q.Set("code", "another") }, refused: true},
		{name: "no code, they said no", answer: func(q url.Values) { q.Del("code"); q.Set("error", "access_denied") }, refused: true},
		{name: "to another browser", elsewhere: true, refused: true},
	} {
		t.Run(row.name, func(t *testing.T) {
			h := newHouse(t)
			h.door.Provider = &door.Provider{Name: "Example University", Issuer: i.URL, ClientID: "afterword", ClientSecret: "hidden"}
			b := h.browser()
			b.get("/sign-in?next=/insight").says(t, []string{"Sign in with Example University"}, nil)
			a := b.get("/sign-in/provider?next=/insight")
			asked, err := url.Parse(a.Header.Get("Location"))
			if err != nil || a.StatusCode != http.StatusSeeOther || !strings.HasPrefix(asked.String(), i.URL+"/authorize?") {
				t.Fatalf("sent to %q, status %d", a.Header.Get("Location"), a.StatusCode)
			}
			query := asked.Query()
			if query.Get("redirect_uri") != "https://afterword.example.org/sign-in/provider/answer" || query.Get("code_challenge_method") != "S256" {
				t.Errorf("asked with %v", query)
			}
			claims := map[string]any{
				"iss": i.URL, "aud": "afterword", "sub": "ada-42", "email": adaEmail, "email_verified": true,
				"iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix(), "nonce": query.Get("nonce"),
			}
			if row.change != nil {
				row.change(claims)
			}
			key, algorithm := i.key, "RS256"
			if row.key != nil {
				key = row.key
			}
			if row.algorithm != "" {
				algorithm = row.algorithm
			}
			code := fmt.Sprintf("code-%s", row.name)
			i.mu.Lock()
			i.tokens[code] = codeFor{query.Get("code_challenge"), i.sign(key, algorithm, claims)}
			i.mu.Unlock()
			answer := url.Values{"state": {query.Get("state")}, "code": {code}}
			if row.answer != nil {
				row.answer(answer)
			}
			if row.elsewhere {
				b = h.browser()
			}
			a = b.get(door.ProviderPath + "?" + answer.Encode())
			if row.refused {
				if a.StatusCode != http.StatusForbidden {
					t.Errorf("status %d to %q", a.StatusCode, a.Header.Get("Location"))
				}
				a.says(t, []string{"That did not let you in."}, []string{adaEmail, "evil", "nonce", "token"})
				if a := b.get("/ways-in"); !turnedAway(a) {
					t.Error("somebody was let in")
				}
				return
			}
			if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/insight" {
				t.Fatalf("status %d to %q: %s", a.StatusCode, a.Header.Get("Location"), textOf(a.body))
			}
			b.get("/ways-in").says(t, []string{"How you come in as ada@example.org", "by the sign-in of Example University"}, nil)
			if a := h.browser().get(door.ProviderPath + "?" + answer.Encode()); a.StatusCode != http.StatusForbidden {
				t.Errorf("the same answer opens twice: status %d", a.StatusCode)
			}
		})
	}
}

// TestProviderKnowsThemByName: after the first time the provider's name for somebody
// counts, and their address does not any more.
func TestProviderKnowsThemByName(t *testing.T) {
	i := newIssuer(t)
	h := newHouse(t)
	h.door.Provider = &door.Provider{Name: "Example University", Issuer: i.URL, ClientID: "afterword"}
	come := func(subject, email string) answer {
		t.Helper()
		b := h.browser()
		asked, err := url.Parse(b.get("/sign-in/provider").Header.Get("Location"))
		if err != nil {
			t.Fatal(err)
		}
		q := asked.Query()
		i.mu.Lock()
		i.tokens["code"] = codeFor{q.Get("code_challenge"), i.sign(i.key, "RS256", map[string]any{
			"iss": i.URL, "aud": "afterword", "sub": subject, "email": email, "email_verified": true,
			"exp": time.Now().Add(time.Minute).Unix(), "nonce": q.Get("nonce"),
		})}
		i.mu.Unlock()
		if a := b.get(door.ProviderPath + "?code=code&state=" + q.Get("state")); a.StatusCode != http.StatusSeeOther {
			return a
		}
		return b.get("/ways-in")
	}
	come("ada-42", adaEmail).says(t, []string{"How you come in as ada@example.org"}, nil)
	come("ada-42", "ada.park@example.org").says(t, []string{"How you come in as ada@example.org"}, nil)
	come("ada-42", boEmail).says(t, []string{"How you come in as ada@example.org"}, nil)
	come("mallory-7", adaEmail).says(t, []string{"That did not let you in."}, []string{"How you come in"})

	i.Close()
	h.door.Provider = &door.Provider{Name: "Example University", Issuer: i.URL, ClientID: "afterword"}
	a := h.browser().get("/sign-in/provider")
	a.says(t, []string{"The sign-in of Example University does not answer."}, []string{"refused", "127.0.0.1"})
	if a.StatusCode != http.StatusBadGateway {
		t.Errorf("status %d", a.StatusCode)
	}
}
