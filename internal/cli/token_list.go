package cli

import (
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) tokenList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the tokens, and when each was used last",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				all, err := s.ListAPITokens(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				if e.json {
					return e.printJSON(struct {
						Tokens []tokenJSON `json:"tokens"`
					}{tokensJSON(all)})
				}
				p := e.paper()
				if len(all) == 0 {
					p.line("There is no token: afterword token add makes one.")
				}
				for _, t := range all {
					p.line("%s  %s  %s", p.bold(shown(t.Name)), words(t.Scopes), p.dim(shortID(t.ID)))
					used, until := "not used yet", ""
					if !t.Used.IsZero() {
						used = "used last on " + when(t.Used.Local())
					}
					switch {
					case t.Expires.IsZero():
					case t.Expires.Before(e.now()):
						until = "; it has run out"
					default:
						until = "; counts until " + lastDay(t.Expires.Local())
					}
					p.line("  %s", p.dim(used+until))
				}
				return nil
			})
		},
	}
}

// lastDay says until when a token counts: the end of its last day, where it ends at midnight.
func lastDay(end time.Time) string {
	if end.Hour() != 0 || end.Minute() != 0 {
		return when(end)
	}
	return "the end of " + end.AddDate(0, 0, -1).Format("Mon 2 Jan 2006")
}

// tokenJSON is a token as programs read it, without its text.
type tokenJSON struct {
	ID      string           `json:"id"`
	Name    string           `json:"name"`
	Scopes  []followup.Scope `json:"scopes"`
	Made    time.Time        `json:"made"`
	Expires *time.Time       `json:"expires"`
	Used    *time.Time       `json:"used"`
}

func tokensJSON(all []followup.APIToken) []tokenJSON {
	out := make([]tokenJSON, 0, len(all))
	for _, t := range all {
		j := tokenJSON{ID: t.ID, Name: t.Name, Scopes: t.Scopes, Made: t.Made}
		if !t.Expires.IsZero() {
			j.Expires = &t.Expires
		}
		if !t.Used.IsZero() {
			j.Used = &t.Used
		}
		out = append(out, j)
	}
	return out
}
