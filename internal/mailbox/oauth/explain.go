package oauth

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/oauth2"

	"afterword/internal/followup"
	"afterword/internal/reach"
)

// codeOf is the code of a provider's refusal, as in RFC 6749 section 5.2; empty for other
// errors.
func codeOf(err error) string {
	var refused *followup.ProviderRefusal
	if errors.As(err, &refused) {
		return refused.Code
	}
	return ""
}

// explain puts what the provider answered into words. It never shows an answer's body,
// which may hold tokens, and takes out the client's secrets and those given.
func (c Client) explain(err error, secrets ...string) error {
	var answered *oauth2.RetrieveError
	if errors.As(err, &answered) {
		if answered.ErrorCode != "" {
			return c.refusal(answered.ErrorCode, c.hide(answered.ErrorDescription, secrets))
		}
		status := 0
		if answered.Response != nil {
			status = answered.Response.StatusCode
		}
		return fmt.Errorf("the provider answered with status %d and no reason: check the addresses, or try again later", status)
	}
	var network *url.Error
	if errors.As(err, &network) {
		host := network.URL
		if u, parseErr := url.Parse(network.URL); parseErr == nil {
			host = u.Host
		}
		if errors.Is(network.Err, reach.ErrPrivate) {
			return fmt.Errorf("%s is not asked: %w", host, reach.ErrPrivate)
		}
		if errors.Is(network.Err, context.Canceled) { // on our side
			return fmt.Errorf("%s was not waited for: %w", host, network.Err)
		}
		return &followup.ProviderUnreachable{Host: host, Err: network.Err}
	}
	return errors.New(c.hide(err.Error(), secrets))
}

// refusal says what a provider's error code means. words are the provider's own.
func (c Client) refusal(code, words string) error {
	words = readable(words)
	return &followup.ProviderRefusal{Code: readable(code), Said: words, Err: meaning(code, words)}
}

func meaning(code, words string) error {
	said := ""
	if words != "" {
		said = " (it said: " + words + ")"
	}
	switch code {
	case "access_denied", "authorization_declined":
		return fmt.Errorf("%w%s", ErrDenied, said)
	case "expired_token", "code_expired":
		return ErrTooLate
	case "invalid_client", "unauthorized_client":
		return errors.New("the provider does not accept this client id, its secret, or this way of asking: check how the client is registered" + said)
	case "invalid_scope":
		return errors.New("the provider does not know what was asked for: check --scope" + said)
	case "redirect_uri_mismatch":
		return errors.New("the client is registered for other addresses: register it as a desktop program" + said)
	case followup.EndedGrant:
		return errors.New("the provider no longer accepts what it gave" + said)
	}
	return fmt.Errorf("the provider refused: %s%s", readable(code), said)
}

// hide takes secrets out of a provider's words.
func (c Client) hide(text string, secrets []string) string {
	for _, secret := range append(secrets, c.ClientSecret, c.Token.Access, c.Token.Refresh) {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "(hidden)")
		}
	}
	return text
}

// readable cuts a stranger's words to one line of moderate length.
func readable(words string) string {
	const most = 300
	words = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, words)), " ")
	if len(words) > most {
		words = strings.ToValidUTF8(words[:most], "") + "…"
	}
	return words
}
