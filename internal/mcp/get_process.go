package mcp

import (
	"context"
	"fmt"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

type getProcessIn struct {
	Process string `json:"process" jsonschema:"id of the process, or the employer's name"`
}

type getProcessOut struct {
	ID             string         `json:"id"`
	Employer       string         `json:"employer"`
	Role           string         `json:"role"`
	State          string         `json:"state" jsonschema:"active, moved on or ended"`
	Paused         bool           `json:"paused" jsonschema:"true while a reply waits for the person to say what it was"`
	RepliesWaiting int            `json:"replies_waiting" jsonschema:"how many; what they say is not told"`
	Interviews     []interviewOut `json:"interviews"`
	Steps          []stepOut      `json:"steps"`
}

type interviewOut struct {
	ID       string           `json:"id"`
	Starts   string           `json:"starts" jsonschema:"RFC 3339"`
	Ends     string           `json:"ends" jsonschema:"RFC 3339"`
	Zone     string           `json:"zone" jsonschema:"IANA name"`
	Form     string           `json:"form" jsonschema:"video, phone or on site; may be empty"`
	Promised string           `json:"promised" jsonschema:"the day by which they said they would answer, YYYY-MM-DD; empty when none"`
	Panel    []interviewerOut `json:"panel"`
}

type interviewerOut struct {
	Name      string `json:"name"`
	AddressAs string `json:"address_as" jsonschema:"how they asked to be addressed; may be empty"`
	Role      string `json:"role" jsonschema:"may be empty"`
	Email     string `json:"email" jsonschema:"may be empty"`
	HasAnchor bool   `json:"has_anchor" jsonschema:"whether a specific moment of the talk was written down"`
	HasNeed   bool   `json:"has_need" jsonschema:"whether this person's problem was written down"`
	HasValue  bool   `json:"has_value" jsonschema:"whether it was written down why the candidate can help"`
}

type stepOut struct {
	Interview   string `json:"interview"`
	Phase       string `json:"phase" jsonschema:"anchor, check-in, final-pulse, another-time (nobody called), gracious-reply (to a rejection), look-again (a role that is on hold) or close"`
	Interviewer string `json:"interviewer"`
	Due         string `json:"due" jsonschema:"RFC 3339"`
	Closes      string `json:"closes" jsonschema:"RFC 3339"`
	Status      string `json:"status" jsonschema:"waiting, ready, done, paused, stopped or missed"`
	Reason      string `json:"reason"`
	Note        string `json:"note" jsonschema:"state of its note; empty when there is none"`
	Verdict     string `json:"verdict" jsonschema:"of a note that can still be edited: blocked, warned or clean; else empty"`
	SentAt      string `json:"sent_at" jsonschema:"RFC 3339; empty until it was sent"`
	WaitsFor    string `json:"waits_for"`
}

func (s *server) getProcess(ctx context.Context, in getProcessIn) (out getProcessOut, err error) {
	p, err := s.find(ctx, in.Process)
	if err != nil {
		return out, err
	}
	out = getProcessOut{
		ID: p.ID, Employer: p.Employer, Role: p.Role, State: string(p.State), Paused: p.Paused, RepliesWaiting: len(p.Replies),
		Interviews: []interviewOut{}, Steps: []stepOut{},
	}
	for _, round := range p.Interviews {
		out.Interviews = append(out.Interviews, interviewOf(round))
	}
	for _, step := range p.Steps {
		out.Steps = append(out.Steps, stepOf(p, step))
	}
	return out, nil
}

func interviewOf(round interview.Interview) interviewOut {
	out := interviewOut{
		ID: round.ID, Starts: rfc3339(round.Starts), Ends: rfc3339(round.Ends), Zone: round.Zone, Form: string(round.Form), Panel: []interviewerOut{},
	}
	if round.Promise != nil {
		out.Promised = round.Promise.Date.String()
	}
	for _, who := range round.Panel {
		out.Panel = append(out.Panel, interviewerOut{
			Name: who.Name, AddressAs: who.AddressAs, Role: string(who.Role), Email: who.Email,
			HasAnchor: who.Debrief.Anchor != "", HasNeed: who.Debrief.Need != "", HasValue: who.Debrief.Value != "",
		})
	}
	return out
}

func stepOf(p followup.ProcessView, s followup.StepView) stepOut {
	out := stepOut{
		Interview: s.InterviewID, Phase: string(s.Phase), Interviewer: s.Interviewer, Due: rfc3339(s.Due), Closes: rfc3339(s.Closes),
		Status: string(s.Status), Reason: s.PublicReason(p.Process.Process), Verdict: string(s.Verdict), WaitsFor: waitsFor(s),
	}
	if s.Note != nil {
		out.Note = string(s.Note.State)
		if !s.Note.SentAt.IsZero() {
			out.SentAt = rfc3339(s.Note.SentAt.In(s.Due.Location()))
		}
	}
	return out
}

func (o getProcessOut) words() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s at %s (%s): %s.\n", o.Role, o.Employer, o.ID, o.State)
	if o.Paused {
		fmt.Fprintf(&b, "It waits for %s.\n", waitsForName)
	}
	for _, i := range o.Interviews {
		var panel []string
		for _, who := range i.Panel {
			panel = append(panel, who.Name)
		}
		fmt.Fprintf(&b, "Interview %s, %s to %s, with %s.", i.ID, i.Starts, i.Ends, strings.Join(panel, ", "))
		if i.Promised != "" {
			fmt.Fprintf(&b, " An answer was promised by %s.", i.Promised)
		}
		b.WriteString("\n")
	}
	for _, s := range o.Steps {
		fmt.Fprintf(&b, "%s: %s, due %s. %s\n", stepName(note.Phase(s.Phase), s.Interviewer), s.Status, s.Due, s.Reason)
	}
	return b.String()
}
