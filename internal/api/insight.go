package api

import (
	"context"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/outcome"
)

type insightJSON struct {
	Enough  int          `json:"enough" doc:"Of how many cases a rate is named"`
	Figures []figureJSON `json:"figures" nullable:"false"`
}

type figureJSON struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	Says    string    `json:"says"`
	Unit    string    `json:"unit"`
	N       int       `json:"n"`
	Columns []string  `json:"columns" nullable:"false"`
	Rows    []rowJSON `json:"rows" nullable:"false"`
	Cases   []string  `json:"cases" nullable:"false"`
}

type rowJSON struct {
	Name   string `json:"name"`
	Counts []int  `json:"counts" nullable:"false"`
}

type proofIn struct {
	From string `query:"from" format:"date" doc:"The first day; the first of this month where it is left out"`
	To   string `query:"to" format:"date" doc:"The last day; today where it is left out"`
}

type proofJSON struct {
	Name string         `json:"name"`
	From string         `json:"from" format:"date"`
	To   string         `json:"to" format:"date"`
	Rows []proofRowJSON `json:"rows" nullable:"false"`
}

type proofRowJSON struct {
	Date      string `json:"date" format:"date"`
	Employer  string `json:"employer"`
	Role      string `json:"role"`
	Person    string `json:"person"`
	Step      string `json:"step"`
	MessageID string `json:"message_id"`
}

func (s *server) insight() {
	route(s, operation{
		id: "read-insight", method: http.MethodGet, path: "/insight", scope: followup.ScopeRead,
		summary: "What came of the notes: who answered, how fast, which dates were kept",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[insightJSON], error) {
		report, err := s.Service.ReadOutcome(ctx, account)
		if err != nil {
			return nil, err
		}
		out := insightJSON{Enough: outcome.Enough, Figures: []figureJSON{}}
		for _, f := range report.Figures() {
			j := figureJSON{
				ID: f.ID, Title: f.Title, Says: f.Says, Unit: f.Unit, N: f.N,
				Columns: append([]string{}, f.Columns...), Rows: []rowJSON{}, Cases: append([]string{}, f.Cases...),
			}
			for _, row := range f.Rows {
				j.Rows = append(j.Rows, rowJSON{row.Name, append([]int{}, row.Counts...)})
			}
			out.Figures = append(out.Figures, j)
		}
		return answered(out, nil)
	})
	route(s, operation{
		id: "read-proof", method: http.MethodGet, path: "/insight/proof", scope: followup.ScopeRead,
		summary: "What was done to find work, day by day",
	}, func(ctx context.Context, account followup.AccountID, in *proofIn) (*answer[proofJSON], error) {
		var days [2]interview.Date
		for i, day := range []string{in.From, in.To} {
			if day == "" {
				continue
			}
			var err error
			if days[i], err = interview.ParseDate(day); err != nil {
				return nil, &problem{http.StatusUnprocessableEntity, sentence(err.Error())}
			}
		}
		proof, err := s.Service.ReadProof(ctx, account, days[0], days[1])
		if err != nil {
			return nil, err
		}
		out := proofJSON{proof.Name, proof.From.String(), proof.To.String(), []proofRowJSON{}}
		for _, r := range proof.Rows {
			out.Rows = append(out.Rows, proofRowJSON{r.Date.String(), r.Employer, r.Role, r.Person, r.Step, r.MessageID})
		}
		return answered(out, nil)
	})
}
