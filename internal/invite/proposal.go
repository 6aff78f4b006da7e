package invite

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/processfile"
)

// Proposal is a process file made out of invitations, for a person to look over and
// complete.
type Proposal struct {
	File processfile.File
	// Remarks mark what is a guess and ask for what is missing.
	Remarks processfile.Remarks
	// Notes say what was left out and why, one sentence each.
	Notes []string
}

// Errors of Propose.
var (
	// ErrNothingLeft: every event is cancelled or only an answer to an invitation.
	ErrNothingLeft = errors.New("no interview is left in these invitations")
	// ErrTwoEmployers: a process file is about one employer.
	ErrTwoEmployers = errors.New("these invitations are from more than one employer")
)

// Propose makes one process out of invitations, each event one interview, in the order
// of their start. Of an invitation that came several times the latest version counts;
// cancelled ones are left out. me is the candidate's address, empty when not known.
//
// Invitations whose people are plainly of different employers are refused with
// ErrTwoEmployers, and ErrNothingLeft is returned when none is left; both errors name
// what was found.
func Propose(invitations []Invitation, me string) (Proposal, error) {
	return propose(invitations, me, false)
}

// ProposeTogether is Propose, with blocks of one day that follow one another made one
// round.
func ProposeTogether(invitations []Invitation, me string) (Proposal, error) {
	return propose(invitations, me, true)
}

func propose(invitations []Invitation, me string, together bool) (Proposal, error) {
	if me != "" && !processfile.IsEmail(me) {
		return Proposal{}, fmt.Errorf("%q is not your e-mail address: write it as ada@example.org", me)
	}
	p := Proposal{Remarks: processfile.Remarks{}}
	kept := p.latest(invitations)
	if len(kept) == 0 {
		return Proposal{}, fmt.Errorf("%w: %s", ErrNothingLeft, strings.Join(p.Notes, "; "))
	}
	slices.SortStableFunc(kept, func(a, b Invitation) int { return a.Starts.Compare(b.Starts) })
	if err := p.head(kept, me); err != nil {
		return Proposal{}, err
	}
	ids := map[string]bool{}
	for n, i := range kept {
		round, questions := i.Interview(me)
		before := len(p.File.Process.Interviews) - 1
		follows := before >= 0 && i.follows(p.File.Process.Interviews[before])
		if follows && together {
			p.join(before, i, me)
			continue
		}
		round.ID = "" // the start does, and reads better than a UID
		if start := round.Starts.Format("2006-01-02T1504"); ids[start] {
			round.ID = fmt.Sprintf("%s-%d", start, n+1)
		} else {
			ids[start] = true
		}
		p.File.Process.Interviews = append(p.File.Process.Interviews, round)
		if follows {
			questions = append(questions, Question{Says: "right behind the interview above: if both are one round, run afterword invite with --one-round"})
		}
		p.remark(before+1, i, questions)
	}
	return p, nil
}

// join makes an invitation a further block of the n-th interview.
func (p *Proposal) join(n int, i Invitation, me string) {
	round := &p.File.Process.Interviews[n]
	had := len(round.Panel)
	*round = i.Join(*round, me)
	at := fmt.Sprintf("interviews[%d]", n)
	for k := had; k < len(round.Panel); k++ {
		if round.Panel[k].NameGuessed {
			p.Remarks[fmt.Sprintf("%s.panel[%d].name", at, k)] = "guess from the address: check the spelling"
		}
	}
	above := fmt.Sprintf("and %q, from %s to %s", cut(i.Summary, 100), i.Starts.Format("15:04"), i.Ends.Format("15:04"))
	if said := p.Remarks[at]; said != "" {
		above = said + "\n" + above
	}
	p.Remarks[at] = above
}

// latest leaves out what is no interview any more.
func (p *Proposal) latest(invitations []Invitation) []Invitation {
	type version struct{ uid, date string }
	newest := map[version]int{} // → 1 + index in kept
	var kept []Invitation
	for _, i := range invitations {
		if i.Method == "REPLY" || i.Method == "COUNTER" || i.Method == "REFRESH" || i.Method == "DECLINECOUNTER" {
			p.note(i, "is an answer to an invitation, not one")
			continue
		}
		v := version{i.UID, i.RecurrenceID}
		at := newest[v]
		switch {
		case i.UID == "" || at == 0:
			kept = append(kept, i)
			newest[v] = len(kept)
		case i.Sequence > kept[at-1].Sequence || i.Sequence == kept[at-1].Sequence && (i.Cancelled || i.Stamped.After(kept[at-1].Stamped)):
			kept[at-1] = i
		}
	}
	return slices.DeleteFunc(kept, func(i Invitation) bool {
		if i.Cancelled {
			p.note(i, "was cancelled")
		}
		return i.Cancelled
	})
}

func (p *Proposal) note(i Invitation, what string) {
	const most = 10
	switch summary := i.Summary; {
	case len(p.Notes) == most:
		p.Notes = append(p.Notes, "more events were left out")
	case len(p.Notes) > most:
	case summary == "":
		p.Notes = append(p.Notes, fmt.Sprintf("the event on line %d of %s %s", i.Line, i.File, what))
	default:
		p.Notes = append(p.Notes, fmt.Sprintf("%q (%s, line %d) %s", cut(summary, 60), i.File, i.Line, what))
	}
}

// head fills in candidate, employer and role, each from the first invitation that tells.
func (p *Proposal) head(kept []Invitation, me string) error {
	process := &p.File.Process
	process.Candidate = interview.Candidate{Name: ownName(kept, me), Email: me}
	domain := ""
	for _, i := range kept {
		name, from := i.employer(me)
		_, domains := i.domains(me)
		if domain != "" && from != "" && !slices.ContainsFunc(domains, func(d string) bool { return sameLabel(d, domain) }) {
			return fmt.Errorf("%w, %s and %s: make a process file of each", ErrTwoEmployers, domain, from)
		}
		if domain == "" {
			process.Employer, domain = name, from
		}
		if process.Role == "" {
			process.Role = fitting(i.role())
		}
	}
	ask := func(path, value, guess, question string) {
		if value == "" {
			p.Remarks[path] = question
		} else {
			p.Remarks[path] = guess
		}
	}
	ask("me.name", process.Candidate.Name, "guess: as the invitation has it", "your name, as you sign with it")
	ask("employer", process.Employer, "guess from the address "+domain, "who is it? Write the name as they write it")
	ask("role", process.Role, "guess from the title of the invitation", "which job is it?")
	return nil
}

// sameLabel reports whether two domains are one name under two endings: globex.com and
// globex.de.
func sameLabel(a, b string) bool {
	a, _, _ = strings.Cut(a, ".")
	b, _, _ = strings.Cut(b, ".")
	return a == b
}

// ownName is what the invitations call the candidate.
func ownName(kept []Invitation, me string) string {
	if me == "" {
		return ""
	}
	for _, i := range kept {
		for _, a := range append(i.Attendees[:len(i.Attendees):len(i.Attendees)], i.Organizer) {
			if who := a.person(); strings.EqualFold(a.Email, me) && !who.guessed {
				return who.name
			}
		}
	}
	return ""
}

// remark puts the questions about the n-th interview where they belong; what is about
// the interview as a whole stands above it.
func (p *Proposal) remark(n int, i Invitation, questions []Question) {
	at := fmt.Sprintf("interviews[%d]", n)
	var above []string
	if i.Summary != "" {
		above = append(above, fmt.Sprintf("%q", cut(i.Summary, 100)))
	}
	if i.Location != "" {
		above = append(above, "at: "+cut(i.Location, 100))
	}
	for _, q := range questions {
		if q.About == "" {
			above = append(above, q.Says)
			continue
		}
		p.Remarks[at+"."+q.About] = q.Says
	}
	if len(above) > 0 {
		p.Remarks[at] = strings.Join(above, "\n")
	}
}

// YAML returns the process file with its remarks, for example to be printed.
func (p Proposal) YAML() ([]byte, error) {
	body, err := processfile.WriteWithRemarks(p.File, p.Remarks)
	if err != nil {
		return nil, fmt.Errorf("writing the invitation as a process file: %w", err)
	}
	var out bytes.Buffer
	out.WriteString("# Made out of a calendar invitation. Look it over: what is marked as a guess may be wrong,\n" +
		"# and what is empty is needed. Then write down each anchor, need and value.\n")
	for _, note := range p.Notes {
		fmt.Fprintf(&out, "# Left out: %s.\n", oneLine(note))
	}
	out.WriteByte('\n')
	out.Write(body)
	return out.Bytes(), nil
}
