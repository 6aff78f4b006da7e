package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
	"time"

	"afterword/internal/calendar"
	"afterword/internal/door"
	"afterword/internal/followup"
)

// serveFeed is the calendar feed, for whoever knows its address. A program that asks again
// with the ETag it was given hears 304 until something changed (RFC 9110 section 13.1.2).
func (s *site) serveFeed(w http.ResponseWriter, r *http.Request) error {
	secret, isFeed := strings.CutSuffix(r.PathValue("file"), feedEnd)
	if !isFeed {
		return followup.ErrNotFound
	}
	account, secret, err := s.feedOf(r.Context(), secret)
	if err != nil {
		return err
	}
	entries, err := s.Service.ReadFeed(r.Context(), account, secret)
	if err != nil {
		return err
	}
	text, err := calendar.Feed(entries)
	if err != nil {
		return err
	}
	digest := sha256.Sum256(text)
	h := w.Header()
	h.Set("Content-Type", "text/calendar; charset=utf-8")
	h.Set("Content-Disposition", `inline; filename="afterword.ics"`)
	h.Set("Cache-Control", "private, no-cache") // kept, and asked about each time
	h.Set("ETag", `"`+hex.EncodeToString(digest[:16])+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(text))
	return nil
}

// feedOf is whose feed an address names, and its secret. Where there are many people, their
// account stands in front of it; without one it is the account of the command line.
func (s *site) feedOf(ctx context.Context, named string) (followup.AccountID, string, error) {
	if s.Door == nil {
		return s.Account, named, nil
	}
	account, secret, several := strings.Cut(named, ".")
	if !several {
		account, secret = string(followup.Local), named
	}
	if !s.Door.People {
		if several {
			return "", "", followup.ErrNotFound
		}
		return followup.Local, secret, nil // has no row before the link was opened
	}
	// Whoever was removed is not told any more.
	if _, err := s.Door.Store.Person(ctx, followup.AccountID(account)); errors.Is(err, door.ErrNotFound) {
		return "", "", followup.ErrNotFound
	} else if err != nil {
		return "", "", err
	}
	return followup.AccountID(account), secret, nil
}

// loggedPath is the path of a request without the secret that it may hold, also where it is
// mistyped.
func loggedPath(r *http.Request) string {
	for _, secret := range []string{feeds, door.EnterPath, door.JoinPath} {
		if strings.HasPrefix(r.URL.Path, secret) {
			return secret + "…"
		}
	}
	return r.URL.Path
}
