package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/serve"
	"afterword/internal/store"
)

func (e *env) backup() *cobra.Command {
	var withKey, force bool
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy everything into one file, also while Afterword runs",
		Long: `Backup writes a copy of the database, opens the copy, checks every page of it and
counts what is in it before it gets its name. Afterword may go on running meanwhile.

The password of your mailbox is in the copy, but sealed under a key file that is not.
Without the key file, a restored Afterword asks you to add the mailbox again; nothing
else is lost. With --with-key the key file is put beside the copy, as FILE.key: keep
the two apart, since whoever has both can read the password.`,
		Example: "  afterword backup ~/backups/afterword-2026-11-25.db",
		Args:    exactly("a file to write"),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := e.settings()
			if err != nil {
				return err
			}
			report, err := serve.Backup(c.Context(), s, args[0], withKey, force, nil)
			switch {
			case errors.Is(err, store.ErrExists):
				return usagef("%s exists: name another file, or replace it with --force", args[0])
			case errors.Is(err, fs.ErrNotExist):
				return usagef("%w: there is nothing to back up, or no directory to put it in", err)
			case err != nil:
				return err
			}
			if e.json {
				return e.printJSON(struct {
					File   string         `json:"file"`
					Key    string         `json:"key,omitempty"`
					Schema int64          `json:"schema"`
					Rows   map[string]int `json:"rows"`
				}{args[0], report.Key, report.Held.Schema, report.Held.Rows})
			}
			p := e.paper()
			p.line("%s holds everything and was checked. Processes: %d, notes: %d.", args[0], report.Held.Rows["process"], report.Held.Rows["note"])
			if also := heldWords(report.Held.Rows); also != "" {
				p.text("", "Also: "+also+".")
			}
			if report.Key != "" {
				p.text("", "The key file is "+report.Key+". Keep it apart from the copy: whoever has both can read your mailbox's password.")
			} else {
				p.text("", "The key file is not in it. After restoring it elsewhere, add your mailbox again, or back up with --with-key.")
			}
			return nil
		},
	}
	c.Flags().BoolVar(&withKey, "with-key", false, "copy the key file, too, as FILE.key")
	c.Flags().BoolVar(&force, "force", false, "replace a file that exists")
	return c
}

// heldWords says what a backup holds besides processes and notes, of each how many. What
// Afterword keeps for its own work is no person's business.
func heldWords(rows map[string]int) string {
	var words []string
	for _, kind := range []struct{ table, one, many string }{
		{"mail", "mail that came in", "mails that came in"},
		{"event", "thing that happened", "things that happened"},
		{"mailbox", "mailbox", "mailboxes"},
		{"calendar", "calendar", "calendars"},
		{"model", "model", "models"},
		{"webhook", "webhook", "webhooks"},
		{"api_token", "API token", "API tokens"},
		{"person", "person who may come in", "people who may come in"},
	} {
		switch n := rows[kind.table]; n {
		case 0:
		case 1:
			words = append(words, "1 "+kind.one)
		default:
			words = append(words, fmt.Sprintf("%d %s", n, kind.many))
		}
	}
	return strings.Join(words, ", ")
}
