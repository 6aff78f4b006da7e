package api

import (
	"context"
	"net/http"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

type sentIn struct {
	ProcessID
	Body struct {
		To    string     `json:"to" minLength:"1" maxLength:"300" doc:"Name or e-mail address of somebody on a panel"`
		At    *time.Time `json:"at,omitempty" doc:"When it was sent; now where it is left out"`
		Phase note.Phase `json:"phase,omitempty" enum:"anchor,check-in,final-pulse,another-time,gracious-reply" doc:"Left out, the anchor, to somebody who has had no note yet"`
	}
}

type touchJSON struct {
	Phase note.Phase `json:"phase"`
	To    string     `json:"to"`
	At    time.Time  `json:"at"`
}

func (s *server) sent() {
	type verb = func(context.Context, followup.AccountID, string, followup.ByHand) (note.Touch, error)
	say := func(do verb) func(context.Context, followup.AccountID, *sentIn) (*answer[touchJSON], error) {
		return func(ctx context.Context, account followup.AccountID, in *sentIn) (*answer[touchJSON], error) {
			sent := followup.ByHand{To: in.Body.To, Phase: in.Body.Phase}
			if in.Body.At != nil {
				sent.At = *in.Body.At
			}
			touch, err := do(ctx, account, in.Process, sent)
			return answered(touchJSON{touch.Phase, touch.To, touch.At}, err)
		}
	}
	route(s, operation{
		id: "say-sent", method: http.MethodPost, path: "/processes/{process}/sent", scope: followup.ScopeWrite, created: true,
		summary: "Say that a note was sent by hand",
	}, say(s.Service.SaySent))
	route(s, operation{
		id: "take-back-sent", method: http.MethodPost, path: "/processes/{process}/sent/taken-back", scope: followup.ScopeWrite,
		summary: "Take back that a note was sent by hand",
	}, say(s.Service.TakeBackSent))
}
