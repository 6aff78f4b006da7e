package cli

import (
	"context"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) questionList() *cobra.Command {
	return &cobra.Command{
		Use:     "list PROCESS",
		Short:   "Show the questions, and what becomes of each",
		Example: "  afterword question list Globex",
		Args:    exactly("a process"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				return e.printQuestions(c.Context(), s, v.ID)
			})
		},
	}
}

// printQuestions prints every missed question of a process.
func (e *env) printQuestions(ctx context.Context, s *followup.Service, id string) error {
	v, err := s.ShowProcess(ctx, followup.Local, id)
	if err != nil {
		return err
	}
	p := e.paper()
	all := []missedJSON{}
	for _, round := range v.Interviews {
		advice := v.MissedAdvice(round)
		if !e.json {
			printMissedQuestions(p, advice, len(all)+1)
		}
		all = append(all, missedQuestionsJSON(round.ID, advice)...)
	}
	if e.json {
		return e.printJSON(struct {
			Questions []missedJSON `json:"questions"`
		}{all})
	}
	if len(all) == 0 {
		p.line("No question is noted for %s.", shown(v.Employer))
	}
	return nil
}
