package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"syscall"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/web"
)

func (e *env) serve() *cobra.Command {
	var listen, database, role string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Send what is due, read your mailbox, and show it all on a web page",
		Long: `Serve works until it is stopped: approved notes leave when they are due, your mailbox
is watched for answers, and a web page on this machine shows everything. Without a
mailbox it plans and drafts, and sends nothing.

With --database, or database in the settings, it works on PostgreSQL together with every
other serve on that database; --role says whether this one shows pages, works, or both.
The page shows one person's processes there, too: signing in many people is not built yet.

/healthz, /readyz and /metrics are for machines that watch over it; a worker serves them
when it is told where to --listen.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			s, err := e.settings()
			if err != nil {
				return err
			}
			if listen != "" {
				s.Listen = listen
			}
			if database != "" {
				if s.Database, err = settings.ParseDatabase(database); err != nil {
					return &usageError{err}
				}
			}
			if role != "" {
				if s.Role, err = settings.ParseRole(role); err != nil {
					return &usageError{err}
				}
			}
			log := e.log(slog.LevelInfo)
			var listener net.Listener
			if s.Role.Web() || listen != "" {
				if listener, err = listenLoopback(c.Context(), s.Listen); err != nil {
					return err
				}
				defer listener.Close()
			}
			app, err := serve.Open(c.Context(), s, followup.SystemClock{}, log)
			if err != nil {
				return err
			}
			defer func() {
				if closeErr := app.Close(); err == nil {
					err = closeErr
				}
			}()
			options := web.Options{Service: app.Service, Account: followup.Local, Log: log, Machines: app.Machines()}
			if s.Database == "" {
				options.Backup = func(ctx context.Context, file string) error {
					_, err := serve.Backup(ctx, s, file, false, false)
					return err
				}
			}
			pages := web.New(options)
			if !s.Role.Web() {
				pages = web.NewForMachines(options)
			}
			return app.Run(c.Context(), listener, pages, func() {
				if listener == nil {
					e.paper().line("Afterword works until you stop it with Ctrl-C.")
					return
				}
				e.paper().line("Afterword is at http://%s/ and works until you stop it with Ctrl-C.", listener.Addr())
				if _, err := app.Service.ShowMailbox(c.Context(), followup.Local); errors.Is(err, followup.ErrNotFound) {
					e.paper().text("", sayNoMailbox)
				}
			})
		},
	}
	c.Flags().StringVar(&listen, "listen", "", "`address` of the web page (default 127.0.0.1:8420)")
	c.Flags().StringVar(&database, "database", "", "`URL` of a PostgreSQL database, postgres://… (default: a file in the data directory)")
	c.Flags().StringVar(&role, "role", "", "what this node does on PostgreSQL: web, worker or web,worker (default both)")
	return c
}

// listenLoopback listens on an address of this machine only: the page has no sign-in, so
// nobody else may reach it.
func listenLoopback(ctx context.Context, address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, usagef("the address %q is not host:port, such as 127.0.0.1:8420", address)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, usagef("the page has no sign-in yet and is for this machine only: listen on 127.0.0.1, not %q", host)
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is taken: is Afterword running already? Stop it, or choose another address with --listen", address)
	}
	if err != nil {
		return nil, fmt.Errorf("the web page cannot be served on %s, choose another with --listen: %w", address, err)
	}
	return listener, nil
}
