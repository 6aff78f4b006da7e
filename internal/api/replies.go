package api

import (
	"context"
	"net/http"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

type mailListIn struct {
	ProcessID
	ListIn
}

type mailListJSON struct {
	Mails []mailJSON `json:"mails" nullable:"false"`
	Next  string     `json:"next" doc:"Cursor of the next page; empty at the end"`
}

type answerIn struct {
	ProcessID
	Body struct {
		Answer cadence.EventKind `json:"answer" enum:"courtesy,new date,next round,on hold,reopened,offer,rejection,withdrawn"`
		Date   string            `json:"date,omitempty" format:"date" doc:"The day they named, with the answer new date; with on hold the day to look again and with reopened the new day, where there is one"`
		Seen   string            `json:"seen" maxLength:"2000" doc:"The seen of the process: key of the newest reply that was read. Empty when none waited."`
	}
}

func (s *server) replies() {
	route(s, operation{
		id: "list-mails", method: http.MethodGet, path: "/processes/{process}/mails", scope: followup.ScopeRead,
		summary: "What came in for a process, the oldest first",
	}, func(ctx context.Context, account followup.AccountID, in *mailListIn) (*answer[mailListJSON], error) {
		v, err := s.Service.ShowProcess(ctx, account, in.Process)
		if err != nil {
			return nil, err
		}
		page, next, err := pageOf(v.Mails, in.Cursor, in.Limit, func(m followup.IncomingMail) string { return m.Key })
		if err != nil {
			return nil, err
		}
		out := mailListJSON{Mails: []mailJSON{}, Next: next}
		for _, m := range page {
			out.Mails = append(out.Mails, mailOf(m))
		}
		return answered(out, nil)
	})
	route(s, operation{
		id: "name-reply", method: http.MethodPut, path: "/processes/{process}/answer", scope: followup.ScopeWrite, none: true,
		summary: "Say what a reply was: the process goes on, or ends",
	}, func(ctx context.Context, account followup.AccountID, in *answerIn) (*nothing, error) {
		var day interview.Date
		if in.Body.Date != "" {
			var err error
			if day, err = interview.ParseDate(in.Body.Date); err != nil {
				return nil, &problem{http.StatusUnprocessableEntity, sentence(err.Error())}
			}
		}
		may := in.Body.Answer == cadence.OnHold || in.Body.Answer == cadence.Reopened
		if !may && (in.Body.Answer == cadence.NewDate) == day.IsZero() {
			return nil, &problem{http.StatusUnprocessableEntity, sayAnswerDate}
		}
		return &nothing{}, s.Service.NameReply(ctx, account, in.Process, in.Body.Seen, in.Body.Answer, day)
	})
	route(s, operation{
		id: "postpone-interview", method: http.MethodPut, path: "/processes/{process}/postponement", scope: followup.ScopeWrite, none: true,
		summary: "Say that an interview that was called off gets another time",
	}, func(ctx context.Context, account followup.AccountID, in *ProcessID) (*nothing, error) {
		return &nothing{}, s.Service.PostponeInterview(ctx, account, in.Process)
	})
}
