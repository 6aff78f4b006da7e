package api

import (
	"context"
	"net/http"
	"time"

	"afterword/internal/followup"
)

type tokenListJSON struct {
	Tokens []TokenJSON `json:"tokens" nullable:"false"`
}

// TokenJSON is a token without its text.
type TokenJSON struct {
	ID      string           `json:"id"`
	Name    string           `json:"name"`
	Scopes  []followup.Scope `json:"scopes" nullable:"false"`
	Made    time.Time        `json:"made"`
	Expires *time.Time       `json:"expires,omitempty"`
	Used    *time.Time       `json:"used,omitempty" doc:"Last, within a minute"`
}

type newTokenJSON struct {
	TokenJSON
	Token string `json:"token" doc:"Shown this once"`
}

func tokenOf(t followup.APIToken) TokenJSON {
	return TokenJSON{t.ID, t.Name, append([]followup.Scope{}, t.Scopes...), t.Made, timeOf(t.Expires), timeOf(t.Used)}
}

type tokenIn struct {
	Body struct {
		Name    string           `json:"name" minLength:"1" maxLength:"60"`
		Scopes  []followup.Scope `json:"scopes" minItems:"1" maxItems:"10" nullable:"false" doc:"Of read, write, assist, approve, admin"`
		Expires *time.Time       `json:"expires,omitempty" doc:"Never where it is left out"`
	}
}

type tokenID struct {
	Token string `path:"token" maxLength:"64" doc:"Id of the token"`
}

func (s *server) tokens() {
	route(s, operation{
		id: "list-tokens", method: http.MethodGet, path: "/tokens", scope: followup.ScopeAdmin,
		summary: "The tokens of this account",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[tokenListJSON], error) {
		all, err := s.Service.ListAPITokens(ctx, account)
		out := tokenListJSON{Tokens: []TokenJSON{}}
		for _, t := range all {
			out.Tokens = append(out.Tokens, tokenOf(t))
		}
		return answered(out, err)
	})
	route(s, operation{
		id: "add-token", method: http.MethodPost, path: "/tokens", scope: followup.ScopeAdmin, created: true,
		summary: "Make a token; a token that may do this can give away only what it allows itself",
	}, func(ctx context.Context, account followup.AccountID, in *tokenIn) (*answer[newTokenJSON], error) {
		if err := within(admittedIn(ctx).token.Scopes, in.Body.Scopes); err != nil {
			return nil, err
		}
		var expires time.Time
		if in.Body.Expires != nil {
			expires = *in.Body.Expires
		}
		t, text, err := s.Service.AddAPIToken(ctx, account, in.Body.Name, in.Body.Scopes, expires)
		return answered(newTokenJSON{tokenOf(t), text}, err)
	})
	route(s, operation{
		id: "remove-token", method: http.MethodDelete, path: "/tokens/{token}", scope: followup.ScopeAdmin, none: true,
		summary: "Remove a token: it lets nobody in from now on",
	}, func(ctx context.Context, account followup.AccountID, in *tokenID) (*nothing, error) {
		return &nothing{}, s.Service.RemoveAPIToken(ctx, account, in.Token)
	})
}

// within refuses scopes that the asking token does not have: a token that may make others
// must not be a way to let mail leave.
func within(has, wants []followup.Scope) error {
	for _, w := range wants {
		known, own := false, false
		for _, s := range followup.Scopes() {
			known = known || s == w
		}
		for _, s := range has {
			own = own || s == w
		}
		if known && !own {
			return &problem{http.StatusForbidden, sayScope(w)}
		}
	}
	return nil
}
