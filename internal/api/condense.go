package api

import (
	"context"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/polish"
)

type notesIn struct {
	Body struct {
		Notes string `json:"notes" minLength:"1" maxLength:"100000" doc:"Notes or a transcript, as text; 24000 bytes at most"`
	}
}

// quotesJSON are the lines that a model chose.
type quotesJSON struct {
	Lines   []quoteJSON `json:"lines" nullable:"false" doc:"Each stands word for word in the notes, but for how its lines are broken"`
	Dropped int         `json:"dropped" doc:"How many lines the model sent that do not stand there"`
}

type quoteJSON struct {
	Quote string `json:"quote"`
	Start int    `json:"start" doc:"In bytes of the notes"`
	End   int    `json:"end"`
}

func (s *server) condensing() {
	route(s, operation{
		id: "show-condense", method: http.MethodPost, path: "/condense/preview", scope: followup.ScopeRead,
		summary: "Exactly what a model would be sent of notes; nothing is sent or stored",
	}, func(ctx context.Context, account followup.AccountID, in *notesIn) (*answer[toSendJSON], error) {
		n, err := polish.PrepareNotes(in.Body.Notes)
		if err != nil {
			return nil, err
		}
		return answered(s.toSend(ctx, account, n.Messages(), n.Masks))
	})
	route(s, operation{
		id: "condense-notes", method: http.MethodPost, path: "/condense", scope: followup.ScopeAssist, problems: []int{http.StatusBadGateway},
		summary: "Let the model that the person allowed choose lines of notes that are worth writing about; nothing is stored",
		more:    "Notes hold what other people said: think of them before you send it to a model elsewhere. What the model makes up is dropped and counted.",
	}, func(ctx context.Context, account followup.AccountID, in *notesIn) (*answer[quotesJSON], error) {
		n, err := polish.PrepareNotes(in.Body.Notes)
		if err != nil {
			return nil, err
		}
		out := quotesJSON{Lines: []quoteJSON{}}
		err = s.askModel(ctx, account, func() error {
			quotes, dropped, err := s.Service.CondenseNotes(ctx, account, n)
			for _, q := range quotes {
				out.Lines = append(out.Lines, quoteJSON{q.Text, q.Start, q.End})
			}
			out.Dropped = dropped
			return err
		})
		return answered(out, err)
	})
}
