package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

// calendarFlags are what calendar add is told.
type calendarFlags struct {
	username, passwordCommand, ca string
	passwordStdin                 bool
}

func (e *env) calendarAdd() *cobra.Command {
	var f calendarFlags
	c := &cobra.Command{
		Use:   "add URL",
		Short: "Push what is due to a calendar server (CalDAV)",
		Long: `Add signs in to a calendar server and keeps how to reach one calendar there. From then
on "afterword serve" puts into it what is due, changes it with the plan and takes out what is
done. It touches nothing else there, and what you delete there stays deleted. A calendar of
its own, which you can hide, is best.

URL is the address of the calendar, or of the server where you have a single one. The password
is asked for, or read from standard input, or printed by a command of yours each time it is
needed. It is sealed in the database; use an app password where your provider offers one.`,
		Example: `  afterword calendar add https://calendar.example.org/ada/follow-ups/ --username ada
  afterword calendar add https://calendar.example.org/ --username ada --password-command "pass show calendar"`,
		Args: exactly("the address of your calendar"),
		RunE: func(c *cobra.Command, args []string) error { return e.addCalendar(c.Context(), args[0], f) },
	}
	c.Flags().StringVar(&f.username, "username", "", "user `name` on the server")
	c.Flags().StringVar(&f.passwordCommand, "password-command", "", "`command` that prints the password on its first line")
	c.Flags().BoolVar(&f.passwordStdin, "password-stdin", false, "read the password from standard input")
	c.Flags().StringVar(&f.ca, "ca", "", "PEM `file` of a certificate authority to trust besides the system's")
	return c
}

func (e *env) addCalendar(ctx context.Context, url string, f calendarFlags) error {
	switch {
	case f.username == "":
		return usagef("say who you are on that server: --username NAME")
	case f.passwordCommand != "" && f.passwordStdin:
		return usagef("--password-command and --password-stdin are two ways to sign in: give one")
	}
	return e.stored(ctx, func(s *followup.Service) (err error) {
		server := followup.CalendarServer{URL: url, Username: f.username, PasswordCommand: f.passwordCommand, CAFile: f.ca}
		if f.passwordCommand == "" {
			if server.Password, err = e.password(f.passwordStdin); err != nil {
				return err
			}
		}
		found, err := s.AddCalendarServer(ctx, followup.Local, server)
		if err != nil {
			return err
		}
		fmt.Fprintln(e.err, "Added. \"afterword serve\" keeps it up to date; \"afterword calendar push\" does it now.")
		return e.printFound(found)
	})
}

// printFound says which calendar of a server is the one.
func (e *env) printFound(found followup.FoundCalendar) error {
	if e.json {
		return e.printJSON(struct {
			URL  string `json:"url"`
			Name string `json:"name"`
		}{found.URL, found.Name})
	}
	e.paper().line("The calendar is %s, at %s.", shown(found.Name), shown(found.URL))
	return nil
}
