package cli

import (
	"log/slog"

	"github.com/spf13/cobra"

	"afterword/internal/demo"
)

func (e *env) demo() *cobra.Command {
	var listen string
	c := &cobra.Command{
		Use:   "demo",
		Short: "Try everything in a mail world of its own, with time to wind forward",
		Long: `Demo starts a whole mail world inside this program: a panel of three has just
interviewed you, their mailboxes are on this machine, and time can be wound forward.
Nothing real is touched and nothing is kept when it ends.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			listener, err := listenLoopback(c.Context(), listen)
			if err != nil {
				return err
			}
			return demo.Run(c.Context(), listener, e.log(slog.LevelWarn), func(address string) {
				p := e.paper()
				p.line("The demo is at %s", address)
				p.line("")
				p.text("", "1. Three drafts wait for your yes: read them, approve them.\n2. On the page \"Mail world\", wind time forward: they arrive in three inboxes.\n3. Wind on: the check-in waits for the date they promised.\n4. Let somebody reply: everything else pauses.")
				p.line("")
				p.line("It works until you stop it with Ctrl-C, and keeps nothing.")
			})
		},
	}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8421", "`address` of the web page")
	return c
}
