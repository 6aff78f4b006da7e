package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

func (e *env) questionAdd() *cobra.Command {
	var round string
	var q interview.MissedQuestion
	c := &cobra.Command{
		Use:     "add PROCESS",
		Short:   "Note a question and what you would answer now",
		Long:    "Add notes a question of the latest interview, or of --interview. The better answer is in your\nown words, two sentences at most; --link is a whole address that begins with https://.",
		Example: "  afterword question add Globex --asked-by Wei --question \"How would you roll back?\" --better \"Expand first, then contract.\"",
		Args:    exactly("a process"),
		RunE: func(c *cobra.Command, args []string) error {
			if q.AskedBy == "" || q.Question == "" {
				return usagef("say who asked, with --asked-by, and what, with --question")
			}
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				i, err := roundNamed(v.Process.Process, round)
				if err != nil {
					return err
				}
				err = s.RecordMissedQuestion(c.Context(), followup.Local, v.ID, i.ID, q)
				if errors.Is(err, followup.ErrNoInterviewer) {
					return usagef("%q: %w", q.AskedBy, followup.ErrNoInterviewer)
				}
				if err != nil {
					return err
				}
				return e.printQuestions(c.Context(), s, v.ID)
			})
		},
	}
	c.Flags().StringVar(&q.AskedBy, "asked-by", "", "`name` of the interviewer")
	c.Flags().StringVar(&q.Question, "question", "", "what was asked")
	c.Flags().StringVar(&q.Said, "said", "", "what you answered then")
	c.Flags().StringVar(&q.BetterAnswer, "better", "", "what you would answer now")
	c.Flags().StringVar(&q.Link, "link", "", "a `link` to more")
	c.Flags().StringVar(&round, "interview", "", "`id` of the interview (default the latest)")
	return c
}
