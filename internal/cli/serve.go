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
	"afterword/internal/web"
)

func (e *env) serve() *cobra.Command {
	var listen string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Send what is due, read your mailbox, and show it all on a web page",
		Long: `Serve works until it is stopped: approved notes leave when they are due, your mailbox
is watched for answers, and a web page on this machine shows everything. Without a
mailbox it plans and drafts, and sends nothing.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			s, err := e.settings()
			if err != nil {
				return err
			}
			if listen != "" {
				s.Listen = listen
			}
			log := e.log(slog.LevelInfo)
			listener, err := listenLoopback(c.Context(), s.Listen)
			if err != nil {
				return err
			}
			app, err := serve.Open(c.Context(), s, followup.SystemClock{}, log)
			if err != nil {
				listener.Close()
				return err
			}
			defer func() {
				if closeErr := app.Close(); err == nil {
					err = closeErr
				}
			}()
			pages := web.New(web.Options{Service: app.Service, Account: followup.Local, Log: log})
			return app.Run(c.Context(), listener, pages, func() {
				e.paper().line("Afterword is at http://%s/ and works until you stop it with Ctrl-C.", listener.Addr())
				if _, err := app.Service.ShowMailbox(c.Context(), followup.Local); errors.Is(err, followup.ErrNotFound) {
					e.paper().text("", sayNoMailbox)
				}
			})
		},
	}
	c.Flags().StringVar(&listen, "listen", "", "`address` of the web page (default 127.0.0.1:8420)")
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
