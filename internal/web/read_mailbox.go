package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"afterword/internal/followup"
)

// readTime bounds a reading, so that a dead server does not keep its page waiting for ever.
const readTime = 5 * time.Minute

// readMailbox begins to read the mailbox, as Afterword does by itself now and then.
func (s *site) readMailbox(w http.ResponseWriter, r *http.Request) error {
	if s.people() {
		return errManyPrograms
	}
	account := accountOf(r.Context())
	if _, err := s.Service.ShowMailbox(r.Context(), account); errors.Is(err, followup.ErrNotFound) {
		return s.renderSettings(w, r, http.StatusConflict, settingsTurn{Wrong: "Add your mailbox first: there is nothing to read."})
	}
	err := s.errands.begin(account, readingErrand, func(ctx context.Context, _ string, tell func(far)) (string, error) {
		ctx, cancel := context.WithTimeout(ctx, readTime)
		defer cancel()
		tell(far{Step: "Signing in."})
		return "", s.Service.ReadMailbox(followup.WithReading(ctx, func(f followup.FolderReading) { tell(readingFar(f)) }), account)
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, errandWords[readingErrand].path, http.StatusSeeOther)
	return nil
}

// readingFar is how far a reading is: over all folders for the bar, by mails in words.
func readingFar(f followup.FolderReading) far {
	const whole = 1000
	return far{Step: readingWords(f), Done: int64(f.Share() * whole), Total: whole}
}

// readingWords says how far a reading is: "INBOX, folder 2 of 4: 120 of 3400 new mails."
func readingWords(f followup.FolderReading) string {
	where := fmt.Sprintf("%s, folder %d of %d", f.Folder, f.Number, f.Folders)
	if f.Total == 0 {
		return where + ": nothing new."
	}
	return fmt.Sprintf("%s: %d of %d new %s.", where, f.Done, f.Total, plural(f.Total, "mail", "mails"))
}
