package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/door"
	"afterword/internal/followup"
)

func (e *env) people() *cobra.Command {
	c := &cobra.Command{
		Use:   "people",
		Short: "Say who may come in where many people do",
		Long: `People lists, adds and removes those who may sign in, on PostgreSQL or where the page is
served to a network. Nobody can sign up by themselves: you add an address, and hand its
person the invitation that is printed.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	for _, sub := range []*cobra.Command{e.peopleAdd(), e.peopleList(), e.peopleInvite(), e.peoplePassword(), e.peopleRemove()} {
		c.AddCommand(sub)
	}
	return c
}

// amongPeople calls f with a door that people with accounts come in by.
func (e *env) amongPeople(ctx context.Context, f func(*door.Door) error) error {
	s, err := e.settings()
	if err != nil {
		return err
	}
	if !s.People() {
		return usagef("this Afterword is for one person on this machine: people sign in where the settings name a database, or another address to listen on (docs/door.md)")
	}
	return e.atTheDoor(ctx, s, func(d *door.Door) error { return asUsage(f(d)) })
}

// asUsage makes what the person who typed can mend a matter of usage.
func asUsage(err error) error {
	var weak *door.WeakError
	switch {
	case errors.Is(err, door.ErrNotFound):
		return usagef("nobody with that address was added: afterword people list shows who was")
	case errors.Is(err, door.ErrTaken):
		return usagef("somebody has that address already, or --mine was given to somebody before: afterword people list shows whose")
	case errors.As(err, &weak), errors.Is(err, door.ErrNoAddress):
		return &usageError{err}
	}
	return err
}

func (e *env) peopleAdd() *cobra.Command {
	var name string
	var mine bool
	c := &cobra.Command{
		Use:     "add EMAIL",
		Short:   "Let somebody in, and print an invitation for them",
		Example: "  afterword people add ada@example.org --name \"Ada Park\"",
		Args:    exactly("an e-mail address"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.amongPeople(c.Context(), func(d *door.Door) error {
				p, path, err := d.AddPerson(c.Context(), args[0], name, mine)
				if err != nil {
					return err
				}
				if err := e.printInvitation(d, p, path); err != nil || mine || e.json {
					return err
				}
				return e.sayNobodysData(c.Context(), d)
			})
		},
	}
	c.Flags().StringVar(&name, "name", "", "their `name`")
	c.Flags().BoolVar(&mine, "mine", false, "they see what the command line has stored in this database so far")
	return c
}

// sayNobodysData tells of what the command line has stored, while nobody who comes in sees
// it: whoever stored it was to be added with --mine.
func (e *env) sayNobodysData(ctx context.Context, d *door.Door) error {
	people, err := d.ListPeople(ctx)
	if err != nil || slices.ContainsFunc(people, func(p door.Person) bool { return p.ID == followup.Local }) {
		return err
	}
	return e.stored(ctx, func(s *followup.Service) error {
		page, err := s.ListPage(ctx, followup.Local, 0, 1)
		if err == nil && len(page.Going)+len(page.Over) > 0 {
			e.paper().text("", "What the command line has stored here so far is seen by nobody who signs in. If it is yours, remove this address again and add it with --mine.")
		}
		return err
	})
}

func (e *env) peopleInvite() *cobra.Command {
	return &cobra.Command{
		Use:   "invite EMAIL",
		Short: "Print a new invitation: for a password that was forgotten, or a link that was lost",
		Args:  exactly("an e-mail address"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.amongPeople(c.Context(), func(d *door.Door) error {
				p, path, err := d.Invite(c.Context(), args[0])
				if err != nil {
					return err
				}
				return e.printInvitation(d, p, path)
			})
		},
	}
}

func (e *env) printInvitation(d *door.Door, p door.Person, path string) error {
	link := d.Origin.String() + path
	if e.json {
		return e.printJSON(struct {
			Email      string `json:"email"`
			Invitation string `json:"invitation"`
		}{p.Email, link})
	}
	out := e.paper()
	out.line("Hand this to %s. It opens once, within three days, to choose a password:", shown(p.Email))
	out.line("%s", link)
	return nil
}

func (e *env) peopleList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List who may come in, and how",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.amongPeople(c.Context(), func(d *door.Door) error { return e.listPeople(c.Context(), d) })
		},
	}
}

// personLine is one person of the list, as a program reads it.
type personLine struct {
	Email    string `json:"email"`
	Name     string `json:"name"`
	Added    string `json:"added"`
	Password bool   `json:"password"`
	Passkeys int    `json:"passkeys"`
	Provider bool   `json:"provider"`
	Mine     bool   `json:"mine"`
}

func (e *env) listPeople(ctx context.Context, d *door.Door) error {
	people, err := d.ListPeople(ctx)
	if err != nil {
		return err
	}
	lines := []personLine{}
	for _, p := range people {
		keys, err := d.Passkeys(ctx, p.ID)
		if err != nil {
			return err
		}
		lines = append(lines, personLine{
			Email: p.Email, Name: p.Name, Added: p.AddedAt.Format(time.RFC3339), Password: p.Password != "", Passkeys: len(keys),
			Provider: p.Subject != "", Mine: p.ID == followup.Local,
		})
	}
	if e.json {
		return e.printJSON(struct {
			People []personLine `json:"people"`
		}{lines})
	}
	out := e.paper()
	if len(lines) == 0 {
		out.line("Nobody may come in yet: afterword people add EMAIL")
		return nil
	}
	for _, l := range lines {
		out.line("%s%s: %s", out.bold(shown(l.Email)), nameWords(l.Name), waysWords(l))
	}
	return nil
}

func nameWords(name string) string {
	if name == "" {
		return ""
	}
	return ", " + shown(name)
}

// waysWords says how somebody comes in.
func waysWords(l personLine) string {
	var ways []string
	if l.Password {
		ways = append(ways, "password")
	}
	switch {
	case l.Passkeys == 1:
		ways = append(ways, "1 passkey")
	case l.Passkeys > 1:
		ways = append(ways, fmt.Sprintf("%d passkeys", l.Passkeys))
	}
	if l.Provider {
		ways = append(ways, "the sign-in of the house")
	}
	if len(ways) == 0 {
		return "invited, not here yet"
	}
	words := ways[0]
	for _, way := range ways[1:] {
		words += ", " + way
	}
	return words
}

func (e *env) peoplePassword() *cobra.Command {
	var stdin bool
	c := &cobra.Command{
		Use:   "password EMAIL",
		Short: "Give somebody a password, and end their sessions",
		Args:  exactly("an e-mail address"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.amongPeople(c.Context(), func(d *door.Door) error {
				password, err := e.secret("New password: ", stdin)
				if err != nil {
					return err
				}
				if err := d.SetPassword(c.Context(), args[0], password); err != nil {
					return err
				}
				e.paper().line("Done. Every session of theirs has ended.")
				return nil
			})
		},
	}
	c.Flags().BoolVar(&stdin, "password-stdin", false, "read the password from standard input")
	return c
}

func (e *env) peopleRemove() *cobra.Command {
	return &cobra.Command{
		Use:   "remove EMAIL",
		Short: "Shut somebody out",
		Long: `Remove takes somebody's password, passkeys, invitations, sessions, API tokens and
webhooks. Their processes and notes stay in the database, and a note that they have approved
still leaves.`,
		Args: exactly("an e-mail address"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.amongPeople(c.Context(), func(d *door.Door) error {
				if err := d.RemovePerson(c.Context(), args[0]); err != nil {
					return err
				}
				e.paper().text("", "Done: they are shut out. What they have stored stays, and a note that they have approved still leaves.")
				return nil
			})
		},
	}
}
