package web

import (
	"strings"

	"afterword/internal/cadence"
	"afterword/internal/followup"
)

// leftView is a note whose step has left the plan: somebody is no longer on the panel, or
// another person became the contact. It is told quietly, and stays told.
type leftView struct {
	card
	Phase string
}

// leftOf puts the notes that left the plan into words.
func leftOf(v followup.ProcessView, c circumstances, t turn) []leftView {
	var all []leftView
	for _, n := range v.Left {
		gone := followup.StepView{Note: &n, Step: cadence.Step{
			InterviewID: n.InterviewID, Phase: n.Phase, Interviewer: n.To.Name, Email: n.To.Email,
			Due: n.NotBefore.In(zoneOf(v)), Status: cadence.Stopped,
		}}
		title, _ := phaseWords(n.Phase)
		all = append(all, leftView{cardOf("", gone, v.Process, c, t), strings.ToLower(title)})
	}
	return all
}
