package api

import (
	"context"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

type debriefIn struct {
	ProcessID
	Interview string `query:"interview" maxLength:"200" doc:"Id of the interview; the one that ended last where it is left out"`
}

type debriefJSON struct {
	Interview interviewJSON      `json:"interview"`
	Fields    []debriefFieldJSON `json:"fields" nullable:"false" doc:"Every field that can be changed, as it stands; empty ones, too"`
}

type debriefFieldJSON struct {
	Who   string                `json:"who" doc:"Name of the interviewer; empty for what is about the interview"`
	Field followup.DebriefField `json:"field"`
	Says  string                `json:"says"`
}

type debriefChangesIn struct {
	ProcessID
	Body struct {
		Interview string              `json:"interview" minLength:"1" maxLength:"200" doc:"Id of the interview"`
		Changes   []debriefChangeJSON `json:"changes" nullable:"false" minItems:"1" maxItems:"200"`
	}
}

type debriefChangeJSON struct {
	Who   string                `json:"who,omitempty" maxLength:"300" doc:"Name of the interviewer as it was shown; left out for what is about the interview"`
	Field followup.DebriefField `json:"field" enum:"anchor,need,value,card,tone,name,address_as,email,role,place,joins,leaves,promise_date,promise_said,missed_by,missed_question,missed_said,missed_better,missed_link" doc:"joins brings the name in now onto the panel, leaves takes who off it"`
	Was   string                `json:"was,omitempty" doc:"What the field said when it was shown"`
	Now   string                `json:"now" doc:"What it says now; a day as 2026-12-01"`
}

type debriefedJSON struct {
	Changed   bool                `json:"changed" doc:"Whether anything was stored"`
	Drafts    int                 `json:"drafts" doc:"How many notes were drafted"`
	Rewritten []string            `json:"rewritten" nullable:"false" doc:"Whose draft, which nobody had touched, was written anew"`
	Kept      []string            `json:"kept" nullable:"false" doc:"Whose note keeps its words, for the person changed or approved it"`
	Refused   []refusedChangeJSON `json:"refused" nullable:"false" doc:"The changes that were not taken; all others were"`
}

type refusedChangeJSON struct {
	Who   string                `json:"who"`
	Field followup.DebriefField `json:"field"`
	Says  string                `json:"says" doc:"What the field says instead"`
	Why   string                `json:"why"`
}

func (s *server) debriefs() {
	route(s, operation{
		id: "show-debrief", method: http.MethodGet, path: "/processes/{process}/debrief", scope: followup.ScopeRead,
		summary: "What was written down of an interview, field by field",
	}, func(ctx context.Context, account followup.AccountID, in *debriefIn) (*answer[debriefJSON], error) {
		v, err := s.Service.ShowDebrief(ctx, account, in.Process, in.Interview)
		if err != nil {
			return nil, err
		}
		return answered(debriefJSON{interviewOf(v.Interview), debriefFieldsOf(v.Interview)}, nil)
	})
	route(s, operation{
		id: "debrief-interview", method: http.MethodPut, path: "/processes/{process}/debrief", scope: followup.ScopeWrite,
		summary: "Write an interview down, field by field",
		more: "A field that says neither was nor now any more was changed elsewhere and is left as it is: it comes back in refused, and so does one that cannot be right. " +
			"All others are stored, and drafts that nobody has touched are written anew. The same changes a second time change nothing.",
	}, func(ctx context.Context, account followup.AccountID, in *debriefChangesIn) (*answer[debriefedJSON], error) {
		var changes []followup.DebriefChange
		for _, c := range in.Body.Changes {
			changes = append(changes, followup.DebriefChange{Who: c.Who, Field: c.Field, Was: c.Was, Now: c.Now})
		}
		done, err := s.Service.DebriefInterview(ctx, account, in.Process, in.Body.Interview, changes)
		if err != nil {
			return nil, err
		}
		out := debriefedJSON{done.Changed, done.Drafts, append([]string{}, done.Rewritten...), append([]string{}, done.Kept...), []refusedChangeJSON{}}
		for _, r := range done.Refused {
			out.Refused = append(out.Refused, refusedChangeJSON{r.Who, r.Field, r.Says, sentence(r.Err.Error())})
		}
		return answered(out, nil)
	})
}

// debriefFieldsOf are the fields of a round, then those of each of its panel.
func debriefFieldsOf(round interview.Interview) []debriefFieldJSON {
	fields := []debriefFieldJSON{}
	add := func(who string, names ...followup.DebriefField) {
		for _, f := range names {
			fields = append(fields, debriefFieldJSON{who, f, followup.DebriefOf(round, who, f)})
		}
	}
	add("", followup.PromiseDate, followup.PromiseSaid,
		followup.MissedBy, followup.MissedAsked, followup.MissedSaid, followup.MissedBetter, followup.MissedLink)
	for _, who := range round.Panel {
		add(who.Name, followup.DebriefAnchor, followup.DebriefNeed, followup.DebriefValue, followup.DebriefCard, followup.DebriefTone,
			followup.DebriefName, followup.DebriefAddressAs, followup.DebriefEmail, followup.DebriefRole, followup.DebriefPlace)
	}
	return fields
}
