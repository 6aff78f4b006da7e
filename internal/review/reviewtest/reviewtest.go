// Package reviewtest reads the cases of the review: drafts with their context, several to
// a file, in a form that a person can read and write.
//
// A file is a txtar archive. Its comment is the context, one "key: value" a line:
//
//	me: Ada Park
//	employer: Globex
//	role: Senior Software Engineer
//	first_choice: true
//	interviewer: Wei Chen | title=Dr. | address_as=Dr. Chen | role=hiring manager | anchor=… | need=… | value=…
//	known: Sam Reyes                  (met in another round)
//	missed: Wei Chen | question=… | better=…
//	other: Initech | Tom Santos, Liz Alvarez | role=Platform Lead
//	offer: Umbrella | expires=2026-12-04
//	offered: true                     (the employer made an offer)
//	earlier: Wei Chen | at=2026-11-23 18:00 | subject=Thank you      (a note that was sent)
//	interview: 2026-11-23 14:00 - 15:30 | zone=Europe/Warsaw | form=on site | region=PL
//	promise: 2026-12-01 | said=…
//	now: 2026-11-23 18:00             (in the interview's zone; two hours after it when absent)
//
// "me" and "interviewer" may have email=…, "me" also phone=….
//
// Each file of the archive is one draft: "-- flag/NAME --" must be found fault with by the
// check under test, "-- pass/NAME --" must not, "-- careful/NAME --" must come out clean
// but for one warning. A draft may start with "to: NAME", "phase: check-in", "thread: yes"
// and, for a flag, "want: block Priya" (severity and the text of the span); then "Subject:"
// and, after a blank line, the body. "-- panel/NAME --" is a draft to somebody else of the
// panel, which belongs to the draft after it. "-- sent/NAME --" is a note that was sent
// before, "at: 2026-11-23 18:00" and, where it belongs to another one, "process: Initech";
// every draft below it knows it, but for a thank-you to the same person: that is the
// same note. A draft may have its own "now", and "address: …" for a
// recipient whose address is another one.
//
// "-- faulty/NAME --" is a draft with faults planted in it: each "fault: KIND | TEXT" must
// be found, an "also: KIND | TEXT" may be. The kinds are the business of the test that
// reads them. "-- earlier/NAME --" is a note that was sent to another employer before, and
// which only the next draft knows.
//
// "-- before/NAME --" is what the person had written before a machine made the next draft of it.
//
// "-- email/NAME --" is the e-mail to the same person, and makes a card of the draft after it.
package reviewtest

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

// Case is one draft with its context and what is expected of it.
type Case struct {
	Kind    string // "flag", "pass", "careful", "faulty"
	Name    string
	Draft   review.Draft
	Context review.Context
	// Severity and Text are what a flag's finding must have; empty where any will do.
	Severity review.Severity
	Text     string
	// Faults must be found in a faulty draft, Also may be.
	Faults, Also []Label
}

// Parse reads a file of cases. Its errors name the line or the draft that is wrong.
func Parse(data []byte) ([]Case, error) {
	archive := txtar.Parse(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
	base, err := parseContext(string(archive.Comment))
	if err != nil {
		return nil, err
	}
	var cases []Case
	var panel []review.Draft
	var earlier []note.Note
	var before string
	var email *review.Draft
	for _, file := range archive.Files {
		kind, name, _ := strings.Cut(file.Name, "/")
		c := Case{Kind: kind, Name: name, Context: base}
		var sent note.Note
		if err := c.parseDraft(string(file.Data), &sent); err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name, err)
		}
		switch kind {
		case "panel":
			panel = append(panel, c.Draft)
			continue
		case "sent":
			sent.ID = name
			base.Earlier = append(slices.Clip(base.Earlier), sent)
			continue
		case "faulty":
			if len(c.Faults) == 0 {
				return nil, fmt.Errorf("%s: a faulty draft has at least one \"fault: KIND | TEXT\"", file.Name)
			}
		case "before":
			before = c.Draft.Body
			continue
		case "earlier":
			earlier = append(earlier, note.Note{
				ID: name, ProcessID: "another", Phase: c.Draft.Phase, State: note.Sent, Subject: c.Draft.Subject, Body: c.Draft.Body,
				To: note.Address{Name: "Somebody", Email: "somebody@other.example"},
			})
			continue
		case "email":
			email = &c.Draft
			continue
		case "flag", "pass", "careful":
		default:
			return nil, fmt.Errorf("%s: a draft is named flag/…, pass/…, careful/…, faulty/…, panel/…, sent/…, earlier/…, before/… or email/…", file.Name)
		}
		c.Context.Panel, panel = panel, nil
		c.Context.Before, before = before, ""
		c.Context.Email, email = email, nil
		c.Context.Earlier, earlier = append(c.known(c.Context.Earlier), earlier...), nil
		cases = append(cases, c)
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("there is no draft in it")
	}
	return cases, nil
}

func parseContext(header string) (review.Context, error) {
	round := interview.Interview{ID: "onsite", Zone: "America/New_York", Form: interview.Video}
	earlier := interview.Interview{ID: "screen", Zone: "America/New_York", Form: interview.Phone}
	c := review.Context{Now: time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC)}
	var now string
	c.Process.ID = "this"
	for line := range strings.Lines(header) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		first, fields := split(value)
		if !ok {
			return c, fmt.Errorf("line %q is not \"key: value\"", line)
		}
		switch key {
		case "me":
			c.Process.Candidate = interview.Candidate{Name: first, Email: fields["email"], Phone: fields["phone"]}
		case "employer":
			c.Process.Employer = value
		case "role":
			c.Process.Role = value
		case "first_choice":
			c.Process.FirstChoice = value == "true"
		case "interviewer", "known":
			p := interview.Interviewer{
				Name: first, Title: fields["title"], AddressAs: fields["address_as"], Role: interview.Role(fields["role"]), NameGuessed: fields["guessed"] == "true",
				Email: cmp.Or(fields["email"], addressOf(first)),
				Debrief: interview.Debrief{
					Anchor: fields["anchor"], Need: fields["need"], Value: fields["value"], Tone: interview.Tone(fields["tone"]),
				},
			}
			if email := fields["email"]; email != "" {
				p.Email = email
			}
			if key == "known" {
				earlier.Panel = append(earlier.Panel, p)
			} else {
				round.Panel = append(round.Panel, p)
			}
		case "missed":
			round.Missed = &interview.MissedQuestion{AskedBy: first, Question: fields["question"], BetterAnswer: fields["better"]}
		case "interview":
			if err := parseInterview(&round, first, fields); err != nil {
				return c, err
			}
		case "promise":
			promise, err := parsePromise(first, fields)
			if err != nil {
				return c, err
			}
			round.Promise = promise
		case "now":
			now = value
		case "offer":
			offer := interview.Offer{Employer: first}
			if expires := fields["expires"]; expires != "" {
				day, err := interview.ParseDate(expires)
				if err != nil {
					return c, fmt.Errorf("line %q: %w", line, err)
				}
				offer.Expires = day
			}
			c.Process.Offers = append(c.Process.Offers, offer)
		case "offered":
			c.Offered = value == "true"
		case "earlier":
			at, err := moment(fields["at"], location(round.Zone))
			if err != nil {
				return c, fmt.Errorf("line %q: %w", line, err)
			}
			c.Earlier = append(c.Earlier, note.Note{
				ProcessID: c.Process.ID, InterviewID: round.ID, Phase: note.Anchor, State: note.Sent, SentAt: at, Subject: fields["subject"],
				To: note.Address{Name: first, Email: addressOf(first)},
			})
		case "other":
			employer, names, _ := strings.Cut(value, "|")
			names, _, _ = strings.Cut(names, "|")
			other := interview.Interview{ID: "elsewhere"}
			for name := range strings.SplitSeq(names, ",") {
				if name = strings.TrimSpace(name); name != "" {
					other.Panel = append(other.Panel, interview.Interviewer{Name: name, Email: strings.ReplaceAll(review.Fold(name), " ", ".") + "@other.example"})
				}
			}
			c.OtherProcesses = append(c.OtherProcesses, interview.Process{ID: strings.TrimSpace(employer), Employer: strings.TrimSpace(employer), Role: fields["role"], Interviews: []interview.Interview{other}})
		default:
			return c, fmt.Errorf("line %q: there is no key %q", line, key)
		}
	}
	if len(round.Panel) == 0 {
		return c, fmt.Errorf("the header names no interviewer")
	}
	if !round.Ends.IsZero() {
		c.Now = round.Ends.Add(2 * time.Hour)
	}
	if now != "" {
		at, err := moment(now, location(round.Zone))
		if err != nil {
			return c, fmt.Errorf("now: %w", err)
		}
		c.Now = at
	}
	c.Interview = round
	c.Process.Interviews = []interview.Interview{round}
	if len(earlier.Panel) > 0 {
		c.Process.Interviews = []interview.Interview{earlier, round}
	}
	return c, nil
}

func addressOf(name string) string {
	return strings.ReplaceAll(review.Fold(name), " ", ".") + "@employer.example"
}

// split parts "Wei Chen | title=Dr." into what stands first and the named fields.
func split(value string) (first string, fields map[string]string) {
	parts := strings.Split(value, "|")
	fields = map[string]string{}
	for _, part := range parts[1:] {
		key, v, _ := strings.Cut(part, "=")
		fields[strings.TrimSpace(key)] = strings.TrimSpace(v)
	}
	return strings.TrimSpace(parts[0]), fields
}

// parseDraft reads head, subject and body into c and, for an earlier note, into sent.
func (c *Case) parseDraft(text string, sent *note.Note) error {
	c.Draft.Phase = note.Anchor
	c.Draft.To = c.Context.Interview.Panel[0]
	*sent = note.Note{ProcessID: c.Context.Process.ID, InterviewID: c.Context.Interview.ID, State: note.Sent, SentAt: c.Context.Now}
	head, body, _ := strings.Cut(text, "\n\n")
	if strings.HasPrefix(text, "\n") {
		head, body = "", text[1:]
	}
	for line := range strings.Lines(head) {
		key, value, ok := strings.Cut(strings.TrimRight(line, "\n"), ":")
		if !ok {
			return fmt.Errorf("line %q of the head is not \"key: value\"", line)
		}
		value = strings.TrimSpace(value)
		switch key {
		case "to":
			to, ok := c.Context.Interview.Interviewer(value)
			if !ok && c.Kind == "sent" {
				to, ok = anywhere(c.Context, value)
			}
			if !ok {
				return fmt.Errorf("nobody of the panel is called %q", value)
			}
			c.Draft.To = to
		case "phase":
			c.Draft.Phase = note.Phase(strings.ReplaceAll(value, " ", "-")) // "final pulse", as people say it
		case "thread":
			c.Context.InThread = value == "yes"
		case "want":
			severity, text, _ := strings.Cut(value, " ")
			c.Severity, c.Text = review.Severity(severity), text
		case "Subject":
			c.Draft.Subject = value
		case "address":
			c.readdress(value)
		case "fault", "also":
			label, err := parseLabel(value)
			if err != nil {
				return err
			}
			if key == "fault" {
				c.Faults = append(c.Faults, label)
			} else {
				c.Also = append(c.Also, label)
			}
		case "now":
			now, err := moment(value, location(c.Context.Interview.Zone))
			if err != nil {
				return fmt.Errorf("now: %w", err)
			}
			c.Context.Now = now
		default:
			known := false
			if c.Kind == "sent" {
				var err error
				if known, err = c.setSentHead(sent, key, value); err != nil {
					return err
				}
			}
			if !known {
				return fmt.Errorf("there is no key %q", key)
			}
		}
	}
	c.Draft.Body = strings.TrimRight(body, "\n") + "\n"
	if strings.TrimSpace(body) == "" {
		c.Draft.Body = ""
	}
	sent.Phase, sent.To = c.Draft.Phase, note.Address{Name: c.Draft.To.Name, Email: c.Draft.To.Email}
	sent.Subject, sent.Body = c.Draft.Subject, c.Draft.Body
	if l, ok := c.missing(); ok {
		return fmt.Errorf("the text of \"%v\" stands neither in the subject nor in the body", l)
	}
	return nil
}
