package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

func (e *env) questionChoose() *cobra.Command {
	var leave, undo bool
	c := &cobra.Command{
		Use:     "choose PROCESS NUMBER",
		Short:   "Choose the question to write about, or leave one alone",
		Long:    "Choose says which question goes into the thank-you to who asked it. With --leave it is left\nalone; --undo takes either back. NUMBER is the one that \"afterword question list\" shows.",
		Example: "  afterword question choose Globex 2\n  afterword question choose Globex 1 --leave",
		Args:    exactly("a process", "the number of a question"),
		RunE: func(c *cobra.Command, args []string) error {
			choice := interview.Write
			switch {
			case leave && undo:
				return usagef("either --leave it or --undo the choice")
			case leave:
				choice = interview.Leave
			case undo:
				choice = ""
			}
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				q, err := questionNumbered(v, args[1])
				if err != nil {
					return err
				}
				if err := s.ChooseMissedQuestion(c.Context(), followup.Local, v.ID, q.round, q.AskedBy, q.Question, choice); err != nil {
					return err
				}
				return e.printQuestions(c.Context(), s, v.ID)
			})
		},
	}
	c.Flags().BoolVar(&leave, "leave", false, "leave it alone")
	c.Flags().BoolVar(&undo, "undo", false, "take the choice back")
	return c
}
