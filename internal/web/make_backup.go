package web

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
)

// BackupStep is what the making of a backup does.
type BackupStep string

// The steps of a backup.
const (
	BackupCopies BackupStep = "copies" // Done and Total are bytes
	BackupChecks BackupStep = "checks" // how long that takes nobody knows
)

// makeBackup begins a copy of the database. The key file is not in it.
func (s *site) makeBackup(w http.ResponseWriter, r *http.Request) error {
	if s.Backup == nil {
		return &Problem{
			Status: http.StatusConflict, Title: "No backup is made here",
			Sentence: "This database has tools of its own for that: Running it for yourself, under Help, names them.",
		}
	}
	const name = "backup.db"
	err := s.errands.begin(accountOf(r.Context()), backupErrand, func(ctx context.Context, dir string, tell func(far)) (string, error) {
		return name, s.Backup(ctx, filepath.Join(dir, name), func(step BackupStep, done, total int64) {
			if step == BackupChecks {
				tell(far{Step: "The copy is being checked."})
				return
			}
			tell(far{Step: fmt.Sprintf("Copied: %s of some %s.", bytesWords(min(done, total)), bytesWords(total)), Done: done, Total: total})
		})
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, errandWords[backupErrand].path, http.StatusSeeOther)
	return nil
}
