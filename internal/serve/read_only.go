package serve

import (
	"context"
	"log/slog"
	"path/filepath"

	"afterword/internal/followup"
	"afterword/internal/review"
	"afterword/internal/settings"
	"afterword/internal/store"
	"afterword/internal/wordlist"
	"afterword/internal/zone"
)

// OpenToRead opens the database of s, which must be there, for verbs that only look. What
// would write fails; there is no mailbox and no queue behind it.
func OpenToRead(ctx context.Context, s settings.Settings, clock followup.Clock, log *slog.Logger) (_ *followup.Service, closeIt func() error, err error) {
	database, key := s.Database, filepath.Join(s.Data, keyName)
	if database == "" {
		database, key = filepath.Join(s.Data, Database), ""
	}
	db, err := store.OpenToRead(ctx, database, key)
	if err != nil {
		return nil, nil, err
	}
	return &followup.Service{
		Store: db, Clock: clock, Log: log, Zones: zone.Load, UndoWindow: s.Undo, Pace: followup.UsualPace(),
		ReviewOptions: reviewOptions(s, wordlist.Open(s.Words)),
	}, db.Close, nil
}

// reviewOptions reads the person's own words anew for each review.
func reviewOptions(s settings.Settings, words *wordlist.File) func() (review.Options, error) {
	return func() (review.Options, error) {
		own, err := words.Words()
		return review.Options{Off: s.Off, Words: own}, err
	}
}
