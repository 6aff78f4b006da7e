package invite

import (
	"fmt"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/place"
)

// Question is something that an invitation does not tell, or tells only probably.
type Question struct {
	// About is the key of the process file it is about, below the interview: "zone",
	// "panel[0].name"; empty when it is about the interview as a whole.
	About string
	// Says is the question or the remark, one sentence.
	Says string
	// Guess says that a value stands there and is likely, but nobody said so.
	Guess bool
}

// Interview returns the interview that i invites to, with what is left to ask. me is the
// candidate's own address, which is never on the panel; empty when it is not known. The
// panel is everybody else who is a person: rooms, resources and shared mailboxes are left
// out. Its ID is the UID, with the date for one date of a series, else the start.
//
// Where a question is about "starts", "ends" or "zone", the interview cannot be planned
// before it is answered: Starts may be zero, and Zone empty.
func (i Invitation) Interview(me string) (interview.Interview, []Question) {
	v := interview.Interview{
		ID:          fitting(i.UID),
		Starts:      i.Starts,
		Ends:        i.Ends,
		Zone:        i.Zone.Name,
		CalendarUID: fitting(i.UID),
		Sequence:    i.Sequence,
		Stamped:     i.Stamped,
	}
	v.RecurrenceID = fitting(i.RecurrenceID)
	switch {
	case v.ID == "" && !i.Starts.IsZero():
		v.ID = i.Starts.Format("2006-01-02T1504")
	case v.ID != "" && i.RecurrenceID != "":
		v.ID = fitting(v.ID + "/" + i.RecurrenceID)
	}
	if o := i.Organizer; !strings.EqualFold(o.Email, me) && !o.isShared() {
		v.Organizer = i.Organizer.Email
	}
	var qs questions
	i.askTimes(&qs)
	v.Form = i.form(&qs)
	if _, tells := place.City(i.Location); tells {
		v.Location = fitting(i.Location)
	}
	v.Panel = i.panel(me, &qs)
	if i.Repeats {
		qs.ask("", "the invitation repeats: this is its first date, correct it if your interview was another")
	}
	return v, qs
}

// fitting is s where it fits a line of a process file, else nothing: half of an
// identifier identifies nothing.
func fitting(s string) string {
	if len(s) > 300 || oneLine(s) != s || harmless(s) != s {
		return ""
	}
	return s
}

type questions []Question

func (qs *questions) ask(about, format string, args ...any) {
	*qs = append(*qs, Question{About: about, Says: fmt.Sprintf(format, args...)})
}

func (qs *questions) guess(about, format string, args ...any) {
	*qs = append(*qs, Question{About: about, Says: fmt.Sprintf("guess"+format, args...), Guess: true})
}

func (i Invitation) askTimes(qs *questions) {
	written := ""
	if i.Zone.Written != "" {
		written = fmt.Sprintf(" (%q)", cut(i.Zone.Written, 60))
	}
	if i.Starts.IsZero() {
		day := "the invitation has no time that can be read"
		if i.AllDay {
			day = "the invitation is for the whole of " + i.Day.Format(time.DateOnly)
		}
		qs.ask("starts", "%s: write when the interview began", day)
		qs.ask("ends", "and when it ended")
	}
	const name = "Write an IANA name, such as America/New_York"
	switch {
	case i.Zone.Name == "" && i.Starts.IsZero():
		qs.ask("zone", "where was that? %s", name)
	case i.Floating:
		qs.ask("zone", "where do clocks show this time? The invitation does not say%s. %s", written, name)
	case i.Zone.Name == "" && i.Zone.Source == FromRules:
		qs.ask("zone", "where is it? The time is right, at %s, but the invitation names no place%s. %s", i.Starts.Location(), written, name)
	case i.Zone.Name == "":
		qs.ask("zone", "where is it? The invitation gives the time in UTC only. %s", name)
	case i.Zone.Guessed && i.Zone.Source == FromRules:
		qs.guess("zone", ": its clock fits the invitation%s; write another if it is elsewhere", written)
	case i.Zone.Guessed:
		qs.guess("zone", ": it is the zone of the calendar; write another if the interview was elsewhere")
	}
	if i.Starts.IsZero() {
		return
	}
	switch length := i.Ends.Sub(i.Starts); {
	case i.EndGuessed:
		qs.guess("ends", ": the invitation names no end")
	case length > 24*time.Hour:
		qs.ask("ends", "the invitation lasts longer than a day: write when the interview ended")
	}
}

// panel returns the interviewers and asks about each whose name is a guess.
func (i Invitation) panel(me string, qs *questions) []interview.Interviewer {
	people, places, shared := i.people(me)
	if o := i.Organizer; len(people) == 0 && o.Email != "" && !strings.EqualFold(o.Email, me) && !o.isShared() && !o.isPlace() {
		people = []Attendee{o}
	}
	var panel []interview.Interviewer
	organizes := false
	for _, a := range people {
		at := fmt.Sprintf("panel[%d].name", len(panel))
		who := a.person()
		organizes = organizes || strings.EqualFold(a.Email, i.Organizer.Email)
		switch {
		case who.name == "":
			continue
		case who.guessed && a.Declined:
			qs.guess(at, " from the address: check the spelling; and remove them if they were not there, they declined")
		case who.guessed:
			qs.guess(at, " from the address: check the spelling")
		case a.Declined:
			qs.ask(at, "declined the invitation: remove them if they were not there")
		}
		panel = append(panel, interview.Interviewer{Name: who.name, Title: who.title, Email: a.Email, NameGuessed: who.guessed})
	}
	var notes []string
	if len(panel) == 0 {
		notes = append(notes, "the invitation names nobody: who interviewed you?")
	}
	if me == "" && len(panel) > 0 {
		notes = append(notes, "these are all who were invited: remove yourself (or say who you are with --me YOUR-ADDRESS)")
	}
	if o := i.Organizer; o.Email != "" && !organizes && len(panel) > 0 && !strings.EqualFold(o.Email, me) && !o.isShared() {
		notes = append(notes, o.Email+" sent the invitation: add them if they interviewed you")
	}
	notes = append(notes, leftOut(places, "room or resource", "rooms or resources")...)
	notes = append(notes, leftOut(shared, "shared mailbox", "shared mailboxes")...)
	if len(notes) > 0 {
		qs.ask("panel", "%s", strings.Join(notes, "\n"))
	}
	return panel
}

func leftOut(n int, one, many string) []string {
	switch n {
	case 0:
		return nil
	case 1:
		return []string{"left out: 1 " + one}
	}
	return []string{fmt.Sprintf("left out: %d %s", n, many)}
}

// people returns the attendees who are persons other than me, each once, and how many
// places and shared mailboxes there were besides.
func (i Invitation) people(me string) (people []Attendee, places, shared int) {
	seen := map[string]int{} // address or name → 1 + index in people
	for _, a := range i.Attendees {
		id := strings.ToLower(a.Email)
		if id == "" {
			id = strings.ToLower(a.person().name)
		}
		switch {
		case id == "" || me != "" && strings.EqualFold(a.Email, me):
		case a.isPlace():
			places++
		case a.isShared():
			shared++
		case seen[id] > 0:
			if first := &people[seen[id]-1]; first.Name == "" {
				first.Name = a.Name
			}
		default:
			people = append(people, a)
			seen[id] = len(people)
		}
	}
	return withoutTwins(people), places, shared
}

// withoutTwins leaves out who has no address but the name of somebody who has.
func withoutTwins(people []Attendee) []Attendee {
	addressed := map[string]bool{}
	for _, a := range people {
		if a.Email != "" {
			addressed[strings.ToLower(a.person().name)] = true
		}
	}
	kept := people[:0]
	for _, a := range people {
		if a.Email != "" || !addressed[strings.ToLower(a.person().name)] {
			kept = append(kept, a)
		}
	}
	return kept
}

func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
