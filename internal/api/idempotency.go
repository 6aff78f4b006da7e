package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"afterword/internal/followup"
)

const (
	keyHeader = "Idempotency-Key"
	mostKey   = 200
	// keptFor is how long an answer is kept.
	keptFor = 24 * time.Hour
	// storeTime is how long keeping an answer may take, whatever became of the client.
	storeTime = 10 * time.Second
)

// once lets a POST with an idempotency key run once. Where the first one was answered, it is
// answered the same again. A request that failed is forgotten: sent again, it is tried again.
// If the program stopped in the midst of it, nobody knows how far it came: its key stays
// taken for a day.
func (s *server) once(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key := r.Header.Get(keyHeader)
		if r.Method != http.MethodPost || key == "" {
			next.ServeHTTP(w, r)
			return
		}
		if len(key) > mostKey || strings.ContainsFunc(key, func(c rune) bool { return c <= ' ' || c > '~' }) {
			writeProblem(w, http.StatusBadRequest, sayKeyLong)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			var large *http.MaxBytesError
			if errors.As(err, &large) {
				writeProblem(w, http.StatusRequestEntityTooLarge, sayBodyLarge)
				return
			}
			writeProblem(w, http.StatusBadRequest, sayUnreadable)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		who := admittedIn(r.Context())
		key = who.token.ID + "/" + key // what one token was answered is not for another
		kept, fresh, err := s.Service.API.BeginAnswer(r.Context(), who.account, key, digestOf(r, body), s.Service.Clock.Now(), s.Service.Clock.Now().Add(-keptFor))
		switch {
		case err != nil:
			s.Log.Error("an idempotency key could not be looked up", "err", err)
			writeProblem(w, http.StatusInternalServerError, sayFailed)
		case fresh:
			s.runOnce(w, r, who.account, key, next)
		case kept.Request != digestOf(r, body):
			writeProblem(w, http.StatusUnprocessableEntity, sayKeyOther)
		case !kept.Done:
			writeProblem(w, http.StatusConflict, sayKeyRunning)
		default:
			for name, value := range kept.Header {
				w.Header().Set(name, value)
			}
			w.Header().Set("Idempotency-Replayed", "true")
			w.WriteHeader(kept.Status)
			_, _ = w.Write(kept.Body) // the client may be gone
		}
	})
}

// runOnce runs a request and keeps its answer before it is sent. The work goes on when the
// client is gone: it asks again, and hears what came of it.
func (s *server) runOnce(w http.ResponseWriter, r *http.Request, account followup.AccountID, key string, next http.Handler) {
	running := context.WithoutCancel(r.Context())
	answer := newRecorder()
	done := false
	defer func() {
		if done {
			return
		}
		ctx, cancel := context.WithTimeout(running, storeTime)
		defer cancel()
		if err := s.Service.API.DropAnswer(ctx, account, key); err != nil {
			s.Log.Error("an idempotency key could not be given back", "err", err)
		}
	}()
	next.ServeHTTP(answer, r.WithContext(running))
	if answer.status >= 200 && answer.status < 300 {
		header := map[string]string{}
		for _, name := range []string{"Content-Type", "ETag", "Location"} {
			if value := answer.header.Get(name); value != "" {
				header[name] = value
			}
		}
		ctx, cancel := context.WithTimeout(running, storeTime)
		defer cancel()
		// It happened, so that the key is not given back even when this fails.
		done = true
		err := s.Service.API.KeepAnswer(ctx, account, key, followup.KeptAnswer{Status: answer.status, Header: header, Body: answer.body.Bytes()})
		if err != nil {
			s.Log.Error("an answer could not be kept for its idempotency key", "err", err)
		}
	}
	answer.send(w)
}

// digestOf names a request: the same one has the same.
func digestOf(r *http.Request, body []byte) string {
	h := sha256.New()
	io.WriteString(h, r.Method+" "+r.URL.RequestURI()+"\n"+r.Header.Get("If-Match")+"\n")
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil))
}
