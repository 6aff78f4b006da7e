package cli

import (
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/note"
)

// budgetJSON is what courtesy allows of a process: what was used, by whom it was had, and
// what the employer has seen so far, oldest first.
type budgetJSON struct {
	Used   int                `json:"used"`
	Left   int                `json:"left"`
	People []personBudgetJSON `json:"people"`
	Seen   []seenJSON         `json:"seen"`
}

type personBudgetJSON struct {
	Interview string `json:"interview"`
	Name      string `json:"name"`
	Email     string `json:"email"`
	Used      int    `json:"used"`
	Left      int    `json:"left"`
}

type seenJSON struct {
	At        time.Time  `json:"at"`
	To        string     `json:"to"`
	Phase     note.Phase `json:"phase"`
	Interview string     `json:"interview"`
	Subject   string     `json:"subject"`
}

func budgetJSONOf(v followup.ProcessView) budgetJSON {
	b := budgetJSON{Used: v.Budget.Used, Left: v.Budget.Left, People: []personBudgetJSON{}, Seen: []seenJSON{}}
	for _, p := range v.Budget.People {
		b.People = append(b.People, personBudgetJSON{p.InterviewID, p.Name, p.Email, p.Used, p.Left})
	}
	for _, t := range v.Budget.Seen {
		b.Seen = append(b.Seen, seenJSON{zoned(v, t), t.To, t.Phase, t.InterviewID, t.Subject})
	}
	return b
}

// printBudget says what was used of the touches, and what they have seen.
func (e *env) printBudget(v followup.ProcessView) {
	p := e.paper()
	p.line("")
	p.line("%s  %s", p.bold("Touches"), v.Budget.Words())
	for _, one := range v.Budget.People {
		p.line("  %s: %d used, %d left%s", shown(nameOf(one)), one.Used, one.Left, roundOf(v, one))
	}
	if len(v.Budget.Seen) > 0 {
		p.line("  %s has seen:", shown(v.Employer))
	}
	for _, t := range v.Budget.Seen {
		subject := t.Subject
		if subject == "" {
			subject = "(subject not known)"
		}
		p.line("  %s  %s to %s: %s", when(zoned(v, t)), t.Phase, shown(t.To), shown(subject))
	}
}

func nameOf(p cadence.PersonBudget) string {
	if p.Name == "" {
		return p.Email
	}
	return p.Name
}

// roundOf names the round where a process has several.
func roundOf(v followup.ProcessView, p cadence.PersonBudget) string {
	if len(v.Interviews) < 2 {
		return ""
	}
	return " (" + shown(p.InterviewID) + ")"
}

// zoned is when a touch was, by the clock of its round.
func zoned(v followup.ProcessView, t note.Touch) time.Time {
	if round, ok := v.Interview(t.InterviewID); ok {
		return t.At.In(round.Ends.Location())
	}
	return t.At
}
