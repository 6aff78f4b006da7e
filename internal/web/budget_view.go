package web

import (
	"cmp"
	"time"

	"afterword/internal/followup"
)

// budgetView is what courtesy allows of a process, what was used of it, and what the
// employer has seen. Any page can show it with the template "budget".
type budgetView struct {
	Employer   string
	Words      string
	Used, Left int
	People     []budgetPerson
	Seen       []seenNote
}

type budgetPerson struct {
	Name       string
	Round      string // "Round 2", where there are several
	Used, Left int
}

type seenNote struct {
	At                 moment
	To, Phase, Subject string
}

func budgetOf(v followup.ProcessView, now time.Time) budgetView {
	b := budgetView{Employer: v.Employer, Words: v.Budget.Words(), Used: v.Budget.Used, Left: v.Budget.Left}
	names := map[string]string{}
	for _, p := range v.Budget.People {
		person := budgetPerson{Name: cmp.Or(p.Name, p.Email), Used: p.Used, Left: p.Left}
		if len(v.Interviews) > 1 {
			person.Round = roundTitle(v.Process, p.InterviewID)
		}
		names[p.Email] = person.Name
		b.People = append(b.People, person)
	}
	for _, t := range v.Budget.Seen {
		zone := zoneOf(v)
		if round, ok := v.Interview(t.InterviewID); ok {
			zone = round.Ends.Location()
		}
		phase, _ := phaseWords(t.Phase)
		b.Seen = append(b.Seen, seenNote{momentOf(t.At, zone, now), cmp.Or(names[t.To], t.To), phase, t.Subject})
	}
	return b
}
