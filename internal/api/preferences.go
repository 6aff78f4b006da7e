package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"afterword/internal/followup"
)

// preferencesJSON is what the person set for themselves.
type preferencesJSON struct {
	Undo     undoJSON     `json:"undo"`
	PostDays postDaysJSON `json:"post_days"`
}

// undoJSON is how long an approved note is held.
type undoJSON struct {
	Seconds int64 `json:"seconds" doc:"How long an approved note is held, so that the approval can be taken back"`
	Usual   int64 `json:"usual" doc:"What the settings of this Afterword say, in seconds"`
	Own     bool  `json:"own" doc:"The person chose it; else it is what the settings say"`
}

// postDaysJSON is how long letters take by the person's own word.
type postDaysJSON struct {
	Lines string `json:"lines" maxLength:"20000" doc:"One line for each way, such as US GB 8: from, to, business days. They come before those of the settings and the built-in ones; empty, only those count."`
}

type undoIn struct {
	Body struct {
		Seconds *int64 `json:"seconds,omitempty" minimum:"0" doc:"Left out, as long as the settings say. Two hours at most."`
	}
}

type postDaysIn struct{ Body postDaysJSON }

func (s *server) preferences() {
	route(s, operation{
		id: "show-preferences", method: http.MethodGet, path: "/preferences", scope: followup.ScopeRead,
		summary: "The time to undo, and the person's own lines of how long letters take",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[preferencesJSON], error) {
		set, _, err := s.Service.ShowPreferences(ctx, account)
		return answered(preferencesJSON{
			undoJSON{inSeconds(s.Service.HoldFor(set)), inSeconds(s.Service.UndoWindow), set.Undo != nil}, postDaysJSON{set.Post},
		}, err)
	})
	route(s, operation{ // a shorter time leaves the person less of it to stop what leaves
		id: "choose-undo", method: http.MethodPut, path: "/preferences/undo", scope: followup.ScopeApprove, none: true,
		summary: "Choose how long notes are held that are approved from now on",
	}, func(ctx context.Context, account followup.AccountID, in *undoIn) (*nothing, error) {
		var undo *time.Duration
		if in.Body.Seconds != nil {
			const day = int64(24 * time.Hour / time.Second)
			held := time.Duration(min(*in.Body.Seconds, day)) * time.Second // the verb knows the limit
			undo = &held
		}
		return &nothing{}, s.Service.ChooseUndo(ctx, account, undo)
	})
	route(s, operation{
		id: "choose-post-days", method: http.MethodPut, path: "/preferences/post-days", scope: followup.ScopeWrite, none: true,
		summary: "Keep the person's own lines of how long letters take; the advice on cards goes by them",
	}, func(ctx context.Context, account followup.AccountID, in *postDaysIn) (*nothing, error) {
		err := s.Service.ChoosePostDays(ctx, account, strings.ReplaceAll(in.Body.Lines, "\r\n", "\n"))
		var unreadable *followup.PostLinesError
		if errors.As(err, &unreadable) {
			says := strings.Replace(unreadable.Error(), "line:", "line ", 1) // "line:2: write …"
			return nil, &problem{http.StatusUnprocessableEntity, "Nothing was changed. " + sentence(says)}
		}
		return &nothing{}, err
	})
}

func inSeconds(d time.Duration) int64 { return int64(d / time.Second) }
