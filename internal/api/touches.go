package api

import (
	"context"
	"net/http"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/note"
)

// touchesJSON is what was used of the touches that courtesy allows, and what they have seen.
type touchesJSON struct {
	Says   string              `json:"says"`
	Used   int                 `json:"used"`
	Left   int                 `json:"left"`
	People []personTouchesJSON `json:"people" nullable:"false"`
	Seen   []seenJSON          `json:"seen" nullable:"false" doc:"The notes that reached somebody, the oldest first"`
}

type personTouchesJSON struct {
	PersonJSON
	Interview string `json:"interview" doc:"Id of the interview"`
	Used      int    `json:"used"`
	Left      int    `json:"left" doc:"How many more they may get in this round"`
}

type seenJSON struct {
	At        time.Time  `json:"at"`
	To        string     `json:"to"`
	Phase     note.Phase `json:"phase" enum:"anchor,check-in,final-pulse,another-time,gracious-reply"`
	Interview string     `json:"interview"`
	Subject   string     `json:"subject"`
}

func (s *server) touches() {
	route(s, operation{
		id: "show-touches", method: http.MethodGet, path: "/processes/{process}/touches", scope: followup.ScopeRead,
		summary: "How many notes they have had, how many more courtesy allows, and what they have seen",
	}, func(ctx context.Context, account followup.AccountID, in *ProcessID) (*answer[touchesJSON], error) {
		v, err := s.Service.ShowProcess(ctx, account, in.Process)
		if err != nil {
			return nil, err
		}
		return answered(touchesOf(v.Budget), nil)
	})
}

func touchesOf(b cadence.Budget) touchesJSON {
	out := touchesJSON{Says: b.Words(), Used: b.Used, Left: b.Left, People: []personTouchesJSON{}, Seen: []seenJSON{}}
	for _, p := range b.People {
		out.People = append(out.People, personTouchesJSON{PersonJSON{p.Name, p.Email}, p.InterviewID, p.Used, p.Left})
	}
	for _, t := range b.Seen {
		out.Seen = append(out.Seen, seenJSON{t.At, t.To, t.Phase, t.InterviewID, t.Subject})
	}
	return out
}
