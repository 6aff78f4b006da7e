package api

import (
	"context"
	"net/http"

	"afterword/internal/followup"
)

type graciousIn struct {
	ProcessID
	Body struct {
		To  string `json:"to,omitempty" maxLength:"300" doc:"E-mail address or name out of the rejection's to; its first where it is left out"`
		Own string `json:"own,omitempty" maxLength:"5000" doc:"What the person wants to say, in their words; the draft asks where it is left out"`
	}
}

type nobodyCalledIn struct {
	ProcessID
	Body struct {
		Interview string `json:"interview,omitempty" maxLength:"200" doc:"Id of the interview; the latest that was to have begun where it is left out"`
	}
}

// rejectionJSON is a rejection that may be answered.
type rejectionJSON struct {
	By          PersonJSON   `json:"by" doc:"Who wrote it; empty where it came otherwise"`
	NobodyReads bool         `json:"nobody_reads" doc:"Nobody reads what is sent to that address"`
	To          []PersonJSON `json:"to" nullable:"false" doc:"Who may be answered, the first of them by default"`
	Asked       bool         `json:"asked" doc:"A reply is wanted"`
	Own         string       `json:"own" doc:"The person's words for it"`
	Answered    bool         `json:"answered" doc:"The reply has left"`
}

func rejectionOf(r *followup.Rejection) *rejectionJSON {
	if r == nil {
		return nil
	}
	out := rejectionJSON{PersonJSON{r.By.Name, r.By.Email}, r.NobodyReads, []PersonJSON{}, r.Asked, r.Own, r.Answered}
	for _, who := range r.To {
		out.To = append(out.To, PersonJSON{who.Name, who.Email})
	}
	return &out
}

// afterAnswer is about what may be done after an answer, or when none came at the agreed
// time.
func (s *server) afterAnswer() {
	route(s, operation{
		id: "reply-graciously", method: http.MethodPut, path: "/processes/{process}/gracious-reply", scope: followup.ScopeWrite, none: true,
		summary: "Ask for a draft that answers a rejection",
		more:    "It is approved as every note is. Asked again, it changes whom it goes to and what it says, as long as nothing left.",
	}, func(ctx context.Context, account followup.AccountID, in *graciousIn) (*nothing, error) {
		return &nothing{}, s.Service.ReplyGraciously(ctx, account, in.Process, in.Body.To, in.Body.Own)
	})
	route(s, operation{
		id: "nobody-called", method: http.MethodPut, path: "/processes/{process}/nobody-called", scope: followup.ScopeWrite, none: true,
		summary: "Say that nobody called at the agreed time: a note that asks for another is drafted",
	}, func(ctx context.Context, account followup.AccountID, in *nobodyCalledIn) (*nothing, error) {
		return &nothing{}, s.Service.NobodyCalled(ctx, account, in.Process, in.Body.Interview)
	})
	route(s, operation{
		id: "called-after-all", method: http.MethodDelete, path: "/processes/{process}/nobody-called", scope: followup.ScopeWrite, none: true,
		summary: "Say that they called after all",
	}, func(ctx context.Context, account followup.AccountID, in *ProcessID) (*nothing, error) {
		return &nothing{}, s.Service.CalledAfterAll(ctx, account, in.Process)
	})
}
