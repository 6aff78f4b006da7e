package cli

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"afterword/internal/compose"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

func (e *env) question() *cobra.Command {
	c := &cobra.Command{
		Use:   "question",
		Short: "Questions that you would answer better now",
		Long: `Question keeps the questions of an interview that you would answer better now. One of them
may be in the thank-you to the person who asked it, as a short paragraph; the others are
left alone, and so is a small slip. Nothing is sent about one whose thank-you has left.`,
		Example: "  afterword question add Globex --asked-by Wei --question \"How would you roll back?\" --better \"Expand first, then contract.\"\n  afterword question list Globex\n  afterword question choose Globex 2",
		Args:    none,
	}
	c.AddCommand(e.questionAdd(), e.questionList(), e.questionChoose())
	return c
}

// missedJSON is a missed question as programs read it, with what becomes of it.
type missedJSON struct {
	Interview string            `json:"interview"`
	AskedBy   string            `json:"asked_by"`
	Question  string            `json:"question"`
	Choice    interview.Choice  `json:"choice,omitempty"`
	Act       compose.MissedAct `json:"act"`
	Why       string            `json:"why"`
}

func missedQuestionsJSON(round string, advice []compose.MissedAdvice) (out []missedJSON) {
	for _, a := range advice {
		out = append(out, missedJSON{round, a.Question.AskedBy, a.Question.Question, a.Question.Choice, a.Act, a.Why})
	}
	return out
}

// printMissedQuestions prints what becomes of the missed questions of a round, numbered
// from the given number on.
func printMissedQuestions(p *paper, advice []compose.MissedAdvice, from int) {
	for n, a := range advice {
		asked := a.Question.AskedBy + " asked"
		if a.Question.AskedBy == "" {
			asked = "You were asked"
		}
		p.text("", fmt.Sprintf("%d %s: %s", from+n, asked, a.Question.Question))
		p.text("   ", a.Why)
	}
}

// numbered is a missed question with its round, as the list numbers them.
type numbered struct {
	round string
	interview.MissedQuestion
}

// questionNumbered finds a question by its number in the list.
func questionNumbered(v followup.ProcessView, typed string) (numbered, error) {
	var all []numbered
	for _, i := range v.Interviews {
		for _, q := range i.MissedQuestions() {
			all = append(all, numbered{i.ID, q})
		}
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > len(all) {
		return numbered{}, usagef("%q is the number of no question: afterword question list shows them", typed)
	}
	return all[n-1], nil
}
