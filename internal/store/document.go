package store

import (
	"encoding/json"
	"fmt"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/zone"
)

// document is the part of a process that only the program reads, as JSON in one column.
// It has types of its own, so that the domain's names may change and stored processes
// stay readable.
type document struct {
	Candidate   person              `json:"candidate"`
	FirstChoice bool                `json:"first_choice,omitzero"`
	Kind        string              `json:"employer_kind,omitzero"`
	Address     string              `json:"address,omitzero"`
	PostDays    int                 `json:"post_days,omitzero"`
	Place       string              `json:"place,omitzero"`
	Interviews  []interviewDocument `json:"interviews,omitzero"`
	Offers      []offerDocument     `json:"offers,omitzero"`
	Withdrawn   []offerDocument     `json:"withdrawn_offers,omitzero"`
	Touches     []touchDocument     `json:"touches,omitzero"`
}

type person struct {
	Name    string `json:"name"`
	Email   string `json:"email,omitzero"`
	Phone   string `json:"phone,omitzero"`
	Place   string `json:"place,omitzero"`
	Address string `json:"address,omitzero"`
}

type interviewDocument struct {
	ID          string                `json:"id"`
	Starts      *moment               `json:"starts,omitzero"`
	Ends        *moment               `json:"ends,omitzero"`
	Zone        string                `json:"zone"`
	Region      string                `json:"region,omitzero"`
	Form        interview.Form        `json:"form,omitzero"`
	Location    string                `json:"location,omitzero"`
	Panel       []interviewerDocument `json:"panel,omitzero"`
	Promise     *promiseDocument      `json:"promise,omitzero"`
	Missed      *missedDocument       `json:"missed_question,omitzero"`
	OtherMissed []missedDocument      `json:"other_missed_questions,omitzero"`
	Organizer   string                `json:"organizer,omitzero"`
	CalendarUID string                `json:"calendar_uid,omitzero"`
	Sequence    int                   `json:"sequence,omitzero"`
	Recurrence  string                `json:"recurrence_id,omitzero"`
	Stamped     *int64                `json:"stamped,omitzero"`    // Unix milliseconds
	MovedFrom   *int64                `json:"moved_from,omitzero"` // Unix milliseconds
	Blocks      []blockDocument       `json:"blocks,omitzero"`
}

type blockDocument struct {
	CalendarUID string  `json:"calendar_uid,omitzero"`
	Sequence    int     `json:"sequence,omitzero"`
	Recurrence  string  `json:"recurrence_id,omitzero"`
	Stamped     *int64  `json:"stamped,omitzero"` // Unix milliseconds
	Starts      *moment `json:"starts,omitzero"`
	Ends        *moment `json:"ends,omitzero"`
}

type interviewerDocument struct {
	Name        string         `json:"name"`
	Title       string         `json:"title,omitzero"`
	AddressAs   string         `json:"address_as,omitzero"`
	Email       string         `json:"email,omitzero"`
	Role        interview.Role `json:"role,omitzero"`
	Anchor      string         `json:"anchor,omitzero"`
	Need        string         `json:"need,omitzero"`
	Value       string         `json:"value,omitzero"`
	Card        string         `json:"card,omitzero"`
	Tone        interview.Tone `json:"tone,omitzero"`
	NameGuessed bool           `json:"name_guessed,omitzero"`
	Place       string         `json:"place,omitzero"`
	Sighting    sighting       `json:"sighting,omitzero"`
}

// sighting is interview.Sighting.
type sighting struct {
	At      *int64 `json:"at,omitzero"`     // Unix milliseconds
	Offset  int    `json:"offset,omitzero"` // seconds
	City    string `json:"city,omitzero"`
	Country string `json:"country,omitzero"`
}

type promiseDocument struct {
	Date day    `json:"date"`
	Said string `json:"said,omitzero"`
}

type missedDocument struct {
	AskedBy      string           `json:"asked_by,omitzero"`
	Question     string           `json:"question,omitzero"`
	Said         string           `json:"said,omitzero"`
	BetterAnswer string           `json:"better_answer,omitzero"`
	Link         string           `json:"link,omitzero"`
	Choice       interview.Choice `json:"choice,omitzero"`
}

type offerDocument struct {
	Employer string `json:"employer"`
	Expires  day    `json:"expires,omitzero"`
	Place    string `json:"place,omitzero"`
}

type touchDocument struct {
	InterviewID string     `json:"interview,omitzero"`
	Phase       note.Phase `json:"phase"`
	To          string     `json:"to"`
	At          *int64     `json:"at,omitzero"` // Unix milliseconds
	MessageID   string     `json:"message_id,omitzero"`
	Subject     string     `json:"subject,omitzero"`
}

// day is a date as columns and documents keep it: YYYY-MM-DD, or empty for none.
type day string

func dayOf(d interview.Date) day {
	if d.IsZero() {
		return ""
	}
	return day(d.String())
}

func (d day) date() (interview.Date, error) {
	if d == "" {
		return interview.Date{}, nil
	}
	return interview.ParseDate(string(d))
}

// write returns the JSON of what p has beyond its columns. It refuses an interview
// without a zone: nobody could say later what two in the afternoon had meant.
func writeDocument(p followup.Process) (string, error) {
	doc := document{Candidate: person(p.Candidate), FirstChoice: p.FirstChoice, Place: p.Place, Kind: string(p.Kind), Address: p.Address, PostDays: p.PostDays}
	for _, i := range p.Interviews {
		zone, err := zone.Load(i.Zone)
		if err != nil {
			return "", fmt.Errorf("interview %s: %w", i.ID, err)
		}
		doc.Interviews = append(doc.Interviews, documentOf(i, zone))
	}
	doc.Offers, doc.Withdrawn = offerDocuments(p.Offers), offerDocuments(p.WithdrawnOffers)
	for _, t := range p.Touches {
		doc.Touches = append(doc.Touches, touchDocument{t.InterviewID, t.Phase, t.To, milli(t.At), t.MessageID, t.Subject})
	}
	written, err := json.Marshal(doc)
	return string(written), err
}

func offerDocuments(offers []interview.Offer) (docs []offerDocument) {
	for _, o := range offers {
		docs = append(docs, offerDocument{Employer: o.Employer, Expires: dayOf(o.Expires), Place: o.Place})
	}
	return docs
}

func offersFrom(docs []offerDocument) (offers []interview.Offer, err error) {
	for _, d := range docs {
		o := interview.Offer{Employer: d.Employer, Place: d.Place}
		if o.Expires, err = d.Expires.date(); err != nil {
			return nil, fmt.Errorf("an offer's expiry: %w", err)
		}
		offers = append(offers, o)
	}
	return offers, nil
}

func documentOf(i interview.Interview, zone *time.Location) interviewDocument {
	doc := interviewDocument{
		ID: i.ID, Starts: momentOf(i.Starts, zone), Ends: momentOf(i.Ends, zone), Zone: i.Zone, Region: i.Region,
		Form: i.Form, Location: i.Location, Organizer: i.Organizer, CalendarUID: i.CalendarUID, Sequence: i.Sequence,
		Recurrence: i.RecurrenceID, Stamped: milli(i.Stamped), MovedFrom: milli(i.MovedFrom),
	}
	for _, b := range i.Blocks {
		doc.Blocks = append(doc.Blocks, blockDocument{
			b.CalendarUID, b.Sequence, b.RecurrenceID, milli(b.Stamped), momentOf(b.Starts, zone), momentOf(b.Ends, zone),
		})
	}
	for _, p := range i.Panel {
		doc.Panel = append(doc.Panel, interviewerDocument{
			Name: p.Name, Title: p.Title, AddressAs: p.AddressAs, Email: p.Email, Role: p.Role,
			Anchor: p.Debrief.Anchor, Need: p.Debrief.Need, Value: p.Debrief.Value, Card: p.Debrief.Card, Tone: p.Debrief.Tone,
			NameGuessed: p.NameGuessed, Place: p.Place,
			Sighting: sighting{milli(p.Sighting.At), p.Sighting.Offset, p.Sighting.City, p.Sighting.Country},
		})
	}
	if i.Promise != nil {
		doc.Promise = &promiseDocument{Date: dayOf(i.Promise.Date), Said: i.Promise.Said}
	}
	if i.Missed != nil {
		missed := missedDocument(*i.Missed)
		doc.Missed = &missed
	}
	for _, q := range i.OtherMissed {
		doc.OtherMissed = append(doc.OtherMissed, missedDocument(q))
	}
	return doc
}

// read fills p with what write wrote.
func readDocument(written string, p *followup.Process) error {
	var doc document
	if err := json.Unmarshal([]byte(written), &doc); err != nil {
		return fmt.Errorf("the stored document is damaged: %w", err)
	}
	p.Candidate, p.FirstChoice, p.Place = interview.Candidate(doc.Candidate), doc.FirstChoice, doc.Place
	p.Kind, p.Address, p.PostDays = interview.EmployerKind(doc.Kind), doc.Address, doc.PostDays
	for _, d := range doc.Interviews {
		i, err := interviewFrom(d)
		if err != nil {
			return fmt.Errorf("interview %s: %w", d.ID, err)
		}
		p.Interviews = append(p.Interviews, i)
	}
	var err error
	if p.Offers, err = offersFrom(doc.Offers); err != nil {
		return err
	}
	if p.WithdrawnOffers, err = offersFrom(doc.Withdrawn); err != nil {
		return err
	}
	for _, t := range doc.Touches {
		p.Touches = append(p.Touches, note.Touch{
			InterviewID: t.InterviewID, Phase: t.Phase, To: t.To, At: instant(t.At), MessageID: t.MessageID, Subject: t.Subject,
		})
	}
	return nil
}

func interviewFrom(d interviewDocument) (interview.Interview, error) {
	i := interview.Interview{
		ID: d.ID, Zone: d.Zone, Region: d.Region, Form: d.Form, Location: d.Location,
		Organizer: d.Organizer, CalendarUID: d.CalendarUID, Sequence: d.Sequence,
		RecurrenceID: d.Recurrence, Stamped: instant(d.Stamped), MovedFrom: instant(d.MovedFrom),
	}
	zone, err := zone.Load(d.Zone)
	if err != nil {
		return i, err
	}
	if i.Starts, err = d.Starts.in(zone); err != nil {
		return i, err
	}
	if i.Ends, err = d.Ends.in(zone); err != nil {
		return i, err
	}
	for _, b := range d.Blocks {
		block := interview.Block{CalendarUID: b.CalendarUID, Sequence: b.Sequence, RecurrenceID: b.Recurrence, Stamped: instant(b.Stamped)}
		if block.Starts, err = b.Starts.in(zone); err != nil {
			return i, err
		}
		if block.Ends, err = b.Ends.in(zone); err != nil {
			return i, err
		}
		i.Blocks = append(i.Blocks, block)
	}
	for _, p := range d.Panel {
		i.Panel = append(i.Panel, interview.Interviewer{
			Name: p.Name, Title: p.Title, AddressAs: p.AddressAs, Email: p.Email, Role: p.Role,
			Debrief:     interview.Debrief{Anchor: p.Anchor, Need: p.Need, Value: p.Value, Card: p.Card, Tone: p.Tone},
			NameGuessed: p.NameGuessed, Place: p.Place,
			Sighting: interview.Sighting{At: instant(p.Sighting.At), Offset: p.Sighting.Offset, City: p.Sighting.City, Country: p.Sighting.Country},
		})
	}
	if d.Promise != nil {
		date, err := d.Promise.Date.date()
		if err != nil {
			return i, err
		}
		i.Promise = &interview.Promise{Date: date, Said: d.Promise.Said}
	}
	if d.Missed != nil {
		missed := interview.MissedQuestion(*d.Missed)
		i.Missed = &missed
	}
	for _, q := range d.OtherMissed {
		i.OtherMissed = append(i.OtherMissed, interview.MissedQuestion(q))
	}
	return i, nil
}
