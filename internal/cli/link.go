package cli

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/spf13/cobra"

	"afterword/internal/door"
	"afterword/internal/followup"
	"afterword/internal/serve"
	"afterword/internal/settings"
)

func (e *env) link() *cobra.Command {
	var listen string
	c := &cobra.Command{
		Use:   "link",
		Short: "Print a link that lets a browser in, once",
		Long: `Link prints an address that lets one browser on this machine in, once and within a
quarter of an hour. Whoever else uses this machine reaches the page, too, and sees nothing
without a link. Links that you printed before still hold.

Where people sign in, there are no links: see afterword people.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := e.settings()
			if err != nil {
				return err
			}
			if listen != "" {
				s.Listen = listen
			}
			running := serve.RunningAt(c.Context(), s)
			if listen == "" && running != "" {
				s.Listen = running
			}
			if s.People() {
				return usagef("people sign in here: afterword people invite EMAIL prints an invitation")
			}
			return e.atTheDoor(c.Context(), s, func(d *door.Door) error {
				path, err := d.NewLink(c.Context())
				if err != nil {
					return err
				}
				if e.json {
					return e.printJSON(struct {
						Link string `json:"link"`
					}{d.Origin.String() + path})
				}
				e.paper().line("%s%s", d.Origin, path)
				if running == "" && listen == "" {
					fmt.Fprintln(e.err, "No afterword serve answers on this machine now. Start it, then open the link.")
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&listen, "listen", "", "`address` that serve listens on, where it was given one (default 127.0.0.1:8420)")
	return c
}

// atTheDoor opens the database, calls f with the door and closes it again.
func (e *env) atTheDoor(ctx context.Context, s settings.Settings, f func(*door.Door) error) (err error) {
	app, err := serve.Open(ctx, s, followup.SystemClock{}, e.log(slog.LevelWarn))
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := app.Close(); err == nil {
			err = closeErr
		}
	}()
	d, err := app.Door()
	if err != nil {
		return &usageError{err}
	}
	return f(d)
}
