package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"afterword/internal/followup"
)

type modelListJSON struct {
	Models []modelJSON `json:"models" nullable:"false" doc:"The first of them is used"`
}

// modelJSON is a model, without its key.
type modelJSON struct {
	Endpoint string               `json:"endpoint"`
	Name     string               `json:"name"`
	Runs     followup.Whereabouts `json:"runs" doc:"here, elsewhere, or empty where nobody says"`
	SaidBy   followup.Teller      `json:"said_by" doc:"server or person: who said where it runs"`
	Allowed  *time.Time           `json:"allowed,omitempty" doc:"When the person agreed that texts are sent there"`
}

type allowModelIn struct {
	Body struct {
		Endpoint string               `json:"endpoint" minLength:"1" maxLength:"2000"`
		Name     string               `json:"name" minLength:"1" maxLength:"300"`
		Runs     followup.Whereabouts `json:"runs" enum:"here,elsewhere" doc:"As it is listed: what is agreed to"`
	}
}

type revokedJSON struct {
	TakenBack int `json:"taken_back" doc:"How many agreements there were"`
}

func (s *server) models() {
	route(s, operation{
		id: "list-models", method: http.MethodGet, path: "/models", scope: followup.ScopeRead,
		summary: "The models that may help, without their keys",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[modelListJSON], error) {
		all, err := s.Service.ListModels(ctx, account)
		if err != nil {
			return nil, err
		}
		out := modelListJSON{Models: []modelJSON{}}
		for _, m := range all {
			out.Models = append(out.Models, modelOf(m))
		}
		return answered(out, nil)
	})
	route(s, operation{
		id: "allow-model", method: http.MethodPut, path: "/models/allowed", scope: followup.ScopeAdmin, none: true,
		summary: "Agree that texts are sent to the model that is used, as it was listed",
	}, func(ctx context.Context, account followup.AccountID, in *allowModelIn) (*nothing, error) {
		shown := followup.Model{Endpoint: in.Body.Endpoint, Name: in.Body.Name, Runs: in.Body.Runs}
		err := s.Service.AllowModel(ctx, account, shown)
		if errors.Is(err, followup.ErrNotWhatWasSeen) {
			return nil, &problem{http.StatusConflict, sayOtherModel}
		}
		return &nothing{}, err
	})
	route(s, operation{
		id: "revoke-models", method: http.MethodDelete, path: "/models/allowed", scope: followup.ScopeWrite,
		summary: "Take every such agreement back: nothing is sent to any model",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[revokedJSON], error) {
		taken, err := s.Service.RevokeModels(ctx, account)
		return answered(revokedJSON{taken}, err)
	})
}

func modelOf(m followup.Model) modelJSON {
	return modelJSON{m.Endpoint, m.Name, m.Runs, m.SaidBy, timeOf(m.AllowedAt)}
}
