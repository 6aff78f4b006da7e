package cli

import (
	"context"
	"errors"
	"fmt"
	"html"
	"log/slog"
	"net"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"afterword/internal/api"
	"afterword/internal/door"
	"afterword/internal/followup"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/web"
)

// errandsName is the directory beside the database that holds what pages made, such as a
// backup, until it was downloaded.
const errandsName = "errands"

func (e *env) serve() *cobra.Command {
	var listen, database, role string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Send what is due, read your mailbox, and show it all on a web page",
		Long: `Serve works until it is stopped: approved notes leave when they are due, your mailbox
is watched for answers, and a web page on this machine shows everything. Without a
mailbox it plans and drafts, and sends nothing.

The page opens to a link that is printed here, once; afterword link prints another. With
an address of the network to --listen on, an origin in the settings, or PostgreSQL, people
sign in instead: afterword people says who may.

With --database, or database in the settings, it works on PostgreSQL together with every
other serve on that database; --role says whether this one shows pages, works, or both.

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
				if listener, err = listenFor(c.Context(), s); err != nil {
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
			if listener != nil && !s.People() {
				s.Listen = listener.Addr().String() // the port may have been left to the system
			}
			machines := app.Machines()
			if s.Role.Web() {
				machines[api.Path] = api.New(api.Options{Service: app.Service, Log: log})
			}
			options := web.Options{Service: app.Service, Log: log, Machines: machines}
			pages := web.NewForMachines(options)
			var entrance *door.Door
			if s.Role.Web() {
				if entrance, err = app.Door(); err != nil {
					return &usageError{err}
				}
				if !s.People() {
					entrance.Origin.Host = s.Listen
				}
				if s.Database == "" && !s.People() { // a backup holds everybody's data
					options.Backup = func(ctx context.Context, file string, tell func(web.BackupStep, int64, int64)) error {
						_, err := serve.Backup(ctx, s, file, false, false, func(copied, total int64) {
							step := web.BackupCopies
							if total == 0 {
								step = web.BackupChecks
							}
							tell(step, copied, total)
						})
						return err
					}
				}
				working, stop := context.WithCancel(c.Context())
				options.Errands = web.NewErrands(working, filepath.Join(s.Data, errandsName), log)
				defer options.Errands.Wait()
				defer stop() // also where the page could not be served
				options.Door, options.Hosts = entrance, []string{entrance.Origin.Hostname()}
				pages = web.New(options)
			}
			forget := func() error { return nil }
			defer func() {
				if forgetErr := forget(); err == nil {
					err = forgetErr
				}
			}()
			return app.Run(c.Context(), listener, pages, func() {
				if options.Errands != nil && s.Database == "" {
					options.Errands.Empty()
				}
				if entrance != nil && !s.People() {
					told, err := app.TellAddress(s.Listen)
					if err != nil {
						log.Error("afterword link will not know this address", "err", err)
					} else {
						forget = told
					}
				}
				if listener == nil {
					e.paper().line("Afterword works until you stop it with Ctrl-C.")
					return
				}
				if entrance == nil {
					e.paper().line("Afterword is at http://%s/ for machines that watch over it, and works until you stop it with Ctrl-C.", listener.Addr())
				} else if err := e.sayWhere(c.Context(), s, entrance); err != nil {
					log.Error("the page cannot be entered yet", "err", err)
				}
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

// sayWhere prints where the page is and how to get in, and opens it where somebody sits
// before this machine.
func (e *env) sayWhere(ctx context.Context, s settings.Settings, entrance *door.Door) error {
	if entrance.People {
		e.paper().line("Afterword is at %s/ and works until you stop it with Ctrl-C.", entrance.Origin)
		people, err := entrance.ListPeople(ctx)
		if err == nil && len(people) == 0 {
			e.paper().text("", "Nobody may come in yet: afterword people add EMAIL")
		}
		return err
	}
	path, err := entrance.NewLink(ctx)
	if err != nil {
		return err
	}
	link := entrance.Origin.String() + path
	e.paper().line("Afterword works until you stop it with Ctrl-C. This link lets your browser in, once:")
	e.paper().line("%s", link)
	if !e.canOpenBrowser() {
		return nil
	}
	return openQuietly(ctx, s.Data, link)
}

// openQuietly opens a link by way of a file that only its owner can read: other users of
// the machine see what a program is started with, and one of them could be faster.
func openQuietly(ctx context.Context, dir, link string) error {
	file := filepath.Join(dir, "enter.html")
	page := fmt.Sprintf("<!doctype html><meta charset=utf-8><meta name=referrer content=no-referrer><title>Afterword</title><meta http-equiv=refresh content=\"0; url=%s\">", html.EscapeString(link))
	if err := writeWhole(file, []byte(page)); err != nil {
		return err
	}
	return openBrowser(ctx, file)
}

// listenFor listens where the settings say. Where people sign in that may be an address of
// the network; a node without pages has nobody sign in, and stays on this machine.
func listenFor(ctx context.Context, s settings.Settings) (net.Listener, error) {
	if !s.People() || !s.Role.Web() {
		return listenLoopback(ctx, s.Listen)
	}
	if _, err := s.Address(); err != nil {
		return nil, &usageError{err}
	}
	if _, _, err := net.SplitHostPort(s.Listen); err != nil {
		return nil, usagef("the address %q is not host:port, such as 127.0.0.1:8420", s.Listen)
	}
	return listenOn(ctx, s.Listen)
}

// listenLoopback listens on an address of this machine only: nobody signs in to it.
func listenLoopback(ctx context.Context, address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, usagef("the address %q is not host:port, such as 127.0.0.1:8420", address)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, usagef("this is for one machine only: listen on 127.0.0.1, not %q", host)
	}
	return listenOn(ctx, address)
}

func listenOn(ctx context.Context, address string) (net.Listener, error) {
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
