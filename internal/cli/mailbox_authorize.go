package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/mailbox/oauth"
)

func (e *env) mailboxAuthorize() *cobra.Command {
	var f permissionFlags
	c := &cobra.Command{
		Use:   "authorize",
		Short: "Let Afterword into your mailbox again, by OAuth",
		Long: `Authorize asks your provider again, after you or they took the permission back or it ran
out. What waited for it goes on by itself.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				m, report, err := s.AuthorizeMailbox(c.Context(), followup.Local, func(ctx context.Context, m followup.Mailbox) (followup.Token, error) {
					return e.askPermission(ctx, m, f)
				})
				if err != nil {
					return err
				}
				return e.printReport(m, report)
			})
		},
	}
	f.add(c)
	return c
}

// permissionFlags are how a person wants to be asked by their provider.
type permissionFlags struct{ browser, noOpen bool }

func (f *permissionFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.browser, "browser", false, "OAuth: ask in a browser of this machine where a code would do, too")
	c.Flags().BoolVar(&f.noOpen, "no-open", false, "OAuth: print the page's address and open no browser")
}

// askPermission has the person's provider ask them: by a code, which works on any device,
// where the provider has that, else in a browser of this machine.
func (e *env) askPermission(ctx context.Context, m followup.Mailbox, f permissionFlags) (followup.Token, error) {
	client := oauth.Client{OAuth: m.OAuth, CAFile: m.CAFile, Address: m.Address}
	if m.OAuth.DeviceURL != "" && !f.browser {
		return client.ByDevice(ctx, func(code oauth.DeviceCode) {
			fmt.Fprintf(e.err, "Open %s on any device, sign in as %s and type this code:\n\n    %s\n\n", shown(code.Page), shown(m.Address), shown(code.Code))
			fmt.Fprintf(e.err, "Waiting for your answer there, until %s.\n", code.Expires.Local().Format(time.TimeOnly))
		})
	}
	return client.ByBrowser(ctx, func(page string) {
		fmt.Fprintf(e.err, "Your provider asks you on this page, sign in there as %s:\n\n%s\n\n", shown(m.Address), shown(page))
		if !f.noOpen && e.canOpenBrowser() {
			if err := openBrowser(ctx, page); err == nil {
				fmt.Fprintln(e.err, "It opens in your browser. If it does not, open the address yourself, on this machine.")
			} else {
				fmt.Fprintln(e.err, "No browser could be opened: open the address yourself, on this machine.")
			}
		}
		fmt.Fprintln(e.err, "Waiting for your answer there, for ten minutes.")
	})
}
