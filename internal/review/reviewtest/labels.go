package reviewtest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/zone"
)

// Label says of a draft what a reader would find in it: a kind of fault, in words of
// SPEC.md section 3 ("tact/ultimatum"), and the text that is at fault, empty where the
// fault is that something is missing.
type Label struct {
	Kind string
	Text string
}

func (l Label) String() string { return strings.TrimSuffix(l.Kind+" | "+l.Text, " | ") }

// parseLabel reads "tact/ultimatum | by noon or I sign elsewhere".
func parseLabel(value string) (Label, error) {
	kind, text, _ := strings.Cut(value, "|")
	l := Label{strings.TrimSpace(kind), strings.TrimSpace(text)}
	if group, what, ok := strings.Cut(l.Kind, "/"); !ok || group == "" || what == "" {
		return l, fmt.Errorf("the label %q does not begin with a kind such as tact/ultimatum", value)
	}
	return l, nil
}

// missing reports a label whose text stands neither in the subject nor in the body.
func (c *Case) missing() (Label, bool) {
	for _, labels := range [...][]Label{c.Faults, c.Also} {
		for _, l := range labels {
			if !strings.Contains(c.Draft.Subject, l.Text) && !strings.Contains(c.Draft.Body, l.Text) {
				return l, true
			}
		}
	}
	return Label{}, false
}

// parseInterview reads "2026-11-23 14:00 - 15:30" into the round's start and end.
func parseInterview(round *interview.Interview, value string, fields map[string]string) error {
	if zone := fields["zone"]; zone != "" {
		round.Zone = zone
	}
	loc, err := zone.Load(round.Zone)
	if err != nil {
		return fmt.Errorf("interview: %w", err)
	}
	if form := fields["form"]; form != "" {
		round.Form = interview.Form(form)
	}
	round.Region = fields["region"]
	from, to, _ := strings.Cut(value, " - ")
	if round.Starts, err = moment(from, loc); err != nil {
		return fmt.Errorf("interview: %w", err)
	}
	day, _, _ := strings.Cut(from, " ")
	if round.Ends, err = moment(day+" "+to, loc); err != nil {
		return fmt.Errorf("interview: %w", err)
	}
	return nil
}

// moment reads a local time, with a blank or a T between day and hour.
func moment(value string, loc *time.Location) (time.Time, error) {
	t, err := time.ParseInLocation("2006-01-02 15:04", strings.Replace(strings.TrimSpace(value), "T", " ", 1), loc)
	if err != nil {
		return t, fmt.Errorf("%q is not a time such as 2026-11-23 14:00", value)
	}
	return t, nil
}

// parsePromise reads "2026-12-01" and the words used.
func parsePromise(value string, fields map[string]string) (*interview.Promise, error) {
	date, err := interview.ParseDate(value)
	if err != nil {
		return nil, fmt.Errorf("promise: %w", err)
	}
	return &interview.Promise{Date: date, Said: fields["said"]}, nil
}

// readdress gives the recipient another e-mail address, in this draft's context only.
func (c *Case) readdress(email string) {
	panel := slices.Clone(c.Context.Interview.Panel)
	for i := range panel {
		if panel[i].SameAs(c.Draft.To) {
			panel[i].Email = email
		}
	}
	rounds := slices.Clone(c.Context.Process.Interviews)
	for i := range rounds {
		if rounds[i].ID == c.Context.Interview.ID {
			rounds[i].Panel = panel
		}
	}
	c.Context.Interview.Panel, c.Context.Process.Interviews = panel, rounds
	c.Draft.To.Email = email
}

// known are the notes that were sent before this draft: a thank-you goes first, so none of
// its own process went to its recipient.
func (c *Case) known(sent []note.Note) []note.Note {
	var known []note.Note
	for _, n := range sent {
		if c.Draft.Phase != note.Anchor || n.ProcessID != c.Context.Process.ID || !strings.EqualFold(n.To.Email, c.Draft.To.Email) {
			known = append(known, n)
		}
	}
	return known
}

// setSentHead reads a line of the head of a note that was sent before that other drafts do not have.
func (c *Case) setSentHead(n *note.Note, key, value string) (known bool, err error) {
	switch key {
	case "at":
		n.SentAt, err = moment(value, location(c.Context.Interview.Zone))
	case "process":
		n.ProcessID = value
		n.InterviewID = "elsewhere"
	default:
		return false, nil
	}
	return true, err
}

// location is the zone of a name, which parseInterview has tried already.
func location(name string) *time.Location {
	loc, err := zone.Load(name)
	if err != nil {
		return time.UTC
	}
	return loc
}

// anywhere finds somebody in any process of the context by name.
func anywhere(c review.Context, name string) (interview.Interviewer, bool) {
	for _, process := range append([]interview.Process{c.Process}, c.OtherProcesses...) {
		for _, round := range process.Interviews {
			if p, ok := round.Interviewer(name); ok {
				return p, true
			}
		}
	}
	return interview.Interviewer{}, false
}
