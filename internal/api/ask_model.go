package api

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"afterword/internal/followup"
	"afterword/internal/polish"
)

// asks bounds how often a model is asked: an account has so many in a minute, and one at a
// time. A model takes a minute for what a request takes a moment for, and may cost money.
type asks struct {
	rate *rate

	mu   sync.Mutex
	busy map[followup.AccountID]bool
}

func newAsks(perMinute int) *asks {
	return &asks{rate: newRate(perMinute), busy: map[followup.AccountID]bool{}}
}

// begin takes the turn of an account, or says why not and how long to wait. done gives it
// back.
func (a *asks) begin(account followup.AccountID, now time.Time) (done func(), why string, wait time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.busy[account] {
		const moment = 5 * time.Second
		return nil, sayModelBusy, moment
	}
	if wait := a.rate.take(string(account), now); wait > 0 {
		return nil, sayModelOften, wait
	}
	a.busy[account] = true
	return func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		delete(a.busy, account)
	}, "", 0
}

// askModel lets ask, a verb that asks a model, run in its turn. What the model or its server
// did wrong is a bad gateway.
func (s *server) askModel(ctx context.Context, account followup.AccountID, ask func() error) error {
	// Who may not ask anyway has used no turn.
	if m, err := s.Service.UsedModel(ctx, account); err != nil {
		return sealedModel(err)
	} else if m.AllowedAt.IsZero() {
		return followup.ErrNotAllowed
	}
	done, why, wait := s.asks.begin(account, s.Service.Clock.Now())
	if why != "" {
		return huma.ErrorWithHeaders(
			huma.NewError(http.StatusTooManyRequests, why), http.Header{"Retry-After": {strconv.Itoa(int(wait.Seconds()) + 1)}},
		)
	}
	defer done()
	err := ask()
	if err == nil || ctx.Err() != nil {
		return err
	}
	for _, theirs := range []error{polish.ErrMask, polish.ErrNoText, polish.ErrNoReply, polish.ErrRewritten} {
		if errors.Is(err, theirs) {
			return &problem{http.StatusBadGateway, sentence(theirs.Error())}
		}
	}
	if _, _, ok := plainOf(err); ok || errors.Is(err, followup.ErrNotWhatWasSeen) || errors.Is(err, followup.ErrNotFound) {
		return err
	}
	s.Log.InfoContext(ctx, "a model was asked in vain by a program", "err", err)
	says := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "polish: "), "condense: ")
	return &problem{http.StatusBadGateway, sayModelFailed + sentence(says)}
}

// sealedModel says of a key that cannot be opened what the person can do.
func sealedModel(err error) error {
	if errors.Is(err, followup.ErrSealed) {
		return &problem{http.StatusConflict, saySealedKey}
	}
	return err
}
