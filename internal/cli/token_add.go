package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

func (e *env) tokenAdd() *cobra.Command {
	var scopes []string
	var expires string
	c := &cobra.Command{
		Use:   "add NAME --scope read,write",
		Short: "Make a token, and show it once",
		Long: `Add makes a token for one program and prints it. It is shown this once: Afterword keeps
only a digest of it. NAME is for you, such as what the program is called.

  read     look
  write    record, edit, take back; nothing leaves by it
  assist   send texts to the model that you allowed
  approve  approve notes, so that they leave
  admin    make and remove tokens and webhooks

Give a program only what it needs. A token with approve can send mail in your name.`,
		Example: "  afterword token add \"my script\" --scope read\n  afterword token add phone --scope read,write,approve --expires 2027-01-31",
		Args:    exactly("a name"),
		RunE: func(c *cobra.Command, args []string) error {
			var wanted []followup.Scope
			for _, scope := range scopes {
				wanted = append(wanted, followup.Scope(strings.TrimSpace(scope)))
			}
			var until time.Time
			if expires != "" {
				day, err := interview.ParseDate(expires)
				if err != nil {
					return usagef("--expires: %w", err)
				}
				until = time.Date(day.Year, day.Month, day.Day+1, 0, 0, 0, 0, time.Local) // through that day
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				t, text, err := s.AddAPIToken(c.Context(), followup.Local, args[0], wanted, until)
				if isAny(err, followup.ErrNoScope, followup.ErrTokenName, followup.ErrPast, followup.ErrNameTaken) {
					return &usageError{err}
				}
				if err != nil {
					return err
				}
				if e.json {
					return e.printJSON(struct {
						ID    string `json:"id"`
						Name  string `json:"name"`
						Token string `json:"token"`
					}{t.ID, t.Name, text})
				}
				p := e.paper()
				p.line("%s", text)
				p.text("", "This is the only time it is shown. Whoever has it may do what it allows: "+scopeWords(t.Scopes)+".")
				return nil
			})
		},
	}
	c.Flags().StringSliceVar(&scopes, "scope", nil, "what it allows: read, write, assist, approve, admin; may be repeated")
	c.Flags().StringVar(&expires, "expires", "", "last `day` on which it lets in (YYYY-MM-DD); never runs out without it")
	return c
}

func scopeWords(scopes []followup.Scope) string { return words(scopes) }
