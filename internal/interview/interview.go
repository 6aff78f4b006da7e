// Package interview says what happened and what was promised: the process, its
// interviews, the people who held them, what the candidate wrote down afterwards and
// the offers they hold. It is values and small rules about them; when a note is due is
// package cadence's business, what a note says is package compose's.
//
// The words are those of docs/glossary.md and are used for nothing else.
package interview

import (
	"strings"
	"time"
)

// Process is one application at one employer for one role, from the first interview to
// the end.
type Process struct {
	// ID is a UUIDv7 once the process is stored, and empty in a process file.
	ID        string
	Candidate Candidate
	Employer  string
	Kind      EmployerKind // empty unless the candidate said it; package channel guesses then
	// Address is where post reaches the employer, line by line without the recipient's
	// name; may be empty.
	Address string
	// PostDays is how many business days a letter takes there, if the candidate knows
	// better than the table of package channel; 0 otherwise.
	PostDays int
	// Place is where the employer works, in the words of package place: a city, a region
	// or a time zone; may be empty.
	Place       string
	Role        string
	FirstChoice bool        // the candidate marked this employer as their first choice
	Interviews  []Interview // the rounds, in order of their start
	Offers      []Offer     // competing offers the candidate holds, never this employer's own
	// WithdrawnOffers are competing offers that the candidate took back: nothing is
	// derived from them, and each can be reinstated.
	WithdrawnOffers []Offer
}

// Candidate is the person who was interviewed and in whose name notes are written.
type Candidate struct {
	Name  string
	Email string
	Phone string
	// Place is where they post letters, in the words of package place; may be empty.
	Place string
	// Address is their own for the back of an envelope, line by line without their name;
	// may be empty.
	Address string
}

// Interview is one round: one conversation with one panel.
type Interview struct {
	// ID is unique within the process and stable: it comes from the process file, else
	// from the calendar UID, else from the start ("2026-11-23T1400").
	ID string
	// Starts and Ends carry the location that Zone names.
	Starts, Ends time.Time
	Zone         string // IANA time zone name, never empty in a valid interview
	Region       string // ISO 3166-1 alpha-2 country or ISO 3166-2 region for holidays; may be empty
	Form         Form
	Location     string // where it was, as the invitation says; may be empty
	Panel        []Interviewer
	Promise      *Promise        // nil when nothing was promised
	Missed       *MissedQuestion // the first one; nil when every question was answered well
	// OtherMissed are the questions after the first, in the order in which they were
	// written down. At most one of a round is written about (ChosenQuestion).
	OtherMissed []MissedQuestion
	Organizer   string // e-mail address of the invitation's organiser; may be empty
	// CalendarUID and Sequence identify the invitation (RFC 5545 sections 3.8.4.7 and
	// 3.8.7.4), so that an update is known as one. RecurrenceID is set where the round is
	// one date of a series (3.8.4.4), Stamped is when that version was written (3.8.7.2);
	// zero where nobody said.
	CalendarUID  string
	Sequence     int
	RecurrenceID string
	Stamped      time.Time
	// MovedFrom is when the round was to start before an invitation moved it; zero when
	// none did. A process file that still says so does not move it back.
	MovedFrom time.Time
	// Blocks are the invitations that make up the round where several do, one after the
	// other on one day; empty where one invitation, or none, is the whole round.
	Blocks []Block
}

// Block is one invitation of a round that several make up. Its fields mean what those of
// Interview do.
type Block struct {
	CalendarUID  string
	Sequence     int
	RecurrenceID string
	Stamped      time.Time
	Starts, Ends time.Time
}

// Form is how an interview was held.
type Form string

// The forms of an interview.
const (
	Video  Form = "video"
	Phone  Form = "phone"
	OnSite Form = "on site"
)

// Forms lists every form, in the order a person is offered them.
func Forms() []Form { return []Form{Video, Phone, OnSite} }

// Interviewer is one person of the panel, with what the candidate wrote down about the
// conversation with them.
type Interviewer struct {
	Name      string // full name as the person writes it: "Wei Chen"
	Title     string // "Dr.", "Prof."; may be empty
	AddressAs string // how they asked to be addressed: "Dr. Chen", "Priya"; may be empty
	Email     string // may be empty until the candidate finds it out
	Role      Role
	// Place is where they work, if the candidate says so: a city, a region or a time
	// zone, in the words of package place; may be empty.
	Place   string
	Debrief Debrief
	// Sighting is what their own mail tells of where they are.
	Sighting Sighting
	// NameGuessed says that Name was read off an e-mail address and nobody confirmed it.
	NameGuessed bool
}

// Sighting is what the mails that an interviewer wrote tell of where they are, the last
// that tells something each. The zero value means that none did.
type Sighting struct {
	At     time.Time // when a mail was written by a clock that was Offset ahead of UTC
	Offset int       // seconds east of UTC; 0 tells nothing, for many programs write UTC
	// City and Country are read off the signature: a city that package place knows, and
	// the ISO 3166-1 code of the country of a phone number; either may be empty.
	City, Country string
}

// Role is what an interviewer is to the candidate. Roles outside the constants are kept
// as written; they only never make somebody the contact.
type Role string

// The roles that rules know.
const (
	HiringManager Role = "hiring manager"
	Peer          Role = "peer"
	ProductLead   Role = "product lead"
	Recruiter     Role = "recruiter"
	Coordinator   Role = "coordinator"
)

// Debrief is what the candidate writes down right after an interview about one
// interviewer. Every field is the candidate's own words and may be empty.
type Debrief struct {
	Anchor string // a specific moment of the talk
	Need   string // the problem that person has
	Value  string // why the candidate solves it, one sentence
	Card   string // one sentence for a card, which the e-mail does not say
	Tone   Tone
}

// Tone is how an interviewer is written to.
type Tone string

// The tones. The zero value means that nobody said; Interviewer.ToneOrDefault decides.
const (
	Formal    Tone = "formal"
	FirstName Tone = "first-name"
)

// Promise is the date by which the employer said they would answer. "They said Friday"
// is a promise.
type Promise struct {
	Date Date
	Said string // the words used; may be empty
}

// ToneOrDefault returns the tone to write in: the one the candidate chose, else formal
// when the interviewer goes by a title, wherever it was written, else first-name.
func (p Interviewer) ToneOrDefault() Tone {
	if p.Debrief.Tone != "" {
		return p.Debrief.Tone
	}
	if title, _ := SplitTitle(p.Name); title != "" || p.Title != "" {
		return Formal
	}
	return FirstName
}

// SameAs reports whether two values mean the same person: the same address where both
// have one, else the same name.
func (p Interviewer) SameAs(q Interviewer) bool {
	if p.Email != "" && q.Email != "" {
		return strings.EqualFold(p.Email, q.Email)
	}
	return strings.EqualFold(p.Name, q.Name)
}

// Contact returns the one interviewer who gets check-ins: the hiring manager, else the
// recruiter, else whoever of the panel organised the invitation, else the coordinator,
// else the first of the panel who can be reached (SPEC.md, "Words we use"). ok is false
// when nobody on the panel has an e-mail address.
func (i Interview) Contact() (contact Interviewer, ok bool) {
	organizes := func(p Interviewer) bool { return i.Organizer != "" && strings.EqualFold(p.Email, i.Organizer) }
	wanted := []func(Interviewer) bool{
		func(p Interviewer) bool { return p.Role == HiringManager },
		func(p Interviewer) bool { return p.Role == Recruiter },
		organizes,
		func(p Interviewer) bool { return p.Role == Coordinator },
		func(Interviewer) bool { return true },
	}
	for _, want := range wanted {
		for _, p := range i.Panel {
			if p.Email != "" && want(p) {
				return p, true
			}
		}
	}
	return Interviewer{}, false
}

// Interview finds a round by its id.
func (p Process) Interview(id string) (Interview, bool) {
	for _, i := range p.Interviews {
		if i.ID == id {
			return i, true
		}
	}
	return Interview{}, false
}

// Latest returns the round that ends last; ok is false when the process has none.
func (p Process) Latest() (latest Interview, ok bool) {
	for _, i := range p.Interviews {
		if !ok || i.Ends.After(latest.Ends) {
			latest, ok = i, true
		}
	}
	return latest, ok
}
