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
//	other: Initech | Tom Santos, Liz Alvarez
//	offer: Umbrella
//
// Each file of the archive is one draft: "-- flag/NAME --" must be found fault with by the
// check under test, "-- pass/NAME --" must not, "-- careful/NAME --" must come out clean
// but for one warning. A draft may start with "to: NAME", "phase: check-in", "thread: yes"
// and, for a flag, "want: block Priya" (severity and the text of the span); then "Subject:"
// and, after a blank line, the body. "-- panel/NAME --" is a draft to somebody else of the
// panel, which belongs to the draft after it; "-- email/NAME --" is the e-mail to the same
// person, and makes a card of the draft after it.
package reviewtest

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

// Case is one draft with its context and what is expected of it.
type Case struct {
	Kind    string // "flag", "pass", "careful"
	Name    string
	Draft   review.Draft
	Context review.Context
	// Severity and Text are what a flag's finding must have; empty where any will do.
	Severity review.Severity
	Text     string
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
	var email *review.Draft
	for _, file := range archive.Files {
		kind, name, _ := strings.Cut(file.Name, "/")
		c := Case{Kind: kind, Name: name, Context: base}
		if err := c.parseDraft(string(file.Data)); err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name, err)
		}
		switch kind {
		case "panel":
			panel = append(panel, c.Draft)
			continue
		case "email":
			email = &c.Draft
			continue
		case "flag", "pass", "careful":
		default:
			return nil, fmt.Errorf("%s: a draft is named flag/…, pass/…, careful/…, panel/… or email/…", file.Name)
		}
		c.Context.Panel, panel = panel, nil
		c.Context.Email, email = email, nil
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
			c.Process.Candidate.Name = value
		case "employer":
			c.Process.Employer = value
		case "role":
			c.Process.Role = value
		case "first_choice":
			c.Process.FirstChoice = value == "true"
		case "interviewer", "known":
			p := interview.Interviewer{
				Name: first, Title: fields["title"], AddressAs: fields["address_as"], Role: interview.Role(fields["role"]), NameGuessed: fields["guessed"] == "true",
				Email: strings.ReplaceAll(review.Fold(first), " ", ".") + "@employer.example",
				Debrief: interview.Debrief{
					Anchor: fields["anchor"], Need: fields["need"], Value: fields["value"], Tone: interview.Tone(fields["tone"]),
				},
			}
			if key == "known" {
				earlier.Panel = append(earlier.Panel, p)
			} else {
				round.Panel = append(round.Panel, p)
			}
		case "missed":
			round.Missed = &interview.MissedQuestion{AskedBy: first, Question: fields["question"], BetterAnswer: fields["better"]}
		case "offer":
			c.Process.Offers = append(c.Process.Offers, interview.Offer{Employer: value})
		case "other":
			employer, names, _ := strings.Cut(value, "|")
			other := interview.Interview{ID: "elsewhere"}
			for name := range strings.SplitSeq(names, ",") {
				if name = strings.TrimSpace(name); name != "" {
					other.Panel = append(other.Panel, interview.Interviewer{Name: name, Email: strings.ReplaceAll(review.Fold(name), " ", ".") + "@other.example"})
				}
			}
			c.OtherProcesses = append(c.OtherProcesses, interview.Process{Employer: strings.TrimSpace(employer), Interviews: []interview.Interview{other}})
		default:
			return c, fmt.Errorf("line %q: there is no key %q", line, key)
		}
	}
	if len(round.Panel) == 0 {
		return c, fmt.Errorf("the header names no interviewer")
	}
	c.Interview = round
	c.Process.Interviews = []interview.Interview{round}
	if len(earlier.Panel) > 0 {
		c.Process.Interviews = []interview.Interview{earlier, round}
	}
	return c, nil
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

func (c *Case) parseDraft(text string) error {
	c.Draft.Phase = note.Anchor
	c.Draft.To = c.Context.Interview.Panel[0]
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
			if c.Draft.To, ok = c.Context.Interview.Interviewer(value); !ok {
				return fmt.Errorf("nobody of the panel is called %q", value)
			}
		case "phase":
			c.Draft.Phase = note.Phase(value)
		case "thread":
			c.Context.InThread = value == "yes"
		case "want":
			severity, text, _ := strings.Cut(value, " ")
			c.Severity, c.Text = review.Severity(severity), text
		case "Subject":
			c.Draft.Subject = value
		default:
			return fmt.Errorf("there is no key %q", key)
		}
	}
	c.Draft.Body = strings.TrimRight(body, "\n") + "\n"
	if strings.TrimSpace(body) == "" {
		c.Draft.Body = ""
	}
	return nil
}
