package cli

import (
	"context"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) token() *cobra.Command {
	c := &cobra.Command{
		Use:   "token",
		Short: "Let your own programs in: tokens for the JSON API",
		Long: `Token makes, lists and removes the tokens that programs of yours show to the JSON API,
which "afterword serve" answers at /api/v1. See docs/api.md.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(e.tokenAdd(), e.tokenList(), e.tokenRemove())
	return c
}

// findToken finds the token that a person means by its name or its id.
func findToken(ctx context.Context, s *followup.Service, typed string) (followup.APIToken, error) {
	all, err := s.ListAPITokens(ctx, followup.Local)
	if err != nil {
		return followup.APIToken{}, err
	}
	for _, t := range all {
		if t.Name == typed || followup.MeansID(t.ID, typed) {
			return t, nil
		}
	}
	return followup.APIToken{}, usagef("there is no token %q: afterword token list shows them", typed)
}
