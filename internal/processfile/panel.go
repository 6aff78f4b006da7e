package processfile

import (
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// panel reads the interviewers of a round. own is the candidate's address.
func (m mapping) panel(own string) []interview.Interviewer {
	var panel []interview.Interviewer
	emails, names := map[string]int{}, map[string]interview.Interviewer{}
	for _, entry := range m.list("panel", "interviewer") {
		p, ok := m.r.mapping(entry, "an interviewer", "name", "title", "address_as", "email", "place", "role", "tone",
			"anchor", "need", "value", "card", "name_guessed")
		if !ok {
			continue
		}
		who := p.interviewer()
		if who.Email != "" && strings.EqualFold(who.Email, own) {
			m.r.problem(p.at("email"), "%q is your own address: list only the people who interviewed you", who.Email)
		}
		if first := emails[strings.ToLower(who.Email)]; who.Email != "" && first != 0 {
			m.r.problem(p.at("email"), "%q is used twice on this panel, first on line %d: give each person their own address", who.Email, first)
		} else {
			emails[strings.ToLower(who.Email)] = p.at("email").Line
		}
		name := strings.ToLower(who.Name)
		if twin, ok := names[name]; ok && name != "" && (twin.Email == "" || who.Email == "") {
			m.r.problem(p.at("name"), "%q is on this panel twice: remove one, or give both their address", who.Name)
		}
		names[name] = who
		panel = append(panel, who)
	}
	return panel
}

func (m mapping) interviewer() interview.Interviewer {
	m.need("name", "write their full name, such as Wei Chen")
	// "Dr. Ulrike Müller" is how people write a name; the title decides how she is greeted.
	title, name := interview.SplitTitle(m.line("name"))
	if written := m.line("title"); written != "" {
		title = written
	}
	return interview.Interviewer{
		Name:        name,
		Title:       title,
		AddressAs:   m.line("address_as"),
		Email:       m.email("email"),
		Place:       m.place("place"),
		Role:        m.role(),
		NameGuessed: m.yes("name_guessed"),
		Debrief: interview.Debrief{
			Anchor: m.prose("anchor"),
			Need:   m.prose("need"),
			Value:  m.prose("value"),
			Card:   m.prose("card"),
			Tone:   interview.Tone(m.choice("tone", string(interview.Formal), string(interview.FirstName))),
		},
	}
}

// role returns a role that rules know in their spelling, and any other as written.
func (m mapping) role() interview.Role {
	s := m.line("role")
	for _, known := range []interview.Role{
		interview.HiringManager, interview.Peer, interview.ProductLead, interview.Recruiter, interview.Coordinator,
	} {
		if squeezed(s) == squeezed(string(known)) {
			return known
		}
	}
	return interview.Role(s)
}

// stranger records that nobody is called what key says.
func (m mapping) stranger(key, what string, known []string, is, do string) {
	if len(m.r.problems) <= maxProblems { // more are not shown, and each look costs
		if meant, ok := nearest(what, known); ok {
			m.r.problem(m.at(key), "%q %s: did you mean %q?", short(what), is, meant)
			return
		}
	}
	m.r.problem(m.at(key), "%q %s: %s", short(what), is, do)
}

// panels is who was interviewed by whom, for the notes that were sent.
type panels struct {
	ids    map[string]map[string]bool // interview id → addresses in lower case
	all    map[string]bool            // the addresses of every panel
	names  []string
	emails []string
	first  time.Time // start of the first interview
}

func newPanels(rounds []interview.Interview) panels {
	ps := panels{ids: map[string]map[string]bool{}, all: map[string]bool{}}
	for _, i := range rounds {
		on := map[string]bool{}
		for _, p := range i.Panel {
			if p.Email != "" {
				on[strings.ToLower(p.Email)], ps.all[strings.ToLower(p.Email)] = true, true
				ps.emails = append(ps.emails, p.Email)
			}
		}
		ps.ids[i.ID] = on
		ps.names = append(ps.names, i.ID)
	}
	if len(rounds) > 0 {
		ps.first = rounds[0].Starts
	}
	return ps
}

// onPanel records when a sent note went to nobody who interviewed, or before anybody did.
func (m mapping) onPanel(t note.Touch, ps panels) {
	if len(ps.ids) == 0 {
		return // what is wrong with the interviews is recorded already
	}
	if t.At.Before(ps.first) {
		m.r.problem(m.at("at"), "this note was sent before the first interview began (%s): correct the time", clock(ps.first))
	}
	if t.InterviewID != "" {
		on, known := ps.ids[t.InterviewID]
		switch {
		case !known:
			m.stranger("interview", t.InterviewID, ps.names, "is not the id of an interview", "write the id of one, or leave it out")
			return
		case !on[strings.ToLower(t.To)]:
			m.stranger("to", t.To, nil, "is not on the panel of the interview "+t.InterviewID, "write the address of an interviewer of it")
			return
		}
	}
	if ps.all[strings.ToLower(t.To)] {
		return
	}
	m.stranger("to", t.To, ps.emails, "is on no panel", "write the address of an interviewer, or add them to the panel")
}
