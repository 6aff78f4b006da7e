package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/spf13/cobra"

	"afterword/internal/serve"
	"afterword/internal/store"
)

func (e *env) restore() *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Go back to a backup",
		Long: `Restore checks a backup and puts it in the place of the database. Stop "afterword
serve" first. A database that exists is replaced only with --force, and kept beside the
new one under a name that ends in .before-restore. FILE.key is restored with it.

Notes that were approved when the backup was made are drafts again: they may have left
since, and nothing leaves twice by itself. What happened after the backup is not in it,
so look into your Sent folder before you approve anything.`,
		Args: exactly("a backup file"),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := e.settings()
			if err != nil {
				return err
			}
			report, err := serve.Restore(c.Context(), s, args[0], force, e.log(slog.LevelWarn))
			switch {
			case errors.Is(err, store.ErrExists):
				return usagef("there is a database in %s: --force replaces it, and keeps it under another name", s.Data)
			case errors.Is(err, fs.ErrNotExist):
				return &usageError{err}
			case err != nil:
				return err
			}
			if e.json {
				return e.printJSON(struct {
					Kept      string         `json:"kept,omitempty"`
					Key       bool           `json:"key"`
					TakenBack int            `json:"taken_back"`
					Schema    int64          `json:"schema"`
					Rows      map[string]int `json:"rows"`
				}{report.Kept, report.Key, report.TakenBack, report.Held.Schema, report.Held.Rows})
			}
			p := e.paper()
			p.line("Restored and checked. Processes: %d, notes: %d.", report.Held.Rows["process"], report.Held.Rows["note"])
			if report.Kept != "" {
				p.text("", "What was there before is now "+report.Kept+".")
			}
			if !report.Key {
				p.text("", "There was no key file beside the backup. If \"afterword mailbox check\" cannot open the password, add the mailbox again.")
			}
			if report.TakenBack > 0 {
				p.text("", fmt.Sprintf("Approvals taken back: %d. Those notes may have left after the backup was made: look into your Sent folder before you approve them again.", report.TakenBack))
			}
			return nil
		},
	}
	c.Flags().BoolVar(&force, "force", false, "replace the database that is there, and keep it under another name")
	return c
}
