// Package channel says by what way thanks reach somebody best: an e-mail, a card, or both.
//
// The e-mail goes first, always: it is there within a day, and a card that arrives late
// thanks nobody. A card comes on top of it where letters are read with pleasure, and only
// when it arrives before they decide. Decide asks, in this order:
//
//  1. Can a card be posted at all: is the interview over, and not too long ago?
//  2. Does it arrive in time? Post takes business days at the place it goes to, by a table
//     of pairs of countries (postdays.txt), which the candidate may replace, or overrule
//     for one process. It has to be there a business day before the decision.
//  3. Does this house like letters? What sort of house it is stands in the process file,
//     else it is guessed from words of its name and of the role, and shown as a guess.
//
// Every answer has its reason in words (words.go). It is pure: time and tables are arguments.
package channel

import (
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/place"
	"afterword/internal/zone"
)

// Channel is by what way thanks go out.
type Channel string

// The channels.
const (
	Email Channel = "email"
	Card  Channel = "card" // the e-mail went out already, or nobody knows an address for it
	Both  Channel = "both" // the e-mail first
)

// Request is what a decision is made from.
type Request struct {
	Process   interview.Process
	Interview interview.Interview
	To        interview.Interviewer
	Touches   []note.Touch // notes that went out already
	Table     Table
	Now       time.Time
}

// Decision is the answer for one interviewer.
type Decision struct {
	Channel Channel
	Reason  string // in words, for the candidate
	Kind    Kind
	// Decides is the day by which they decide; its zero value means that nobody said.
	Decides interview.Date
	// PostBy is the last day on which a posted card is there in time, and Arrives the day
	// on which one posted on the next day of collection is there. PostBy is zero when
	// nobody said when they decide, both when no card can be posted.
	PostBy, Arrives interview.Date
	Post            Post
	// Mention is a sentence that the e-mail may end with; empty without a card to come.
	Mention string
}

// A card is worth its stamp for a while: thanks after three weeks are a new subject. A
// decision this many business days away is slow, and leaves time to read letters.
const (
	worthDays = 21 // calendar days after the interview
	slowDays  = 10 // business days from now
	soonDays  = 7  // calendar days in which a card should be there where nobody named a date
)

// lastCollection is the hour after which post waits for the next business day.
const lastCollection = 16

// Decide says by what way to thank one interviewer of a round.
func Decide(r Request) Decision {
	at := place.Of(r.Process, r.Interview, r.To)
	cal := at.Calendar()
	sender := r.sender(at)
	clock := in(r.Now, sender.zone)
	today := interview.DateOf(clock)
	d := Decision{Kind: KindOf(r.Process), Post: r.post(sender, cal.Country())}
	if r.Interview.Promise != nil {
		d.Decides = r.Interview.Promise.Date
	}
	written := r.wasWritten()
	without := Email
	if !written && r.To.Email == "" {
		without = Card
	}
	s := situation{Decision: d, today: today, cal: cal, to: r.To, written: written, employer: r.Process.Employer}
	switch {
	case r.Now.Before(r.Interview.Ends):
		return s.only(without, tooSoon)
	case today.After(interview.DateOf(r.Interview.Ends).AddDays(worthDays)):
		return s.only(without, tooLate)
	}
	posted := today
	if clock.Hour() >= lastCollection || !sender.days.IsBusinessDay(posted) {
		posted = sender.days.Add(posted, 1)
	}
	s.Arrives = cal.Add(posted, d.Post.Days)
	soon := today.AddDays(soonDays)
	for !cal.IsBusinessDay(soon) {
		soon = soon.AddDays(-1)
	}
	s.weekBy = sender.lastPost(cal, soon, d.Post.Days)
	if s.weekBy.Before(posted) {
		s.weekBy = interview.Date{}
	}
	if !d.Decides.IsZero() {
		s.PostBy = sender.lastPost(cal, d.Decides, 1+d.Post.Days)
		if s.PostBy.Before(posted) {
			return s.late()
		}
	}
	if offer, ok := firstExpiry(r.Process.Offers, today); ok && !offer.After(s.Arrives) {
		return s.only(without, s.missesOffer(offer))
	}
	switch d.Kind.likes() {
	case never:
		return s.only(without, s.noLetters())
	case gladly:
		return s.with(s.likesLetters())
	}
	if r.Interview.Form == interview.OnSite && s.isSlow() {
		return s.with(s.slowAndMet())
	}
	return s.only(without, s.nothingAsksForCard())
}

// situation is a decision in the making, with what its sentences are made of.
type situation struct {
	Decision
	today   interview.Date
	cal     workdays.Calendar // of the place the card goes to
	to      interview.Interviewer
	written bool // the e-mail went out
	// weekBy is the last day on which a posted card is there within a week; zero when post
	// takes longer.
	weekBy   interview.Date
	employer string
}

// isSlow reports that there is time to read letters: the decision is far, or nobody said
// when it will be.
func (s situation) isSlow() bool {
	return s.Decides.IsZero() || !s.Decides.Before(s.cal.Add(s.today, slowDays))
}

// only decides against a card. Where there is no address to write to, it is the card that
// is left, and the reason says so.
func (s situation) only(c Channel, why string) Decision {
	s.Channel, s.Reason = c, why
	switch {
	case c == Card:
		s.Reason += " " + noAddress
	case s.written:
		s.Reason += " " + emailEnough
	}
	s.PostBy, s.Arrives = interview.Date{}, interview.Date{}
	return s.Decision
}

// late decides where a card would come after the decision: no card, whoever it is.
func (s situation) late() Decision {
	why := s.missesDecision()
	switch {
	case s.to.Email == "":
		why += " " + askAddress
	case !s.written:
		why += " " + emailInTime
	}
	return s.only(Email, why)
}

// with decides for a card.
func (s situation) with(why string) Decision {
	s.Channel = Both
	switch {
	case s.written:
		s.Channel, s.Reason = Card, why+" "+emailWentOut
	case s.to.Email == "":
		s.Channel, s.Reason = Card, why+" "+noAddress
	default:
		s.Reason, s.Mention = why+" "+emailFirst, mention
	}
	s.Reason += " " + s.whenToPost()
	return s.Decision
}

// origin is where the candidate posts letters.
type origin struct {
	zone  string
	days  workdays.Calendar
	known bool
}

// lastPost is the last day of collection that is a number of business days, by the calendar
// of the place it goes to, before a day.
func (o origin) lastPost(to workdays.Calendar, before interview.Date, days int) interview.Date {
	by := to.Add(before, -days)
	for !o.days.IsBusinessDay(by) {
		by = by.AddDays(-1)
	}
	return by
}

// sender is where the candidate posts from, if they said it; else where the card goes to.
func (r Request) sender(to place.Place) origin {
	if said := r.Process.Candidate.Place; said != "" {
		if at, err := place.Read(said); err == nil {
			return origin{at.Zone, at.Calendar(), true}
		}
	}
	return origin{to.Zone, to.Calendar(), false}
}

// post is how long a card takes from the candidate to a country.
func (r Request) post(from origin, to string) Post {
	p := r.Table.between(from.days.Country(), to)
	p.Assumed = !from.known
	if r.Process.PostDays > 0 {
		p.Days, p.Said = r.Process.PostDays, true
	}
	return p
}

// wasWritten reports that the e-mail with the thanks of this round went out.
func (r Request) wasWritten() bool {
	for _, t := range r.Touches {
		if t.Phase == note.Anchor && r.To.Email != "" && equalFold(t.To, r.To.Email) && (t.InterviewID == "" || t.InterviewID == r.Interview.ID) {
			return true
		}
	}
	return false
}

// firstExpiry is the first day on which an offer that still stands ends.
func firstExpiry(offers []interview.Offer, today interview.Date) (first interview.Date, ok bool) {
	for _, o := range offers {
		if !o.Expires.IsZero() && !o.Expires.Before(today) && (!ok || o.Expires.Before(first)) {
			first, ok = o.Expires, true
		}
	}
	return first, ok
}

// in is t by the clock of a zone; where nobody knows the zone, by its own.
func in(t time.Time, name string) time.Time {
	if loc, err := zone.Load(name); err == nil {
		return t.In(loc)
	}
	return t
}
