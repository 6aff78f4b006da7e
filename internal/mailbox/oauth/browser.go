package oauth

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"golang.org/x/oauth2"

	"afterword/internal/followup"
)

// browserTime is how long a person may take on the provider's page.
const browserTime = 10 * time.Minute

// ByBrowser asks the person in their browser, in these steps:
//
//  1. listen on a free port of 127.0.0.1;
//  2. call show with the address of the provider's page, which show puts before the person;
//  3. wait until their browser comes back with the state that only this request knows;
//  4. exchange the code it brings, and the PKCE verifier, for a token.
//
// Anything else that calls at the port is turned away and changes nothing. It waits for ten
// minutes.
func (c Client) ByBrowser(ctx context.Context, show func(page string)) (followup.Token, error) {
	var listening net.ListenConfig
	listener, err := listening.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return followup.Token{}, fmt.Errorf("wait for the browser's answer: %w", err)
	}
	defer listener.Close() // the server closes it, too, once there is one
	redirect := c.redirectURL(listener.Addr().(*net.TCPAddr).Port)
	state, verifier := oauth2.GenerateVerifier(), oauth2.GenerateVerifier()
	page, err := c.page(redirect, state, verifier)
	if err != nil {
		return followup.Token{}, err
	}
	answers := make(chan answer, 1)
	server := &http.Server{
		Handler: redirected(state, answers), ReadHeaderTimeout: answerTime, WriteTimeout: answerTime,
		ErrorLog: log.New(io.Discard, "", 0), // an address asked for may hold a code
	}
	go func() { _ = server.Serve(listener) }()
	defer func() {
		// The browser still gets the page that says that it is done.
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		_ = server.Shutdown(closing)
		_ = server.Close()
	}()

	show(page)
	timer := time.NewTimer(browserTime)
	defer timer.Stop()
	select {
	case got := <-answers:
		if got.refusal != "" {
			return followup.Token{}, c.refusal(got.refusal, got.words)
		}
		return c.exchange(ctx, redirect, verifier, got.code)
	case <-timer.C:
		return followup.Token{}, ErrTooLate
	case <-ctx.Done():
		return followup.Token{}, context.Cause(ctx)
	}
}

// page is the address of the provider's page that asks the person.
func (c Client) page(redirect, state, verifier string) (string, error) {
	if c.AuthURL == "" {
		return "", errors.New("your provider's page for browsers is not known: give its address as --auth-url, or use a device code")
	}
	config, _, err := c.prepare(context.Background(), c.AuthURL, c.TokenURL)
	if err != nil {
		return "", err
	}
	config.RedirectURL = redirect
	return config.AuthCodeURL(state, c.pageOptions(verifier)...), nil
}

// exchange turns the code that a browser brought to redirect into a token.
func (c Client) exchange(ctx context.Context, redirect, verifier, code string) (followup.Token, error) {
	config, ctx, err := c.prepare(ctx, c.TokenURL)
	if err != nil {
		return followup.Token{}, err
	}
	config.RedirectURL = redirect
	token, err := config.Exchange(ctx, code, oauth2.VerifierOption(verifier))
	if err != nil {
		return followup.Token{}, fmt.Errorf("exchange the provider's answer for a token: %w", c.explain(err, code, verifier))
	}
	return first(token)
}

// redirectURL is where the browser comes back to. Microsoft lets the port vary for the name
// localhost only; elsewhere the address is better (RFC 8252 section 8.3).
func (c Client) redirectURL(port int) string {
	if c.TokenURL == microsoft.TokenURL {
		return fmt.Sprintf("http://localhost:%d", port)
	}
	return fmt.Sprintf("http://127.0.0.1:%d", port)
}

func (c Client) pageOptions(verifier string) []oauth2.AuthCodeOption {
	options := []oauth2.AuthCodeOption{oauth2.S256ChallengeOption(verifier)}
	if c.Address != "" {
		options = append(options, oauth2.SetAuthURLParam("login_hint", c.Address))
	}
	if c.TokenURL == google.TokenURL {
		// Google gives a refresh token only to who asks like this, and only on a new consent.
		options = append(options, oauth2.AccessTypeOffline, oauth2.SetAuthURLParam("prompt", "consent"))
	}
	return options
}

// answer is what a browser brought back.
type answer struct{ code, refusal, words string }

// redirected takes the first answer that knows the state.
func redirected(state string, answers chan<- answer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		query := r.URL.Query()
		got := answer{query.Get("code"), query.Get("error"), query.Get("error_description")}
		switch {
		case r.URL.Path != "/" || r.Method != http.MethodGet:
			w.WriteHeader(http.StatusNotFound)
			return
		case subtle.ConstantTimeCompare([]byte(query.Get("state")), []byte(state)) != 1,
			got.code == "" && got.refusal == "":
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprintln(w, "This is not the answer that Afterword waits for. Use the address that it shows.")
			return
		}
		select {
		case answers <- got:
			fmt.Fprintln(w, "Thank you. You can close this window and go back to Afterword.")
		default:
			w.WriteHeader(http.StatusConflict)
			fmt.Fprintln(w, "Afterword has an answer already. You can close this window.")
		}
	})
}
