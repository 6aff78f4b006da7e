package followup

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/place"
	"afterword/internal/processfile"
)

// DebriefField names one thing that a person writes down after an interview.
type DebriefField string

// What is written down of an interviewer. Joins and Leaves are about the panel: Joins
// brings the name of somebody who was in the room, Leaves takes somebody off it.
const (
	DebriefAnchor    DebriefField = "anchor"
	DebriefNeed      DebriefField = "need"
	DebriefValue     DebriefField = "value"
	DebriefCard      DebriefField = "card"
	DebriefTone      DebriefField = "tone"
	DebriefName      DebriefField = "name"
	DebriefAddressAs DebriefField = "address_as"
	DebriefEmail     DebriefField = "email"
	DebriefRole      DebriefField = "role"
	DebriefPlace     DebriefField = "place"
	Joins            DebriefField = "joins"
	Leaves           DebriefField = "leaves"
)

// What is written down of the interview as a whole. A day is written YYYY-MM-DD.
const (
	PromiseDate  DebriefField = "promise_date"
	PromiseSaid  DebriefField = "promise_said"
	MissedBy     DebriefField = "missed_by"
	MissedAsked  DebriefField = "missed_question"
	MissedSaid   DebriefField = "missed_said"
	MissedBetter DebriefField = "missed_better"
	MissedLink   DebriefField = "missed_link"
)

// maxDebriefText is how long one field may be, in bytes: some pages of dictation.
const maxDebriefText = 20_000

// Why a change of a debrief is not taken. Each is a sentence without its full stop.
var (
	// ErrDebriefChanged: the field says something else by now than what was shown.
	ErrDebriefChanged = errors.New("it was changed elsewhere meanwhile, and says something else now")
	// ErrNotOnPanel: nobody on the panel is called so any more.
	ErrNotOnPanel    = errors.New("they are not on the panel any more")
	errNoName        = errors.New("a name is needed: write it as they write it")
	errNameTwice     = errors.New("somebody else on the panel is called so: add what tells them apart")
	errNoEmail       = errors.New("that is no e-mail address: write it as wei.chen@globex.example")
	errEmailTwice    = errors.New("somebody else on the panel has this address: give each person their own")
	errOwnEmail      = errors.New("that is your own address: the panel is who interviewed you")
	errNoPlace       = errors.New("that is no place Afterword knows: write a big city such as Munich, a region such as DE-BY, or a time zone such as Europe/Berlin")
	errNoTone        = errors.New("the tone is formal or first-name")
	errNoDay         = errors.New("that is no day: pick it from the calendar, or write it as 2026-12-01")
	errPromiseBefore = errors.New("that day is before the interview: pick the one they named")
	errNoLink        = errors.New("that is no web address: write all of it, beginning with https://")
	errNotAsker      = errors.New("nobody on the panel is called so: choose who asked")
	errTooMuch       = errors.New("that is longer than anybody reads: shorten it to a few sentences")
	errNoField       = errors.New("there is no such field in a debrief")
)

// fieldOf reads a field of an interviewer, or of the round where who is nil.
func fieldOf(round interview.Interview, who *interview.Interviewer, f DebriefField) string {
	if who != nil {
		if at := textOf(who, f); at != nil {
			return *at
		}
		switch f {
		case DebriefTone:
			return string(who.Debrief.Tone)
		case DebriefRole:
			return string(who.Role)
		}
		return ""
	}
	var promise interview.Promise
	if round.Promise != nil {
		promise = *round.Promise
	}
	switch f {
	case PromiseDate:
		if promise.Date.IsZero() {
			return ""
		}
		return promise.Date.String()
	case PromiseSaid:
		return promise.Said
	}
	var missed interview.MissedQuestion
	if round.Missed != nil {
		missed = *round.Missed
	}
	if at := missedText(&missed, f); at != nil {
		return *at
	}
	return ""
}

// DebriefOf returns what a debrief says in a field: of an interviewer of the round, or of
// the round as a whole where who is empty.
func DebriefOf(round interview.Interview, who string, f DebriefField) string {
	if who == "" {
		return fieldOf(round, nil, f)
	}
	if at := onPanel(round.Panel, who); at >= 0 {
		return fieldOf(round, &round.Panel[at], f)
	}
	return ""
}

// textOf is where an interviewer's field is kept that is plain text; nil for others.
func textOf(who *interview.Interviewer, f DebriefField) *string {
	switch f {
	case DebriefAnchor:
		return &who.Debrief.Anchor
	case DebriefNeed:
		return &who.Debrief.Need
	case DebriefValue:
		return &who.Debrief.Value
	case DebriefCard:
		return &who.Debrief.Card
	case DebriefName:
		return &who.Name
	case DebriefAddressAs:
		return &who.AddressAs
	case DebriefEmail:
		return &who.Email
	case DebriefPlace:
		return &who.Place
	}
	return nil
}

func missedText(m *interview.MissedQuestion, f DebriefField) *string {
	switch f {
	case MissedBy:
		return &m.AskedBy
	case MissedAsked:
		return &m.Question
	case MissedSaid:
		return &m.Said
	case MissedBetter:
		return &m.BetterAnswer
	case MissedLink:
		return &m.Link
	}
	return nil
}

// setPerson writes a field of the interviewer at an index of the panel, or says what is
// wrong with what it shall say.
func setPerson(p *Process, round *interview.Interview, at int, f DebriefField, now string) error {
	who := &round.Panel[at]
	another := func(is func(interview.Interviewer) bool) bool {
		for k := range round.Panel {
			if k != at && is(round.Panel[k]) {
				return true
			}
		}
		return false
	}
	switch f {
	case DebriefTone:
		if !slices.Contains([]string{"", string(interview.Formal), string(interview.FirstName)}, now) {
			return errNoTone
		}
		who.Debrief.Tone = interview.Tone(now)
		return nil
	case DebriefRole:
		who.Role = interview.Role(now)
		for _, known := range knownRoles() {
			if strings.EqualFold(now, string(known)) {
				who.Role = known
			}
		}
		return nil
	case DebriefName:
		title, name := interview.SplitTitle(now)
		switch {
		case name == "":
			return errNoName
		case another(func(q interview.Interviewer) bool { return strings.EqualFold(q.Name, name) }):
			return errNameTwice
		}
		if title != "" {
			who.Title = title
		}
		if who.Name != name {
			all := round.MissedQuestions()
			for k := range all {
				if strings.EqualFold(all[k].AskedBy, who.Name) {
					all[k].AskedBy = name
				}
			}
			*round = round.WithMissedQuestions(all)
			who.Name = name
		}
		who.NameGuessed = false // the person read it and wrote it
		return nil
	case DebriefEmail:
		switch {
		case now == "":
		case !processfile.IsEmail(now):
			return errNoEmail
		case strings.EqualFold(now, p.Candidate.Email):
			return errOwnEmail
		case another(func(q interview.Interviewer) bool { return strings.EqualFold(q.Email, now) }):
			return errEmailTwice
		}
	case DebriefPlace:
		if now != "" {
			if _, err := place.Read(now); err != nil {
				return errNoPlace
			}
		}
	}
	text := textOf(who, f)
	if text == nil {
		return errNoField
	}
	*text = now
	return nil
}

// setRound writes a field that is about the interview, or says what is wrong.
func setRound(round *interview.Interview, f DebriefField, now string) error {
	switch f {
	case PromiseDate, PromiseSaid:
		var promise interview.Promise
		if round.Promise != nil {
			promise = *round.Promise
		}
		if f == PromiseSaid {
			promise.Said = now
		} else if err := setDay(&promise.Date, now, interview.DateOf(round.Starts)); err != nil {
			return err
		}
		round.Promise = nil
		if !promise.Date.IsZero() || promise.Said != "" {
			round.Promise = &promise
		}
		return nil
	}
	all := round.MissedQuestions() // the page shows the first
	if len(all) == 0 {
		all = make([]interview.MissedQuestion, 1)
	}
	text := missedText(&all[0], f)
	switch {
	case text == nil:
		return errNoField
	case f == MissedBy && now != "" && onPanel(round.Panel, now) < 0:
		return errNotAsker
	case f == MissedLink && now != "" && !isLink(now):
		return errNoLink
	}
	*text = now
	*round = round.WithMissedQuestions(all)
	return nil
}

// saysNothing reports a missed question whose every text was cleared. What was decided
// about it then is about nothing.
func saysNothing(m interview.MissedQuestion) bool {
	m.Choice = ""
	return m == interview.MissedQuestion{}
}

// aboutAnother reports changes that were written about a missed question which is not the
// first any more: the same changes a second time, after the first time removed it.
func aboutAnother(round interview.Interview, changes []DebriefChange) bool {
	says := tidied(MissedAsked, fieldOf(round, nil, MissedAsked))
	return round.Missed != nil && slices.ContainsFunc(changes, func(c DebriefChange) bool {
		return c.Field == MissedAsked && c.Who == "" && tidied(c.Field, c.Was) != says && tidied(c.Field, c.Now) != says
	})
}

func setDay(date *interview.Date, now string, held interview.Date) error {
	if now == "" {
		*date = interview.Date{}
		return nil
	}
	day, err := interview.ParseDate(now)
	switch {
	case err != nil:
		return errNoDay
	case day.Before(held):
		return fmt.Errorf("%w; the interview was on %s", errPromiseBefore, held.Words())
	}
	*date = day
	return nil
}

func isLink(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " \t\n")
}

// tidied is a text as a debrief keeps it. A field of one line stays on one.
func tidied(f DebriefField, s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n"))
	switch f {
	case DebriefAnchor, DebriefNeed, DebriefValue, DebriefCard, PromiseSaid, MissedAsked, MissedSaid, MissedBetter:
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// onPanel finds who is called so, -1 when nobody is.
func onPanel(panel []interview.Interviewer, name string) int {
	return slices.IndexFunc(panel, func(q interview.Interviewer) bool { return strings.EqualFold(q.Name, name) })
}

func knownRoles() []interview.Role {
	return []interview.Role{interview.HiringManager, interview.Peer, interview.ProductLead, interview.Recruiter, interview.Coordinator}
}
