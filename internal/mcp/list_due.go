package mcp

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/note"
)

type listDueIn struct {
	Days int `json:"days,omitempty" jsonschema:"how many days from now to look ahead, 1 to 60; 7 where it is left out"`
}

type listDueOut struct {
	Now string   `json:"now" jsonschema:"the time it was asked, RFC 3339"`
	Due []dueOut `json:"due" jsonschema:"steps that something can still come of, soonest first"`
}

type dueOut struct {
	Process     string `json:"process" jsonschema:"id of the process"`
	Employer    string `json:"employer"`
	Role        string `json:"role"`
	Interview   string `json:"interview" jsonschema:"id of the interview"`
	Phase       string `json:"phase" jsonschema:"anchor, check-in, final-pulse, another-time (nobody called), gracious-reply (to a rejection), look-again (a role that is on hold) or close"`
	Interviewer string `json:"interviewer" jsonschema:"who it goes to; empty for look-again and close"`
	Due         string `json:"due" jsonschema:"RFC 3339, by the recipient's clock"`
	Closes      string `json:"closes" jsonschema:"RFC 3339"`
	Status      string `json:"status" jsonschema:"waiting, ready or paused"`
	Note        string `json:"note" jsonschema:"state of its note; empty when there is none yet"`
	Reason      string `json:"reason" jsonschema:"why this date"`
	WaitsFor    string `json:"waits_for" jsonschema:"what the person has to do; empty when nothing"`
}

const usualDays, mostDays = 7, 60

func (s *server) listDue(ctx context.Context, in listDueIn) (out listDueOut, err error) {
	days := cmp.Or(in.Days, usualDays)
	if days < 1 || days > mostDays {
		return out, toolErrorf(daysWrong, days)
	}
	all, err := s.Verbs.ListProcesses(ctx, s.Account)
	if err != nil {
		return out, err
	}
	now := s.Clock.Now()
	until := now.AddDate(0, 0, days)
	type due struct {
		at time.Time
		dueOut
	}
	var found []due
	for _, p := range all {
		for _, step := range p.Steps {
			if !p.Writes(step.Phase) || step.Status.Over() || step.Due.After(until) {
				continue
			}
			d := dueOut{
				Process: p.ID, Employer: p.Employer, Role: p.Role, Interview: step.InterviewID, Phase: string(step.Phase), Interviewer: step.Interviewer,
				Due: rfc3339(step.Due), Closes: rfc3339(step.Closes), Status: string(step.Status), Reason: step.PublicReason(p.Process.Process), WaitsFor: waitsFor(step),
			}
			if step.Note != nil {
				d.Note = string(step.Note.State)
			}
			found = append(found, due{step.Due, d})
		}
	}
	slices.SortStableFunc(found, func(a, b due) int { return cmp.Or(a.at.Compare(b.at), strings.Compare(a.Employer, b.Employer)) })
	out = listDueOut{Now: rfc3339(now), Due: []dueOut{}}
	for _, d := range found {
		out.Due = append(out.Due, d.dueOut)
	}
	return out, nil
}

func rfc3339(t time.Time) string { return t.Format(time.RFC3339) }

func (o listDueOut) words() string {
	if len(o.Due) == 0 {
		return "Nothing is due."
	}
	var b strings.Builder
	for _, d := range o.Due {
		fmt.Fprintf(&b, "%s, %s: %s, due %s. %s", d.Employer, d.Role, stepName(note.Phase(d.Phase), d.Interviewer), d.Due, d.Reason)
		if d.WaitsFor != "" {
			fmt.Fprintf(&b, " It waits for %s.", d.WaitsFor)
		}
		b.WriteString("\n")
	}
	return b.String()
}
