package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/review"
	"afterword/internal/review/checks"
)

type checkJSON struct {
	ID         string            `json:"id"`
	Group      string            `json:"group"`
	Title      string            `json:"title"`
	Severity   review.Severity   `json:"severity"`
	Confidence review.Confidence `json:"confidence"`
	Why        string            `json:"why"`
	Bad        string            `json:"bad"`
	Good       string            `json:"good"`
	Source     string            `json:"source"`
}

func (e *env) checks() *cobra.Command {
	return &cobra.Command{
		Use:     "checks [ID]",
		Short:   "List what the review looks for, or explain one check",
		Example: "  afterword checks\n  afterword checks copied-across-panel",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("afterword checks takes one id at most: see afterword checks --help")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			all := checks.All()
			if len(args) == 1 {
				if err := knownChecks(args); err != nil {
					return err
				}
				all = slices.DeleteFunc(slices.Clone(all), func(c review.Check) bool { return c.ID != args[0] })
			}
			if e.json {
				out := make([]checkJSON, 0, len(all))
				for _, c := range all {
					out = append(out, checkJSON{c.ID, string(c.Group), c.Title, c.Severity, c.Sureness(), c.Why, c.Bad, c.Good, c.Source})
				}
				return e.printJSON(struct {
					Checks []checkJSON `json:"checks"`
				}{out})
			}
			p := e.paper()
			if len(args) == 1 {
				p.line("%s", strings.TrimRight(all[0].Page(), "\n"))
				return nil
			}
			group := ""
			for _, c := range all {
				if string(c.Group) != group {
					group = string(c.Group)
					p.line("\n%s", p.bold(group))
				}
				p.line("  %-28s %s", c.ID, p.dim(string(c.Severity)))
				p.text("      ", c.Title)
			}
			return nil
		},
	}
}

// knownChecks refuses ids that no check has.
func knownChecks(ids []string) error {
	for _, id := range ids {
		if !slices.ContainsFunc(checks.All(), func(c review.Check) bool { return c.ID == id }) {
			return usagef("there is no check %q: afterword checks lists them", id)
		}
	}
	return nil
}
