package api

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"afterword/internal/followup"
)

// admitted is whose token a request showed.
type admitted struct {
	account followup.AccountID
	token   followup.APIToken
}

type admittedKey struct{}

// admittedIn is who was let in; nobody is where nobody was.
func admittedIn(ctx context.Context) admitted {
	who, _ := ctx.Value(admittedKey{}).(admitted)
	return who
}

// admit lets in who shows a token, and everybody to the description.
func (s *server) admit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		if strings.HasPrefix(r.URL.Path, Path+"openapi") {
			next.ServeHTTP(w, r)
			return
		}
		kind, text, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		if !strings.EqualFold(kind, "Bearer") || strings.TrimSpace(text) == "" {
			w.Header().Set("WWW-Authenticate", `Bearer realm="afterword"`)
			writeProblem(w, http.StatusUnauthorized, sayNoToken)
			return
		}
		account, token, err := s.Service.Admit(r.Context(), strings.TrimSpace(text))
		if errors.Is(err, followup.ErrNotAdmitted) {
			w.Header().Set("WWW-Authenticate", `Bearer realm="afterword", error="invalid_token"`)
			writeProblem(w, http.StatusUnauthorized, sayNotAdmitted)
			return
		}
		if err != nil {
			s.Log.Error("a token could not be looked up", "err", err)
			writeProblem(w, http.StatusInternalServerError, sayFailed)
			return
		}
		if wait := s.rate.take(token.ID, s.Service.Clock.Now()); wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())+1))
			writeProblem(w, http.StatusTooManyRequests, sayTooMany)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), admittedKey{}, admitted{account, token})))
	})
}
