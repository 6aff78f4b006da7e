package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"afterword/internal/followup"
)

// exportEverything writes all that is stored into one archive.
func (e *env) exportEverything(ctx context.Context, out string, force bool) error {
	if _, err := os.Lstat(out); out != "-" && !force && !errors.Is(err, fs.ErrNotExist) {
		return usagef("%s exists: name another file, or replace it with --force", shown(out))
	}
	return e.stored(ctx, func(s *followup.Service) error {
		all, err := s.ExportEverything(ctx, followup.Local, nil)
		if err != nil {
			return err
		}
		data, err := inMemory(func(w io.Writer) error { return all.WriteZip(w, s.Clock.Now()) })
		if err != nil {
			return err
		}
		if out == "-" {
			_, err = e.out.Write(data)
			return err
		}
		if err := writeWhole(out, data); err != nil {
			return err
		}
		if e.json {
			return e.printJSON(struct {
				File      string `json:"file"`
				Processes int    `json:"processes"`
				Notes     int    `json:"notes"`
				Mails     int    `json:"mails"`
			}{out, all.Processes, all.Notes, all.Mails})
		}
		e.paper().line("%s  %s", shown(out), e.paper().dim(fmt.Sprintf("processes: %d, ", all.Processes)+plural(all.Notes, "note")+", "+plural(all.Mails, "mail")))
		return nil
	})
}
