// Package place says where an interviewer works: by whose clock a note arrives in the
// morning, and whose holidays count.
//
// An invitation rarely says it. What there is are traces of different worth, and the
// first that tells something counts:
//
//	what you said                        sure
//	the clock of their own mails         likely
//	a city: signature, invitation        likely
//	the organiser's zone                 likely, unless a scheduling service sent it
//	the employer's place                 likely, if you wrote it down
//	their phone number's country         a guess
//	their address's country              a guess
//	the zone that is left: your own      a guess
//
// Where nobody sent an invitation, the zone of the interview is one that you wrote down,
// and only the employer's place comes before it. Evidence returns all traces, so that a
// person can see why, and put it right (Read).
//
// It looks nothing up outside its own tables and stores nothing.
package place

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
	"afterword/internal/zone"
)

// Place is where somebody works, and how that is known.
type Place struct {
	Zone   string // IANA name; never empty in what Of returns for a valid interview
	Region string // ISO 3166 code whose holidays count; empty for those of the zone's country
	Source Source
	Sure   Confidence
	// Why is the trace in words: "the city in their signature, Munich".
	Why string
}

// Source is the kind of trace a place was read off.
type Source string

// The sources, in the order in which they count.
const (
	Said      Source = "your word"
	Mails     Source = "their mails"
	Signature Source = "city in their signature"
	Location  Source = "city in the invitation"
	Organizer Source = "organiser's zone"
	Employer  Source = "employer's place"
	Phone     Source = "phone number"
	Domain    Source = "country of their address"
	Own       Source = "zone of the interview"
)

// Confidence is how far a place may be trusted.
type Confidence string

// The confidences.
const (
	Sure   Confidence = "sure"
	Likely Confidence = "likely"
	Guess  Confidence = "guess"
)

// Calendar returns the working days of the place.
func (p Place) Calendar() workdays.Calendar {
	if cal, ok := workdays.Of(p.Region); ok {
		return cal
	}
	country, _ := workdays.Country(p.Zone)
	cal, _ := workdays.Of(country)
	return cal
}

// Days says in words whose holidays count: the code of a region or country, and that a
// region has none of its own in the table; empty when the place is in no country.
func (p Place) Days() string {
	cal := p.Calendar()
	if p.Region == "" || cal.Region() == "" || strings.EqualFold(cal.Region(), p.Region) {
		return cal.Region()
	}
	return fmt.Sprintf("%s; no days of %s alone are known", cal.Region(), p.Region)
}

// Of returns where an interviewer of a round works.
func Of(p interview.Process, in interview.Interview, who interview.Interviewer) Place {
	switch {
	case who.Sighting.Offset != 0:
		return Evidence(p, in, who)[0]
	case who.Place == "" && who.Sighting.City == "" && in.Location == "" && p.Place == "" && !isScheduler(in.Organizer):
		at := Place{in.Zone, in.Region, Organizer, Likely, "the zone of the invitation"}
		if in.Organizer == "" { // the common case, and the timeline asks often
			at.Source, at.Why = Own, "the zone of the interview"
		}
		return at
	}
	for first := range traces(p, in, who) {
		return first
	}
	return Place{Zone: in.Zone, Region: in.Region}
}

// Evidence returns every trace of where an interviewer of a round works, the one that
// counts first. There is always one, the zone of the interview.
func Evidence(p interview.Process, in interview.Interview, who interview.Interviewer) []Place {
	return withMails(slices.Collect(traces(p, in, who)), who.Sighting)
}

// traces yields all but what the clock of their mails tells, in the order in which they
// count.
func traces(p interview.Process, in interview.Interview, who interview.Interviewer) iter.Seq[Place] {
	written := func(text string, source Source, sure Confidence, why string) func() (Place, bool) {
		return func() (Place, bool) {
			if text == "" {
				return Place{}, false
			}
			at, ok := readNear(text, in.Zone)
			at.Source, at.Sure, at.Why = source, sure, why+text
			return at, ok
		}
	}
	located := func() (Place, bool) {
		name, ok := City(in.Location)
		if !ok {
			return Place{}, false
		}
		return written(name, Location, Likely, "the city in the invitation, ")()
	}
	from := func(country string, source Source, why string) func() (Place, bool) {
		return func() (Place, bool) {
			at, ok := inCountry(country, in.Zone)
			at.Source, at.Sure, at.Why = source, Guess, why+country
			return at, ok && country != ""
		}
	}
	held := func(source Source, sure Confidence, why string) func() (Place, bool) {
		return func() (Place, bool) {
			return Place{Zone: in.Zone, Region: in.Region, Source: source, Sure: sure, Why: why}, true
		}
	}
	employer := written(p.Place, Employer, Likely, "where the employer is: ")
	order := []func() (Place, bool){
		written(who.Place, Said, Sure, "you said so: "),
		written(who.Sighting.City, Signature, Likely, "the city in their signature, "),
		located,
	}
	last := func() (Place, bool) { return Place{}, false }
	switch {
	case in.Organizer == "":
		order = append(order, employer, held(Own, Likely, "the zone of the interview"))
	case !isScheduler(in.Organizer):
		order = append(order, held(Organizer, Likely, "the zone of the invitation"), employer)
	default:
		order = append(order, employer)
		last = held(Own, Guess, "the zone of the interview; a scheduling service sent the invitation, so it may be yours alone")
	}
	order = append(order,
		from(who.Sighting.Country, Phone, "the phone number in their signature is of "),
		func() (Place, bool) { return from(countryOfAddress(who.Email), Domain, "their address is of ")() }, last)
	return func(yield func(Place) bool) {
		for _, look := range order {
			at, ok := look()
			if !ok {
				continue
			}
			if at.Zone == in.Zone && at.Region == "" {
				at.Region = in.Region
			}
			if !yield(at) {
				return
			}
		}
	}
}

// withMails puts what the clock of their mails tells to its place: behind what the person
// said, before all else. An offset fits many places; the first of the other traces that
// has it is taken, else a zone of many people.
func withMails(found []Place, seen interview.Sighting) []Place {
	if seen.Offset == 0 || seen.At.IsZero() { // many programs write UTC wherever they are
		return found
	}
	behind := 0
	if found[0].Source == Said {
		behind = 1
	}
	at := Place{Source: Mails, Sure: Likely, Why: "the clock of their mails, " + offsetWords(seen.Offset)}
	for _, f := range found {
		if hasOffset(f.Zone, seen) {
			at.Zone, at.Region = f.Zone, f.Region
			return slices.Insert(found, behind, at)
		}
	}
	var countries []string
	for _, f := range found {
		if c, ok := workdays.Country(f.Zone); ok {
			countries = append(countries, c)
		}
	}
	for _, c := range countries {
		for _, z := range zonesOf(c) {
			if hasOffset(z, seen) {
				at.Zone = z
				return slices.Insert(found, behind, at)
			}
		}
	}
	for _, z := range populous() {
		if hasOffset(z, seen) {
			at.Zone, at.Sure = z, Guess
			return slices.Insert(found, behind, at)
		}
	}
	return found
}

func hasOffset(name string, seen interview.Sighting) bool {
	loc, err := zone.Load(name)
	if err != nil {
		return false
	}
	_, offset := seen.At.In(loc).Zone()
	return offset == seen.Offset
}

func offsetWords(seconds int) string {
	return "UTC" + time.Unix(0, 0).In(time.FixedZone("", seconds)).Format("-07:00")
}

// isScheduler reports whether an address is of a service that sends invitations for
// others: its zone is the one in which the candidate chose the time.
func isScheduler(email string) bool {
	_, domain, _ := strings.Cut(strings.ToLower(email), "@")
	for _, service := range []string{
		"calendly.com", "cal.com", "goodtime.io", "modernloop.io", "greenhouse.io", "greenhouse-mail.io", "lever.co",
		"ashbyhq.com", "smartrecruiters.com", "workable.com", "workablemail.com", "icims.com", "myworkday.com",
		"jobvite.com", "paradox.ai", "hirevue.com", "zoom.us", "savvycal.com", "doodle.com", "youcanbook.me",
	} {
		if domain == service || strings.HasSuffix(domain, "."+service) {
			return true
		}
	}
	return false
}
