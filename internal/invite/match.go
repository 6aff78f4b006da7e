package invite

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"afterword/internal/interview"
)

// Meaning says what an invitation is to a process.
type Meaning string

// The meanings.
const (
	// Unheard: it calls off what the process has never heard of.
	Unheard Meaning = "unheard"
	// Reply: somebody accepts, declines or counters. It is about an invitation, and none.
	Reply Meaning = "reply"
	// Known: this version was taken in already.
	Known Meaning = "known"
	// Older: a newer version was taken in already.
	Older Meaning = "older"
	// Moved: a newer version of the invitation of a round, at another time.
	Moved Meaning = "moved"
	// Changed: a newer version of the invitation of a round, at the same time.
	Changed Meaning = "changed"
	// Revived: a round that was called off takes place after all, at the same time.
	Revived Meaning = "revived"
	// Cancelled: the round will not take place.
	Cancelled Meaning = "cancelled"
	// TookPlace: it calls off a round that was held, as calendars are tidied up. That
	// changes nothing.
	TookPlace Meaning = "took place"
	// Fresh: an invitation that no round knows. Match.Near says what it may be but a round
	// of its own.
	Fresh Meaning = "fresh"
)

// Place is where an invitation that no round knows belongs. Only the person can say.
type Place string

// The places.
const (
	// Rescheduled: it is the same round at another time.
	Rescheduled Place = "rescheduled"
	// OneRound: it is a further block of the same round.
	OneRound Place = "one-round"
	// NewRound: it is a round of its own.
	NewRound Place = "new-round"
)

// Near is a round that a fresh invitation may belong to.
type Near struct {
	Round string // id
	As    Place  // Rescheduled or OneRound
}

// Match is what an invitation is to a process.
type Match struct {
	Meaning Meaning
	// Round is the id of the round whose invitation it is; empty for Unheard, Reply
	// and Fresh.
	Round string
	// Block is the index of the block it is about, where several make up the round; else
	// -1.
	Block int
	// Near are the rounds that a fresh invitation may belong to, the likeliest first, at
	// most one of each place.
	Near []Near
}

// Past says what has become of the rounds of a process, by their ids.
type Past struct {
	Held   map[string]bool // something shows that it took place
	Called map[string]bool // it was called off
}

// How near an invitation must be to ask about it.
const (
	reschedules = 14 * 24 * time.Hour // from start to start
	blockBreak  = time.Hour           // from the end of one block to the start of the next
)

// Match says what i is to p. Versions of one invitation are told apart as RFC 5546
// section 2.1.5 has it: the higher SEQUENCE is the newer, among equal ones the later
// DTSTAMP.
//
// It does not ask whether i is about p at all: see Concerns. A start whose zone is not known (Floating) or that has no time of day compares with
// nothing: ask first, and see In.
func (i Invitation) Match(p interview.Process, past Past) Match {
	switch i.Method {
	case "REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER":
		return Match{Meaning: Reply, Block: -1}
	}
	for _, round := range p.Interviews {
		if block, ok := i.versionIn(round); ok {
			return i.update(round, block, past)
		}
	}
	if i.Cancelled {
		return Match{Meaning: Unheard, Block: -1}
	}
	return Match{Meaning: Fresh, Block: -1, Near: i.near(p, past)}
}

// versionIn reports whether round has a version of i, and in which of its blocks; -1 when
// the round is one invitation.
func (i Invitation) versionIn(round interview.Interview) (block int, ok bool) {
	if i.UID == "" {
		return -1, false
	}
	for n, b := range round.Blocks {
		if i.isOf(b) {
			return n, true
		}
	}
	return -1, len(round.Blocks) == 0 && i.isOf(AsBlock(round))
}

// isOf reports whether i and b are versions of one event. An event of a series is named
// by its date; the series as a whole is called off with all its dates, and one date may be
// the first, which was stored without naming it.
func (i Invitation) isOf(b interview.Block) bool {
	if i.UID != b.CalendarUID {
		return false
	}
	switch {
	case i.RecurrenceID == b.RecurrenceID:
		return true
	case i.RecurrenceID == "":
		return i.Cancelled
	case b.RecurrenceID == "":
		return i.RecurrenceID == b.Starts.UTC().Format(inUTCLayout)
	}
	return false
}

// AsBlock returns the invitation of a round that one makes up.
func AsBlock(round interview.Interview) interview.Block {
	return interview.Block{
		CalendarUID: round.CalendarUID, Sequence: round.Sequence, RecurrenceID: round.RecurrenceID, Stamped: round.Stamped,
		Starts: round.Starts, Ends: round.Ends,
	}
}

// update says what another version of an invitation that is known does.
func (i Invitation) update(round interview.Interview, block int, past Past) Match {
	stored := AsBlock(round)
	if block >= 0 {
		stored = round.Blocks[block]
	}
	m := Match{Meaning: Changed, Round: round.ID, Block: block}
	same := !i.Floating && i.Starts.Equal(stored.Starts) && (i.EndGuessed || i.Ends.Equal(stored.Ends))
	order := i.order(stored)
	switch {
	case order < 0:
		m.Meaning = Older
	case i.Cancelled && past.Called[round.ID]:
		m.Meaning = Known
	case i.Cancelled && past.Held[round.ID]:
		m.Meaning = TookPlace
	case i.Cancelled:
		m.Meaning = Cancelled
	case order == 0 && !stored.Stamped.IsZero(), order == 0 && same && !past.Called[round.ID]:
		// The person may have put its times right since: nobody moved it.
		m.Meaning = Known
	case !same:
		m.Meaning = Moved
	case past.Called[round.ID]:
		m.Meaning = Revived
	}
	return m
}

// order compares i with the version that was taken in: above 0 when i is the newer.
func (i Invitation) order(stored interview.Block) int {
	return i.CompareVersion(Invitation{Sequence: stored.Sequence, Stamped: stored.Stamped})
}

// CompareVersion tells which of two versions of one event is the newer: above 0 when it is
// i, 0 when nothing tells.
func (i Invitation) CompareVersion(j Invitation) int {
	switch {
	case i.Sequence != j.Sequence:
		return cmp.Compare(i.Sequence, j.Sequence)
	case i.Stamped.IsZero() || j.Stamped.IsZero():
		return 0
	}
	return i.Stamped.Compare(j.Stamped)
}

// SameEvent reports whether i and j are versions of one event.
func (i Invitation) SameEvent(j Invitation) bool {
	return i.UID != "" && i.UID == j.UID && i.RecurrenceID == j.RecurrenceID
}

// near lists what a fresh invitation may be but a round of its own: a round that is not
// known to have taken place may have been rescheduled, and one that ends as this begins,
// or the other way round, on the same day may be one with it.
func (i Invitation) near(p interview.Process, past Past) []Near {
	if i.Starts.IsZero() || i.Floating {
		return nil
	}
	nearest := map[Place]time.Duration{}
	found := map[Place]string{}
	consider := func(as Place, round string, distance time.Duration) {
		if d, ok := nearest[as]; !ok || distance < d {
			nearest[as], found[as] = distance, round
		}
	}
	for _, round := range p.Interviews {
		apart := i.Starts.Sub(round.Starts).Abs()
		if !past.Held[round.ID] && apart <= reschedules {
			consider(Rescheduled, round.ID, apart)
		}
		if pause, beside := i.beside(round); beside && !past.Called[round.ID] {
			consider(OneRound, round.ID, pause)
		}
	}
	var all []Near
	order := []Place{Rescheduled, OneRound}
	if _, block := found[OneRound]; block { // a block of the day is likelier than a shift by an hour
		order = []Place{OneRound, Rescheduled}
	}
	for _, as := range order {
		if round, ok := found[as]; ok {
			all = append(all, Near{Round: round, As: as})
		}
	}
	return all
}

// beside reports whether i begins soon after a round ends, or ends soon before it begins,
// on the same day, and how long the pause between them is.
func (i Invitation) beside(round interview.Interview) (pause time.Duration, ok bool) {
	if interview.DateOf(round.Starts) != interview.DateOf(i.Starts.In(round.Starts.Location())) {
		return 0, false
	}
	for _, pause := range []time.Duration{i.Starts.Sub(round.Ends), round.Starts.Sub(i.Ends)} {
		if pause >= 0 && pause <= blockBreak {
			return pause, true
		}
	}
	return 0, false
}

// follows reports whether i is a block right behind another whose times are known as well
// as its own.
func (i Invitation) follows(round interview.Interview) bool {
	if i.Floating || i.Starts.IsZero() || round.Zone == "" || i.Starts.Before(round.Ends) {
		return false
	}
	_, ok := i.beside(round)
	return ok
}

// KnownTo reports whether a round of p knows some version of i.
func (i Invitation) KnownTo(p interview.Process) bool {
	return slices.ContainsFunc(p.Interviews, func(round interview.Interview) bool {
		_, ok := i.versionIn(round)
		return ok
	})
}

// Concerns reports whether i is about the process p: one of its rounds knows the
// invitation, or somebody of the employer takes part in it.
func (i Invitation) Concerns(p interview.Process) bool {
	if i.KnownTo(p) {
		return true
	}
	var people []Attendee
	for _, round := range p.Interviews {
		for _, who := range round.Panel {
			people = append(people, Attendee{Email: who.Email})
		}
		people = append(people, Attendee{Email: round.Organizer})
	}
	own := p.Candidate.Email
	return slices.ContainsFunc(append(slices.Clone(i.Attendees), i.Organizer), func(a Attendee) bool {
		return a.Email != "" && !strings.EqualFold(a.Email, own) && slices.ContainsFunc(people, a.worksWith)
	})
}

// worksWith reports whether two addresses are one, or of one organisation that gives
// addresses to its own people only.
func (a Attendee) worksWith(b Attendee) bool {
	if strings.EqualFold(a.Email, b.Email) {
		return !a.isShared() // a scheduling service works for everybody
	}
	d := registered(domainOf(a.Email))
	return d != "" && d == registered(domainOf(b.Email)) && !isPublic(d)
}

// In returns i with its clock hung up at a place: the reading of a clock that nobody knew
// the place of becomes an instant, any other time stays the instant it is and is told in
// that zone. name is the IANA name of zone.
func (i Invitation) In(zone *time.Location, name string) Invitation {
	if i.Starts.IsZero() {
		return i
	}
	there := func(t time.Time) time.Time {
		if i.Floating {
			return onClock(t, zone)
		}
		return t.In(zone)
	}
	i.Starts, i.Ends = there(i.Starts), there(i.Ends)
	i.Floating, i.Zone = false, Zone{Name: name, Source: FromPerson, Written: i.Zone.Written}
	return i
}

// Apply returns round as it is with i, a newer version of its invitation or of the one of
// its blocks. The panel and everything that the person wrote down stay.
func (m Match) Apply(i Invitation, round interview.Interview) interview.Interview {
	b := interview.Block{
		CalendarUID: fitting(i.UID), Sequence: i.Sequence, RecurrenceID: fitting(i.RecurrenceID), Stamped: i.Stamped,
		Starts: i.Starts, Ends: i.Ends,
	}
	zone := round.Starts.Location()
	if i.Zone.Name != "" && !i.Zone.Guessed && i.Zone.Name != round.Zone {
		zone, round.Zone = i.Starts.Location(), i.Zone.Name
	}
	from := round.Starts
	if m.Block >= 0 {
		round.Blocks = slices.Clone(round.Blocks)
		round.Blocks[m.Block] = b
	} else {
		if i.EndGuessed { // it keeps its length
			b.Ends = b.Starts.Add(round.Ends.Sub(round.Starts))
		}
		round.CalendarUID, round.Sequence, round.RecurrenceID, round.Stamped = b.CalendarUID, b.Sequence, b.RecurrenceID, b.Stamped
		round.Starts, round.Ends = b.Starts, b.Ends
	}
	round = spanned(round, zone)
	if !round.Starts.Equal(from) {
		round.MovedFrom = from
	}
	return round
}

// Join returns round with i as a further block, and everybody of i on its panel.
func (i Invitation) Join(round interview.Interview, me string) interview.Interview {
	if len(round.Blocks) == 0 {
		round.Blocks = []interview.Block{AsBlock(round)}
	}
	v, _ := i.Interview(me)
	round.Blocks = append(slices.Clone(round.Blocks), AsBlock(v))
	slices.SortStableFunc(round.Blocks, func(a, b interview.Block) int { return a.Starts.Compare(b.Starts) })
	round.Panel = slices.Clone(round.Panel)
	for _, who := range v.Panel {
		if !slices.ContainsFunc(round.Panel, who.SameAs) {
			round.Panel = append(round.Panel, who)
		}
	}
	return spanned(round, round.Starts.Location())
}

// Leave returns round without one of its blocks. One block that remains is the round.
func (m Match) Leave(round interview.Interview) interview.Interview {
	round.Blocks = slices.Delete(slices.Clone(round.Blocks), m.Block, m.Block+1)
	round = spanned(round, round.Starts.Location())
	if len(round.Blocks) == 1 {
		b := round.Blocks[0]
		round.CalendarUID, round.Sequence, round.RecurrenceID, round.Stamped = b.CalendarUID, b.Sequence, b.RecurrenceID, b.Stamped
		round.Blocks = nil
	}
	return round
}

// spanned tells the times of round in zone; its blocks, where it has some, say when it
// begins and ends.
func spanned(round interview.Interview, zone *time.Location) interview.Interview {
	for n := range round.Blocks {
		b := &round.Blocks[n]
		b.Starts, b.Ends = b.Starts.In(zone), b.Ends.In(zone)
		if n == 0 || b.Starts.Before(round.Starts) {
			round.Starts = b.Starts
		}
		if n == 0 || b.Ends.After(round.Ends) {
			round.Ends = b.Ends
		}
	}
	round.Starts, round.Ends = round.Starts.In(zone), round.Ends.In(zone)
	return round
}
