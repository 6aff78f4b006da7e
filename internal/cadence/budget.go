package cadence

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// Budget is what a process has spent of the touches that courtesy allows, and what the
// employer has seen so far. A note that bounced reached nobody and is not in it.
type Budget struct {
	Used, Left int // of note.MaxTouchesPerProcess
	// People are those of each round, in the order of the rounds and their panels, then
	// whoever else got a note in it.
	People []PersonBudget
	// Seen are the notes that reached somebody, oldest first.
	Seen []note.Touch
}

// PersonBudget is what one person has had in one round.
type PersonBudget struct {
	InterviewID string
	Name        string // empty for somebody who is not on the panel
	Email       string // empty while it is not known
	Used        int
	// Left is how many more notes they may get in this round: what their own cap leaves,
	// and no more than the process does.
	Left int
}

// Words says what is left, for the candidate.
func (b Budget) Words() string {
	switch {
	case b.Used == 0:
		return fmt.Sprintf("Nothing was sent yet. %d touches are possible; thank-yous of one round count as one.", b.Left)
	case b.Left == 0:
		return fmt.Sprintf("All %d touches are used. Nothing more is sent in this process.", b.Used)
	}
	return fmt.Sprintf("%d of %d touches used, %d left.", b.Used, b.Used+b.Left, b.Left)
}

// BudgetOf counts the touches of a process.
func BudgetOf(p interview.Process, h History) Budget {
	f := facts{process: p, events: h.Events}
	f.rounds = byStart(p.Interviews)
	f.touches = f.reached(h.Touches)
	b := Budget{Used: note.Spent(f.touches), Seen: f.touches}
	b.Left = max(0, note.MaxTouchesPerProcess-b.Used)
	for _, in := range f.rounds {
		of := func(name, email string) PersonBudget {
			person := PersonBudget{InterviewID: in.ID, Name: name, Email: email, Left: note.LeftFor(f.touches, in.ID, email)}
			if email != "" {
				person.Used = note.SpentOn(f.touches, in.ID, email)
			}
			return person
		}
		from := len(b.People)
		for _, who := range in.Panel {
			b.People = append(b.People, of(who.Name, who.Email))
		}
		for _, t := range f.touches {
			known := false
			for _, p := range b.People[from:] {
				known = known || strings.EqualFold(p.Email, t.To)
			}
			if t.InterviewID == in.ID && !known {
				b.People = append(b.People, of("", t.To))
			}
		}
	}
	return b
}
