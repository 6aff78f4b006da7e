package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"time"

	"afterword/internal/calendar"
	"afterword/internal/followup"
)

// serveFeed is the calendar feed, for whoever knows its address. A program that asks again
// with the ETag it was given hears 304 until something changed (RFC 9110 section 13.1.2).
func (s *site) serveFeed(w http.ResponseWriter, r *http.Request) error {
	secret, isFeed := strings.CutSuffix(r.PathValue("file"), feedEnd)
	if !isFeed {
		return followup.ErrNotFound
	}
	entries, err := s.Service.ReadFeed(r.Context(), accountOf(r.Context()), secret)
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

// loggedPath is the path of a request without the secret that it may hold, also where it is
// mistyped.
func loggedPath(r *http.Request) string {
	if strings.HasPrefix(r.URL.Path, feeds) {
		return feeds + "…"
	}
	return r.URL.Path
}
