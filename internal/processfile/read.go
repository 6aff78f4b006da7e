package processfile

import (
	"slices"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"

	"go.yaml.in/yaml/v3"
)

// document reads the whole file.
func (r *reader) document(root *yaml.Node) File {
	m, ok := r.mapping(root, "a process file", "me", "employer", "employer_kind", "address", "post_days", "place", "role", "first_choice", "interviews", "offers", "sent")
	if !ok {
		return File{}
	}
	var f File
	p := &f.Process
	p.Candidate = m.me()
	if m.need("employer", "write the employer's name as they write it themselves") {
		p.Employer = m.line("employer")
	}
	p.Kind = interview.EmployerKind(m.choice("employer_kind", words(interview.EmployerKinds())...))
	p.Address = m.address("address")
	p.PostDays = m.postDays()
	p.Place = m.place("place")
	if m.need("role", "write the title of the job you were interviewed for") {
		p.Role = m.line("role")
	}
	p.FirstChoice = m.yes("first_choice")
	before := len(r.problems)
	if m.need("interviews", "write at least one, with starts, ends, zone and panel") {
		p.Interviews = m.interviews(p.Candidate.Email)
	}
	p.Offers, p.WithdrawnOffers = m.offers(p.Employer)
	if len(r.problems) > before {
		f.Touches = m.sent(nil) // half-read panels would make strangers of their people
		return f
	}
	f.Touches = m.sent(p.Interviews)
	return f
}

func (m mapping) me() interview.Candidate {
	if !m.need("me", "write your own name and address, such as {name: Ada Park, email: ada@example.org}") {
		return interview.Candidate{}
	}
	me, ok := m.r.mapping(m.values["me"], `"me"`, "name", "email", "phone", "place", "address")
	if !ok {
		return interview.Candidate{}
	}
	me.need("name", "write your own name as you sign with it")
	return interview.Candidate{
		Name: me.line("name"), Email: me.email("email"), Phone: me.line("phone"), Place: me.place("place"), Address: me.address("address"),
	}
}

// interviews reads the rounds and puts them in the order of their start.
func (m mapping) interviews(own string) []interview.Interview {
	var rounds []interview.Interview
	lines := map[string]int{}
	for _, entry := range m.list("interviews", "interview") {
		i, ok := m.r.interview(entry, own)
		if !ok {
			continue
		}
		if first := lines[i.ID]; first != 0 {
			m.r.problem(entry, "two interviews are called %q, the first on line %d: give each an \"id\" of its own", short(i.ID), first)
			continue
		}
		lines[i.ID] = entry.Line
		rounds = append(rounds, i)
	}
	slices.SortStableFunc(rounds, func(a, b interview.Interview) int { return a.Starts.Compare(b.Starts) })
	return rounds
}

// interview reads one round; ok is false when its times cannot be known.
func (r *reader) interview(n *yaml.Node, own string) (i interview.Interview, ok bool) {
	m, ok := r.mapping(n, "an interview", "id", "starts", "ends", "zone", "region", "form", "location", "promise", "panel",
		"missed_question", "missed_questions", "organizer", "calendar_uid", "sequence", "recurrence_id", "stamped", "blocks")
	if !ok {
		return i, false
	}
	i.ID = m.line("id")
	i.Region = m.region()
	i.Form = interview.Form(m.choice("form", words(interview.Forms())...))
	i.Location = m.line("location")
	i.Organizer = m.email("organizer")
	i.CalendarUID, i.Sequence = m.line("calendar_uid"), m.count("sequence")
	i.RecurrenceID, i.Stamped = m.line("recurrence_id"), m.instant("stamped")
	if m.need("panel", "name at least one interviewer, such as - {name: Wei Chen, email: wei.chen@globex.example}") {
		i.Panel = m.panel(own)
	}
	i = i.WithMissedQuestions(m.missedQuestions(i.Panel))
	timed := m.times(&i)
	if timed {
		i.Blocks = m.blocks(i.Starts.Location())
	}
	i.Promise = m.promise(i.Starts)
	if i.ID == "" && timed {
		i.ID = i.Starts.Format("2006-01-02T1504")
	}
	return i, timed
}

// times reads start, end and zone, which only make sense together.
func (m mapping) times(i *interview.Interview) bool {
	hasStart := m.need("starts", "write when it began, such as 2026-11-23T14:00:00")
	hasEnd := m.need("ends", "write when it ended, such as 2026-11-23T15:30:00")
	starts, startOK := m.written("starts")
	ends, endOK := m.written("ends")
	key, name := "zone", m.line("zone")
	if name == "" && starts.zone != "" {
		key, name = "starts", starts.zone
	}
	if name == "" && (m.has("zone") || !m.need("zone", "write where the clock showed these times, as an IANA name such as America/New_York or Europe/Berlin")) {
		return false
	}
	loc := m.zone(key, name)
	if loc == nil || !hasStart || !hasEnd || !startOK || !endOK {
		return false
	}
	for _, w := range []written{starts, ends} {
		if w.zone != "" && w.zone != name {
			m.r.problem(m.at("zone"), "two time zones are given, %q and %q: keep one", name, short(w.zone))
			return false
		}
	}
	i.Zone = name
	if i.Starts, startOK = m.moment("starts", starts, loc); !startOK {
		return false
	}
	if i.Ends, endOK = m.moment("ends", ends, loc); !endOK {
		return false
	}
	switch length := i.Ends.Sub(i.Starts); {
	case length <= 0:
		m.r.problem(m.at("ends"), "the interview ends before it starts (%s, %s): correct one of them", clock(i.Ends), clock(i.Starts))
		return false
	case length > 24*time.Hour:
		m.r.problem(m.at("ends"), "the interview lasts longer than a day: correct \"starts\" or \"ends\", or write each day as an interview of its own")
		return false
	}
	return true
}

// blocks reads the invitations that make up a round, where several do.
func (m mapping) blocks(loc *time.Location) []interview.Block {
	var blocks []interview.Block
	for _, entry := range m.list("blocks", "block") {
		b, ok := m.r.mapping(entry, "a block", "starts", "ends", "calendar_uid", "sequence", "recurrence_id", "stamped")
		if !ok || !b.need("starts", "write when this part began") || !b.need("ends", "write when this part ended") {
			continue
		}
		starts, startOK := b.written("starts")
		ends, endOK := b.written("ends")
		if !startOK || !endOK {
			continue
		}
		block := interview.Block{
			CalendarUID: b.line("calendar_uid"), Sequence: b.count("sequence"), RecurrenceID: b.line("recurrence_id"), Stamped: b.instant("stamped"),
		}
		if block.Starts, startOK = b.moment("starts", starts, loc); !startOK {
			continue
		}
		if block.Ends, endOK = b.moment("ends", ends, loc); !endOK {
			continue
		}
		if !block.Ends.After(block.Starts) {
			m.r.problem(b.at("ends"), "this part ends before it starts (%s, %s): correct one of them", clock(block.Ends), clock(block.Starts))
			continue
		}
		blocks = append(blocks, block)
	}
	return blocks
}

func clock(t time.Time) string { return t.Format("2006-01-02 15:04") }

// promise reads the promised day, which cannot lie before the interview. starts is zero
// when it is not known.
func (m mapping) promise(starts time.Time) *interview.Promise {
	if !m.has("promise") {
		return nil
	}
	p, ok := m.r.mapping(m.values["promise"], "a promise", "date", "said")
	if !ok || !p.need("date", "write the day by which they said they would answer, or leave \"promise\" out when they named none") {
		return nil
	}
	promise := &interview.Promise{Date: p.date("date"), Said: p.prose("said")}
	if promise.Date.IsZero() {
		return nil
	}
	if !starts.IsZero() && promise.Date.Before(interview.DateOf(starts)) {
		m.r.problem(p.at("date"), "they promised an answer for %s, but the interview was later, on %s: correct one of them", promise.Date, interview.DateOf(starts))
		return nil
	}
	return promise
}

// sent reads the notes that went out already, in the order of the file.
func (m mapping) sent(rounds []interview.Interview) []note.Touch {
	var touches []note.Touch
	panels := newPanels(rounds)
	for _, entry := range m.list("sent", "note") {
		s, ok := m.r.mapping(entry, "a sent note", "to", "at", "phase", "interview", "message_id", "subject")
		if !ok {
			continue
		}
		complete := s.need("to", "write the e-mail address it went to")
		complete = s.need("at", "write when it left, such as 2026-11-24T09:12:00-05:00") && complete
		complete = s.need("phase", "write one of "+strings.Join(words(note.Phases()), ", ")) && complete
		touch := note.Touch{
			InterviewID: s.line("interview"),
			Phase:       note.Phase(s.choice("phase", words(note.Phases())...)),
			To:          s.email("to"),
			At:          s.instant("at"),
			MessageID:   strings.Trim(s.line("message_id"), "<>"),
			Subject:     s.line("subject"),
		}
		if !complete || touch.Phase == "" || touch.To == "" || touch.At.IsZero() {
			continue
		}
		s.onPanel(touch, panels)
		touches = append(touches, touch)
	}
	return touches
}

func words[S ~string](of []S) []string {
	out := make([]string, len(of))
	for i, w := range of {
		out[i] = string(w)
	}
	return out
}
