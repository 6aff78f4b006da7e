package outcome

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"afterword/internal/interview"
)

// Proof is what a person did to find work from one day to another, for an office that
// wants to see it: what happened when and with whom, and under which Message-ID it can be
// found in a mailbox. No note's words are in it.
type Proof struct {
	Name     string // the candidate's
	From, To interview.Date
	Rows     []ProofRow
}

// ProofRow is one thing that happened.
type ProofRow struct {
	Date      interview.Date
	Employer  string
	Role      string
	Person    string
	Step      string // "Interview", or what a phase is called
	MessageID string // without angle brackets; empty where none is known
	at        time.Time
}

// ProofOf lists the interviews that took place and the notes that reached somebody from
// one day to another, both included, on the calendar of loc, oldest first.
func ProofOf(processes []Process, from, to interview.Date, loc *time.Location, now time.Time) Proof {
	proof := Proof{From: from, To: to}
	add := func(row ProofRow) {
		row.Date = interview.DateOf(row.at.In(loc))
		if !row.Date.Before(from) && !row.Date.After(to) {
			proof.Rows = append(proof.Rows, row)
		}
	}
	for _, p := range processes {
		if proof.Name == "" {
			proof.Name = p.Candidate.Name
		}
		for _, round := range p.Interviews {
			if !tookPlace(p, round, now) {
				continue
			}
			var panel []string
			for _, who := range round.Panel {
				panel = append(panel, who.Name)
			}
			add(ProofRow{Employer: p.Employer, Role: p.Role, Person: strings.Join(panel, ", "), Step: stepInterview, at: round.Starts})
		}
		for _, t := range p.Touches {
			add(ProofRow{Employer: p.Employer, Role: p.Role, Person: person(p.Process, t.To), Step: t.Phase.Title(), MessageID: t.MessageID, at: t.At})
		}
	}
	slices.SortStableFunc(proof.Rows, func(a, b ProofRow) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.Employer, b.Employer), cmp.Compare(a.Person, b.Person))
	})
	return proof
}
