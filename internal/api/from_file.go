package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/channel"
	"afterword/internal/followup"
	"afterword/internal/fromfile"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// FromFileJSON is what a question about a process file is asked with.
type FromFileJSON struct {
	ProcessFile processFile `json:"process_file"`
	Now         *time.Time  `json:"now,omitempty" doc:"The time it is taken to be; now where it is left out"`
}

type planIn struct{ Body FromFileJSON }

type planJSON struct {
	Steps []StepJSON `json:"steps" nullable:"false"`
}

type draftIn struct {
	Body struct {
		FromFileJSON
		Interview string     `json:"interview,omitempty" maxLength:"200" doc:"Id of the interview; the latest where it is left out"`
		Phase     note.Phase `json:"phase,omitempty" enum:"anchor,check-in,final-pulse" default:"anchor"`
	}
}

type draftListJSON struct {
	Notes []draftJSON `json:"notes" nullable:"false"`
}

type draftJSON struct {
	Phase    note.Phase     `json:"phase"`
	To       PersonJSON     `json:"to"`
	Subject  string         `json:"subject"`
	Body     string         `json:"body"`
	Gaps     []gapJSON      `json:"gaps" nullable:"false"`
	Verdict  review.Verdict `json:"verdict" enum:"blocked,warned,clean"`
	Findings []findingJSON  `json:"findings" nullable:"false"`
}

type reviewIn struct {
	Body struct {
		FromFileJSON
		Interview string           `json:"interview,omitempty" maxLength:"200" doc:"Id of the interview; the latest with these people where it is left out"`
		Drafts    []draftGivenJSON `json:"drafts" minItems:"1" maxItems:"30" nullable:"false" doc:"Those of one panel: they are compared"`
	}
}

type draftGivenJSON struct {
	To      string     `json:"to" minLength:"1" maxLength:"300" doc:"Name or e-mail address of somebody on the panel"`
	Phase   note.Phase `json:"phase,omitempty" enum:"anchor,check-in,final-pulse" default:"anchor"`
	Subject string     `json:"subject,omitempty" maxLength:"998"`
	Body    string     `json:"body" maxLength:"100000"`
}

type reviewListJSON struct {
	Notes []reviewedJSON `json:"notes" nullable:"false"`
}

type reviewedJSON struct {
	To       PersonJSON     `json:"to"`
	Verdict  review.Verdict `json:"verdict" enum:"blocked,warned,clean"`
	Words    int            `json:"words"`
	Findings []findingJSON  `json:"findings" nullable:"false"`
}

type channelIn struct {
	Body struct {
		FromFileJSON
		Interview string `json:"interview,omitempty" maxLength:"200"`
	}
}

// ChannelListJSON is by what thanks go out to each of a round.
type ChannelListJSON struct {
	Interviewers []channelJSON `json:"interviewers" nullable:"false"`
}

type channelJSON struct {
	To      PersonJSON      `json:"to"`
	Channel channel.Channel `json:"channel"`
	Reason  string          `json:"reason"`
	PostBy  string          `json:"post_by" doc:"The last day to post a card; empty where nobody said when they decide"`
	Arrives string          `json:"arrives" doc:"Empty when no card can be posted"`
	Mention string          `json:"mention" doc:"A sentence that the e-mail may end with"`
}

func (s *server) fromFile() {
	route(s, operation{
		id: "plan-file", method: http.MethodPost, path: "/plan", scope: followup.ScopeRead,
		summary: "What is due when, and why, for a process file; nothing is stored",
	}, func(_ context.Context, _ followup.AccountID, in *planIn) (*answer[planJSON], error) {
		f, now, err := s.given(in.Body)
		if err != nil {
			return nil, err
		}
		out := planJSON{Steps: []StepJSON{}}
		for _, step := range cadence.Plan(f.Process, cadence.History{Touches: f.Touches}, now) {
			out.Steps = append(out.Steps, stepOf(step))
		}
		return answered(out, nil)
	})
	route(s, operation{
		id: "draft-file", method: http.MethodPost, path: "/draft", scope: followup.ScopeRead,
		summary: "Draft the notes of a panel out of a process file; nothing is stored",
	}, func(ctx context.Context, account followup.AccountID, in *draftIn) (*answer[draftListJSON], error) {
		f, now, err := s.given(in.Body.FromFileJSON)
		if err != nil {
			return nil, err
		}
		round, err := roundOf(f.Process, in.Body.Interview)
		if err != nil {
			return nil, err
		}
		out, err := s.drafts(ctx, account, f, round, in.Body.Phase, now)
		return answered(draftListJSON{out}, err)
	})
	route(s, operation{
		id: "review-drafts", method: http.MethodPost, path: "/review", scope: followup.ScopeRead,
		summary: "Review drafts against a process file; nothing is stored",
	}, func(ctx context.Context, account followup.AccountID, in *reviewIn) (*answer[reviewListJSON], error) {
		f, now, err := s.given(in.Body.FromFileJSON)
		if err != nil {
			return nil, err
		}
		round, panel, err := panelOf(f.Process, in.Body.Interview, in.Body.Drafts)
		if err != nil {
			return nil, err
		}
		options, err := s.Service.OwnOptions(ctx, account)
		if err != nil {
			return nil, err
		}
		out := reviewListJSON{Notes: []reviewedJSON{}}
		for n, d := range panel {
			c := fromfile.Context(f, round, panel, n, now)
			c.InThread = d.Phase != note.Anchor && (d.Subject == "" || strings.HasPrefix(strings.ToLower(d.Subject), "re:"))
			findings := review.Run(checks.All(), d, c, options)
			out.Notes = append(out.Notes, reviewedJSON{PersonJSON{d.To.Name, d.To.Email}, review.VerdictOf(findings), review.Written(d.Body), findingsOf(findings, d)})
		}
		return answered(out, nil)
	})
	route(s, operation{
		id: "channel-file", method: http.MethodPost, path: "/channel", scope: followup.ScopeRead,
		summary: "E-mail, card or both, for each interviewer of a process file, and why",
	}, func(_ context.Context, _ followup.AccountID, in *channelIn) (*answer[ChannelListJSON], error) {
		f, now, err := s.given(in.Body.FromFileJSON)
		if err != nil {
			return nil, err
		}
		round, err := roundOf(f.Process, in.Body.Interview)
		return answered(ChannelListJSON{channelsOf(f, round, channel.Table{}, now)}, err)
	})
}

// given reads what a question about a process file came with.
func (s *server) given(in FromFileJSON) (f processfile.File, now time.Time, err error) {
	f, err = in.ProcessFile.read()
	if now = s.Service.Clock.Now(); in.Now != nil {
		now = *in.Now
	}
	return f, now, err
}

func (s *server) drafts(ctx context.Context, account followup.AccountID, f processfile.File, round interview.Interview, phase note.Phase, now time.Time) ([]draftJSON, error) {
	drafts := fromfile.Drafts(f, round, phase, now)
	if len(drafts) == 0 {
		return nil, &problem{http.StatusUnprocessableEntity, sayNoRecipient}
	}
	options, err := s.Service.OwnOptions(ctx, account)
	if err != nil {
		return nil, err
	}
	panel := make([]review.Draft, 0, len(drafts))
	for _, d := range drafts {
		panel = append(panel, review.Draft{Phase: d.Phase, To: d.To, Subject: d.Subject, Body: d.Body})
	}
	out := make([]draftJSON, 0, len(drafts))
	for n, d := range drafts {
		c := fromfile.Context(f, round, panel, n, now)
		c.SendAt = fromfile.Leaves(f, round, d.Phase, d.To, now)
		findings := review.Run(checks.All(), panel[n], c, options)
		out = append(out, draftJSON{
			d.Phase, PersonJSON{d.To.Name, d.To.Email}, d.Subject, d.Body, gapsOf(d.Gaps), review.VerdictOf(findings), findingsOf(findings, panel[n]),
		})
	}
	return out, nil
}

// roundOf finds a round by its id; an empty id means the latest.
func roundOf(p interview.Process, id string) (interview.Interview, error) {
	round, ok := p.Interview(id)
	if id == "" {
		round, ok = p.Latest()
	}
	if !ok {
		return round, &problem{http.StatusUnprocessableEntity, sayNoInterview}
	}
	return round, nil
}

// panelOf finds whom drafts go to, in the round of that id, else in the latest that has
// them all.
func panelOf(p interview.Process, id string, given []draftGivenJSON) (interview.Interview, []review.Draft, error) {
	rounds := p.Interviews
	if id != "" {
		round, err := roundOf(p, id)
		if err != nil {
			return round, nil, err
		}
		rounds = []interview.Interview{round}
	}
	for n := len(rounds) - 1; n >= 0; n-- {
		var panel []review.Draft
		for _, d := range given {
			if to, ok := rounds[n].Interviewer(d.To); ok {
				panel = append(panel, review.Draft{Phase: d.Phase, To: to, Subject: d.Subject, Body: d.Body})
			}
		}
		if len(panel) == len(given) {
			return rounds[n], panel, nil
		}
	}
	return interview.Interview{}, nil, &problem{http.StatusUnprocessableEntity, sayNobody}
}

// channelsOf is by what thanks go out to each interviewer of a round.
func channelsOf(f processfile.File, round interview.Interview, table channel.Table, now time.Time) []channelJSON {
	out := make([]channelJSON, 0, len(round.Panel))
	for _, to := range round.Panel {
		d := channel.Decide(channel.Request{Process: f.Process, Interview: round, To: to, Touches: f.Touches, Table: table, Now: now})
		out = append(out, channelTo(to, d))
	}
	return out
}

func channelTo(to interview.Interviewer, d channel.Decision) channelJSON {
	return channelJSON{PersonJSON{to.Name, to.Email}, d.Channel, d.Reason, dayOf(d.PostBy), dayOf(d.Arrives), d.Mention}
}

func dayOf(d interview.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
