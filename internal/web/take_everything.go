package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"afterword/internal/followup"
)

// exportEverything answers with all that is stored, as an archive.
func (s *site) exportEverything(w http.ResponseWriter, r *http.Request) error {
	all, err := s.Service.ExportEverything(r.Context(), accountOf(r.Context()), nil)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	now := s.now()
	if err := all.WriteZip(&b, now); err != nil {
		return err
	}
	download(w, exportType, exportName(now), int64(b.Len()))
	_, _ = w.Write(b.Bytes()) // the browser may be gone
	return nil
}

const exportType = "application/zip"

func exportName(now time.Time) string {
	return fmt.Sprintf("afterword-%s.zip", now.Format(time.DateOnly))
}

// makeExport begins to write all that is stored into an archive. With many processes that
// takes a minute.
func (s *site) makeExport(w http.ResponseWriter, r *http.Request) error {
	if s.people() {
		return errManyPrograms
	}
	account := accountOf(r.Context())
	const name = "everything.zip"
	err := s.errands.begin(account, exportErrand, func(ctx context.Context, dir string, tell func(far)) (string, error) {
		all, err := s.Service.ExportEverything(ctx, account, func(done, total int) {
			tell(far{Step: fmt.Sprintf("Written: %d of %d %s.", done, total, plural(total, "process", "processes")), Done: int64(done), Total: int64(total)})
		})
		if err != nil {
			return "", err
		}
		tell(far{Step: "The archive is being packed."})
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return "", fmt.Errorf("export everything: %w", err)
		}
		return name, errors.Join(all.WriteZip(f, s.now()), f.Close())
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, errandWords[exportErrand].path, http.StatusSeeOther)
	return nil
}

// downloadMade answers with the file that an errand made.
func (s *site) downloadMade(kind errandKind) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		state := s.errands.of(accountOf(r.Context()), kind).state()
		if state.File == "" {
			return fmt.Errorf("there is no %s to download: %w", kind, followup.ErrNotFound)
		}
		f, err := os.Open(state.File)
		if errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("%w: %w", followup.ErrNotFound, err) // it was deleted at this moment
		}
		if err != nil {
			return fmt.Errorf("read the %s: %w", kind, err)
		}
		defer f.Close()
		about, err := f.Stat()
		if err != nil {
			return fmt.Errorf("read the %s: %w", kind, err)
		}
		media, name := exportType, exportName(s.now())
		if kind == backupErrand {
			media, name = "application/vnd.sqlite3", fmt.Sprintf("afterword-%s.db", s.now().Format(time.DateOnly))
		}
		download(w, media, name, about.Size())
		_, _ = io.Copy(w, f) // the browser may be gone
		return nil
	}
}

// download says that a file follows.
func download(w http.ResponseWriter, kind, name string, size int64) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.FormatInt(size, 10))
	h.Set("Content-Disposition", `attachment; filename="`+name+`"`)
	h.Set("Cache-Control", "no-store")
}

// deleteEverything deletes all that is stored, once that was typed.
func (s *site) deleteEverything(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	typed := r.PostForm.Get("confirm")
	if !strings.EqualFold(strings.Join(strings.Fields(typed), " "), confirmDeletion) {
		return s.renderSettings(w, r, http.StatusUnprocessableEntity, settingsTurn{Wrong: "Nothing was deleted. Type “" + confirmDeletion + "” to do it.", Typed: typed})
	}
	err := s.Service.DeleteEverything(r.Context(), accountOf(r.Context()))
	if errors.Is(err, followup.ErrLeaving) {
		return s.renderSettings(w, r, http.StatusConflict, settingsTurn{Wrong: "Nothing was deleted: a note is just leaving. Wait a minute and try again.", Typed: typed})
	}
	if err != nil {
		return err
	}
	s.errands.forget(accountOf(r.Context()))
	http.Redirect(w, r, "/?done=deleted", http.StatusSeeOther)
	return nil
}
