package oauth

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/oauth2"

	"afterword/internal/followup"
)

// DeviceCode is what a person types into the provider's page.
type DeviceCode struct {
	// Page is the address of the page, on any device.
	Page string
	// Code is what to type there.
	Code string
	// Expires is until when; zero when the provider did not say.
	Expires time.Time
}

const (
	// usualInterval is the pause between two questions, in seconds, where the provider
	// names none that makes sense (RFC 8628 section 3.2).
	usualInterval = 5
	mostInterval  = 60
	// deviceTime is how long a code is tried whose provider sets no end.
	deviceTime = 15 * time.Minute
)

// ByDevice asks the person by a code: it calls show with it, and then asks the provider now
// and then, as often as the provider wants, until the person has answered there or the code
// has expired. A provider that cannot be reached meanwhile is asked again.
func (c Client) ByDevice(ctx context.Context, show func(DeviceCode)) (followup.Token, error) {
	request, err := c.code(ctx)
	if err != nil {
		return followup.Token{}, err
	}
	config, ctx, err := c.prepare(ctx, c.TokenURL)
	if err != nil {
		return followup.Token{}, err
	}
	show(DeviceCode{Page: request.VerificationURI, Code: request.UserCode, Expires: request.Expiry})
	for {
		token, err := config.DeviceAccessToken(ctx, request)
		switch {
		case err == nil:
			return first(token)
		case ctx.Err() != nil:
			return followup.Token{}, context.Cause(ctx)
		case !time.Now().Before(request.Expiry):
			return followup.Token{}, ErrTooLate
		case mayPass(err):
			continue // the library waits before it asks
		}
		return followup.Token{}, c.explain(err, request.DeviceCode)
	}
}

// code asks for a code.
func (c Client) code(ctx context.Context) (*oauth2.DeviceAuthResponse, error) {
	if c.DeviceURL == "" {
		return nil, errors.New("your provider's address for device codes is not known: give it as --device-url, or use the browser")
	}
	config, ctx, err := c.prepare(ctx, c.DeviceURL, c.TokenURL)
	if err != nil {
		return nil, err
	}
	request, err := deviceAuth(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("ask the provider for a code: %w", c.explain(err))
	}
	if request.DeviceCode == "" || request.UserCode == "" || request.VerificationURI == "" {
		return nil, errors.New("ask the provider for a code: its answer holds none")
	}
	if request.Interval < 1 || request.Interval > mostInterval {
		request.Interval = usualInterval
	}
	if request.Expiry.IsZero() {
		request.Expiry = time.Now().Add(deviceTime)
	}
	return request, nil
}

// askOnce asks whether the person has typed the code of secret.
func (c Client) askOnce(ctx context.Context, secret string) (followup.Token, error) {
	config, ctx, err := c.prepare(ctx, c.TokenURL)
	if err != nil {
		return followup.Token{}, err
	}
	// The library knows only a loop that asks; an empty code is as good as none (RFC 6749
	// section 3.2).
	token, err := config.Exchange(ctx, "", oauth2.SetAuthURLParam("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
		oauth2.SetAuthURLParam("device_code", secret))
	if err == nil {
		return first(token)
	}
	var answered *oauth2.RetrieveError
	if errors.As(err, &answered) {
		switch answered.ErrorCode {
		case "authorization_pending":
			return followup.Token{}, followup.ErrStillAsking
		case "slow_down":
			return followup.Token{}, followup.ErrAskedTooOften
		case "":
			if mayPass(err) {
				return followup.Token{}, followup.ErrStillAsking
			}
		}
	}
	return followup.Token{}, c.explain(err, secret)
}

// deviceAuth asks for a code. The library panics on an answer that is the word null.
func deviceAuth(ctx context.Context, config *oauth2.Config) (request *oauth2.DeviceAuthResponse, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("its answer cannot be read")
		}
	}()
	return config.DeviceAuth(ctx)
}

// mayPass reports whether an error is of the network or of a server in trouble.
func mayPass(err error) bool {
	var answered *oauth2.RetrieveError
	if errors.As(err, &answered) {
		const serverError = 500
		return answered.ErrorCode == "" && answered.Response != nil && answered.Response.StatusCode >= serverError
	}
	var network interface{ Timeout() bool } // *url.Error among others
	return errors.As(err, &network)
}
