package cli

import (
	"log/slog"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/mcp"
	"afterword/internal/serve"
)

func (e *env) mcp() *cobra.Command {
	return &cobra.Command{
		Use:   "mcp",
		Short: "Let an assistant look and check drafts: a server of the Model Context Protocol",
		Long: `Mcp is started by an assistant that speaks the Model Context Protocol, on standard input
and output. It can check a draft, list what is due, show where a process stands and say
what to ask you before a note. It reads and never writes: nothing is stored, approved or
sent, and neither your notes nor anybody's mails leave by it. docs/mcp.md shows how to add
it.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			s, err := e.settings()
			if err != nil {
				return err
			}
			log := e.log(slog.LevelWarn)
			verbs, closeIt, err := serve.OpenToRead(c.Context(), s, followup.SystemClock{}, log)
			if err != nil {
				return err
			}
			defer func() {
				if closeErr := closeIt(); err == nil {
					err = closeErr
				}
			}()
			return mcp.Serve(c.Context(), e.in, e.out, mcp.Options{
				Verbs: verbs, Account: followup.Local, Clock: verbs.Clock, Version: moduleVersion(), Log: log,
			})
		},
	}
}
