package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/processfile"
)

// beginView is the form that a process begins with: what an invitation told, what of it is
// a guess, and what is to be typed.
type beginView struct {
	Flash, Alert   string
	Alerts         []string
	Told           bool // an invitation or its words were read
	Calendar       string
	Found          string
	Words          string // what was pasted and could not be read whole
	Notes          []string
	Employer, Role beginField
	Name, Email    beginField
	Phone          beginField
	Known          bool // the candidate is known: their fields are folded away
	Rounds         []beginRound
	Roles          []interview.Role
	Zones          []string
}

// beginField is a field with its remark: a guess to check, or a question.
type beginField struct {
	Name, Value, Remark, Wrong string
	Guess                      bool
}

type beginRound struct {
	Key, Title         string
	About              string
	Starts, Ends, Zone beginField
	Form               string
	Forms              []beginForm
	People             []beginPerson
	WrongPanel         string
}

type beginForm struct {
	Value, Words string
	Chosen       bool
}

type beginPerson struct {
	Key               string
	Name, Email, Role beginField
}

// spareRows is how many people can be typed before the debrief, where more can be added.
const spareRows = 4

// beginViewOf shows what was proposed, and over it what a form brought, which may be nil.
func beginViewOf(p followup.ProposedProcess, form url.Values, wrong map[string]string) beginView {
	v := beginView{
		Calendar: p.Calendar, Notes: p.Notes, Told: p.Calendar != "" || len(p.Process.Interviews) > 0,
		Roles: []interview.Role{interview.HiringManager, interview.Peer, interview.ProductLead, interview.Recruiter, interview.Coordinator},
		Zones: usualZones(),
	}
	field := func(name, value, remark string) beginField {
		f := beginField{Name: name, Value: value, Wrong: wrong[name], Remark: capitalised(remark)}
		f.Guess = value != "" && remark != ""
		if form.Has(name) {
			f.Value = form.Get(name)
			f.Guess = f.Guess && f.Value == value
		}
		return f
	}
	me := p.Process.Candidate
	v.Employer, v.Role = field("employer", p.Process.Employer, p.Remarks["employer"]), field("role", p.Process.Role, p.Remarks["role"])
	v.Name, v.Email, v.Phone = field("my_name", me.Name, p.Remarks["me.name"]), field("my_email", me.Email, ""), field("my_phone", me.Phone, "")
	v.Known = me.Name != "" && me.Email != "" && p.Remarks["me.name"] == "" && v.Name.Wrong+v.Email.Wrong == ""
	rounds := p.Process.Interviews
	if len(rounds) == 0 {
		rounds = []interview.Interview{{}}
	}
	for n, round := range rounds {
		at := fmt.Sprintf("interviews[%d]", n)
		key := "r" + strconv.Itoa(n)
		remark := func(about string) string { return p.Remarks[at+"."+about] }
		r := beginRound{
			Key: key, Title: "The interview", About: p.Remarks[at], WrongPanel: wrong[key+".panel"],
			Starts: field(key+".starts", local(round.Starts), remark("starts")), Ends: field(key+".ends", local(round.Ends), remark("ends")),
			Zone: field(key+".zone", round.Zone, remark("zone")), Form: string(round.Form),
		}
		if len(rounds) > 1 {
			r.Title = fmt.Sprintf("Round %d", n+1)
		}
		if form.Has(key + ".form") {
			r.Form = form.Get(key + ".form")
		}
		for _, f := range interview.Forms() {
			r.Forms = append(r.Forms, beginForm{string(f), capitalised(formWords(f)), string(f) == r.Form})
		}
		for k := range max(len(round.Panel), typedRows(form, key)) + spare(round) {
			var who interview.Interviewer
			if k < len(round.Panel) {
				who = round.Panel[k]
			}
			person := fmt.Sprintf("%s.p%d", key, k)
			about := func(s string) string { return remark(fmt.Sprintf("panel[%d].%s", k, s)) }
			name := about("name")
			if who.NameGuessed && name == "" {
				name = "guess from the address: check the spelling"
			}
			r.People = append(r.People, beginPerson{
				Key: person, Name: field(person+".name", who.Name, name),
				Email: field(person+".email", who.Email, about("email")), Role: field(person+".role", string(who.Role), about("role")),
			})
		}
		v.Rounds = append(v.Rounds, r)
	}
	return v
}

// spare is how many empty rows follow the people who are known.
func spare(round interview.Interview) int {
	if len(round.Panel) > 0 {
		return 1
	}
	return spareRows
}

// typedRows is how many rows of people a form has that say something.
func typedRows(form url.Values, key string) (rows int) {
	for k := range maxPanel {
		if form.Get(fmt.Sprintf("%s.p%d.name", key, k))+form.Get(fmt.Sprintf("%s.p%d.email", key, k)) != "" {
			rows = k + 1
		}
	}
	return rows
}

// local is an instant as a field for date and time has it.
func local(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04")
}

// typedProcess is the process as the form has it, and what is wrong with it by field.
func (s *site) typedProcess(p followup.ProposedProcess, form url.Values) (interview.Process, map[string]string) {
	wrong := map[string]string{}
	line := func(name string) string { return strings.Join(strings.Fields(form.Get(name)), " ") }
	need := func(name, says string) string {
		value := line(name)
		if value == "" {
			wrong[name] = says
		}
		return value
	}
	process := p.Process
	process.Interviews = slices.Clone(p.Process.Interviews)
	process.Employer = need("employer", "Write who it is, as they write their name.")
	process.Role = need("role", "Write which job it is.")
	process.Candidate.Name = need("my_name", "Write your name, as you sign with it.")
	process.Candidate.Email = need("my_email", "Write your own e-mail address.")
	process.Candidate.Phone = line("my_phone")
	if e := process.Candidate.Email; e != "" && !processfile.IsEmail(e) {
		wrong["my_email"] = "That is no e-mail address: write it as ada@example.org."
	}
	if len(process.Interviews) == 0 {
		process.Interviews = []interview.Interview{{}}
	}
	for n := range process.Interviews {
		s.typedRound(&process.Interviews[n], "r"+strconv.Itoa(n), process.Candidate.Email, form, wrong)
	}
	return process, wrong
}

func (s *site) typedRound(round *interview.Interview, key, own string, form url.Values, wrong map[string]string) {
	round.Form = interview.Form(form.Get(key + ".form"))
	zone := strings.TrimSpace(form.Get(key + ".zone"))
	location, err := s.zone(zone)
	switch {
	case zone == "":
		wrong[key+".zone"] = "Say where its clock hangs: a time zone such as America/New_York."
	case err != nil:
		wrong[key+".zone"] = "That is no time zone Afterword knows: write it as America/New_York or Europe/Berlin."
	default:
		round.Zone = zone
		round.Starts = moments(form, key+".starts", location, wrong, "Say on which day it was, and at what time it began.")
		round.Ends = moments(form, key+".ends", location, wrong, "Say when it ended: the first note is due within 24 hours from then.")
		if wrong[key+".ends"] == "" && wrong[key+".starts"] == "" {
			switch {
			case !round.Ends.After(round.Starts):
				wrong[key+".ends"] = "It must end after it began."
			case round.Ends.Sub(round.Starts) > 24*time.Hour:
				wrong[key+".ends"] = "It lasted longer than a day that way: check the two days."
			}
		}
		if round.ID == "" {
			round.ID = round.Starts.Format("2006-01-02T1504")
		}
	}
	known := round.Panel
	round.Panel = nil
	for k := range typedRows(form, key) {
		person := fmt.Sprintf("%s.p%d", key, k)
		name, email := strings.Join(strings.Fields(form.Get(person+".name")), " "), strings.TrimSpace(form.Get(person+".email"))
		var who interview.Interviewer
		if k < len(known) {
			who = known[k]
			who.NameGuessed = who.NameGuessed && name == who.Name
		}
		title, bare := interview.SplitTitle(name)
		if who.Name = bare; title != "" {
			who.Title = title
		}
		who.Email, who.Role = email, interview.Role(strings.Join(strings.Fields(form.Get(person+".role")), " "))
		if name+email == "" {
			continue // left empty, or taken off
		}
		switch {
		case name == "":
			wrong[person+".name"] = "Write the name that goes with this address."
		case slices.ContainsFunc(round.Panel, func(q interview.Interviewer) bool { return strings.EqualFold(q.Name, who.Name) }):
			wrong[person+".name"] = "Somebody above is called so: add what tells them apart."
		}
		switch {
		case email == "":
		case !processfile.IsEmail(email):
			wrong[person+".email"] = "That is no e-mail address: write it as wei.chen@globex.example."
		case strings.EqualFold(email, own):
			wrong[person+".email"] = "That is your own address: only who interviewed you belongs here."
		case slices.ContainsFunc(round.Panel, func(q interview.Interviewer) bool { return strings.EqualFold(q.Email, email) }):
			wrong[person+".email"] = "Somebody above has this address: give each person their own."
		}
		round.Panel = append(round.Panel, who)
	}
	if len(round.Panel) == 0 {
		wrong[key+".panel"] = "Name one person at least. Others can be added in the debrief."
	}
}

func (s *site) zone(name string) (*time.Location, error) {
	if s.Service.Zones == nil || name == "" {
		return nil, fmt.Errorf("no zone %q", name)
	}
	return s.Service.Zones(name)
}

// moments reads a date and a time of day on the clocks of a place.
func moments(form url.Values, name string, location *time.Location, wrong map[string]string, missing string) time.Time {
	typed := strings.TrimSpace(form.Get(name))
	if typed == "" {
		wrong[name] = missing
		return time.Time{}
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, typed, location); err == nil {
			return t
		}
	}
	wrong[name] = "That is no day with a time: write it as 2026-11-23 14:00."
	return time.Time{}
}

// usualZones are offered while a zone is typed.
func usualZones() []string {
	return []string{
		"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Toronto", "America/Vancouver",
		"America/Sao_Paulo", "America/Mexico_City", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Madrid", "Europe/Paris",
		"Europe/Berlin", "Europe/Amsterdam", "Europe/Zurich", "Europe/Stockholm", "Europe/Warsaw", "Europe/Kyiv", "Europe/Istanbul",
		"Africa/Lagos", "Africa/Nairobi", "Africa/Johannesburg", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Shanghai",
		"Asia/Tokyo", "Asia/Seoul", "Australia/Sydney", "Pacific/Auckland",
	}
}
