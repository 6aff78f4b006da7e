package api

import (
	"context"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/invite"
)

type invitationListJSON struct {
	Invitations []invitationJSON `json:"invitations" nullable:"false"`
}

// invitationJSON is an invitation that came by mail and waits.
type invitationJSON struct {
	Key    string        `json:"key"`
	Mail   mailJSON      `json:"mail"`
	Events []invitedJSON `json:"events" nullable:"false"`
}

// invitedJSON is what one invitation is to a process.
type invitedJSON struct {
	Process      string        `json:"process"`
	Summary      string        `json:"summary" doc:"Its title; may be empty"`
	Changed      bool          `json:"changed" doc:"Something was stored, or would be"`
	Says         []string      `json:"says" nullable:"false"`
	Asks         *questionJSON `json:"asks,omitempty"`
	PanelDiffers bool          `json:"panel_differs"`
}

// questionJSON is what must be answered first.
type questionJSON struct {
	Says   string       `json:"says"`
	Zone   bool         `json:"zone" doc:"The name of a time zone is asked for"`
	Places []choiceJSON `json:"places" nullable:"false"`
}

type choiceJSON struct {
	Place invite.Place `json:"place"`
	Says  string       `json:"says"`
}

func invitedOf(all []followup.Invited) []invitedJSON {
	out := make([]invitedJSON, 0, len(all))
	for _, i := range all {
		j := invitedJSON{Process: i.ProcessID, Summary: i.Summary, Changed: i.Changed, Says: append([]string{}, i.Says...), PanelDiffers: i.PanelDiffers}
		if i.Asks != nil {
			j.Asks = &questionJSON{Says: i.Asks.Says, Zone: i.Asks.Zone, Places: []choiceJSON{}}
			for _, p := range i.Asks.Places {
				j.Asks.Places = append(j.Asks.Places, choiceJSON(p))
			}
		}
		out = append(out, j)
	}
	return out
}

type calendarFileIn struct {
	ProcessID
	Body struct {
		Calendar string `json:"calendar" minLength:"1" maxLength:"100000" doc:"The calendar file (RFC 5545)"`
	}
}

type waitingIn struct {
	ProcessID
	Body struct {
		Key   string       `json:"key" minLength:"1" maxLength:"2000"`
		Place invite.Place `json:"place,omitempty" maxLength:"300" doc:"One of the places that were asked for"`
		Zone  string       `json:"zone,omitempty" maxLength:"100" doc:"IANA name, where it was asked for"`
		Panel bool         `json:"panel,omitempty" doc:"Who is invited now is on the panel, and who is not is not"`
	}
}

type ignoreIn struct {
	ProcessID
	Body struct {
		Key string `json:"key" minLength:"1" maxLength:"2000"`
	}
}

type invitedListJSON struct {
	Events []invitedJSON `json:"events" nullable:"false" doc:"If one of them asks something, nothing was stored"`
}

func (s *server) invitations() {
	const path = "/processes/{process}/invitations"
	route(s, operation{
		id: "list-invitations", method: http.MethodGet, path: path, scope: followup.ScopeRead,
		summary: "Invitations that came by mail and wait to be added or ignored",
	}, func(ctx context.Context, account followup.AccountID, in *ProcessID) (*answer[invitationListJSON], error) {
		v, err := s.Service.ShowProcess(ctx, account, in.Process)
		if err != nil {
			return nil, err
		}
		out := invitationListJSON{Invitations: []invitationJSON{}}
		for _, w := range v.Invitations {
			out.Invitations = append(out.Invitations, invitationJSON{w.Mail.Key, mailOf(w.Mail), invitedOf(w.Events)})
		}
		return answered(out, nil)
	})
	route(s, operation{
		id: "add-calendar-file", method: http.MethodPost, path: path, scope: followup.ScopeWrite,
		summary: "Add the invitations of a calendar file to a process",
		more:    "If one of them asks something, nothing is changed and it waits like one that came by mail.",
	}, func(ctx context.Context, account followup.AccountID, in *calendarFileIn) (*answer[invitedListJSON], error) {
		done, err := s.Service.AddInvitationFile(ctx, account, in.Process, []byte(in.Body.Calendar))
		return answered(invitedListJSON{invitedOf(done)}, err)
	})
	route(s, operation{
		id: "add-invitation", method: http.MethodPost, path: path + "/added", scope: followup.ScopeWrite,
		summary: "Add an invitation that waits",
	}, func(ctx context.Context, account followup.AccountID, in *waitingIn) (*answer[invitedListJSON], error) {
		done, err := s.Service.AddWaiting(ctx, account, in.Process, in.Body.Key, followup.InvitationAnswer{
			Place: in.Body.Place, Zone: in.Body.Zone, Panel: in.Body.Panel,
		})
		return answered(invitedListJSON{invitedOf(done)}, err)
	})
	route(s, operation{
		id: "ignore-invitation", method: http.MethodPost, path: path + "/ignored", scope: followup.ScopeWrite, none: true,
		summary: "Ignore an invitation that waits",
	}, func(ctx context.Context, account followup.AccountID, in *ignoreIn) (*nothing, error) {
		return &nothing{}, s.Service.IgnoreWaiting(ctx, account, in.Process, in.Body.Key)
	})
}
