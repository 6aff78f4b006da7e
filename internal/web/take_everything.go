package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"afterword/internal/followup"
)

// exportEverything answers with all that is stored, as an archive.
func (s *site) exportEverything(w http.ResponseWriter, r *http.Request) error {
	all, err := s.Service.ExportEverything(r.Context(), accountOf(r.Context()))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	now := s.now()
	if err := all.WriteZip(&b, now); err != nil {
		return err
	}
	download(w, "application/zip", fmt.Sprintf("afterword-%s.zip", now.Format("2006-01-02")), int64(b.Len()))
	_, _ = w.Write(b.Bytes()) // the browser may be gone
	return nil
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
