package cli

import (
	"errors"
	"log/slog"

	"github.com/spf13/cobra"

	"afterword/internal/lsp"
	"afterword/internal/review"
	"afterword/internal/zone"
)

// errNotShutDown: a client left without a word, for which LSP asks for an exit code of 1
// (specification, "Exit Notification").
var errNotShutDown = errors.New("the editor ended the session without shutting it down")

const exitNotShutDown = 1

func (e *env) lsp() *cobra.Command {
	return &cobra.Command{
		Use:   "lsp",
		Short: "Review drafts in your editor: a language server on standard input and output",
		Long: `Lsp is started by an editor that speaks the Language Server Protocol. It reviews drafts
(.txt, .md, .eml) that lie beside a process file while you type. A draft says who it goes
to at its top, "To: Wei Chen", or by its name, wei.txt. docs/editors.md shows how to set
an editor up.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			f, err := e.wordFile()
			if err != nil {
				return err
			}
			clean, err := lsp.Serve(c.Context(), e.in, e.out, lsp.Options{
				Now: e.now, Zones: zone.Load, Words: f, Version: moduleVersion(), Log: e.log(slog.LevelWarn),
				Review: func() (review.Options, error) { return e.reviewOptions(nil) },
			})
			if err == nil && !clean {
				err = errNotShutDown
			}
			return err
		},
	}
}
