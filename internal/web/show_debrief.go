package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// debriefView is the page on which a person writes an interview down.
type debriefView struct {
	Process, Employer, Role string
	Action                  string
	Write                   string // where its thank-yous are written; empty before there are any
	Title                   string // "Round 2", or "Interview"
	When                    moment
	Over                    bool // the interview has ended
	Flash, Alert            string
	Others                  []debriefRound
	People                  []debriefPerson
	Asked                   []askedBy
	Filled                  int // how many people have their moment
	Promise                 promiseFields
	Missed                  missedFields
	New                     newPerson
	Roles                   []interview.Role
}

// debriefRound is another interview of the process.
type debriefRound struct{ Title, Path string }

// askedBy is one choice of who asked the missed question.
type askedBy struct {
	Name   string
	Chosen bool
}

// debriefField is one field of the form.
type debriefField struct {
	Name, ID   string // in the form, and on the page
	Value, Was string
	Wrong      string
}

// debriefPerson is what is written down of one interviewer.
type debriefPerson struct {
	Key, Name, Role string
	Guessed         bool
	Done            bool   // the moment is written down
	Kept            string // what stays of their note, and why
	Full            debriefField
	Anchor          debriefField
	Need            debriefField
	Value           debriefField
	Card            debriefField
	AddressAs       debriefField
	Email           debriefField
	RoleField       debriefField
	Place           debriefField
	Tone            debriefField
	Details, OnCard bool // unfolded
}

type promiseFields struct {
	Date, Said debriefField
	First      string // the earliest day that can be one
}

type missedFields struct {
	By, Question, Said, Better, Link debriefField
	Open                             bool
}

type newPerson struct{ Name, Email, Role, WrongName, WrongEmail string }

// debriefTurn is what a form brought back to the page; zero for a plain view.
type debriefTurn struct {
	form   *debriefForm
	values url.Values
	wrong  map[string]string
	words  string
	flash  string
}

// showDebrief is the page of one interview's debrief.
func (s *site) showDebrief(w http.ResponseWriter, r *http.Request) error {
	v, err := s.Service.ShowDebrief(r.Context(), accountOf(r.Context()), r.PathValue("id"), r.PathValue("interview"))
	if err != nil {
		return err
	}
	flash := map[string]string{
		"saved":      "Saved.",
		"joined":     "Added. They get a note of their own.",
		"left-panel": "Taken off the panel. Nothing more goes to them from this interview.",
		"begun":      "There it is. Write down what you remember while it is fresh.",
	}[r.URL.Query().Get("done")]
	return s.renderDebrief(w, r, v, http.StatusOK, debriefTurn{flash: flash})
}

func (s *site) renderDebrief(w http.ResponseWriter, r *http.Request, v followup.DebriefView, status int, t debriefTurn) error {
	body, err := render("debrief.html", debriefViewOf(v, s.circumstancesNow(), t))
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{
		Title: "Debrief, " + v.Employer, Body: body, Status: status, Styles: []string{"debrief.css"}, Scripts: []string{"debrief.js"},
	})
	return nil
}

// circumstancesNow are those that need no look at the store.
func (s *site) circumstancesNow() circumstances { return circumstances{now: s.now()} }

func debriefViewOf(v followup.DebriefView, c circumstances, t debriefTurn) debriefView {
	round := v.Interview
	view := debriefView{
		Process: v.ID, Employer: v.Employer, Role: v.Role, Action: debriefPath(v.ID, round.ID),
		Title: roundTitle(v.Process, round.ID), When: momentOf(round.Starts, round.Starts.Location(), c.now),
		Over: !round.Ends.After(c.now), Flash: t.flash,
		Roles: []interview.Role{interview.HiringManager, interview.Peer, interview.ProductLead, interview.Recruiter, interview.Coordinator},
	}
	if slices.ContainsFunc(v.Notes, func(n note.Note) bool { return n.Phase == note.Anchor }) {
		view.Write = writePath(v.ID, panel{round.ID, note.Anchor})
	}
	if len(t.wrong) > 0 {
		view.Alert = strings.TrimSpace("Not everything could be taken: see below. The rest is saved. " + t.words)
	}
	for _, other := range v.Interviews {
		if other.ID != round.ID {
			when := momentOf(other.Starts, other.Starts.Location(), c.now)
			view.Others = append(view.Others, debriefRound{roundTitle(v.Process, other.ID) + ", " + when.Words, debriefPath(v.ID, other.ID)})
		}
	}
	for k, who := range round.Panel {
		p := t.person("p"+strconv.Itoa(k), round, who)
		p.Kept = keptWords(v.Notes, who)
		if p.Done {
			view.Filled++
		}
		view.People = append(view.People, p)
	}
	about := func(f followup.DebriefField) debriefField { return t.field(roundKey, round, "", f) }
	view.Promise = promiseFields{about(followup.PromiseDate), about(followup.PromiseSaid), interview.DateOf(round.Starts).String()}
	view.Missed = missedFields{
		By: about(followup.MissedBy), Question: about(followup.MissedAsked), Said: about(followup.MissedSaid),
		Better: about(followup.MissedBetter), Link: about(followup.MissedLink),
	}
	m := view.Missed
	view.Missed.Open = m.By.Value+m.Question.Value+m.Said.Value+m.Better.Value+m.Link.Value != ""
	for _, who := range round.Panel {
		view.Asked = append(view.Asked, askedBy{who.Name, strings.EqualFold(who.Name, m.By.Value)})
	}
	if t.values != nil && (t.wrong["new.name"] != "" || t.wrong["new.email"] != "") {
		view.New = newPerson{t.values.Get("new.name"), t.values.Get("new.email"), t.values.Get("new.role"), t.wrong["new.name"], t.wrong["new.email"]}
	}
	return view
}

// person is what the page shows of one interviewer. Where a form was brought back, what it
// had of them is found by their name, for their place on the panel may be another now.
func (t debriefTurn) person(key string, round interview.Interview, who interview.Interviewer) debriefPerson {
	field := func(f followup.DebriefField) debriefField { return t.field(key, round, who.Name, f) }
	p := debriefPerson{
		Key: key, Name: who.Name, Role: string(who.Role), Guessed: who.NameGuessed, Done: strings.TrimSpace(who.Debrief.Anchor) != "",
		Full: field(followup.DebriefName), Anchor: field(followup.DebriefAnchor), Need: field(followup.DebriefNeed),
		Value: field(followup.DebriefValue), Card: field(followup.DebriefCard), AddressAs: field(followup.DebriefAddressAs),
		Email: field(followup.DebriefEmail), RoleField: field(followup.DebriefRole), Place: field(followup.DebriefPlace),
		Tone: field(followup.DebriefTone),
	}
	p.OnCard = p.Card.Value != ""
	p.Details = who.Email == "" || who.NameGuessed || p.Full.Wrong+p.AddressAs.Wrong+p.Email.Wrong+p.RoleField.Wrong+p.Place.Wrong != ""
	return p
}

func (t debriefTurn) field(key string, round interview.Interview, who string, f followup.DebriefField) debriefField {
	says := followup.DebriefOf(round, who, f)
	field := debriefField{Name: key + "." + string(f), Value: says, Was: says}
	field.ID = strings.ReplaceAll(field.Name, ".", "-")
	if t.form == nil {
		return field
	}
	for had, name := range t.form.people {
		if who != "" && (strings.EqualFold(name, who) || strings.EqualFold(bareName(t.values.Get(had+"."+string(followup.DebriefName))), who)) {
			key = had
		}
	}
	name := key + "." + string(f)
	if field.Wrong = t.wrong[name]; field.Wrong != "" {
		field.Value = t.form.typed[name].now
	}
	return field
}

// keptWords say why a person's note does not follow what is written here.
func keptWords(notes []note.Note, who interview.Interviewer) string {
	for _, n := range notes {
		if n.Phase != note.Anchor || !strings.EqualFold(n.To.Name, who.Name) {
			continue
		}
		switch n.State {
		case note.Approved, note.Scheduled:
			return "Their note is approved and keeps its words. To change it, take the approval back first."
		case note.Sending, note.Sent, note.InDrafts, note.Unknown:
			return "Their thank-you is on its way or there. What you write here stays with you, for a later note."
		}
	}
	return ""
}

// roundTitle names a round among those of its process.
func roundTitle(p followup.Process, id string) string {
	if len(p.Interviews) < 2 {
		return "Interview"
	}
	for n, i := range p.Interviews {
		if i.ID == id {
			return "Round " + strconv.Itoa(n+1)
		}
	}
	return "Interview"
}
