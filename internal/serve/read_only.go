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
		ReviewOptions: reviewOptions(s, wordsOf(s)),
	}, db.Close, nil
}

// wordsOf is the list of the person whose machine this is; nil where several people come
// in, whose words are not one list.
func wordsOf(s settings.Settings) *wordlist.File {
	if s.People() {
		return nil
	}
	return wordlist.Open(s.Words)
}

// reviewOptions reads the person's own words, where words is not nil, anew for each review.
func reviewOptions(s settings.Settings, words *wordlist.File) func() (review.Options, error) {
	return func() (review.Options, error) {
		if words == nil {
			return review.Options{Off: s.Off}, nil
		}
		own, err := words.Words()
		return review.Options{Off: s.Off, Words: own}, err
	}
}
