package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) webhookAdd() *cobra.Command {
	var kinds []string
	var private bool
	c := &cobra.Command{
		Use:   "add URL",
		Short: "Add a webhook, and show its secret once",
		Long: `Add keeps a URL that is told what happens, and prints the secret that messages are signed
with. The URL is https. One that leads into a private network or to this computer is refused,
unless you say that it is meant, with --allow-private; then http to this computer is taken,
too.

--on says what to tell: note.sent, note.unknown, approval.needed, reply.received,
process.closed; everything without it.`,
		Example: "  afterword webhook add https://example.org/afterword --on note.sent,reply.received\n  afterword webhook add http://127.0.0.1:9000/hook --allow-private",
		Args:    exactly("a URL"),
		RunE: func(c *cobra.Command, args []string) error {
			var wanted []followup.HappeningKind
			for _, kind := range kinds {
				wanted = append(wanted, followup.HappeningKind(strings.TrimSpace(kind)))
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				w, err := s.AddWebhook(c.Context(), followup.Local, args[0], wanted, private)
				var unreachable *followup.UnreachableError
				if errors.As(err, &unreachable) && !private && s.Hooks.Check(args[0], true) == nil {
					return &usageError{fmt.Errorf("%w; if it is meant to lie in a private network or on this computer, add --allow-private", err)}
				}
				if errors.As(err, &unreachable) || isAny(err, followup.ErrNoSuchHappening, followup.ErrManyWebhooks) {
					return &usageError{err}
				}
				if err != nil {
					return err
				}
				if e.json {
					return e.printJSON(struct {
						ID     string `json:"id"`
						URL    string `json:"url"`
						Secret string `json:"secret"`
					}{w.ID, w.URL, w.Secret})
				}
				p := e.paper()
				p.line("%s", w.Secret)
				p.text("", "This is the only time it is shown: the receiver needs it to know that a message is Afterword's. Try it with \"afterword webhook test "+shortID(w.ID)+"\".")
				return nil
			})
		},
	}
	c.Flags().StringSliceVar(&kinds, "on", nil, "what to tell; may be repeated (default everything)")
	c.Flags().BoolVar(&private, "allow-private", false, "the receiver lies in a private network, or on this computer")
	return c
}
